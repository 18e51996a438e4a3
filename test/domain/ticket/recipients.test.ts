/** Whom a line of history is told to, as units: by hand. */
import type { Action } from '../../../src/domain/ticket/actions'
import type { Given } from '../../../src/domain/ticket/given'
import { ruleOf } from '../../../src/domain/ticket/rules'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { unitsTold } from '../../../src/domain/ticket/recipients'
import { CENTRE, GRID_3, HOUSING, OVERSIGHT, STREET_3, TIANHE, UNITS, WATER } from '../../helpers/people'
import { aClock, as, aSituation, done, GIVEN, MONDAY } from '../../helpers/tickets'

/** Units told of what somebody of `actingUnit` (or a resident, or the clock) has done. */
function told(action: Action, ticket: Partial<Ticket>, actingUnit: string | null, given: Given = GIVEN[action]): string[] {
  const relations = as(ruleOf(action).by[0]!)
  const clocks = [aClock('handle', MONDAY + 1), aClock('answer', MONDAY), aClock('supply', MONDAY)]
  const step = done(aSituation({ ...relations, ticket, clocks }), action, given).at(-1)!
  return unitsTold(ruleOf(action).tells, step, UNITS, actingUnit)
}

// what is done, to what, by whom; who is told
const TOLD: [string, Action, Partial<Ticket>, string | null, string[]][] = [
  ['taking it is told to the parties alone', 'accept', {}, GRID_3, []],
  ['going up: whoever has it next', 'escalate', { state: 'in_progress' }, GRID_3, [TIANHE]],
  ['派单: the unit it goes to', 'dispatch', { state: 'accepted', unitId: STREET_3 }, STREET_3, [HOUSING]],
  ['签收: the unit that led so far', 'sign', { state: 'dispatched', unitId: HOUSING, lead: STREET_3 }, HOUSING, [STREET_3]],
  ['退单: the centre, and the unit that leads', 'return', { state: 'dispatched', unitId: HOUSING, lead: STREET_3 }, HOUSING, [CENTRE, STREET_3]],
  ['会商: whoever is called', 'consult', { state: 'in_progress', unitId: STREET_3 }, STREET_3, [HOUSING, WATER]],
  ['its end: who leads now, and who had been called', 'conclude', { state: 'consult', unitId: STREET_3, invited: [HOUSING, WATER] }, STREET_3, [HOUSING, WATER]],
  ['会商意见: whoever called', 'attend', { state: 'consult', unitId: STREET_3, invited: [HOUSING] }, HOUSING, [STREET_3]],
  ['an extension is asked of the centre', 'extend', { state: 'in_progress', unitId: HOUSING }, HOUSING, [CENTRE]],
  ['granted: whoever asked', 'grantExtension', { state: 'in_progress', unitId: HOUSING, extensionAsked: 1 }, CENTRE, [HOUSING]],
  ['a pause: the level above', 'pause', { state: 'in_progress' }, GRID_3, [TIANHE]],
  ['挂账 by the centre: the handler', 'park', { state: 'in_progress', unitId: HOUSING }, CENTRE, [HOUSING]],
  ['办结 that is to be checked: whoever checks', 'resolve', { state: 'in_progress', urgency: 'urgent' }, GRID_3, [TIANHE]],
  ['办结 that is not: nobody', 'resolve', { state: 'in_progress' }, GRID_3, []],
  ['a check: the unit', 'check', { state: 'resolved', handledBy: GRID_3 }, TIANHE, [GRID_3]],
  ['a verdict: the unit', 'judge', { state: 'verified', handledBy: GRID_3 }, null, [GRID_3]],
  ['催办: the unit', 'urge', { state: 'in_progress' }, null, [GRID_3]],
  ['a supplement: the unit', 'supplement', {}, null, [GRID_3]],
  ['督办: the unit, the level above, who leads', 'supervise', { state: 'in_progress', unitId: HOUSING, lead: STREET_3 }, null, [HOUSING, CENTRE, STREET_3]],
  ['its answer: the centre', 'answerSupervision', { state: 'in_progress', unitId: HOUSING, supervision: 'phone' }, HOUSING, [CENTRE]],
  ['opened again: the unit and the level above', 'reopen', { state: 'closed', handledBy: GRID_3, endedAt: MONDAY }, null, [GRID_3, TIANHE]],
  ['an appeal: the level that has it now', 'appeal', { state: 'rejected', endedAt: MONDAY }, null, [TIANHE]],
  ['an opinion of a neighbour: whoever checks', 'opine', { state: 'resolved', handledBy: GRID_3 }, null, [TIANHE]],
  ['also when the reporter has answered and the check is still owed', 'opine', { state: 'confirmed', handledBy: GRID_3 }, null, [TIANHE]],
  ['nobody, when there is nothing to check', 'opine', { state: 'verified', handledBy: GRID_3 }, null, []],
  ['what the reporter of a merged ticket adds: the unit that does the work', 'relay', { state: 'in_progress', unitId: HOUSING }, null, [HOUSING]],
  ['a note: nobody', 'note', {}, GRID_3, []],
] // prettier-ignore
for (const [why, action, ticket, acting, units] of TOLD) test(why, () => expect(told(action, ticket, acting)).toEqual(units))

