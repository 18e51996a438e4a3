/** Passing it on: 上报, 派单 (交办单), 退单 and its ruling, 会商, and who answers for it meanwhile (首问负责). */
import { ACTIONS, type Action } from '../../../src/domain/ticket/actions'
import { passedOver, perform, refusal } from '../../../src/domain/ticket/lifecycle'
import { targetsOf } from '../../../src/domain/ticket/targets'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import {
  CENTRE,
  GRID_3,
  GRID_5,
  HEPING,
  HOUSING,
  OVERSIGHT,
  STREET_1,
  STREET_3,
  TIANHE,
  UNITS,
  unitsWithout,
  WATER,
} from '../../helpers/people'
import { turnClocks } from '../../../src/domain/ticket/clocks'
import { aClock, afterDoing, as, aSituation, at, done, GIVEN, refused, TIMING } from '../../helpers/tickets'

describe('上报 escalation', () => {
  const inProgress = (unitId: string) => aSituation({ ticket: { state: 'in_progress', unitId } })

  test('goes one level up when nobody is named', () => {
    expect(afterDoing(inProgress(GRID_3), 'escalate').unitId).toBe(TIANHE)
    expect(afterDoing(inProgress(TIANHE), 'escalate').unitId).toBe(STREET_3)
    expect(afterDoing(inProgress(STREET_3), 'escalate').unitId).toBe(CENTRE)
    expect(afterDoing(inProgress(HOUSING), 'escalate').unitId).toBe(CENTRE)
  })

  test('to a higher level tells the levels passed over', () => {
    const over = (unit?: string) => {
      const step = done(inProgress(GRID_3), 'escalate', { ...GIVEN.escalate, unit }).at(-1)!
      return passedOver(step, UNITS).map((passed) => passed.name)
    }
    expect(over()).toEqual([])
    expect(over(TIANHE)).toEqual([])
    expect(over(STREET_3)).toEqual(['天和社区'])
    expect(over(CENTRE)).toEqual(['天和社区', '第三街道'])
  })

  test('an action that stays passes nobody over', () => {
    expect(passedOver(done(inProgress(GRID_3), 'note')[0]!, UNITS)).toEqual([])
  })

  for (const [who, unit] of [
    ['a neighbouring street', STREET_1],
    ['a department', HOUSING],
    ['a unit below', GRID_3],
    ['itself', TIANHE],
    ['nobody there is', 'nowhere'],
  ] as const)
    test(`never goes to ${who}`, () => {
      expect(refused(inProgress(TIANHE), 'escalate', { ...GIVEN.escalate, unit })).toEqual({ code: 'targetIsAbove' })
    })

  test('from the centre there is nowhere to go', () => {
    expect(refused(inProgress(CENTRE), 'escalate')).toEqual({ code: 'hasLevelAbove' })
    expect(refusal(inProgress(CENTRE), 'escalate')).toEqual({ code: 'hasLevelAbove' })
  })
})

