/** Compares every row with the keyed sums the product sealed: a row changed, inserted, deleted, swapped or put back by another hand is found. */
import { sql } from 'kysely'
import { FUNCTION_BODIES } from '../database/migrations/0014-proof'
import { ROW_STAYS } from '../database/migrations/0021-figures'
import { triggersOf } from './prepare'
import {
  allSeals,
  countOf,
  FIRST_KEY,
  inUtc,
  keysAfter,
  MANY,
  pagesOf,
  sealsOf,
  sumsOf,
  sumsOfWhole,
  tablesOf,
  WHOLE,
  type ProofDeps,
} from './read'
import { markOfSeal, NOTHING, openPage, openSubject, PAGES, plus, type Page, type Subject } from './sums'
import { SEALED, type Kind, type SealedTable } from './tables'

/** `subject`: whose rows; `where`: the table, or what else does not fit. */
type SealFinding = { subject: string; problem: string }
export type SealReport = { findings: SealFinding[]; subjects: number; unsealed: number }
/** `since`: only what was sealed after it is compared with its rows; seals and pages are all checked. */
type Asked = { since?: number }

const BATCH = 500

export async function verifySeals(deps: ProofDeps, asked: Asked = {}): Promise<SealReport> {
  if (!deps.db.isTransaction)
    return deps.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((db) => verifySeals({ ...deps, db }, asked))
  await inUtc(deps.db)
  const checked = await checkPages(deps, asked.since)
  const report: SealReport = { findings: [...(await strangeHands(deps)), ...checked.findings], subjects: 0, unsealed: 0 }
  for (const kind of MANY) await checkMany(deps, kind, { pages: checked.pages, changed: checked.changed, report })
  for (const kind of WHOLE) await checkWhole(deps, kind, checked.pages, report)
  return report
}

type Pages = Map<number, Page>
type Checked = { findings: SealFinding[]; pages: Pages; changed: Set<string> | null }

/** Each page against the seals that lie on it: one that is gone, put back or brought in shows here. */
async function checkPages(deps: ProofDeps, since: number | undefined): Promise<Checked> {
  const findings: SealFinding[] = []
  const pages: Pages = new Map()
  for (const { page, sealed } of await pagesOf(deps)) {
    const opened = openPage(deps.keys, deps.district, page, sealed)
    if (opened) pages.set(page, opened)
  }
  for (let page = 0; page < PAGES; page++)
    if (!pages.has(page)) findings.push({ subject: `page ${page}`, problem: 'page is missing or changed' })
  const found = new Map<number, { sum: string; subjects: number }>()
  const changed = since === undefined ? null : new Set<string>()
  for await (const { subject, sealed, page } of allSeals(deps)) {
    const one = found.get(page) ?? { sum: NOTHING, subjects: 0 }
    found.set(page, { sum: plus(one.sum, markOfSeal(deps.keys, sealed)), subjects: one.subjects + 1 })
    if (changed && (openSubject(deps.keys, deps.district, subject, sealed)?.at ?? Infinity) > since!) changed.add(subject)
  }
  for (const [page, { sum, subjects }] of pages) {
    const one = found.get(page) ?? { sum: NOTHING, subjects: 0 }
    if (one.sum !== sum || one.subjects !== subjects)
      findings.push({ subject: `page ${page}`, problem: `${subjects} seals were written, ${one.subjects} others lie there, or older ones` })
  }
  return { findings, pages, changed }
}

type Walk = { pages: Pages; changed: Set<string> | null; report: SealReport }

async function checkMany(deps: ProofDeps, kind: Kind, { pages, changed, report }: Walk) {
  const read = new Map<string, number>()
  for await (const keys of changed ? chosen(changed, kind) : walked(deps, kind)) {
    await checkBatch(deps, kind, keys, { pages, report, read })
  }
  if (changed) return
  for (const table of tablesOf(kind)) {
    const there = await countOf(deps, table)
    if (there !== (read.get(table.name) ?? 0)) report.findings.push({ subject: table.name, problem: 'has rows that belong to nothing' })
  }
}

async function* walked(deps: ProofDeps, kind: Kind) {
  for (let after = FIRST_KEY; ;) {
    const keys = await keysAfter(deps, kind, after, BATCH)
    if (keys.length === 0) return
    yield keys
    after = keys.at(-1)!
  }
}

function* chosen(subjects: Set<string>, kind: Kind) {
  const keys = [...subjects].filter((subject) => subject.startsWith(`${kind}:`)).map((subject) => subject.slice(kind.length + 1))
  for (let i = 0; i < keys.length; i += BATCH) yield keys.slice(i, i + BATCH)
}

