/**
 * The machine's clock (时钟), believed only as far as it can be: one that lies before what is written already takes no report and moves no
 * deadline, and one that jumps ahead while the server runs moves none until it has gone steadily for a while.
 */
import { sql } from 'kysely'
import { inBeijing } from './beijing'
import type { FastifyBaseLogger } from 'fastify'
import type { Db } from './database/open'

const MINUTE = 60_000
/** Servers that share a database differ by less. */
const TOLERANCE_MS = 5 * MINUTE
const HOUR = 60 * MINUTE
/** After a jump an operator has so long to put it right, or to see that the machine only slept. */
const SETTLES_MS = 10 * MINUTE

type Written = { db: Db; district: string }

/** The instant of what was written last. */
async function lastWritten({ db, district }: Written): Promise<number | undefined> {
  // an entry's id is made in the order of time, a ticket's only by the day
  const newest = (table: 'ticket' | 'audit', column: 'filed_at' | 'at', order: 'filed_at' | 'id') =>
    sql`(select ${sql.ref(column)} from ${sql.table(table)} where district_id = ${district} order by ${sql.ref(order)} desc limit 1)`
  const { rows } = await sql<{
    at: number | null
  }>`select greatest(${newest('ticket', 'filed_at', 'filed_at')}, ${newest('audit', 'at', 'id')}) as at`.execute(db)
  return rows[0]!.at ?? undefined
}

/** What the operator is told at the start: an Error where the clock cannot be right, a line where it may not be. */
export async function askTheClock(deps: Written, now: number, mayLieBefore: boolean): Promise<string | undefined> {
  const last = await lastWritten(deps)
  if (last === undefined) return undefined
  if (now < last - TOLERANCE_MS && !mayLieBefore)
    throw new Error(
      `这台机器的时间是 ${told(now)}，早于数据库里最后的记录 ${told(last)}：请先校正时间再启动。确认现在的时间才对（以前走快过），用 CLOCK_BACK=yes 启动。`,
    )
  if (now > last + HOUR) return `数据库里最后的记录是 ${told(last)}，这台机器现在是 ${told(now)}：要是时间不对，请先停下校正。`
  return undefined
}

const told = (at: number): string => inBeijing(at, 'YYYY-MM-DD HH:mm')

/** Answered as 503: the phone keeps the report and sends it again. */
class WrongClock extends Error {
  readonly statusCode = 503
}

/** A report dated before the last one would get limits that have passed already. */
export function refuseUndated({ timekeeper }: { timekeeper?: Timekeeper }) {
  if (timekeeper?.mayDate() === false) throw new WrongClock('the clock lies before what is written')
}

/** Watches the clock of a running server: against what is written, and against a clock that only ever goes on. */
export class Timekeeper {
  private last = -Infinity
  private before: { wall: number; steady: number } | undefined
  private jumpedAt = -Infinity

  constructor(
    private readonly deps: Written & { clock: () => number; log: FastifyBaseLogger },
    private readonly steady: () => number = () => performance.now(),
  ) {}

  /** Whether reports may be dated by it: it does not lie before what is written. One dated after a jump is taken, and logged. */
  mayDate(): boolean {
    if (this.isUnsure()) this.deps.log.warn({ now: this.deps.clock() }, 'a report is dated by a clock that jumped by more than an hour')
    return !this.liesBefore()
  }

  /** Whether deadlines may be judged by it; asked before every sweep. What is wrong is logged each time. */
  async mayJudge(): Promise<boolean> {
    this.last = (await lastWritten(this.deps)) ?? -Infinity
    if (this.leapt() > HOUR) this.jumpedAt = this.steady()
    const unsure = this.isUnsure()
    this.before = { wall: this.deps.clock(), steady: this.steady() }
    if (this.liesBefore())
      this.deps.log.error({ last: this.last, now: this.deps.clock() }, 'the clock lies before what is written: no deadline is moved')
    else if (unsure)
      this.deps.log.error({ now: this.deps.clock() }, 'the clock jumped by more than an hour: no deadline is moved for ten minutes')
    return !this.liesBefore() && !unsure
  }

  private liesBefore = (): boolean => this.deps.clock() < this.last - TOLERANCE_MS

  /** It jumped since the last sweep, or a little earlier. */
  private isUnsure = (): boolean => this.leapt() > HOUR || this.steady() - this.jumpedAt < SETTLES_MS

  /** By how much it left a clock that only ever goes on, since the last sweep. */
  private leapt = (): number => (this.before ? Math.abs(this.deps.clock() - this.before.wall - (this.steady() - this.before.steady)) : 0)
}
