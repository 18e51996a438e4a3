import { checkUnits, UNIT_COLUMNS, UNIT_SAMPLE } from '../../../src/domain/setup/units'
import { firstFaults, type FirstPerson } from '../../../src/domain/setup/first-people'

const GOOD = UNIT_SAMPLE
/** The sample with rows put in the place of one, or behind all. */
const with_ = (...more: string[][]) => [...GOOD, ...more]

test('the sample is right as it is: codes are made, departments get those of the catalogue, parents are found by name', () => {
  const { units, faults } = checkUnits(GOOD)
  expect(faults).toEqual([])
  expect(units.map(({ id, kind, parentId }) => [id, kind, parentId])).toEqual([
    ['centre', 'centre', null],
    ['discipline', 'oversight', null],
    ['housing', 'department', 'centre'],
    ['s001', 'street', 'centre'],
    ['c001', 'community', 's001'],
    ['g001', 'grid', 'c001'],
    ['g002', 'grid', 'c001'],
  ])
  expect(units[0]!.phone).toBe('0470-0000001')
})

test('a written code stays, a made one never takes its place, and two departments of one kind differ', () => {
  const { units } = checkUnits(
    with_(['西街道', '镇', '区网格化中心', '', 's002'], ['南街道', '街道', '区网格化中心'], ['住房保障中心', '部门', '区网格化中心']),
  )
  expect(units.slice(-3).map(({ id }) => id)).toEqual(['s002', 's003', 'housing-2'])
})

test('empty rows and blanks around words are passed by', () => {
  expect(checkUnits([...GOOD, ['', '', '', '', ''], [' 北社区 ', '社区 ', ' 东街道']]).units.at(-1)).toMatchObject({
    name: '北社区',
    parentId: 's001',
  })
})

// what is written, in which column it is wrong
const WRONG: [string, string[], string][] = [
  ['no name', ['', '社区', '东街道'], '名称'],
  ['a name without end', ['东'.repeat(41), '社区', '东街道'], '名称'],
  ['the same unit twice', ['第 1 网格', '网格', '东社区'], '名称'],
  ['a kind there is not', ['北小区', '小区', '东街道'], '类型'],
  ['nothing above', ['北社区', '社区', ''], '上级'],
  ['something above a centre', ['纪委', '纪检监察', '区网格化中心'], '上级'],
  ['an unknown parent', ['北社区', '社区', '北街道'], '上级'],
  ['a community under the centre', ['北社区', '社区', '区网格化中心'], '上级'],
  ['a phone of words', ['北社区', '社区', '东街道', '打给老王'], '公开电话'],
  ['a code with a blank', ['北社区', '社区', '东街道', '', 'a b'], '编号'],
]
test.each(WRONG)('%s is told by row and column, and nothing is taken', (_, row, column) => {
  const { units, faults } = checkUnits(with_(row))
  expect(units).toEqual([])
  expect(faults).toEqual([expect.objectContaining({ row: GOOD.length + 2, column })])
})

test('several parents of one name need a code, a code is written once, and one centre and a community are needed', () => {
  const twins = with_(['西街道', '街道', '区网格化中心'], ['东社区', '社区', '西街道'], ['第 3 网格', '网格', '东社区'])
  expect(checkUnits(twins).faults.at(-1)).toMatchObject({ column: '上级', fault: '有几个同名的，写编号' })
  expect(checkUnits(with_(['北社区', '社区', '东街道', '', 'x'], ['南社区', '社区', '东街道', '', 'x'])).faults).toMatchObject([
    { column: '编号' },
  ])
  expect(
    checkUnits(GOOD.slice(1))
      .faults.map(({ fault }) => fault)
      .join(),
  ).toContain('要有一个区中心')
  expect(checkUnits(GOOD.slice(0, 4)).faults).toMatchObject([{ fault: '至少要有一个社区' }])
  expect(UNIT_COLUMNS.map(({ name }) => name)).toEqual(['名称', '类型', '上级', '公开电话', '编号'])
})

const FIRST: FirstPerson[] = [
  { duty: 'system', name: '吴鹏', account: 'wupeng' },
  { duty: 'security', name: '李薇', account: 'liwei' },
  { duty: 'audit', name: '顾宁', account: 'guning' },
  { duty: 'dispatcher', name: '周敏', account: 'zhoumin' },
]
test('the first four are four people with accounts', () => {
  expect(firstFaults(FIRST)).toEqual([])
  expect(firstFaults(FIRST.map((one) => (one.duty === 'audit' ? { ...one, account: 'liwei' } : one)))).toEqual([
    '审计管理员和安全管理员是同一个人：要四个不同的人',
  ])
  expect(firstFaults(FIRST.map((one) => (one.duty === 'audit' ? { ...one, name: '吴鹏' } : one)))).toHaveLength(1)
  expect(firstFaults(FIRST.map((one) => (one.duty === 'system' ? { ...one, account: 'Wu Peng' } : one)))).toHaveLength(1)
  expect(firstFaults(FIRST.map((one) => (one.duty === 'system' ? { ...one, name: '' } : one)))).toHaveLength(1)
})
