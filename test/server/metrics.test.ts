/** 运行指标: what is slow, waits, lags or failed can be read as numbers; no ticket and no person stands in them, and only this machine reads them. */
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { buildApp } from '../../src/server/app'
import { startClockwork } from '../../src/server/clockwork'
import { openMetrics, type Metrics } from '../../src/server/metrics/metrics'
import { serveMetrics } from '../../src/server/metrics/serve'
import { sweep } from '../../src/server/ticket/sweep'
import { callerOf, demoToken, startServer, type TestServer } from '../helpers/server'
import { drain, file, residentLi } from '../helpers/story'

let server: TestServer
let metrics: Metrics
beforeEach(async () => {
  server = await startServer()
  metrics = openMetrics(server.deps)
})
afterEach(() => server.close())

/** "chuishao_outbox_waiting{topic="tell"}" → 1 */
async function valueOf(name: string): Promise<number | undefined> {
  const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${name} `))
  return line === undefined ? undefined : Number(line.split(' ').pop())
}

test('what waits, lags or was given up is counted', async () => {
  expect(await valueOf('chuishao_outbox_waiting{topic="tell"}')).toBe(0)
  expect(await valueOf('chuishao_sweep_lag_seconds')).toBe(0)
  await file(await server.as(residentLi))
  server.time.now += 90_000
  expect(await valueOf('chuishao_outbox_waiting{topic="tell"}')).toBe(1)
  expect(await valueOf('chuishao_outbox_oldest_seconds{topic="tell"}')).toBe(90)
  expect(await valueOf('chuishao_figures_stale')).toBe(1)
  await drain(server)
  expect(await valueOf('chuishao_outbox_waiting{topic="tell"}')).toBe(0)
  server.time.now += 48 * 3_600_000
  expect(await valueOf('chuishao_sweep_lag_seconds')).toBeGreaterThan(3_600)
  await sweep(server.deps)
  expect(await valueOf('chuishao_sweep_lag_seconds')).toBe(0)
  await server.deps.db
    .updateTable('outbox')
    .set({ done_at: null, dead_at: new Date(server.time.now) })
    .execute()
  expect(await valueOf('chuishao_dead_letters')).toBeGreaterThan(0)
  expect(await valueOf('chuishao_database_up')).toBe(1)
  expect(await valueOf('chuishao_disk_free_bytes')).toBeGreaterThan(0)
})

test('requests are timed by the route of the contract: neither a number nor a name stands there', async () => {
  const app = await buildApp({ ...server.deps, metrics })
  const li = callerOf(app, { authorization: `Bearer ${await demoToken(app, residentLi)}` })
  const { id, number } = await file(li)
  await app.inject({ url: `/api/tickets/${id}`, headers: li.headers })
  await app.inject({ url: `/api/tickets/${id}` })
  await app.inject({ url: '/api/nothing/李秀兰' })
  const text = await metrics.text()
  expect(text).toMatch(/chuishao_request_seconds_count\{method="GET",route="\/api\/tickets\/:id",status="2xx"\} 1/)
  expect(text).toMatch(/chuishao_request_seconds_count\{method="GET",route="\/api\/tickets\/:id",status="4xx"\} 1/)
  for (const word of [id, number, '李秀兰', encodeURIComponent('李秀兰')]) expect(text).not.toContain(word)
  await app.close()
})

test('a job that went through and one that failed', async () => {
  metrics.jobDone('sweep')
  metrics.jobFailed('tidy')
  expect(await valueOf('chuishao_job_last_success_timestamp_seconds{job="sweep"}')).toBe(server.time.now / 1_000)
  expect(await valueOf('chuishao_job_faults_total{job="tidy"}')).toBe(1)
})

test('the clockwork tells of its jobs', async () => {
  let first = (_job: string) => undefined as void
  const told = new Promise<string>((done) => (first = done))
  const clockwork = startClockwork({ ...server.deps, metrics: { ...metrics, jobDone: first, jobFailed: first } }, { dataDir: server.dir })
  expect(await told).not.toBe('')
  await clockwork.stop()
})

test('a database that does not answer is said so, and the rest is told all the same', async () => {
  const broken = openMetrics({ ...server.deps, db: { getExecutor: () => { throw new Error('gone') } } as never }) // prettier-ignore
  const text = await broken.text()
  expect(text).toMatch(/^chuishao_database_up 0$/m)
  expect(text).toMatch(/^process_cpu_seconds_total /m)
  expect(text).not.toMatch(/^chuishao_dead_letters \d/m)
})

test('it is read on this machine alone, at one address', async () => {
  const { server: at, stop } = await serveMetrics(metrics, 0, server.deps.log)
  const { port, address } = at.address() as AddressInfo
  expect(address).toBe('127.0.0.1')
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(await answer.text()).toContain('chuishao_database_up 1')
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(404)
  const outside = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
  )
  for (const { address: host } of outside) await expect(fetch(`http://${host}:${port}/metrics`)).rejects.toThrow()
  await stop()
})
