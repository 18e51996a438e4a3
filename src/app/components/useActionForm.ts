import { useEffect, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { problemWords } from '../../domain/problems'
import { AT_FIELD, fieldsOf, MISSING_WORDS, trimmed, type FieldErrors, wrongIn } from '../../domain/reading/sheet'
import { REFUSAL_WORDS } from '../../domain/reading/words-refused'
import { ACTION_WORDS, followsOf } from '../../domain/reading/words-acting'
import { categoryOf, departmentOf } from '../../domain/report/categories'
import { CAUSES_OF } from '../../domain/ticket/causes'
import type { Field as FieldName, Given } from '../../domain/ticket/given'
import type { Guard } from '../../domain/ticket/guards'
import type { Refusal } from '../../domain/ticket/lifecycle'
import { dependsOnStage } from '../../domain/ticket/rules'
import type { ActionView, TicketView } from '../../domain/ticket/views'
import { say } from '../../domain/words/say'
import { useForm } from '../lib/useForm'
import { confirmed } from '../platform/confirmed'
import { CallFailed } from '../remote/call'
import { useSession, type As } from '../remote/session'
import { useAct } from '../sending/useAct'
import { takenAt } from '../sending/photos'
import { usePapers } from '../sending/usePapers'
import { usePhotos } from '../sending/usePhotos'
import { catalogueNow } from '../stores/reference'
import { tickets } from '../stores/tickets'
import { anchorOf, type OwnParts } from './ActionField'

/** What was begun in a sheet before and not sent, where whoever opens it keeps that. */
export type SheetDraft = { given: Given | undefined; keep: (given: Given) => void; drop: () => void }

export interface OpenAction {
  ticket: TicketView
  action: ActionView
  as: As
  onClose: () => void
  onDone: (view: TicketView) => void
  /** What may be tapped instead of typed in the words for the reporter, by what is given so far. */
  phrases?: (given: Given) => readonly string[]
  own?: OwnParts
  /** What is chosen already. */
  begun?: Given
  draft?: SheetDraft
}

/** The form of one action: what was given and photographed, what is wrong with it, and the way to send it. */
export function useActionForm({ ticket, action: opened, as, onClose, onDone, begun, draft }: OpenAction) {
  const { action } = opened
  const words = { ...ACTION_WORDS[action], ...followsOf(action, 'others' in ticket ? ticket.others : 0) }
  const standing = useStanding(ticket, opened, as)
  const form = useForm<Given>(() => ({ ...begunWith(ticket, opened), ...draft?.given, ...begun }))
  const drafted = useDraft(form, draft, () => ({ ...begunWith(ticket, opened), ...begun }))
  const [keys, setKeys] = useState<string[]>([])
  // a photo that came is asked for no longer, and needs no excuse; nor is one that has an excuse
  const takeKeys = (next: string[]) => {
    setKeys(next)
    form.change({ photos: undefined, noPhoto: undefined })
  }
  const change = (part: Given) => form.change('noPhoto' in part ? { ...part, photos: undefined } : part)
  const photos = usePhotos(as, keys, takeKeys)
  const [paperKeys, setPaperKeys] = useState<string[]>([])
  const papers = usePapers(as, paperKeys, setPaperKeys)
  const [problem, setProblem] = useState<CallFailed>()
  const { busy, send, isRunning } = useAct(as)
  // signed in again: what stopped it is gone
  const token = useSession((all) => all[as]?.token)
  useEffect(() => setProblem(undefined), [token])

  const show = (found: FieldErrors) => {
    form.show(found)
    seek(
      fieldsOf(standing.view).find((field) => found[field]),
      found,
    )
  }
  const wrong = (): FieldErrors => {
    const found = wrongIn(standing.view, { ...trimmed(form.given), photos: keys })
    if (Object.keys(found).length > 0) return found
    if (papers.fit().length < paperKeys.length) return { papers: say('有附件不能用，请删掉它再送。') }
    return photos.fit().length < keys.length ? { photos: say('有照片不能用，请删掉它再送。') } : {}
  }
  const submit = async () => {
    if (isRunning()) return
    const found = wrong()
    if (Object.keys(found).length > 0) return show(found)
    if (words.confirm && !(await confirmed('', words.confirm, say(words.button), say('先不')))) return
    setProblem(undefined)
    form.show({})
    try {
      const after = await send(standing.base, action, trimmed({ ...form.given, ...whenTaken(standing.view, keys) }), [
        ...keys,
        ...paperKeys,
      ])
      draft?.drop()
      return after ? onDone(after) : onClose()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      const field = AT_FIELD[failed.problem.code as Guard]
      if (field) return show({ [field]: failed.problem.message })
      setProblem(failed)
      show(errorsOf(failed))
    }
  }
  const seeNewest = async () => {
    if (await standing.look()) setProblem(undefined)
  }
  // what is kept is not lost by closing
  const isDirty = (form.touched && !draft) || keys.length + paperKeys.length > 0
  return { ...form, ...standing, ...drafted, change, words, photos, papers, isDirty, problem, busy, submit, seeNewest }
}

/** Keeps what is written as it is written; says whether it goes on from before, and begins anew. */
function useDraft(form: ReturnType<typeof useForm<Given>>, draft: SheetDraft | undefined, anew: () => Given) {
  const [resumed, setResumed] = useState(draft?.given !== undefined)
  const { given, touched } = form
  const latest = useRef(draft)
  latest.current = draft
  useEffect(() => void (touched && latest.current?.keep(given)), [given, touched])
  const startOver = () => {
    setResumed(false)
    form.restart(anew())
    draft?.drop()
  }
  return { resumed, startOver }
}

/** What stands there before anybody chose: the unit the catalogue names, the level next above, the usual cause. */
const begunWith = ({ category, item }: TicketView, { action, needs, may, units, objected = [] }: ActionView): Given => ({
  ...(needs.includes('unit') && {
    unit: unitNamed(
      // whoever said it is not theirs is not put forward again
      units.filter(({ id }) => !objected.includes(id)),
      departmentOf(categoryOf(catalogueNow(), category), item),
    ),
  }),
  ...(may.includes('unit') && { unit: units[0]?.id }),
  ...(may.includes('cause') && { cause: CAUSES_OF[action]?.[0] }),
})

const unitNamed = (units: ActionView['units'], id: string): string | undefined => units.find((unit) => unit.id === id)?.id

/** The ticket as it was when the person made up their mind, and whether it has moved on or the action is closed by now. */
function useStanding(ticket: TicketView, opened: ActionView, as: As) {
  const newest = tickets(as).use(ticket.id).data ?? ticket
  const [base, setBase] = useState(ticket)
  const [looked, setLooked] = useState(false)
  const now = base.actions.find((one) => one.action === opened.action)
  const refused = now === undefined ? 'wrongState' : (now.refusal as Refusal['code'] | undefined)
  /** Takes the newest as it is now; false when there is none. */
  const look = async () => {
    await tickets(as).load(ticket.id, true)
    const latest = tickets(as).peek(ticket.id)
    if (!latest) return false
    setLooked(true)
    setBase(latest)
    return true
  }
  return {
    newest,
    base,
    view: now ?? opened,
    moved: dependsOnStage(opened.action) && newest.stage !== base.stage,
    closed: refused && say(REFUSAL_WORDS[refused]),
    looked,
    look,
  }
}

/** When the first photo was taken, where the action carries that. */
const whenTaken = ({ may }: ActionView, keys: string[]): Given =>
  may.includes('photosAt') && keys.length > 0 ? { photosAt: `${new Date(takenAt(keys)).toISOString().slice(0, 16)}Z` } : {}

/** To the first wrong field; WeChat moves nothing inside a sheet, so there it is said. */
function seek(field: FieldName | undefined, found: FieldErrors) {
  if (!field) return
  if (process.env.TARO_ENV === 'weapp') void Taro.showToast({ title: found[field] ?? '', icon: 'none' })
  else setTimeout(() => document.getElementById(anchorOf(field))?.scrollIntoView({ block: 'center' }), 50)
}

/** What the server says is wrong, each at its field. */
function errorsOf({ problem }: CallFailed): FieldErrors {
  const wrong = Object.entries(problem.fields ?? {}).map(([field, code]) => [field.split('.').pop() as FieldName, code] as const)
  const refused: Record<string, string> = REFUSAL_WORDS
  const wordsFor = (field: FieldName, code: string) => (code === 'missing' ? say(MISSING_WORDS[field]) : say(refused[code] ?? ''))
  return Object.fromEntries(wrong.map(([field, code]) => [field, wordsFor(field, code) || problemWords(code)]))
}
