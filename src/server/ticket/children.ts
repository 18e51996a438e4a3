/** Tickets merged into one (并件). */
import type { Deps } from '../deps'
import type { Reader } from './rows'

/** Ids of the tickets merged into this one, oldest first; only the lifecycle reads them, never a person. */
export async function childrenOf(db: Reader, deps: Deps, ticketId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('merged_into', '=', ticketId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}
