/** Reported done, checked beside the verdict, judged, sent back, closed, reopened, appealed: the honest end of a matter. */
import type { Given } from '../../../src/domain/ticket/given'
import type { Units } from '../../../src/domain/people/units'
import type { Relation } from '../../../src/domain/ticket/relations'
import type { State } from '../../../src/domain/ticket/states'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { checkerOf } from '../../../src/domain/ticket/targets'
import {
  CENTRE,
  GRID_1,
  GRID_3,
  GRID_5,
  HEPING,
  HOUSING,
  OVERSIGHT,
  STREET_3,
  TIANHE,
  UNITS,
  unitsAfter,
  unitsWithout,
} from '../../helpers/people'
import { aClock, afterDoing, as, aSituation, aTicket, at, GIVEN, MONDAY, refused } from '../../helpers/tickets'

const DAY = 86_400_000
const NO: Given = { solved: 'no', satisfied: '2' }
const FAILED: Given = { checkResult: 'failed', reason: '灯还是不亮' }
/** Reported done by the grid, as somebody sees it. */
const doneBy = (state: State, relation: Relation, some: Partial<Ticket> = {}) =>
  aSituation({ ...as(relation), ticket: { state, handledBy: GRID_3, outcome: 'solved', ...some } })

describe('核查 is asked for', () => {
  const resolving = (some: Partial<Ticket>, outcome: 'solved' | 'partly' | 'explained' = 'solved', sampled = false) =>
    afterDoing(aSituation({ sampled, ticket: { state: 'in_progress', mode: 'tiers', ...some } }), 'resolve', { outcome, note: '办好了' })
      .state

  // why, the ticket, how it ended, is it in the sample; is it checked
  const ASKED: [string, Partial<Ticket>, 'solved' | 'partly' | 'explained', boolean, boolean][] = [
    ['an ordinary matter, solved', {}, 'solved', false, false],
    ['solved in part', {}, 'partly', false, false],
    ['解释办结', {}, 'explained', false, true],
    ['urgent', { urgency: 'urgent' }, 'solved', false, true],
    ['very urgent', { urgency: 'critical' }, 'solved', false, true],
    ['sent back once', { round: 1 }, 'solved', false, true],
    ['sponsored by a leader', { supervision: 'leader' }, 'solved', false, true],
    ['under supervision of a lower grade', { supervision: 'written' }, 'solved', false, false],
    ['马上办 in the sample', { mode: 'spot' }, 'solved', true, true],
    ['马上办 outside the sample', { mode: 'spot' }, 'solved', false, false],
    ['派单办: the sample is of 马上办', { mode: 'dispatch' }, 'solved', true, false],
  ]
  for (const [why, some, outcome, sampled, checked] of ASKED)
    test(`${why}: ${checked ? 'checked' : 'not checked'}`, () =>
      expect(resolving(some, outcome, sampled)).toBe(checked ? 'resolved' : 'verified'))

  test('a grid worker’s 马上办 is in the sample in the very step that takes it', () => {
    expect(afterDoing(aSituation({ sampled: true }), 'resolve').state).toBe('resolved')
    expect(afterDoing(aSituation({ sampled: false }), 'resolve').state).toBe('verified')
  })

  test('where nobody else may see it, nobody checks it: a complaint about the centre, at 纪检监察', () => {
    expect(resolving({ unitId: OVERSIGHT, complainedOf: CENTRE, confidential: true }, 'explained')).toBe('verified')
    expect(resolving({ unitId: OVERSIGHT, confidential: true }, 'explained')).toBe('resolved')
  })
})

