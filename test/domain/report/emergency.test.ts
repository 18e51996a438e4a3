import { DANGERS, type Danger } from '../../../src/domain/report/dangers'
import { emergencyOf, hotlineFor, officeFor, urgencyOf } from '../../../src/domain/report/emergency'
import { GRAVEST } from '../../../src/domain/report/hearing/ears'
import type { Item, Urgency } from '../../../src/domain/report/categories'
import { CATALOGUE } from '../../helpers/tickets'

const LAMP: Item = { id: 'lamp', name: '路灯不亮', offered: true }

const dangerIn = GRAVEST.danger

// what a phone goes by that has not fetched the learned ears; those have a test of their own
// prettier-ignore
const DANGEROUS: [string, Danger, Urgency][] = [
  ['二单元楼道里有很浓的煤气味', 'gas', 'critical'],
  ['楼下饭馆燃气泄漏了，快来人', 'gas', 'critical'],
  ['好像是天然气管子漏了', 'gas', 'critical'],
  ['五楼着火了', 'fire', 'critical'],
  ['电表箱冒烟', 'fire', 'critical'],
  ['垃圾桶烧起来，火苗很高', 'fire', 'critical'],
  ['恐怕着火了，满楼道烟', 'fire', 'critical'],
  ['业委会着火了', 'fire', 'critical'],
  ['消防没来，火灾越来越大', 'fire', 'critical'],
  ['老人被困电梯，一个小时了', 'lift', 'critical'],
  ['两个孩子关在电梯里出不来', 'lift', 'critical'],
  ['电梯困人，在三号楼', 'lift', 'critical'],
  ['有人触电躺在地上', 'shock', 'critical'],
  ['孩子被电到了', 'shock', 'critical'],
  ['有人溺水', 'water', 'critical'],
  ['有个孩子掉进河里', 'water', 'critical'],
  ['滑冰的人掉到冰窟窿里了', 'water', 'critical'],
  ['老房子塌了，里面还有人', 'collapse', 'critical'],
  ['工地脚手架倒塌', 'collapse', 'critical'],
  ['小孩掉进井里', 'fallen', 'critical'],
  ['有人站在楼顶要跳楼', 'life', 'critical'],
  ['老人在广场晕倒', 'ill', 'critical'],
  ['有人拿着刀追人', 'crime', 'critical'],
  ['路口出了车祸', 'crash', 'critical'],
  ['电动车撞倒了一个老人', 'crash', 'critical'],
  ['井盖没了', 'open', 'urgent'],
  ['我老公打我', 'home', 'critical'],
  ['山洪下来了', 'flood', 'critical'],
  ['高压线断了掉在地上', 'wire', 'urgent'],
  ['路灯杆漏电', 'wire', 'urgent'],
  ['后墙随时会塌', 'unsafe', 'urgent'],
  ['门前路面塌陷', 'unsafe', 'urgent'],
]
for (const [text, danger, urgency] of DANGEROUS)
  test(`danger, ${danger}: ${text}`, () => expect(dangerIn(text)).toMatchObject({ danger, urgency }))

// words that sound like danger and are none, or none now
const HARMLESS = [
  '消防通道被车堵死了',
  '楼道里没有消防栓',
  '消防演练的通知没看到',
  '建议多做火灾知识宣传',
  '有火灾隐患，请来查一查',
  '电动车在楼道充电，怕着火',
  '飞线充电容易引起火灾',
  '去年三号楼着火过，灭火器到现在没换',
  '一直没有着火，但线路老了',
  '等着火车的时候没有座椅',
  '锅炉房烟囱天天冒烟',
  '有人烧秸秆冒浓烟',
  '落水管坏了',
  '电梯经常困人，物业不修',
  '电梯坏了，担心老人困在电梯里',
  '电梯刷卡才能用，外人进不来',
  '采煤塌陷区的房子没人管',
  '听到这个消息感觉天塌了',
  '装个漏电保护器要多少钱',
  '请减轻生产企业的负担',
  '燃气公司漏收了两个月的费',
  '燃气表没电了',
  '想买燃气报警器',
  '河边没有护栏，怕孩子溺水',
  '三号楼前的路灯不亮',
  '',
]
for (const text of HARMLESS) test(`no danger: ${text}`, () => expect(dangerIn(text)).toBeUndefined())

test('the gravest of several dangers counts', () => {
  expect(dangerIn('出了车祸，车着火了')?.danger).toBe('fire')
})

