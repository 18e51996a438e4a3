/** Units without people (空岗): nothing is laid there, what lay there goes to the next with people, and the centre is where it ends. */
import { NOTHING_HEARD } from '../../../src/domain/report/heed'
import type { Action } from '../../../src/domain/ticket/actions'
import { refusal } from '../../../src/domain/ticket/lifecycle'
import { openTicket } from '../../../src/domain/ticket/open'
import { STATE_IDS, rowOf, type State } from '../../../src/domain/ticket/states'
import { checkerOf, targetsOf, whereItLies } from '../../../src/domain/ticket/targets'
import { CENTRE, GRID_3, HOUSING, OVERSIGHT, STREET_3, TIANHE, UNITS, unitsEmptyAt, WATER } from '../../helpers/people'
import { afterDoing, aReport, as, aSituation, aTicket, CATALOGUE, GIVEN, MONDAY, refused } from '../../helpers/tickets'

const PLAIN = { complainedOf: null, confidential: false }

describe('where a ticket meant for a unit lies', () => {
  // empty, meant for, lies at
  const PLACES: [string[], string, string][] = [
    [[], GRID_3, GRID_3],
    [[GRID_3], GRID_3, TIANHE],
    [[GRID_3, TIANHE], GRID_3, STREET_3],
    [[GRID_3, TIANHE, STREET_3], GRID_3, CENTRE],
    [[GRID_3, TIANHE, STREET_3, CENTRE], GRID_3, CENTRE],
    [[TIANHE], GRID_3, GRID_3],
    [[HOUSING], HOUSING, CENTRE],
    [[OVERSIGHT], OVERSIGHT, CENTRE],
    [[CENTRE], CENTRE, CENTRE],
  ]
  for (const [empty, meant, lies] of PLACES)
    test(`meant for ${meant}, with nobody at ${empty.join(', ') || 'no unit'}: at ${lies}`, () => {
      expect(whereItLies(PLAIN, unitsEmptyAt(...empty), meant)).toBe(lies)
    })

  test('never with whoever is complained of: past them, and about the centre with 纪检监察', () => {
    expect(whereItLies({ ...PLAIN, complainedOf: TIANHE }, unitsEmptyAt(GRID_3), GRID_3)).toBe(STREET_3)
    expect(whereItLies({ ...PLAIN, complainedOf: CENTRE }, unitsEmptyAt(GRID_3, CENTRE), GRID_3)).toBe(OVERSIGHT)
    expect(whereItLies({ ...PLAIN, complainedOf: CENTRE }, unitsEmptyAt(OVERSIGHT), OVERSIGHT)).toBe(OVERSIGHT)
  })

  test('what turns out to be about the centre never goes there, not even while nobody works at 纪检监察', () => {
    const heard = (...empty: string[]) =>
      afterDoing(aSituation({ units: unitsEmptyAt(...empty), ticket: { state: 'in_progress' }, ...as('clock') }), 'heed', { unit: CENTRE })
    expect([heard().unitId, heard().complainedOf]).toEqual([OVERSIGHT, CENTRE])
    expect(heard(OVERSIGHT).unitId).toBe(OVERSIGHT)
  })

  test('what is confidential passes no level on its way: it goes to the centre', () => {
    expect(whereItLies({ ...PLAIN, confidential: true }, unitsEmptyAt(GRID_3), GRID_3)).toBe(CENTRE)
  })
})