describe('who checks', () => {
  // the unit that handled it, the unit that checks
  for (const [handledBy, checker] of [
    [GRID_3, TIANHE],
    [TIANHE, STREET_3],
    [STREET_3, CENTRE],
    [HOUSING, CENTRE],
    [CENTRE, CENTRE], // another of its own people
  ] as const)
    test(`what ${handledBy} has done lies on the desk of ${checker}`, () => {
      expect(checkerOf(aTicket({ handledBy, unitId: handledBy }), UNITS)).toBe(checker)
    })

  test('what is confidential is checked by the centre, not by the level between', () => {
    expect(checkerOf(aTicket({ handledBy: GRID_3, confidential: true }), UNITS)).toBe(CENTRE)
    expect(checkerOf(aTicket({ handledBy: OVERSIGHT, unitId: OVERSIGHT, confidential: true, complainedOf: CENTRE }), UNITS)).toBe(OVERSIGHT)
  })

  test('a level that has ended is passed by', () => {
    expect(checkerOf(aTicket({ handledBy: GRID_3 }), unitsWithout(TIANHE))).toBe(STREET_3)
  })

  test('another of the unit, the level above, the centre, a supervisor; never the one who did it', () => {
    for (const who of ['handler', 'levelAbove', 'centre', 'supervisor'] as const)
      expect(afterDoing(doneBy('resolved', who), 'check').state).toBe('verified')
    const own = { ...doneBy('resolved', 'handler'), ownWork: { handled: true, asked: false, arrived: false } }
    expect(refused(own, 'check')).toEqual({ code: 'notOwnWork' })
    for (const who of ['formerUnit', 'reporter', 'auditor', 'joiner'] as const)
      expect(refused(doneBy('resolved', who), 'check').code).toBe('notAllowed')
  })
})

describe('核查 and 评价 stand beside each other', () => {
  const ends = (first: Ticket, relation: Relation, action: 'judge' | 'check', given?: Given) =>
    afterDoing(aSituation({ ...as(relation), ticket: first }), action, given)

  test('first the verdict: resolved → 解决了 → confirmed → checked → closed', () => {
    const confirmed = ends(doneBy('resolved', 'reporter').ticket, 'reporter', 'judge')
    expect(confirmed).toMatchObject({ state: 'confirmed', answered: true, endedAt: null })
    expect(ends(confirmed, 'levelAbove', 'check')).toMatchObject({ state: 'closed', answered: true, endedAt: MONDAY })
  })

  test('first the check: resolved → passed → verified → 解决了 → closed', () => {
    const verified = ends(doneBy('resolved', 'reporter').ticket, 'levelAbove', 'check')
    expect(verified).toMatchObject({ state: 'verified', answered: false, endedAt: null })
    expect(ends(verified, 'reporter', 'judge')).toMatchObject({ state: 'closed', answered: true, endedAt: MONDAY })
  })

  test('not solved is not solved, checked or not', () => {
    for (const state of ['resolved', 'verified'] as const)
      expect(afterDoing(doneBy(state, 'reporter'), 'judge', NO)).toMatchObject({ state: 'rework', round: 1, unitId: GRID_3, outcome: null })
  })

  test('a check that fails sends it back, whatever the reporter said', () => {
    for (const state of ['resolved', 'confirmed'] as const)
      expect(afterDoing(doneBy(state, 'levelAbove'), 'check', FAILED)).toMatchObject({
        state: 'rework',
        round: 1,
        unitId: GRID_3,
        endedAt: null,
      })
    expect(afterDoing(doneBy('resolved', 'levelAbove', { round: 1 }), 'check', FAILED)).toMatchObject({ round: 2, unitId: TIANHE })
  })

  test('a verdict is given once a round: not while it waits for the check, nor after the end', () => {
    for (const state of ['confirmed', 'closed', 'rework', 'merged'] as const)
      expect(refused(doneBy(state, 'reporter'), 'judge').code).toBe('wrongState')
  })

  test('nobody but the reporter gives it', () => {
    for (const who of ['proxy', 'joiner', 'handler', 'centre', 'clock'] as const)
      expect(refused(doneBy('verified', who), 'judge').code).toBe('notAllowed')
  })
})

