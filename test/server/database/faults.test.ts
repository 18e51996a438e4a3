/** A database that hangs, is full, starts, or is gone: nobody waits without end, whoever asks is told to come again, and nothing of ours dies. */
import net from 'node:net'
import fs from 'node:fs'
import path from 'node:path'
import { api } from '../../../src/domain/api'
import { isBusy } from '../../../src/server/database/busy'
import { FOR_REQUESTS, openDatabase, openPool } from '../../../src/server/database/open'
import { PhotoFiles } from '../../../src/server/photo/files'
import { aReport, startServer, urlOf, type TestServer } from '../../helpers/server'
import { file, people, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())

const ready = async () => {
  const began = performance.now()
  const { statusCode, body } = await server.app.inject({ url: '/api/ready' })
  return { statusCode, body, ms: performance.now() - began }
}
const bare = (url: string, headers: Record<string, string> = {}) => server.app.inject({ url, headers })

/** The database behind a door that can be shut without a word. */
async function behindDoor() {
  const to = new URL(urlOf(server.database))
  const host = decodeURIComponent(to.hostname || to.searchParams.get('host') || '')
  const port = Number(to.port || 5432)
  let shut = false
  const sockets = new Set<net.Socket>()
  const door = net.createServer((socket) => {
    const real = host.startsWith('/') ? net.connect(`${host}/.s.PGSQL.${port}`) : net.connect(port, host)
    for (const one of [socket, real]) sockets.add(one.on('error', () => undefined))
    socket.on('data', (bytes) => !shut && real.write(bytes)).on('close', () => real.destroy())
    real.on('data', (bytes) => !shut && socket.write(bytes))
  })
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done))
  const { port: at } = door.address() as net.AddressInfo
  const config = { host: '127.0.0.1', port: at, user: to.username, password: decodeURIComponent(to.password), database: server.database }
  return {
    config,
    shut: (is: boolean) => void (shut = is),
    close: () => {
      for (const socket of sockets) socket.destroy()
      door.close()
    },
  }
}

test('a database that says nothing: ready answers within two seconds, requests get 503 with Retry-After, and all is well when it speaks again', async () => {
  const door = await behindDoor()
  const { db, pool } = server.deps
  const slow = openPool(door.config, () => undefined, { ...FOR_REQUESTS, connectMs: 1_000, statementMs: 500 })
  Object.assign(server.deps, { db: openDatabase(slow), pool: slow })
  expect((await ready()).statusCode).toBe(200)
  door.shut(true)
  await new Promise((next) => setTimeout(next, 1_100))
  const { statusCode, ms } = await ready()
  expect([statusCode, ms < 2_000]).toEqual([503, true])
  const answers = await Promise.all(Array.from({ length: 15 }, () => bare('/api/my/tickets', who.li.headers)))
  for (const { statusCode, headers, body } of answers) {
    expect(statusCode).toBe(503)
    expect(headers['retry-after']).toBe('5')
    expect(JSON.parse(body)).toMatchObject({ code: 'busy' })
  }
  door.shut(false)
  await new Promise((next) => setTimeout(next, 1_100))
  expect((await bare('/api/my/tickets', who.li.headers)).statusCode).toBe(200)
  expect((await ready()).statusCode).toBe(200)
  Object.assign(server.deps, { db, pool })
  door.close()
  await slow.end()
}, 60_000)

test('a statement, and a wait for a row, end by themselves', async () => {
  const pool = openPool({ connectionString: urlOf(server.database) }, () => undefined, { ...FOR_REQUESTS, statementMs: 300, lockMs: 150 })
  await expect(pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' })
  const { id } = await file(who.li)
  const holder = await server.deps.pool.connect()
  await holder.query('begin')
  await holder.query('select 1 from ticket where id = $1 for update', [id])
  await expect(pool.query('select 1 from ticket where id = $1 for update', [id])).rejects.toMatchObject({ code: '55P03' })
  await holder.query('rollback')
  holder.release()
  await pool.end()
})

test.each(['53100', '53300', '57P03', '57P01', '08006', '40P01', '25006', '58030'])(
  'PostgreSQL’s %s is a busy server, not a fault',
  async (code) => {
    await server.deps.pool.query(`
    create or replace function fails() returns trigger language plpgsql as $$ begin raise exception using errcode = '${code}', message = 'as told'; end $$;
    create or replace trigger fails before insert on request_seen execute function fails()`)
    const answer = await server.app.inject({ method: 'POST', url: '/api/reports', headers: who.li.headers, payload: aReport() as object })
    await server.deps.pool.query('drop trigger fails on request_seen')
    expect([answer.statusCode, answer.headers['retry-after'], answer.json<{ code: string }>().code]).toEqual([503, '5', 'busy'])
  },
)

test('a fault of ours stays a fault', () => {
  for (const error of [
    new TypeError('x'),
    Object.assign(new Error('x'), { code: '23505' }),
    Object.assign(new Error('x'), { code: 'ENOENT' }),
    undefined,
    'busy',
  ])
    expect(isBusy(error)).toBe(false)
  for (const code of ['ECONNREFUSED', 'ENOSPC', 'EMFILE'])
    expect(isBusy(Object.assign(new AggregateError([Object.assign(new Error('x'), { code })])))).toBe(true)
  expect(isBusy(Object.assign(new Error('connect ENOENT /x/.s.PGSQL.5432'), { code: 'ENOENT', syscall: 'connect' }))).toBe(true)
})

test('where no file could be written the server is not ready', async () => {
  const { files } = server.deps
  const blocked = path.join(server.dir, 'blocked')
  fs.writeFileSync(blocked, '')
  await new Promise((next) => setTimeout(next, 1_100))
  server.deps.files = new PhotoFiles(path.join(blocked, 'photos'), server.deps.keys)
  expect((await ready()).statusCode).toBe(503)
  server.deps.files = files
})

test('an address of the API that is not there is told so, and is no page', async () => {
  for (const url of [
    '/api',
    '/api/',
    '/api/none',
    '/API/none',
    '/api/tickets',
    '/api/my/none?x=1',
    '/files',
    '/files/x',
    '/wechat/none',
    '/api/live',
  ]) {
    const { statusCode, body, headers } = await bare(url)
    expect([url, statusCode, JSON.parse(body)]).toEqual([url, 404, { code: 'notFound', message: expect.stringMatching(/[一-龥]/) }])
    expect(headers['content-type']).toContain('json')
  }
  for (const url of ['/', '/apiary', '/pages/home/index']) expect((await bare(url)).headers['content-type']).toContain('text/html')
  expect((await bare('/api/tickets/%zz')).json()).toMatchObject({ code: 'invalid' })
  expect((await server.caller().call(api.health)).status).toBe(200)
})
