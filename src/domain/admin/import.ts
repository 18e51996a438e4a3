/**
 * People from a sheet (导入人员): which columns, what is wrong with which cell, and what each row would do. A row is one post of one person; a
 * known account gets the post on top. All or nothing: with one wrong row nothing is imported.
 */
import { DUTIES, type Duty } from '../people/actors'
import { visible } from '../text/visible'
import { ADMINISTRATORS, DUTY_WORDS } from './acts'

export const IMPORT_COLUMNS = [
  { name: '姓名', width: 14 },
  { name: '账号', width: 20 },
  { name: '单位', width: 28 },
  { name: '职责', width: 14 },
] as const
/** What a bad row has besides. */
export const FAULT_COLUMN = { name: '错在哪', width: 50 }
/** As the sample shows it. */
export const IMPORT_SAMPLE = [
  ['包晓燕', 'baoxiaoyan2', '天和社区第 3 网格', '网格员'],
  ['李四', 'lisi', 'housing', '经办人'],
]
export const MOST_IMPORTED = 5_000
export const MAX_SHEET_BYTES = 5 * 1024 * 1024

/** One row that is right; `isNew`: the account comes with it. */
export type Imported = { account: string; name: string; unitId: string; duty: Duty; isNew: boolean }
/** `row`: its number in the sheet, the head being 1. */
export type Fault = { row: number; column: string; value: string; fault: string }
type Kind = 'added' | 'changed' | 'same'
export type Checked = { counts: Record<Kind | 'wrong', number>; faults: Fault[]; rows: Imported[] }

/** What is known already. `unitOf`: by id or by name; several have the same name: 'many'. */
export type Known = {
  unitOf: (words: string) => string | 'many' | undefined
  staff: ReadonlyMap<string, { name: string | null; left: boolean; posts: readonly string[] }>
}

const ACCOUNT = /^[a-z0-9][a-z0-9._-]{1,39}$/
const DUTY_OF = new Map<string, Duty>(DUTIES.flatMap((duty) => [[DUTY_WORDS[duty], duty] as const, [duty, duty] as const]))
const MAY_BE = DUTIES.filter((duty) => !(ADMINISTRATORS as readonly Duty[]).includes(duty))

type Cells = { name: string; account: string; unit: string; duty: string }
type Read = { cells: Cells; row: number }

/** Rows of a sheet without its head, each with its number; empty ones are passed by. */
export function checkSheet(sheet: readonly (readonly string[])[], known: Known): Checked {
  const seen = new Map<string, { name: string; posts: Set<string> }>()
  const checked: Checked = { counts: { added: 0, changed: 0, same: 0, wrong: 0 }, faults: [], rows: [] }
  sheet.forEach((cells, index) => {
    const [name = '', account = '', unit = '', duty = ''] = cells.map((cell) => visible(cell).trim())
    if (![name, account, unit, duty].some((cell) => cell !== '')) return
    const read = { cells: { name, account: account.toLowerCase(), unit, duty }, row: index + 2 }
    const faults = faultsIn(read, known, seen.get(read.cells.account))
    checked.faults.push(...faults)
    if (faults.length > 0) checked.counts.wrong++
    else put(checked, read.cells, { known, seen })
  })
  return checked
}

type Seen = Map<string, { name: string; posts: Set<string> }>

function put(checked: Checked, { name, account, unit, duty }: Cells, { known, seen }: { known: Known; seen: Seen }) {
  const one = { account, name, unitId: known.unitOf(unit)!, duty: DUTY_OF.get(duty)! }
  const post = `${one.unitId}:${one.duty}`
  const here = known.staff.get(account)
  const before = seen.get(account) ?? { name, posts: new Set<string>() }
  const kind: Kind = here?.posts.includes(post) ? 'same' : here || before.posts.size > 0 ? 'changed' : 'added'
  before.posts.add(post)
  seen.set(account, before)
  checked.counts[kind]++
  if (kind !== 'same') checked.rows.push({ ...one, isNew: kind === 'added' })
}

function faultsIn({ cells, row }: Read, known: Known, before: { name: string; posts: Set<string> } | undefined): Fault[] {
  const { name, account, unit, duty } = cells
  const here = known.staff.get(account)
  const unitId = known.unitOf(unit)
  const at = (column: string, value: string, wrong: string | false | undefined): Fault[] =>
    wrong ? [{ row, column, value, fault: wrong }] : []
  const isTwice = unitId !== undefined && before?.posts.has(`${unitId}:${DUTY_OF.get(duty)}`)
  return [
    ...at('姓名', name, nameFault(name, here?.name ?? before?.name)),
    ...at('账号', account, accountFault(account, here?.left === true)),
    ...at(
      '单位',
      unit,
      unit === '' ? '没写' : unitId === undefined ? '没有这个单位，或者已经撤了' : unitId === 'many' && '有几个同名的，请写编号',
    ),
    ...at('职责', duty, dutyFault(duty)),
    ...at('账号', account, isTwice && '同一个岗位写了两行'),
  ]
}

function nameFault(name: string, known: string | null | undefined): string | false {
  if (name === '') return '没写'
  if ([...name].length > 40) return '最多 40 个字'
  return known !== undefined && known !== null && known !== name && `这个账号是${known}的`
}

function accountFault(account: string, hasLeft: boolean): string | false {
  if (account === '') return '没写'
  if (!ACCOUNT.test(account)) return '用小写字母和数字，2 到 40 个，字母或数字开头'
  return hasLeft && '这个账号的人已经离职，请换一个账号'
}

function dutyFault(duty: string): string | false {
  const found = DUTY_OF.get(duty)
  if (duty === '') return '没写'
  if (found && !MAY_BE.includes(found)) return '系统、安全、审计三员要一个一个加'
  return !found && `没有这个职责；写${MAY_BE.map((one) => DUTY_WORDS[one]).join('、')}里的一个`
}
