/**
 * Telling people (通知), after the commit: a line of history becomes one notice for each person it concerns, and for residents who came
 * through WeChat a message beside it. Whoever did it is not told of it. A second try writes nothing twice.
 */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { toldThrough } from '../../domain/duty/told'
import { textOf, TEXTS } from '../../domain/notices/texts'
import { lineFor, type LineFacts, type NoticeReader } from '../../domain/notices/line'
import { actorKey, HANDLING, type Actor, type Post } from '../../domain/people/actors'
import { givenOf } from '../../domain/ticket/history'
import { relationsOf } from '../../domain/ticket/relations'
import type { PartyKind, Ticket } from '../../domain/ticket/ticket'
import { audienceOf, doneBy } from '../../domain/ticket/views'
import { inTransaction } from '../database/open'
import type { Deps, InTransaction } from '../deps'
import { askersAmong } from '../people/text-asks'
import { COLUMNS, type TicketRow } from '../ticket/rows'
import type { Tell } from './follow'
import type { Text } from './text'

/** A line with its ticket, and with whoever has a part in that or had it on a desk. */
type Fact = LineFacts & { ticketId: string; seq: number; at: number; actor: string; ticket: Ticket; parties: Part[]; heldBy: string[] }
type Part = { id: string; kind: PartyKind }
type Held = Post & { id: string }
type Notice = { fact: Fact; personId: string; reader: NoticeReader }

/** The outbox handler of topic `tell`: many lines in one transaction; what one of them breaks, each of the others does alone. */
export const tellHandler = (deps: Deps) => ({
  one: async (tell: Tell) => inTransaction(deps.db, (tx) => tellWithin({ ...deps, db: tx }, [tell])).then((hear) => hear()),
  many: tellWithin,
})

/** Writes the notices; what it gives back says to whoever listens that they have news, and is called after the commit. */
async function tellWithin(deps: InTransaction, tells: readonly Tell[]): Promise<() => void> {
  const facts = await factsOf(deps, tells)
  const ways = facts.map((fact, index) => waysTo(deps, fact, tells[index]!.units))
  const sponsors = facts.map(({ ticket }, index) => (tells[index]!.told.includes('sponsor') ? ticket.sponsor : null))
  const posts = grouped(
    await postsAt(
      deps,
      [...new Set(ways.flatMap((way) => [...way.keys()]))],
      sponsors.filter((id) => id !== null),
    ),
  )
  const notices = facts.flatMap((fact, index) => [
    ...(tells[index]!.told.includes('parties') ? partiesTold(deps, fact) : []),
    ...staffTold(deps, fact, { ways: ways[index]!, sponsor: sponsors[index]! }, posts),
  ])
  const fresh = await insertNotices(deps, notices)
  await enqueueMessages(deps, fresh)
  return () => fresh.forEach(({ personId }) => deps.changes.announce(personId))
}

/** All that is to be known of these lines, in their order. Throws when one is not there. */
async function factsOf({ db, district }: InTransaction, tells: readonly Tell[]): Promise<Fact[]> {
  type Row = TicketRow & { line: Line; at: number; facts: string; parties: Part[]; heldBy: string[] }
  type Line = { action: Fact['action']; actor: string; unitId: string | null; fromUnit: string | null; toUnit: string }
  const { rows } = await sql<Row>`
    select ${COLUMNS}, e.at, e.facts,
      json_build_object('action', e.action, 'actor', e.actor, 'unitId', e.unit_id, 'fromUnit', e.from_unit, 'toUnit', e.to_unit) as line,
      array(select u.unit_id from ticket_unit u where u.district_id = ${district} and u.ticket_id = t.id) as "heldBy",
      (select coalesce(json_agg(json_build_object('id', p.id, 'kind', a.kind)), '[]') from ticket_party a
        join person p on p.district_id = a.district_id and p.id = a.person_id
        where a.district_id = ${district} and a.ticket_id = t.id and a.kind <> 'withdrawn' and p.ended_at is null) as parties
    from unnest(${tells.map(({ ticketId }) => ticketId)}::uuid[], ${tells.map(({ seq }) => seq)}::int[])
      with ordinality as asked (ticket_id, seq, place)
    join ticket t on t.district_id = ${district} and t.id = asked.ticket_id
    join ticket_event e on e.district_id = ${district} and e.ticket_id = asked.ticket_id and e.seq = asked.seq
    order by asked.place`.execute(db)
  if (rows.length < tells.length) throw new Error('a line to be told of is not there')
  return rows.map(({ line, at, facts, parties, heldBy, ...ticket }, index) => ({
    ...line,
    at,
    parties,
    heldBy,
    ticket,
    ticketId: ticket.id,
    seq: tells[index]!.seq,
    // nobody is told of what they did themselves
    doneBy: doneBy(line.actor, ''),
    given: givenOf(facts, {}),
  }))
}

/** The reporter, whoever filed for them and those who joined, each if the line is for them to read. */
const partiesTold = (deps: Deps, fact: Fact): Notice[] =>
  [...grouped(fact.parties)].flatMap(([personId, parts]) => {
    const audience = audienceOf(parts.map(({ kind }) => kind))
    const concerned = actorKey({ kind: 'resident', personId }) !== fact.actor && audience && lineFor(fact, audience, deps.reference.units)
    return concerned ? { fact, personId, reader: 'resident' as const } : []
  })

/** The units told, each with the one person it is told through; null: everybody there. */
type Ways = Map<string, string | null>
type Whom = { ways: Ways; sponsor: string | null }

