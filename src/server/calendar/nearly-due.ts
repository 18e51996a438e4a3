/**
 * Clocks of a version before, of which nobody has said yet when they press (快到期): their reminders lay at night and on days off. Said of
 * some at a time, in short transactions; what was cut short goes on at the next run.
 */
import { sql } from 'kysely'
import { timed } from '../../domain/ticket/clocks'
import type { Deps } from '../deps'
import { together } from '../database/together'
import { liveClocks, clockWrites } from '../ticket/clock-rows'
import { lockTicket } from '../ticket/rows'
import { calendarOf } from '../ticket/sweep'
import { byClock, working } from '../ticket/work'

const BATCH = 100

/** Returns of how many tickets it was said. */
export async function sayWhatPresses(deps: Deps): Promise<number> {
  let said = 0
  for (let ids = await unsaid(deps); ids.length > 0; ids = await unsaid(deps)) {
    for (const id of ids) await sayOf(deps, id)
    said += ids.length
  }
  return said
}

async function unsaid({ db, district }: Deps): Promise<string[]> {
  const { rows } = await sql<{ ticket_id: string }>`
    select distinct ticket_id from ticket_clock
    where district_id = ${district} and stopped_at is null and due_at is not null and near_at is null order by ticket_id limit ${BATCH}`.execute(
    db,
  )
  return rows.map(({ ticket_id }) => ticket_id)
}

const sayOf = (deps: Deps, id: string) =>
  working(byClock(deps), async (work) => {
    const ticket = await lockTicket(work, id)
    const clocks = (await liveClocks(work.db, work, [id])).get(id) ?? []
    const said = clocks.map((clock) => {
      const isWaiting = clock.rung === 0 && clock.nextAt !== null
      return clock.nearAt === null && clock.dueAt !== null
        ? timed(clock, calendarOf(work, clock, ticket), isWaiting ? undefined : clock.nextAt)
        : clock
    })
    await together(work.db, clockWrites(work, id, clocks, said))
  })