describe('every way to lay it somewhere', () => {
  const units = unitsEmptyAt(GRID_3, TIANHE, HOUSING)
  const done = { state: 'verified', handledBy: GRID_3, unitId: GRID_3 } as const
  const WAYS: [string, () => string][] = [
    ['filing', () => openTicket(aReport(), { gridId: GRID_3, communityId: TIANHE }, { id: 'x', number: 'x', now: MONDAY, source: 'web' as const, phoneKnown: false, heed: NOTHING_HEARD }, CATALOGUE, units).unitId],
    ['上报', () => afterDoing(aSituation({ units, ticket: { state: 'in_progress', unitId: GRID_3 } }), 'escalate').unitId],
    ['没解决', () => afterDoing(aSituation({ units, ticket: done, ...as('reporter') }), 'judge', { solved: 'no', satisfied: '1' }).unitId],
    ['核查没过', () => afterDoing(aSituation({ units, ticket: { ...done, state: 'resolved' }, ...as('centre') }), 'check', { checkResult: 'failed', reason: '没亮' }).unitId],
    ['重新打开', () => afterDoing(aSituation({ units, ticket: { ...done, state: 'closed', endedAt: MONDAY }, ...as('reporter') }), 'reopen').unitId],
    ['申诉', () => afterDoing(aSituation({ units, ticket: { state: 'rejected', unitId: GRID_3, endedAt: MONDAY }, ...as('reporter') }), 'appeal').unitId],
    ['拆开', () => afterDoing(aSituation({ units, ticket: { state: 'merged', unitId: GRID_3, mergedInto: 'x' }, ...as('clock') }), 'unmerge', { cause: 'parentEnded' }).unitId],
    ['多数人没解决', () => afterDoing(aSituation({ units, ticket: done, ...as('clock') }), 'recall').unitId],
    ['超时', () => afterDoing(aSituation({ units, ticket: { state: 'submitted', unitId: GRID_3 }, ...as('clock') }), 'moveUp').unitId],
    ['岗位没了', () => afterDoing(aSituation({ units, ticket: { state: 'in_progress', unitId: GRID_3 }, ...as('clock') }), 'handOver').unitId],
  ] // prettier-ignore
  test.each(WAYS)('%s goes past the grid and the community without people to the street', (_, lay) => expect(lay()).toBe(STREET_3))

  test('派单, 会商 and 上报 to a unit without people are refused in words of their own, and it is not offered', () => {
    const at = (state: State, unitId: string) => aSituation({ units, ticket: { state, unitId } })
    expect(refused(at('accepted', STREET_3), 'dispatch', { unit: HOUSING, goal: '办好' })).toEqual({ code: 'targetHasPeople' })
    expect(refused(at('accepted', STREET_3), 'consult', { units: [WATER, HOUSING], reason: '谁办' })).toEqual({ code: 'targetHasPeople' })
    expect(refused(at('consult', STREET_3), 'conclude', { ...GIVEN.conclude, unit: HOUSING })).toEqual({ code: 'targetHasPeople' })
    expect(refused(at('in_progress', GRID_3), 'escalate', { ...GIVEN.escalate, unit: TIANHE })).toEqual({ code: 'targetHasPeople' })
    expect(targetsOf(at('accepted', STREET_3), 'dispatch').map(({ id }) => id)).toEqual(['tianhe5', WATER, OVERSIGHT])
    expect(targetsOf(at('accepted', GRID_3), 'escalate').map(({ id }) => id)).toEqual([STREET_3, CENTRE])
  })

  test('whoever checks is somebody, and the centre stays there to be reported to', () => {
    expect(checkerOf(aTicket({ handledBy: 'tianhe5' }), units)).toBe(STREET_3)
    const without = unitsEmptyAt(TIANHE, STREET_3, CENTRE)
    expect(afterDoing(aSituation({ units: without, ticket: { state: 'in_progress' } }), 'escalate').unitId).toBe(CENTRE)
  })
})

describe('the last one leaves (转上一级)', () => {
  const WHERE: Partial<Record<State, State>> = { accepted: 'escalated', in_progress: 'escalated', dispatched: 'escalated' }
  for (const state of STATE_IDS.filter((id) => rowOf(id).open))
    test(`${state} is ${WHERE[state] ?? state} with the level above, which is told`, () => {
      const ticket = { state, unitId: GRID_3, lead: GRID_3, handledBy: GRID_3 }
      const after = afterDoing(aSituation({ units: unitsEmptyAt(GRID_3), ticket, ...as('clock') }), 'handOver')
      expect([after.state, after.unitId, after.lead]).toEqual([WHERE[state] ?? state, TIANHE, TIANHE])
    })

  test('only the system does it, only from a unit without people, and never away from the last there is', () => {
    const may = (units: typeof UNITS, unitId: string, who: 'clock' | 'centre' = 'clock') =>
      refusal(aSituation({ units, ticket: { state: 'accepted', unitId }, ...as(who) }), 'handOver' as Action)?.code
    expect(may(unitsEmptyAt(GRID_3), GRID_3)).toBeUndefined()
    expect(may(unitsEmptyAt(GRID_3), GRID_3, 'centre')).toBe('notAllowed')
    expect(may(UNITS, GRID_3)).toBe('ownerHasNobody')
    expect(may(unitsEmptyAt(CENTRE), CENTRE)).toBe('ownerHasNobody')
  })
})
