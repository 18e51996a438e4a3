/** Numbers of visits since the year began, by community, without a door or a name; summed from the notes each time they are asked for. */
import { sql } from 'kysely'
import type { Counts } from '../../domain/api-visit'
import { dayOf, startOf } from '../../domain/calendar/workdays'
import { NOTE_KIND_IDS, isSeen } from '../../domain/visit/note'
import type { Look } from '../deps'
import { myGrids } from './store'

type Row = Omit<Counts, 'unit'> & { community: string }

/** 户数, 走访, 成单, 办结, 政策宣讲, 没兑现的答应: of every community somebody may count. */
export async function countsOf(look: Look): Promise<Counts[]> {
  const since = new Date(startOf(`${dayOf(look.now).slice(0, 4)}-01-01`))
  const seen = NOTE_KIND_IDS.filter(isSeen)
  const grids = myGrids(look, 'count')
  const { rows } = await sql<Row>`
    with b as (
      select community_id, count(*) filter (where kind = 'household')::int as households,
        count(*) filter (where kind = 'firm')::int as firms, count(*) filter (where last_at >= ${since})::int as visited
      from booklet where district_id = ${look.district} and grid_id = any(${grids}::text[]) and erased_at is null group by 1),
    n as (
      select n.community_id, count(*) filter (where n.at >= ${since} and n.kind = any(${seen}))::int as visits,
        count(*) filter (where n.at >= ${since} and n.ticket_id is not null)::int as matters,
        count(*) filter (where n.at >= ${since} and t.outcome = 'solved' and t.ended_at is not null)::int as solved,
        count(*) filter (where n.at >= ${since} and n.policy)::int as policy,
        count(*) filter (where n.promise_day is not null and n.kept_at is null)::int as open
      from visit_note n left join ticket t on t.district_id = n.district_id and t.id = n.ticket_id
      where n.district_id = ${look.district} and n.grid_id = any(${grids}::text[]) group by 1)
    select coalesce(b.community_id, n.community_id) as community, coalesce(households, 0) as households, coalesce(firms, 0) as firms,
      coalesce(visited, 0) as visited, coalesce(visits, 0) as visits, coalesce(matters, 0) as matters, coalesce(solved, 0) as solved,
      coalesce(policy, 0) as policy, coalesce(open, 0) as open
    from b full join n on n.community_id = b.community_id order by 1`.execute(look.db)
  return rows.map(({ community, ...numbers }) => ({ unit: look.reference.units.fullName(community), ...numbers }))
}
