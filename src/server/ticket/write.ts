/** Writing tickets: row, parties, clocks, chained events, desks and outbox in one transaction, or nothing at all. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { ActBody } from '../../domain/api'
import { actorKey, HANDLING, type Actor, type Duty } from '../../domain/people/actors'
import type { Report } from '../../domain/report/draft'
import { clockChange, earliest, type Clock } from '../../domain/ticket/clocks'
import type { Given } from '../../domain/ticket/evidence'
import { bodyOf, canonicalEvent, factsOf } from '../../domain/ticket/history'
import type { Action } from '../../domain/ticket/actions'
import { passedOver, perform, ruleOf, type Refusal, type Situation, type Step } from '../../domain/ticket/lifecycle'
import { openTicket, type Found } from '../../domain/ticket/open'
import { rowOf } from '../../domain/ticket/states'
import type { Ticket } from '../../domain/ticket/ticket'
import { inBeijing } from '../beijing'
import type { Tx } from '../database/open'
import type { Deps } from '../deps'
import { attachPhotos } from '../photo/store'
import { toWgs84 } from '../place/grids'
import { askPublication, followTicket } from '../publication/store'
import { Refused } from '../refused'
import { findTicket, runningClocks, situationOf } from './read'

/** Files a report and returns the ticket's id; the same request again returns the same id, with another body it is refused. */
export async function fileReport(deps: Deps, report: Report, found: Found, actor: Actor, now: number): Promise<string> {
  const id = uuidv7()
  const filedId = await deps.db.transaction().execute(async (tx) => {
    const seen = await claimRequest(tx, deps, actor, report.requestId, report, id, now)
    if (seen) return seen
    await insertTicket(tx, deps, report, found, actor, id, now)
    return id
  })
  deps.changes.announce(filedId)
  return filedId
}

/** Carries out an action, decided by the lifecycle table under the ticket's row lock. */
export async function actOn(deps: Deps, id: string, body: ActBody, actor: Actor, now: number): Promise<void> {
  await deps.db.transaction().execute((tx) => actWithin(tx, deps, id, body, actor, now))
  deps.changes.announce(id)
}

/** As `actOn`, within a transaction that does more; false when this very request was carried out before. */
export async function actWithin(tx: Tx, deps: Deps, id: string, body: ActBody, actor: Actor, now: number): Promise<boolean> {
  const ticket = await findTicket(tx, deps, id, actor, true)
  if (await claimRequest(tx, deps, actor, body.requestId, { id, ...body }, id, now)) return false
  await refuseStale(tx, deps, ticket, body)
  const situation = await situationOf(tx, deps, ticket, actor, now)
  await writeSteps(tx, deps, situation, body.action, body.given, actor, body.madeAt ?? null)
  return true
}

/** Writes what an action makes of a ticket whose row is locked; throws `Refused` when the lifecycle says no. */
export async function writeSteps(
  tx: Tx,
  deps: Deps,
  situation: Situation & { clocks: Clock[] },
  action: Action,
  given: Given,
  actor: Actor,
  madeAt: number | null,
) {
  const result = perform(situation, action, given)
  if ('refusal' in result) throw refusedBy(result.refusal)
  let seq = await lastSeq(tx, deps, situation.ticket.id)
  for (const step of result.steps) await writeStep(tx, deps, step, ++seq, actor, situation.now, madeAt)
  const after = result.steps[result.steps.length - 1]!.after
  await updateTicket(tx, deps, after)
  await moveClocks(tx, deps, situation.ticket, after, situation.now)
  await moveDesks(tx, deps, result.steps, situation)
  await followTicket(tx, deps, result.steps, situation.now)
  await tell(tx, deps, after.id, seq, ruleOf(action).tells, situation.now)
}

export const refusedBy = (refusal: Refusal): Refused =>
  'missing' in refusal
    ? new Refused(400, 'missing', { fields: Object.fromEntries(refusal.missing.map((field) => [field, 'missing'])) })
    : new Refused('fields' in refusal ? 400 : refusal.code === 'notAllowed' ? 403 : 409, refusal.code)

