import { frameOf, monthsIn, placeIn, sumOf } from '../../../src/domain/project/wall'

test('the frame holds every day and today, a month at least, and a little beside the ends', () => {
  const rows = [
    { fromDay: '2026-10-01', dueDay: '2027-02-28' },
    { fromDay: '2026-11-10', dueDay: null },
  ]
  const frame = frameOf(rows, '2026-11-23')
  expect([placeIn(frame, '2026-10-01'), placeIn(frame, '2027-02-28')].every((at) => at > 0 && at < 100)).toBe(true)
  expect(placeIn(frame, '2026-10-01')).toBeLessThan(placeIn(frame, '2026-11-23'))
  expect(monthsIn(frame).map(({ text }) => text)).toEqual(['10月', '11月', '12月', '1月', '2月', '3月'])
  const empty = frameOf([], '2026-11-23')
  expect(empty.to - empty.from).toBe(31 * 86_400_000)
  expect(monthsIn(empty).map(({ day }) => day)).toEqual(['2026-12-01'])
})

test('what stands there is summed up before anything is read', () => {
  expect(sumOf([])).toBe('0 项')
  expect(sumOf([{ flag: null }])).toBe('1 项')
  expect(sumOf([{ flag: 'black' }, { flag: 'red' }, { flag: 'still' }, { flag: 'black' }])).toBe('4 项：过了期限 2，停滞 1，按期销号 1')
})
