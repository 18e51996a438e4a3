/** Several writes as one statement: one way to the database and back, whatever there is to write. */
import type { InsertQueryNode, UpdateQueryNode } from 'kysely'
import type { Db } from './open'

/** An insert or update that is not sent yet. None of those sent together sees what another writes, and no two may write the same row. */
export type Write = { toOperationNode(): InsertQueryNode | UpdateQueryNode }

/** Sends them, in no order among them; nothing when there are none. */
export async function together(db: Db, writes: readonly Write[]) {
  if (writes.length === 0) return
  type Start = { with: (name: string, write: () => Write) => Start; selectNoFrom: Db['selectNoFrom'] }
  const all = writes.reduce((query, write, index) => query.with(`w${index}`, () => write), db as unknown as Start)
  await all.selectNoFrom((of) => of.lit(1).as('done')).execute()
}