describe('评价 verdict', () => {
  test('"solved" closes the ticket, answered', () => {
    expect(afterDoing(doneBy('verified', 'reporter'), 'judge')).toMatchObject({
      state: 'closed',
      answered: true,
      round: 0,
      outcome: 'solved',
    })
  })

  for (const solved of ['no', 'partly'] as const)
    test(`"${solved}" sends it back to whoever handled it, as round 1, the outcome forgotten`, () => {
      expect(afterDoing(doneBy('verified', 'reporter'), 'judge', { solved, satisfied: '5' })).toMatchObject({
        state: 'rework',
        unitId: GRID_3,
        round: 1,
        outcome: null,
        answered: true,
      })
    })

  test('satisfaction moves nothing: solved and very unhappy is closed', () => {
    expect(afterDoing(doneBy('verified', 'reporter'), 'judge', { solved: 'yes', satisfied: '1' }).state).toBe('closed')
  })

  // the unit that handled it, who has it after a second "not solved"
  for (const [handledBy, next] of [
    [GRID_3, TIANHE],
    [TIANHE, STREET_3],
    [STREET_3, CENTRE],
    [HOUSING, CENTRE],
    [CENTRE, CENTRE],
  ] as const)
    test(`a second "not solved" takes it from ${handledBy} to ${next}`, () => {
      const again = doneBy('verified', 'reporter', { round: 1, unitId: handledBy, handledBy })
      expect(afterDoing(again, 'judge', NO)).toMatchObject({ unitId: next, round: 2 })
    })

  test('a second "not solved" does not hand it to the unit complained of', () => {
    const about = doneBy('verified', 'reporter', { round: 1, unitId: OVERSIGHT, handledBy: OVERSIGHT, complainedOf: CENTRE })
    expect(afterDoing(about, 'judge', NO).unitId).toBe(OVERSIGHT)
  })

  test('a unit that has ended meanwhile gets nothing back: the level above it does', () => {
    expect(afterDoing({ ...doneBy('verified', 'reporter'), units: unitsWithout(GRID_3) }, 'judge', NO).unitId).toBe(TIANHE)
  })

  test('nor does it go to nobody’s hands where another has taken over: its successor gets it, and theirs after that', () => {
    const sent = (units: Units, some = {}) => afterDoing({ ...doneBy('verified', 'reporter', some), units }, 'judge', NO).unitId
    expect(sent(unitsAfter(GRID_3, GRID_5))).toBe(GRID_5)
    expect(sent(unitsAfter(GRID_3, GRID_5, GRID_1))).toBe(GRID_1)
    // a second time: the level above whoever took over
    expect(sent(unitsAfter(GRID_3, GRID_1), { round: 1 })).toBe(HEPING)
    // the unit complained of takes over nothing, and a line that leads back to itself leads nowhere
    expect(sent(unitsAfter(GRID_3, HOUSING), { complainedOf: HOUSING })).toBe(TIANHE)
    expect(sent(unitsAfter(GRID_3, GRID_5, GRID_3, HOUSING))).toBe(TIANHE)
  })

  test('resolving notes who did it and how it ended', () => {
    expect(afterDoing(aSituation(), 'resolve', { outcome: 'explained', note: '说清楚了' })).toMatchObject({
      handledBy: GRID_3,
      outcome: 'explained',
    })
  })
})

describe('销号 closing by the clock', () => {
  const silent = (answerDueAt: number | null, state: State = 'verified') =>
    aSituation({ ...as('clock'), ticket: { state }, clocks: [aClock('answer', answerDueAt)] })

  test('silence closes a ticket when the time for an answer is over, not before', () => {
    expect(refused(silent(MONDAY + 1), 'close')).toEqual({ code: 'turnOver' })
    expect(afterDoing(silent(MONDAY), 'close')).toMatchObject({ state: 'closed', endedAt: MONDAY })
  })

  test('what waits for its check is not closed by silence', () => {
    expect(refused(silent(MONDAY, 'resolved'), 'close').code).toBe('wrongState')
  })

  test('while no answer clock runs nothing is closed', () => {
    expect(refused(silent(null), 'close')).toEqual({ code: 'turnOver' })
  })

  test('silence counts as no answer, even when an earlier round was answered', () => {
    const again = aSituation({ ...as('clock'), ticket: { state: 'verified', answered: true }, clocks: [aClock('answer', MONDAY)] })
    expect(afterDoing(again, 'close').answered).toBe(false)
  })
})

