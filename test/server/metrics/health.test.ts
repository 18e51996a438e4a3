/** The screen of the person who looks after the server (系统状况): true numbers, for the system administrator alone. */
import { healthApi } from '../../../src/domain/api-health'
import { keepLastBackup } from '../../../src/server/backup/last'
import { writeCheckpoint } from '../../../src/server/ticket/verify'
import path from 'node:path'
import { startServer, type TestServer } from '../../helpers/server'
import { drain, file, people } from '../../helpers/story'

let server: TestServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.close())

const asked = async () => (await (await server.as('system')).call(healthApi.systemHealth, {})).reply

test('what waits, what lags, what was never backed up; and that it is so no longer', async () => {
  const who = await people(server)
  await drain(server)
  expect(await asked()).toMatchObject({ dead: 0, lag: 0, backupAt: null, checkpointAt: null, clockTrusted: true })
  await file(who.li)
  server.time.now += 5_000
  const busy = await asked()
  expect(busy.topics.find(({ topic }) => topic === 'tell')).toMatchObject({ waiting: 1 })
  expect(busy.disk!.total).toBeGreaterThan(busy.disk!.free)
  server.time.now += 86_400_000
  expect((await asked()).lag).toBeGreaterThan(0)
  await keepLastBackup(server.deps.settings.dataDir, server.time.now)
  await writeCheckpoint(server.deps, path.join(server.deps.settings.dataDir, 'checkpoints'))
  const { backupAt, checkpointAt } = await asked()
  expect([backupAt, checkpointAt !== null]).toEqual([server.time.now, true])
})