describe('派单 dispatch', () => {
  const at_ = (unitId: string, some = {}) => aSituation({ ticket: { state: 'accepted', unitId, ...some } })

  test('a grid cannot dispatch, nor can a department', () => {
    for (const unitId of [GRID_3, HOUSING])
      expect(refused(at_(unitId), 'dispatch', { unit: WATER, goal: '办好' })).toEqual({ code: 'unitDispatches' })
  })

  // owner, target, may it
  const TARGETS: [string, string, boolean][] = [
    [TIANHE, GRID_3, true],
    [TIANHE, HOUSING, true],
    [TIANHE, STREET_3, false],
    [TIANHE, TIANHE, false],
    [STREET_3, TIANHE, true],
    [STREET_3, GRID_5, true],
    [STREET_3, STREET_1, false],
    [STREET_3, HEPING, false],
    [STREET_3, CENTRE, false],
    [CENTRE, STREET_1, true],
    [CENTRE, GRID_3, true],
    [CENTRE, OVERSIGHT, true],
    [CENTRE, CENTRE, false],
    [CENTRE, 'nowhere', false],
  ]
  for (const [from, unit, may] of TARGETS)
    test(`${from} ${may ? 'may' : 'may not'} dispatch to ${unit}`, () => {
      const result = perform(at_(from), 'dispatch', { unit, goal: '办好' })
      expect('refusal' in result ? result.refusal : 'ok').toEqual(may ? 'ok' : { code: 'targetMayHaveIt' })
    })

  test('nobody can send a ticket to the unit complained of, nor to one below it', () => {
    for (const unit of [TIANHE, GRID_3, GRID_5])
      expect(refused(at_(STREET_3, { complainedOf: TIANHE }), 'dispatch', { unit, goal: '办好' })).toEqual({ code: 'targetMayHaveIt' })
    expect(afterDoing(at_(CENTRE, { complainedOf: TIANHE }), 'dispatch', { unit: STREET_3, goal: '办好' }).unitId).toBe(STREET_3)
  })

  test('the unit complained of is not on the list of targets', () => {
    const names = targetsOf(at_(CENTRE, { complainedOf: STREET_3 }), 'dispatch').map((unit) => unit.id)
    expect(names).toEqual([STREET_1, HEPING, 'heping1', HOUSING, WATER, OVERSIGHT])
  })

  test('a unit that has ended is no target: 派单 passes it by, 上报 goes to the next level', () => {
    const units = unitsWithout(TIANHE, GRID_5, WATER)
    expect(targetsOf({ ...at_(STREET_3), units }, 'dispatch').map((unit) => unit.id)).toEqual([GRID_3, HOUSING, OVERSIGHT])
    expect(refused({ ...at_(STREET_3), units }, 'dispatch', { unit: WATER, goal: '办好' })).toEqual({ code: 'targetMayHaveIt' })
    expect(targetsOf({ ...at_(GRID_3), units }, 'escalate').map((unit) => unit.id)).toEqual([STREET_3, CENTRE])
    expect(afterDoing({ ...at_(GRID_3), units }, 'escalate', { escalateReason: 'no_means', reason: '超出能力' }).unitId).toBe(STREET_3)
  })

  test('only 上报, 派单, 改派 and 会商 name units; a conclusion may also name the unit that called it', () => {
    const naming = ACTIONS.filter((action) => targetsOf(at_(STREET_3), action).length > 0)
    expect(naming).toEqual(['conclude', 'escalate', 'dispatch', 'consult', 'reassign'])
    const ids = (action: Action) => targetsOf(at_(STREET_3), action).map((unit) => unit.id)
    expect(ids('consult')).toEqual(ids('dispatch'))
    expect(ids('conclude')).toEqual([STREET_3, ...ids('dispatch')])
  })

  test('an order cannot give longer than the reporter was promised, nor end before today', () => {
    // Mon; handling due Thu 26 17:30
    const due = { ...at_(STREET_3), clocks: [aClock('handle', at('2026-11-26 17:30'))] }
    const until = (day: string) => perform(due, 'dispatch', { unit: HOUSING, goal: '办好', until: day })
    for (const day of ['2026-11-23', '2026-11-26']) expect(until(day)).not.toHaveProperty('refusal')
    for (const day of ['2026-11-22', '2026-11-27']) expect(until(day)).toEqual({ refusal: { code: 'untilWithinLimit' } })
    // what is overdue already still gets a day
    const late = { ...due, now: at('2026-11-27 09:00') }
    expect(perform(late, 'dispatch', { unit: HOUSING, goal: '办好', until: '2026-11-30' })).not.toHaveProperty('refusal')
  })
})

