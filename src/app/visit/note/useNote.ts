import { useEffect, useRef, useState } from 'react'
import type { BodyIn, Me } from '../../../domain/api'
import { visitApi, type Carried } from '../../../domain/api-visit'
import * as v from 'valibot'
import { dayAfter, dayOf } from '../../../domain/calendar/workdays'
import { addressOf, FACTS, type Fact } from '../../../domain/visit/booklet'
import { Note, problemsInNote, type NoteKind, type NoteOutcome } from '../../../domain/visit/note'
import { fieldProblems } from '../../../domain/report/draft'
import { serverNow } from '../../platform/now'
import { randomId } from '../../platform/random'
import { CallFailed } from '../../remote/call'
import { outbox } from '../../sending/waiting'
import { catalogueNow } from '../../stores/reference'
import { sendOff } from '../queue'
import { NOTE_PAGE } from '../routes'
import { WRONG, titleOf, wrongWords } from '../words'

type Body = BodyIn<typeof visitApi.writeNote>

type Form = {
  kind: NoteKind
  said: string
  wanted: string
  /** Something is to be done; becomes a case unless it is settled at the door. */
  todo: boolean
  isCase: boolean
  named: boolean
  phone: string
  outcome: NoteOutcome | undefined
  policy: boolean
  wall: 'inside' | 'outside' | undefined
  /** The facts that have changed, as they are now. */
  changed: Partial<Record<Fact, string>>
  promised: boolean
  promise: string
  day: string
  place: string
  gridId: string | undefined
  sure: boolean
}

const emptyForm = (me: Me): Form => ({
  kind: 'knock',
  said: '',
  wanted: '',
  todo: false,
  isCase: true,
  named: false,
  phone: '',
  outcome: undefined,
  policy: false,
  wall: undefined,
  changed: {},
  promised: false,
  promise: '',
  day: dayAfter(dayOf(serverNow())),
  place: '',
  gridId: me.posts.find(({ duty }) => duty === 'gridWorker')?.unitId,
  sure: false,
})

/** The form of one visit; `queued`: one that the server would not have, to be put right. */
export function useNote(me: Me, booklet: string | undefined, carried: Carried | undefined, queued: string | undefined) {
  const [form, setForm] = useState<Form>(() => formOf(queued) ?? emptyForm(me))
  const [wrong, setWrong] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const began = useRef(Date.now())
  useEffect(() => {
    if (queued) outbox.remove(queued)
  }, [queued])
  const change = (part: Partial<Form>) => {
    setWrong([])
    setForm((before) => ({ ...before, ...part }))
  }
  /** Whether it is kept, here or there. */
  const save = async (): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    try {
      const id = await randomId()
      const body = bodyOf(form, { id, booklet, version: carried?.version, madeAt: began.current })
      const found = problemsOf(body)
      setWrong(found)
      if (found.length > 0) return false
      const title = carried ? titleOf(carried) : form.place
      const saved = {
        what: '走访记录',
        title,
        words: form.said,
        path: visitApi.writeNote.path,
        body: { ...body, form },
        page: `${NOTE_PAGE}?queued=`,
      }
      await sendOff(id, saved, isCase(form) ? '记下了，转成一件在办' : '记下了')
      return true
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setWrong(Object.keys(failed.problem.fields ?? {}).length > 0 ? wrongWords(failed.problem.fields!) : [failed.message])
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { form, change, wrong, busy, save, address: carried && addressOf(carried) }
}
export type NoteForm = ReturnType<typeof useNote>

/** It goes out as a case. */
export const isCase = ({ todo, isCase: on, kind }: Form): boolean => todo && on && kind !== 'missed'

/** As it was written, of one that waits in the phone. */
function formOf(queued: string | undefined): Form | undefined {
  const one = queued ? outbox.get(queued) : undefined
  return one?.kind === 'call' ? (one.body as { form?: Form }).form : undefined
}

type Known = { id: string; booklet: string | undefined; version: number | undefined; madeAt: number }

/** What goes to the server; who was not there said and wanted nothing. */
function bodyOf(form: Form, { id, booklet, version, madeAt }: Known): Body {
  const isThere = form.kind !== 'missed'
  const changed = FACTS.some((fact) => form.changed[fact] !== undefined)
  return {
    requestId: id,
    madeAt,
    ...(booklet ? { booklet } : { place: { gridId: form.gridId ?? '', words: form.place } }),
    kind: form.kind,
    said: form.said,
    ...(isThere && form.todo && { wanted: form.wanted, outcome: form.outcome }),
    policy: isThere && form.policy,
    ...(isThere && form.wall && { wall: form.wall }),
    ...(isThere && changed && version !== undefined && { changed: { version, ...form.changed } }),
    ...(form.promised && { promise: { words: form.promise, day: form.day } }),
    ...(isCase(form) && {
      case: { named: form.named, ...(form.named && form.phone && { phone: form.phone }), catalogueVersion: catalogueNow().version },
    }),
    ...(form.sure && { sure: true }),
  }
}

/** In the words of the screen; the server asks the same. */
function problemsOf(body: Body): string[] {
  const read = v.safeParse(Note, body)
  const problems = read.success ? problemsInNote(read.output, serverNow()) : fieldProblems(read.issues)
  return [...new Set(Object.values(problems))].map((code) => WRONG[code] ?? WRONG.invalid!)
}
