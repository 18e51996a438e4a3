/** A whole server on its own copy of the seeded database, with a clock the test holds; requests go through `inject`. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import pg from 'pg'
import pino from 'pino'
import { api, type BodyIn, type Endpoint, type Problem, type ReplyOf } from '../../src/domain/api'
import { CODE_BYTES, codeFrom } from '../../src/domain/people/code'
import type { Report } from '../../src/domain/report/draft'
import { buildApp } from '../../src/server/app'
import { openDatabase, openPool } from '../../src/server/database/open'
import type { Deps } from '../../src/server/deps'
import { ErasureList } from '../../src/server/erasure/list'
import { FOLLOWERS } from '../../src/server/followers'
import { Keys } from '../../src/server/keys'
import { Changes } from '../../src/server/live/changes'
import { PhotoFiles } from '../../src/server/photo/files'
import { Reference } from '../../src/server/reference'
import { API } from '../../src/server/serve'
import { TEST_NOW, TEST_SECRET } from './constants'

export type TestServer = Awaited<ReturnType<typeof startServer>>
export type Answer<E extends Endpoint> = { status: number; reply: ReplyOf<E>; problem: Problem }

/** Starts a server; `database` shares another server's database (several processes on one). */
export async function startServer(
  options: Partial<Pick<Deps, 'wechat' | 'templates' | 'codes' | 'log'>> & {
    settings?: Partial<Deps['settings']>
    database?: string
    webRoot?: string
    dir?: string
  } = {},
) {
  const database = options.database ?? (await copyTemplate())
  const connection = { connectionString: urlOf(database) }
  // two files at once, some with two servers and more, share the hundred connections there are
  const pool = openPool({ ...connection, max: 6 }, () => undefined)
  const keys = new Keys(TEST_SECRET)
  const db = openDatabase(pool, keys)
  const log = options.log ?? pino({ level: 'silent' })
  const dir = options.dir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-files-'))
  const time = { now: TEST_NOW }
  const changes = new Changes(connection, log)
  await changes.start()
  const deps: Deps = {
    district: '150703',
    db,
    pool,
    clock: () => time.now,
    keys,
    settings: {
      dataDir: dir,
      DEMO: true,
      TRUST_PROXY: false,
      CHECK_SHARE: 0,
      SMS_HOURLY: 1_000,
      SMS_DAILY: 5_000,
      BUSY_MS: 60_000,
      NOTICE_HOLD_MS: 0,
      ...options.settings,
    },
    reference: await new Reference(db, '150703', () => time.now).load(),
    files: new PhotoFiles(dir, keys),
    erasures: new ErasureList(`${dir}.erasures`),
    wechat: options.wechat ?? null,
    templates: options.templates ?? [],
    codes: options.codes ?? { send: async () => undefined, tell: async () => undefined },
    changes,
    followers: FOLLOWERS,
    log,
  }
  const app = await buildApp(deps, options.webRoot)
  return {
    app,
    deps,
    database,
    dir,
    time,
    /** A caller with a token, an anonymous code, or nobody. */
    caller: (headers: Record<string, string> = {}) => callerOf(app, headers),
    /** A named demo person, signed in. */
    as: async (person: string) => callerOf(app, { authorization: `Bearer ${await demoToken(app, person)}` }),
    close: async () => {
      await app.close()
      await changes.stop()
      await db.destroy()
      if (!options.dir) for (const made of [dir, `${dir}.erasures`]) fs.rmSync(made, { recursive: true, force: true })
    },
  }
}

export type Caller = ReturnType<typeof callerOf>

export function callerOf(app: FastifyInstance, headers: Record<string, string>) {
  return {
    headers,
    /** Calls an endpoint of the contract; `params` fill the path, `query` the query string. */
    async call<E extends Endpoint>(
      endpoint: E,
      input: { params?: Record<string, string>; query?: Record<string, string>; body?: BodyIn<E> } = {},
    ): Promise<Answer<E>> {
      const url = API + endpoint.path.replace(/:(\w+)/g, (_, name: string) => input.params?.[name] ?? '')
      const request: InjectOptions = {
        method: endpoint.method,
        url,
        headers,
        ...(input.query && { query: input.query }),
        ...(input.body !== undefined && { payload: input.body as object }),
      }
      const answer = await app.inject(request)
      const isJson = String(answer.headers['content-type']).startsWith('application/json')
      const body: unknown = isJson && answer.body !== '' ? answer.json() : undefined
      return { status: answer.statusCode, reply: body as ReplyOf<E>, problem: body as Problem }
    },
  }
}

export async function demoToken(app: FastifyInstance, person: string): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: `${API}/signin/demo`, payload: { person } })
  if (answer.statusCode !== 200) throw new Error(`no demo person ${person}: ${answer.body}`)
  return answer.json<{ token: string }>().token
}

/** A query code (查询码) as a phone makes it; another for each seed. */
export const aQueryCode = (seed = 0): string => codeFrom(Uint8Array.from({ length: CODE_BYTES }, (_, i) => (seed * 31 + i * 7) & 255))

export const requestId = (): string => randomBytes(16).toString('hex')

/** A report as a phone sends it. */
export const aReport = (change: Partial<Report> = {}): BodyIn<typeof api.fileReport> => ({
  requestId: requestId(),
  catalogueVersion: 1,
  category: 'public_facility',
  item: 'lamp',
  text: '5 号楼北侧的路灯从周六晚上就不亮了，老人晚上出门看不清。',
  photos: [],
  place: { words: '5 号楼北侧', communityId: '150703001005' },
  identity: 'sealed',
  publicConsent: false,
  // tests file the same words again and again
  again: true,
  ...change,
})

const LANE = `test_lane${process.env.JEST_WORKER_ID}_`
/** Of this test file, for each file loads this module anew. */
const OURS = `${LANE}${randomBytes(4).toString('hex')}_`
let made = 0

/** A database of its own, copied from the seeded template. */
export async function copyTemplate(template = 'template_seeded'): Promise<string> {
  if (made === 0) await dropOfFilesBefore()
  const name = `${OURS}${made++}`
  await admin(`create database ${name} template ${template} strategy file_copy`)
  return name
}

/** The files that ran in this lane before have ended: what they left would fill the memory it lies in. One that somebody still holds stays. */
async function dropOfFilesBefore() {
  const { rows } = await admin<{ datname: string }>(
    'select datname from pg_database d where not exists (select from pg_stat_activity a where a.datname = d.datname)',
  )
  for (const { datname } of rows)
    if (datname.startsWith(LANE) && !datname.startsWith(OURS)) await admin(`drop database if exists ${datname}`)
}

export async function admin<Row extends object>(statement: string) {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL! })
  await client.connect()
  // copying a template waits its turn: two test files may start at once
  await client.query('select pg_advisory_lock(42)')
  const answer = await client.query<Row>(statement)
  await client.end()
  return answer
}

export const urlOf = (database: string): string => {
  const url = new URL(process.env.TEST_DATABASE_URL!)
  url.pathname = `/${database}`
  return url.toString()
}

/** A superuser's connection that writes very many rows at once: nothing seals them, and no foreign key is checked. */
export async function bulkHand(database: string): Promise<pg.Client> {
  const url = new URL(urlOf(database))
  url.username = 'postgres'
  const client = new pg.Client({ connectionString: url.toString() })
  await client.connect()
  await client.query('set session_replication_role = replica')
  return client
}
