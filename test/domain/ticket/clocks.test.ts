/** Which clocks run, from when, and by when they are due. 2026-11-23 is a Monday; offices open 08:30–12:00 and 14:30–17:30. */
import type { Action } from '../../../src/domain/ticket/actions'
import { CLOCK_KINDS, earliestOf, isOverdue, turnClocks, type ClockKind, type Timing } from '../../../src/domain/ticket/clocks'
import type { Given } from '../../../src/domain/ticket/given'
import { withHours } from '../../../src/domain/calendar/workdays'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { CENTRE, GRID_3, HOUSING, OVERSIGHT, STREET_3, TIANHE } from '../../helpers/people'
import { Life } from '../../helpers/life'
import { aClock, aTicket, at, beijing, CALENDAR, CATALOGUE, GIVEN, MONDAY, TIMING } from '../../helpers/tickets'

/** A ticket in which that clock starts, and the line of history that starts it. */
const STARTS: Record<ClockKind, { ticket: Partial<Ticket>; action?: Action; given?: Given }> = {
  accept: { ticket: { state: 'submitted' } },
  dispatch: { ticket: { state: 'accepted', unitId: CENTRE, mode: 'dispatch' } },
  sign: { ticket: { state: 'dispatched', unitId: HOUSING } },
  return: { ticket: { state: 'dispatched', unitId: HOUSING } },
  contact: { ticket: { state: 'accepted', reachable: true } },
  spot: { ticket: { state: 'accepted', mode: 'spot' } },
  order: { ticket: { state: 'dispatched', unitId: HOUSING }, action: 'dispatch', given: { until: '2026-11-25' } },
  rule: { ticket: { state: 'returned', unitId: CENTRE } },
  consult: { ticket: { state: 'consult', unitId: STREET_3 } },
  urge: { ticket: { state: 'in_progress', urgeWaiting: true } },
  handle: { ticket: { state: 'submitted' } },
  wait: { ticket: { state: 'paused' }, action: 'pause', given: { until: '2026-11-26' } },
  review: { ticket: { state: 'parked' }, action: 'park', given: { until: '2026-12-21' } },
  supply: { ticket: { state: 'need_info' } },
  verify: { ticket: { state: 'resolved' } },
  callback: { ticket: { state: 'verified', reachable: true } },
  answer: { ticket: { state: 'verified' } },
}
function started(kind: ClockKind, from: string, some: Partial<Ticket> = {}, given?: Given, timing: Partial<Timing> = {}) {
  const { ticket, action = 'accept', given: usual = {} } = STARTS[kind]
  const after = aTicket({ ...ticket, ...some })
  const turn = { seq: 2, action, before: after, after, given: given ?? usual }
  return turnClocks([], turn, { ...TIMING, ...timing, now: at(from) }).find((clock) => clock.kind === kind)
}

