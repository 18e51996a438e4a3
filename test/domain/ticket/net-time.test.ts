/** 净用时: the time a unit really had for handling, from the history alone. 2026-11-23 is a Monday; a working day has six and a half hours. */
import { netTime } from '../../../src/domain/ticket/net-time'
import type { State } from '../../../src/domain/ticket/states'
import { at, CALENDAR } from '../../helpers/tickets'

const HOUR = 3_600_000
const lines = (...all: [string, State][]) => all.map(([when, state]) => ({ at: at(when), state }))
const hours = (all: ReturnType<typeof lines>, now: string, limit: '3wd' | '4wh' | '24h' = '3wd') =>
  netTime(all, limit, CALENDAR, at(now)) / HOUR

// why, history, now, hours
const NET: [string, ReturnType<typeof lines>, string, number][] = [
  ['filed an hour ago', lines(['2026-11-23 10:00', 'submitted']), '2026-11-23 11:00', 1],
  ['over lunch and a night', lines(['2026-11-23 10:00', 'submitted']), '2026-11-24 10:00', 6.5], // Mon → Tue
  ['over a weekend', lines(['2026-11-27 16:30', 'submitted']), '2026-11-30 09:30', 2], // Fri → Mon
  ['over National Day', lines(['2026-09-30 16:30', 'submitted']), '2026-10-08 09:30', 2], // Wed → Thu
  ['handed from unit to unit it runs on', lines(['2026-11-23 09:00', 'submitted'], ['2026-11-23 10:00', 'accepted'], ['2026-11-23 11:00', 'dispatched'], ['2026-11-23 11:30', 'in_progress']), '2026-11-23 12:00', 3],
  ['a question stops it', lines(['2026-11-23 09:00', 'submitted'], ['2026-11-23 10:00', 'need_info'], ['2026-11-24 10:00', 'submitted']), '2026-11-24 11:00', 2],
  ['a pause stops it', lines(['2026-11-23 09:00', 'in_progress'], ['2026-11-23 10:00', 'paused']), '2026-11-27 10:00', 1],
  ['挂账 stops it', lines(['2026-11-23 09:00', 'in_progress'], ['2026-11-23 10:00', 'parked'], ['2026-11-25 10:00', 'in_progress']), '2026-11-25 12:00', 3],
  ['reported done it stands, however long it waits for the verdict', lines(['2026-11-23 09:00', 'in_progress'], ['2026-11-23 11:00', 'verified']), '2026-12-23 11:00', 2],
  ['sent back it goes on', lines(['2026-11-23 09:00', 'in_progress'], ['2026-11-23 11:00', 'verified'], ['2026-11-25 09:00', 'rework']), '2026-11-25 10:00', 3],
  ['closed it is what it was', lines(['2026-11-23 09:00', 'in_progress'], ['2026-11-23 11:00', 'resolved'], ['2026-11-23 11:30', 'closed']), '2027-11-23 09:00', 2],
] // prettier-ignore
for (const [why, history, now, expected] of NET) test(`${why}: ${expected} hours`, () => expect(hours(history, now)).toBe(expected))

test('a limit that runs on the clock counts plain time, pauses left out all the same', () => {
  const history = lines(['2026-11-27 20:00', 'submitted'], ['2026-11-28 02:00', 'paused'], ['2026-11-28 08:00', 'in_progress'])
  expect(hours(history, '2026-11-28 10:00', '24h')).toBe(8) // Fri night → Sat
  expect(hours(history, '2026-11-28 10:00', '4wh')).toBe(0)
})

test('no history, no time', () => expect(hours([], '2026-11-23 10:00')).toBe(0))
