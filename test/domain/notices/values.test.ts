import { fitted, typeOf } from '../../../src/domain/notices/values'

// prettier-ignore
const VALUES: [why: string, type: Parameters<typeof fitted>[0], words: string, value: string][] = [
  ['twenty fit',                          'thing',            '天和社区第三网格已经办结了请您评价一下吧', '天和社区第三网格已经办结了请您评价一下吧'],
  ['twenty-one are cut, the mark inside', 'thing',            '天和社区第三网格已经办结了请您评价一下好吗', '天和社区第三网格已经办结了请您评价一下…'],
  ['an emoji is one character',           'thing',            '💡'.repeat(20),                     '💡'.repeat(20)],
  ['an emoji is never cut in half',       'thing',            '💡'.repeat(21),                     `${'💡'.repeat(19)}…`],
  ['line breaks become blanks',           'thing',            ' 一\n 二 ',                          '一 二'],
  ['five Chinese characters',             'phrase',           '不予受理了吧',                         '不予受理了'],
  ['a phrase is Chinese only',            'phrase',           '办理中 2',                           '办理中'],
  ['a number of ours',                    'character_string', '20261123-H8PX',                    '20261123-H8PX'],
  ['no Chinese in it, 32 at most',        'character_string', `编号${'A'.repeat(40)}`,              'A'.repeat(32)],
  ['digits',                              'number',           '第 12 件',                           '12'],
  ['letters',                             'letter',           'A-1 b',                            'Ab'],
  ['a name of ten',                       'name',             '扎赉诺尔区住房和城乡建设局',               '扎赉诺尔区住房和城…'],
  ['a telephone',                         'phone_number',     '电话 0470-0000001',                 '0470-0000001'],
  ['a time as it is',                     'time',             '2026年11月23日 10:24',              '2026年11月23日 10:24'],
  ['a day as it is',                      'date',             '2026年11月23日',                    '2026年11月23日'],
  ['a car’s number',                      'car_number',       '蒙E12345678',                      '蒙E123456'],
]
test.each(VALUES)('%s', (_, type, words, value) => expect(fitted(type, words)).toBe(value))

test.each([
  ['thing4', 'thing'],
  ['character_string1', 'character_string'],
  ['thing', undefined],
  ['story2', undefined],
  ['toString1', undefined],
])('the field %s is of type %s', (field, type) => expect(typeOf(field)).toBe(type))
