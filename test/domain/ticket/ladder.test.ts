/**
 * What the system does by itself (到期升级): reminds before a limit, tells when it has passed, moves up 网格 → 社区 → 街道 → 区, and where
 * nobody is above supervises. 2026-11-23 is a Monday; the sweep is punctual here, one that comes late finds the same things to do.
 */
import { CLOCK_KINDS, CLOCKS, timed, type Clock, type ClockKind } from '../../../src/domain/ticket/clocks'
import { climbed, reminderWaits, stepDue } from '../../../src/domain/ticket/ladder'
import type { Limit } from '../../../src/domain/ticket/limits'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { CENTRE, GRID_3, HOUSING, STREET_3, TIANHE } from '../../helpers/people'
import { Life } from '../../helpers/life'
import { tableOf } from '../../helpers/table'
import { aClock, as, aSituation, aTicket, at, beijing, CALENDAR, GIVEN, MONDAY } from '../../helpers/tickets'

const from = (when: string, some: Partial<Ticket> = {}) => Life.from(when, aTicket(some))

describe('by hand: whose clock it is, what follows when it runs out', () => {
  const TABLE = tableOf(`
    clock    | of       | reminds | late  | does   | told
    accept   | owner    | -       | rises | -      | yes
    dispatch | owner    | -       | tells | -      | -
    sign     | owner    | yes     | rises | -      | yes
    return   | nobody   | -       | -     | -      | -
    contact  | owner    | -       | tells | -      | -
    spot     | owner    | -       | tells | -      | -
    order    | owner    | yes     | tells | -      | -
    rule     | owner    | -       | rises | -      | yes
    consult  | owner    | -       | rises | -      | -
    urge     | owner    | -       | tells | -      | -
    handle   | owner    | yes     | rises | -      | yes
    wait     | owner    | -       | -     | resume | yes
    review   | centre   | yes     | rises | -      | yes
    supply   | reporter | -       | -     | lapse  | yes
    verify   | checker  | yes     | tells | -      | yes
    callback | centre   | -       | tells | -      | -
    answer   | reporter | -       | -     | close  | yes
  `)
  test('all seventeen', () => {
    const yes = (claim: true | undefined) => (claim ? 'yes' : '-')
    const rows = CLOCK_KINDS.map((clock) => {
      const { of, near, late, does, told } = CLOCKS[clock]
      return [clock, { clock, of, reminds: yes(near), late: late ?? '-', does: does ?? '-', told: yes(told) }]
    })
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(TABLE))
  })
})

const firstStepAt = (clock: Clock, calendar = CALENDAR) => timed(clock, calendar).nextAt

