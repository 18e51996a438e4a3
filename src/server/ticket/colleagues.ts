/** Who works on tickets at the unit that has one, now (同事): whom it may be given to, beside a ticket that was found already. */
import { sql, type RawBuilder } from 'kysely'
import { OVERSEEING, unitsOf } from '../../domain/people/actors'
import type { Colleague } from '../../domain/ticket/holder'
import type { Look } from '../deps'
import { worksAt } from '../people/posts'

/** The person a line (`ticket_event e`) names as having it in hand (经手人); the facts of most lines name nobody and are not read for it. */
export const HOLDER_NAMED = sql<string | null>`case when e.facts like '%"holder"%' or e.facts like '%"onDuty"%'
  then coalesce(e.facts::json->>'holder', e.facts::json->>'onDuty')::uuid end`

/** As a column, by name; nobody for residents, who learn no names from it. */
export const colleaguesOf = (ticketId: string, { district, actor, clock }: Look): RawBuilder<Colleague[]> =>
  actor.kind === 'staff' || actor.kind === 'clock'
    ? sql`(select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]') from (
        select distinct p.id, coalesce(p.name, '') as name from ticket t
        join post o on o.district_id = t.district_id and o.unit_id = t.unit_id
        join person p on p.district_id = o.district_id and p.id = o.person_id
        where t.district_id = ${district} and t.id = ${ticketId} and ${worksAt(clock())}) c)`
    : sql`'[]'::json`

/** A leader with an account, at one of the units they answer for. */
export type LeaderAt = Colleague & { unitId: string }

/** As a column, by name; for those alone who may say that one of them sponsors a ticket. */
export const leadersFor = ({ district, actor, clock }: Look): RawBuilder<LeaderAt[]> =>
  unitsOf(actor, OVERSEEING).length > 0
    ? sql`(select coalesce(json_agg(json_build_object('id', p.id, 'name', coalesce(p.name, ''), 'unitId', o.unit_id) order by p.name, p.id), '[]')
        from post o join person p on p.district_id = o.district_id and p.id = o.person_id
        where o.district_id = ${district} and o.duty = 'leader' and o.valid_from <= ${new Date(clock())}
          and (o.valid_to is null or o.valid_to > ${new Date(clock())}) and p.ended_at is null)`
    : sql`'[]'::json`
