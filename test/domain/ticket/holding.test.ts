/** Clocks that hold still and go on, are moved by an extension, or counted again by another calendar. 2026-11-23 is a Monday. */
import { withHours, type Calendar } from '../../../src/domain/calendar/workdays'
import type { ClockKind } from '../../../src/domain/ticket/clocks'
import { rowOf } from '../../../src/domain/ticket/states'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { CENTRE, HOUSING, STREET_3 } from '../../helpers/people'
import { Life } from '../../helpers/life'
import { aTicket, at, beijing, CALENDAR, GIVEN } from '../../helpers/tickets'

const inProgress = (from: string, some: Partial<Ticket> = {}) => Life.from(from, aTicket({ state: 'in_progress', ...some }))
const HOUR = 3_600_000

describe('goes on with exactly what was left', () => {
  // why, filed, about what, stopped, goes on, handling due before and after
  const ENROL: Partial<Ticket> = { category: 'education_health', item: 'enrol' } // five working days
  const GAS: Partial<Ticket> = { category: 'utilities_heat', item: 'gas', urgency: 'critical' } // two hours
  const HELD: [string, Partial<Ticket>, string, string, string, string, string][] = [
    ['to the hour of the same day: nothing was lost', {}, '2026-11-23 10:24', '2026-11-23 11:00', '2026-11-23 11:00', '2026-11-26 17:30', '2026-11-26 17:30'], // Mon
    ['a working day later, a working day more', {}, '2026-11-23 10:24', '2026-11-24 10:00', '2026-11-25 10:00', '2026-11-26 17:30', '2026-11-27 17:30'], // Tue → Wed: Thu → Fri
    ['an hour of work later, into the next morning', {}, '2026-11-23 10:24', '2026-11-24 10:00', '2026-11-24 11:00', '2026-11-26 17:30', '2026-11-27 09:30'], // Tue: Thu → Fri
    ['over lunch nothing is lost', {}, '2026-11-23 10:24', '2026-11-24 12:00', '2026-11-24 14:30', '2026-11-26 17:30', '2026-11-26 17:30'], // Tue
    ['over a weekend nothing is lost', {}, '2026-11-26 09:00', '2026-11-27 17:30', '2026-11-30 08:30', '2026-12-01 17:30', '2026-12-01 17:30'], // Fri → Mon: Tue
    ['through a weekend and half a Monday', {}, '2026-11-26 09:00', '2026-11-27 14:30', '2026-11-30 12:00', '2026-12-01 17:30', '2026-12-02 17:30'], // Fri noon → Mon noon: six and a half hours
    ['gone on from a Saturday, counted from Monday', {}, '2026-11-26 09:00', '2026-11-27 17:30', '2026-11-28 12:00', '2026-12-01 17:30', '2026-12-01 17:30'], // Fri → Sat: Tue
    ['over National Day, 1 to 7 October, nothing is lost', ENROL, '2026-09-28 09:00', '2026-09-30 17:30', '2026-10-08 08:30', '2026-10-10 17:30', '2026-10-10 17:30'], // Wed → Thu: make-up Sat
    ['stopped before it, gone on after it: nine and a half hours of work', ENROL, '2026-09-28 09:00', '2026-09-29 14:30', '2026-10-08 08:30', '2026-10-10 17:30', '2026-10-13 11:30'], // Tue → Thu: Sat → Mon 6.5 h, Tue 3 h
    ['two hours run on the clock: so does the rest of them', GAS, '2026-11-28 10:00', '2026-11-28 10:30', '2026-11-29 23:00', '2026-11-28 12:00', '2026-11-30 00:30'], // Sat → Sun
  ] // prettier-ignore
  for (const [why, some, filed, stopped, goesOn, before, after] of HELD)
    test(`${why}: ${before} → ${after}`, () => {
      const one = inProgress(filed, some)
      expect(one.due('handle')).toBe(before)
      expect(one.do(stopped, 'askInfo').due('handle')).toBe('still')
      expect(one.do(goesOn, 'supplement').due('handle')).toBe(after)
    })

  test('what was promised first stays on record', () => {
    const one = inProgress('2026-11-23 10:24').do('2026-11-24 10:00', 'askInfo').do('2026-11-25 10:00', 'supplement')
    expect(one.clock('handle')).toMatchObject({ firstDueAt: at('2026-11-26 17:30'), basis: 'left', countedFrom: at('2026-11-25 10:00') })
  })

  test('stopped twice, what is left the second time is what was left after the first', () => {
    const one = inProgress('2026-11-23 10:24')
    one.do('2026-11-24 10:00', 'askInfo').do('2026-11-25 10:00', 'supplement') // → Fri 17:30
    one.do('2026-11-26 16:30', 'pause', { ...GIVEN.pause, until: '2026-11-30' }).do('2026-11-27 08:30', 'resume') // an hour of work
    expect(one.due('handle')).toBe('2026-11-30 09:30') // Mon
  })

  test('what was overdue stays overdue, by as much as it was', () => {
    const one = inProgress('2026-11-23 10:24')
    one.do('2026-11-26 19:30', 'pause', { ...GIVEN.pause, until: '2026-12-01' }) // two hours late
    expect(one.clock('handle')).toMatchObject({ dueAt: null, leftMs: -2 * HOUR })
    one.do('2026-12-01 09:00', 'resume')
    expect(one.due('handle')).toBe('2026-12-01 07:00')
  })

  test('a line that says nothing of waiting moves nothing meanwhile', () => {
    const one = inProgress('2026-11-23 10:24').do('2026-11-24 10:00', 'pause')
    const held = one.clock('handle')
    one.do('2026-11-24 11:00', 'supplement').do('2026-11-24 12:00', 'inform').do('2026-11-24 15:00', 'note')
    expect(one.clock('handle')).toEqual(held)
  })

  test('what would have followed waits too, and comes with the new due time', () => {
    const one = inProgress('2026-11-23 10:24').do('2026-11-24 10:00', 'pause', { ...GIVEN.pause, until: '2026-11-26' })
    expect(one.clock('handle')).toMatchObject({ nextAt: null, rung: 0 })
    expect(one.sweepTill('2026-11-26 17:29')).toEqual([])
    expect(one.sweepTill('2026-11-26 17:30')).toEqual(['2026-11-26 17:30 resume'])
    expect(one.due('handle')).toBe('2026-12-01 16:00') // eighteen hours of work were left: Fri 6.5, Mon 6.5, Tue 5
    expect(one.clock('handle')!.nextAt).toBeGreaterThan(at('2026-11-26 17:30'))
  })
})

