/** Photos and what they belong to. A photo, or a voice message, waits for its report for a day; then it goes, row and file. */
import { sql } from 'kysely'
import { inTransaction, instant, type Db, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { countAlone } from '../plugins/allowance'
import { idOfDay } from '../ids'
import { Refused } from '../refused'
import type { Kept } from './files'

const HOUR = 3_600_000
const ORPHAN_MS = 24 * HOUR
/** So many may wait for their reports: photos of three drafts of nine; a voice recorded again and again for as many. */
const WAITING = {
  photo: { max: 27, full: 'photoFull' },
  voice: { max: 20, full: 'voiceFull' },
  paper: { max: 15, full: 'paperFull' },
} as const
const BATCH = 200
/** Of the two-part advisory locks the first part says what they are for. */
const SWEEP_LOCK = 0x70686f74
const FILE_LOCK = SWEEP_LOCK + 1
/** So long an erasure waits for whoever sweeps; a backup takes longer. */
const SWEEP_WAIT_MS = 3_000

type PhotoDeps = Pick<Deps, 'db' | 'district' | 'files' | 'clock'>

/** Takes in a photo: files and row, in that order, while nobody sweeps these files. Refuses what is not a photo. */
export async function addPhoto(
  deps: PhotoDeps,
  { bytes, actor, now }: { bytes: Buffer; actor: string; now: number },
): Promise<Kept & { id: string }> {
  let id = ''
  const kept = await deps.files.keep(bytes, (kept, write) =>
    inTransaction(deps.db, async (tx) => {
      await refuseHoarders({ ...deps, db: tx }, 'photo', actor, now)
      await lockFile(tx, kept.sha256)
      await write()
      id = await insertPhoto(tx, deps, kept, { actor, now })
    }),
  )
  return { ...kept, id }
}

/** The row of a photo whose files are kept; its id. */
export async function insertPhoto(
  tx: Tx,
  { district }: Pick<PhotoDeps, 'district'>,
  { sha256, smallSha256, width, height, bytes }: Kept,
  { actor, now }: { actor: string; now: number },
): Promise<string> {
  const id = idOfDay(now)
  const file = { sha256, small_sha256: smallSha256, width, height, bytes }
  await tx
    .insertInto('photo')
    .values({ district_id: district, id, ...file, actor, uploaded_at: new Date(now) })
    .execute()
  return id
}

/**
 * Refuses another file of someone who has three drafts' worth of them lying about. Asked before the file is read, which
 * spares the work, and in the transaction that adds it, where one person's uploads come one after another.
 */
export async function refuseHoarders(
  { db, district }: Pick<PhotoDeps, 'db' | 'district'>,
  table: keyof typeof WAITING,
  actor: string,
  now: number,
) {
  if (db.isTransaction) await countAlone(db as Tx, actor)
  const { waiting } = await db
    .selectFrom(table)
    .select((of) => of.fn.countAll<number>().as('waiting'))
    .where('district_id', '=', district)
    .where('actor', '=', actor)
    .where('ticket_id', 'is', null)
    .where('uploaded_at', '>', instant(now - HOUR))
    .executeTakeFirstOrThrow()
  if (waiting >= WAITING[table].max) throw new Refused(429, WAITING[table].full)
}

/** Binds photos to an event of a ticket, in the order given. Only one's own, and only once; otherwise none. */
export async function attachPhotos(
  tx: Tx,
  { district, actor, ids, ticketId, seq }: { district: string; actor: string; ids: readonly string[]; ticketId: string; seq: number },
): Promise<{ id: string; sha256: string }[]> {
  if (ids.length === 0) return []
  const order = [...new Set(ids.map((id) => id.toLowerCase()))]
  const rows = await tx
    .updateTable('photo')
    .set({ ticket_id: ticketId, seq, position: sql<number>`array_position(${order}::uuid[], id) - 1` })
    .where('district_id', '=', district)
    .where('id', 'in', order)
    .where('actor', '=', actor)
    .where('ticket_id', 'is', null)
    .returning(['id', 'sha256'])
    .execute()
  if (rows.length !== order.length) throw new Refused(400, 'photoUnknown', { fields: { photos: 'photoUnknown' } })
  return order.map((id) => rows.find((row) => row.id === id)!)
}

/** All photos of a ticket, by event and place in it. */
export const photosOf = (db: Db, district: string, ticketId: string) =>
  db
    .selectFrom('photo')
    .select(['id', 'sha256', 'width', 'height', 'seq', 'position'])
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticketId)
    .orderBy('seq')
    .orderBy('position')
    .execute()

