/** Who saw my phone (谁看过我的电话): the looks at a resident's phone on all their tickets, newest first. */
import { sql } from 'kysely'
import type { PhoneLook } from '../../domain/api-account'
import type { Given } from '../../domain/ticket/given'
import type { Duty } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { visibleTo } from '../ticket/visible'

const NEWEST = 50

type Row = { ticketId: string; title: string; at: number; unitId: string | null; duty: Duty | null; name: string | null; facts: string }

export async function looksAt(deps: Deps, personId: string): Promise<PhoneLook[]> {
  const { units } = deps.reference
  const { rows } = await sql<Row>`
    select t.id as "ticketId", t.title, e.at, e.unit_id as "unitId", e.duty, w.name, e.facts
    from ticket_party p
    join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
    join ticket_event e on e.district_id = p.district_id and e.ticket_id = p.ticket_id and e.action = 'reveal'
    left join person w on w.district_id = e.district_id and w.id = e.person_id
    where p.district_id = ${deps.district} and p.person_id = ${personId} and p.kind in ('reporter', 'withdrawn')
      and e.seq < coalesce((select min(l.seq) from ticket_event l where l.district_id = p.district_id and l.ticket_id = p.ticket_id and l.action in ('withdraw', 'disown')), 2147483647)
      and ${visibleTo({ kind: 'resident', personId }, units)}
    order by e.at desc, e.seq desc limit ${NEWEST}`.execute(deps.db)
  return rows.map(({ ticketId, title, at, unitId, duty, name, facts }) => ({
    ticketId,
    title,
    at,
    unit: unitId && units.fullName(unitId),
    // a grid worker's name is public by rule; a clerk's is not told to residents
    person: duty === 'gridWorker' ? name : null,
    reason: (JSON.parse(facts) as Given).callReason ?? 'verify',
  }))
}