/** An action that moves the ticket carries the stage it was decided on; words and urging never conflict. */
async function refuseStale(tx: Tx, deps: Deps, ticket: Ticket, body: ActBody) {
  if (ruleOf(body.action).to === 'stays' || body.stage === ticket.stage) return
  const last = await tx
    .selectFrom('ticket_event')
    .select(['unit_id'])
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticket.id)
    .where('stage', '=', ticket.stage)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  throw new Refused(409, 'stale', { movedBy: last?.unit_id ? deps.reference.units.fullName(last.unit_id) : '反映人' })
}

/** Marks a request as seen; the id of what it made when it was seen before. */
async function claimRequest(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  requestId: string,
  body: unknown,
  ticketId: string,
  now: number,
): Promise<string | undefined> {
  const bodyHash = sha256(JSON.stringify(body))
  const key = { district_id: deps.district, actor: actorKey(actor), request_id: requestId }
  const claimed = await tx
    .insertInto('request_seen')
    .values({ ...key, body_hash: bodyHash, ticket_id: ticketId, at: new Date(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return undefined
  const seen = await tx
    .selectFrom('request_seen')
    .select(['body_hash', 'ticket_id'])
    .where('district_id', '=', key.district_id)
    .where('actor', '=', key.actor)
    .where('request_id', '=', key.request_id)
    .executeTakeFirstOrThrow()
  if (!seen.body_hash.equals(bodyHash)) throw new Refused(422, 'sameIdOtherBody')
  return seen.ticket_id
}

async function insertTicket(tx: Tx, deps: Deps, report: Report, found: Found, actor: Actor, id: string, now: number) {
  const { reference, district } = deps
  const ticket = openTicket(report, found, { id, number: await freeNumber(tx, deps, now), now }, reference.catalogue, reference.units)
  const point = report.place.point && toWgs84(report.place.point)
  await tx
    .insertInto('ticket')
    .values({
      ...columnsOf(ticket),
      district_id: district,
      id,
      number: ticket.number,
      title: ticket.title,
      category: ticket.category,
      item: ticket.item,
      request: ticket.request,
      urgency: ticket.urgency,
      catalogue_version: ticket.catalogueVersion,
      grid_id: ticket.gridId,
      community_id: ticket.communityId,
      confidential: ticket.confidential,
      complained_of: ticket.complainedOf,
      filed_at: new Date(now),
      place_words: report.place.words,
      lng: point?.lng ?? null,
      lat: point?.lat ?? null,
      accuracy_m: report.place.point?.accuracyM ?? null,
      public_consent: report.publicConsent,
    })
    .execute()
  await insertReporter(tx, deps, report, actor, id, now)
  const photos = await attachPhotos(tx, { district, actor: actorKey(actor), ids: report.photos, ticketId: id, seq: 1 })
  await insertEvent(tx, deps, {
    ticketId: id,
    seq: 1,
    action: 'submit',
    at: now,
    madeAt: report.madeAt ?? null,
    actor,
    before: null,
    after: ticket,
    facts: factsOf({}, photos),
    body: bodyOf({}, report.text),
  })
  const clocks = await moveClocks(tx, deps, null, ticket, now)
  await putDesk(tx, deps, ticket, ticket.unitId, rowOf(ticket.state).desk, earliest(clocks)?.dueAt ?? now)
  await tell(tx, deps, id, 1, ['owner'], now)
  if (report.publicConsent) await askPublication(tx, deps, ticket, now)
}

const insertReporter = (tx: Tx, deps: Deps, report: Report, actor: Actor, ticketId: string, now: number) =>
  tx
    .insertInto('ticket_party')
    .values({
      district_id: deps.district,
      ticket_id: ticketId,
      id: uuidv7(),
      kind: 'reporter',
      person_id: actor.kind === 'resident' ? actor.personId : null,
      code_hash: actor.kind === 'code' ? Buffer.from(actor.codeHash, 'hex') : null,
      identity: actor.kind === 'code' ? 'anonymous' : report.identity,
      filed_at: new Date(now),
    })
    .execute()

const NUMBER_LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** 20261123-H8PX: the Beijing day and a random code no other ticket has. */
async function freeNumber(tx: Tx, deps: Deps, now: number): Promise<string> {
  const day = inBeijing(now, 'YYYYMMDD')
  for (;;) {
    const number = `${day}-${[...randomBytes(4)].map((byte) => NUMBER_LETTERS[byte % 32]).join('')}`
    const taken = await tx
      .selectFrom('ticket')
      .select('id')
      .where('district_id', '=', deps.district)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!taken) return number
  }
}

async function writeStep(tx: Tx, deps: Deps, step: Step, seq: number, actor: Actor, now: number, madeAt: number | null) {
  const ids = step.given.photos ?? []
  const photos =
    ids.length > 0 ? await attachPhotos(tx, { district: deps.district, actor: actorKey(actor), ids, ticketId: step.before.id, seq }) : []
  const { action, before, after, given } = step
  await insertEvent(tx, deps, {
    ticketId: before.id,
    seq,
    action,
    at: now,
    madeAt,
    actor,
    before,
    after,
    facts: factsOf(given, photos),
    body: bodyOf(given),
  })
  if (action === 'judge') await insertVerdict(tx, deps, before, given, now)
}

/** The reporter's answer, kept by round; the handling unit never sees the satisfaction of one case. */
async function insertVerdict(tx: Tx, deps: Deps, ticket: Ticket, given: Given, now: number) {
  const { id: party_id } = await tx
    .selectFrom('ticket_party')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticket.id)
    .where('kind', '=', 'reporter')
    .executeTakeFirstOrThrow()
  const answer = { solved: given.solved!, satisfied: Number(given.satisfied) }
  await tx
    .insertInto('ticket_verdict')
    .values({ district_id: deps.district, ticket_id: ticket.id, party_id, round: ticket.round, at: new Date(now), ...answer })
    .execute()
}

type NewEvent = {
  ticketId: string
  seq: number
  action: 'submit' | Action
  at: number
  madeAt: number | null
  actor: Actor
  before: Ticket | null
  after: Ticket
  facts: string
  body: string
}

/** Appends one event to the ticket's chain; the row lock on the ticket keeps the order. */
async function insertEvent(tx: Tx, deps: Deps, event: NewEvent) {
  const { before, after, actor, ticketId, seq } = event
  const salt = randomBytes(16)
  const bodyHash = sha256(Buffer.concat([salt, Buffer.from(event.body)]))
  const post = actor.kind === 'staff' ? postFor(actor.posts, before ?? after) : undefined
  const chained = {
    ticketId,
    seq,
    action: event.action,
    at: event.at,
    madeAt: event.madeAt,
    actor: actorKey(actor),
    unitId: post?.unitId ?? null,
    duty: post?.duty ?? null,
    fromState: before?.state ?? null,
    toState: after.state,
    fromUnit: before?.unitId ?? null,
    toUnit: after.unitId,
    stage: after.stage,
    round: after.round,
    facts: event.facts,
    bodyHash: bodyHash.toString('hex'),
  }
  await tx
    .insertInto('ticket_event')
    .values({
      district_id: deps.district,
      ticket_id: ticketId,
      seq,
      action: event.action,
      at: new Date(event.at),
      made_at: event.madeAt === null ? null : new Date(event.madeAt),
      actor: chained.actor,
      person_id: actor.kind === 'staff' ? actor.personId : null,
      unit_id: chained.unitId,
      duty: chained.duty,
      from_state: before?.state ?? null,
      to_state: after.state,
      from_unit: chained.fromUnit,
      to_unit: chained.toUnit,
      stage: after.stage,
      round: after.round,
      facts: event.facts,
      body_hash: bodyHash,
      hash: deps.keys.chainHash(await lastHash(tx, deps, ticketId, seq), canonicalEvent(chained)),
    })
    .execute()
  await tx.insertInto('event_body').values({ district_id: deps.district, ticket_id: ticketId, seq, salt, body: event.body }).execute()
}

/** The post somebody acts from: the one at the unit that has the ticket, else their first working one. */
function postFor(posts: readonly { unitId: string; duty: Duty }[], ticket: Ticket) {
  return posts.find((post) => post.unitId === ticket.unitId && HANDLING.includes(post.duty)) ?? posts[0]
}

/** A chain begins with the ticket's own id. */
async function lastHash(tx: Tx, deps: Deps, ticketId: string, seq: number): Promise<Buffer> {
  if (seq === 1) return Buffer.from(ticketId)
  const row = await tx
    .selectFrom('ticket_event')
    .select('hash')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('seq', '=', seq - 1)
    .executeTakeFirstOrThrow()
  return row.hash
}

async function lastSeq(tx: Tx, deps: Deps, ticketId: string): Promise<number> {
  const row = await tx
    .selectFrom('ticket_event')
    .select('seq')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.seq
}

/** What an action may change of a ticket. */
const columnsOf = (ticket: Ticket) => ({
  state: ticket.state,
  stage: ticket.stage,
  round: ticket.round,
  unit_id: ticket.unitId,
  handled_by: ticket.handledBy,
  returned_by: [...ticket.returnedBy],
  ruled: ticket.ruled,
  outcome: ticket.outcome,
  answered: ticket.answered,
  urged_at: ticket.urgedAt === null ? null : new Date(ticket.urgedAt),
  changed_at: new Date(ticket.changedAt),
})

const updateTicket = (tx: Tx, deps: Deps, ticket: Ticket) =>
  tx.updateTable('ticket').set(columnsOf(ticket)).where('district_id', '=', deps.district).where('id', '=', ticket.id).execute()

/** Stops and starts the clocks that the new state asks for and returns those started; what a clock has used is kept. */
async function moveClocks(tx: Tx, deps: Deps, before: Ticket | null, after: Ticket, now: number) {
  const { reference, district } = deps
  const change = clockChange(before, after, now, reference.catalogueOf(after.catalogueVersion), reference.calendar)
  if (change.stop.length > 0)
    await sql`update ticket_clock set stopped_at = ${new Date(now)}, net_used_ms = net_used_ms + (extract(epoch from ${new Date(now)}::timestamptz - started_at) * 1000)::bigint
      where district_id = ${district} and ticket_id = ${after.id} and kind = any(${change.stop}::text[]) and stopped_at is null`.execute(tx)
  for (const clock of change.start)
    await tx
      .insertInto('ticket_clock')
      .values({
        district_id: district,
        ticket_id: after.id,
        kind: clock.kind,
        stage: after.stage,
        started_at: new Date(clock.startedAt),
        due_at: clock.dueAt === null ? null : new Date(clock.dueAt),
        time_limit: clock.limit,
        tentative: clock.tentative,
        limit_version: clock.limitVersion,
        calendar_version: clock.calendarVersion,
      })
      .execute()
  return change.start
}

/** Lays the ticket on its owner's desk, and leaves a trace with every unit that passed it on or was passed over. */
async function moveDesks(tx: Tx, deps: Deps, steps: readonly Step[], { units, now }: Situation) {
  const after = steps[steps.length - 1]!.after
  const row = rowOf(after.state)
  const clocks = (await runningClocks(tx, deps, [after.id])).get(after.id) ?? []
  if (!row.open)
    await tx
      .updateTable('ticket_unit')
      .set({ desk: 'done', sort_at: new Date(now) })
      .where('district_id', '=', deps.district)
      .where('ticket_id', '=', after.id)
      .execute()
  await putDesk(tx, deps, after, after.unitId, row.desk, row.open ? (earliest(clocks)?.dueAt ?? now) : now)
  if (!row.open) return
  for (const step of steps) {
    if (step.before.unitId !== after.unitId) await putDesk(tx, deps, after, step.before.unitId, 'passed', now)
    if (step.action === 'escalate' && !after.confidential)
      for (const unit of passedOver(step, units)) await putDesk(tx, deps, after, unit.id, 'passed', now)
  }
}

const putDesk = (tx: Tx, deps: Deps, ticket: Ticket, unitId: string, desk: 'todo' | 'waiting' | 'passed' | 'done', sortAt: number) =>
  tx
    .insertInto('ticket_unit')
    .values({ district_id: deps.district, ticket_id: ticket.id, unit_id: unitId, desk, sort_at: new Date(sortAt) })
    .onConflict((conflict) => conflict.columns(['district_id', 'ticket_id', 'unit_id']).doUpdateSet({ desk, sort_at: new Date(sortAt) }))
    .execute()

/** Whoever is to be told is told after the commit, by the outbox. */
async function tell(tx: Tx, deps: Deps, ticketId: string, seq: number, told: readonly string[], now: number) {
  if (told.length === 0) return
  await tx
    .insertInto('outbox')
    .values({
      district_id: deps.district,
      id: uuidv7(),
      topic: 'tell',
      payload: JSON.stringify({ ticketId, seq, told }),
      run_at: new Date(now),
    })
    .execute()
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