describe('which clocks hold still', () => {
  /** The clocks of a state after it was left by that action: those that hold still in brackets. */
  const held = (some: Partial<Ticket>, action: 'askInfo' | 'pause' | 'park') =>
    new Life(aTicket({ reachable: true, urgeWaiting: true, ...some })).do('2026-11-23 11:00', action).kinds()

  test('a question holds whatever ran', () => {
    expect(held({}, 'askInfo')).toBe('(accept) (return) (urge) (handle) supply')
    expect(held({ state: 'accepted', mode: 'spot' }, 'askInfo')).toBe('(contact) (spot) (urge) (handle) supply')
    expect(held({ state: 'accepted', unitId: CENTRE }, 'askInfo')).toBe('(dispatch) (contact) (urge) (handle) supply')
  })

  test('a pause holds whatever ran', () => {
    expect(held({ state: 'accepted', unitId: CENTRE }, 'pause')).toBe('(dispatch) (contact) (urge) (handle) wait')
    expect(held({ state: 'in_progress', mode: 'spot' }, 'pause')).toBe('(contact) (spot) (urge) (handle) wait')
  })

  test('挂账 holds whatever ran, wherever it came from', () => {
    expect(held({ state: 'accepted', unitId: CENTRE }, 'park')).toBe('(dispatch) (contact) (urge) (handle) review')
    expect(held({ state: 'returned', unitId: CENTRE }, 'park')).toBe('(rule) (urge) (handle) review')
    expect(held({ state: 'consult', unitId: STREET_3 }, 'park')).toBe('(consult) (urge) (handle) review')
    expect(held({ state: 'escalated', unitId: STREET_3 }, 'park')).toBe('(accept) (urge) (handle) review')
  })

  test('whatever a state leaves for a wait is held in it, but for the time to return what was signed for', () => {
    const HELD_IN = { need_info: ['submitted', 'accepted', 'in_progress'], paused: ['accepted', 'in_progress'], parked: ['accepted', 'in_progress', 'returned', 'consult', 'escalated'] } as const // prettier-ignore
    for (const [state, from] of Object.entries(HELD_IN)) {
      const ran = new Set(from.flatMap((one): ClockKind[] => [...rowOf(one).clocks]))
      expect([...ran].filter((kind) => !rowOf(state as 'parked').holds!.includes(kind))).toEqual([])
    }
  })

  test('an order’s day waits as well, by plain time: a day and a half still to go', () => {
    const one = new Life(aTicket({ state: 'accepted', unitId: STREET_3 }))
    one.do('2026-11-23 10:30', 'dispatch', { ...GIVEN.dispatch, until: '2026-11-25' }).do('2026-11-23 11:00', 'sign')
    one.do('2026-11-24 05:30', 'pause', { ...GIVEN.pause, until: '2026-12-10' }).do('2026-12-01 09:00', 'resume')
    expect(one.due('order')).toBe('2026-12-02 21:00')
  })

  test('a unit’s own turn is held and goes on in that unit’s own hours', () => {
    const own = withHours(CALENDAR, [['09:00', '16:00']])
    const timing = { hoursOf: (id: string) => (id === HOUSING ? own : CALENDAR) }
    const one = Life.from('2026-11-23 10:00', aTicket({ state: 'in_progress', unitId: HOUSING, mode: 'spot' }), timing) // Mon
    expect(one.due('spot')).toBe('2026-11-24 16:00') // Tue
    one.do('2026-11-24 12:00', 'askInfo').do('2026-11-25 12:00', 'supplement') // four of its hours left
    expect(one.due('spot')).toBe('2026-11-25 16:00') // Wed
  })
})

