/** Waiting with a reason: 请补充 and 补充, 暂停计时 (天气、法定程序、反映人), 挂账. */
import { BUNDLED_CALENDAR, calendarOf } from '../../../src/domain/calendar/workdays'
import { PAUSE_REASONS } from '../../../src/domain/ticket/given'
import { perform } from '../../../src/domain/ticket/lifecycle'
import type { Relation } from '../../../src/domain/ticket/relations'
import type { State } from '../../../src/domain/ticket/states'
import { CENTRE, GRID_3, STREET_3 } from '../../helpers/people'
import { Life } from '../../helpers/life'
import { aClock, afterDoing, as, aSituation, aTicket, at, done, GIVEN, MONDAY, refused } from '../../helpers/tickets'

const inState = (state: State, ...relations: Relation[]) =>
  aSituation({ relations: relations.length > 0 ? relations : ['handler'], ticket: { state, unitId: STREET_3 } })

describe('请补充', () => {
  for (const state of ['submitted', 'accepted', 'in_progress'] as const)
    test(`asked while ${state}: the reporter’s turn; with the answer it goes on there`, () => {
      const asked = afterDoing(inState(state), 'askInfo')
      expect(asked).toMatchObject({ state: 'need_info', backTo: state, unitId: STREET_3 })
      for (const who of ['reporter', 'proxy'] as const)
        expect(afterDoing(aSituation({ ...as(who), ticket: asked }), 'supplement')).toMatchObject({ state, backTo: null, unitId: STREET_3 })
    })

  test('a supplement nobody asked for moves nothing', () => {
    for (const state of ['submitted', 'paused', 'parked', 'verified'] as const)
      expect(afterDoing(inState(state, 'reporter'), 'supplement')).toMatchObject({ state, stage: 1 })
  })

  test('an unanswered question ends the matter when the time for it is over, not before', () => {
    const asked = (now: string) =>
      aSituation({
        ...as('clock'),
        ticket: { state: 'need_info', backTo: 'accepted' },
        clocks: [aClock('supply', at('2026-11-25 17:30'))],
        now: at(now),
      })
    expect(refused(asked('2026-11-25 17:29'), 'lapse')).toEqual({ code: 'turnOver' })
    expect(afterDoing(asked('2026-11-25 17:30'), 'lapse')).toMatchObject({
      state: 'closed',
      backTo: null,
      answered: false,
      endedAt: at('2026-11-25 17:30'),
    })
  })

  test('what lapsed before anybody handled it starts over when it is reopened; what had been handled is handled again', () => {
    const lapsed = (handledBy: string | null) => aSituation({ ...as('reporter'), ticket: { state: 'closed', handledBy, endedAt: MONDAY } })
    expect(afterDoing(lapsed(null), 'reopen')).toMatchObject({ state: 'submitted', round: 0, unitId: GRID_3, reopened: true })
    expect(afterDoing(lapsed(STREET_3), 'reopen')).toMatchObject({ state: 'rework', round: 1, unitId: STREET_3 })
  })

  test('"too little to go on" is no ground before the reporter was asked', () => {
    const rejecting = (askedInfo: boolean) =>
      perform(aSituation({ askedInfo }), 'reject', { rejectReason: 'insufficient', note: '没写清在哪' })
    expect(rejecting(false)).toEqual({ refusal: { code: 'askedFirst' } })
    expect(rejecting(true)).not.toHaveProperty('refusal')
    expect(afterDoing(aSituation({ askedInfo: false }), 'reject').state).toBe('rejected')
  })
})

// from Monday 2026-11-23 10:24: the last day that may be named is 30 days on
const DAYS: [string, boolean][] = [
  ['2026-11-22', false], // yesterday
  ['2026-11-23', true], // today, till 17:30
  ['2026-11-24', true],
  ['2026-12-23', true], // 30 days
  ['2026-12-24', false], // 31 days
]

describe('暂停计时', () => {
  const working = inState('in_progress')
  const paused = (relation: Relation, now = MONDAY) =>
    aSituation({ ...as(relation), ticket: { state: 'paused', backTo: 'accepted' }, clocks: [aClock('wait', at('2026-11-26 17:30'))], now })

  for (const pauseReason of PAUSE_REASONS)
    test(`for ${pauseReason}: with words for the reporter and a last day`, () => {
      expect(afterDoing(working, 'pause', { ...GIVEN.pause, pauseReason })).toMatchObject({ state: 'paused', backTo: 'in_progress' })
    })

  test('never without a reason, words and a day', () => {
    expect(refused(working, 'pause', {})).toEqual({ code: 'missing', missing: ['pauseReason', 'note', 'until'] })
  })

  for (const [until, may] of DAYS)
    test(`till ${until}: ${may ? 'yes' : 'no'}, at most 30 days`, () => {
      const result = perform(working, 'pause', { ...GIVEN.pause, until })
      expect('refusal' in result ? result.refusal : 'ok').toEqual(may ? 'ok' : { code: 'untilSoon' })
    })

  test('after closing time today is over', () => {
    const evening = { ...working, now: at('2026-11-23 17:30') }
    expect(refused(evening, 'pause', { ...GIVEN.pause, until: '2026-11-23' })).toEqual({ code: 'untilSoon' })
  })

  test('the handler ends it any time, and it goes on where it was', () => {
    expect(afterDoing(paused('handler'), 'resume')).toMatchObject({ state: 'accepted', backTo: null })
  })

  test('nobody else does: not the centre, nor the clock before the named day', () => {
    expect(refused(paused('centre'), 'resume')).toEqual({ code: 'waitOver' })
    expect(refused(paused('levelAbove'), 'resume').code).toBe('notAllowed')
    expect(refused(paused('clock', at('2026-11-26 17:29')), 'resume')).toEqual({ code: 'waitOver' })
    expect(afterDoing(paused('clock', at('2026-11-26 17:30')), 'resume').state).toBe('accepted')
  })

  test('meanwhile the work rests: it is told about, not resolved', () => {
    expect(done(inState('paused'), 'inform')[0]!.after.state).toBe('paused')
    for (const action of ['resolve', 'escalate', 'dispatch', 'extend'] as const)
      expect(refused(inState('paused'), action).code).toBe('wrongState')
  })

  test('a request for more time dies with it', () => {
    const asking = aSituation({ ticket: { state: 'in_progress', extensionAsked: MONDAY + 1 } })
    expect(afterDoing(asking, 'pause').extensionAsked).toBeNull()
  })
})

