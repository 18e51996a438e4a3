/**
 * How the server is (运行指标), as numbers that Prometheus reads: how long requests take, what waits, what lags, what room is left. Routes
 * stand as the contract writes them and nothing names a ticket or a person.
 */
import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Deps } from '../deps'
import { TOPICS } from '../outbox/worker'

/** Upper ends of the classes of time a request takes, s. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
/** What waits is counted to here: more is too much all the same, and counting it would cost. */
const MOST = 10_000

type Asked = Pick<Deps, 'db' | 'district' | 'clock' | 'pool' | 'files'>
export type Metrics = ReturnType<typeof openMetrics>

/** Everything that is counted in one process; `text` asks the database for the rest, and says so where it does not answer. */
export function openMetrics(deps: Asked) {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'chuishao_request_seconds',
    help: 'How long requests took, by route as the contract writes it and class of answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  const faults = new Counter({ name: 'chuishao_job_faults_total', help: 'Runs of a job that failed.', labelNames: ['job'], registers })
  const ran = new Gauge({
    name: 'chuishao_job_last_success_timestamp_seconds',
    help: 'When a job last went through.',
    labelNames: ['job'],
    registers,
  })
  const ask = gaugesOf(registers)
  return {
    /** Times every request of this app. */
    watch: (app: FastifyInstance) =>
      app.addHook('onResponse', async ({ method, routeOptions: { url } }, reply) => {
        const labels = { method, route: url ?? 'none', status: `${Math.floor(reply.statusCode / 100)}xx` }
        requests.observe(labels, reply.elapsedTime / 1_000)
      }),
    jobDone: (job: string) => ran.set({ job }, deps.clock() / 1_000),
    jobFailed: (job: string) => faults.inc({ job }),
    /** In Prometheus's text form. */
    text: async (): Promise<string> => {
      await ask(deps)
      return register.metrics()
    },
  }
}

/** What is asked for each time somebody looks. */
function gaugesOf(registers: Registry[]) {
  const gauge = (name: string, help: string, label?: string) =>
    new Gauge({ name: `chuishao_${name}`, help, labelNames: label ? [label] : [], registers })
  const answers = gauge('database_up', 'Whether the database answered just now.')
  const connections = gauge('database_connections', 'Connections of the pool for requests.', 'state')
  const room = gauge('disk_free_bytes', 'Room left where photos lie.')
  const waiting = gauge('outbox_waiting', `What is due and not sent yet, counted to ${MOST}.`, 'topic')
  const oldest = gauge('outbox_oldest_seconds', 'How long the first of what is due has waited.', 'topic')
  const numbers = {
    dead: gauge('dead_letters', `Given up after the last try, counted to ${MOST}.`),
    lag: gauge('sweep_lag_seconds', 'How long the first limit that the sweep has to see to is past.'),
    stale: gauge('figures_stale', `Tickets whose figures are to be made again, counted to ${MOST}.`),
    bytes: gauge('database_bytes', 'Size of the database.'),
  }
  return async (deps: Asked) => {
    const { pool, files } = deps
    connections.set({ state: 'idle' }, pool.idleCount)
    connections.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
    connections.set({ state: 'asked for' }, pool.waitingCount)
    const disk = await statfs(files.dir).catch(() => undefined)
    room.set(disk ? disk.bavail * disk.bsize : NaN)
    const state = await stateOf(deps).catch(() => undefined)
    answers.set(state ? 1 : 0)
    // what is not known is no number
    for (const [name, one] of Object.entries(numbers)) one.set(state?.[name as keyof typeof numbers] ?? NaN)
    for (const topic of TOPICS) {
      const of = state?.topics.find((one) => one.topic === topic)
      waiting.set({ topic }, of?.waiting ?? NaN)
      oldest.set({ topic }, of?.oldest ?? NaN)
    }
  }
}

type State = { topics: { topic: string; waiting: number; oldest: number }[]; dead: number; lag: number; stale: number; bytes: number }

/** One statement, by index, and never more than `MOST` rows of anything. */
export async function stateOf({ db, district, clock }: Pick<Deps, 'db' | 'district' | 'clock'>): Promise<State> {
  const now = sql`${new Date(clock())}::timestamptz`
  const waits = sql`o.district_id = ${district} and o.done_at is null and o.dead_at is null and o.run_at <= ${now}`
  const counted = (rows: ReturnType<typeof sql>) => sql`(select count(*)::int from (${rows} limit ${MOST}) few)`
  const { rows } = await sql<State>`select
    (select coalesce(json_agg(json_build_object('topic', kind.topic, 'waiting',
        ${counted(sql`select from outbox o where ${waits} and o.topic = kind.topic`)},
        'oldest', coalesce(extract(epoch from ${now} -
          (select min(o.run_at) from outbox o where ${waits} and o.topic = kind.topic)), 0))), '[]')
      from unnest(${TOPICS}::text[]) kind (topic)) as topics,
    ${counted(sql`select from outbox where district_id = ${district} and dead_at is not null`)} as dead,
    coalesce(extract(epoch from ${now} - (select min(next_at) from ticket_clock
      where district_id = ${district} and stopped_at is null and next_at <= ${now})), 0)::float8 as lag,
    ${counted(sql`select from figure_stale where district_id = ${district}`)} as stale,
    pg_database_size(current_database())::float8 as bytes`.execute(db)
  return rows[0]!
}