describe('重新打开', () => {
  const closed = (some: Partial<Ticket> = {}, now = MONDAY) =>
    aSituation({ ...as('reporter'), ticket: { state: 'closed', handledBy: TIANHE, unitId: TIANHE, endedAt: MONDAY, ...some }, now })

  test('once, to whoever handled it, as another round', () => {
    expect(afterDoing(closed(), 'reopen')).toMatchObject({
      state: 'rework',
      unitId: TIANHE,
      round: 1,
      reopened: true,
      answered: false,
      endedAt: null,
    })
    expect(refused(closed({ reopened: true }), 'reopen')).toEqual({ code: 'notReopenedBefore' })
  })

  test('with what is new about it', () => expect(refused(closed(), 'reopen', {})).toEqual({ code: 'missing', missing: ['note'] }))

  test('within 30 days of its end', () => {
    expect(afterDoing(closed({}, MONDAY + 30 * DAY), 'reopen').state).toBe('rework')
    expect(refused(closed({}, MONDAY + 30 * DAY + 1), 'reopen')).toEqual({ code: 'withinThirtyDays' })
  })

  test('a unit that has ended meanwhile gets nothing back', () => {
    expect(afterDoing({ ...closed(), units: unitsWithout(TIANHE) }, 'reopen').unitId).toBe(STREET_3)
  })
})

describe('申诉 against 不予受理', () => {
  const rejected = (unitId: string, some: Partial<Ticket> = {}, now = MONDAY) =>
    aSituation({ ...as('reporter'), ticket: { state: 'rejected', unitId, endedAt: MONDAY, ...some }, now })

  for (const [by, to] of [
    [GRID_3, TIANHE],
    [TIANHE, STREET_3],
    [STREET_3, CENTRE],
    [CENTRE, CENTRE], // nobody is above
  ] as const)
    test(`rejected by ${by} it is looked at by ${to}`, () => {
      expect(afterDoing(rejected(by), 'appeal')).toMatchObject({ state: 'submitted', unitId: to, appealed: true, endedAt: null })
    })

  test('once, within 30 days', () => {
    expect(refused(rejected(GRID_3, { appealed: true }), 'appeal')).toEqual({ code: 'notAppealedBefore' })
    expect(refused(rejected(GRID_3, {}, MONDAY + 30 * DAY + 1), 'appeal')).toEqual({ code: 'withinThirtyDays' })
  })

  test('rejecting and withdrawing end it then and there', () => {
    expect(afterDoing(aSituation({ now: at('2026-11-24 09:00') }), 'reject').endedAt).toBe(at('2026-11-24 09:00'))
    expect(afterDoing(aSituation(as('reporter')), 'withdraw').endedAt).toBe(MONDAY)
  })
})

describe('回访 by the centre', () => {
  test('once a round, recorded and deciding nothing', () => {
    const called = afterDoing(doneBy('verified', 'centre'), 'callBack')
    expect(called).toMatchObject({ state: 'verified', calledBack: true, answered: false })
    expect(refused(aSituation({ ...as('centre'), ticket: called }), 'callBack')).toEqual({ code: 'notCalledBack' })
    expect(afterDoing(aSituation({ ticket: { state: 'in_progress', calledBack: true } }), 'resolve', GIVEN.resolve).calledBack).toBe(false)
  })

  test('not without a phone to call', () => {
    expect(refused({ ...doneBy('verified', 'centre'), reporter: { identity: 'anonymous', phoneKnown: false } }, 'callBack')).toEqual({
      code: 'phoneIsKnown',
    })
  })
})