/** Asks each unit's roster at this moment (值班表), and adds the level above where nobody is on duty for the unit that has it. */
function waysTo({ reference, clock }: InTransaction, { ticket }: Fact, unitIds: readonly string[]): Ways {
  const now = clock()
  const ways: Ways = new Map()
  for (const id of unitIds) {
    const holder = ticket.holder !== null && id === ticket.unitId ? (reference.thereFor(id, ticket.holder, now) ?? null) : null
    const { only, above } = toldThrough({ urgency: ticket.urgency, holder, onDuty: reference.onDuty(id, now) })
    ways.set(id, only)
    const [level] = above && id === ticket.unitId ? reference.units.above(id) : []
    if (level && !ways.has(level.id)) ways.set(level.id, null)
  }
  return ways
}

/**
 * Whoever works at these units now and is told for them, and the leader who sponsors it, if they may see the ticket: nobody of a unit that is
 * complained of.
 */
function staffTold(deps: Deps, fact: Fact, { ways, sponsor }: Whom, everybody: ReadonlyMap<string, Held[]>): Notice[] {
  const { units } = deps.reference
  if ((ways.size === 0 && sponsor === null) || !lineFor(fact, 'handler', units)) return []
  // who is not there any more is not told for anybody
  const isThere = (only: string, unitId: string) => everybody.get(only)?.some((post) => worksIn(post, unitId)) ?? false
  const told = [...ways].map(([unitId, only]) => ({ unitId, only: only !== null && isThere(only, unitId) ? only : null }))
  return [...everybody].flatMap(([personId, posts]) => {
    const works = told.some(({ unitId, only }) => (only ?? personId) === personId && posts.some((post) => worksIn(post, unitId)))
    if (!works && personId !== sponsor) return []
    const actor: Actor = { kind: 'staff', personId, posts }
    const sees = audienceOf(relationsOf(actor, fact.ticket, { parties: [], heldBy: fact.heldBy }, units)) !== undefined
    return sees && actorKey(actor) !== fact.actor ? { fact, personId, reader: 'unit' as const } : []
  })
}

const worksIn = (post: Post, unitId: string): boolean => post.unitId === unitId && HANDLING.includes(post.duty)

/** All posts now of everyone who has a working post at one of these units, and of these people. */
async function postsAt({ db, district, clock }: InTransaction, unitIds: readonly string[], people: readonly string[]): Promise<Held[]> {
  if (unitIds.length + people.length === 0) return []
  const now = new Date(clock())
  const { rows } = await sql<Held>`
    with held as (select person_id, unit_id, duty from post
      where district_id = ${district} and valid_from <= ${now} and (valid_to is null or valid_to > ${now}))
    select p.id, held.unit_id as "unitId", held.duty from held join person p on p.district_id = ${district} and p.id = held.person_id
    where p.ended_at is null and (p.id = any(${people}::uuid[])
      or p.id in (select person_id from held where unit_id = any(${unitIds}::text[]) and duty = any(${HANDLING}::text[])))`.execute(db)
  return rows
}

function grouped<T extends { id: string }>(rows: readonly T[]): Map<string, T[]> {
  const byId = new Map<string, T[]>()
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row])
  return byId
}

/** Returns those that were not there yet. */
async function insertNotices({ db, district }: InTransaction, notices: readonly Notice[]): Promise<Notice[]> {
  if (notices.length === 0) return []
  const rows = notices.map(({ fact, personId, reader }) => ({
    district_id: district,
    id: uuidv7(),
    person_id: personId,
    ticket_id: fact.ticketId,
    seq: fact.seq,
    reader,
    at: new Date(fact.at),
  }))
  const fresh = await db
    .insertInto('notice')
    .values(rows)
    .onConflict((row) => row.columns(['district_id', 'person_id', 'ticket_id', 'seq']).doNothing())
    .returning('id')
    .execute()
  const ids = new Set(fresh.map(({ id }) => id))
  return notices.filter((_, index) => ids.has(rows[index]!.id))
}

/** A line that one resident is told of through WeChat, if they agreed to it. */
export type Message = {
  personId: string
  ticketId: string
  seq: number
  /** The template a consent was taken for, kept over the tries until WeChat has answered. */
  paid?: string
}

/**
 * What goes out of the house beside the notices of residents: a message to whoever came through WeChat, and a text to whom a report was
 * filed for (代办), for it alone is new to them, or who asked for texts.
 */
async function enqueueMessages(deps: InTransaction, fresh: readonly Notice[]) {
  const ofResidents = fresh.filter(({ reader }) => reader === 'resident')
  const messages = ofResidents.map(({ personId, fact: { ticketId, seq } }): Message => ({ personId, ticketId, seq }))
  const texts = await textsFor(deps, ofResidents)
  const run_at = new Date(deps.clock())
  const waiting = (topic: string) => (payload: Message | Text) => ({
    district_id: deps.district,
    id: uuidv7(),
    topic,
    payload: JSON.stringify(payload),
    run_at,
  })
  const rows = [...(deps.wechat ? messages.map(waiting('wechat')) : []), ...texts.map(waiting('text'))]
  if (rows.length > 0) await deps.db.insertInto('outbox').values(rows).execute()
}

async function textsFor(deps: InTransaction, notices: readonly Notice[]): Promise<Text[]> {
  const texts = notices.flatMap(({ personId, fact: { ticketId, seq, action } }): Text[] => {
    const kind = textOf(action)
    return kind ? [{ personId, ticketId, seq, kind }] : []
  })
  const offered = texts.filter(({ kind }) => TEXTS[kind].to === 'asked').map(({ personId }) => personId)
  const askers = offered.length > 0 ? await askersAmong(deps, offered) : new Set<string>()
  return texts.filter(({ personId, kind }) => TEXTS[kind].to === 'represented' || askers.has(personId))
}
