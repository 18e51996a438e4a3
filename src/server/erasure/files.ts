/** Files whose rows are erased go after the commit, each once nobody else has it: a photo filed twice is one file. */
import { uuidv7 } from 'uuidv7'
import type { Tx } from '../database/open'
import type { Deps } from '../deps'
import { removeErased } from '../photo/store'

export async function removeLater(tx: Tx, deps: Deps, sha256s: readonly string[]) {
  const now = new Date(deps.clock())
  await tx
    .insertInto('outbox')
    .values({ district_id: deps.district, id: uuidv7(), topic: 'erase', payload: JSON.stringify({ sha256s }), run_at: now })
    .execute()
}

/** The outbox handler of topic `erase`; a backup being written holds it up, and it is tried again. */
export const eraseHandler =
  (deps: Deps) =>
  async ({ sha256s }: { sha256s: string[] }) => {
    for (const sha256 of sha256s) await removeErased(deps, sha256)
  }
