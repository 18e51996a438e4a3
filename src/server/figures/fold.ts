/**
 * Makes the marks of tickets again whose history went on, and keeps the sums of days equal to them (每日归集). A plain function, run by a
 * timer and by several servers at once. Tickets of before are taken in the same way, some at a time, the newest first; how far that came is
 * kept.
 */
import { sql } from 'kysely'
import { dayOf } from '../../domain/calendar/workdays'
import { categoryBy, marksOf, NO_CUT, type Story } from '../../domain/figures/fold'
import { DEFINITION } from '../../domain/figures/measures'
import type { Deps, Work } from '../deps'
import { keepReached, reached, type Walk } from '../kept-walk'
import { byClock, working } from '../ticket/work'
import { storiesOf } from './stories'

const BATCH = 50
const FILL_BATCH = 500
const WALK: Walk = { setting: 'figures.filled', version: DEFINITION }

/** Folds whatever is stale; returns how many tickets that were. */
export async function foldFigures(deps: Deps): Promise<number> {
  let done = 0
  for (let some = await foldSome(deps); some > 0; some = await foldSome(deps)) done += some
  for (let place = await reached(deps, WALK); place !== null; place = await reached(deps, WALK)) {
    await takeIn(deps, place)
    for (let some = await foldSome(deps); some > 0; some = await foldSome(deps)) done += some
  }
  return done
}

/** How many tickets are not counted as they are now, and whether those of before are all in. */
export async function behind(deps: Deps): Promise<{ stale: number; filled: boolean }> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from figure_stale where district_id = ${deps.district}`.execute(deps.db)
  return { stale: rows[0]!.n, filled: (await reached(deps, WALK)) === null }
}

/** Says of the next tickets that they are stale; a step that goes on meanwhile says the same. */
const takeIn = (deps: Deps, below: string): Promise<void> =>
  working(byClock(deps), async (work) => {
    const { rows } = await sql<{ ticket_id: string }>`
      insert into figure_stale (district_id, ticket_id, since)
      select district_id, id, ${new Date(work.now)} from (${idsBelow(work, below)}) batch order by id desc
      on conflict (district_id, ticket_id) do update set since = excluded.since returning ticket_id`.execute(work.db)
    const last = rows.map(({ ticket_id }) => ticket_id).sort()[0]
    await keepReached(work, WALK, rows.length < FILL_BATCH ? undefined : last)
    work.log.info({ job: 'figures', taken: rows.length, below }, 'figures')
  })

const idsBelow = ({ district }: Work, below: string) => sql`
  select t.district_id, t.id from ticket t where t.district_id = ${district} and t.id < ${below}::uuid
  order by t.id desc limit ${FILL_BATCH}`

/** Whoever takes a ticket off the list has read its history after that; others pass it by. */
const foldSome = (deps: Deps): Promise<number> =>
  working(byClock(deps), async (work) => {
    const { rows } = await sql<{ ticket_id: string }>`
      delete from figure_stale s using (
        select ticket_id from figure_stale where district_id = ${work.district}
        order by since, ticket_id limit ${BATCH} for update skip locked) one
      where s.district_id = ${work.district} and s.ticket_id = one.ticket_id returning s.ticket_id`.execute(work.db)
    if (rows.length > 0) await refold(work, rows.map(({ ticket_id }) => ticket_id)) // prettier-ignore
    return rows.length
  })

/** A mark as it is kept; what has none is "". */
type Kept = {
  ticket: string
  no: number
  kind: string
  at: number
  unit: string
  from: string
  category: string
  flags: number
  ms: number | null
}

async function refold(work: Work, ids: readonly string[]) {
  const made = (await storiesOf(work, sql`t.id = any(${ids}::uuid[])`)).flatMap(keptOf)
  const { rows: before } = await sql<Kept>`
    delete from figure_mark where district_id = ${work.district} and ticket_id = any(${ids}::uuid[])
    returning ticket_id as ticket, no, kind, at, unit_id as unit, from_unit as "from", category, flags, ms`.execute(work.db)
  await sql`
    insert into figure_mark (district_id, ticket_id, no, kind, at, unit_id, from_unit, category, flags, ms)
    select ${work.district}, ticket, no, kind, to_timestamp(at / 1000.0), unit, "from", category, flags, ms
    from json_to_recordset(${JSON.stringify(made)}::json)
      as m (ticket uuid, no int, kind text, at bigint, unit text, "from" text, category text, flags int, ms bigint)`.execute(work.db)
  await addUp(work, changesOf(before, made))
}

function keptOf(story: Story): Kept[] {
  const category = categoryBy(story, NO_CUT)
  const rounded = (ms: number | null) => (ms === null ? null : Math.round(ms))
  return marksOf(story).map((mark, no) => ({ ...mark, ticket: story.id, no, from: mark.from ?? '', category, ms: rounded(mark.ms) }))
}

type Change = { day: string; kind: string; unit: string; from: string; category: string; flags: number; n: number }

/** What becomes of the sums of days, in one order for everybody. */
function changesOf(before: readonly Kept[], after: readonly Kept[]): Change[] {
  const changes = new Map<string, Change>()
  const add = (sign: number) => (one: Kept) => {
    const { kind, unit, from, category, flags } = one
    const change = { day: dayOf(one.at), kind, unit, from, category, flags, n: 0 }
    const key = JSON.stringify(Object.values(change))
    if (!changes.has(key)) changes.set(key, change)
    changes.get(key)!.n += sign
  }
  before.forEach(add(-1))
  after.forEach(add(1))
  const inOrder = [...changes.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.map(([, change]) => change).filter(({ n }) => n !== 0)
}

async function addUp({ db, district }: Work, changes: readonly Change[]) {
  if (changes.length === 0) return
  await sql`
    insert into figure_sum as s (district_id, day, kind, unit_id, from_unit, category, flags, n)
    select ${district}, day, kind, unit, "from", category, flags, n from json_to_recordset(${JSON.stringify(changes)}::json)
      as c (day text, kind text, unit text, "from" text, category text, flags int, n int)
    on conflict (district_id, day, kind, unit_id, from_unit, category, flags) do update set n = s.n + excluded.n`.execute(db)
}
