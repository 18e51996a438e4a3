/** Notices as rows: which lines of history a person was told of. What is said of them is made from the lines, each time anew. */
import { sql, type RawBuilder } from 'kysely'
import type { Notice, NoticePage } from '../../domain/api-notices'
import { MOST } from '../../domain/count'
import { lineFor, type LineFacts, type NoticeReader } from '../../domain/notices/line'
import type { Actor } from '../../domain/people/actors'
import { givenOf } from '../../domain/ticket/history'
import type { PartyKind, Ticket } from '../../domain/ticket/ticket'
import { audienceOf, doneBy, type LineHead } from '../../domain/ticket/views'
import { instant } from '../database/open'
import type { Deps } from '../deps'
import { visibleTo } from '../ticket/visible'

const PAGE = 20

/** Residents and staff have notices; an anonymous code has none, for nobody knows whose it is. */
export type Person = Extract<Actor, { personId: string }>
const readerOf = ({ kind }: Person): NoticeReader => (kind === 'staff' ? 'unit' : 'resident')

type NoticeRow = Omit<LineFacts, 'given' | 'doneBy'> &
  Pick<Ticket, 'number' | 'category' | 'item' | 'state'> & {
    id: string
    ticketId: string
    at: number
    readAt: number | null
    owner: string
    actor: string
    facts: string
    parts: PartyKind[]
  }

/** Notices of this person whose ticket they may (still) see. */
function selectOf(deps: Deps, person: Person, which: RawBuilder<unknown>): RawBuilder<NoticeRow> {
  return sql<NoticeRow>`
    select n.id, n.ticket_id as "ticketId", n.at, n.read_at as "readAt", t.number, t.category, t.item, t.state, t.unit_id as owner,
      e.action, e.actor, e.unit_id as "unitId", e.from_unit as "fromUnit", e.to_unit as "toUnit", e.facts,
      array(select p.kind from ticket_party p where p.district_id = n.district_id and p.ticket_id = n.ticket_id and p.person_id = n.person_id) as parts
    from notice n
    join ticket t on t.district_id = n.district_id and t.id = n.ticket_id
    join ticket_event e on e.district_id = n.district_id and e.ticket_id = n.ticket_id and e.seq = n.seq
    where ${isOf(deps, person)} and ${visibleTo(person, deps.reference.units)} and ${which}`
}

const isOf = (deps: Deps, person: Person) =>
  sql`n.district_id = ${deps.district} and n.person_id = ${person.personId} and n.reader = ${readerOf(person)}`

/** One page, newest first. */
export async function noticesOf(deps: Deps, person: Person, after: string | undefined, now: number): Promise<NoticePage> {
  const { rows } = await noticesQuery(deps, person, after).execute(deps.db)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown[shown.length - 1] : undefined
  return { rows: shown.flatMap((row) => viewOf(deps, person, row) ?? []), next: last ? `${last.at}_${last.id}` : null, now }
}

export function noticesQuery(deps: Deps, person: Person, after: string | undefined): RawBuilder<NoticeRow> {
  const [at, id] = after?.split('_') ?? []
  const beyond = at && id ? sql`(n.at, n.id) < (${new Date(Number(at))}, ${id})` : sql`true`
  return sql<NoticeRow>`${selectOf(deps, person, beyond)} order by n.at desc, n.id desc limit ${PAGE + 1}`
}

/** The notice of one line, while it is unread. */
export async function unreadLine(deps: Deps, person: Person, ticketId: string, seq: number): Promise<NoticeRow | undefined> {
  const which = sql`n.ticket_id = ${ticketId} and n.seq = ${seq} and n.read_at is null`
  return (await selectOf(deps, person, which).execute(deps.db)).rows[0]
}

/** What this person reads of the line; nothing when it is no longer for them. */
export function headOfRow(deps: Deps, person: Person, row: NoticeRow): LineHead | undefined {
  const audience = person.kind === 'staff' ? 'handler' : audienceOf(row.parts)
  return audience && lineFor({ ...row, doneBy: doneBy(row.actor, ''), given: givenOf(row.facts, {}) }, audience, deps.reference.units)
}

function viewOf(deps: Deps, person: Person, row: NoticeRow): Notice | undefined {
  const line = headOfRow(deps, person, row)
  const { id, ticketId, at, number, category, item } = row
  return line && { id, ticketId, at, read: row.readAt !== null, number, category, item, line }
}

/** Unread notices, counted to `MOST.list`. */
export async function unreadOf(deps: Deps, person: Person): Promise<number> {
  const { rows } = await unreadQuery(deps, person).execute(deps.db)
  return rows[0]!.unread
}

export const unreadQuery = (deps: Deps, person: Person): RawBuilder<{ unread: number }> =>
  sql<{ unread: number }>`
    select count(*) as unread from (
      select 1 from notice n join ticket t on t.district_id = n.district_id and t.id = n.ticket_id
      where ${isOf(deps, person)} and n.read_at is null and ${visibleTo(person, deps.reference.units)} limit ${MOST.list}) n`

/** Marks what was there at `until` as read, of one ticket or of all. */
export async function markRead(deps: Deps, person: Person, until: number, ticketId: string | undefined, now: number): Promise<void> {
  const { numUpdatedRows } = await deps.db
    .updateTable('notice')
    .set({ read_at: new Date(now) })
    .where('district_id', '=', deps.district)
    .where('person_id', '=', person.personId)
    .where('reader', '=', readerOf(person))
    .where('read_at', 'is', null)
    .where('at', '<=', instant(until))
    .$if(ticketId !== undefined, (query) => query.where('ticket_id', '=', ticketId!))
    .executeTakeFirst()
  // other phones and windows of this person count anew
  if (numUpdatedRows > 0n) deps.changes.announce(person.personId)
}
