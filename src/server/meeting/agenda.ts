/**
 * The agenda of a dispatch meeting (议程), made of open tickets as its reader sees them: each item is the beginning of one index, and a count
 * to a limit.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Item, Repeat } from '../../domain/api-meeting'
import { MOST } from '../../domain/count'
import { ITEM_IDS, LEAST_REPEATS, LEAST_TURNS, REVIEW_MS, SHOWN, SOON_MS, type ItemId } from '../../domain/meeting/meeting'
import { summaryOf } from '../../domain/ticket/views'
import { noteReads } from '../audit/reads'
import { instant } from '../database/open'
import type { Look } from '../deps'
import { liveClocks } from '../ticket/clock-rows'
import { COLUMNS, type TicketRow } from '../ticket/rows'
import { visibleTo } from '../ticket/visible'

export async function agendaOf(look: Look): Promise<Item[]> {
  const items = await Promise.all(
    ITEM_IDS.map(async (item) => ({
      item,
      ...(item === 'repeats' ? { rows: [], ...(await repeatsOf(look)) } : await casesOf(look, item)),
    })),
  )
  const all = items.flatMap(({ rows }) => rows)
  await noteReads(look, look.actor, all, 'listed')
  const clocks = await liveClocks(look.db, look, all.map(({ id }) => id)) // prettier-ignore
  return items.map(({ rows, ...item }) => ({
    ...item,
    rows: rows.map((row) => summaryOf(row, clocks.get(row.id) ?? [], row.placeWords, look.reference.units, 'handler')),
  }))
}

async function casesOf(look: Look, item: Exclude<ItemId, 'repeats'>) {
  const { from, order } = itemQuery(look, item)
  const [{ rows }, counted] = await Promise.all([
    sql<TicketRow>`select ${COLUMNS} ${from} order by ${order} limit ${SHOWN}`.execute(look.db),
    sql<{ n: number }>`select count(*) as n from (select 1 ${from} limit ${MOST.list}) d`.execute(look.db),
  ])
  return { rows, count: counted.rows[0]!.n, repeats: [] }
}

type Query = { from: RawBuilder<unknown>; order: RawBuilder<unknown> }

/** Where an item's cases are read from, as far as this reader sees them. */
function itemQuery(look: Look, item: Exclude<ItemId, 'repeats'>): Query {
  const { district, now } = look
  const whose = visibleTo(look.actor, look.reference.units)
  const ofClocks = (which: RawBuilder<unknown>): Query => ({
    from: sql`from ticket_clock c join ticket t on t.district_id = c.district_id and t.id = c.ticket_id
      where c.district_id = ${district} and c.stopped_at is null and ${which} and ${whose}`,
    order: sql`c.due_at, c.ticket_id`,
  })
  if (item === 'overdue') return ofClocks(sql`c.kind = 'handle' and c.rung >= 2 and c.due_at < ${instant(now)}`)
  if (item === 'soon') return ofClocks(sql`c.kind = 'handle' and c.due_at >= ${instant(now)} and c.due_at < ${instant(now + SOON_MS)}`)
  if (item === 'parked') return ofClocks(sql`c.kind = 'review' and c.due_at < ${instant(now + REVIEW_MS)}`)
  return {
    from: sql`from ticket t where t.district_id = ${district} and t.ended_at is null and t.merged_into is null
      and (t.returns >= ${LEAST_TURNS} or t.round >= ${LEAST_TURNS}) and ${whose}`,
    order: sql`t.returns + t.round desc, t.filed_at, t.id`,
  }
}

/** The old trouble at the old place: several open cases of one sub-item in one community, nothing confidential. */
async function repeatsOf(look: Look): Promise<{ count: number; repeats: Repeat[] }> {
  const { district, reference } = look
  const whose = visibleTo(look.actor, reference.units)
  const { rows } = await sql<Omit<Repeat, 'community'> & { communityId: string }>`
    select t.community_id as "communityId", t.category, t.item, count(*)::int as count,
      (json_agg(json_build_object('id', t.id, 'number', t.number, 'title', t.title) order by t.filed_at, t.id)) as cases
    from ticket t where t.district_id = ${district} and t.ended_at is null and t.merged_into is null and t.community_id is not null
      and not t.confidential and t.complained_of is null and ${whose}
    group by t.community_id, t.category, t.item having count(*) >= ${LEAST_REPEATS}
    order by count(*) desc, t.community_id limit ${MOST.list}`.execute(look.db)
  const shown = rows.slice(0, SHOWN).map(({ communityId, cases, ...row }) => ({
    ...row,
    community: reference.units.find(communityId)?.name ?? '',
    cases: cases.slice(0, 3),
  }))
  return { count: rows.length, repeats: shown }
}