describe('the reminder', () => {
  // limit, from, due, reminded: when a quarter of the working time is left, or when the last day opens if that comes first
  const REMINDED: [string, Limit, string, string, string][] = [
    ['three working days: the morning of the last', '3wd', '2026-11-23 10:24', '2026-11-26 17:30', '2026-11-26 08:30'], // Mon → Thu
    ['five working days: a quarter left is the afternoon before', '5wd', '2026-11-23 10:24', '2026-11-30 17:30', '2026-11-27 14:43'], // Mon → Mon
    [
      'ten working days: a quarter left is a Thursday, with a weekend between',
      '10wd',
      '2026-11-23 10:24',
      '2026-12-07 17:30',
      '2026-12-03 10:36',
    ], // Mon → Mon
    ['one working day: the morning of the day', '1wd', '2026-11-23 17:00', '2026-11-24 17:30', '2026-11-24 08:30'], // Mon → Tue
    ['from a Friday evening: Monday morning', '1wd', '2026-11-27 18:00', '2026-11-30 17:30', '2026-11-30 08:30'], // Fri → Mon
    ['over the National Day: the day before the make-up Saturday', '5wd', '2026-09-28 09:00', '2026-10-10 17:30', '2026-10-09 11:52'], // Mon → make-up Sat
    ['due the same day: at once, the morning is over', '1d', '2026-11-23 10:24', '2026-11-23 17:30', '2026-11-23 10:24'], // Mon
    ['due the same day, at lunch: when lunch is over', '1d', '2026-11-23 12:30', '2026-11-23 17:30', '2026-11-23 14:30'], // Mon
    ['calendar days: in working time too', '7d', '2026-11-23 22:00', '2026-11-30 22:00', '2026-11-27 15:52'], // Mon → Mon
    ['calendar days without a working hour: only their end', '1d', '2026-11-28 10:00', '2026-11-29 10:00', '2026-11-29 10:00'], // Sat → Sun
    ['working hours: a quarter of them left', '4wh', '2026-11-23 10:24', '2026-11-23 16:54', '2026-11-23 15:54'], // Mon
    ['working hours over night', '4wh', '2026-11-23 16:30', '2026-11-24 11:30', '2026-11-24 10:30'], // Mon → Tue
    ['round the clock: six hours before, at night', '24h', '2026-11-23 10:24', '2026-11-24 10:24', '2026-11-24 04:24'], // Mon → Tue
    ['round the clock: on a Sunday too', '24h', '2026-11-28 20:00', '2026-11-29 20:00', '2026-11-29 14:00'], // Sat → Sun
  ]
  for (const [why, limit, start, due, reminded] of REMINDED)
    test(`${why}: ${reminded}`, () => {
      const clock = aClock('handle', at(due), { startedAt: at(start), countedFrom: at(start), limit })
      expect(beijing(firstStepAt(clock)!)).toBe(reminded)
    })

  test('one that comes late, because the server stood still, waits till somebody is at work, the end of the limit at the longest', () => {
    const clock = (due: string, limit: Limit) => aClock('handle', at(due), { limit, rung: 0 })
    // limit, due, when the server is back, when it is reminded; - at once
    const LATE: [Limit, string, string, string][] = [
      ['3wd', '2026-11-26 17:30', '2026-11-26 10:00', '-'],
      ['5wd', '2026-11-30 17:30', '2026-11-27 22:00', '2026-11-30 08:30'], // Fri night → Mon
      ['5wd', '2026-10-10 17:30', '2026-10-03 09:00', '2026-10-08 08:30'], // in the holiday
      ['7d', '2026-11-29 10:00', '2026-11-28 23:00', '2026-11-29 10:00'], // nobody is at work before its end
      ['24h', '2026-11-29 20:00', '2026-11-29 15:00', '-'], // round the clock
      ['3wd', '2026-11-26 17:30', '2026-11-26 20:00', '-'], // too late to remind: it is overdue
    ]
    for (const [limit, due, now, waits] of LATE) {
      const until = reminderWaits(clock(due, limit), at(now), CALENDAR)
      expect(until === undefined ? '-' : beijing(until)).toBe(waits)
    }
  })

  test('once: after it comes the limit itself', () => {
    const clock = aClock('handle', MONDAY + 1000, { rung: 1 })
    expect(firstStepAt(clock)).toBe(MONDAY + 1000)
    expect(climbed(aClock('handle', MONDAY + 1), aSituation(), CALENDAR)).toEqual({ rung: 1, nextAt: MONDAY + 1 })
  })

  test('a clock nobody is reminded of has its limit alone; one that only bars has nothing', () => {
    expect(firstStepAt(aClock('accept', MONDAY + 1000))).toBe(MONDAY + 1000)
    expect(firstStepAt(aClock('return', MONDAY + 1000))).toBeNull()
    expect(firstStepAt(aClock('handle', null))).toBeNull()
  })
})

describe('a grid’s ticket nobody takes', () => {
  const night = from('2026-11-23 10:24', { urgency: 'critical', category: 'utilities_heat', item: 'gas' })

  test('very urgent, every step follows as fast as its limit: up to the centre within two hours, then supervision', () => {
    expect(night.sweepTill('2026-11-23 18:30')).toEqual([
      '2026-11-23 10:54 overdue accept',
      '2026-11-23 11:24 moveUp tianhe accept', // half an hour once more
      '2026-11-23 11:54 remind handle', // a quarter of two hours left
      '2026-11-23 11:54 overdue accept',
      '2026-11-23 12:24 overdue handle',
      '2026-11-23 12:24 moveUp street3 accept',
      '2026-11-23 12:54 overdue accept',
      '2026-11-23 13:24 moveUp centre accept',
      '2026-11-23 13:54 overdue accept',
      '2026-11-23 14:24 supervise phone handle', // nobody is above the centre
      '2026-11-23 14:24 supervise letter accept',
      '2026-11-23 14:54 supervise written accept',
    ])
    expect(night.ticket).toMatchObject({ unitId: CENTRE, state: 'escalated', supervision: 'written', lead: null })
  })

  test('and there it ends: what is higher is ordered by people', () => {
    expect(night.sweepTill('2026-12-23 10:24')).toEqual([])
    expect(night.clocks.map(({ nextAt }) => nextAt)).toEqual(night.clocks.map(() => null))
  })
})

