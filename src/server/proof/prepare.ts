/** Sealing made ready at start: the triggers that note changes, and the pages. Runs again at every start and changes nothing then. */
import { sql } from 'kysely'
import { audit } from '../audit/log'
import { inTransaction, type Db } from '../database/open'
import type { Keys } from '../keys'
import { NOTHING, PAGES, sealPage } from './sums'
import { SEALED, type SealedTable } from './tables'

/** Of advisory locks: two servers that start at once make the triggers one after the other. */
const PREPARE_LOCK = 0x7365616c
/** What the audit log calls the sealing; the entry says that it began, so that it cannot begin again. */
export const SEALING = 'sealRows'

type Prepared = { db: Db; keys: Keys; district: string; clock: () => number }

export async function prepareSeals(deps: Prepared): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${PREPARE_LOCK})`.execute(tx)
    const have = await sql<{ on: string }>`select c.relname || ' ' || t.tgname as on from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace`.execute(tx)
    const there = new Set(have.rows.map(({ on }) => on))
    for (const table of SEALED)
      for (const { name, statement } of triggersOf(table)) if (!there.has(`${table.name} ${name}`)) await sql.raw(statement).execute(tx)
  })
  await ensurePages(deps)
}

export const triggersOf = ({ name, kind, by }: SealedTable) =>
  [
    { event: 'insert', rows: 'new table as new_rows' },
    { event: 'update', rows: 'old table as old_rows new table as new_rows' },
    { event: 'delete', rows: 'old table as old_rows' },
  ].map(({ event, rows }) => ({
    name: `seal_${event}`,
    statement: `create trigger seal_${event} after ${event} on ${name} referencing ${rows} for each statement execute function seal_note('${kind}', '${by}')`,
  }))

/** An empty database is sealed from its first row on; what one of yesterday holds is still to be sealed. Once, and never again. */
async function ensurePages({ db, keys, district, clock }: Prepared) {
  const found = await sql<{ begun: boolean; filled: boolean }>`
    select exists (select from seal_page where district_id = ${district}) or exists (select from audit where district_id = ${district} and what = ${SEALING}) as begun,
      exists (select from district where id = ${district}) or exists (select from ticket where district_id = ${district}) as filled`.execute(
    db,
  )
  const { begun, filled } = found.rows[0]!
  if (begun) return
  const rows = Array.from({ length: PAGES }, (_, page) => ({
    district_id: district,
    page,
    sealed: sealPage(keys, district, page, { version: 0, complete: !filled, subjects: 0, sum: NOTHING }),
  }))
  await db
    .insertInto('seal_page')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await audit({ db, district, clock }, { actor: 'clock', what: SEALING, result: filled ? 'begun' : 'from the first row' })
}
