import { numberOf, readNumber } from '../../../src/domain/ticket/number'

test('a number is the day and six letters none of which is mistaken for another', () => {
  expect(numberOf('20261123', Uint8Array.from([0, 31, 8, 255, 64, 1]))).toBe('20261123-2ZAZ23')
})

test.each([
  ['20261123-7K2M9Q', '20261123-7K2M9Q'],
  ['20261123-7K2M', '20261123-7K2M'],
  [' 20261123 7k2m9q ', '20261123-7K2M9Q'],
  ['202611237k2m', '20261123-7K2M'],
  ['编号：２０２６１１２３－７Ｋ２Ｍ９Ｑ', '20261123-7K2M9Q'],
  ['2026 1123 — 7K2M 9Q', '20261123-7K2M9Q'],
  ['20261123-7K2M9', undefined],
  ['20261123-7K1M', undefined],
  ['7K2M 9QWE 3XF0 7K2M 9QWE', undefined],
  ['', undefined],
])('%j is read as %j: those of before are good for ever', (typed, number) => expect(readNumber(typed)).toBe(number))
