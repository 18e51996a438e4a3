/** Reading tickets: rows into the facts the domain knows, one page of a list, one reader's view. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Page } from '../../domain/api'
import { actorKey, unitsOf, HANDLING, type Actor } from '../../domain/people/actors'
import { categoryOf, itemOf } from '../../domain/report/categories'
import type { Clock } from '../../domain/ticket/clocks'
import { givenOf, readBody } from '../../domain/ticket/history'
import type { Situation } from '../../domain/ticket/lifecycle'
import { isGridWorkerOf, relationsOf, type Ties } from '../../domain/ticket/relations'
import type { Desk } from '../../domain/ticket/states'
import type { Ticket } from '../../domain/ticket/ticket'
import {
  summaryOf,
  viewFor,
  type EventFacts,
  type PhotoView,
  type Summary,
  type TicketFacts,
  type TicketView,
} from '../../domain/ticket/views'
import type { Database } from '../database/schema'
import type { Deps } from '../deps'
import { photosOf } from '../photo/store'
import { Refused } from '../refused'
import { notComplainedOf, visibleTo } from './visible'

export type Reader = Kysely<Database>
export type TicketRow = Ticket & {
  placeWords: string
  lng: number | null
  lat: number | null
  accuracyM: number | null
  publicConsent: boolean
}

const PAGE = 20

/** Columns of `ticket t`, named as the domain names them. */
const COLUMNS = sql`t.id, t.number, t.title, t.state, t.stage, t.round, t.category, t.item, t.request, t.urgency, t.catalogue_version as "catalogueVersion",
  t.unit_id as "unitId", t.handled_by as "handledBy", t.grid_id as "gridId", t.community_id as "communityId", t.confidential, t.complained_of as "complainedOf",
  t.returned_by as "returnedBy", t.ruled, t.outcome, t.answered, t.urged_at as "urgedAt", t.filed_at as "filedAt", t.changed_at as "changedAt",
  t.place_words as "placeWords", t.lng, t.lat, t.accuracy_m as "accuracyM", t.public_consent as "publicConsent"`

/** The ticket, if this actor may see it; `lock` holds it until the transaction ends. */
export async function findTicket(db: Reader, deps: Deps, id: string, actor: Actor, lock = false): Promise<TicketRow> {
  const result = await sql<TicketRow>`
    select ${COLUMNS} from ticket t where t.district_id = ${deps.district} and t.id = ${id} and ${visibleTo(actor, deps.reference.units)}
    ${lock ? sql`for update` : sql``}`.execute(db)
  const row = result.rows[0]
  if (!row) throw new Refused(404, 'notForYou')
  return row
}

/** What this actor reads of this ticket. */
export async function viewTicket(db: Reader, deps: Deps, id: string, actor: Actor, now: number): Promise<TicketView> {
  const row = await findTicket(db, deps, id, actor)
  const situation = await situationOf(db, deps, row, actor, now)
  const view = viewFor(await factsOf(db, deps, row, situation, actor, now), situation)
  if (!view) throw new Refused(404, 'notForYou')
  return view
}

/** Everything the lifecycle looks at, for this actor and this moment. */
export async function situationOf(
  db: Reader,
  deps: Deps,
  ticket: Ticket,
  actor: Actor,
  now: number,
): Promise<Situation & { clocks: Clock[] }> {
  const { units } = deps.reference
  const clocks = (await runningClocks(db, deps, [ticket.id])).get(ticket.id) ?? []
  return {
    ticket,
    relations: relationsOf(actor, ticket, await tiesOf(db, deps, ticket.id, actor), units),
    units,
    now,
    photoAsked: itemOf(categoryOf(deps.reference.catalogueOf(ticket.catalogueVersion), ticket.category), ticket.item).photo === true,
    answerDueAt: clocks.find((clock) => clock.kind === 'answer')?.dueAt ?? null,
    reporter: await reporterOf(db, deps, ticket.id),
    isGridWorker: isGridWorkerOf(actor, ticket),
    clocks,
  }
}

/** One page of what a resident (or an anonymous code) has filed, newest first. */
export async function ticketsOf(deps: Deps, actor: Actor, after: string | undefined, now: number): Promise<Page> {
  const { rows } = await mineQuery(deps, actor, after).execute(deps.db)
  return pageOf(deps, rows, now)
}

/** One page of a desk of the units this person works for: 待办 by what runs out first, 已转出 and 办完 newest first. */
export async function deskPage(deps: Deps, actor: Actor, desk: Desk, after: string | undefined, now: number): Promise<Page> {
  const { rows } = await deskQuery(deps, actor, desk, after).execute(deps.db)
  return pageOf(deps, rows, now)
}

