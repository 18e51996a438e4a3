/** Open tickets near a point that may be the same matter: for somebody about to report, and for staff looking for duplicates. */
import { sql, type RawBuilder } from 'kysely'
import type { Neighbour } from '../../domain/api'
import type { Actor } from '../../domain/people/actors'
import { cellsAround, likeness, metresBetween, MOST_NEIGHBOURS, NEAR, type Matter, type Nearness } from '../../domain/ticket/near'
import { summaryOf } from '../../domain/ticket/views'
import type { Deps } from '../deps'
import { PUBLIC_VIEWER } from '../publication/board'
import { liveClocks } from './clock-rows'
import { COLUMNS, findTicket, type TicketRow } from './rows'
import { mayBeJoined, visibleTo, visibleToAnyone } from './visible'

const DAY = 86_400_000
/** More open tickets than this in nine squares are not looked through. */
const LOOKED_THROUGH = 200

/** `shown`: what a moderator let stand on the public board. */
type NearRow = TicketRow & { text: string; joiners: number; shownTitle: string | null; shownPhotos: string[] | null }

/** What a resident may join instead of reporting it once more; words and photo only as they stand on the public board. */
export async function neighboursOf(deps: Deps, matter: Matter, now: number): Promise<Neighbour[]> {
  const rows = await alike(deps, matter, mayBeJoined(), NEAR.resident, now)
  return rows.map((row) => neighbourOf(deps, row, matter, now))
}

/** What looks like the same matter to a clerk, among the tickets they may see anyway. */
export async function similarTo(deps: Deps, id: string, actor: Actor, now: number) {
  const { units } = deps.reference
  const ticket = await findTicket(deps.db, deps, id, actor)
  if (ticket.lng === null || ticket.lat === null || ticket.confidential) return []
  const matter = { category: ticket.category, item: ticket.item, words: ticket.title, spot: { lng: ticket.lng, lat: ticket.lat } }
  const rows = (await alike(deps, matter, visibleTo(actor, units), NEAR.staff, now)).filter((row) => row.id !== id && !row.confidential)
  const clocks = await liveClocks(deps.db, deps, rows.map((row) => row.id)) // prettier-ignore
  return rows.map((row) => ({
    ...summaryOf(row, clocks.get(row.id) ?? [], row.placeWords, units, 'handler'),
    metres: Math.round(metresBetween(matter.spot, { lng: row.lng!, lat: row.lat! })),
  }))
}

async function alike(deps: Deps, matter: Matter, whose: RawBuilder<boolean>, near: Nearness, now: number): Promise<NearRow[]> {
  const { rows } = await nearQuery(deps, matter, whose, near, now).execute(deps.db)
  return rows
    .map((row) => ({ row, like: likeness(matter, matterOf(row), near) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST_NEIGHBOURS)
    .map(({ row }) => row)
}

export const nearQuery = (
  deps: Pick<Deps, 'district'>,
  { category, spot }: Matter,
  whose: RawBuilder<boolean>,
  near: Nearness,
  now: number,
) =>
  sql<NearRow>`
    select ${COLUMNS}, concat_ws(' ', b.body::json->>'text', ${transcriptOf()}) as text, s.title as "shownTitle", s.photos as "shownPhotos",
      (select count(*)::int from ticket_party p where p.district_id = t.district_id and p.ticket_id = t.id and p.kind = 'joiner') as joiners
    from ticket t left join event_body b on b.district_id = t.district_id and b.ticket_id = t.id and b.seq = 1
      left join publication s on s.district_id = t.district_id and s.ticket_id = t.id and s.state = 'approved' and ${visibleToAnyone()}
    where t.district_id = ${deps.district} and t.cell = any(${cellsAround(spot)}::text[]) and t.ended_at is null
      and t.filed_at > ${new Date(now - near.days * DAY)} and t.category = ${category} and t.state <> 'merged' and ${whose}
    order by t.filed_at desc limit ${LOOKED_THROUGH}`

/** What staff wrote down of a voice message of ticket `t`. */
const transcriptOf = () => sql`(
  select w.body::json->>'transcript' from ticket_event e join event_body w on w.district_id = e.district_id and w.ticket_id = e.ticket_id and w.seq = e.seq
  where e.district_id = t.district_id and e.ticket_id = t.id and e.action = 'transcribe' limit 1)`

const matterOf = (row: NearRow): Matter => ({
  category: row.category,
  item: row.item,
  words: row.text || row.title,
  spot: { lng: row.lng!, lat: row.lat! },
})

function neighbourOf(deps: Deps, row: NearRow, matter: Matter, now: number): Neighbour {
  const { units } = deps.reference
  const photo = row.shownPhotos?.[0]
  return {
    id: row.id,
    category: row.category,
    item: row.item,
    state: row.state,
    title: row.shownTitle,
    unit: units.fullName(row.unitId),
    metres: Math.round(metresBetween(matter.spot, { lng: row.lng!, lat: row.lat! }) / 10) * 10,
    filedAt: row.filedAt,
    joiners: row.joiners,
    photo: photo ? deps.files.addressOf({ id: photo }, 'small', PUBLIC_VIEWER, now) : null,
  }
}
