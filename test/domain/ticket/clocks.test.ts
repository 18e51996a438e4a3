import { clockChange, earliest, isOverdue, type Clock } from '../../../src/domain/ticket/clocks'
import type { Action } from '../../../src/domain/ticket/actions'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { GRID_3, HOUSING, TIANHE } from '../../helpers/people'
import { afterDoing, aSituation, aTicket, beijing, CALENDAR, CATALOGUE, MONDAY } from '../../helpers/tickets'
import type { Relation } from '../../../src/domain/ticket/relations'

const changed = (before: Ticket | null, after: Ticket) => clockChange(before, after, MONDAY, CATALOGUE, CALENDAR)
const said = (before: Ticket | null, after: Ticket) => {
  const { stop, start } = changed(before, after)
  return { stop, start: start.map((clock) => `${clock.kind} ${beijing(clock.dueAt!)}`) }
}
const by = (ticket: Partial<Ticket>, action: Action, relations: Relation[] = ['handler'], given?: Parameters<typeof afterDoing>[2]) => {
  const situation = aSituation({ ticket, relations })
  return said(situation.ticket, afterDoing(situation, action, given))
}

test('filing starts the clock of acceptance and the clock of handling', () => {
  // Mon 10:24: one working hour, three working days
  expect(said(null, aTicket())).toEqual({ stop: [], start: ['accept 2026-11-23 11:24', 'handle 2026-11-26 17:30'] })
})

test('a clock remembers its limit and the versions it was computed with', () => {
  expect(changed(null, aTicket()).start[1]).toEqual({
    kind: 'handle',
    startedAt: MONDAY,
    dueAt: MONDAY + 3 * 86_400_000 + 7 * 3_600_000 + 6 * 60_000,
    limit: '3wd',
    tentative: false,
    limitVersion: CATALOGUE.version,
    calendarVersion: CALENDAR.version,
  })
})

test('accepting stops the clock of acceptance; handling runs on', () => {
  expect(by({}, 'accept')).toEqual({ stop: ['accept'], start: [] })
})

test('escalating gives the next unit its own clock of acceptance, and not a minute more for handling', () => {
  expect(by({ state: 'in_progress' }, 'escalate')).toEqual({ stop: [], start: ['accept 2026-11-23 11:24'] })
  expect(by({}, 'escalate')).toEqual({ stop: ['accept'], start: ['accept 2026-11-23 11:24'] })
})

test('dispatching starts 签收, anew for each unit', () => {
  // Mon 10:24 and four working hours, lunch left out
  expect(by({ state: 'accepted', unitId: TIANHE }, 'dispatch')).toEqual({ stop: [], start: ['sign 2026-11-23 16:54'] })
  expect(by({ state: 'dispatched', unitId: TIANHE }, 'dispatch')).toEqual({ stop: ['sign'], start: ['sign 2026-11-23 16:54'] })
})

test('a return starts the ruling: one working day', () => {
  expect(by({ state: 'dispatched', unitId: HOUSING }, 'return')).toEqual({ stop: ['sign'], start: ['rule 2026-11-24 17:30'] })
})

test('resolving stops the handling and gives the resident seven days', () => {
  expect(by({ state: 'in_progress' }, 'resolve')).toEqual({ stop: ['handle'], start: ['answer 2026-11-30 10:24'] })
})

test('"not solved" stops the answer and gives half the time: two working days of three', () => {
  const verdict = by({ state: 'verified', handledBy: GRID_3 }, 'judge', ['reporter'], { solved: 'no', satisfied: '3' })
  expect(verdict).toEqual({ stop: ['answer'], start: ['accept 2026-11-23 11:24', 'handle 2026-11-25 17:30'] })
})

test('the end stops every clock', () => {
  expect(by({}, 'reject')).toEqual({ stop: ['accept', 'handle'], start: [] })
  expect(by({ state: 'in_progress' }, 'withdraw', ['reporter'])).toEqual({ stop: ['handle'], start: [] })
  expect(by({ state: 'verified' }, 'judge', ['reporter'])).toEqual({ stop: ['answer'], start: [] })
})

test('notes, supplements and urging touch no clock', () => {
  for (const action of ['note', 'supplement', 'urge'] as const)
    expect(by({}, action, ['handler', 'reporter'])).toEqual({ stop: [], start: [] })
})

test('urgent work is taken within half an hour, weekend or not, and critical work ends in two hours', () => {
  expect(said(null, aTicket({ category: 'utilities_heat', item: 'gas', urgency: 'critical' })).start).toEqual([
    'accept 2026-11-23 10:54',
    'handle 2026-11-23 12:24',
  ])
})

describe('the clock that decides the place in a list', () => {
  const aClock = (kind: Clock['kind'], dueAt: number | null): Clock => ({
    kind,
    startedAt: 0,
    dueAt,
    limit: '1h',
    tentative: false,
    limitVersion: 1,
    calendarVersion: 1,
  })

  test('is the earliest one running; a paused one decides nothing', () => {
    expect(earliest([aClock('handle', 30), aClock('accept', 20), aClock('sign', null)])?.kind).toBe('accept')
    expect(earliest([aClock('sign', null)])).toBeUndefined()
    expect(earliest([])).toBeUndefined()
  })

  test('is overdue after its moment, not at it, and never while paused', () => {
    expect(isOverdue({ dueAt: 10 }, 10)).toBe(false)
    expect(isOverdue({ dueAt: 10 }, 11)).toBe(true)
    expect(isOverdue({ dueAt: null }, 11)).toBe(false)
  })
})
