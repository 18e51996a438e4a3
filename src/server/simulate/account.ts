/** The account of a simulated year: what was filed against what became of it, and what must never happen, counted in the database. */
import { sql, type RawBuilder } from 'kysely'
import { CLOCKS, CLOCK_KINDS } from '../../domain/ticket/clocks'
import { rowOf, STATE_IDS, type State } from '../../domain/ticket/states'
import type { Deps } from '../deps'
import { verifyTickets } from '../ticket/verify'
import { visibleTo } from '../ticket/visible'
import { SLOT, type Told } from './year'

type Account = { lines: string[]; addsUp: boolean }

/** What the tickets of the database say of the year, told against what the simulation counted itself. */
export async function accountOf(deps: Deps, told: Told, now: number): Promise<Account> {
  const states = await byState(deps)
  const count = (...some: readonly State[]) => some.reduce((sum, state) => sum + (states.get(state) ?? 0), 0)
  const open = count(...STATE_IDS.filter((state) => rowOf(state).open))
  const ends = { closed: count('closed'), open, rejected: count('rejected'), merged: count('merged'), withdrawn: count('withdrawn') }
  const sum = Object.values(ends).reduce((all, one) => all + one, 0)
  const never = [
    ['open without an owner who is there and has it on a desk', await countOf(deps, withoutOwner(deps))],
    ['open without a running clock that somebody answers for', await countOf(deps, withoutClock(deps))],
    ['ended with a clock still live', await countOf(deps, endedWithClock(deps))],
    ['overdue and not told within one sweep', await countOf(deps, overdueUntold(deps, now))],
    ['merged into a ticket that is done without it', await countOf(deps, leftBehind(deps))],
    ['due now and nothing done about it', await countOf(deps, leftDue(deps, now))],
    ['histories that do not verify', (await verifyTickets(deps)).findings.length],
  ] as const
  const addsUp = sum === told.filed && told.left === 0 && never.every(([, many]) => many === 0)
  return {
    addsUp,
    lines: [
      ...linesOf(told, ends, sum),
      ...(await historyLines(deps)),
      ...never.map(([what, many]) => `${many === 0 ? 'ok ' : 'NO '} ${what}: ${many}`),
    ],
  }
}

function linesOf(told: Told, ends: Record<string, number>, sum: number): string[] {
  const parts = Object.entries(ends).map(([name, many]) => `${name} ${many}`)
  return [
    `${sum === told.filed ? 'ok ' : 'NO '} filed ${told.filed} = ${parts.join(' + ')} = ${sum}`,
    `${told.left === 0 ? 'ok ' : 'NO '} the deadline clock ran ${told.sweeps} times, acted ${told.swept} times and left ${told.left} undone`,
    `    acted ${told.done} times, sent twice and done once ${told.repeated}, refused ${[...told.refused.values()].reduce((all, one) => all + one, 0)}`,
  ]
}

/** How often each line of history was written. */
async function historyLines(deps: Deps): Promise<string[]> {
  const { rows } = await sql<{ action: string; n: number }>`
    select action, count(*) as n from ticket_event where district_id = ${deps.district} group by action order by n desc`.execute(deps.db)
  return [`    history: ${rows.map(({ action, n }) => `${action} ${n}`).join(', ')}`]
}

async function byState(deps: Deps): Promise<Map<State, number>> {
  const { rows } = await sql<{ state: State; n: number }>`
    select t.state, count(*) as n from ticket t where t.district_id = ${deps.district} and ${everything(deps)} group by t.state`.execute(
    deps.db,
  )
  return new Map(rows.map(({ state, n }) => [state, n]))
}

const countOf = async (deps: Deps, query: RawBuilder<{ n: number }>): Promise<number> => (await query.execute(deps.db)).rows[0]!.n
const everything = ({ reference }: Deps) => visibleTo({ kind: 'clock' }, reference.units)
const openStates = STATE_IDS.filter((state) => rowOf(state).open)
const answeredFor = CLOCK_KINDS.filter((kind) => CLOCKS[kind].of !== 'nobody')
const telling = CLOCK_KINDS.filter((kind) => CLOCKS[kind].late)

const withoutOwner = (deps: Deps) => sql<{ n: number }>`
  select count(*) as n from ticket t where t.district_id = ${deps.district} and ${everything(deps)} and t.state = any(${openStates}::text[])
    and (not t.unit_id = any(${deps.reference.units.current.map((unit) => unit.id)}::text[])
      or not exists (select 1 from ticket_unit u where u.district_id = t.district_id and u.ticket_id = t.id and u.unit_id = t.unit_id and u.desk in ('todo', 'waiting', 'check')))`

const withoutClock = (deps: Deps) => sql<{ n: number }>`
  select count(*) as n from ticket t where t.district_id = ${deps.district} and ${everything(deps)} and t.state = any(${openStates}::text[])
    and not exists (select 1 from ticket_clock c where c.district_id = t.district_id and c.ticket_id = t.id and c.stopped_at is null and c.due_at is not null
      and c.kind = any(${answeredFor}::text[]))`

const endedWithClock = (deps: Deps) => sql<{ n: number }>`
  select count(*) as n from ticket t where t.district_id = ${deps.district} and ${everything(deps)} and not t.state = any(${openStates}::text[])
    and exists (select 1 from ticket_clock c where c.district_id = t.district_id and c.ticket_id = t.id and c.stopped_at is null)`

/** Clocks that were still running at the first sweep after their end, and whose end no line of history told by then; one that held still past its end has its first sweep once it goes on. */
const overdueUntold = (deps: Deps, now: number) => sql<{ n: number }>`
  select count(*) as n from (
    select c.*, to_timestamp(ceil(extract(epoch from greatest(c.due_at, c.counted_from)) * 1000 / ${SLOT}) * ${SLOT} / 1000) as swept_at
    from ticket_clock c where c.district_id = ${deps.district} and c.kind = any(${telling}::text[]) and c.due_at is not null) c
  where c.swept_at <= ${new Date(now)} and (c.stopped_at is null or c.stopped_at > c.swept_at)
    and not exists (select 1 from ticket_event e where e.district_id = c.district_id and e.ticket_id = c.ticket_id and e.seq > c.seq
      and e.action = 'overdue' and e.facts::jsonb ->> 'clock' = c.kind and e.at <= c.swept_at)`

const leftBehind = (deps: Deps) => sql<{ n: number }>`
  select count(*) as n from ticket t join ticket p on p.district_id = t.district_id and p.id = t.merged_into
  where t.district_id = ${deps.district} and ${everything(deps)} and t.state = 'merged' and p.state in ('resolved', 'confirmed', 'verified', 'closed', 'rejected', 'withdrawn')`

const leftDue = (deps: Deps, now: number) => sql<{ n: number }>`
  select count(*) as n from ticket_clock where district_id = ${deps.district} and stopped_at is null and next_at <= ${new Date(now)}`
