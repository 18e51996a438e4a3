/** Every data directory an earlier version left opens today, verifies, and goes on. */
import fs from 'node:fs'
import path from 'node:path'
import pino from 'pino'
import { accountApi } from '../../../src/domain/api-account'
import { PRIVACY } from '../../../src/domain/people/privacy'
import { buildApp } from '../../../src/server/app'
import { verifyAudit } from '../../../src/server/audit/log'
import { startEmbedded } from '../../../src/server/database/embedded'
import { migrate, openDatabase, openPool } from '../../../src/server/database/open'
import type { Deps } from '../../../src/server/deps'
import { Keys, readSecret } from '../../../src/server/keys'
import { PhotoFiles } from '../../../src/server/photo/files'
import { prepareDistrict } from '../../../src/server/prepare'
import { sealRest } from '../../../src/server/proof/first'
import { prepareSeals } from '../../../src/server/proof/prepare'
import { verifySeals } from '../../../src/server/proof/verify'
import { readSettings } from '../../../src/server/settings'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { depsOf } from '../../../src/server/toolbox'
import { KEPT, unpackKept } from '../../helpers/kept'
import { callerOf, demoToken } from '../../helpers/server'
import { act, file, residentLi, SOLVED, workerBao } from '../../helpers/story'

jest.setTimeout(180_000)
/** Written before there were seals: the rows of then are sealed first. */
const BEFORE_SEALS = ['2026-11-29.tar.br']

test.each(KEPT)('the data directory %s opens, verifies and goes on', async (name) => {
  const dataDir = await unpackKept(name)
  const kept = await open(dataDir)
  try {
    expect((await verifyTickets(kept.deps)).tickets).toBeGreaterThan(6)
    expect((await verifySeals(kept.deps)).unsealed > 6).toBe(BEFORE_SEALS.includes(name))
    await sealRest(
      kept.deps,
      async () => [],
      () => undefined,
    )
    expect(await problems(kept.deps)).toEqual([])
    const as = async (person: string) => callerOf(kept.app, { authorization: `Bearer ${await demoToken(kept.app, person)}` })
    const [li, bao] = [await as(residentLi), await as(workerBao)]
    await li.call(accountApi.giveConsent, { body: { version: PRIVACY.version } })
    const { id } = await file(li)
    await act(bao, id, 'accept')
    await act(bao, id, 'resolve', SOLVED)
    expect(await act(li, id, 'judge', { solved: 'yes', satisfied: '5' })).toMatchObject({ state: 'closed' })
    expect(await problems(kept.deps)).toEqual([])
    expect((await verifySeals(kept.deps)).unsealed).toBe(0)
  } finally {
    await kept.close()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
})

async function problems(deps: Deps): Promise<unknown[]> {
  return [...(await verifyTickets(deps)).findings, ...(await verifySeals(deps)).findings, ...(await verifyAudit(deps))]
}

async function open(dataDir: string) {
  const settings = readSettings({ DEMO: 'yes', CHECK_SHARE: '0', DATA_DIR: dataDir })
  const keys = new Keys(readSecret(settings))
  const embedded = await startEmbedded({ dataDir, say: () => undefined })
  const pool = openPool(embedded.connection, () => undefined)
  const db = openDatabase(pool, keys)
  await migrate(db, () => undefined)
  await prepareSeals({ db, keys, district: settings.DISTRICT, clock: Date.now })
  await prepareDistrict(db, settings, keys, Date.now())
  const box = { settings, keys, pool, db, files: new PhotoFiles(path.join(dataDir, 'photos'), keys), log: pino({ level: 'silent' }) }
  const deps = await depsOf(box)
  const app = await buildApp(deps)
  const close = async () => {
    await app.close()
    await db.destroy()
    await embedded.stop()
  }
  return { deps, app, close }
}
