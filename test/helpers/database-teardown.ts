import fs from 'node:fs'
import type { Embedded } from '../../src/server/database/embedded'

export default async function teardown() {
  const { embedded, dataDir } = (globalThis as unknown as { testDatabase: { embedded: Embedded; dataDir: string } }).testDatabase
  await embedded.stop()
  fs.rmSync(dataDir, { recursive: true, force: true })
}