describe('a handling limit that is missed', () => {
  test('the handler is reminded, the level above told, then it rises a level each working day', () => {
    const late = from('2026-11-23 10:24', { state: 'in_progress', lead: GRID_3 })
    expect(late.sweepTill('2026-11-27 18:00').filter((line) => line.endsWith('handle'))).toEqual([
      '2026-11-26 08:30 remind handle',
      '2026-11-26 17:30 overdue handle', // Thu
      '2026-11-27 17:30 moveUp tianhe handle', // Fri
    ])
    expect(late.ticket).toMatchObject({ unitId: TIANHE, state: 'escalated', lead: GRID_3 })
    expect(late.due('handle')).toBe('2026-11-26 17:30')
    expect(late.due('accept')).toBe('2026-11-30 09:30')
  })

  test('over the weekend nothing rises', () => {
    const late = from('2026-11-23 10:24', { state: 'in_progress', unitId: TIANHE })
    late.sweepTill('2026-11-26 18:00')
    late.do('2026-11-27 12:00', 'note')
    expect(late.sweepTill('2026-11-29 23:00').filter((line) => line.endsWith('handle'))).toEqual(['2026-11-27 17:30 moveUp street3 handle'])
    late.do('2026-11-30 08:00', 'accept')
    expect(late.sweepTill('2026-11-30 18:00')).toEqual(['2026-11-30 17:30 moveUp centre handle']) // Mon
  })

  test('a sweep that comes late finds the same things to do, one at a time', () => {
    const late = from('2026-11-23 10:24', { state: 'in_progress' })
    late.now = at('2026-11-26 20:00')
    expect(late.attend()).toEqual({ action: 'overdue', given: { clock: 'handle' } })
    expect(late.clock('handle')).toMatchObject({ rung: 2, nextAt: at('2026-11-27 17:30') })
    expect(late.attend()).toBeUndefined()
  })

  test('a department is supervised, grade by grade, not relieved', () => {
    const late = from('2026-11-23 10:24', { state: 'in_progress', unitId: HOUSING, lead: HOUSING })
    expect(late.sweepTill('2026-12-20 12:00')).toEqual([
      '2026-11-26 08:30 remind handle',
      '2026-11-26 17:30 overdue handle', // Thu
      '2026-11-27 17:30 supervise phone handle', // Fri
      '2026-11-30 17:30 supervise letter handle', // Mon
      '2026-12-01 17:30 supervise written handle', // Tue
    ])
    expect(late.ticket).toMatchObject({ unitId: HOUSING, lead: HOUSING, supervision: 'written', state: 'in_progress' })
  })

  test('people’s own grade is gone on from, and one ordered above is left alone', () => {
    const supervised = (supervision: Ticket['supervision']) => {
      const late = from('2026-11-23 10:24', { state: 'in_progress', unitId: HOUSING, supervision })
      return late.sweepTill('2026-12-20 12:00').filter((line) => line.includes('supervise'))
    }
    expect(supervised('letter')).toEqual(['2026-11-27 17:30 supervise written handle'])
    for (const grade of ['written', 'listed', 'leader'] as const) expect(supervised(grade)).toEqual([])
  })

  test('a grid has three levels above it, a community two, a street one', () => {
    for (const [unitId, levels] of [
      [GRID_3, [TIANHE, STREET_3, CENTRE]],
      [TIANHE, [STREET_3, CENTRE]],
      [STREET_3, [CENTRE]],
    ] as const) {
      const late = from('2026-11-23 10:24', { state: 'in_progress', unitId })
      const moved = late.sweepTill('2026-12-20 12:00').flatMap((line) => /moveUp (\w+)/.exec(line)?.[1] ?? [])
      expect(moved).toEqual(levels)
    }
  })
})

describe('where moving up does not help', () => {
  test('a meeting that comes to no end is supervised', () => {
    const meeting = from('2026-11-23 10:24', { state: 'consult', unitId: STREET_3, category: 'sanitation', item: 'illegal_building' })
    expect(meeting.sweepTill('2026-11-30 18:00')).toEqual([
      '2026-11-26 17:30 overdue consult', // Thu
      '2026-11-27 17:30 supervise phone consult',
      '2026-11-30 17:30 supervise letter consult',
    ])
    expect(meeting.ticket).toMatchObject({ state: 'consult', unitId: STREET_3 })
  })

  test('a ruling the centre does not make is supervised', () => {
    const returned = from('2026-11-23 10:24', { state: 'returned', unitId: CENTRE })
    expect(returned.sweepTill('2026-11-25 18:00').filter((line) => line.endsWith('rule'))).toEqual([
      '2026-11-24 17:30 overdue rule', // Tue
      '2026-11-25 17:30 supervise phone rule',
    ])
  })

  test('挂账 nobody looks at again: reminded, told, supervised', () => {
    const parked = from('2026-11-23 10:24', { state: 'in_progress' }).do('2026-11-23 10:24', 'park', { ...GIVEN.park, until: '2026-11-27' })
    expect(parked.sweepTill('2026-12-01 08:00')).toEqual([
      '2026-11-26 16:21 remind review', // a quarter left
      '2026-11-27 17:30 overdue review', // Fri
      '2026-11-30 17:30 supervise phone review',
    ])
    expect(parked.ticket.state).toBe('parked')
  })
})