describe('挂账', () => {
  test('has a day to look again; parked once more it has the new day, and the first is kept', () => {
    const one = inProgress('2026-11-23 10:24').do('2026-11-24 10:00', 'park')
    expect(one.due('review')).toBe('2026-12-21 17:30')
    one.do('2026-12-21 10:00', 'park', { ...GIVEN.park, until: '2027-01-20' })
    expect(one.clock('review')).toMatchObject({ dueAt: at('2027-01-20 17:30'), firstDueAt: at('2026-12-21 17:30'), rung: 0 })
    expect(one.do('2027-01-20 08:30', 'resume', {}, { relations: ['centre'] }).due('handle')).toBe('2027-01-22 16:00') // Wed: 6.5, Thu 6.5, Fri 5
  })
})

describe('延期', () => {
  test('moves the end of handling when it is granted, not when it is asked; the first promise is kept', () => {
    const one = inProgress('2026-11-23 10:24', { unitId: HOUSING }).do('2026-11-25 10:00', 'extend')
    expect(one.due('handle')).toBe('2026-11-26 17:30')
    one.do('2026-11-25 11:00', 'grantExtension')
    expect(one.clock('handle')).toMatchObject({ dueAt: at('2026-11-30 17:30'), firstDueAt: at('2026-11-26 17:30'), basis: 'date', rung: 0 })
  })

  test('refused it moves nothing', () => {
    const one = inProgress('2026-11-23 10:24').do('2026-11-25 10:00', 'extend').do('2026-11-25 11:00', 'refuseExtension')
    expect(one.due('handle')).toBe('2026-11-26 17:30')
  })

  test('granted after the limit has passed, it is overdue no longer', () => {
    const one = inProgress('2026-11-23 10:24', { unitId: HOUSING }).do('2026-11-26 17:00', 'extend')
    expect(one.sweepTill('2026-11-26 18:00')).toContain('2026-11-26 17:30 overdue handle')
    one.do('2026-11-26 18:30', 'grantExtension')
    expect(one.clock('handle')).toMatchObject({ dueAt: at('2026-11-30 17:30'), rung: 0 })
    expect(one.sweepTill('2026-11-30 17:00')).toEqual(['2026-11-27 14:43 remind handle']) // a quarter of the whole span before the end
  })

  test('what is held after an extension goes on with what was left of the new limit', () => {
    const one = inProgress('2026-11-23 10:24').do('2026-11-25 10:00', 'extend').do('2026-11-25 11:00', 'grantExtension')
    one.do('2026-11-27 17:30', 'pause', { ...GIVEN.pause, until: '2026-12-10' }).do('2026-12-01 17:30', 'resume') // a working day left
    expect(one.due('handle')).toBe('2026-12-02 17:30')
  })
})