// why, which clock, how pressing or what about, from, due
const N = {}
const URGENT: Partial<Ticket> = { urgency: 'urgent' }
const CRITICAL: Partial<Ticket> = { urgency: 'critical' }
const DUE: [string, ClockKind, Partial<Ticket>, string, string][] = [
  ['受理: one working hour', 'accept', N, '2026-11-23 10:24', '2026-11-23 11:24'], // Mon
  ['受理: filed at closing time', 'accept', N, '2026-11-23 17:30', '2026-11-24 09:30'], // Mon → Tue
  ['受理: filed on a Saturday', 'accept', N, '2026-11-28 10:00', '2026-11-30 09:30'], // Sat → Mon
  ['受理: filed on National Day', 'accept', N, '2026-10-01 09:00', '2026-10-08 09:30'], // Thu → Thu
  ['受理, urgent: half an hour, at night and on a Sunday too', 'accept', URGENT, '2026-11-29 23:50', '2026-11-30 00:20'], // Sun → Mon
  ['受理, very urgent', 'accept', CRITICAL, '2026-11-28 10:00', '2026-11-28 10:30'], // Sat
  ['派单 by the centre: one working hour', 'dispatch', N, '2026-11-23 11:30', '2026-11-23 15:00'], // Mon over lunch
  ['派单, urgent', 'dispatch', URGENT, '2026-11-23 11:30', '2026-11-23 12:00'], // Mon
  ['签收: four working hours', 'sign', N, '2026-11-23 10:24', '2026-11-23 16:54'], // Mon
  ['签收: over a weekend', 'sign', N, '2026-11-27 16:30', '2026-11-30 11:30'], // Fri → Mon
  ['签收, urgent: half an hour', 'sign', URGENT, '2026-11-28 10:00', '2026-11-28 10:30'], // Sat
  ['退单: one working day', 'return', N, '2026-11-23 10:24', '2026-11-24 17:30'], // Mon → Tue
  ['退单: from a Friday', 'return', N, '2026-11-27 10:24', '2026-11-30 17:30'], // Fri → Mon
  ['退单, urgent: four hours', 'return', URGENT, '2026-11-28 10:00', '2026-11-28 14:00'], // Sat
  ['退单, very urgent: two hours', 'return', CRITICAL, '2026-11-28 10:00', '2026-11-28 12:00'], // Sat
  ['联系反映人: one working day', 'contact', N, '2026-11-23 10:24', '2026-11-24 17:30'], // Mon → Tue
  ['联系反映人, urgent: two hours', 'contact', URGENT, '2026-11-23 22:00', '2026-11-24 00:00'], // Mon → Tue
  ['马上办: one working day', 'spot', N, '2026-11-23 10:24', '2026-11-24 17:30'], // Mon → Tue
  ['马上办, urgent: a day and a night', 'spot', URGENT, '2026-11-27 20:00', '2026-11-28 20:00'], // Fri → Sat
  ['交办期限: to the end of the day it names', 'order', N, '2026-11-23 10:24', '2026-11-25 17:30'], // Mon → Wed
  ['裁定: one working day', 'rule', N, '2026-11-27 16:00', '2026-11-30 17:30'], // Fri → Mon
  ['裁定, urgent: two hours', 'rule', URGENT, '2026-11-27 17:00', '2026-11-27 19:00'], // Fri
  ['裁定, very urgent: half an hour', 'rule', CRITICAL, '2026-11-27 17:00', '2026-11-27 17:30'], // Fri
  ['会商: three working days', 'consult', N, '2026-11-26 09:00', '2026-12-01 17:30'], // Thu → Tue
  ['会商, urgent: a day and a night', 'consult', URGENT, '2026-11-26 09:00', '2026-11-27 09:00'], // Thu → Fri
  ['会商, very urgent: twelve hours', 'consult', CRITICAL, '2026-11-26 09:00', '2026-11-26 21:00'], // Thu
  ['回应催办: one working day', 'urge', N, '2026-11-27 20:00', '2026-11-30 17:30'], // Fri evening → Mon
  ['回应催办, urgent: four hours', 'urge', URGENT, '2026-11-27 20:00', '2026-11-28 00:00'], // Fri → Sat
  ['回应催办, very urgent: two hours', 'urge', CRITICAL, '2026-11-27 20:00', '2026-11-27 22:00'], // Fri
  ['办理: a lamp has three working days', 'handle', N, '2026-11-23 10:24', '2026-11-26 17:30'], // Mon → Thu
  ['办理: five, over National Day; a make-up Saturday counts', 'handle', { category: 'education_health', item: 'enrol' }, '2026-09-28 09:00', '2026-10-10 17:30'], // Mon → Sat
  ['办理: one, from a holiday', 'handle', { category: 'sanitation', item: 'other' }, '2026-10-03 12:00', '2026-10-08 17:30'], // Sat → Thu
  ['办理: fifteen', 'handle', { category: 'sanitation', item: 'illegal_building' }, '2026-11-23 10:24', '2026-12-14 17:30'], // Mon → Mon
  ['办理, urgent: a day and a night', 'handle', URGENT, '2026-11-27 20:00', '2026-11-28 20:00'], // Fri → Sat
  ['办理, a gas leak: two hours', 'handle', { category: 'utilities_heat', item: 'gas', urgency: 'critical' }, '2026-10-01 02:00', '2026-10-01 04:00'], // Thu, holiday
  ['办理 once more: half of three, rounded up', 'handle', { round: 1 }, '2026-11-23 10:24', '2026-11-25 17:30'], // Mon → Wed
  ['办理 a third time: not shorter still', 'handle', { round: 2 }, '2026-11-23 10:24', '2026-11-25 17:30'], // Mon → Wed
  ['办理 once more, of one working day: never under one', 'handle', { category: 'sanitation', item: 'other', round: 1 }, '2026-11-23 10:24', '2026-11-24 17:30'], // Mon → Tue
  ['办理 once more, urgent: half a day and a night', 'handle', { ...URGENT, round: 1 }, '2026-11-23 10:24', '2026-11-23 22:24'], // Mon
  ['恢复办理: the end of the day that was named', 'wait', N, '2026-11-23 10:24', '2026-11-26 17:30'], // Mon → Thu
  ['挂账复查: likewise', 'review', N, '2026-11-23 10:24', '2026-12-21 17:30'], // Mon → Mon
  ['补充: two working days', 'supply', N, '2026-11-27 10:00', '2026-12-01 17:30'], // Fri → Tue
  ['补充: no less when it presses', 'supply', CRITICAL, '2026-11-27 10:00', '2026-12-01 17:30'], // Fri → Tue
  ['核查: two working days', 'verify', N, '2026-11-23 10:24', '2026-11-25 17:30'], // Mon → Wed
  ['核查, urgent: one', 'verify', URGENT, '2026-11-23 10:24', '2026-11-24 17:30'], // Mon → Tue
  ['回访: two working days', 'callback', N, '2026-11-26 10:24', '2026-11-30 17:30'], // Thu → Mon
  ['评价: seven days, holidays or not', 'answer', N, '2026-09-28 09:00', '2026-10-05 09:00'], // Mon → Mon
] // prettier-ignore
for (const [why, kind, some, from, due] of DUE)
  test(`${why}: from ${from} till ${due}`, () => expect(beijing(started(kind, from, some)!.dueAt!)).toBe(due))

