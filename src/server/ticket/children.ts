/** Tickets merged into one (并件). */
import { sql } from 'kysely'
import type { Tx } from '../database/open'
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

/** How many are merged into it, as a part of a statement. */
export const childCount = (deps: Deps, ticketId: string) =>
  sql<number>`(select count(*) from ticket t where t.district_id = ${deps.district} and t.merged_into = ${ticketId})`

/** How many report it: whoever filed or joined it, and one for each ticket merged into it. */
export async function reportersOf(db: Reader, deps: Deps, ticketId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from ticket_party p where p.district_id = ${deps.district} and p.ticket_id = ${ticketId} and p.kind in ('reporter', 'joiner')) + ${childCount(deps, ticketId)} as n`.execute(
    db,
  )
  return rows[0]!.n
}

/** Holds the ticket that this one is merged into, if any, until the transaction ends. */
export const lockParent = (tx: Tx, deps: Deps, ticketId: string) =>
  sql`select 1 from ticket t where t.district_id = ${deps.district}
    and t.id = (select c.merged_into from ticket c where c.district_id = ${deps.district} and c.id = ${ticketId}) for update`.execute(tx)

/** Holds the ticket of this number, which another is to be merged into. */
export const lockTarget = (tx: Tx, deps: Deps, number: string) =>
  sql`select 1 from ticket t where t.district_id = ${deps.district} and t.number = ${number} for update`.execute(tx)
