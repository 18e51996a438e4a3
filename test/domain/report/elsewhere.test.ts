import { elsewhereOf } from '../../../src/domain/report/elsewhere'

// prettier-ignore
const ELSEWHERE: [string, ReturnType<typeof way>][] = [
  ['上个月报过的路灯还没修，之前反映过', 'progress'],
  ['麻烦催一下，怎么还没人来', 'progress'],
  ['法院判了半年，对方不给钱', '12368'],
  ['我要起诉开发商', '12368'],
  ['单位不服劳动仲裁', '12333'],
  ['工伤认定结果不公', '12333'],
  ['不服交警的处罚', '12348'],
  ['信访局答复我不满意', '12345'],
  ['手机被偷，报案两天了', '110'],
  ['在网上被骗了两万', '110'],
  ['拼多多买的鞋坏了不退', '12315'],
]
const way = (text: string) => {
  const found = elsewhereOf(text)?.way
  return typeof found === 'object' ? found.call : found
}
for (const [text, where] of ELSEWHERE) test(`${where}: ${text}`, () => expect(way(text)).toBe(where))

const HERE = [
  '法院门口的路灯不亮',
  '派出所旁边的井盖没了',
  '信访路上有个大坑',
  '三号楼前的路灯不亮',
  '老板拖欠工资',
  '早就该修的路一直没修',
  '给孩子报名的事',
]
for (const text of HERE) test(`is for this channel: ${text}`, () => expect(elsewhereOf(text)).toBeUndefined())

test('every hint is a plain sentence that ends', () => {
  for (const [text] of ELSEWHERE) expect(elsewhereOf(text)!.say).toMatch(/^[^！!]+。$/)
})
