/**
 * The first sealing (首次封签): rows a version before wrote are checked the old way, then sealed, some hundreds at a time under their pages.
 * Stopped half way it goes on where it was: a subject that has its seal is passed by. The audit log says when it began and what came out.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { CompiledQuery } from 'kysely'
import { audit } from '../audit/log'
import { inTransaction, type Db } from '../database/open'
import type { Deps } from '../deps'
import { sha256Of } from '../photo/files'
import { writing } from './change'
import { SEALING } from './prepare'
import { FIRST_KEY, inUtc, keysAfter, MANY, pagesOf, sealsOf, sumsOf, sumsOfWhole, WHOLE, type ProofDeps } from './read'
import { emptySubject, markOfSeal, openPage, PAGES, pageOf, plus, sealPage, sealSubject, type Page } from './sums'
import type { Kind } from './tables'

const BATCH = 200

type FirstDeps = ProofDeps & Pick<Deps, 'files'>
type Sealed = { kind: Kind; keys: string[]; sums: Map<string, Record<string, string>> }
/** What the old checks say of everything before it is sealed: run once, at the beginning, and shown. */
type OldCheck = () => Promise<string[]>

/** Seals what has no seal yet; says how many subjects that was. `say` hears how far it is, and what the old checks found. */
export async function sealRest(deps: FirstDeps, oldCheck: OldCheck, say: (line: string) => void): Promise<number> {
  if (await isAllSealed(deps)) return 0
  const found = await oldCheck()
  for (const line of found) say(line)
  await nameSmallPictures(deps)
  let done = 0
  for (const kind of MANY)
    for (let after = FIRST_KEY; ;) {
      const keys = await keysAfter(deps, kind, after, BATCH)
      if (keys.length === 0) break
      done += await sealSome(deps, kind, keys)
      say(`${kind} ${done}`)
      after = keys.at(-1)!
    }
  await finish(deps, { found: found.length, done })
  return done
}

async function isAllSealed(deps: ProofDeps): Promise<boolean> {
  const pages = await pagesOf(deps)
  // without pages there is nothing to go on with: verify says so
  return pages.every(({ page, sealed }) => openPage(deps.keys, deps.district, page, sealed)?.complete ?? true)
}

const sealSome = (deps: FirstDeps, kind: Kind, keys: string[]): Promise<number> =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    const pages = await heldPages(within, [...new Set(keys.map((key) => pageOf(key)))])
    const have = await sealsOf(within, kind, keys)
    const missing = keys.filter((key) => !have.has(key))
    if (missing.length === 0) return 0
    const { sums } = await sumsOf(within, kind, missing)
    await putSeals(within, { kind, keys: missing, sums }, pages)
    return missing.length
  })

/** The pages, held until the transaction ends, in one order; read after that, so that nothing written meanwhile is missed. */
async function heldPages(deps: FirstDeps, numbers: number[]): Promise<Map<number, Page | undefined>> {
  const rows = await deps.db
    .selectFrom('seal_page')
    .select(['page', 'sealed'])
    .where('district_id', '=', deps.district)
    .where('page', 'in', numbers)
    .orderBy('page')
    .forNoKeyUpdate()
    .execute()
  await inUtc(deps.db)
  return new Map(rows.map(({ page, sealed }) => [page, openPage(deps.keys, deps.district, page, sealed)]))
}

async function putSeals(deps: FirstDeps, { kind, keys, sums }: Sealed, pages: Map<number, Page | undefined>) {
  const now = deps.clock()
  const seals = keys.map((key) => {
    const subject = `${kind}:${key}`
    return {
      subject,
      sealed: sealSubject(deps.keys, deps.district, subject, { ...emptySubject(now), version: 1, sums: sums.get(key) ?? {} }),
    }
  })
  const usable = seals.filter(({ subject }) => pages.get(pageOf(subject)))
  for (const { subject, sealed } of usable) {
    const page = pages.get(pageOf(subject))!
    page.version++
    page.subjects++
    page.sum = plus(page.sum, markOfSeal(deps.keys, sealed))
  }
  const { sql, parameters } = writing(deps.keys, deps.district, usable, pages)
  await deps.db.executeQuery(CompiledQuery.raw(sql, parameters))
}

/** Reference data and the audit log last, with every page held for a moment; then everything counts as sealed. */
const finish = (deps: FirstDeps, { found, done }: { found: number; done: number }) =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    const pages = await heldPages(
      within,
      Array.from({ length: PAGES }, (_, page) => page),
    )
    for (const kind of WHOLE) {
      const sums = await sumsOfWhole(within, kind)
      const have = await sealsOf(within, kind, [...sums.keys()])
      await putSeals(within, { kind, keys: [...sums.keys()].filter((key) => !have.has(key)), sums }, pages)
    }
    for (const [number, page] of pages)
      if (page)
        await tx
          .updateTable('seal_page')
          .set({ sealed: sealPage(deps.keys, deps.district, number, { ...page, complete: true, version: page.version + 1 }) })
          .where('district_id', '=', deps.district)
          .where('page', '=', number)
          .execute()
    const root = createHash('sha256')
      .update([...pages.values()].map((page) => page?.sum).join())
      .digest('hex')
    await audit(within, { actor: 'clock', what: SEALING, result: `${done} sealed, ${found} findings of the old checks, root ${root}` })
  })

/** Photos kept from before say what their small picture hashes to. */
async function nameSmallPictures({ db, district, files }: FirstDeps) {
  for (;;) {
    const rows = await db
      .selectFrom('photo')
      .select(['id', 'sha256'])
      .where('district_id', '=', district)
      .where('small_sha256', 'is', null)
      .limit(BATCH)
      .execute()
    if (rows.length === 0) return
    for (const { id, sha256 } of rows)
      await nameSmall(db, district, { id, bytes: await readFile(files.pathOf(sha256, 'small')).catch(() => undefined) })
  }
}

/** A small picture that is not there is said to be none: verify goes on saying that it is missing. */
const nameSmall = (db: Db, district: string, { id, bytes }: { id: string; bytes: Buffer | undefined }) =>
  db
    .updateTable('photo')
    .set({ small_sha256: bytes ? sha256Of(bytes) : 'missing' })
    .where('district_id', '=', district)
    .where('id', '=', id)
    .execute()
