import { useEffect, useRef } from 'react'
import { fieldsOf } from '../../domain/reading/sheet'
import { STATE_WORDS } from '../../domain/reading/words'
import { hasField } from '../../domain/ticket/given'
import type { TicketView } from '../../domain/ticket/views'
import { say } from '../../domain/words/say'
import { useMainKey } from '../lib/mainKey'
import { readerOf } from '../../domain/reading/readers'
import { failureWords } from '../sending/useAct'
import { ActionField, anchorOf } from './ActionField'
import { Button } from './Button'
import { Notice } from './Notice'
import { PLACED_MS, Sheet } from './Sheet'
import { useActionForm, type OpenAction } from './useActionForm'

/** The fields of an action, what has happened to the ticket meanwhile, and the way to send it. */
export function ActionForm(props: OpenAction) {
  const form = useActionForm(props)
  const { view, base, given, errors, change, photos, papers, words } = form
  const asked = fieldsOf(view).filter((field) => field !== 'noPhoto' || photos.keys.length === 0)
  useMainKey('sheet', () => void (form.busy || form.closed || form.submit()))
  useNextField(props, form)
  return (
    <Sheet
      open
      title={say(words.title)}
      onClose={props.onClose}
      dirty={form.isDirty}
      busy={Boolean(form.busy)}
      foot={<FormFoot form={form} />}
    >
      {form.resumed && <Notice icon="edit" text={say('上次写的还在，没送出过。')} link={say('从头写')} onLink={form.startOver} />}
      {asked.map((field) => (
        <ActionField
          key={field}
          field={field}
          action={view}
          ticket={base}
          given={given}
          onChange={change}
          photos={photos}
          papers={papers}
          error={errors[field]}
          phrases={props.phrases}
          own={props.own}
        />
      ))}
      {words.after && <Notice icon="eye" text={words.after} />}
    </Sheet>
  )
}

type FormProps = { form: ReturnType<typeof useActionForm> }

function FormFoot({ form }: FormProps) {
  const { words, view, given, photos, busy, closed, problem } = form
  const unit = view.units.find((one) => one.id === given.unit)
  const isConflict = form.moved || problem?.status === 409
  return (
    <>
      {isConflict ? (
        <Conflict form={form} />
      ) : (
        problem && <Notice kind="danger" icon={problem.offline ? 'offline' : 'warn'} text={failureWords(problem)} />
      )}
      {!isConflict && form.looked && <NowNotice ticket={form.base} />}
      <Button
        kind={words.confirm ? 'danger' : 'main'}
        text={say(words.send, { unit: unit?.name ?? '…' })}
        busy={busy && (photos.photos.some(({ state }) => state !== 'done') ? say('正在上传照片…') : say('正在提交…'))}
        off={Boolean(closed) || isConflict}
        why={isConflict ? say('先看最新进展，再决定送不送。') : closed}
        onPress={form.submit}
      />
    </>
  )
}

/** The ticket has moved on: what was written stays, and the newest is looked at first. */
const Conflict = ({ form: { problem, newest, seeNewest } }: FormProps) => (
  <Notice
    kind="warn"
    icon="warn"
    text={problem ? failureWords(problem) : say('这件刚才有了新进展，{name}在办。写的都在。', { name: newest.unit.name })}
    link={say('看最新')}
    onLink={seeNewest}
  />
)

/** Where the ticket stands after all, once somebody looked. */
const NowNotice = ({ ticket }: { ticket: TicketView }) => (
  <Notice
    kind="info"
    icon="check"
    text={say('现在是“{state}”，在{unit}。', { state: say(STATE_WORDS[readerOf(ticket)][ticket.state]), unit: ticket.unit.name })}
  />
)

/**
 * h5, with a mouse or keys: whoever works here goes on at the first field that is still to be filled, when the sheet opens and when a
 * unit is chosen.
 */
function useNextField({ as }: OpenAction, { view, given }: ReturnType<typeof useActionForm>) {
  const first = view.needs.find((field) => !hasField(given, field))
  const latest = useRef(first)
  latest.current = first
  const { unit } = given
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || as !== 'staff' || !window.matchMedia('(pointer: fine)').matches) return
    const placed = setTimeout(() => {
      const field = latest.current && document.getElementById(anchorOf(latest.current))
      field?.querySelector<HTMLElement>('input, textarea, [tabindex="0"]')?.focus()
    }, PLACED_MS * 2)
    return () => clearTimeout(placed)
  }, [as, unit])
}
