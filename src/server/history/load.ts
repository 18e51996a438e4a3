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
import type { Deps, Work } from '../deps'
import type { Keys } from '../keys'
import { liveClocks } from '../ticket/clock-rows'
import { lockTicket } from '../ticket/rows'
import { situationOf } from '../ticket/situation'
import { attendWithin } from '../ticket/sweep'
import { fileWithin } from '../ticket/file'
import { writeSteps } from '../ticket/steps'
import { asClock, working } from '../ticket/work'
import type { Case } from './cases'
import { categoryFor, filedAs, type Labels } from './labels'

export type Loading = Deps & { importedAt: number; labels: Labels }

/** Who answered is not in the data: a hand of the centre without a name. */
const HAND = '00000000-0000-8000-8000-000000000001'
const NOWHERE = { gridId: null, communityId: null }

/** Whoever wrote is not taken over: the party is a code nobody holds, made from the case's own id. */
export const codeHashOf = (keys: Keys, id: string): string => keys.lookupOf('import', id).toString('hex')

/** Loads a case; false when it was there already. Throws `Refused` when it was there with other words. */
export function loadCase(deps: Loading, one: Case): Promise<boolean> {
  const reporter: Actor = { kind: 'code', codeHash: codeHashOf(deps.keys, one.id) }
  return working({ ...deps, actor: reporter, now: one.filedAt }, async (work) => {
    const report = reportOf(deps, one)
    const filed = { ...report, category: filedAs(one, deps.labels) }
    const { id, isNew } = await fileWithin(work, { report: filed, found: NOWHERE, intake: { source: 'import' }, request: report })
    if (!isNew) return false
    // when it was taken is not in the data either
    await act(handOf(work, one.filedAt), id, 'accept')
    if (!one.answer) return true
    await act(handOf(work, one.answer.at), id, 'resolve', { outcome: 'solved', note: one.answer.words })
    await staySilent(work, id, deps.importedAt)
    return true
  })
}

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

/** The same work, gone on with by that hand at another moment. */
const handOf = (work: Work, now: number): Work => ({
  ...work,
  actor: { kind: 'staff', personId: HAND, posts: [{ unitId: work.reference.units.centre.id, duty: 'dispatcher' }] },
  now,
})

async function act(work: Work, id: string, action: Action, given: Given = {}) {
  const situation = await situationOf(work, await lockTicket(work, id))
  await writeSteps(work, situation, { action, given, madeAt: null })
}

/** Nobody judged it: when the reporter's turn was over it was closed. One answered lately still waits for that. */
async function staySilent(work: Work, id: string, importedAt: number) {
  const turn = (await liveClocks(work.db, work, [id])).get(id)?.find(({ kind }) => kind === 'answer')
  if (!turn?.nextAt || turn.nextAt > importedAt) return
  const due = { ticket_id: id, kind: turn.kind, seq: turn.seq, next_at: turn.nextAt }
  await attendWithin({ ...asClock(work), now: turn.nextAt }, due)
}
