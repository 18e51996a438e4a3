/** Writing what an action makes of a ticket: row, clocks, chained events, desks, and what follows from it, in one transaction. */
import type { Action } from '../../domain/ticket/actions'
import { actorKey } from '../../domain/people/actors'
import { turnClocks, type Clock, type Timing } from '../../domain/ticket/clocks'
import type { Given } from '../../domain/ticket/given'
import { bodyOf, factsOf, withPapers, type DueMove } from '../../domain/ticket/history'
import type { Due } from '../../domain/ticket/ladder'
import { perform, refusal, type Refusal, type Step } from '../../domain/ticket/lifecycle'
import { childrenThen, opinionsThen, parentThen } from '../../domain/ticket/merged'
import { ruleOf } from '../../domain/ticket/rules'
import type { Situation } from '../../domain/ticket/situation'
import { rowOf } from '../../domain/ticket/states'
import type { Ticket } from '../../domain/ticket/ticket'
import { undoAfter, type KeptPoint } from '../../domain/ticket/undo-point'
import { crowdThen, joinedBy, sentBackThen } from '../../domain/ticket/triggers'
import { together, type Write } from '../database/together'
import type { Deps, Work } from '../deps'
import { eraseLines, withLines } from '../erasure/erase'
import { attachPapers } from '../photo/papers'
import { attachPhotos } from '../photo/store'
import { Refused } from '../refused'
import { headOf, nextEvent, type Head } from './chain'
import { childrenOf, reportersOf } from './children'
import { clockWrites } from './clock-rows'
import { columnsOf } from './columns'
import { deskWrites } from './desks'
import { heedStep } from './heed'
import { opinionsOn, partyOf, turnParties } from './parties'
import { lockTicket } from './rows'
import { situationOf } from './situation'
import { whereSomebodyWorks } from './staffed'
import { asClock } from './work'

/** What somebody, or the clock, does; quiet: nobody need hear of it. `madeAt`: when it was done without a network, UTC ms. */
type Deed = { action: Action; given: Given; madeAt: number | null; quiet?: boolean }

/**
 * Writes what a deed makes of a ticket whose row is locked, and of those merged with it; throws `Refused` when the lifecycle says no.
 * `stored`: its clocks as the table has them, where the situation's are ahead.
 */
export async function writeSteps(known: Work, situation: Situation, deed: Deed, stored = situation.clocks): Promise<string[]> {
  const decide = ({ reference }: Deps) => stepsOf({ ...situation, units: reference.units }, deed)
  const { made: steps, work } = await whereSomebodyWorks(known, decide, laidAt)
  const { head, clocks, lines } = await turnHistory(work, steps, situation.clocks, deed)
  const last = steps[steps.length - 1]!
  const stepped = { steps, seq: head.seq, tells: deed.quiet ? [] : ruleOf(deed.action).tells }
  await together(work.db, [
    ...lines,
    updateTicket(work, last.after, undoIn(work, undoAfter(situation, steps, head.seq))),
    ...clockWrites(work, last.after.id, stored, clocks),
    ...deskWrites(work, last.after, steps, clocks),
    ...work.followers.flatMap((follower) => follower.writesStepped?.(work, stepped) ?? []),
  ])
  for (const follower of work.followers) await follower.stepped?.(work, stepped)
  await turnParties(work, last)
  const erased = last.action === 'erase' ? await eraseThrough(work, last) : []
  return [last.after.id, ...erased, ...(await tellFamily(work, last))]
}

/** The lines of history that are to be written, each with what the clocks make of it. */
async function turnHistory(work: Work, steps: readonly Step[], before: readonly Clock[], deed: Deed) {
  let head = await headOf(work, steps[0]!.before.id)
  let clocks = [...before]
  const lines: Write[] = []
  for (const step of steps) {
    const turned = turnClocks(clocks, { seq: head.seq + 1, ...step }, timingOf(work, step.after))
    const next = await lineOf(work, step, { head, madeAt: deed.madeAt, due: dueMove(clocks, turned) })
    lines.push(...next.writes)
    head = next.head
    clocks = turned
  }
  return { head, clocks, lines }
}

/** Takes out what the event names, and the copies of it that the family keeps; each is on the list outside before it is gone. */
async function eraseThrough(work: Work, { after, given }: Step): Promise<string[]> {
  const { erasure, copies } = await eraseLines(work.db, work, after.id, given)
  await work.erasures.note(erasure, work.now)
  const touched: string[] = []
  for (const { ticket, lines } of copies)
    touched.push(...(await eraseByRule(work, ticket, { eraseWhat: 'words', eraseWhy: given.eraseWhy, lines })))
  return touched
}

/** A rule erases these lines, or all it may be about: their time is over, their writer left, they repeat what is erased, a backup brought them back. */
export async function eraseByRule(work: Work, ticketId: string, given: Given): Promise<string[]> {
  const named = given.lines ? given : await withLines(work.db, work, ticketId, given)
  return doByClock(work, ticketId, { action: 'erase', given: named })
}

function stepsOf(situation: Situation, { action, given }: Deed): Step[] {
  const result = perform(situation, action, given)
  if ('refusal' in result) throw refusedBy(result.refusal)
  return result.steps
}