test('the table above has every kind of clock', () => {
  expect(CLOCK_KINDS.filter((kind) => !DUE.some((row) => row[1] === kind))).toEqual([])
})

test('a clock remembers what was promised first, its limit and the versions it was computed with', () => {
  expect(started('handle', '2026-11-23 10:24')).toEqual({
    kind: 'handle',
    seq: 2,
    startedAt: MONDAY,
    dueAt: at('2026-11-26 17:30'),
    firstDueAt: at('2026-11-26 17:30'),
    limit: '3wd',
    tentative: false,
    limitVersion: CATALOGUE.version,
    calendarVersion: CALENDAR.version,
    basis: 'limit',
    countedFrom: MONDAY,
    leftMs: null,
    // the last day opens before a quarter is left
    nearAt: at('2026-11-26 08:30'),
    rung: 0,
    nextAt: at('2026-11-26 08:30'),
  })
})

test('past what the calendar knows a due time is provisional; a named day is not', () => {
  expect(started('handle', '2026-12-30 10:00')!.tentative).toBe(true)
  expect(started('wait', '2026-12-30 10:00', {}, { until: '2027-01-05' })!.tentative).toBe(false)
  expect(started('answer', '2026-12-30 10:00')!.tentative).toBe(false)
})

test('an old ticket keeps the limits it was opened with', () => {
  const stricter = {
    ...CATALOGUE,
    version: 9,
    clocks: { ...CATALOGUE.clocks, accept: { normal: '30min', urgent: '5min', critical: '5min' } },
  } as const
  const clock = started('accept', '2026-11-23 10:24', {}, {}, { catalogue: stricter })!
  expect([beijing(clock.dueAt!), clock.limitVersion]).toEqual(['2026-11-23 10:54', 9])
  expect(started('accept', '2026-11-23 10:24')!.limitVersion).toBe(1)
})

