/** Who works on tickets at the unit that has one, now (同事): whom it may be given to, beside a ticket that was found already. */
import { sql, type RawBuilder } from 'kysely'
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
