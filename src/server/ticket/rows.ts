/** A ticket's row, as the domain names it: found by those who may see it, locked by those who change it. */
import { sql, type RawBuilder } from 'kysely'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Look, Work } from '../deps'
import { Refused } from '../refused'
import { lockHeads } from './children'
import { visibleTo } from './visible'

export type TicketRow = Ticket & {
  placeWords: string
  lng: number | null
  lat: number | null
  accuracyM: number | null
  publicConsent: boolean
}

/** Columns of `ticket t`, named as the domain names them. */
export const COLUMNS = sql`t.id, t.number, t.title, t.source, t.state, t.stage, t.round, t.category, t.item, t.request, t.urgency, t.catalogue_version as "catalogueVersion",
  t.unit_id as "unitId", t.holder, t.lead, t.handled_by as "handledBy", t.grid_id as "gridId", t.community_id as "communityId", t.confidential, t.complained_of as "complainedOf",
  t.returned_by as "returnedBy", t.returns, t.ruled, t.mode, t.back_to as "backTo", t.invited, t.merged_into as "mergedInto", t.reachable, t.contacted, t.called_back as "calledBack",
  t.urges, t.urged_at as "urgedAt", t.urge_waiting as "urgeWaiting", t.extensions, t.extension_asked as "extensionAsked", t.supervision, t.sponsor, t.outcome, t.answered, t.reopened, t.appealed, t.untranscribed, t.erase_asked as "eraseAsked", t.erased,
  t.filed_at as "filedAt", t.changed_at as "changedAt", t.ended_at as "endedAt",
  t.place_words as "placeWords", t.lng, t.lat, t.accuracy_m as "accuracyM", t.public_consent as "publicConsent"`

/** Where a page of a list goes on: the instant it is sorted by and the ticket, as the page before named them. */
export const cursorOf = (after: string | undefined) => {
  const [at, id] = after?.split('_') ?? []
  return at && id ? { at: new Date(Number(at)), id } : undefined
}

/** The ticket, if this actor may see it. */
export const findTicket = (look: Look, id: string): Promise<TicketRow> => findOne(look, id)

/** As `findTicket`, with more columns read in the same statement. */
export const findTicketWith = <More>(look: Look, id: string, more: RawBuilder<unknown>): Promise<TicketRow & More> =>
  findOne<More>(look, id, { more: sql`, ${more}` })

/** As `findTicket`, held until the transaction ends; the ticket it is merged into is held first, so that the two never wait for each other. */
export async function lockTicket(work: Work, id: string): Promise<TicketRow> {
  await lockHeads(work.db, work, id)
  return findOne(work, id, { lock: sql`for update` })
}

/** The ticket of this number, if this actor may see it. */
export async function findByNumber({ db, district, reference, actor }: Look, number: string): Promise<TicketRow | undefined> {
  const { rows } = await sql<TicketRow>`
    select ${COLUMNS} from ticket t where t.district_id = ${district} and t.number = ${number} and ${visibleTo(actor, reference.units)}`.execute(
    db,
  )
  return rows[0]
}

async function findOne<More = unknown>(
  { db, district, reference, actor }: Look,
  id: string,
  { more = sql``, lock = sql`` }: { more?: RawBuilder<unknown>; lock?: RawBuilder<unknown> } = {},
): Promise<TicketRow & More> {
  const { rows } = await sql<TicketRow & More>`
    select ${COLUMNS} ${more} from ticket t where t.district_id = ${district} and t.id = ${id} and ${visibleTo(actor, reference.units)}
    ${lock}`.execute(db)
  if (!rows[0]) throw new Refused(404, 'notForYou')
  return rows[0]
}