describe('收回派单 taking an order back', () => {
  const ordered = (some: Partial<Ticket> = {}) =>
    ({ state: 'dispatched', unitId: HOUSING, lead: STREET_3, mode: 'dispatch', ...some }) as const
  const byLead = (some = {}) => aSituation({ relations: ['formerUnit'], leads: true, ticket: ordered(some) })

  test('it lies again with whoever gave it, accepted as before, and may be sent to another', () => {
    const back = afterDoing(byLead(), 'takeBack')
    expect(back).toMatchObject({ state: 'accepted', unitId: STREET_3, lead: STREET_3, stage: 2, returnedBy: [], returns: 0 })
    expect(afterDoing(aSituation({ ticket: back }), 'dispatch', { unit: WATER, goal: '办好' })).toMatchObject({ unitId: WATER })
  })

  test('by the unit that gave it or by the centre, and by no other that once had it', () => {
    expect(refusal(byLead(), 'takeBack')).toBeUndefined()
    expect(refusal(aSituation({ ...as('centre'), ticket: ordered() }), 'takeBack')).toBeUndefined()
    expect(refused({ ...byLead(), leads: false }, 'takeBack')).toEqual({ code: 'itsOrder' })
    expect(refused(aSituation({ leads: true, ticket: ordered() }), 'takeBack').code).toBe('notAllowed')
  })

  test('not once it is signed for, and not without a reason', () => {
    expect(refused(byLead({ state: 'in_progress' }), 'takeBack').code).toBe('wrongState')
    expect(refused(byLead(), 'takeBack', {})).toEqual({ code: 'missing', missing: ['reason'] })
  })

  test('what nobody took before it was sent on, the centre takes; so it does when whoever gave it has nobody any more', () => {
    expect(afterDoing(aSituation({ ...as('centre'), ticket: ordered({ lead: null }) }), 'takeBack').unitId).toBe(CENTRE)
    const units = unitsWithout(STREET_3)
    expect(afterDoing({ ...aSituation({ ...as('centre'), ticket: ordered() }), units }, 'takeBack').unitId).toBe(CENTRE)
  })

  test('the time the reporter was promised runs on; the time to sign ends with the order', () => {
    const clocks = [aClock('handle', at('2026-11-26 17:30')), aClock('sign', at('2026-11-23 12:00'))]
    const [step] = done({ ...byLead(), clocks }, 'takeBack')
    const after = turnClocks(clocks, { seq: 2, ...step! }, TIMING)
    expect(after.find(({ kind }) => kind === 'handle')).toMatchObject({ dueAt: at('2026-11-26 17:30'), seq: 1 })
    expect(after.map(({ kind }) => kind)).not.toContain('sign')
  })
})

describe('改派 sending elsewhere what was signed for', () => {
  const signed = (some: Partial<Ticket> = {}) =>
    ({ state: 'in_progress', unitId: HOUSING, lead: HOUSING, mode: 'dispatch', ...some }) as const
  const byGiver = (some = {}) => aSituation({ relations: ['formerUnit'], givenBy: STREET_3, ticket: signed(some) })
  const given = { unit: WATER, goal: '当天查清', reason: '是供水管的事' }

  test('it is to be signed for by the next one, and until then the old one answers for it (首问负责)', () => {
    const moved = afterDoing(byGiver(), 'reassign', given)
    expect(moved).toMatchObject({ state: 'dispatched', unitId: WATER, lead: HOUSING, stage: 2, returns: 0 })
    expect(afterDoing(aSituation({ ticket: moved }), 'sign').lead).toBe(WATER)
  })

  test('by the unit that gave the order or by the centre; never sideways, nor by whoever has it', () => {
    expect(refusal(byGiver(), 'reassign', given)).toBeUndefined()
    expect(refusal(aSituation({ ...as('centre'), ticket: signed() }), 'reassign', given)).toBeUndefined()
    expect(refused({ ...byGiver(), givenBy: undefined }, 'reassign', given)).toEqual({ code: 'gaveIt' })
    expect(refused(aSituation({ givenBy: HOUSING, ticket: signed() }), 'reassign', given).code).toBe('notAllowed')
    expect(refused(byGiver(), 'reassign', { ...given, unit: HOUSING })).toEqual({ code: 'reassignable' })
    expect(refused(byGiver({ complainedOf: WATER }), 'reassign', given)).toEqual({ code: 'reassignable' })
    for (const state of ['dispatched', 'accepted', 'paused', 'resolved'] as const)
      expect(refused(byGiver({ state }), 'reassign', given).code).toBe('wrongState')
  })

  test('the time the reporter was promised runs on; the next unit has its own time to sign', () => {
    const clocks = [aClock('handle', at('2026-11-26 17:30'))]
    const [step] = done({ ...byGiver(), clocks }, 'reassign', given)
    const after = turnClocks(clocks, { seq: 2, ...step! }, TIMING)
    expect(after.find(({ kind }) => kind === 'handle')).toMatchObject({ dueAt: at('2026-11-26 17:30'), seq: 1 })
    expect(after.map(({ kind }) => kind)).toContain('sign')
  })
})

