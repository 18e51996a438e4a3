import { useEffect, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { CAUSES_OF } from '../../domain/ticket/causes'
import type { Field as FieldName, Given } from '../../domain/ticket/given'
import type { Guard } from '../../domain/ticket/guards'
import type { Refusal } from '../../domain/ticket/lifecycle'
import { dependsOnStage, ruleOf } from '../../domain/ticket/rules'
import { AT_FIELD, fieldsOf, MISSING_WORDS, missingIn, trimmed, type FieldErrors } from '../../domain/reading/sheet'
import type { ActionView, TicketView } from '../../domain/ticket/views'
import { REFUSAL_WORDS, STATE_WORDS } from '../../domain/reading/words'
import { ACTION_WORDS, followsOf } from '../../domain/reading/words-acting'
import { problemWords } from '../../domain/problems'
import { say } from '../../domain/words/say'
import { CallFailed } from '../remote/call'
import { confirmed } from '../platform/confirmed'
import { readerOf } from '../lib/reader'
import { failureWords, useAct } from '../sending/useAct'
import { usePhotos } from '../sending/usePhotos'
import { useSession, type As } from '../remote/session'
import { tickets } from '../stores/tickets'
import { ActionField, anchorOf } from './ActionField'
import { Button } from './Button'
import { Notice } from './Notice'
import { Sheet } from './Sheet'

export interface ActionSheetProps {
  ticket: TicketView
  /** Open while there is one. */
  action: ActionView | undefined
  as: As
  onClose: () => void
  onDone: (view: TicketView) => void
}

/** What an action asks for (凭据), drawn from the table, and the way to send it. An action that asks nothing is sent at once. */
export function ActionSheet(props: ActionSheetProps) {
  const { ticket, action } = props
  if (!action) return null
  const Part = hasFields(action) ? ActionForm : AtOnce
  return <Part key={`${ticket.id} ${action.action}`} {...props} action={action} />
}

/** Does anything have to be asked? If not, `useAct` alone does it, with a busy button. */
export const hasFields = ({ action, needs, may }: Pick<ActionView, 'action' | 'needs' | 'may'>) =>
  !ruleOf(action).atOnce && needs.length + may.length > 0

type OpenProps = ActionSheetProps & { action: ActionView }

/** What stands there before anybody chose: the level next above, the usual cause. */
const begunWith = ({ action, may, units }: ActionView): Given => ({
  ...(may.includes('unit') && { unit: units[0]?.id }),
  ...(may.includes('cause') && { cause: CAUSES_OF[action]?.[0] }),
})

function ActionForm({ ticket, action: opened, as, onClose, onDone }: OpenProps) {
  const { action } = opened
  const words = { ...ACTION_WORDS[action], ...followsOf(action, 'others' in ticket ? ticket.others : 0) }
  const newest = tickets(as).use(ticket.id).data ?? ticket
  // the ticket as it was when the person made up their mind
  const [base, setBase] = useState(ticket)
  const now = base.actions.find((one) => one.action === action)
  const view = now ?? opened
  const [given, setGiven] = useState<Given>(() => begunWith(opened))
  const [touched, setTouched] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [problem, setProblem] = useState<CallFailed>()
  const [looked, setLooked] = useState(false)
  const [keys, setKeys] = useState<string[]>([])
  const photos = usePhotos(as, keys, setKeys)
  const { busy, send, isRunning } = useAct(as)
  // signed in again: what stopped it is gone
  const token = useSession((all) => all[as]?.token)
  useEffect(() => setProblem(undefined), [token])

  const fields = fieldsOf(view)
  const moved = dependsOnStage(action) && newest.stage !== base.stage
  const unit = view.units.find((one) => one.id === given.unit)
  const refused = now === undefined ? 'wrongState' : (now.refusal as Refusal['code'] | undefined)
  const closed = refused && say(REFUSAL_WORDS[refused])

  const change = (part: Given) => {
    setTouched(true)
    setGiven((all) => ({ ...all, ...part }))
    setErrors((all) => ({ ...all, ...Object.fromEntries(Object.keys(part).map((field) => [field, undefined])) }))
  }

  const show = (found: FieldErrors) => {
    setErrors(found)
    const first = fields.find((field) => found[field])
    if (first && process.env.TARO_ENV === 'h5')
      setTimeout(() => document.getElementById(anchorOf(first))?.scrollIntoView({ block: 'center' }), 50)
  }

  const submit = async () => {
    if (isRunning()) return
    const missing = missingIn(view, { ...trimmed(given), photos: keys })
    if (Object.keys(missing).length > 0) return show(missing)
    if (photos.fit().length < keys.length) return show({ photos: say('有照片不能用，请删掉它再送。') })
    if (words.confirm && !(await confirmed('', words.confirm, say(words.button), say('先不')))) return
    setProblem(undefined)
    setErrors({})
    try {
      const after = await send(base, action, trimmed(given), keys)
      return after ? onDone(after) : onClose()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      const field = AT_FIELD[failed.problem.code as Guard]
      if (field) return show({ [field]: failed.problem.message })
      setProblem(failed)
      const wrong = Object.entries(failed.problem.fields ?? {}).map(([field, code]) => [field.split('.').pop()!, code] as const)
      show(
        Object.fromEntries(
          wrong.map(([field, code]) => [
            field,
            MISSING_WORDS[field as FieldName] ? say(MISSING_WORDS[field as FieldName]) : problemWords(code),
          ]),
        ),
      )
    }
  }

  const seeNewest = async () => {
    await tickets(as).load(ticket.id, true)
    const latest = tickets(as).peek(ticket.id)
    if (!latest) return
    setProblem(undefined)
    setLooked(true)
    setBase(latest)
  }

  const mayNot = busy || Boolean(closed)
  useCtrlEnter(() => void (mayNot || submit()))
  const sendWords = say(words.send, { unit: unit?.name ?? '…' })
  const isConflict = moved || problem?.status === 409
  return (
    <Sheet
      open
      title={say(words.title)}
      onClose={onClose}
      dirty={touched || keys.length > 0}
      busy={Boolean(busy)}
      foot={
        <>
          {isConflict ? (
            <Notice
              kind="warn"
              icon="warn"
              text={problem ? failureWords(problem) : say('这件刚才有了新进展，{name}在办。写的都在。', { name: newest.unit.name })}
              link={say('看最新')}
              onLink={seeNewest}
            />
          ) : (
            problem && <Notice kind="danger" icon={problem.offline ? 'offline' : 'warn'} text={failureWords(problem)} />
          )}
          {!isConflict && looked && <NowNotice ticket={base} />}
          <Button
            kind={words.confirm ? 'danger' : 'main'}
            text={sendWords}
            busy={busy && (photos.photos.some(({ state }) => state !== 'done') ? say('正在上传照片…') : say('正在提交…'))}
            off={Boolean(closed) || isConflict}
            why={isConflict ? say('先看最新进展，再决定送不送。') : closed}
            onPress={submit}
          />
        </>
      }
    >
      {fields.map((field) => (
        <ActionField
          key={field}
          field={field}
          action={view}
          ticket={base}
          given={given}
          onChange={change}
          photos={photos}
          error={errors[field]}
        />
      ))}
      {words.after && <Notice icon="eye" text={words.after} />}
    </Sheet>
  )
}

/** Where the ticket stands after all, once somebody looked. */
const NowNotice = ({ ticket }: { ticket: TicketView }) => (
  <Notice
    kind="info"
    icon="check"
    text={say('现在是“{state}”，在{unit}。', { state: say(STATE_WORDS[readerOf(ticket)][ticket.state]), unit: ticket.unit.name })}
  />
)

/** Nothing to ask: it goes out as soon as it is drawn. */
function AtOnce({ ticket, action, as, onClose, onDone }: OpenProps) {
  const { send } = useAct(as)
  const run = async (): Promise<void> => {
    const { button } = ACTION_WORDS[action.action]
    void Taro.showLoading({ title: say('正在{button}…', { button: say(button) }), mask: true })
    try {
      const after = await send(ticket, action.action)
      Taro.hideLoading()
      // it waits in the phone: nothing more to do here
      return after ? onDone(after) : onClose()
    } catch (failed) {
      Taro.hideLoading()
      if (!(failed instanceof CallFailed)) throw failed
      return (await confirmed('', failureWords(failed), say('再试一次'), say('先不'))) ? run() : onClose()
    }
  }
  const begin = useRef(run)
  useEffect(() => void begin.current(), [])
  return null
}

/** h5: Ctrl+Enter sends. */
function useCtrlEnter(send: () => void) {
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) latest.current()
    }
    document.addEventListener('keydown', keys, true)
    return () => document.removeEventListener('keydown', keys, true)
  }, [])
}
