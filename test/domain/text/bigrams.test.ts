import { askedFor, piecesOf } from '../../../src/domain/text/bigrams'

const finds = (text: string, question: string) => {
  const pieces = new Set(piecesOf(text))
  return askedFor(question).every((piece) => pieces.has(piece))
}

test('a text is known by its pairs and its single characters', () => {
  expect(piecesOf('路灯不亮')).toEqual(['路灯', '灯不', '不亮', '路', '灯', '不', '亮'])
  expect(piecesOf('LED灯，LED')).toEqual(['le', 'ed', '灯'])
  expect(piecesOf('，。！')).toEqual([])
})

// prettier-ignore
const QUESTIONS: [question: string, text: string, fits: boolean][] = [
  ['路灯',       '5 号楼北侧的路灯不亮了', true],
  ['灯',         '5 号楼北侧的路灯不亮了', true],
  ['路灯 不亮',   '5 号楼北侧的路灯不亮了', true],
  ['灯路',       '5 号楼北侧的路灯不亮了', false],
  ['水管',       '5 号楼北侧的路灯不亮了', false],
  ['ｌｅｄ',      '路边LED屏太亮',          true],
  ['5号',        '5 号楼',                true],
  ['3',          '3 号楼停水',             true],
  ['ᠭᠡᠷ',        'ᠮᠣᠩᠭᠣᠯ ᠭᠡᠷ ᠦᠨ ᠵᠠᠮ',      true],
  ['ᠨ᠎ᠠ',        'ᠨᠠ',                    true],
  ['гудамж',     'Гудамжны гэрэл асахгүй',  true],
  ['асахгуй',    'Гудамжны гэрэл асахгүй',  false],
  ['ﺇﻧﺎﺭﺓ',      'إنارة الشارع معطلة',       true],
  ['مشكلة',      'مُشْكِلَة',                    true],
  ['שלום',       'שָׁלוֹם',                    true],
  ['meniere',    'rue Ménière',           true],
  ['MÉNIÈRE',    'rue Meniere',           true],
  ['สะพาน',      'ไฟสะพานดับ',             true],
  ['가로등',      '가로등이 꺼졌어요',          true],
  ['かい',        'でんきがつかないかい',       true],
  ['𠮷野',        '𠮷野家门前',              true],
  ['保\u200b安', '保安不在',               true],
]
for (const [question, text, fits] of QUESTIONS)
  test(`“${question}” ${fits ? 'finds' : 'does not find'} “${text}”`, () => expect(finds(text, question)).toBe(fits))

test('a question without a letter asks for nothing', () => {
  for (const question of [' ，？', '🔥🔥', '!!!', '\u200b\u2060', '—— ……']) expect(askedFor(question)).toEqual([])
})
