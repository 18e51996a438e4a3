/** Sheets of people (导入人员): tried, taken as a proposal when nothing is wrong, their bad rows and first passwords as files. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import {
  checkSheet,
  FAULT_COLUMN,
  IMPORT_COLUMNS,
  IMPORT_SAMPLE,
  MOST_IMPORTED,
  type Checked,
  type Fault,
  type Known,
} from '../../domain/admin/import'
import type { AdminDone, SheetTried } from '../../domain/api-admin'
import { actorKey, type Actor } from '../../domain/people/actors'
import { audit } from '../audit/log'
import { inBeijing } from '../beijing'
import type { Deps } from '../deps'
import { xlsxOf } from '../ledger/xlsx'
import { readSheet } from '../paper/sheet'
import { importedIn, unopened } from '../people/import'
import { temporaryPassword } from '../people/passwords'
import { Refused } from '../refused'
import { propose } from './proposals'

type Staff = Extract<Actor, { kind: 'staff' }>

const MOST = { rows: MOST_IMPORTED, columns: 12, letters: 200 }
const FAULTS_TOLD = 200
const HEAD = IMPORT_COLUMNS.map(({ name }) => name)

/** The rows below the head; a column of faults behind them, as in the file of bad rows, is passed by. */
function rowsIn(bytes: Buffer): string[][] {
  const [head, ...rows] = readSheet(bytes, MOST)
  if (!head || HEAD.some((name, column) => head[column]?.trim() !== name)) throw new Refused(400, 'sheetHead')
  return rows.map((row) => row.slice(0, HEAD.length))
}

async function checkedRows(deps: Deps, bytes: Buffer): Promise<{ rows: string[][]; checked: Checked }> {
  const rows = rowsIn(bytes)
  return { rows, checked: checkSheet(rows, await knownNow(deps)) }
}

export async function trySheet(deps: Deps, bytes: Buffer): Promise<SheetTried> {
  const { checked } = await checkedRows(deps, bytes)
  return { counts: checked.counts, faults: checked.faults.slice(0, FAULTS_TOLD) }
}

/** All or nothing: with one wrong row nothing is proposed. */
export async function beginImport(deps: Deps, actor: Staff, { id, bytes }: { id: string; bytes: Buffer }): Promise<AdminDone> {
  const { checked } = await checkedRows(deps, bytes)
  const { wrong } = checked.counts
  if (wrong > 0) throw new Refused(409, 'sheetWrong', { message: `有 ${wrong} 行不对，一行也没有导。改好再传。` })
  if (checked.rows.length === 0) throw new Refused(409, 'sheetEmpty')
  const people = checked.rows.filter(({ isNew }) => isNew).length
  const file = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return propose(deps, actor, { id, deed: { act: 'importPeople', file, people, posts: checked.rows.length, rows: checked.rows } })
}

/** Only the bad rows as they came, with what is wrong behind them: mended, the same file comes back. */
export async function badRows(deps: Deps, bytes: Buffer): Promise<AsyncGenerator<Buffer>> {
  const { rows, checked } = await checkedRows(deps, bytes)
  const faults = new Map<number, Fault[]>()
  for (const fault of checked.faults) faults.set(fault.row, [...(faults.get(fault.row) ?? []), fault])
  async function* bad() {
    for (const [row, found] of faults) yield [...padded(rows[row - 2]!), found.map(({ column, fault }) => `${column}：${fault}`).join('；')]
  }
  return xlsxOf({
    sheet: '有错的行',
    columns: [...IMPORT_COLUMNS, FAULT_COLUMN],
    rows: bad(),
    mark: '导入人员，有错的行',
    notes: () => HOW,
  })
}

const padded = (row: readonly string[]): string[] => HEAD.map((_, column) => row[column] ?? '')

const HOW: [string, string][] = [
  ['一行', '一个人的一个岗位；一个人有几个岗位就写几行'],
  ['单位', '写名称或编号；网格写成“天和社区第 3 网格”'],
  ['职责', '网格员、经办人、派单员、督查；系统、安全、审计三员要一个一个加'],
  ['密码', '不写在表里：同意以后由安全管理员拿第一个密码的表'],
]

export function sampleSheet(): AsyncGenerator<Buffer> {
  async function* rows() {
    yield* IMPORT_SAMPLE
  }
  return xlsxOf({ sheet: '人员', columns: IMPORT_COLUMNS, rows: rows(), mark: '导入人员，样表', notes: () => HOW })
}

const PASSWORDS_AT_ONCE = 100

/** New first passwords of an import for those who never signed in, made as the file is written; asked for again, those before are void. */
export async function firstPasswords(deps: Deps, actor: Staff, importId: string): Promise<AsyncGenerator<Buffer>> {
  const { rows } = await importedIn(deps, importId)
  const fresh = rows.filter(({ isNew }) => isNew)
  const waiting = await unopened(deps, fresh.map(({ account }) => account)) // prettier-ignore
  const people = fresh.filter(({ account }) => waiting.has(account))
  await audit(deps, { actor: actorKey(actor), what: `staff.first:${importId}`, result: `${people.length} 人` })
  async function* made() {
    for (let i = 0; i < people.length; i += PASSWORDS_AT_ONCE) {
      const some = people.slice(i, i + PASSWORDS_AT_ONCE)
      const passwords = await Promise.all(some.map(() => temporaryPassword(true)))
      await keepHashes(deps, some.map(({ account }, index) => ({ account, hash: passwords[index]!.hash }))) // prettier-ignore
      for (const [index, { name, account, unitId }] of some.entries())
        yield [
          name,
          account,
          deps.reference.units.find(unitId) ? deps.reference.units.fullName(unitId) : unitId,
          passwords[index]!.password,
        ]
    }
  }
  const columns = [...IMPORT_COLUMNS.slice(0, 3), { name: '第一个密码', width: 20 }]
  const mark = `${inBeijing(deps.clock(), 'YYYY-MM-DD HH:mm')} 只发给本人，登录后必须改`
  return xlsxOf({ sheet: '第一个密码', columns, rows: made(), mark, notes: () => [['发法', '裁开，一人一条，当面给；表用完就销毁']] })
}

const keepHashes = ({ db, district }: Deps, made: readonly { account: string; hash: string }[]) =>
  sql`update staff_account a set password = m.hash
    from unnest(${made.map(({ account }) => account)}::text[], ${made.map(({ hash }) => hash)}::text[]) as m(account, hash)
    where a.district_id = ${district} and a.account = m.account and a.must_change`.execute(db)

async function knownNow(deps: Deps): Promise<Known> {
  const { units } = deps.reference
  const names = new Map<string, string | 'many'>()
  for (const { id } of units.current) names.set(units.fullName(id), names.has(units.fullName(id)) ? 'many' : id)
  for (const { id } of units.current) names.set(id, id)
  const { rows } = await sql<{ account: string; name: string | null; left: boolean; posts: string[] }>`
    select a.account, p.name, p.ended_at is not null as left, coalesce((
      select json_agg(o.unit_id || ':' || o.duty) from post o where o.district_id = a.district_id and o.person_id = a.person_id
        and (o.valid_to is null or o.valid_to > ${new Date(deps.clock())})), '[]') as posts
    from staff_account a join person p on p.district_id = a.district_id and p.id = a.person_id where a.district_id = ${deps.district}`.execute(
    deps.db,
  )
  return { unitOf: (words) => names.get(words), staff: new Map(rows.map(({ account, ...one }) => [account, one])) }
}