describe('a clock that only tells', () => {
  // which, the ticket, when it is told, and nothing after it
  const TELLS: [ClockKind, Partial<Ticket>, string][] = [
    ['dispatch', { state: 'accepted', unitId: CENTRE, mode: 'dispatch' }, '2026-11-23 11:24'],
    ['contact', { state: 'in_progress', reachable: true }, '2026-11-24 17:30'],
    ['spot', { state: 'in_progress', mode: 'spot' }, '2026-11-24 17:30'],
    ['urge', { state: 'in_progress', urgeWaiting: true }, '2026-11-24 17:30'],
    ['verify', { state: 'resolved', handledBy: GRID_3 }, '2026-11-25 17:30'],
    ['callback', { state: 'verified', reachable: true, handledBy: GRID_3 }, '2026-11-25 17:30'],
  ]
  for (const [kind, some, when] of TELLS)
    test(`${kind} is told once`, () => {
      const lines = from('2026-11-23 10:24', { category: 'sanitation', item: 'illegal_building', ...some }).sweepTill('2026-11-29 12:00')
      expect(lines.filter((line) => line.endsWith(kind) && !line.includes('remind'))).toEqual([`${when} overdue ${kind}`])
    })

  test('nor does it begin to climb when the ticket goes on after a wait', () => {
    const owed = from('2026-11-23 10:24', { state: 'in_progress', reachable: true, category: 'sanitation', item: 'illegal_building' })
    expect(owed.sweepTill('2026-11-25 08:00')).toEqual(['2026-11-24 17:30 overdue contact'])
    owed.do('2026-11-25 09:00', 'pause', { ...GIVEN.pause, until: '2026-11-30' }).do('2026-11-26 09:00', 'resume')
    expect(owed.due('contact')).toBe('2026-11-25 17:30') // as late as it was
    expect(owed.sweepTill('2026-12-01 08:00')).toEqual([])
  })
})

describe('what the system does at the end of a turn', () => {
  test('a pause ends on its day', () => {
    const paused = from('2026-11-23 10:24', { state: 'in_progress' }).do('2026-11-23 11:00', 'pause', {
      ...GIVEN.pause,
      until: '2026-11-25',
    })
    expect(paused.sweepTill('2026-11-25 18:00')).toEqual(['2026-11-25 17:30 resume'])
    expect(paused.ticket.state).toBe('in_progress')
  })

  test('a question nobody answers ends the matter', () => {
    const asked = from('2026-11-23 10:24').do('2026-11-23 11:00', 'askInfo')
    expect(asked.sweepTill('2026-12-23 12:00')).toEqual(['2026-11-25 17:30 lapse'])
    expect(asked.ticket).toMatchObject({ state: 'closed', answered: false })
  })

  test('silence closes after seven days; where a check is still owed, with the check', () => {
    const silent = from('2026-11-23 10:24', { state: 'verified', handledBy: GRID_3 })
    expect(silent.sweepTill('2026-12-23 12:00')).toEqual(['2026-11-30 10:24 close'])
    const unchecked = from('2026-11-23 10:24', { state: 'resolved', handledBy: GRID_3 })
    expect(unchecked.sweepTill('2026-12-03 09:00').filter((line) => line.endsWith('close'))).toEqual([])
    expect(unchecked.do('2026-12-03 10:00', 'check').sweepTill('2026-12-03 10:01')).toEqual(['2026-12-03 10:00 close'])
    expect(unchecked.ticket).toMatchObject({ state: 'closed', answered: false })
  })
})

test('nothing is done that the lifecycle refuses', () => {
  const clock = aClock('answer', MONDAY - 1)
  const silent = (state: 'resolved' | 'verified') => stepDue(clock, aSituation({ ...as('clock'), ticket: { state }, clocks: [clock] }))
  expect(silent('resolved')).toBeUndefined()
  expect(silent('verified')).toEqual({ action: 'close', given: {} })
})
