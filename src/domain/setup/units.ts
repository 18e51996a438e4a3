/**
 * Units from a sheet (单位表): names and who is above whom, as an office writes them. Codes are made where none is written, those of
 * departments as the catalogue names them, so that a matter finds its department.
 */
import { UNIT_KIND_WORDS, mayStandUnder } from '../admin/unit-kinds'
import type { Fault } from '../admin/import'
import { UNIT_KINDS, type UnitKind } from '../people/units'
import { visible } from '../text/visible'

export const UNIT_COLUMNS = [
  { name: '名称', width: 24 },
  { name: '类型', width: 14 },
  { name: '上级', width: 24 },
  { name: '公开电话', width: 18 },
  { name: '编号', width: 20 },
] as const

/** As the sample shows it. */
export const UNIT_SAMPLE: readonly (readonly string[])[] = [
  ['区网格化中心', '区中心', '', '0470-0000001', ''],
  ['区纪委监委', '纪检监察', '', '', ''],
  ['区住建局', '职能部门', '区网格化中心', '0470-0000002', ''],
  ['东街道', '街道', '区网格化中心', '0470-0000003', ''],
  ['东社区', '社区', '东街道', '0470-0000004', ''],
  ['第 1 网格', '网格', '东社区', '', ''],
  ['第 2 网格', '网格', '东社区', '', ''],
]
const MOST_UNITS = 3_000

export type SetUpUnit = { id: string; kind: UnitKind; name: string; parentId: string | null; phone: string | null }
type CheckedUnits = { units: SetUpUnit[]; faults: Fault[] }

const KIND_OF = new Map<string, UnitKind>([
  ...UNIT_KINDS.flatMap((kind) => UNIT_KIND_WORDS[kind].split('、').map((word) => [word, kind] as const)),
  ['乡镇', 'street'],
  ['街道办', 'street'],
  ['部门', 'department'],
  ['嘎查村', 'community'],
  ['村', 'community'],
])

/** The codes of departments in the catalogue, by what their names say. */
const DEPARTMENTS: readonly [says: RegExp, id: string][] = [
  [/住建|住房|建设局/, 'housing'],
  [/教体|教育/, 'education'],
  [/卫健|卫生/, 'health'],
  [/司法/, 'justice'],
  [/城管|城市管理|综合执法/, 'city_management'],
  [/公用|供热|供水/, 'utilities'],
  [/交通/, 'transport'],
  [/公安/, 'police'],
  [/人社|人力资源/, 'labour'],
  [/民政/, 'civil_affairs'],
  [/生态环境|环保/, 'ecology'],
  [/应急/, 'emergency'],
  [/市场监管|市场监督/, 'market'],
  [/农牧|农业|农村/, 'agriculture'],
  [/发改|发展和改革/, 'reform'],
]

type Line = { row: number; name: string; kind: string; parent: string; phone: string; code: string }

/** Rows of the sheet below its head; faults by row and column, and the units where there is none. */
export function checkUnits(sheet: readonly (readonly string[])[]): CheckedUnits {
  const lines = sheet.flatMap((cells, index): Line[] => {
    const [name = '', kind = '', parent = '', phone = '', code = ''] = cells.map((cell) => visible(cell).trim())
    return [name, kind, parent, phone, code].some((cell) => cell !== '') ? [{ row: index + 2, name, kind, parent, phone, code }] : []
  })
  const faults = [...lines.flatMap((line) => faultsIn(line, lines)), ...ofAll(lines)]
  return faults.length > 0 ? { units: [], faults } : { units: unitsOf(lines), faults: [] }
}

