/** Precedents (先例): how objections to orders (派单异议) about the same kind of matter were ruled on, for the next order. */
import { sql } from 'kysely'
import type { Precedent } from '../../domain/api-desk'
import type { UnitKind } from '../../domain/people/units'
import { givenOf, readBody } from '../../domain/ticket/history'
import { targetsOf } from '../../domain/ticket/targets'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Look } from '../deps'
import { findTicket } from './rows'
import { readsWordsOfAny } from './similar'
import { visibleTo } from './visible'

/** The newest rulings of the district that are looked through. */
const LOOKED_THROUGH = 400
const MOST = 3
/** Whose duty does not hang on the place; of any other unit a ruling says nothing about another community. */
const EVERYWHERE = ['department', 'oversight', 'centre'] as const satisfies readonly UnitKind[]

type Row = { id: string; number: string; at: number; from: string; to: string; ruling: Words; objection: Words }
type Words = { facts: string; body: string | null }

/**
 * Up to three rulings on tickets of the same sub-item that this reader may see, those of the same community first, then the newest; from
 * other places only whose duty hangs on no place; nothing that is handled in confidence, nothing that was taken back. Throws 404 for a
 * ticket the reader may not see.
 */
export async function precedentsFor(look: Look, id: string): Promise<Precedent[]> {
  const { units } = look.reference
  const ticket = await findTicket(look, id)
  if (!readsWordsOfAny(look.actor) || targetsOf({ ticket, units }, 'dispatch').length === 0) return []
  const rows = await rulingsLike(look, ticket)
  return rows.map(({ id: ticketId, number, at, from, to, ruling, objection }) => ({
    ...{ id: ticketId, number, at },
    from: units.fullName(from),
    basis: givenIn(objection).basis ?? '',
    to: nowFor(look, to),
    reason: givenIn(ruling).reason ?? '',
  }))
}

/** Rulings on other tickets of the same sub-item, with the objection each answers. */
async function rulingsLike(look: Look, ticket: Ticket): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select t.id, t.number, r.at, o.from_unit as from, r.to_unit as to,
      json_build_object('facts', r.facts, 'body', rb.body) as ruling, json_build_object('facts', o.facts, 'body', ob.body) as objection
    from (
      select e.ticket_id, e.seq, e.at, e.to_unit, e.facts from ticket_event e
      where e.district_id = ${look.district} and e.action = 'dispatch' and e.from_state = 'returned'
      order by e.at desc limit ${LOOKED_THROUGH}
    ) r
    join ticket t on t.district_id = ${look.district} and t.id = r.ticket_id
    join lateral (
      select e.seq, e.from_unit, e.facts from ticket_event e
      where e.district_id = ${look.district} and e.ticket_id = r.ticket_id and e.action = 'return' and e.seq < r.seq
      order by e.seq desc limit 1
    ) o on true
    join event_body rb on rb.district_id = ${look.district} and rb.ticket_id = r.ticket_id and rb.seq = r.seq
    join event_body ob on ob.district_id = ${look.district} and ob.ticket_id = r.ticket_id and ob.seq = o.seq
    join unit w on w.district_id = ${look.district} and w.id = r.to_unit
    where t.category = ${ticket.category} and t.item = ${ticket.item} and t.id <> ${ticket.id}
      and not t.confidential and t.complained_of is null
      and (t.community_id is not distinct from ${ticket.communityId} or w.kind = any(${EVERYWHERE}::text[]))
      and ${visibleTo(look.actor, look.reference.units)}
      and not exists (select 1 from ticket_event u
        where u.district_id = ${look.district} and u.ticket_id = r.ticket_id and u.action = 'undo'
          and u.seq > r.seq and u.facts::json->>'undoes' = r.seq::text)
    order by (t.community_id is not distinct from ${ticket.communityId}) desc, r.at desc limit ${MOST}`.execute(look.db)
  return rows
}

const givenIn = ({ facts, body }: Words) => givenOf(facts, readBody(body))

/** Whoever has the duty of a unit that ended. */
function nowFor({ reference: { units } }: Look, id: string): Precedent['to'] {
  const unit = units.standingFor(id) ?? units.get(id)
  return { id: unit.id, name: units.fullName(unit.id) }
}
