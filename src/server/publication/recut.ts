/** Words of the board cut as an older version cut them (检索词): cut anew, some at a time; what was cut short goes on at the next run. */
import { sql } from 'kysely'
import { CUT_VERSION, piecesOf } from '../../domain/text/bigrams'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { wordKeys } from './board'

const BATCH = 200

/** Returns how many were cut anew. */
export async function recutWords(deps: Deps): Promise<number> {
  let done = 0
  for (let cut = await recutSome(deps); cut > 0; cut = await recutSome(deps)) done += cut
  return done
}

const recutSome = (deps: Deps): Promise<number> =>
  inTransaction(deps.db, async (tx) => {
    const { rows } = await sql<{ id: string; title: string; text: string }>`
      select id, title, text from publication where district_id = ${deps.district} and state = 'approved' and words_cut < ${CUT_VERSION}
      order by words_cut, id limit ${BATCH} for update skip locked`.execute(tx)
    for (const { id, title, text } of rows)
      await tx
        .updateTable('publication')
        .set({ words: wordKeys(deps, piecesOf(`${title}\n${text}`)), words_cut: CUT_VERSION })
        .where('district_id', '=', deps.district)
        .where('id', '=', id)
        .execute()
    return rows.length
  })
