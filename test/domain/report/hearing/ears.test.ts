import { heed, type Desk } from '../../../../src/domain/report/heed'
import { ACCUSATION_FROM, GRAVEST, earsOf } from '../../../../src/domain/report/hearing/ears'
import { EARS, MODELS } from '../../../../src/domain/report/hearing/learned'

const DANGEROUS = ['井盖没了，孩子掉下去了', '电梯里关人了', '我老公打我', '闻到煤气了', '有人喝农药了', '老人摔倒起不来了', '3号楼5单元有火', '半边身子不动了', 'I smell gas'] // prettier-ignore
for (const text of DANGEROUS) test(`danger: ${text}`, () => expect(EARS.danger(text)).toBeDefined())

const HARMLESS = ['物价涨得心里都着火了', '爆炸头', '跳楼梯崴了脚', '去年着过火', '没有着火，是烧纸', '请问着火了怎么办', '超市跳楼价', 'The elevator is slow'] // prettier-ignore
for (const text of HARMLESS) test(`no danger: ${text}`, () => expect(EARS.danger(text)).toBeUndefined())

test('danger is told with the reporter’s own words', () => {
  const { because } = EARS.danger('井盖没了，孩子掉下去了')!
  expect(because.length).toBeGreaterThan(0)
  for (const words of because) expect('井盖没了，孩子掉下去了').toContain(words)
})

test('an open shaft, a bare wire and gas are urgent whatever is said beside', () => {
  for (const text of ['井盖没了', '电线皮破了露着铜', '楼道有燃气味']) expect(EARS.danger(text)?.urgency).not.toBe('normal')
})

test('praise, requests and the doings of others accuse nobody', () => {
  for (const text of ['感谢网格员帮我修灯', '请社区派人看看', '物业收了钱不办事'])
    expect(EARS.accusation(text).sure).toBeLessThan(ACCUSATION_FROM)
  expect(EARS.accusation('网格员收了我二百块钱才给登记').sure).toBeGreaterThan(ACCUSATION_FROM)
})

const DESKS: Desk[] = [{ unit: { id: 'grid', kind: 'grid', name: '第 3 网格' }, people: ['包小燕'] }]

test('who is named is found with blanks and dots between the letters, and by the surname', () => {
  for (const text of ['包 小 燕收了我的钱', '包·小燕收了我的钱', '包网格员收了我的钱', '网格员小包收了我的钱'])
    expect([text, heed(text, DESKS, EARS).toCentre]).toEqual([text, true])
})

test('不急 about one danger silences no other, whichever weighs more in the whole text', () => {
  expect(heed('井盖没了', [], EARS, { calm: ['open'] }).urgency).toBe('normal')
  expect(heed('井盖没了，厨房着火了', [], EARS, { calm: ['open'] })).toMatchObject({ danger: 'fire', urgency: 'critical' })
  expect(heed('井盖没了，厨房着火了', [], EARS, { calm: ['fire'] })).toMatchObject({ danger: 'open', urgency: 'urgent' })
  expect(heed('井盖没了，厨房着火了', [], EARS, { calm: ['fire', 'open'] }).urgency).toBe('normal')
})

test('danger is held up by a name alone, never by a doubt', () => {
  expect(heed('着火了，社区领导收钱不管消防', DESKS, EARS)).toMatchObject({ urgency: 'critical', doubtful: false })
})

test('a phone without the learned ears asks about plain accusations, and about nothing that is praise, a question or another’s doing', () => {
  for (const text of ['网格员收了我二百块钱，低保给了她小舅子', '村主任骂我', '社区书记跟我要红包', 'The grid worker took my money'])
    expect([text, GRAVEST.accusation(text).sure >= ACCUSATION_FROM]).toEqual([text, true])
  for (const text of ['谢谢网格员，没收我一分钱', '网格员收押金吗', '物业收了我二百块钱，网格员来劝过', '网格员通知交费', '老板骂我'])
    expect([text, GRAVEST.accusation(text).sure]).toEqual([text, 0])
})

test('a misspelt word is heard by its sound, a word of its own is not', () => {
  for (const text of ['厨房着货了，冒烟', '有人掉合里了', '煤器味很重'])
    expect([text, EARS.danger(text) !== undefined]).toEqual([text, true])
  expect(EARS.danger('想找活干')).toBeUndefined()
})

for (const length of [500, 2_000])
  test(`a keystroke in a text of ${length} characters is heard at once`, () => {
    const ears = earsOf(MODELS)
    let text = Array.from({ length: 150 }, (_, at) => `三号楼${at}单元下水道堵了，脏水往上返；`)
      .join('')
      .slice(0, length)
    const times = Array.from({ length: 31 }, () => {
      text += '着'
      const began = performance.now()
      ears.danger(text)
      ears.accusation(text)
      return performance.now() - began
    })
    // the best of many: what the machine does besides is not ours
    expect(Math.min(...times)).toBeLessThan(length <= 500 ? 5 : 15)
  })
