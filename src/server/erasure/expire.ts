/** Words and voices whose time is over are erased by the rule, each ticket in a transaction of its own; several servers may do so at once. */
import { sql, type RawBuilder } from 'kysely'
import type { EraseWhat } from '../../domain/ticket/given'
import type { Deps } from '../deps'
import { noteTidied, tooOld } from '../tidy'
import { eraseByRule } from '../ticket/steps'
import { byClock, working } from '../ticket/work'

/** So many at a run: the rest waits for the next. */
const BATCH = 200

export async function eraseExpired(deps: Deps) {
  const [district, voices, words] = [deps.district, tooOld(deps, 'voices'), tooOld(deps, 'words')]
  await noteTidied(deps, 'words', await eraseAll(deps, 'all', sql`select id from ticket
    where district_id = ${district} and ended_at < ${words} and not erased order by ended_at limit ${BATCH}`)) // prettier-ignore
  await noteTidied(deps, 'voices', await eraseAll(deps, 'voice', sql`select t.id from voice v join ticket t on t.district_id = v.district_id and t.id = v.ticket_id
    where v.district_id = ${district} and v.uploaded_at < ${voices} and t.ended_at < ${voices} order by v.uploaded_at limit ${BATCH}`)) // prettier-ignore
}

async function eraseAll(deps: Deps, eraseWhat: EraseWhat, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = (await which.execute(deps.db)) as { rows: { id: string }[] }
  for (const { id } of rows) await working(byClock(deps), (work) => eraseByRule(work, id, { eraseWhat, eraseWhy: 'expired' }))
  return rows.length
}
