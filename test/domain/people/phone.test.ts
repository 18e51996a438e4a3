import * as v from 'valibot'
import { isOneTimeCode, isPhone, ONE_TIME_CODE, PHONE, readPhone } from '../../../src/domain/people/phone'

// prettier-ignore
const PHONES: [typed: string, why: string][] = [
  ['13812345206',            'as it is'],
  [' 138 1234 5206 ',        'spaces'],
  ['138-1234-5206',          'dashes'],
  ['138—1234—5206',          'long dashes'],
  ['138.1234.5206',          'dots'],
  ['(138)12345206',          'brackets'],
  ['（138）1234·5206',        'full-width brackets, a middle dot'],
  ['+8613812345206',         '+86'],
  ['+86 138 1234 5206',      '+86 and spaces'],
  ['＋８６１３８１２３４５２０６', 'full width'],
  ['(+86) 138-1234-5206',    '+86 in brackets'],
  ['008613812345206',        '0086'],
  ['8613812345206',          '86 alone'],
  ['013812345206',           'dialled with a 0'],
  ['138\u00a01234\u30005206', 'spaces of other widths'],
  ['\u202a138\u200b12345206\u202c', 'marks nobody sees, as an address book copies them'],
  ['tel:+86-138-1234-5206',  'a link'],
  ['手机号：13812345206',      'with its label'],
  ['138 1234\n5206',         'over two lines'],
]
test.each(PHONES)('%j is the number 13812345206: %s', (typed) => {
  expect(readPhone(typed)).toBe('13812345206')
  expect(v.parse(PHONE, typed)).toBe('13812345206')
})

test.each(['1381234520', '138123452066', '12812345206', '86138123', '138x2345206', '', '++8613812345206', '1381234520a', '0470-8812345'])(
  '%j is no mobile number',
  (typed) => expect(isPhone(typed)).toBe(false),
)

test.each(['123456', '123 456', '１２３４５６', '123-456', ' 123456\n', '验证码：123456'])('%j is the code 123456', (typed) =>
  expect(v.parse(ONE_TIME_CODE, typed)).toBe('123456'),
)
test.each(['12345', '1234567', 'abcdef', ''])('%j is no code', (typed) => expect(isOneTimeCode(typed)).toBe(false))