describe('a clock that does not always run', () => {
  // why, which, the ticket, does it run
  const RUNS: [string, ClockKind, Partial<Ticket>, boolean][] = [
    ['only the centre has a time to pass it on', 'dispatch', { unitId: STREET_3 }, false],
    ['what the centre does itself at once needs no 派单', 'dispatch', { mode: 'spot' }, false],
    ['after a 会商 there is no time to return it', 'return', { ruled: true }, false],
    ['a unit that returned it before has no second time', 'return', { returnedBy: [GRID_3], unitId: GRID_3 }, false],
    ['the centre returns nothing', 'return', { unitId: CENTRE }, false],
    ['a grid may return what is new', 'return', { state: 'submitted', unitId: GRID_3 }, true],
    ['nobody can be called who left no phone', 'contact', { reachable: false }, false],
    ['who was told already is not owed a first word', 'contact', { contacted: true }, false],
    ['only 马上办 is to be done at once', 'spot', { mode: 'tiers' }, false],
    ['nobody urged', 'urge', { urgeWaiting: false }, false],
    ['nobody can be called back who left no phone', 'callback', { reachable: false }, false],
    ['called back once is called back', 'callback', { calledBack: true }, false],
    ['while it is checked it may be called back too', 'callback', { state: 'resolved' }, true],
  ]
  for (const [why, kind, some, runs] of RUNS) test(why, () => expect(started(kind, '2026-11-23 10:24', some) !== undefined).toBe(runs))

  test('an order without a day has no clock of its own: the handling limit holds', () => {
    expect(started('order', '2026-11-23 10:24', {}, {})).toBeUndefined()
  })
})

describe('clocks of a life', () => {
  const life = (some: Partial<Ticket> = {}) => new Life(aTicket({ reachable: true, ...some }))

  test('filing starts acceptance, the time to return, and handling', () => {
    expect(life().kinds()).toBe('accept return handle')
    expect(life({ unitId: CENTRE, gridId: null }).kinds()).toBe('accept handle')
  })

  test('each line stops what its state has no use for and starts what it needs; handling runs through', () => {
    const one = life()
    const seen = () => one.kinds()
    const handle = one.due('handle')
    expect(one.do('2026-11-23 10:40', 'accept') && seen()).toBe('handle contact spot')
    expect(one.do('2026-11-23 10:41', 'inform') && seen()).toBe('handle spot')
    expect(one.do('2026-11-23 10:42', 'urge') && seen()).toBe('handle spot urge')
    expect(one.do('2026-11-23 10:43', 'escalate') && seen()).toBe('handle urge accept')
    expect(one.do('2026-11-23 10:44', 'dispatch', { ...GIVEN.dispatch, until: '2026-11-25' }) && seen()).toBe(
      'handle urge sign return order',
    )
    expect(one.do('2026-11-23 10:45', 'sign') && seen()).toBe('handle urge order')
    expect(one.due('handle')).toBe(handle)
    expect(one.do('2026-11-23 10:46', 'resolve', { outcome: 'explained', note: '说清楚了' }) && seen()).toBe('verify answer callback')
    expect(one.do('2026-11-23 10:47', 'callBack') && seen()).toBe('verify answer')
    expect(one.do('2026-11-23 10:48', 'judge', { solved: 'no', satisfied: '2' }) && seen()).toBe('accept handle')
    expect(one.due('handle')).toBe('2026-11-25 17:30')
    expect(one.do('2026-11-23 10:49', 'withdraw') && seen()).toBe('')
  })

  test('a unit’s own turn starts anew with the unit, and only with the unit', () => {
    const dispatched = new Life(aTicket({ state: 'dispatched', unitId: TIANHE, mode: 'dispatch' }))
    expect(dispatched.due('sign')).toBe('2026-11-23 16:54')
    expect(dispatched.do('2026-11-23 15:00', 'note').due('sign')).toBe('2026-11-23 16:54')
    expect(dispatched.do('2026-11-23 15:24', 'dispatch').due('sign')).toBe('2026-11-24 10:24') // Mon → Tue

    const returned = dispatched.do('2026-11-23 16:00', 'return')
    expect(returned.kinds()).toBe('handle rule')
    expect(returned.do('2026-11-23 16:30', 'dispatch', { unit: OVERSIGHT, goal: '办好', reason: '归它管。' }).kinds()).toBe(
      'handle sign return',
    )
  })

  test('escalating gives the next unit its own time to take it, and not a minute more for handling', () => {
    const one = new Life(aTicket({ state: 'in_progress' }))
    expect(one.do('2026-11-24 10:00', 'escalate').due('accept')).toBe('2026-11-24 11:00') // Tue
    expect(one.due('handle')).toBe('2026-11-26 17:30')
  })

  test('checked and answered in either order, both clocks are done with', () => {
    const resolved = () =>
      life({ state: 'in_progress', reachable: false }).do('2026-11-23 11:00', 'resolve', { outcome: 'explained', note: '说清楚了' })
    expect(resolved().do('2026-11-23 11:01', 'judge').kinds()).toBe('verify')
    expect(resolved().do('2026-11-23 11:01', 'check').kinds()).toBe('answer')
    expect(resolved().do('2026-11-23 11:01', 'judge').do('2026-11-23 11:02', 'check').kinds()).toBe('')
  })

  test('opened again it has the times of a new round', () => {
    const closed = new Life(aTicket({ state: 'verified', handledBy: GRID_3 })).do('2026-11-23 11:00', 'judge')
    const reopened = closed.do('2026-11-27 16:00', 'reopen') // Fri
    expect([reopened.due('accept'), reopened.due('handle')]).toEqual(['2026-11-27 17:00', '2026-12-01 17:30']) // Fri, Tue
  })
})