/** The unit these steps lay a ticket at; none when it stays where it is. */
function laidAt(steps: readonly Step[]): string | undefined {
  const [{ before }, { after }] = [steps[0]!, steps[steps.length - 1]!]
  const isLaid = after.unitId !== before.unitId || (rowOf(after.state).open && !rowOf(before.state).open)
  return isLaid ? after.unitId : undefined
}

/** What clocks are told by, for a ticket with the catalogue it was opened with. */
export const timingOf = ({ reference, now }: Deps & { now: number }, ticket: Ticket): Timing => ({
  now,
  catalogue: reference.catalogueOf(ticket.catalogueVersion),
  calendar: reference.calendar,
  hoursOf: reference.hoursOf,
  units: reference.units,
})

/** How the due time of handling moved while it was there before and after. */
function dueMove(before: readonly Clock[], after: readonly Clock[]): DueMove | undefined {
  const [was, is] = [before, after].map((clocks) => clocks.find(({ kind }) => kind === 'handle'))
  return was && is && was.seq === is.seq && was.dueAt !== is.dueAt ? { from: was.dueAt, to: is.dueAt } : undefined
}

/** Tickets merged with this one do their part in the same transaction. */
async function tellFamily(work: Work, step: Step): Promise<string[]> {
  const touched: string[] = []
  const forChildren = childrenThen(step)
  if (forChildren)
    for (const id of await childrenOf(work.db, work, step.after.id)) touched.push(...(await doByClock(work, id, forChildren)))
  const forParent = parentThen(step)
  if (forParent) touched.push(...(await doByClock(work, step.after.mergedInto!, forParent)))
  const byOpinion = step.action === 'opine' && opinionsThen(step, await opinionsOn(work.db, work, step.after))
  if (byOpinion) touched.push(...(await doByClock(work, step.after.id, byOpinion)))
  touched.push(...(await watchOver(work, step)))
  const heeded = await heedStep(work, step)
  if (heeded) touched.push(...(await doByClock(work, step.after.id, heeded)))
  return touched
}

/** What is sent back too often, or reported by many, is supervised at once. */
async function watchOver(work: Work, step: Step): Promise<string[]> {
  const joined = joinedBy(step)
  const due = joined ? crowdThen(await reportersOf(work.db, work, joined)) : sentBackThen(step)
  return due ? doByClock(work, joined ?? step.after.id, due) : []
}

/** The system does it, if it may; where it may not (already sent back, say) there is nothing to do. */
async function doByClock(whose: Work, id: string, due: Due): Promise<string[]> {
  const work = asClock(whose)
  const situation = await situationOf(work, await lockTicket(work, id))
  return refusal(situation, due.action, due.given) ? [] : writeSteps(work, situation, { ...due, madeAt: null })
}

export const refusedBy = (refusal: Refusal): Refused =>
  'missing' in refusal
    ? new Refused(400, 'missing', { fields: Object.fromEntries(refusal.missing.map((field) => [field, 'missing'])) })
    : new Refused(
        'fields' in refusal ? 400 : refusal.code === 'notAllowed' ? 403 : 409,
        refusal.code,
        refusal.code === 'unfilled' ? { fields: Object.fromEntries(refusal.fields.map((field) => [field, 'unfilled'])) } : undefined,
      )

type Turned = { head: Head; madeAt: number | null; due: DueMove | undefined }

async function lineOf(work: Work, step: Step, { head, madeAt, due }: Turned): Promise<{ head: Head; writes: Write[] }> {
  const { action, before, after, given } = step
  const ids = given.photos ?? []
  const mine = { district: work.district, actor: actorKey(work.actor), ticketId: before.id, seq: head.seq + 1 }
  const photos = ids.length > 0 ? await attachPhotos(work.db, { ...mine, ids }) : []
  const papers = await attachPapers(work.db, { ...mine, ids: given.papers ?? [] })
  const facts = withPapers(factsOf(given, photos, due), papers)
  const line = { ticketId: before.id, action, madeAt, before, after, facts, body: bodyOf(given) }
  const next = nextEvent(work, head, line)
  const verdict = action === 'judge' || action === 'opine' ? [await verdictWrite(work, before, given)] : []
  return { head: next.head, writes: [...next.writes, ...verdict] }
}

/** An answer, kept by round and party; the handling unit never sees the satisfaction of one case. */
async function verdictWrite(work: Work, ticket: Ticket, given: Given): Promise<Write> {
  const party_id = await partyOf(work, ticket.id)
  const answer = { solved: given.solved!, satisfied: given.satisfied ? Number(given.satisfied) : null }
  return work.db
    .insertInto('ticket_verdict')
    .values({ district_id: work.district, ticket_id: ticket.id, party_id, round: ticket.round, at: new Date(work.now), ...answer })
}

/** What was done last can be undone by whoever did it; nothing of what rules, residents or an import do. */
const undoIn = ({ actor, importedAt }: Work, point: KeptPoint | null): string | null =>
  point && actor.kind === 'staff' && importedAt === undefined ? JSON.stringify({ ...point, by: actor.personId }) : null

const updateTicket = ({ db, district }: Work, ticket: Ticket, undo: string | null) =>
  db
    .updateTable('ticket')
    .set({ ...columnsOf(ticket), undo })
    .where('district_id', '=', district)
    .where('id', '=', ticket.id)
