/** Writing tickets: row, parties, clocks, chained events, desks and outbox in one transaction, or nothing at all. */
import { uuidv7 } from 'uuidv7'
import type { ActBody } from '../../domain/api'
import { actorKey, type Actor } from '../../domain/people/actors'
import type { Report } from '../../domain/report/draft'
import type { Action } from '../../domain/ticket/actions'
import { turnClocks, type Clock, type Timing, type Turn } from '../../domain/ticket/clocks'
import type { Given } from '../../domain/ticket/given'
import { childrenThen, opinionsThen, parentThen } from '../../domain/ticket/merged'
import { bodyOf, factsOf, withAnswers, type DueMove } from '../../domain/ticket/history'
import type { Due } from '../../domain/ticket/ladder'
import { perform, refusal, type Refusal, type Step } from '../../domain/ticket/lifecycle'
import type { Situation } from '../../domain/ticket/situation'
import { cellOf } from '../../domain/place/near'
import { openTicket, type Found } from '../../domain/ticket/open'
import { dependsOnStage, ruleOf, type Told } from '../../domain/ticket/rules'
import { crowdThen, joinedBy, sentBackThen } from '../../domain/ticket/triggers'
import type { PartyKind, Ticket } from '../../domain/ticket/ticket'
import { rowOf } from '../../domain/ticket/states'
import { unitsTold } from '../../domain/ticket/recipients'
import { inTransaction, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { attachPhotos } from '../photo/store'
import { eraseLines, withLines } from '../erasure/erase'
import { attachVoice } from '../voice/store'
import { toWgs84 } from '../place/grids'
import { askPublication, followTicket } from '../publication/store'

import { idOfDay } from '../ids'
import { Refused } from '../refused'
import { beginning, headOf, insertEvent, postFor, sha256, type Head } from './chain'
import { saveClocks } from './clock-rows'
import { layOut } from './desks'
import { heedReport, heedStep } from './heed'
import { whereSomebodyWorks } from './staffed'
import { childrenOf, lockHeads, reportersOf } from './children'
import { opinionsOn, partyOf, phoneKnown, turnParties } from './parties'
import { lockTicket } from './rows'
import { withFreeNumber } from './number'
import { requestSeen } from './seen'
import { situationOf } from './situation'

/**
 * Files a report and returns the ticket's id; the same request again returns the same id, with another body it is refused.
 * `representedId`: whose report it is, when somebody files it for them (代办).
 */
export async function fileReport(
  deps: Deps,
  report: Report,
  found: Found,
  actor: Actor,
  now: number,
  representedId: string | null = null,
): Promise<string> {
  const { id } = await inTransaction(deps.db, (tx) => fileWithin(tx, deps, report, found, actor, now, representedId))
  deps.changes.announce(id)
  return id
}

/** As `fileReport`, within a transaction that does more. `request`: what makes the same request the same, where it is not the report as filed. */
export async function fileWithin(
  tx: Tx,
  deps: Deps,
  report: Report,
  found: Found,
  actor: Actor,
  now: number,
  representedId: string | null = null,
  request: Report = report,
): Promise<{ id: string; isNew: boolean }> {
  const id = idOfDay(now)
  const seen = await claimRequest(tx, deps, actor, report.requestId, request, id, now)
  if (seen) return { id: seen, isNew: false }
  await insertTicket(tx, deps, report, found, actor, representedId, id, now)
  return { id, isNew: true }
}

/** Carries out an action, decided by the lifecycle table under the ticket's row lock. */
export async function actOn(deps: Deps, id: string, body: ActBody, actor: Actor, now: number): Promise<void> {
  const touched = await inTransaction(deps.db, (tx) => actWithin(tx, deps, id, body, actor, now))
  for (const one of touched) deps.changes.announce(one)
}

/** As `actOn`, within a transaction that does more; the tickets it touched, none when this very request was carried out before. */
export async function actWithin(tx: Tx, deps: Deps, id: string, body: ActBody, actor: Actor, now: number): Promise<string[]> {
  // what it is merged into is held as well, or it might be done meanwhile without its new child
  if (body.given.into) await lockHeads(tx, deps, id, body.given.into)
  const ticket = await lockTicket(tx, deps, id, actor)
  if (await claimRequest(tx, deps, actor, body.requestId, { id, ...body }, id, now)) return []
  await refuseStale(tx, deps, ticket, body, actor)
  const situation = await situationOf(tx, deps, ticket, actor, now, body.given)
  const given = body.action === 'erase' ? await withLines(tx, deps, id, body.given) : body.given
  return writeSteps(tx, deps, situation, { action: body.action, given, actor, madeAt: body.madeAt ?? null })
}

/** What somebody, or the clock, does; quiet: nobody need hear of it. */
export type Deed = { action: Action; given: Given; actor: Actor; madeAt: number | null; quiet?: boolean }

/**
 * Writes what a deed makes of a ticket whose row is locked, and of those merged with it; throws `Refused` when the lifecycle says no.
 * `stored`: its clocks as the table has them, where the situation's are ahead.
 */
export async function writeSteps(tx: Tx, known: Deps, situation: Situation, deed: Deed, stored = situation.clocks): Promise<string[]> {
  const { now } = situation
  const { made: steps, deps } = await whereSomebodyWorks(
    tx,
    known,
    ({ reference }) => stepsOf({ ...situation, units: reference.units }, deed),
    laidAt,
  )
  let head = await headOf(tx, deps, situation.ticket.id)
  let clocks = situation.clocks
  for (const step of steps) {
    const turned = turnClocks(clocks, { seq: head.seq + 1, ...step }, timingOf(deps, step.after, now))
    head = await writeStep(tx, deps, step, { ...deed, head, now, due: dueMove(clocks, turned) })
    clocks = turned
  }
  const last = steps[steps.length - 1]!
  await updateTicket(tx, deps, last.after)
  await saveClocks(tx, deps, last.after.id, stored, clocks, now)
  await layOut(tx, deps, last.after, steps, clocks, now)
  await followTicket(tx, deps, steps, now)
  await turnParties(tx, deps, last)
  if (!deed.quiet) await tell(tx, deps, last, head.seq, ruleOf(deed.action).tells, deed.actor, now)
  const erased = last.action === 'erase' ? await eraseThrough(tx, deps, last, now) : []
  return [last.after.id, ...erased, ...(await tellFamily(tx, deps, last, now))]
}

/** Takes out what the event names, and the copies of it that the family keeps; each is on the list outside before it is gone. */
async function eraseThrough(tx: Tx, deps: Deps, { after, given }: Step, now: number): Promise<string[]> {
  const { erasure, copies } = await eraseLines(tx, deps, after.id, given)
  await deps.erasures.note(erasure, now)
  const touched: string[] = []
  for (const { ticket, lines } of copies)
    touched.push(...(await eraseByRule(tx, deps, ticket, { eraseWhat: 'words', eraseWhy: given.eraseWhy, lines }, now)))
  return touched
}

/** A rule erases these lines, or all it may be about: their time is over, their writer left, they repeat what is erased, a backup brought them back. */
export async function eraseByRule(tx: Tx, deps: Deps, ticketId: string, given: Given, now: number): Promise<string[]> {
  const named = given.lines ? given : await withLines(tx, deps, ticketId, given)
  return doByClock(tx, deps, ticketId, { action: 'erase', given: named }, now)
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
export const timingOf = ({ reference }: Deps, ticket: Ticket, now: number): Timing => ({
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
async function tellFamily(tx: Tx, deps: Deps, step: Step, now: number): Promise<string[]> {
  const touched: string[] = []
  const forChildren = childrenThen(step)
  if (forChildren)
    for (const id of await childrenOf(tx, deps, step.after.id)) touched.push(...(await doByClock(tx, deps, id, forChildren, now)))
  const forParent = parentThen(step)
  if (forParent) touched.push(...(await doByClock(tx, deps, step.after.mergedInto!, forParent, now)))
  const byOpinion = step.action === 'opine' && opinionsThen(step, await opinionsOn(tx, deps, step.after))
  if (byOpinion) touched.push(...(await doByClock(tx, deps, step.after.id, byOpinion, now)))
  touched.push(...(await watchOver(tx, deps, step, now)))
  const heeded = await heedStep(tx, deps, step, now)
  if (heeded) touched.push(...(await doByClock(tx, deps, step.after.id, heeded, now)))
  return touched
}

/** What is sent back too often, or reported by many, is supervised at once. */
async function watchOver(tx: Tx, deps: Deps, step: Step, now: number): Promise<string[]> {
  const joined = joinedBy(step)
  const due = joined ? crowdThen(await reportersOf(tx, deps, joined)) : sentBackThen(step)
  return due ? doByClock(tx, deps, joined ?? step.after.id, due, now) : []
}

/** The system does it, if it may; where it may not (already sent back, say) there is nothing to do. */
async function doByClock(tx: Tx, deps: Deps, id: string, due: Due, now: number): Promise<string[]> {
  const clock: Actor = { kind: 'clock' }
  const ticket = await lockTicket(tx, deps, id, clock)
  const situation = await situationOf(tx, deps, ticket, clock, now)
  return refusal(situation, due.action, due.given) ? [] : writeSteps(tx, deps, situation, { ...due, actor: clock, madeAt: null })
}

export const refusedBy = (refusal: Refusal): Refused =>
  'missing' in refusal
    ? new Refused(400, 'missing', { fields: Object.fromEntries(refusal.missing.map((field) => [field, 'missing'])) })
    : new Refused('fields' in refusal ? 400 : refusal.code === 'notAllowed' ? 403 : 409, refusal.code)

/**
 * An action that moves the ticket carries the stage it was decided on, or the request it follows; words and urging never conflict.
 */
async function refuseStale(tx: Tx, deps: Deps, ticket: Ticket, body: ActBody, actor: Actor) {
  if (!dependsOnStage(body.action) || body.stage === ticket.stage) return
  const last = await tx
    .selectFrom('ticket_event')
    .select(['unit_id', 'actor', 'at'])
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticket.id)
    .where('stage', '=', ticket.stage)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  if (last?.actor === actorKey(actor) && last.at === (await carriedOutAt(tx, deps, ticket, body.follows, actor))) return
  throw new Refused(409, 'stale', {
    movedBy: last?.unit_id ? deps.reference.units.fullName(last.unit_id) : last?.actor === CLOCK_KEY ? '系统' : '反映人',
  })
}

const CLOCK_KEY = actorKey({ kind: 'clock' })

/** When this person's request about this ticket was carried out; its lines of history bear the same instant. */
async function carriedOutAt(tx: Tx, deps: Deps, ticket: Ticket, requestId: string | undefined, actor: Actor): Promise<number | undefined> {
  if (!requestId) return undefined
  const seen = await tx
    .selectFrom('request_seen')
    .select('at')
    .where('district_id', '=', deps.district)
    .where('actor', '=', actorKey(actor))
    .where('request_id', '=', requestId)
    .where('ticket_id', '=', ticket.id)
    .executeTakeFirst()
  return seen?.at
}

/** Marks a request as seen; the id of what it made when it was seen before. */
export async function claimRequest(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  requestId: string,
  body: unknown,
  ticketId: string,
  now: number,
): Promise<string | undefined> {
  const bodyHash = sha256(JSON.stringify(body))
  const request = { district_id: deps.district, actor: actorKey(actor), request_id: requestId }
  const claimed = await tx
    .insertInto('request_seen')
    .values({ ...request, body_hash: bodyHash, ticket_id: ticketId, at: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return undefined
  const seen = (await requestSeen(tx, deps, actor, requestId))!
  if (!seen.body_hash.equals(bodyHash)) throw new Refused(422, 'sameIdOtherBody', { ticket: seen.ticket_id })
  return seen.ticket_id
}

async function insertTicket(
  tx: Tx,
  known: Deps,
  report: Report,
  found: Found,
  actor: Actor,
  representedId: string | null,
  id: string,
  now: number,
) {
  const beginnings = {
    id,
    number: '',
    now,
    phoneKnown: await phoneKnown(tx, known, representedId ?? personOf(actor)),
    heed: await heedReport(tx, known, report, found, now),
  }
  const open = ({ reference }: Deps) => openTicket(report, found, beginnings, reference.catalogue, reference.units)
  const { made, deps } = await whereSomebodyWorks(tx, known, open, ({ unitId }) => unitId)
  const { district } = deps
  const number = await withFreeNumber(now, (number) => insertRow(tx, deps, report, { ...made, number }))
  const ticket = { ...made, number }
  await insertParties(tx, deps, report, actor, representedId, id, now)
  const photos = await attachPhotos(tx, { district, actor: actorKey(actor), ids: report.photos, ticketId: id, seq: 1 })
  const voice = report.voice && (await attachVoice(tx, { district, actor: actorKey(actor), id: report.voice, ticketId: id }))
  await insertEvent(tx, deps, beginning(id), {
    ticketId: id,
    action: 'submit',
    at: now,
    madeAt: report.madeAt ?? null,
    actor,
    before: null,
    after: ticket,
    facts: withAnswers(factsOf({}, photos, undefined, voice || undefined), report),
    body: bodyOf({}, report.text),
  })
  const filed: Turn = { seq: 1, action: 'submit', before: null, after: ticket, given: {} }
  const clocks = turnClocks([], filed, timingOf(deps, ticket, now))
  await saveClocks(tx, deps, id, [], clocks, now)
  await layOut(tx, deps, ticket, [], clocks, now)
  await enqueue(tx, deps, { ticketId: id, seq: 1, told: representedId ? ['parties', 'owner'] : ['owner'], units: [ticket.unitId] }, now)
  if (report.publicConsent) await askPublication(tx, deps, ticket, now)
}

/** Its row, unless another has that number. */
async function insertRow(tx: Tx, deps: Deps, report: Report, ticket: Ticket): Promise<boolean> {
  const point = report.place.point && toWgs84(report.place.point)
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ticket')
    .values({
      ...columnsOf(ticket),
      district_id: deps.district,
      id: ticket.id,
      number: ticket.number,
      category: ticket.category,
      item: ticket.item,
      request: ticket.request,
      catalogue_version: ticket.catalogueVersion,
      grid_id: ticket.gridId,
      community_id: ticket.communityId,
      confidential: ticket.confidential,
      filed_at: new Date(ticket.filedAt),
      place_words: report.place.words,
      lng: point?.lng ?? null,
      lat: point?.lat ?? null,
      cell: point ? cellOf(point) : null,
      accuracy_m: report.place.point?.accuracyM ?? null,
      public_consent: report.publicConsent,
    })
    .onConflict((taken) => taken.columns(['district_id', 'number']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The reporter; and the proxy who filed it for them. */
async function insertParties(
  tx: Tx,
  deps: Deps,
  report: Report,
  actor: Actor,
  representedId: string | null,
  ticketId: string,
  now: number,
) {
  const filer = personOf(actor)
  const code = actor.kind === 'code' ? Buffer.from(actor.codeHash, 'hex') : null
  const row = (kind: PartyKind, person_id: string | null) => ({
    district_id: deps.district,
    ticket_id: ticketId,
    id: uuidv7(),
    kind,
    person_id,
    code_hash: code,
    identity: code ? ('anonymous' as const) : report.identity,
    filed_at: new Date(now),
  })
  const rows = representedId ? [row('reporter', representedId), row('proxy', filer)] : [row('reporter', filer)]
  await tx.insertInto('ticket_party').values(rows).execute()
}

const personOf = (actor: Actor) => (actor.kind === 'resident' ? actor.personId : null)

type Written = Deed & { head: Head; now: number; due: DueMove | undefined }

async function writeStep(tx: Tx, deps: Deps, step: Step, { head, actor, now, madeAt, due }: Written): Promise<Head> {
  const ids = step.given.photos ?? []
  const photos =
    ids.length > 0
      ? await attachPhotos(tx, { district: deps.district, actor: actorKey(actor), ids, ticketId: step.before.id, seq: head.seq + 1 })
      : []
  const { action, before, after, given } = step
  const next = await insertEvent(tx, deps, head, {
    ticketId: before.id,
    action,
    at: now,
    madeAt,
    actor,
    before,
    after,
    facts: factsOf(given, photos, due),
    body: bodyOf(given),
  })
  if (action === 'judge' || action === 'opine') await insertVerdict(tx, deps, before, given, actor, now)
  return next
}

/** An answer, kept by round and party; the handling unit never sees the satisfaction of one case. */
async function insertVerdict(tx: Tx, deps: Deps, ticket: Ticket, given: Given, actor: Actor, now: number) {
  const party_id = await partyOf(tx, deps, ticket.id, actor)
  const answer = { solved: given.solved!, satisfied: given.satisfied ? Number(given.satisfied) : null }
  await tx
    .insertInto('ticket_verdict')
    .values({ district_id: deps.district, ticket_id: ticket.id, party_id, round: ticket.round, at: new Date(now), ...answer })
    .execute()
}

/** What an action may change of a ticket. */
const columnsOf = (ticket: Ticket) => ({
  title: ticket.title,
  state: ticket.state,
  stage: ticket.stage,
  round: ticket.round,
  urgency: ticket.urgency,
  unit_id: ticket.unitId,
  handled_by: ticket.handledBy,
  returned_by: [...ticket.returnedBy],
  returns: ticket.returns,
  ruled: ticket.ruled,
  outcome: ticket.outcome,
  complained_of: ticket.complainedOf,
  answered: ticket.answered,
  urged_at: ticket.urgedAt === null ? null : new Date(ticket.urgedAt),
  changed_at: new Date(ticket.changedAt),
  lead: ticket.lead,
  mode: ticket.mode,
  back_to: ticket.backTo,
  invited: [...ticket.invited],
  merged_into: ticket.mergedInto,
  reachable: ticket.reachable,
  contacted: ticket.contacted,
  called_back: ticket.calledBack,
  urges: ticket.urges,
  urge_waiting: ticket.urgeWaiting,
  extensions: ticket.extensions,
  extension_asked: ticket.extensionAsked === null ? null : new Date(ticket.extensionAsked),
  supervision: ticket.supervision,
  reopened: ticket.reopened,
  appealed: ticket.appealed,
  untranscribed: ticket.untranscribed,
  erase_asked: ticket.eraseAsked === null ? null : new Date(ticket.eraseAsked),
  erased: ticket.erased,
  ended_at: ticket.endedAt === null ? null : new Date(ticket.endedAt),
})

const updateTicket = (tx: Tx, deps: Deps, ticket: Ticket) =>
  tx.updateTable('ticket').set(columnsOf(ticket)).where('district_id', '=', deps.district).where('id', '=', ticket.id).execute()

/** Whoever is to be told is told after the commit, by the outbox. */
async function tell(tx: Tx, deps: Deps, step: Step, seq: number, told: readonly Told[], actor: Actor, now: number) {
  if (told.length === 0) return
  const acting = actor.kind === 'staff' ? (postFor(actor.posts, step.before)?.unitId ?? null) : null
  const units = unitsTold(told, step, deps.reference.units, acting)
  await enqueue(tx, deps, { ticketId: step.after.id, seq, told: [...told], units }, now)
}

/** A line of history that people are told of: the parties if `told` says so, and whoever works at these units. */
export type Tell = { ticketId: string; seq: number; told: Told[]; units: string[] }

async function enqueue(tx: Tx, deps: Deps, payload: Tell, now: number) {
  if (deps.importedAt !== undefined) return
  await tx
    .insertInto('outbox')
    .values({ district_id: deps.district, id: uuidv7(), topic: 'tell', payload: JSON.stringify(payload), run_at: new Date(now) })
    .execute()
}