type ListRow = TicketRow & { sortAt: number }

export function mineQuery(deps: Deps, actor: Actor, after: string | undefined): RawBuilder<ListRow> {
  const who =
    actor.kind === 'code'
      ? sql`p.code_hash = ${Buffer.from(actor.codeHash, 'hex')}`
      : sql`p.person_id = ${'personId' in actor ? actor.personId : null}`
  const from = cursorOf(after)
  return sql<ListRow>`
    select ${COLUMNS}, p.filed_at as "sortAt" from ticket_party p join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
    where p.district_id = ${deps.district} and ${who} and ${visibleTo(actor, deps.reference.units)}
      ${from ? sql`and (p.filed_at, p.ticket_id) < (${from.at}, ${from.id})` : sql``}
    order by p.filed_at desc, p.ticket_id desc limit ${PAGE + 1}`
}

export function deskQuery(deps: Deps, actor: Actor, desk: Desk, after: string | undefined): RawBuilder<ListRow> {
  const backwards = desk === 'passed' || desk === 'done'
  const from = cursorOf(after)
  const beyond =
    from &&
    (backwards
      ? sql`and (u.sort_at, u.ticket_id) < (${from.at}, ${from.id})`
      : sql`and (u.sort_at, u.ticket_id) > (${from.at}, ${from.id})`)
  const order = backwards ? sql`desc` : sql`asc`
  // one index walk per unit: with "unit = any(...)" the order of the index would be lost
  return sql<ListRow>`
    select ${COLUMNS}, d.sort_at as "sortAt" from unnest(${unitsOf(actor, HANDLING)}::text[]) as mine(unit_id)
    cross join lateral (
      select u.ticket_id, u.sort_at from ticket_unit u join ticket t on t.district_id = u.district_id and t.id = u.ticket_id
      where u.district_id = ${deps.district} and u.unit_id = mine.unit_id and u.desk = ${desk} ${beyond ?? sql``}
        and ${notComplainedOf(actor, deps.reference.units)}
      order by u.sort_at ${order}, u.ticket_id ${order} limit ${PAGE + 1}) d
    join ticket t on t.district_id = ${deps.district} and t.id = d.ticket_id
    order by d.sort_at ${order}, d.ticket_id ${order} limit ${PAGE + 1}`
}

const COUNT_TO = 100