describe('临时措施 a stopgap', () => {
  const situation = aSituation({
    ticket: { state: 'in_progress', unitId: HOUSING, urgeWaiting: true, reachable: true },
    clocks: [aClock('handle', at('2026-11-26 17:30'))],
  })

  test('no limit stops for it; it answers urging, and is a first contact', () => {
    const [step] = done(situation, 'interim')
    expect(step!.after).toMatchObject({ state: 'in_progress', stage: 1, contacted: true, urgeWaiting: false })
    expect(turnClocks(situation.clocks, { seq: 2, ...step! }, TIMING).find(({ kind }) => kind === 'handle')!.dueAt).toBe(
      at('2026-11-26 17:30'),
    )
  })

  test('it holds for thirty days at most', () => {
    const until = (holdsUntil: string) => perform(situation, 'interim', { note: '拉了临时线', holdsUntil })
    expect(until('2026-12-20')).not.toHaveProperty('refusal')
    for (const day of ['2026-11-22', '2027-01-05']) expect(until(day)).toEqual({ refusal: { code: 'holdsUntilSoon' } })
  })
})

describe('退单 return', () => {
  const dispatched = (some = {}) => aSituation({ ticket: { state: 'dispatched', unitId: HOUSING, ...some } })

  test('goes to the centre, not sideways, and remembers who gave it back', () => {
    expect(afterDoing(dispatched(), 'return')).toMatchObject({ state: 'returned', unitId: CENTRE, returnedBy: [HOUSING], ruled: false })
  })

  test('the centre cannot return: it rules', () => {
    expect(refused(dispatched({ unitId: CENTRE }), 'return')).toEqual({ code: 'notCentre' })
  })

  test('a unit returns a ticket once', () => {
    expect(refused(dispatched({ returnedBy: [HOUSING] }), 'return')).toEqual({ code: 'notReturnedBefore' })
    expect(afterDoing(dispatched({ returnedBy: [WATER] }), 'return').returnedBy).toEqual([WATER, HOUSING])
  })

  const sentTo = (ticket: Ticket, unit: string) =>
    afterDoing(aSituation({ ticket }), 'dispatch', { unit, goal: '办好', reason: '按职责定。' })

  test('the ruling is final for the unit it rules on: sent back to it, that unit returns no more', () => {
    const returned = afterDoing(dispatched(), 'return')
    const ruled = sentTo(returned, HOUSING)
    expect(ruled).toMatchObject({ state: 'dispatched', unitId: HOUSING })
    expect(refused(aSituation({ ticket: ruled }), 'return')).toEqual({ code: 'notReturnedBefore' })
    // nor after the centre kept it for a while
    const kept = afterDoing(aSituation({ ticket: returned }), 'accept')
    expect(kept).toMatchObject({ state: 'in_progress', unitId: CENTRE })
    expect(refused(aSituation({ ticket: sentTo(kept, HOUSING) }), 'return')).toEqual({ code: 'notReturnedBefore' })
  })

  test('a ruling says why; an order that nobody objected to need not', () => {
    const returned = afterDoing(dispatched(), 'return')
    const given = { unit: HOUSING, goal: '办好' }
    expect(refused(aSituation({ ticket: returned }), 'dispatch', given)).toEqual({ code: 'missing', missing: ['reason'] })
    expect(perform(aSituation({ ticket: { ...returned, state: 'accepted' } }), 'dispatch', given)).not.toHaveProperty('refusal')
  })

  test('another unit that a ruling names has not been heard yet: it may return once itself', () => {
    const ruled = sentTo(afterDoing(dispatched(), 'return'), WATER)
    expect(afterDoing(aSituation({ ticket: ruled }), 'return')).toMatchObject({ state: 'returned', returnedBy: [HOUSING, WATER] })
  })

  test('with a ruling after each, the third return still makes it 会商', () => {
    const once = afterDoing(dispatched(), 'return')
    const twice = afterDoing(aSituation({ ticket: sentTo(once, WATER) }), 'return')
    const third = afterDoing(aSituation({ ticket: sentTo(twice, STREET_1) }), 'return')
    expect([once, twice, third].map(({ state, returns }) => [state, returns])).toEqual([['returned', 1], ['returned', 2], ['consult', 3]]) // prettier-ignore
    expect(third).toMatchObject({ unitId: CENTRE, invited: [HOUSING, WATER, STREET_1], mode: 'consult' })
  })

  test('returns are counted by round: work sent back begins again, with those who returned before still bound', () => {
    const before = { returnedBy: [HOUSING, WATER], returns: 2, ruled: true }
    const again = afterDoing(aSituation({ ...as('reporter'), ticket: { state: 'verified', handledBy: STREET_1, unitId: STREET_1, ...before } }), 'judge', { solved: 'no', satisfied: '2' }) // prettier-ignore
    expect(again).toMatchObject({ round: 1, returnedBy: [HOUSING, WATER], returns: 0, ruled: false })
    const inRound = (unitId: string) => dispatched({ ...again, state: 'dispatched', unitId })
    expect(afterDoing(inRound(STREET_3), 'return')).toMatchObject({ state: 'returned', returns: 1 })
    expect(refused(inRound(WATER), 'return')).toEqual({ code: 'notReturnedBefore' })
  })

  test('who has signed for it, or taken it, can no longer return it', () => {
    for (const state of ['accepted', 'in_progress'] as const) expect(refused(dispatched({ state }), 'return').code).toBe('wrongState')
  })

  test('only within the time for it: one working day from when the unit got it', () => {
    const returnDue = at('2026-11-24 17:30') // Mon → Tue
    const on = (now: string) => perform({ ...dispatched(), clocks: [aClock('return', returnDue)], now: at(now) }, 'return', GIVEN.return)
    expect(on('2026-11-24 17:30')).not.toHaveProperty('refusal')
    expect(on('2026-11-24 17:31')).toEqual({ refusal: { code: 'returnInTime' } })
  })

  test('not without saying on what ground it is somebody else’s', () => {
    expect(refused(dispatched(), 'return', {})).toEqual({ code: 'missing', missing: ['basis'] })
  })

  test('the third unit that says "not mine" is the last: they meet at the centre, all three invited', () => {
    const third = afterDoing(dispatched({ returnedBy: [WATER, STREET_1], returns: 2 }), 'return')
    expect(third).toMatchObject({
      state: 'consult',
      unitId: CENTRE,
      returnedBy: [WATER, STREET_1, HOUSING],
      invited: [WATER, STREET_1, HOUSING],
      mode: 'consult',
    })
    expect(afterDoing(dispatched({ returnedBy: [WATER], returns: 1 }), 'return')).toMatchObject({
      state: 'returned',
      invited: [],
      mode: null,
    })
  })

  test('what the meeting concludes is final for all: in this round nobody returns it any more', () => {
    const third = afterDoing(dispatched({ returnedBy: [WATER, STREET_1], returns: 2 }), 'return')
    const concluded = afterDoing(aSituation({ ticket: third }), 'conclude', { ...GIVEN.conclude, unit: WATER })
    expect(concluded).toMatchObject({ state: 'dispatched', unitId: WATER, ruled: true, invited: [] })
    expect(refused(aSituation({ ticket: concluded }), 'return')).toEqual({ code: 'notRuled' })
    const elsewhere = afterDoing(aSituation({ ticket: third }), 'conclude', { ...GIVEN.conclude, unit: STREET_3 })
    expect(refused(aSituation({ ticket: elsewhere }), 'return')).toEqual({ code: 'notRuled' })
  })

  test('a complaint about the centre is never returned to the centre', () => {
    const atOversight = dispatched({ unitId: OVERSIGHT, complainedOf: CENTRE })
    expect(perform(atOversight, 'return', GIVEN.return)).toHaveProperty('refusal')
  })
})

