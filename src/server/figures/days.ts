/**
 * Sums of a day (每日合计): what the public figures are made of. Recent days are summed again and again, which changes nothing when
 * nothing changed; each query walks an index by time, so it costs what happened on that day, however large the tables are.
 */
import { sql } from 'kysely'
import { dayAfter, dayOf, startOf } from '../../domain/calendar/workdays'
import { SATISFIED_FROM } from '../../domain/figures/figures'
import { NEVER_SHOWN } from '../../domain/publication/publication'
import { instant } from '../database/open'
import type { Deps } from '../deps'

type FigureDeps = Pick<Deps, 'db' | 'district' | 'clock'>

const DAY = 86_400_000
/** Later than this nothing changes a day's sums: a report withdrawn, a case found to be another's. */
const SETTLES_DAYS = 45
/** An older installation, or one that has taken in its past, catches up so many days at a time. */
const CATCH_UP_DAYS = 60

/** Sums today and yesterday, once a day those that may still change, and some that were never summed. Returns how many days. */
export async function sumDays(deps: FigureDeps): Promise<number> {
  const now = deps.clock()
  const today = dayOf(now)
  const from = dayOf(now - SETTLES_DAYS * DAY)
  const summed = new Map((await summedSince(deps, from)).map((row) => [row.day, row.summed_at]))
  const isDue = (day: string) => startOf(day) >= startOf(today) - DAY || (summed.get(day) ?? 0) < startOf(today)
  const days = [...daysBetween(from, today).filter(isDue), ...(await neverSummed(deps, from))]
  for (const day of days) await sumDay(deps, day)
  return days.length
}

export const sumDay = (deps: FigureDeps, day: string) => dayQuery(deps, day).execute(deps.db)

/** The sums of one Beijing day, written anew. */
export function dayQuery(deps: FigureDeps, day: string) {
  const [from, end, now] = [instant(startOf(day)), instant(startOf(dayAfter(day))), instant(deps.clock())]
  return sql`
    insert into figure_day (district_id, day, received, closed, answered, solved, satisfied, due, on_time, summed_at)
    select ${deps.district}, ${day}, f.n, c.n, v.n, v.solved, v.satisfied, d.n, d.on_time, ${now} from
      (select count(*) as n from ticket t where t.district_id = ${deps.district} and t.filed_at >= ${from} and t.filed_at < ${end}) f,
      (select count(*) as n from ticket t where t.district_id = ${deps.district} and t.state = 'closed' and t.changed_at >= ${from} and t.changed_at < ${end}) c,
      (select count(*) as n, count(*) filter (where j.solved = 'yes') as solved, count(*) filter (where j.satisfied >= ${SATISFIED_FROM}) as satisfied
        from ticket_verdict j join ticket_party p on p.district_id = j.district_id and p.ticket_id = j.ticket_id and p.id = j.party_id and p.kind = 'reporter'
        where j.district_id = ${deps.district} and j.at >= ${from} and j.at < ${end}) v,
      (select count(*) as n, count(*) filter (where k.in_time) as on_time from (${dueOn(deps, from, end, now)}) k) d
    on conflict (district_id, day) do update set received = excluded.received, closed = excluded.closed, answered = excluded.answered, solved = excluded.solved,
      satisfied = excluded.satisfied, due = excluded.due, on_time = excluded.on_time, summed_at = excluded.summed_at`
}

/** Limits that ran out: kept by a 办结, or overrun. One that something else ended before its time counts as neither. */
const dueOn = (deps: FigureDeps, from: unknown, end: unknown, now: unknown) => sql`
  select r.seq is not null as in_time from ticket_clock c join ticket t on t.district_id = c.district_id and t.id = c.ticket_id
  left join ticket_event r on r.district_id = c.district_id and r.ticket_id = c.ticket_id and r.action = 'resolve' and r.at = c.stopped_at and c.stopped_at <= c.due_at
  where c.district_id = ${deps.district} and c.kind = 'handle' and c.due_at >= ${from} and c.due_at < ${end} and c.due_at < ${now}
    and not t.state = any(${NEVER_SHOWN}::text[]) and t.state <> 'parked' and (r.seq is not null or c.stopped_at is null or c.stopped_at > c.due_at)`

const summedSince = (deps: FigureDeps, day: string) =>
  deps.db.selectFrom('figure_day').select(['day', 'summed_at']).where('district_id', '=', deps.district).where('day', '>=', day).execute()

/** Days before `day` that have no sums, latest first, back to the first report. */
async function neverSummed(deps: FigureDeps, day: string): Promise<string[]> {
  const oldest = await deps.db
    .selectFrom('figure_day')
    .select('day')
    .where('district_id', '=', deps.district)
    .orderBy('day')
    .limit(1)
    .executeTakeFirst()
  const { rows } = await sql<{
    at: number
  }>`select t.filed_at as at from ticket t where t.district_id = ${deps.district} order by t.filed_at limit 1`.execute(deps.db)
  const until = oldest && oldest.day < day ? oldest.day : day
  if (!rows[0] || dayOf(rows[0].at) >= until) return []
  const from = Math.max(startOf(dayOf(rows[0].at)), startOf(until) - CATCH_UP_DAYS * DAY)
  return daysBetween(dayOf(from), dayOf(startOf(until) - DAY)).reverse()
}

function daysBetween(from: string, to: string): string[] {
  const days = []
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day)
  return days
}