test('what was, and what is now, are told apart by the clause', () => {
  expect(dangerIn('以前着火过，现在又着火了')?.danger).toBe('fire')
})

describe('how urgent a report is', () => {
  const well = { ...LAMP, urgency: 'urgent' as const }
  const gas = { ...LAMP, urgency: 'critical' as const }
  const URGENT: [Item, string, Urgency][] = [
    [LAMP, '路灯不亮', 'normal'],
    [LAMP, '路灯杆漏电', 'urgent'],
    [LAMP, '路灯着火了', 'critical'],
    [well, '井盖缺了', 'urgent'],
    [well, '有人掉进井里', 'critical'],
    [gas, '路灯杆漏电', 'critical'],
  ]
  for (const [item, text, urgency] of URGENT)
    test(`${item.urgency ?? 'normal'} by sub-item, “${text}”: ${urgency}`, () =>
      expect(urgencyOf(item, GRAVEST.danger(text)?.urgency)).toBe(urgency))
})

describe('the emergency card', () => {
  const dangerous = CATALOGUE.categories.flatMap((category) => category.items.filter((item) => item.danger))

  test('stands for every dangerous sub-item and names whom to call', () => {
    expect(dangerous.map((item) => item.id)).toEqual(['gas', 'gas_hazard', 'flood'])
    for (const item of dangerous) {
      const card = emergencyOf(item, '')!
      expect(card.calls.map((call) => call.number)).toEqual(['119', '120', '110'])
      expect(card.steps).toHaveLength(3)
    }
    expect(emergencyOf(dangerous[0]!, '')!.steps[0]).toContain('别打火')
  })

  test('a dangerous sub-item of an operator’s own gets the plain card', () => {
    expect(emergencyOf({ ...LAMP, danger: true }, '')).toMatchObject({ id: 'plain', steps: [] })
  })

  test('there is none without danger, with a sub-item or before one is chosen', () => {
    expect(emergencyOf(LAMP, '路灯不亮')).toBeUndefined()
    expect(emergencyOf(undefined, '路灯不亮')).toBeUndefined()
  })

  test('what is typed goes before what the sub-item stands for', () => {
    expect(emergencyOf(dangerous[0], '厨房着火了')!.id).toBe('fire')
    expect(emergencyOf(undefined, '厨房着火了')!.id).toBe('fire')
  })

  const SENTENCES = Object.fromEntries(DANGEROUS.map(([text, danger]) => [danger, text]))
  const FIRST_CALLS: Record<Danger, string> = {
    gas: '119', fire: '119', lift: '119', shock: '120', water: '119', collapse: '119', fallen: '119', life: '110', ill: '120', crime: '110',
    crash: '122', flood: '119', wire: '95598', unsafe: '119', home: '110', chem: '119', cold: '110', missing: '110', open: '119', animal: '110',
  } // prettier-ignore
  for (const danger of DANGERS)
    test(`${danger}: first ${FIRST_CALLS[danger]}, three steps, and what to write`, () => {
      const ears = { ...GRAVEST, danger: () => ({ danger, urgency: 'urgent' as const, because: ['词'] }) }
      const card = emergencyOf(undefined, SENTENCES[danger] ?? '', ears)!
      expect(card).toMatchObject({ id: danger, calls: [{ number: FIRST_CALLS[danger] }, {}, {}] })
      expect(card.steps).toHaveLength(3)
      expect(card.title + card.ask).not.toBe('')
    })

  test('gas also names the office that looks after gas, as the catalogue has it', () => {
    expect(officeFor(emergencyOf(undefined, '楼道里有煤气味')!, CATALOGUE)).toBe('utilities')
    expect(officeFor(emergencyOf(undefined, '五楼着火了')!, CATALOGUE)).toBeUndefined()
  })

  test('a district that names the gas company’s own line has it on the card', () => {
    const line = { name: '燃气公司抢修', phone: '0470-1119' }
    const categories = CATALOGUE.categories.map((category) => ({
      ...category,
      items: category.items.map((item) => (category.id === 'utilities_heat' && item.id === 'gas' ? { ...item, hotline: line } : item)),
    }))
    const gas = emergencyOf(undefined, '楼道里有煤气味')!
    expect(hotlineFor(gas, { ...CATALOGUE, categories })).toEqual(line)
    expect(hotlineFor(gas, CATALOGUE)).toBeUndefined()
  })
})
