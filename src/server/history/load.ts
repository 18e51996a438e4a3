/**
 * Loading one case of history: filed, taken, answered and closed by silence under the rules of today, each step at its own time, all in one
 * transaction. So nobody sees it half done, the deadline clock does not chase what was answered years ago, and a run that was
 * killed just goes on. A case without an answer stays open at the centre, and from now on runs late like any other.
 */
import { createHash } from 'node:crypto'
import type { Actor } from '../../domain/people/actors'
import type { Report } from '../../domain/report/draft'
import type { Action } from '../../domain/ticket/actions'
import type { Given } from '../../domain/ticket/given'
import { inTransaction, type Tx } from '../database/open'
import type { Deps } from '../deps'
import type { Keys } from '../keys'
import { liveClocks } from '../ticket/clock-rows'
import { lockTicket } from '../ticket/rows'
import { situationOf } from '../ticket/situation'
import { attendWithin } from '../ticket/sweep'
import { fileWithin, writeSteps } from '../ticket/write'
import type { Case } from './cases'
import { categoryFor, filedAs, type Labels } from './labels'

export type Loading = Deps & { importedAt: number; labels: Labels }

/** Who answered is not in the data: a hand of the centre without a name. */
const HAND = '00000000-0000-8000-8000-000000000001'
const NOWHERE = { gridId: null, communityId: null }

/** Whoever wrote is not taken over: the party is a code nobody holds, made from the case's own id. */
export const codeHashOf = (keys: Keys, id: string): string => keys.lookupOf('import', id).toString('hex')

/** Loads a case; false when it was there already. Throws `Refused` when it was there with other words. */
export const loadCase = (deps: Loading, one: Case): Promise<boolean> =>
  inTransaction(deps.db, async (tx) => {
    const reporter: Actor = { kind: 'code', codeHash: codeHashOf(deps.keys, one.id) }
    const report = reportOf(deps, one)
    const filed = { ...report, category: filedAs(one, deps.labels) }
    const { id, isNew } = await fileWithin(tx, deps, filed, NOWHERE, reporter, one.filedAt, null, report)
    if (!isNew) return false
    // when it was taken is not in the data either
    await act(tx, deps, id, 'accept', {}, one.filedAt)
    if (!one.answer) return true
    await act(tx, deps, id, 'resolve', { outcome: 'solved', note: one.answer.words }, one.answer.at)
    await staySilent(tx, deps, id)
    return true
  })

/** The same case is the same request in every run, also after the catalogue was edited or other words were learned: what they make of it is no part of it. */
function reportOf(deps: Loading, { id, words, label }: Case): Report {
  return {
    requestId: createHash('sha256').update(`import/${id}`).digest('hex').slice(0, 32),
    catalogueVersion: 1,
    category: categoryFor(label, deps.labels),
    item: 'other',
    text: words,
    photos: [],
    place: { words: '' },
    identity: 'anonymous',
    publicConsent: false,
  }
}

async function act(tx: Tx, deps: Loading, id: string, action: Action, given: Given, at: number) {
  const actor: Actor = { kind: 'staff', personId: HAND, posts: [{ unitId: deps.reference.units.centre.id, duty: 'dispatcher' }] }
  const ticket = await lockTicket(tx, deps, id, actor)
  await writeSteps(tx, deps, await situationOf(tx, deps, ticket, actor, at), { action, given, actor, madeAt: null })
}

/** Nobody judged it: when the reporter's turn was over it was closed. One answered lately still waits for that. */
async function staySilent(tx: Tx, deps: Loading, id: string) {
  const turn = (await liveClocks(tx, deps, [id])).get(id)?.find(({ kind }) => kind === 'answer')
  if (!turn?.nextAt || turn.nextAt > deps.importedAt) return
  await attendWithin(tx, deps, { ticket_id: id, kind: turn.kind, seq: turn.seq, next_at: turn.nextAt }, turn.nextAt)
}
