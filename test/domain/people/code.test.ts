import { blocksOf, CODE_BYTES, codeFrom, isCode, readCode } from '../../../src/domain/people/code'

const bytes = (seed: number) => Uint8Array.from({ length: CODE_BYTES }, (_, i) => (seed * 31 + i * 57 + (i * i * seed) / 3) & 255)
const CODES = Array.from({ length: 40 }, (_, seed) => codeFrom(bytes(seed)))

test('a code carries 95 random bits in 20 letters, shown in five blocks of four', () => {
  expect(CODE_BYTES * 5).toBeGreaterThanOrEqual(80)
  for (const code of CODES) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
  expect(blocksOf(CODES[1]!).map((block) => block.length)).toEqual([4, 4, 4, 4, 4])
  expect(new Set(CODES).size).toBe(CODES.length)
})

test('what the phone made is read back, however it was typed', () => {
  for (const code of CODES) {
    expect(readCode(blocksOf(code).join(' '))).toEqual({ code })
    expect(readCode(` ${blocksOf(code.toLowerCase()).join('-')} `)).toEqual({ code })
    expect(readCode(code.replace(/0/g, 'o').replace(/1/g, 'l'))).toEqual({ code })
  }
})

test('one wrong letter, or two neighbours that changed places, is told at once', () => {
  for (const code of CODES)
    for (let at = 0; at < code.length; at++) {
      const other = code[at] === 'Z' ? 'Y' : 'Z'
      expect(readCode(code.slice(0, at) + other + code.slice(at + 1))).toEqual({ wrong: 'typo' })
      const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at] + code.slice(at + 2)
      if (swapped !== code) expect(isCode(swapped)).toBe(false)
    }
})

test('a code that is too short or too long is told as such', () => {
  for (const typed of ['', '7K2M', CODES[2]!.slice(1), `${CODES[2]}A`]) expect(readCode(typed)).toEqual({ wrong: 'length' })
})

test('a letter that no code has is a slip', () => expect(readCode(`U${CODES[3]!.slice(1)}`)).toEqual({ wrong: 'typo' }))