describe('重算时限: another working calendar', () => {
  /** Thursday and Friday off, Saturday made up for it. */
  const changed: Calendar = {
    ...CALENDAR,
    version: 2,
    holidays: new Set([...CALENDAR.holidays, '2026-11-26', '2026-11-27']),
    makeUpDays: new Set([...CALENDAR.makeUpDays, '2026-11-28']),
  }
  const recounted = (one: Life) => one.recount(changed, '2026-11-24 10:00')

  test('a limit in working days is counted again from where it began', () => {
    const one = recounted(inProgress('2026-11-23 10:24'))
    expect(one.clock('handle')).toMatchObject({ dueAt: at('2026-11-28 17:30'), firstDueAt: at('2026-11-26 17:30'), calendarVersion: 2 }) // Thu → Sat
  })

  test('so is what was left after a wait, from when it went on', () => {
    const one = inProgress('2026-11-23 10:24').do('2026-11-23 17:00', 'askInfo').do('2026-11-24 09:00', 'supplement')
    expect(one.due('handle')).toBe('2026-11-27 09:30') // Fri: twenty hours of work were left
    expect(recounted(one).due('handle')).toBe('2026-11-30 09:30') // Sat is worked, Mon follows
  })

  test('what runs on the clock stays, and a day somebody named unless it is a day off now', () => {
    const urgent = recounted(inProgress('2026-11-24 09:00', { urgency: 'urgent' }))
    expect(urgent.due('handle')).toBe('2026-11-25 09:00')
    const granted = inProgress('2026-11-23 10:24').do('2026-11-23 11:00', 'extend', { until: '2026-11-27', note: '等配件' })
    expect(recounted(granted.do('2026-11-23 12:00', 'grantExtension')).due('handle')).toBe('2026-11-28 17:30') // Fri is off, Sat is worked
    const later = inProgress('2026-11-23 10:24').do('2026-11-23 11:00', 'extend', { until: '2026-11-30', note: '等配件' })
    expect(recounted(later.do('2026-11-23 12:00', 'grantExtension')).due('handle')).toBe('2026-11-30 17:30')
  })

  test('what holds still stays still', () => {
    expect(recounted(inProgress('2026-11-23 10:24').do('2026-11-23 11:00', 'pause')).due('handle')).toBe('still')
  })

  test('a due time that was provisional is firm once the calendar reaches it', () => {
    const one = inProgress('2026-12-30 10:00')
    expect(one.clock('handle')).toMatchObject({ dueAt: at('2027-01-04 17:30'), tentative: true })
    const known = { ...CALENDAR, version: 2, knownUntil: at('2027-12-31 23:59'), holidays: new Set([...CALENDAR.holidays, '2027-01-01']) }
    expect(one.recount(known, '2026-12-30 11:00').clock('handle')).toMatchObject({ dueAt: at('2027-01-05 17:30'), tentative: false })
  })

  test('the reminder moves with it', () => {
    const one = inProgress('2026-11-23 10:24')
    expect(beijing(one.clock('handle')!.nextAt!)).toBe('2026-11-26 08:30')
    expect(beijing(recounted(one).clock('handle')!.nextAt!)).toBe('2026-11-28 08:30')
  })

  test('a unit’s own hours stay its own', () => {
    const own = (calendar: Calendar) => withHours(calendar, [['09:00', '16:00']])
    const one = Life.from('2026-11-25 10:00', aTicket({ state: 'dispatched', unitId: HOUSING }), { hoursOf: () => own(CALENDAR) })
    expect(one.due('return')).toBe('2026-11-26 16:00')
    expect(one.recount(changed, '2026-11-25 11:00', own(changed)).due('return')).toBe('2026-11-28 16:00')
  })
})