describe('会商 consultation', () => {
  const inProgress = (unitId: string, some = {}) => aSituation({ ticket: { state: 'in_progress', unitId, ...some } })
  const meeting = (some = {}, relations = as('handler')) =>
    aSituation({
      ...relations,
      ticket: { state: 'consult', unitId: STREET_3, lead: STREET_3, mode: 'consult', invited: [HOUSING, WATER], ...some },
    })

  test('is called by those who dispatch, never by a grid or a department', () => {
    for (const unitId of [TIANHE, STREET_3, CENTRE])
      expect(afterDoing(inProgress(unitId), 'consult')).toMatchObject({
        state: 'consult',
        unitId,
        invited: [HOUSING, WATER],
        mode: 'consult',
      })
    for (const unitId of [GRID_3, HOUSING])
      expect(refused(inProgress(unitId), 'consult', { units: [WATER], reason: '谁修' })).toEqual({ code: 'unitDispatches' })
  })

  // who calls, whom, may they come
  for (const [from, units, may] of [
    [STREET_3, [HOUSING, WATER, TIANHE], true],
    [CENTRE, [STREET_1, STREET_3, HOUSING], true],
    [STREET_3, [HOUSING, STREET_1], false], // no street calls another
    [STREET_3, [CENTRE], false], // nor its centre
    [STREET_3, [STREET_3], false], // itself is there anyway
    [STREET_3, ['nowhere'], false],
  ] as const)
    test(`${from} ${may ? 'may' : 'may not'} call ${units.join(' and ')}`, () => {
      const result = perform(inProgress(from), 'consult', { units: [...units], reason: '谁修' })
      expect('refusal' in result ? result.refusal : 'ok').toEqual(may ? 'ok' : { code: 'invitedMayCome' })
    })

  test('the unit complained of is not called, nor one below it, nor named in the end', () => {
    const about = (complainedOf: string) => inProgress(CENTRE, { complainedOf })
    expect(refused(about(HOUSING), 'consult', { units: [WATER, HOUSING], reason: '谁修' })).toEqual({ code: 'invitedMayCome' })
    expect(refused(about(STREET_3), 'consult', { units: [TIANHE], reason: '谁修' })).toEqual({ code: 'invitedMayCome' })
    const concluding = meeting({ unitId: CENTRE, complainedOf: HOUSING, invited: [WATER] })
    expect(refused(concluding, 'conclude')).toEqual({ code: 'targetMayHaveIt' })
  })

  test('those called say what they think, and nothing moves', () => {
    expect(done(meeting({}, as('invited')), 'attend')[0]!.after).toMatchObject({ state: 'consult', unitId: STREET_3, stage: 1 })
    expect(refused(meeting({}, as('formerUnit')), 'attend').code).toBe('notAllowed')
  })

  test('another unit leads: it gets the ticket to sign for, and cannot return it', () => {
    const after = afterDoing(meeting(), 'conclude')
    expect(after).toMatchObject({ state: 'dispatched', unitId: HOUSING, ruled: true, invited: [], mode: 'dispatch', lead: STREET_3 })
    expect(refused(aSituation({ ticket: after }), 'return')).toEqual({ code: 'notRuled' })
  })

  test('the unit that called leads itself: it goes on at once', () => {
    const after = afterDoing(meeting({ lead: TIANHE }), 'conclude', { ...GIVEN.conclude, unit: STREET_3 })
    expect(after).toMatchObject({ state: 'in_progress', unitId: STREET_3, lead: STREET_3, invited: [], ruled: true })
  })

  test('it ends with a lead unit, minutes and words for the reporter, or is parked by the centre; nobody just leaves it', () => {
    expect(refused(meeting(), 'conclude', { unit: HOUSING, note: '住建局牵头' })).toEqual({ code: 'missing', missing: ['minutes'] })
    for (const action of ['resolve', 'dispatch', 'escalate', 'accept'] as const) expect(refused(meeting(), action).code).toBe('wrongState')
    expect(afterDoing(meeting({}, as('centre')), 'park')).toMatchObject({ state: 'parked', backTo: 'consult' })
  })
})