async function checkBatch(
  deps: ProofDeps,
  kind: Kind,
  keys: string[],
  { pages, report, read }: { pages: Pages; report: SealReport; read: Map<string, number> },
) {
  const seals = await sealsOf(deps, kind, keys)
  const opened = new Map([...seals].map(([key, sealed]) => [key, openSubject(deps.keys, deps.district, `${kind}:${key}`, sealed)]))
  const { sums, rows } = await sumsOf(deps, kind, keys)
  for (const [table, n] of rows) read.set(table, (read.get(table) ?? 0) + n)
  for (const [key, found] of sums) compare(`${kind}:${key}`, { isThere: seals.has(key), seal: opened.get(key), found }, { pages, report })
}

type Compared = { isThere: boolean; seal: Subject | undefined; found: Record<string, string> }

function compare(subject: string, { isThere, seal, found }: Compared, { pages, report }: { pages: Pages; report: SealReport }) {
  report.subjects++
  if (seal) report.findings.push(...differing(seal.sums, found).map((table) => ({ subject, problem: `${table} is not as it was written` })))
  else if (isThere) report.findings.push({ subject, problem: 'its seal was changed' })
  else if ([...pages.values()].every(({ complete }) => complete)) report.findings.push({ subject, problem: 'was never sealed' })
  else report.unsealed++
}

const differing = (sealed: Record<string, string>, found: Record<string, string>): string[] =>
  [...new Set([...Object.keys(sealed), ...Object.keys(found)])]
    .filter((table) => (sealed[table] ?? NOTHING) !== (found[table] ?? NOTHING))
    .sort()

async function checkWhole(deps: ProofDeps, kind: Kind, pages: Pages, report: SealReport) {
  const seals = new Map<string, Buffer>()
  for await (const { subject, sealed } of allSealsOf(deps, kind)) seals.set(subject.slice(kind.length + 1), sealed)
  const opened = new Map([...seals].map(([key, sealed]) => [key, openSubject(deps.keys, deps.district, `${kind}:${key}`, sealed)]))
  const sums = await sumsOfWhole(deps, kind)
  for (const key of new Set([...seals.keys(), ...sums.keys()]))
    compare(`${kind}:${key}`, { isThere: seals.has(key), seal: opened.get(key), found: sums.get(key) ?? {} }, { pages, report })
}

async function* allSealsOf(deps: ProofDeps, kind: Kind) {
  yield* await deps.db
    .selectFrom('seal_subject')
    .select(['subject', 'sealed'])
    .where('district_id', '=', deps.district)
    .where('subject', '>=', `${kind}:`)
    .where('subject', '<', `${kind};`)
    .execute()
}

/** Triggers, rules and functions that are not as the product makes them: with those, a row could be changed on its way. */
async function strangeHands({ db }: ProofDeps): Promise<SealFinding[]> {
  const schema = sql`current_schema()::regnamespace`
  const { rows: triggers } = await sql<{ name: string; on: boolean }>`
    select c.relname || ' ' || t.tgname as name, t.tgenabled = 'O' as on from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = ${schema}`.execute(db)
  const { rows: rules } = await sql<{ name: string }>`
    select c.relname || ' ' || r.rulename as name from pg_rewrite r join pg_class c on c.oid = r.ev_class where c.relnamespace = ${schema}`.execute(
    db,
  )
  const { rows: functions } = await sql<{ name: string; body: string }>`
    select proname as name, prosrc as body from pg_proc p where pronamespace = ${schema}
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`.execute(db)
  const ours = new Set(SEALED.flatMap(triggerNames))
  const working = new Set(triggers.filter(({ on }) => on).map(({ name }) => name))
  const bodies: Record<string, string> = { ...FUNCTION_BODIES, row_stays: ROW_STAYS }
  return [
    ...[...ours].filter((name) => !working.has(name)).map((name) => ({ subject: name, problem: 'trigger is missing or switched off' })),
    ...triggers.filter(({ name }) => !ours.has(name)).map(({ name }) => ({ subject: name, problem: 'trigger is not ours' })),
    ...rules.map(({ name }) => ({ subject: name, problem: 'rule is not ours' })),
    ...functions.filter(({ name, body }) => bodies[name] !== body).map(({ name }) => ({ subject: name, problem: 'function is not ours' })),
  ]
}

const triggerNames = (table: SealedTable): string[] =>
  [...triggersOf(table).map(({ name }) => name), ...(table.stays ? ['stays'] : [])].map((name) => `${table.name} ${name}`)
