/** The public board (公示): its list, one case, its counts by grid. Every query goes through an approved publication and `visibleToAnyone`. */
import { sql, type RawBuilder } from 'kysely'
import type { QueryOf, ReplyOf } from '../../domain/api'
import type { boardApi } from '../../domain/api-board'
import { publicCaseOf, publicSummaryOf, type GridCount, type PublicCase, type PublicFacts } from '../../domain/publication/publication'
import { askedFor } from '../../domain/text/bigrams'
import { givenOf } from '../../domain/ticket/history'
import { standing } from '../../domain/ticket/undo'
import type { EventFacts, PhotoView } from '../../domain/ticket/views'
import { BY_VALUES } from '../database/named'
import type { Db } from '../database/open'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { liveClocks } from '../ticket/clock-rows'
import { cursorOf } from '../ticket/rows'
import { visibleToAnyone } from '../ticket/visible'

const PAGE = 20
/** Whoever looks at the board; addresses of photos made for them are good while the photo is public. */
export const PUBLIC_VIEWER = 'public'

type Narrowed = QueryOf<typeof boardApi.publicCases>
type Row = PublicFacts['ticket'] & {
  id: string
  ticketId: string
  title: string
  text: string
  outcomeWords: string
  photos: string[]
  sortAt: number
}

const COLUMNS = sql`p.id, p.ticket_id as "ticketId", p.title, p.text, p.outcome as "outcomeWords", p.photos, p.published_at as "sortAt",
  t.state, t.back_to as "backTo", t.answered, t.category,
  t.unit_id as "unitId", t.grid_id as "gridId", t.community_id as "communityId", t.outcome`

/** How words are kept for search: each begins with its district, as every key does. */
export const wordKeys = ({ district }: Pick<Deps, 'district'>, pieces: readonly string[]): string[] =>
  pieces.map((piece) => `${district}${piece}`)

/** One page of the board, newest published first. */
export async function boardPage(deps: Deps, narrowed: Narrowed, now: number): Promise<ReplyOf<typeof boardApi.publicCases>> {
  const noLetter = Boolean(narrowed.words) && askedFor(narrowed.words!).length === 0
  // what has no letter to look for is found nowhere; everything would be a lie
  const { rows } = noLetter ? { rows: [] } : await boardQuery(deps, narrowed).execute(deps.db)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown[shown.length - 1] : undefined
  const facts = await factsOf(deps, shown)
  return {
    noLetter,
    rows: facts.map((one) => publicSummaryOf(one, deps.reference.units)),
    next: last ? `${last.sortAt}_${last.id}` : null,
    now,
  }
}

export function boardQuery(deps: Deps, { after, words = '', category, place, only }: Narrowed): RawBuilder<Row> {
  const from = cursorOf(after)
  const pieces = wordKeys(deps, askedFor(words))
  return sql<Row>`${sql.raw(BY_VALUES)}
    select ${COLUMNS} from publication p join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
    where p.district_id = ${deps.district} and p.state = 'approved' and ${visibleToAnyone()}
      ${only ? sql`and p.is_open` : sql``} ${category ? sql`and p.category = ${category}` : sql``} ${place ? placeIs(deps, place) : sql``}
      ${pieces.length > 0 ? sql`and p.words @> ${pieces}::text[]` : sql``}
      ${from ? sql`and (p.published_at, p.id) < (${from.at}, ${from.id})` : sql``}
    order by p.published_at desc, p.id desc limit ${PAGE + 1}`
}

const placeIs = ({ reference: { units } }: Deps, id: string) =>
  units.find(id)?.kind === 'grid' ? sql`and p.grid_id = ${id}` : sql`and p.community_id = ${id}`

/** One public case; not there for anybody once it is not public any more. */
export async function boardCase(deps: Deps, id: string, now: number): Promise<PublicCase> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from publication p join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
    where p.district_id = ${deps.district} and p.id = ${id} and p.state = 'approved' and ${visibleToAnyone()}`.execute(deps.db)
  const row = rows[0]
  if (!row) throw new Refused(404, 'notForYou')
  const [facts] = await factsOf(deps, [row])
  const [events, photos] = [await eventsOf(deps.db, deps, row.ticketId), await photosOf(deps, row, now)]
  return publicCaseOf({ ...facts!, text: row.text, outcome: row.outcomeWords, events, photos }, deps.reference.units)
}

/** Open cases of the board by grid: all of them are in the list too. Reads as many rows as are open, however old the board is. */
export async function gridCounts(deps: Deps, now: number): Promise<GridCount[]> {
  const { rows } = await gridQuery(deps, now).execute(deps.db)
  return rows
}

export const gridQuery = (deps: Deps, now: number): RawBuilder<GridCount> => sql<GridCount>`
  select p.grid_id as "gridId", count(*) as open, count(*) filter (where c.due_at < ${new Date(now)}) as overdue
  from publication p join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
  left join ticket_clock c on c.district_id = t.district_id and c.ticket_id = t.id and c.kind = 'handle' and c.stopped_at is null
  where p.district_id = ${deps.district} and p.state = 'approved' and p.is_open and ${visibleToAnyone()}
  group by p.grid_id order by p.grid_id`

/** Is this photo of a ticket public right now? Asked anew each time one is fetched by the public. */
export async function isPublicPhoto(deps: Deps, photoId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from photo f join publication p on p.district_id = f.district_id and p.ticket_id = f.ticket_id
    join ticket t on t.district_id = f.district_id and t.id = f.ticket_id
    where f.district_id = ${deps.district} and f.id = ${photoId} and p.state = 'approved' and f.id = any(p.photos) and ${visibleToAnyone()}`.execute(
    deps.db,
  )
  return rows.length > 0
}

async function factsOf(deps: Deps, rows: readonly Row[]): Promise<PublicFacts[]> {
  const clocks = await liveClocks(
    deps.db,
    deps,
    rows.map((row) => row.ticketId),
  )
  return rows.map((row) => ({ id: row.id, title: row.title, ticket: row, clocks: clocks.get(row.ticketId) ?? [] }))
}

/** What was done and stands, when, by which unit: no words, no person. */
async function eventsOf(db: Db, deps: Deps, ticketId: string): Promise<readonly Pick<EventFacts, 'action' | 'at' | 'unitId'>[]> {
  const rows = await db
    .selectFrom('ticket_event')
    .select(['seq', 'action', 'at', 'unit_id', 'facts'])
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .orderBy('seq')
    .execute()
  return standing(rows.map(({ facts, unit_id, ...line }) => ({ ...line, unitId: unit_id, given: givenOf(facts, {}) })))
}

async function photosOf(deps: Deps, { ticketId, photos }: Row, now: number): Promise<PhotoView[]> {
  if (photos.length === 0) return []
  const rows = await deps.db
    .selectFrom('photo')
    .select(['id', 'width', 'height'])
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('id', 'in', photos)
    .orderBy('seq')
    .orderBy('position')
    .execute()
  return rows.map((photo) => ({
    ...photo,
    small: deps.files.addressOf(photo, 'small', PUBLIC_VIEWER, now),
    large: deps.files.addressOf(photo, 'large', PUBLIC_VIEWER, now),
  }))
}
