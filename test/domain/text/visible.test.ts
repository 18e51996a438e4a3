import fc from 'fast-check'
import { visible } from '../../../src/domain/text/visible'
import { text } from '../../../src/domain/bounds'
import * as v from 'valibot'

/** Written as code points, for nobody can see them. */
const U = (...points: number[]) => String.fromCodePoint(...points)

/** What shows nothing, one of every kind. */
// prettier-ignore
const UNSEEN = [
  0x00, 0x07, 0x08, 0x1b, 0x7f, 0x9f, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180e, 0x180b, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202d, 0x202e,
  0x2060, 0x2064, 0x2066, 0x2069, 0x206f, 0x2800, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffb, 0xffff, 0xd83d, 0xdc00, 0x1bca0, 0x1d173, 0xe0001, 0xe0041, 0xe0100,
]

describe('invisible text is no text', () => {
  test.each(UNSEEN.map((point) => [point.toString(16), point]))('%s alone says nothing', (_, point) => {
    expect(v.parse(text(10), U(point as number).repeat(5))).toBe('')
  })

  test('words hidden in words cannot hide: the number is read as it is', () => {
    for (const point of UNSEEN.filter((one) => one !== 0x2800)) {
      expect(visible(`1${U(point)}3${U(point)}8`)).toBe('138')
      expect(visible(`保${U(point)}安`)).toBe('保安')
      expect(visible(`a${U(point)}b`)).toBe('ab')
    }
  })

  test('nothing turns the reading order around', () => {
    expect(visible(`收费${U(0x202e)}元百二${U(0x202c)}`)).toBe('收费元百二')
    expect(visible(`${U(0x2067)}abc${U(0x2069)}`)).toBe('abc')
  })

  test('lines end in one way', () => {
    expect(visible('一\r\n二\r三\u2028四\u0085五')).toBe('一\n二\n三\n四\n五')
  })
})

describe('what is written stays readable', () => {
  // prettier-ignore
  test.each([
    ['a family',                    U(0x1f468, 0x200d, 0x1f469, 0x200d, 0x1f467)],
    ['a burning heart',             U(0x2764, 0xfe0f, 0x200d, 0x1f525)],
    ['a woman with a skin tone',    U(0x1f469, 0x1f3fd, 0x200d, 0x2695, 0xfe0f)],
    ['a warning sign in colour',    U(0x26a0, 0xfe0f)],
    ['a keycap',                    `第${U(0x31, 0xfe0f, 0x20e3)}栋`],
    ['the flag of Scotland',        U(0x1f3f4, 0xe0067, 0xe0062, 0xe0073, 0xe0063, 0xe0074, 0xe007f)],
    ['Mongolian with its selectors', `${U(0x182d, 0x180b, 0x1820)} ${U(0x182a, 0x1820, 0x1828, 0x180e, 0x1820)}`],
    ['Mongolian case endings',      U(0x182e, 0x1823, 0x202f, 0x1824, 0x1828)],
    ['Persian',                     `${U(0x645, 0x6cc, 0x200c, 0x62e, 0x648, 0x627, 0x647, 0x645)}`],
    ['Hindi',                       U(0x915, 0x94d, 0x200d, 0x937)],
    ['Arabic with its vowels',      'مُشْكِلَة'],
    ['Hebrew with its points',      `שָׁלוֹם${U(0x200f)}, 3`],
    ['Cyrillic and accents',        'Сайн байна уу, Ménière, ǚ'],
    ['Chinese beyond the first plane', '𠮷野家的𡌛'],
    ['several lines and a tab',     '一\n\t二'],
  ])('%s', (_, words) => {
    expect(visible(words)).toBe(words)
  })

  test('whatever is written: saying it twice changes nothing, and what shows is all there', () => {
    const mixed = fc.array(fc.oneof(fc.constantFrom(...UNSEEN.map((one) => U(one))), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), { maxLength: 12 }) // prettier-ignore
    fc.assert(
      fc.property(mixed, (parts) => {
        const once = visible(parts.join(''))
        expect(visible(once)).toBe(once)
        const seen = (words: string) => words.replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\p{Cs}\p{Cf}\p{Cn}\s]/gu, '')
        expect(seen(once)).toBe(seen(parts.join('')))
      }),
      { numRuns: 2000 },
    )
  })
})
