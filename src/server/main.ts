/** Starts everything, and stops it again: settings, secret, database, features, clockwork. */
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type pg from 'pg'
import { Templates } from '../domain/notices/templates'
import { broughtBy, broughtWords } from '../domain/calendar/edit'
import { BUNDLED_CALENDAR } from '../domain/calendar/workdays'
import { buildApp } from './app'
import { noteSettings } from './audit/settings'
import { askTheClock, Timekeeper } from './clock'
import { startClockwork } from './clockwork'
import { startEmbedded } from './database/embedded'
import { openHome, projectDir } from './database/home'
import { FOR_JOBS, FOR_REQUESTS, migrate, openDatabase, openPool, type Db, type Patience } from './database/open'
import type { Deps } from './deps'
import { readSecret, Keys } from './keys'
import { runUntilStopped } from './lifetime'
import { openLog } from './log'
import { beginStory } from './story/begin'
import { Changes } from './live/changes'
import { httpSender, logSender } from './people/senders'
import { ErasureList } from './erasure/list'
import { replayErasures } from './erasure/replay'
import { FOLLOWERS } from './followers'
import { openMetrics } from './metrics/metrics'
import { serveMetrics } from './metrics/serve'
import { emptyWords } from './people/empty'
import { operatorWords } from './operator'
import { PhotoFiles } from './photo/files'
import { fileOr, isUnwritten, prepareDistrict } from './prepare'
import { prepareSeals } from './proof/prepare'
import { Reference } from './reference'
import { setUpApp } from './setup/serve'
import { readSettings, type Settings } from './settings'
import { Wechat } from './wechat/client'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Whatever is open is closed in the opposite order, also when the signal or a fault comes half way through the start. */
const closers: (() => Promise<unknown>)[] = []

async function main() {
  const settings = readSettings(process.env)
  openHome(settings.dataDir)
  const keys = new Keys(readSecret(settings))
  const log = openLog(settings.DEMO ? 'warn' : settings.LOG_LEVEL)
  runUntilStopped({ say, stop: closeAll })
  const connection = await openConnection(settings)
  const opened = { connection, log, keys }
  await bringForward(opened, async (db) => {
    const doubt = await askTheClock({ db, district: settings.DISTRICT }, Date.now(), settings.CLOCK_BACK)
    if (doubt) say(doubt)
    await prepareSeals({ db, keys, district: settings.DISTRICT, clock: Date.now })
    if (!settings.DEMO && (await isUnwritten(db))) await firstStart(db, settings, keys)
    await prepareDistrict(db, settings, keys, Date.now())
    await noteSettings(db, settings, keys, Date.now())
  })
  const [pool, db] = open(opened, FOR_REQUESTS)
  const [, jobs] = open(opened, FOR_JOBS)
  const deps = await makeDeps(settings, keys, log, pool, db, connection)
  if (!settings.CLOCK_BACK) deps.timekeeper = new Timekeeper(deps)
  if (settings.METRICS_PORT) await measure(deps, settings.METRICS_PORT)
  closers.push(() => atMost(1, deps.changes.stop()))
  await eraseAgain({ ...deps, db: jobs })
  const clockwork = startClockwork({ ...deps, db: jobs }, settings)
  closers.push(() => atMost(3, clockwork.stop()))
  const app = await buildApp(deps, path.join(projectDir(), 'dist/h5'))
  closers.push(() => atMost(5, app.close()))
  await app.listen({ port: settings.PORT, host: settings.HOST })
  await sayWelcome(app, settings)
  if (broughtBy(BUNDLED_CALENDAR, deps.reference.calendarData)) say(broughtWords(BUNDLED_CALENDAR, deps.reference.calendarData))
  if (deps.reference.units.empty.length > 0) emptyWords(deps.reference.units).forEach(say)
  const story = beginStory({ ...deps, db: jobs }, settings, say)
  closers.push(() => atMost(3, story.stop()))
}

/** Nothing is there yet: whoever has the code sets the district up in a browser, and only then the start goes on. */
async function firstStart(db: Db, settings: Settings, keys: Keys) {
  const { app, finished } = await setUpApp({ db, keys, district: settings.DISTRICT, clock: Date.now, say })
  closers.push(() => atMost(2, app.close()))
  await app.listen({ port: settings.PORT, host: settings.HOST })
  say(`在这里启用：http://127.0.0.1:${settings.PORT}/ ，也可以先导入区划文件（docs/operate.md）再启动`)
  await finished
  await closers.pop()!()
}

