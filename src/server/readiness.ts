/** Whether the server could take a report now (就绪): a row can be written, a file can be written, and there is room left. Told within two seconds. */
import { sql } from 'kysely'
import { mkdir, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { Deps } from './deps'
import { writeSynced } from './photo/files'
import { rm } from 'node:fs/promises'

/** Whoever asks is told by then, whatever the database does. */
const ANSWER_MS = 1_500
/** Many may ask: they share one look. */
const FRESH_MS = 1_000
/** PostgreSQL's next piece of log alone takes 16 MB, a photo up to 20. */
const LEAST_BYTES = 48 * 1024 * 1024
/** As much as tells a full disk from one that has room: more than a block, less than a photo. */
const PROBE = Buffer.alloc(256 * 1024)

export class Readiness {
  private looking: Promise<boolean> | undefined
  private last = { at: -Infinity, ok: false }

  constructor(private readonly deps: Pick<Deps, 'db' | 'district' | 'files' | 'log'>) {}

  /** A look that hangs is not begun again; until it ends the answer is no. */
  async ask(): Promise<boolean> {
    if (performance.now() - this.last.at < FRESH_MS) return this.last.ok
    this.looking ??= this.look().finally(() => (this.looking = undefined))
    let late: NodeJS.Timeout | undefined
    const tooLate = new Promise<boolean>((done) => (late = setTimeout(() => done(false), ANSWER_MS)))
    return Promise.race([this.looking, tooLate]).finally(() => clearTimeout(late))
  }

  private async look(): Promise<boolean> {
    const ok = await Promise.all([this.writeRow(), this.writeFile()]).then(
      () => true,
      (error: Error) => {
        this.deps.log.warn({ err: error }, 'not ready')
        return false
      },
    )
    this.last = { at: performance.now(), ok }
    return ok
  }

  private writeRow = () =>
    sql`insert into allowance (district_id, key, started_at, used) values (${this.deps.district}, 'ready', now(), 1)
      on conflict (district_id, key) do update set started_at = excluded.started_at`.execute(this.deps.db)

  private async writeFile() {
    const { dir } = this.deps.files
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const probe = path.join(dir, 'probe')
    await writeSynced(probe, PROBE)
    await rm(probe, { force: true })
    const { bavail, bsize } = await statfs(dir)
    if (bavail * bsize < LEAST_BYTES) throw new Error(`the disk of ${dir} is full`)
  }
}