test('levels passed over on the way up are told as well', () => {
  expect(told('escalate', { state: 'in_progress' }, GRID_3, { ...GIVEN.escalate, unit: CENTRE })).toEqual([CENTRE, TIANHE, STREET_3])
})

describe('by the clock', () => {
  // which clock, the ticket; who is reminded, who is told that it has passed
  const CLOCKS: [string, Given['clock'], Partial<Ticket>, string[], string[]][] = [
    ['a limit of the handler', 'handle', { state: 'in_progress' }, [GRID_3], [GRID_3, TIANHE]],
    ['a limit of a unit that has it from another', 'sign', { state: 'dispatched', unitId: HOUSING, lead: STREET_3 }, [HOUSING], [HOUSING, CENTRE, STREET_3]],
    ['核查 is the checker’s', 'verify', { state: 'resolved', handledBy: GRID_3 }, [TIANHE], [TIANHE]],
    ['挂账复查 is the centre’s', 'review', { state: 'parked' }, [CENTRE], [CENTRE, TIANHE]],
    ['回访 is the centre’s', 'callback', { state: 'verified' }, [CENTRE], [CENTRE, TIANHE]],
  ] // prettier-ignore
  for (const [why, clock, ticket, reminded, late] of CLOCKS)
    test(why, () => {
      expect(told('remind', ticket, null, { clock })).toEqual(reminded)
      expect(told('overdue', ticket, null, { clock })).toEqual(late)
    })

  test('moved up: who has it next, and who led', () => {
    expect(told('moveUp', { state: 'in_progress', lead: GRID_3 }, null)).toEqual([TIANHE, GRID_3])
  })
})

describe('never', () => {
  test('the unit complained of, nor one below it', () => {
    const about: Partial<Ticket> = { state: 'in_progress', unitId: HOUSING, complainedOf: STREET_3, lead: TIANHE }
    expect(told('supervise', about, null)).toEqual([HOUSING, CENTRE])
    expect(
      told('answerSupervision', { state: 'in_progress', unitId: OVERSIGHT, complainedOf: CENTRE, supervision: 'phone' }, OVERSIGHT),
    ).toEqual([])
  })

  test('the level above of what is confidential', () => {
    expect(told('pause', { state: 'in_progress', unitId: TIANHE, confidential: true }, TIANHE)).toEqual([])
  })

  test('whoever did it, nor anybody twice', () => {
    expect(told('park', { state: 'in_progress', unitId: CENTRE }, CENTRE)).toEqual([])
    expect(told('supervise', { state: 'in_progress', unitId: TIANHE, lead: TIANHE }, null)).toEqual([TIANHE, STREET_3])
  })
})
