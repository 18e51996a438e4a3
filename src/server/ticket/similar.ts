/** What looks like the same matter to a clerk (疑似重复), among the tickets whose words they may read anyway. */
import { sql, type RawBuilder } from 'kysely'
import { HANDLING, unitsOf, type Actor } from '../../domain/people/actors'
import {
  cellsAround,
  likeness,
  metresBetween,
  MOST_NEIGHBOURS,
  NEAR,
  OFFERED_DAYS,
  wordsShared,
  type Matter,
} from '../../domain/place/near'
import { summaryOf, type Summary } from '../../domain/ticket/views'
import type { Deps, Look } from '../deps'
import { liveClocks } from './clock-rows'
import { COLUMNS, findTicket, type TicketRow } from './rows'
import { visibleTo } from './visible'
import { lookOf } from './work'

const DAY = 86_400_000
/** More open tickets than this in nine squares are not looked through. */
const LOOKED_THROUGH = 200
/** Another sub-item of which fewer words are the same is another matter. */
const LEAST_ALIKE = 0.3

type NearRow = TicketRow & { text: string }

/** Whoever reads no words, as the auditor, is shown nothing that was found by them. */
export async function similarTo(deps: Deps, id: string, actor: Actor, now: number) {
  const { units } = deps.reference
  const ticket = await findTicket(lookOf(deps, actor, now), id)
  if (ticket.lng === null || ticket.lat === null || ticket.confidential || !readsWordsOfAny(actor)) return []
  const matter = { category: ticket.category, item: ticket.item, words: ticket.title, spot: { lng: ticket.lng, lat: ticket.lat } }
  const rows = (await alike(deps, matter, visibleTo(actor, units), now)).filter((row) => row.id !== id && !row.confidential)
  const clocks = await liveClocks(deps.db, deps, rows.map((row) => row.id)) // prettier-ignore
  return rows.map((row) => ({
    ...summaryOf(row, clocks.get(row.id) ?? [], row.placeWords, units, 'handler'),
    metres: Math.round(metresBetween(matter.spot, { lng: row.lng!, lat: row.lat! })),
  }))
}

/** An auditor sees every ticket and reads none: with that post they are shown no words of tickets they do not handle. */
export const readsWordsOfAny = (actor: Actor): boolean =>
  unitsOf(actor, ['audit']).length === 0 && unitsOf(actor, [...HANDLING, 'supervisor']).length > 0

/**
 * Open tickets of one community that may be the matter somebody tells staff of, among those they see: of the same sub-item first, then by
 * the words.
 */
export async function similarIn(look: Look, communityId: string, { category, item, words }: Omit<Matter, 'spot'>): Promise<Summary[]> {
  const { units } = look.reference
  if (!readsWordsOfAny(look.actor)) return []
  const { rows } = await sql<NearRow>`
    select ${COLUMNS}, concat_ws(' ', b.body::json->>'text', ${transcriptOf()}) as text
    from ticket t left join event_body b on b.district_id = t.district_id and b.ticket_id = t.id and b.seq = 1
    where t.district_id = ${look.district} and t.community_id = ${communityId} and t.category = ${category} and t.ended_at is null
      and t.filed_at > ${new Date(look.now - OFFERED_DAYS * DAY)} and t.state <> 'merged' and not t.confidential
      and ${visibleTo(look.actor, units)}
    order by t.filed_at desc limit ${LOOKED_THROUGH}`.execute(look.db)
  const likeOf = (row: NearRow) => (row.item === item ? 1 : 0) + wordsShared(words, row.text || row.title)
  const best = rows
    .map((row) => ({ row, like: likeOf(row) }))
    .filter(({ like }) => like > LEAST_ALIKE)
    .sort((one, other) => other.like - one.like)
    .slice(0, MOST_NEIGHBOURS)
  const clocks = await liveClocks(look.db, look, best.map(({ row }) => row.id)) // prettier-ignore
  return best.map(({ row }) => summaryOf(row, clocks.get(row.id) ?? [], row.placeWords, units, 'handler'))
}

async function alike(deps: Deps, matter: Matter, whose: RawBuilder<boolean>, now: number): Promise<NearRow[]> {
  const { rows } = await nearQuery(deps, matter, whose, now).execute(deps.db)
  return rows
    .map((row) => ({ row, like: likeness(matter, matterOf(row), NEAR.staff) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST_NEIGHBOURS)
    .map(({ row }) => row)
}

const nearQuery = (deps: Pick<Deps, 'district'>, { category, spot }: Matter, whose: RawBuilder<boolean>, now: number) =>
  sql<NearRow>`
    select ${COLUMNS}, concat_ws(' ', b.body::json->>'text', ${transcriptOf()}) as text
    from ticket t left join event_body b on b.district_id = t.district_id and b.ticket_id = t.id and b.seq = 1
    where t.district_id = ${deps.district} and t.cell = any(${cellsAround(spot)}::text[]) and t.ended_at is null
      and t.filed_at > ${new Date(now - NEAR.staff.days * DAY)} and t.category = ${category} and t.state <> 'merged' and ${whose}
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