describe('a unit with hours of its own', () => {
  // 住建局 works through lunch and closes early
  const own = withHours(CALENDAR, [['09:00', '16:00']])
  const timing = { hoursOf: (unitId: string) => (unitId === HOUSING ? own : CALENDAR) }
  const atHousing = (from: string) => Life.from(from, aTicket({ state: 'dispatched', unitId: HOUSING }), timing)

  test('signs and returns in its own hours; the reporter’s promise is kept in the district’s', () => {
    const one = atHousing('2026-11-23 15:00') // Mon
    expect(one.due('sign')).toBe('2026-11-24 12:00') // one hour today, three tomorrow
    expect(one.due('return')).toBe('2026-11-24 16:00')
    expect(one.due('handle')).toBe('2026-11-26 17:30')
  })

  test('another unit’s turn is in that unit’s hours', () => {
    expect(Life.from('2026-11-23 15:00', aTicket({ state: 'dispatched', unitId: TIANHE }), timing).due('sign')).toBe('2026-11-24 10:00')
  })
})

describe('the clock that decides the place in a list', () => {
  test('is the earliest one running of those asked for; one that holds still decides nothing', () => {
    const clocks = [
      aClock('handle', 30),
      aClock('accept', 20),
      aClock('sign', null),
      aClock('verify', 10),
      aClock('answer', 5),
      aClock('return', 1),
    ]
    expect(earliestOf(clocks, 'owner')?.kind).toBe('accept')
    expect(earliestOf(clocks, 'checker')?.kind).toBe('verify')
    expect(earliestOf(clocks, 'owner', 'centre', 'reporter', 'checker')?.kind).toBe('answer')
    expect(earliestOf([aClock('sign', null)], 'owner')).toBeUndefined()
    expect(earliestOf([], 'owner')).toBeUndefined()
  })

  test('is overdue after its moment, not at it, and never while it holds still', () => {
    expect(isOverdue({ dueAt: 10 }, 10)).toBe(false)
    expect(isOverdue({ dueAt: 10 }, 11)).toBe(true)
    expect(isOverdue({ dueAt: null }, 11)).toBe(false)
  })
})
