import { Client } from 'pg'
import { rmSync, statSync } from 'node:fs'
import { backUp } from '../../../src/server/backup/backup'
import { checkBackup, restore } from '../../../src/server/backup/restore'
import { Keys } from '../../../src/server/keys'
import { addPhoto } from '../../../src/server/photo/store'
import { TEST_NOW, TEST_SECRET } from '../../helpers/constants'
import { aPhonePhoto } from '../../helpers/images'
import { copyTemplate, startServer, urlOf } from '../../helpers/server'
jest.setTimeout(300_000)
test('m', async () => {
  const s = await startServer()
  const c = new Client({ connectionString: urlOf(s.database) }); await c.connect()
  await c.query(`insert into audit (district_id, id, at, actor, what, result) select '150703', gen_random_uuid(), now(), 'resident:' || gen_random_uuid(), '看了一件工单' || n, 'ok' from generate_series(1, 1000000) n`); await c.end()
  for (let n = 0; n < 40; n++) await addPhoto(s.deps, { bytes: await aPhonePhoto(2000, 1500), actor: 'resident:x', now: TEST_NOW })
  const f = '/tmp/m.tgz'; rmSync(f, { force: true }); let t = performance.now()
  const lap = (w: string) => { console.log(w, ((performance.now() - t) / 1000).toFixed(1), 's rss', (process.memoryUsage().rss / 1e6).toFixed(0)); t = performance.now() }
  await backUp({ connection: { connectionString: urlOf(s.database) }, photos: s.dir, file: f, say: () => {} }); lap('backup ' + (statSync(f).size / 1e6).toFixed(0) + ' MB')
  const k = await checkBackup(f, new Keys(TEST_SECRET).fingerprint); lap('check')
  const e = await copyTemplate('template0')
  await restore({ connection: { connectionString: urlOf(e) }, photos: '/tmp/m-photos', file: f, say: () => {} }, k); lap('restore')
  rmSync(f); rmSync('/tmp/m-photos', { recursive: true }); await s.close()
})