/** The file behind a photo, or nothing when there is no such photo. */
export const findPhoto = (db: Db, district: string, id: string) =>
  db.selectFrom('photo').select('sha256').where('district_id', '=', district).where('id', '=', id).executeTakeFirst()

/** Whatever has a file in the store has a row in one of these. */
const FILED = ['photo', 'voice', 'paper'] as const

/**
 * Deletes files that no report has taken within a day; gives their number. Several servers may do so at once: a row that is being
 * attached is left alone, and a file goes only while nobody can be adding the same.
 */
export async function sweepOrphans(deps: PhotoDeps): Promise<number> {
  const before = deps.clock() - ORPHAN_MS
  let swept = 0
  for (const table of FILED)
    for (let deleted: string[] = [], last = BATCH; last === BATCH; last = deleted.length, swept += last) {
      deleted = await inTransaction(deps.db, (tx) => deleteOrphans(tx, table, deps.district, before))
      for (const sha256 of new Set(deleted)) await removeUnused(deps, sha256)
    }
  return swept
}

/** Removes files without a row: what a server that died half way has left. Reads the whole store, so once a day is plenty. */
export async function sweepStrays(deps: PhotoDeps): Promise<number> {
  let swept = 0
  // files bear the machine's time, not the clock's
  for await (const names of deps.files.writtenBefore(Date.now() - ORPHAN_MS)) {
    for (const name of await withoutRow(deps, names)) swept += Number(await removeUnused(deps, name))
  }
  return swept
}

/** While one holds this in a session of its own, no photo of a snapshot goes away: a backup reads the files after the rows. */
export const HOLD_SWEEPS = `select pg_advisory_lock_shared(${SWEEP_LOCK}, 0)`

async function deleteOrphans(tx: Tx, table: (typeof FILED)[number], district: string, before: number): Promise<string[]> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${SWEEP_LOCK}::int, 0) as free`.execute(tx)
  if (!rows[0]!.free) return []
  const deleted = await tx
    .deleteFrom(table)
    .where('district_id', '=', district)
    .where('id', 'in', (orphans) =>
      orphans
        .selectFrom(table)
        .select('id')
        .where('district_id', '=', district)
        .where('ticket_id', 'is', null)
        .where('uploaded_at', '<', instant(before))
        .limit(BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returning('sha256')
    .execute()
  return deleted.map((row) => row.sha256)
}

/** Removes a file unless a row has it; whether it did. */
const removeUnused = (deps: PhotoDeps, sha256: string): Promise<boolean> => inTransaction(deps.db, (tx) => removeWithin(tx, deps, sha256))

async function removeWithin(tx: Tx, deps: PhotoDeps, sha256: string): Promise<boolean> {
  await lockFile(tx, sha256)
  const [unused] = await withoutRow({ ...deps, db: tx }, [sha256])
  if (unused) await deps.files.remove(unused)
  return unused !== undefined
}

/**
 * Removes a file whose row was erased, unless another row has it. Waits a moment for another who sweeps; throws `busy` while a backup reads
 * the files: it has to be tried again.
 */
export const removeErased = (deps: PhotoDeps, sha256: string): Promise<boolean> =>
  inTransaction(deps.db, async (tx) => {
    await sql`set local lock_timeout = ${sql.lit(SWEEP_WAIT_MS)}`.execute(tx)
    await sql`select pg_advisory_xact_lock(${SWEEP_LOCK}::int, 0)`.execute(tx)
    return removeWithin(tx, deps, sha256)
  })

/** Those of these names that no row has. */
async function withoutRow({ db, district }: Pick<PhotoDeps, 'db' | 'district'>, names: string[]): Promise<string[]> {
  if (names.length === 0) return []
  const used = new Set<string>()
  for (const table of FILED) {
    const named = sql<boolean>`sha256 = any(${names})`
    const rows = await db.selectFrom(table).select('sha256').distinct().where('district_id', '=', district).where(named).execute()
    rows.forEach(({ sha256 }) => used.add(sha256))
  }
  return names.filter((name) => !used.has(name))
}

/** One at a time adds or removes this file, whichever server it is on. */
export const lockFile = (tx: Tx, sha256: string) => sql`select pg_advisory_xact_lock(${FILE_LOCK}::int, hashtext(${sha256}))`.execute(tx)
