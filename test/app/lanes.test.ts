import { lanesOf, type Lane } from '../../src/app/lib/lanes'
import { appended, refreshed } from '../../src/app/remote/list'

const rows = (...ids: string[]) => ids.map((id) => ({ id }))
const letters = (lanes: Lane[]) => lanes.map((lane) => lane.rows.map(({ id }) => id).join(''))
const TEN = rows(...'abcdefghij')

test('rows lie in lanes of four', () => {
  expect(letters(lanesOf(TEN, []))).toEqual(['abcd', 'efgh', 'ij'])
})

test('a row that goes makes its own lane new, and no other', () => {
  const before = lanesOf(TEN, [])
  const after = lanesOf(
    TEN.filter(({ id }) => id !== 'f'),
    before,
  )
  expect(letters(after)).toEqual(['abcd', 'egh', 'ij'])
  expect([after[0] === before[0], after[1] === before[1], after[2] === before[2]]).toEqual([true, false, true])
})

test('a row that comes lies with those before it; a lane twice as long is divided', () => {
  const before = lanesOf(TEN, [])
  const after = lanesOf([TEN[0]!, ...rows('x'), ...TEN.slice(1)], before)
  expect(letters(after)).toEqual(['axbcd', 'efgh', 'ij'])
  const many = lanesOf([TEN[0]!, ...rows(...'vwxyz'), ...TEN.slice(1)], before)
  expect(letters(many)).toEqual(['avwx', 'yzbc', 'd', 'efgh', 'ij'])
})

test('the next page fills new lanes; a lane that all have left stays, empty', () => {
  const before = lanesOf(TEN.slice(0, 4), [])
  const after = lanesOf(TEN, before)
  expect(letters(after)).toEqual(['abcd', 'efgh', 'ij'])
  expect(after[0]).toBe(before[0])
  expect(letters(lanesOf(TEN.slice(4), after))).toEqual(['', 'efgh', 'ij'])
})

test('a row that moved lies where it is now, and nothing else moves with it', () => {
  const before = lanesOf(TEN, [])
  expect(letters(lanesOf(rows(...'jabcdefghi'), before))).toEqual(['jabcd', 'efgh', 'i'])
  expect(letters(lanesOf(rows(...'bcdefghija'), before))).toEqual(['bcd', 'efgh', 'ija'])
})

const page = (ids: string, next: string | null) => ({ rows: rows(...ids), next })

test('a refresh of the first page keeps what was loaded after it', () => {
  const loaded = appended(page('abcd', '1'), page('efgh', '2'))
  expect(refreshed(loaded, page('abcd', '1'))).toEqual(page('abcdefgh', '2'))
  // one came above: the last of the first page lies on the next one now
  expect(refreshed(loaded, page('xabc', '1'))).toEqual(page('xabcdefgh', '2'))
  // one went: the first of the next page moved up
  expect(refreshed(loaded, page('acde', '1'))).toEqual(page('acdefgh', '2'))
  expect(refreshed(loaded, page('ab', null))).toEqual(page('ab', null))
})

test('a row in which nothing changed stays the same object', () => {
  const before = page('ab', null)
  const after = refreshed(before, { rows: [{ id: 'a' }, { id: 'c' }], next: null })
  expect(after.rows[0]).toBe(before.rows[0])
})