/** How many lie on each desk, counted to a hundred (the screen says 99+), and how many of 待办 are late or due today. */
export async function deskCounts(deps: Deps, actor: Actor, now: number, endOfToday: number) {
  const mine = unitsOf(actor, HANDLING)
  const upTo = async (desk: Desk, before?: number) => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from (
        select 1 from unnest(${mine}::text[]) as mine(unit_id) cross join lateral (
          select 1 from ticket_unit u join ticket t on t.district_id = u.district_id and t.id = u.ticket_id
          where u.district_id = ${deps.district} and u.unit_id = mine.unit_id and u.desk = ${desk} and ${notComplainedOf(actor, deps.reference.units)}
            ${before === undefined ? sql`` : sql`and u.sort_at < ${new Date(before)}`}
          limit ${COUNT_TO}) d limit ${COUNT_TO}) n`.execute(deps.db)
    return rows[0]!.n
  }
  const [todo, waiting, passed, done, overdue, bySunset] = await Promise.all([
    upTo('todo'),
    upTo('waiting'),
    upTo('passed'),
    upTo('done'),
    upTo('todo', now),
    upTo('todo', endOfToday),
  ])
  return { counts: { todo, waiting, passed, done }, overdue, dueToday: bySunset - overdue }
}

/** Clocks that run now, by ticket. */
export async function runningClocks(db: Reader, deps: Deps, ids: readonly string[]): Promise<Map<string, Clock[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('ticket_clock')
    .selectAll()
    .where('district_id', '=', deps.district)
    .where('ticket_id', 'in', ids)
    .where('stopped_at', 'is', null)
    .execute()
  const byTicket = new Map<string, Clock[]>()
  for (const row of rows) byTicket.set(row.ticket_id, [...(byTicket.get(row.ticket_id) ?? []), clockOf(row)])
  return byTicket
}

async function pageOf(deps: Deps, rows: ListRow[], now: number): Promise<Page> {
  const shown = rows.slice(0, PAGE)
  const clocks = await runningClocks(
    deps.db,
    deps,
    shown.map((row) => row.id),
  )
  const last = rows.length > PAGE ? shown[shown.length - 1] : undefined
  const lines: Summary[] = shown.map((row) => summaryOf(row, clocks.get(row.id) ?? [], row.placeWords, deps.reference.units))
  return { rows: lines, next: last ? `${last.sortAt}_${last.id}` : null, now }
}

/** Where a page goes on: after this instant and id. */
export const cursorOf = (after: string | undefined) => {
  const [at, id] = after?.split('_') ?? []
  return at && id ? { at: new Date(Number(at)), id } : undefined
}

const clockOf = (row: {
  kind: Clock['kind']
  started_at: number
  due_at: number | null
  time_limit: Clock['limit']
  tentative: boolean
  limit_version: number
  calendar_version: number
}): Clock => ({
  kind: row.kind,
  startedAt: row.started_at,
  dueAt: row.due_at,
  limit: row.time_limit,
  tentative: row.tentative,
  limitVersion: row.limit_version,
  calendarVersion: row.calendar_version,
})

async function tiesOf(db: Reader, deps: Deps, ticketId: string, actor: Actor): Promise<Ties> {
  const parties = await db
    .selectFrom('ticket_party')
    .select(['kind', 'person_id', 'code_hash'])
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .execute()
  const held = await db
    .selectFrom('ticket_unit')
    .select('unit_id')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .execute()
  const isMe = (party: (typeof parties)[number]) =>
    actor.kind === 'code'
      ? party.code_hash?.toString('hex') === actor.codeHash
      : actor.kind === 'resident' && party.person_id === actor.personId
  return { parties: parties.filter(isMe).map((party) => party.kind), heldBy: held.map((row) => row.unit_id) }
}

async function factsOf(
  db: Reader,
  deps: Deps,
  row: TicketRow,
  situation: Pick<Situation, 'reporter'> & { clocks: Clock[] },
  actor: Actor,
  now: number,
): Promise<TicketFacts> {
  const [events, photos] = [await eventsOf(db, deps, row.id), await photosOf(db, deps.district, row.id)]
  const viewer = actorKey(actor)
  const photosAt = (seq: number): PhotoView[] =>
    photos
      .filter((photo) => photo.seq === seq)
      .map(({ id, width, height }) => ({
        id,
        width,
        height,
        small: deps.files.addressOf({ id }, 'small', viewer, now),
        large: deps.files.addressOf({ id }, 'large', viewer, now),
      }))
  return {
    ticket: row,
    clocks: situation.clocks,
    placeWords: row.placeWords,
    point: row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat, accuracyM: row.accuracyM },
    identity: situation.reporter.identity,
    publicConsent: row.publicConsent,
    text: events[0]?.text ?? '',
    events,
    photos: photosAt,
  }
}

async function eventsOf(db: Reader, deps: Deps, ticketId: string): Promise<(EventFacts & { text: string })[]> {
  const rows = await db
    .selectFrom('ticket_event as e')
    .innerJoin('event_body as b', (join) =>
      join.onRef('b.district_id', '=', 'e.district_id').onRef('b.ticket_id', '=', 'e.ticket_id').onRef('b.seq', '=', 'e.seq'),
    )
    .leftJoin('person as p', (join) => join.onRef('p.district_id', '=', 'e.district_id').onRef('p.id', '=', 'e.person_id'))
    .select(['e.seq', 'e.action', 'e.at', 'e.made_at', 'e.unit_id', 'e.duty', 'e.from_unit', 'e.to_unit', 'e.facts', 'b.body', 'p.name'])
    .where('e.district_id', '=', deps.district)
    .where('e.ticket_id', '=', ticketId)
    .orderBy('e.seq')
    .execute()
  return rows.map((row) => {
    const body = readBody(row.body)
    return {
      seq: row.seq,
      action: row.action,
      at: row.at,
      madeAt: row.made_at,
      unitId: row.unit_id,
      person: row.name,
      duty: row.duty,
      fromUnit: row.from_unit,
      toUnit: row.to_unit,
      given: givenOf(row.facts, body),
      text: body.text ?? '',
    }
  })
}

/** Who reported it, what they let be seen, and whether a phone of theirs is known. */
export async function reporterOf(db: Reader, deps: Deps, ticketId: string) {
  const row = await db
    .selectFrom('ticket_party as p')
    .leftJoin('identity as i', (join) =>
      join.onRef('i.district_id', '=', 'p.district_id').onRef('i.person_id', '=', 'p.person_id').on('i.kind', '=', 'phone'),
    )
    .select(['p.identity', 'p.person_id', 'i.kind'])
    .where('p.district_id', '=', deps.district)
    .where('p.ticket_id', '=', ticketId)
    .where('p.kind', '=', 'reporter')
    .executeTakeFirstOrThrow()
  return { identity: row.identity, personId: row.person_id, phoneKnown: row.kind !== null }
}