type Opened = { connection: pg.PoolConfig; log: Logger; keys: Keys }

/** A pool of its own for those who wait, and one for the timers: neither takes the other's connections, and neither waits without end. */
function open({ connection, log, keys }: Opened, patience?: Patience): [pg.Pool, Db] {
  const pool = openPool(connection, (error) => log.error({ err: error }, 'database connection lost'), patience)
  const db = openDatabase(pool, keys)
  closers.push(() => atMost(2, db.destroy()))
  return [pool, db]
}

/** Migrations take the time they take. */
async function bringForward(opened: Opened, prepare: (db: Db) => Promise<void>) {
  const [, db] = open(opened)
  await migrate(db, say)
  await prepare(db)
  await closers.pop()!()
}

/** Waits for the end of something that may never end, such as a connection to a database that hangs. */
async function atMost(seconds: number, ending: Promise<unknown>) {
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise((done) => (late = setTimeout(done, seconds * 1_000)))
  await Promise.race([ending.catch((error: Error) => say(operatorWords(error))), tooLate]).finally(() => clearTimeout(late))
}

async function openConnection(settings: Settings): Promise<pg.PoolConfig> {
  if (settings.DATABASE_URL) return { connectionString: settings.DATABASE_URL }
  const embedded = await startEmbedded({ dataDir: settings.dataDir, say })
  closers.push(() => embedded.stop())
  return embedded.connection
}

/** Requests in hand end first, then the timers, then the database. */
async function closeAll() {
  for (let close = closers.pop(); close; close = closers.pop()) await close()
}

async function makeDeps(settings: Settings, keys: Keys, log: Logger, pool: pg.Pool, db: Db, connection: pg.ClientConfig): Promise<Deps> {
  const changes = new Changes(connection, log)
  await changes.start()
  const { WECHAT_APPID: appid, WECHAT_SECRET: secret, WECHAT_BASE: base } = settings
  return {
    district: settings.DISTRICT,
    db,
    pool,
    clock: Date.now,
    keys,
    settings,
    reference: await new Reference(db, settings.DISTRICT, Date.now).load(),
    files: new PhotoFiles(path.join(settings.dataDir, 'photos'), keys),
    erasures: new ErasureList(path.join(settings.dataDir, 'erasures.jsonl')),
    wechat: appid && secret ? new Wechat({ appid, secret, base, clock: Date.now }) : null,
    templates: fileOr(settings.WECHAT_TEMPLATES_FILE, Templates, []),
    codes: settings.SMS_URL ? httpSender({ url: settings.SMS_URL, token: settings.SMS_TOKEN }) : logSender(log),
    changes,
    followers: FOLLOWERS,
    log,
  }
}

/** From here on requests and jobs are counted, for whoever reads them on this machine. */
async function measure(deps: Deps, port: number) {
  const metrics = openMetrics(deps)
  deps.metrics = metrics
  const { stop } = await serveMetrics(metrics, port, deps.log)
  closers.push(() => atMost(1, stop()))
}

/** What an older backup brought back goes before anybody is let in. */
async function eraseAgain(deps: Deps) {
  const { tickets, people } = await replayErasures(deps)
  if (tickets + people > 0) say(`照抹除清单重新抹去：工单 ${tickets} 件，注销的人 ${people} 位`)
}

async function sayWelcome(app: FastifyInstance, settings: Settings) {
  say('')
  say(`市民吹哨已经在运行：http://127.0.0.1:${settings.PORT}/`)
  say(`接口文档：http://127.0.0.1:${settings.PORT}/api/docs`)
  if (!settings.DEMO) return
  const { people } = (await app.inject({ url: '/api/signin/demo' })).json<{ people: { name: string; what: string }[] }>()
  say('演示环境，数据是编的。登录页上可以直接选这些人：')
  for (const person of people) say(`  ${person.name}：${person.what}`)
  say('按 Ctrl-C 停止，数据都会留着。')
}

main().catch(async (error: Error) => {
  process.stderr.write(`没有启动：${operatorWords(error)}\n`)
  await closeAll().catch(() => undefined)
  process.exit(1)
})
