/**
 * Telling people (通知), after the commit: a line of history becomes one notice for each person it concerns, and for residents who came
 * through WeChat a message beside it. Whoever did it is not told of it. A second try writes nothing twice.
 */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { textOf } from '../../domain/notices/texts'
import { lineFor, type LineFacts, type NoticeReader } from '../../domain/notices/line'
import { actorKey, HANDLING, type Actor, type Post } from '../../domain/people/actors'
import { givenOf } from '../../domain/ticket/history'
import { relationsOf } from '../../domain/ticket/relations'
import type { Ticket } from '../../domain/ticket/ticket'
import { audienceOf, doneBy } from '../../domain/ticket/views'
import { inTransaction, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { findTicket } from '../ticket/rows'
import { enqueueTexts } from './text'
import { byClock } from '../ticket/work'
import type { Tell } from './follow'

type Line = LineFacts & { ticketId: string; seq: number; at: number; actor: string }
type Told = { personId: string; reader: NoticeReader }

/** The outbox handler of topic `tell`. */
export const tellHandler =
  (deps: Deps) =>
  async ({ ticketId, seq, told, units }: Tell) => {
    const [line, ticket] = [await lineOf(deps, ticketId, seq), await findTicket(byClock(deps), ticketId)]
    const parties = told.includes('parties') ? await partiesTold(deps, line) : []
    const people = [...parties, ...(await staffTold(deps, line, ticket, units))]
    const news = await inTransaction(deps.db, async (tx) => {
      const fresh = await insertNotices(tx, deps, line, people)
      if (deps.wechat) await enqueueMessages(tx, deps, line, fresh)
      await textRepresented(tx, deps, line, fresh)
      return fresh
    })
    for (const { person_id } of news) deps.changes.announce(person_id)
  }

async function lineOf(deps: Deps, ticketId: string, seq: number): Promise<Line> {
  const row = await deps.db
    .selectFrom('ticket_event')
    .select(['action', 'at', 'actor', 'unit_id', 'from_unit', 'to_unit', 'facts'])
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow()
  const { action, at, actor, unit_id: unitId, from_unit: fromUnit, to_unit: toUnit } = row
  // nobody is told of what they did themselves
  return { ticketId, seq, at, actor, action, doneBy: doneBy(actor, ''), unitId, fromUnit, toUnit, given: givenOf(row.facts, {}) }
}

/** The reporter, whoever filed for them and those who joined, each if the line is for them to read. */
async function partiesTold(deps: Deps, line: Line): Promise<Told[]> {
  const rows = await deps.db
    .selectFrom('ticket_party as a')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'a.district_id').onRef('p.id', '=', 'a.person_id'))
    .select(['p.id', 'a.kind'])
    .where('a.district_id', '=', deps.district)
    .where('a.ticket_id', '=', line.ticketId)
    .where('a.kind', '<>', 'withdrawn')
    .where('p.ended_at', 'is', null)
    .execute()
  return [...grouped(rows)].flatMap(([personId, parts]) => {
    const audience = audienceOf(parts.map(({ kind }) => kind))
    const concerned = actorKey({ kind: 'resident', personId }) !== line.actor && audience && lineFor(line, audience, deps.reference.units)
    return concerned ? { personId, reader: 'resident' as const } : []
  })
}

/** Whoever works at these units now, and may see the ticket: nobody of a unit that is complained of. */
async function staffTold(deps: Deps, line: Line, ticket: Ticket, unitIds: readonly string[]): Promise<Told[]> {
  const { units } = deps.reference
  if (unitIds.length === 0 || !lineFor(line, 'handler', units)) return []
  const heldBy = await unitsHolding(deps, ticket.id)
  return [...grouped(await postsAt(deps, unitIds))].flatMap(([personId, posts]) => {
    const actor: Actor = { kind: 'staff', personId, posts }
    const sees = audienceOf(relationsOf(actor, ticket, { parties: [], heldBy }, units)) !== undefined
    return sees && actorKey(actor) !== line.actor ? { personId, reader: 'unit' as const } : []
  })
}

/** All posts now of everyone who has a working post at one of these units. */
async function postsAt(deps: Deps, unitIds: readonly string[]): Promise<(Post & { id: string })[]> {
  const now = new Date(deps.clock())
  const { rows } = await sql<Post & { id: string }>`
    with held as (select person_id, unit_id, duty from post where district_id = ${deps.district} and valid_from <= ${now} and (valid_to is null or valid_to > ${now}))
    select p.id, held.unit_id as "unitId", held.duty from held join person p on p.district_id = ${deps.district} and p.id = held.person_id
    where p.ended_at is null and p.id in (select person_id from held where unit_id = any(${unitIds}::text[]) and duty = any(${HANDLING}::text[]))`.execute(
    deps.db,
  )
  return rows
}

async function unitsHolding(deps: Deps, ticketId: string): Promise<string[]> {
  const rows = await deps.db
    .selectFrom('ticket_unit')
    .select('unit_id')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .execute()
  return rows.map((row) => row.unit_id)
}

function grouped<T extends { id: string }>(rows: readonly T[]): Map<string, T[]> {
  const byId = new Map<string, T[]>()
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row])
  return byId
}

/** Returns those that were not there yet. */
async function insertNotices(tx: Tx, deps: Deps, { ticketId, seq, at }: Line, people: readonly Told[]) {
  if (people.length === 0) return []
  const rows = people.map(({ personId, reader }) => ({
    district_id: deps.district,
    id: uuidv7(),
    person_id: personId,
    ticket_id: ticketId,
    seq,
    reader,
    at: new Date(at),
  }))
  return tx
    .insertInto('notice')
    .values(rows)
    .onConflict((row) => row.columns(['district_id', 'person_id', 'ticket_id', 'seq']).doNothing())
    .returning(['person_id', 'reader'])
    .execute()
}

/** A report filed for somebody else (代办) is told to them by text as well: of the residents it alone is new to the person it is for. */
async function textRepresented(tx: Tx, deps: Deps, { action, ticketId }: Line, fresh: Awaited<ReturnType<typeof insertNotices>>) {
  const kind = textOf(action)
  const residents = fresh.filter(({ reader }) => reader === 'resident').map(({ person_id }) => person_id)
  if (kind) await enqueueTexts(tx, deps, { kind, ticketId }, residents)
}

/** A line that one resident is told of through WeChat, if they agreed to it. */
export type Message = {
  personId: string
  ticketId: string
  seq: number
  /** The template a consent was taken for, kept over the tries until WeChat has answered. */
  paid?: string
}

async function enqueueMessages(tx: Tx, deps: Deps, line: Line, fresh: Awaited<ReturnType<typeof insertNotices>>) {
  const rows = fresh
    .filter(({ reader }) => reader === 'resident')
    .map(({ person_id }) => ({
      district_id: deps.district,
      id: uuidv7(),
      topic: 'wechat',
      payload: JSON.stringify({ personId: person_id, ticketId: line.ticketId, seq: line.seq } satisfies Message),
      run_at: new Date(deps.clock()),
    }))
  if (rows.length > 0) await tx.insertInto('outbox').values(rows).execute()
}
