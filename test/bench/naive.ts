/** What we are measured against: a server that checks nothing, keeps one row a report and reads a list by one index. */
import Fastify from 'fastify'
import pg from 'pg'

export const NAIVE_TABLE = `create table naive_report (id bigint generated always as identity primary key, grid text not null, body jsonb not null,
  filed_at timestamptz not null default now()); create index on naive_report (grid, filed_at desc)`

/** Listens on a free port and returns it. POST /reports inserts, GET /reports gives the newest twenty of a grid. */
export async function serveNaive(connection: pg.PoolConfig): Promise<number> {
  const pool = new pg.Pool({ ...connection, max: 10 })
  const app = Fastify()
  app.post('/reports', async ({ body }) => {
    const insert = { name: 'insert', text: 'insert into naive_report (grid, body) values ($1, $2) returning id', values: ['03', body] }
    return (await pool.query(insert)).rows[0]
  })
  app.get('/reports', async () => {
    const select = { name: 'list', text: 'select * from naive_report where grid = $1 order by filed_at desc limit 20', values: ['03'] }
    return { rows: (await pool.query(select)).rows }
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return (app.server.address() as { port: number }).port
}
