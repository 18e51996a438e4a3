import { useRef, useState } from 'react'
import * as v from 'valibot'
import type { BodyIn, Me } from '../../../domain/api'
import { visitApi, type BookletView } from '../../../domain/api-visit'
import { fieldProblems } from '../../../domain/report/draft'
import { Booklet, problemsInBooklet } from '../../../domain/visit/booklet'
import { serverNow } from '../../platform/now'
import { randomId } from '../../platform/random'
import { call, CallFailed } from '../../remote/call'
import { booklets, loadWalk } from '../store'
import { wrongWords } from '../words'

export type Draft = BodyIn<typeof visitApi.makeBooklet>['booklet'] & {
  door: string
  reach: string
  language: string
  basic: string
  hardship: string
  help: string
  contacts: { role: string; phone: string }[]
  phone: string
  creditCode: string
}

const draftOf = (me: Me, before: BookletView | undefined): Draft => ({
  kind: before?.kind ?? 'household',
  gridId: before?.gridId ?? me.posts.find(({ duty }) => duty === 'gridWorker')?.unitId ?? '',
  stop: before?.stop ?? '',
  door: before?.door ?? '',
  called: before?.called ?? '',
  reach: before?.reach ?? '',
  phone: before?.phone ?? '',
  language: before?.language ?? '',
  reasons: before?.reasons ?? [],
  needs: before?.needs ?? [],
  basic: before?.basic ?? '',
  hardship: before?.hardship ?? '',
  help: before?.help ?? '',
  creditCode: before?.creditCode ?? '',
  contacts: before?.contacts ?? [],
})

/** The form of a booklet: begun, or changed as it was read. */
export function useEdit(me: Me, before: BookletView | undefined, onSaved: (id: string) => void) {
  const [draft, setDraft] = useState(() => draftOf(me, before))
  const [wrong, setWrong] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const request = useRef<string>()
  const change = (part: Partial<Draft>) => {
    setWrong([])
    request.current = undefined
    setDraft((all) => ({ ...all, ...part }))
  }
  const save = async () => {
    if (busy) return
    const { phone, creditCode, contacts, ...rest } = draft
    const isFirm = draft.kind === 'firm'
    const booklet = {
      ...rest,
      needs: isFirm ? [] : draft.needs,
      ...(phone && { phone }),
      ...(isFirm && { creditCode, contacts: contacts.filter(({ role, phone: number }) => role || number) }),
    }
    const read = v.safeParse(Booklet, booklet)
    const problems = read.success ? problemsInBooklet(read.output, serverNow()) : fieldProblems(read.issues)
    if (Object.keys(problems).length > 0) return setWrong(wrongWords(problems))
    setBusy(true)
    try {
      onSaved(await send(booklet, before, (request.current ??= await randomId())))
      void loadWalk()
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      const { fields, code } = failed.problem
      setWrong(fields && Object.keys(fields).length > 0 ? wrongWords(fields) : [code === 'stale' ? MOVED : failed.message])
    } finally {
      setBusy(false)
    }
  }
  return { draft, change, wrong, busy, save }
}

const MOVED = '这一册刚被别人改过。返回看最新的，再改；您写的还在这里。'

async function send(booklet: BodyIn<typeof visitApi.makeBooklet>['booklet'], before: BookletView | undefined, requestId: string) {
  if (!before) return (await call(visitApi.makeBooklet, { body: { requestId, booklet } })).id
  await call(visitApi.changeBooklet, { params: { id: before.id }, body: { version: before.version, booklet } })
  await booklets.load(before.id, true)
  return before.id
}
