/** The line one finds by: read, written again, and what it means in a district. */
import { asksNothing, keptLine, lineOf, readLine, type Query } from '../../../src/domain/find/line'
import { meaningOf, UNTAKEN, type Meaning } from '../../../src/domain/find/meaning'
import { answersPhone } from '../../../src/domain/find/by-phone'
import { Units, type Unit } from '../../../src/domain/people/units'
import { BUNDLED } from '../../../src/domain/report/categories'
import { simplified } from '../../../src/domain/text/simplified'

const read = (line: string) => {
  const { query, problems } = readLine(line)
  return { ...query, ...(problems.length > 0 && { problems: problems.map(({ code }) => code) }) }
}
const asked = (query: Partial<Query>): Query => ({ words: [], is: [], ...query })

test.each<[string, ReturnType<typeof read>]>([
  ['窨井 晚上', asked({ words: ['窨井', '晚上'] })],
  ['类别:环境卫生 state:办理中 供热', asked({ words: ['供热'], category: '环境卫生', state: '办理中' })],
  ['单位：住建局　只看：超时', asked({ unit: '住建局', is: ['late'] })],
  ['IS:mine is:nobody ｉｓ:mine', asked({ is: ['mine', 'nobody'] })],
  ['"暖气 不热" 地点:"天和 社区"', asked({ words: ['暖气 不热'], place: '天和 社区' })],
  ['“暖气 不热”', asked({ words: ['暖气 不热'] })],
  ['20261123-7K2M9Q', asked({ number: '20261123-7K2M9Q' })],
  ['202611237k2m9q', asked({ number: '202611237k2m9q' })],
  ['7k2m', asked({ number: '7k2m' })],
  ['no:2345', asked({ number: '2345' })],
  ['2345 apple 5G', asked({ words: ['2345', 'apple', '5G'] })],
  ['138 0000 5206', asked({ words: ['138', '0000', '5206'] })],
  ['13800005206', asked({ phone: '13800005206' })],
  ['手机:13800005206', asked({ phone: '13800005206' })],
  ['晚上 10:30 停水', asked({ words: ['晚上', '10:30', '停水'] })],
  ['从:2026-11-01 到:2026-11-30', asked({ from: '2026-11-01', to: '2026-11-30' })],
  ['颜色:红', { ...asked({}), problems: ['unknownKey'] }],
  ['只看:急的', { ...asked({}), problems: ['unknownFlag'] }],
  ['', asked({})],
])('%s', (line, query) => expect(read(line)).toEqual(query))

test('the form and the line say the same: what is read is written, and written is read', () => {
  const line =
    '供热 "暖气 不热" 编号:7k2m 地点:天和社区 单位:住建局 类别:供热 细项:路灯 状态:在办 从:2026-11-01 到:2026-11-30 只看:超时 只看:没人接'
  expect(lineOf(readLine(line).query)).toBe(line)
  expect(lineOf(readLine('is:没人接 state:在办 供热 LATE').query)).toBe('供热 LATE 状态:在办 只看:没人接')
  expect(asksNothing(readLine('  ').query)).toBe(true)
})

test('a phone is in no line that is kept', () => {
  expect(keptLine('供热 13800005206')).toBe('供热')
  expect(keptLine('电话:13800005206')).toBe('')
})

const unit = (id: string, kind: Unit['kind'], name: string, parentId: string | null): Unit => ({ id, kind, name, parentId, phone: null })
const units = new Units([
  unit('centre', 'centre', '区网格化中心', null),
  unit('s', 'street', '正阳街道', 'centre'),
  unit('c1', 'community', '天和社区', 's'),
  unit('c2', 'community', '光明社区', 's'),
  unit('g3', 'grid', '第 3 网格', 'c1'),
  unit('h', 'department', '区住房和城乡建设局', 'centre'),
])
const meant = (line: string) => {
  const { meaning, problems } = meaningOf(readLine(line).query, { units, catalogue: BUNDLED })
  const said = Object.fromEntries(
    Object.entries(meaning).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )
  return problems.length > 0 ? problems.map(({ code }) => code) : (said as Partial<Meaning>)
}

test.each<[string, ReturnType<typeof meant>]>([
  ['地点:天和社区', { areas: ['c1'] }],
  ['社区:正阳街道', { areas: ['c1', 'c2'] }],
  ['网格:"天和社区第 3 网格"', { areas: ['g3'] }],
  ['地点:人民广场', { words: ['人民广场'] }],
  ['单位:住房', { units: ['h'] }],
  ['单位:天和社区', { units: ['c1'] }],
  ['单位:外星人', ['unknownUnit']],
  ['类别:环境卫生', { categories: ['sanitation'] }],
  ['类别:transport', { categories: ['transport'] }],
  ['类别:天上', ['unknownCategory']],
  ['细项:路灯', { items: ['public_facility/lamp'] }],
  ['状态:待签收', { states: ['dispatched'] }],
  ['状态:办完', { states: ['closed', 'rejected', 'merged', 'withdrawn'] }],
  ['状态:飞了', ['unknownState']],
  ['7k2m9q', { number: { end: '7K2M9Q' } }],
  ['202611237k2m9q', { number: { whole: '20261123-7K2M9Q' } }],
  ['编号:70', ['badNumber']],
  ['从:2026-11-01 到:2026/11/2', { from: Date.parse('2026-11-01T00:00:00+08:00'), before: Date.parse('2026-11-03T00:00:00+08:00') }],
  ['从:2026-11-31', ['badDate']],
  ['到:昨天', ['badDate']],
  ['13800005206', ['phoneHere']],
])('%s means', (line, what) => expect(meant(line)).toEqual(what))

test('nobody has taken what waits to be accepted or signed', () => {
  expect([...UNTAKEN].sort()).toEqual(['dispatched', 'escalated', 'rework', 'submitted'])
})

test('traditional characters are found by simplified ones, key names among them', () => {
  expect(simplified('類別:環境衛生 電話 暖氣不熱 人民廣場')).toBe('类别:环境卫生 电话 暖气不热 人民广场')
  expect(simplified('着火了，干净，天和社区 abc 😀')).toBe('着火了，干净，天和社区 abc 😀')
})

test('who answers to a number: under their name, and nothing that is kept to itself', () => {
  const plain = { confidential: false, request: 'help', category: 'sanitation', complainedOf: null } as const
  expect(answersPhone(plain, 'named')).toBe(true)
  expect(answersPhone(plain, 'sealed')).toBe(false)
  expect(answersPhone(plain, 'anonymous')).toBe(false)
  expect(answersPhone({ ...plain, confidential: true }, 'named')).toBe(false)
  expect(answersPhone({ ...plain, request: 'accuse' }, 'named')).toBe(false)
  expect(answersPhone({ ...plain, category: 'policy_style_other' }, 'named')).toBe(false)
  expect(answersPhone({ ...plain, complainedOf: 'c1' }, 'named')).toBe(false)
})
