/** Dead letters (死信): what could not be done after all tries. Staff see why, and have it tried again from the beginning. */
import { sql } from 'kysely'
import type { DeadLetter, Resend } from '../../domain/api-supervise'
import type { Deps } from '../deps'

const PAGE = 20

/** One page, the newest first. What the letter carries stays here: it names persons. */
export async function deadLetters(deps: Deps, after: string | undefined): Promise<{ rows: DeadLetter[]; next: string | null }> {
  const [at, id] = after?.split('_') ?? []
  const { rows } = await sql<DeadLetter>`
    select id, topic, dead_at as "deadAt", attempts, coalesce(error, '') as error from outbox
    where district_id = ${deps.district} and dead_at is not null ${at && id ? sql`and (dead_at, id) < (${new Date(Number(at))}, ${id})` : sql``}
    order by dead_at desc, id desc limit ${PAGE + 1}`.execute(deps.db)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown[shown.length - 1] : undefined
  return { rows: shown, next: last ? `${last.deadAt}_${last.id}` : null }
}

/** Puts dead letters back into the line with all their tries before them; says how many. */
export async function resend(deps: Deps, { id, topic }: Resend): Promise<number> {
  const { numUpdatedRows } = await deps.db
    .updateTable('outbox')
    .set({ dead_at: null, attempts: 0, error: null, run_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('dead_at', 'is not', null)
    .where((where) => (id === undefined ? where('topic', '=', topic ?? '') : where('id', '=', id)))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
