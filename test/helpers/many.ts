/** Very many closed tickets, as copies of one that really was closed: rows of every table that the deadline clock reads. */
import type pg from 'pg'

/** Which columns of a copy differ from the model's, by table. */
const TABLES: [table: string, own: Record<string, string>][] = [
  ['ticket', { id: 'c.id', number: 'c.id::text', filed_at: `m.filed_at - c.n * interval '1 minute'` }],
  ['ticket_party', { ticket_id: 'c.id' }],
  ['ticket_unit', { ticket_id: 'c.id', sort_at: `m.sort_at - c.n * interval '1 minute'` }],
  ['ticket_clock', { ticket_id: 'c.id' }],
  ['ticket_event', { ticket_id: 'c.id' }],
  ['event_body', { ticket_id: 'c.id' }],
]

/** Adds `many` copies of the ticket `model`. The client must be a superuser's: foreign keys of copies need no check. */
export async function fillClosed(client: pg.Client | pg.PoolClient, model: string, many: number) {
  await client.query('set session_replication_role = replica')
  await client.query('create temp table copies as select n, gen_random_uuid() as id from generate_series(1, $1::int) n', [many])
  for (const [table, own] of TABLES) {
    const columns = await columnsOf(client, table)
    const values = columns.map((column) => own[column] ?? `m.${column}`)
    const id = table === 'ticket' ? 'm.id' : 'm.ticket_id'
    await client.query(
      `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from copies c, ${table} m where ${id} = $1`,
      [model],
    )
  }
  await client.query('drop table copies')
  await client.query('set session_replication_role = origin')
  for (const [table] of TABLES) await client.query(`vacuum analyze ${table}`)
}

const columnsOf = async (client: pg.Client | pg.PoolClient, table: string): Promise<string[]> =>
  (
    await client.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position`,
      [table],
    )
  ).rows.map((row) => row.column_name)
