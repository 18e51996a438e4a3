/**
 * What a neighbour is offered to join instead of reporting it once more (我也遇到). The answer hangs on the community of the place
 * asked about, the sub-item and the day, and on words that are public already; never on where in the community it is or what was said.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Near, Neighbour } from '../../domain/api'
import { dayOf, startOf } from '../../domain/calendar/workdays'
import { placeNamed } from '../../domain/place/find'
import { inOrder, MOST_NEIGHBOURS, OFFERED_DAYS } from '../../domain/place/near'
import type { Deps, Work } from '../deps'
import { toWgs84 } from '../place/grids'
import { PUBLIC_VIEWER } from '../publication/board'
import { lockHeads } from './children'
import { COLUMNS, type TicketRow } from './rows'
import { mayBeJoined, visibleToAnyone } from './visible'

const DAY = 86_400_000
/** The newest of one sub-item in one community; older ones are not looked through. */
const LOOKED_THROUGH = 100

type OfferRow = TicketRow & { joiners: number; shownTitle: string | null; shownPhotos: string[] | null }

/** What a resident may join; of a public one what the board shows, of any other what, which day and how far. */
export async function neighboursOf(deps: Deps, near: Near, now: number): Promise<Neighbour[]> {
  const offers = (await offeredTo(deps, near, now)).map((row) => neighbourOf(deps, row, now))
  return inOrder(offers, near.words).slice(0, MOST_NEIGHBOURS)
}

/** The ticket a neighbour means by the id of an offer, if their draft would be offered it, held until the transaction ends. */
export async function offeredTicket(work: Work, offer: string, near: Near): Promise<TicketRow | undefined> {
  const row = (await offeredTo(work, near, work.now)).find(({ id }) => offerOf(work, id) === offer.toLowerCase())
  if (!row) return undefined
  await lockHeads(work.db, work, row.id)
  const whose = mayBeOffered(work)
  const { rows } = await sql<TicketRow>`
    select ${COLUMNS} from ticket t where t.district_id = ${work.district} and t.id = ${row.id} and ${whose} for update`.execute(work.db)
  return rows[0]
}

/** The id of an offer: always the same for a ticket, and all it says is which one it is. */
export function offerOf(deps: Pick<Deps, 'keys'>, ticketId: string): string {
  const hex = deps.keys.lookupOf('offer', ticketId).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

async function offeredTo(deps: Deps, near: Near, now: number): Promise<OfferRow[]> {
  const community = communityOf(deps, near)
  return community ? (await offerQuery(deps, community, near, now).execute(deps.db)).rows : []
}

/** The community asked about: as chosen, else the one all grids at the point belong to, else the one that the typed place says. */
function communityOf({ reference: { units, grids, places } }: Deps, { point, communityId, place = '' }: Near): string | undefined {
  const chosen = communityId === undefined ? undefined : units.find(communityId)
  if (chosen) return chosen.kind === 'community' ? chosen.id : undefined
  if (!point) return placeNamed(place, places.known).communityId
  const { lng, lat } = toWgs84(point)
  const found = [...new Set(grids.at(lng, lat).map((id) => units.get(id).parentId))]
  return found.length === 1 ? (found[0] ?? undefined) : undefined
}

/** One walk of an index that holds the open tickets of one sub-item in one community. */
const offerQuery = (deps: Deps, community: string, { category, item }: Pick<Near, 'category' | 'item'>, now: number) =>
  sql<OfferRow>`
    select ${COLUMNS}, s.title as "shownTitle", s.photos as "shownPhotos",
      (select count(*)::int from ticket_party p where p.district_id = t.district_id and p.ticket_id = t.id and p.kind = 'joiner') as joiners
    from ticket t left join publication s on s.district_id = t.district_id and s.ticket_id = t.id and s.state = 'approved' and ${visibleToAnyone()}
    where t.district_id = ${deps.district} and t.community_id = ${community} and t.category = ${category} and t.item = ${item}
      and t.ended_at is null and t.filed_at > ${new Date(startOf(dayOf(now)) - OFFERED_DAYS * DAY)} and ${mayBeOffered(deps)}
    order by t.filed_at desc limit ${LOOKED_THROUGH}`

const mayBeOffered = (deps: Deps): RawBuilder<boolean> => mayBeJoined(deps.reference.catalogue, isShown)

const isShown = sql<boolean>`exists (select 1 from publication b where b.district_id = t.district_id and b.ticket_id = t.id
  and b.state = 'approved' and ${visibleToAnyone()})`

function neighbourOf(deps: Deps, row: OfferRow, now: number): Neighbour {
  const { units } = deps.reference
  const isPublic = row.shownTitle !== null
  const photo = row.shownPhotos?.[0]
  return {
    id: offerOf(deps, row.id),
    category: row.category,
    item: row.item,
    state: row.state,
    title: row.shownTitle,
    place: units.fullName((isPublic ? row.gridId : null) ?? row.communityId!),
    day: startOf(dayOf(row.filedAt)),
    joiners: row.joiners,
    photo: photo ? deps.files.addressOf({ id: photo }, 'small', PUBLIC_VIEWER, now) : null,
  }
}
