/**
 * The audit log (等保: who, what, when, with which result; no personal data, only person ids and keyed hashes). Entries are
 * inserted unchained and sealed in batches: each seal's hash covers the seal before it and its own entries in id order.
 */
import { uuidv7 } from 'uuidv7'
import { inTransaction, instant } from '../database/open'
import type { Deps } from '../deps'

type AuditEntry = { actor: string; what: string; result: string }
type AuditProblem = { seal: string; problem: 'altered' | 'countWrong' | 'sealMissing' }
type AuditDeps = Pick<Deps, 'db' | 'district' | 'clock' | 'keys'>
type Seal = { id: string; at: number; entries: number; hash: Buffer }
type Row = { id: string; at: number } & AuditEntry

/** Entries being written right now are left to the next seal. */
const SETTLED_MS = 5_000
/** Enough to keep queries few, little enough to fit in memory. */
const SEALS_AT_A_TIME = 500
const FIRST = Buffer.alloc(32)

export const audit = (deps: Pick<Deps, 'db' | 'district' | 'clock'>, entry: AuditEntry): Promise<void> => auditAll(deps, [entry])

/** Several lines at once; none is no line. */
export async function auditAll({ db, district, clock }: Pick<Deps, 'db' | 'district' | 'clock'>, entries: readonly AuditEntry[]) {
  if (entries.length === 0) return
  const at = new Date(clock())
  const rows = entries.map(({ actor, what, result }) => ({ district_id: district, id: uuidv7(), at, actor, what, result }))
  await db.insertInto('audit').values(rows).execute()
}

/** Seals whatever is unsealed, as one batch; says how many entries that was. */
export const sealAudit = (deps: AuditDeps): Promise<number> =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    await oneSealerAtATime(within)
    const rows = await unsealed(within)
    if (rows.length > 0) await addSeal(within, rows)
    return rows.length
  })

/** The newest seal: a checkpoint kept elsewhere names it, so that seals cut off at the end are missed. */
export const auditHead = (deps: AuditDeps): Promise<Seal | undefined> => seals(deps).orderBy('at', 'desc').limit(1).executeTakeFirst()

/** Folds all seals again and says which no longer hold. */
export async function verifyAudit(deps: AuditDeps): Promise<AuditProblem[]> {
  const all = await seals(deps).orderBy('at').execute()
  const problems: AuditProblem[] = await entriesWithoutSeal(deps)
  let previous: Buffer = FIRST
  for (let i = 0; i < all.length; i += SEALS_AT_A_TIME) {
    const some = all.slice(i, i + SEALS_AT_A_TIME)
    const entries = await entriesOf(deps, some)
    for (const seal of some) {
      problems.push(...problemsOf(deps, previous, seal, entries.get(seal.id) ?? []))
      previous = seal.hash
    }
  }
  return problems
}

function problemsOf(deps: AuditDeps, previous: Buffer, seal: Seal, rows: Row[]): AuditProblem[] {
  if (rows.length !== seal.entries) return [{ seal: seal.id, problem: 'countWrong' }]
  return hashOf(deps, previous, seal, rows).equals(seal.hash) ? [] : [{ seal: seal.id, problem: 'altered' }]
}

/** The chain must not fork: sealers wait for each other on the district's row. */
const oneSealerAtATime = (deps: AuditDeps) =>
  deps.db.selectFrom('district').select('id').where('id', '=', deps.district).forNoKeyUpdate().execute()

const unsealed = (deps: AuditDeps): Promise<Row[]> =>
  deps.db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'what', 'result'])
    .where('district_id', '=', deps.district)
    .where('seal', 'is', null)
    .where('at', '<=', instant(deps.clock() - SETTLED_MS))
    .orderBy('id')
    .execute()

async function addSeal(deps: AuditDeps, rows: Row[]) {
  const last = await auditHead(deps)
  // seals are ordered by time, so none may be as early as the one before, whatever the clock says
  const seal = { id: uuidv7(), at: Math.max(deps.clock(), last ? last.at + 1 : 0) }
  const hash = hashOf(deps, last?.hash ?? FIRST, seal, rows)
  const row = { district_id: deps.district, id: seal.id, at: new Date(seal.at), entries: rows.length, hash }
  await deps.db.insertInto('audit_seal').values(row).execute()
  await deps.db
    .updateTable('audit')
    .set({ seal: seal.id })
    .where('district_id', '=', deps.district)
    .where((where) => where('id', '=', where.fn.any(where.val(rows.map(({ id }) => id)))))
    .execute()
}

const hashOf = (deps: AuditDeps, previous: Buffer, seal: Pick<Seal, 'id' | 'at'>, rows: Row[]): Buffer =>
  deps.keys.chainHash(
    previous,
    JSON.stringify([deps.district, seal.id, seal.at, rows.map((row) => [row.id, row.at, row.actor, row.what, row.result])]),
  )

const seals = (deps: AuditDeps) =>
  deps.db.selectFrom('audit_seal').select(['id', 'at', 'entries', 'hash']).where('district_id', '=', deps.district)

/** Entries of several seals, by seal and in id order. */
async function entriesOf(deps: AuditDeps, some: Seal[]): Promise<Map<string, Row[]>> {
  const rows = await deps.db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'what', 'result', 'seal'])
    .where('district_id', '=', deps.district)
    .where((where) => where('seal', '=', where.fn.any(where.val(some.map(({ id }) => id)))))
    .orderBy('id')
    .execute()
  const bySeal = new Map<string, Row[]>(some.map(({ id }) => [id, []]))
  for (const row of rows) bySeal.get(row.seal!)!.push(row)
  return bySeal
}

async function entriesWithoutSeal(deps: AuditDeps): Promise<AuditProblem[]> {
  const rows = await deps.db
    .selectFrom('audit as a')
    .leftJoin('audit_seal as s', (join) => join.onRef('s.district_id', '=', 'a.district_id').onRef('s.id', '=', 'a.seal'))
    .select('a.seal')
    .distinct()
    .where('a.district_id', '=', deps.district)
    .where('a.seal', 'is not', null)
    .where('s.id', 'is', null)
    .execute()
  return rows.map(({ seal }) => ({ seal: seal!, problem: 'sealMissing' as const }))
}