function faultsIn(line: Line, lines: readonly Line[]): Fault[] {
  const { row, name, kind, parent, phone, code } = line
  const at = (column: string, value: string, wrong: string | false | undefined): Fault[] =>
    wrong ? [{ row, column, value, fault: wrong }] : []
  const isKnown = KIND_OF.has(kind)
  return [
    ...at('名称', name, name === '' ? '没写' : [...name].length > 40 && '最多 40 个字'),
    ...at('名称', name, name !== '' && twin(line, lines) && '同一个上级下面写了两次'),
    ...at('类型', kind, !isKnown && `写${Object.values(UNIT_KIND_WORDS).join('、')}里的一个`),
    ...(isKnown ? at('上级', parent, parentFault(line, lines)) : []),
    ...at('公开电话', phone, phone !== '' && !/^[0-9+() -]{3,30}$/.test(phone) && '写数字和横线'),
    ...at('编号', code, code !== '' && !/^[0-9A-Za-z_-]{1,40}$/.test(code) && '用字母、数字、_、-，最多 40 个'),
    ...at('编号', code, code !== '' && lines.some((one) => one.row < row && one.code === code) && '和上面的一样'),
  ]
}

const twin = (line: Line, lines: readonly Line[]): boolean =>
  lines.some((one) => one.row < line.row && one.name === line.name && one.parent === line.parent)

function parentFault({ kind, parent }: Line, lines: readonly Line[]): string | false {
  const own = KIND_OF.get(kind)!
  const isTop = own === 'centre' || own === 'oversight'
  if (isTop) return parent !== '' && '上面没有单位，空着'
  if (parent === '') return '没写'
  const above = named(parent, lines)
  if (above.length === 0) return '表里没有这个单位'
  if (above.length > 1) return '有几个同名的，写编号'
  const of = KIND_OF.get(above[0]!.kind)
  return of !== undefined && !mayStandUnder(own, of) && `${UNIT_KIND_WORDS[own]}不在${UNIT_KIND_WORDS[of]}下面`
}

const named = (words: string, lines: readonly Line[]): Line[] => lines.filter(({ name, code }) => name === words || code === words)

/** What no single row is wrong by. */
function ofAll(lines: readonly Line[]): Fault[] {
  const centres = lines.filter(({ kind }) => KIND_OF.get(kind) === 'centre')
  const whole = (fault: string): Fault[] => [{ row: 1, column: '类型', value: '', fault }]
  if (lines.length > MOST_UNITS) return whole(`最多 ${MOST_UNITS} 个单位`)
  if (centres.length !== 1) return whole(`要有一个区中心，现在有 ${centres.length} 个`)
  return lines.some(({ kind }) => KIND_OF.get(kind) === 'community') ? [] : whole('至少要有一个社区')
}

/** Codes in the order of the sheet: written ones, those of departments by their names, and running numbers. */
function unitsOf(lines: readonly Line[]): SetUpUnit[] {
  const ids = new Map<Line, string>()
  const taken = new Set(lines.map(({ code }) => code).filter((code) => code !== ''))
  const free = (wanted: string): string => {
    let id = wanted
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
    taken.add(id)
    return id
  }
  const counts = new Map<UnitKind, number>()
  for (const line of lines) {
    const kind = KIND_OF.get(line.kind)!
    const n = (counts.get(kind) ?? 0) + 1
    counts.set(kind, n)
    ids.set(line, line.code === '' ? free(codeFor(kind, line.name, n)) : line.code)
  }
  return lines.map((line) => ({
    id: ids.get(line)!,
    kind: KIND_OF.get(line.kind)!,
    name: line.name,
    parentId: line.parent === '' ? null : ids.get(named(line.parent, lines)[0]!)!,
    phone: line.phone === '' ? null : line.phone,
  }))
}

const LETTERS: Record<UnitKind, string> = {
  centre: 'centre',
  oversight: 'discipline',
  street: 's',
  community: 'c',
  grid: 'g',
  department: 'd',
}

function codeFor(kind: UnitKind, name: string, n: number): string {
  if (kind === 'centre' || kind === 'oversight') return LETTERS[kind]
  const known = kind === 'department' && DEPARTMENTS.find(([says]) => says.test(name))?.[1]
  return known || `${LETTERS[kind]}${String(n).padStart(3, '0')}`
}
