/** Tickets merged into one (并件). */
import { sql } from 'kysely'
import type { Db, Tx } from '../database/open'
import type { Deps } from '../deps'

/** Ids of the tickets merged into this one, oldest first; only the lifecycle reads them, never a person. */
export async function childrenOf(db: Db, deps: Deps, ticketId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('merged_into', '=', ticketId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** How many are merged into it, as a part of a statement. */
export const childCount = (deps: Deps, ticketId: string) =>
  sql<number>`(select count(*) from ticket t where t.district_id = ${deps.district} and t.merged_into = ${ticketId})`

/** How many report it: whoever filed or joined it, and one for each ticket merged into it. */
export async function reportersOf(db: Db, deps: Deps, ticketId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from ticket_party p where p.district_id = ${deps.district} and p.ticket_id = ${ticketId} and p.kind in ('reporter', 'joiner')) + ${childCount(deps, ticketId)} as n`.execute(
    db,
  )
  return rows[0]!.n
}

/**
 * Holds the heads of families until the transaction ends: the ticket itself or the one it is merged into, and of the ticket of this number,
 * which it is to be merged into, the same. Whoever does anything with a ticket holds its head first, and of two heads the elder, so that no
 * two ever wait for each other.
 */
export const lockHeads = (tx: Tx, deps: Deps, ticketId: string, number: string | null = null) =>
  sql`select 1 from ticket t where t.district_id = ${deps.district} and t.id in (
      select coalesce(c.merged_into, c.id) from ticket c where c.district_id = ${deps.district} and c.id = ${ticketId}
      union select coalesce(c.merged_into, c.id) from ticket c where c.district_id = ${deps.district} and c.number = ${number})
    order by t.id for update`.execute(tx)