describe('首问负责: who took it answers for it until another has signed', () => {
  test('the lead is whoever took it', () => {
    expect(afterDoing(aSituation(), 'accept').lead).toBe(GRID_3)
    expect(aSituation().ticket.lead).toBeNull()
  })

  test('passing it on leaves the lead where it was; 受理 or 签收 takes it over', () => {
    const accepted = afterDoing(aSituation({ ticket: { unitId: TIANHE } }), 'accept')
    const dispatched = afterDoing(aSituation({ ticket: accepted }), 'dispatch')
    expect(dispatched).toMatchObject({ unitId: HOUSING, lead: TIANHE })
    expect(afterDoing(aSituation({ ticket: dispatched }), 'sign')).toMatchObject({ unitId: HOUSING, lead: HOUSING })

    const escalated = afterDoing(aSituation({ ticket: accepted }), 'escalate')
    expect(escalated).toMatchObject({ unitId: STREET_3, lead: TIANHE })
    expect(afterDoing(aSituation({ ticket: escalated }), 'accept').lead).toBe(STREET_3)
  })

  test('a return does not make the one who gave it back the lead', () => {
    const dispatched = { state: 'dispatched', unitId: HOUSING, lead: TIANHE } as const
    expect(afterDoing(aSituation({ ticket: dispatched }), 'return')).toMatchObject({ unitId: CENTRE, lead: TIANHE })
  })

  test('nor does the clock: moved up by itself, the unit that had it still leads', () => {
    const late = aSituation({ ...as('clock'), ticket: { state: 'in_progress', unitId: TIANHE, lead: TIANHE } })
    expect(afterDoing(late, 'moveUp')).toMatchObject({ state: 'escalated', unitId: STREET_3, lead: TIANHE })
  })
})