describe('挂账', () => {
  const parking = (state: State, ...relations: Relation[]) => inState(state, ...relations)

  for (const state of ['accepted', 'in_progress', 'returned', 'consult', 'escalated'] as const)
    test(`out of ${state}, by the centre: it remembers where it was`, () => {
      expect(afterDoing(parking(state, 'centre'), 'park')).toMatchObject({ state: 'parked', backTo: state, unitId: STREET_3 })
    })

  test('by the centre alone', () => {
    for (const who of ['handler', 'levelAbove', 'supervisor', 'formerUnit'] as const)
      expect(refused(parking('in_progress', who), 'park').code).toBe('notAllowed')
  })

  test('only with the reason for the reporter, measures, a leader and a day to look again', () => {
    expect(refused(parking('in_progress', 'centre'), 'park', {})).toEqual({
      code: 'missing',
      missing: ['note', 'measures', 'leader', 'until'],
    })
  })

  for (const [until, may] of DAYS)
    test(`to be looked at on ${until}: ${may ? 'yes' : 'no'}, at most 30 days`, () => {
      const result = perform(parking('in_progress', 'centre'), 'park', { ...GIVEN.park, until })
      expect('refusal' in result ? result.refusal : 'ok').toEqual(may ? 'ok' : { code: 'untilSoon' })
    })

  test('looked at again it may be parked again, and still knows where it was', () => {
    const parked = aSituation({ ...as('centre'), ticket: { state: 'parked', backTo: 'in_progress', stage: 5 } })
    expect(afterDoing(parked, 'park')).toMatchObject({ state: 'parked', backTo: 'in_progress', stage: 5 })
  })

  test('the centre takes it out; neither the handler nor the clock does', () => {
    const parked = (relation: Relation) =>
      aSituation({
        ...as(relation),
        ticket: { state: 'parked', backTo: 'in_progress' },
        clocks: [aClock('review', MONDAY), aClock('wait', MONDAY)],
      })
    expect(afterDoing(parked('centre'), 'resume')).toMatchObject({ state: 'in_progress', backTo: null })
    for (const who of ['handler', 'clock'] as const) expect(refused(parked(who), 'resume')).toEqual({ code: 'waitOver' })
  })

  test('the centre’s own case is the centre’s to park and to take out', () => {
    const own = aSituation({ ...as('handler', 'centre'), ticket: { state: 'accepted', unitId: CENTRE } })
    const parked = afterDoing(own, 'park')
    expect(afterDoing(aSituation({ ...as('handler', 'centre'), ticket: parked }), 'resume').state).toBe('accepted')
  })
})

describe('a promise on a day off', () => {
  const working = () => Life.from('2026-11-23 10:24', aTicket({ state: 'in_progress' }))

  test('a pause to a Saturday ends on Monday, and history says Monday', () => {
    const paused = working().do('2026-11-23 11:00', 'pause', { ...GIVEN.pause, until: '2026-11-28' })
    expect(paused.due('wait')).toBe('2026-11-30 17:30')
    expect(paused.lines.at(-1)!.given.until).toBe('2026-11-30')
  })

  test('a promise in the holiday ends after it, one on a make-up Saturday stays', () => {
    const asked = Life.from('2026-09-21 10:24', aTicket({ state: 'in_progress' }))
    expect(asked.do('2026-09-22 10:00', 'pause', { ...GIVEN.pause, until: '2026-10-03' }).due('wait')).toBe('2026-10-08 17:30')
    const made = Life.from('2026-09-21 10:24', aTicket({ state: 'in_progress' }))
    expect(made.do('2026-09-22 10:00', 'pause', { ...GIVEN.pause, until: '2026-10-10' }).due('wait')).toBe('2026-10-10 17:30')
  })

  test('an extension to a Sunday is granted to Monday', () => {
    const asked = working().do('2026-11-24 10:00', 'extend', { ...GIVEN.extend, until: '2026-11-29' })
    expect(asked.ticket.extensionAsked).toBe(at('2026-11-30 17:30'))
    expect(asked.do('2026-11-24 11:00', 'grantExtension').due('handle')).toBe('2026-11-30 17:30')
  })

  test('a day that becomes a day off later moves the promise with it', () => {
    const paused = working().do('2026-11-23 11:00', 'pause', { ...GIVEN.pause, until: '2026-11-26' })
    const off = calendarOf({ ...BUNDLED_CALENDAR, version: 2, holidays: [...BUNDLED_CALENDAR.holidays, '2026-11-26'] })
    expect(paused.recount(off, '2026-11-24 09:00').due('wait')).toBe('2026-11-27 17:30')
  })
})
