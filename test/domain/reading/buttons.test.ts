import { ACTIONS, type Action } from '../../../src/domain/ticket/actions'
import { GROUP_OF, placesOf } from '../../../src/domain/reading/buttons'
import { ruleOf } from '../../../src/domain/ticket/rules'
import { actionsFor } from '../../../src/domain/ticket/views'
import { CENTRE, HOUSING, STREET_3 } from '../../helpers/people'
import { aClock, aSituation, MONDAY } from '../../helpers/tickets'

const STAFF = ['handler', 'centre', 'levelAbove', 'formerUnit', 'supervisor', 'invited']
/** Seen by somebody with these ties, with room for three beside the filled button. */
const seen = (some: Parameters<typeof aSituation>[0]) => {
  const situation = aSituation(some)
  const { main, beside, groups } = placesOf(
    { ...situation.ticket, unit: situation.units.get(situation.ticket.unitId), actions: actionsFor(situation) },
    3,
  )
  return { main: main?.action, beside: beside.map(({ action }) => action), groups: groups.map(({ name }) => name).join(' ') }
}

test('every action of staff but the call and who has it in hand has its place, and nobody else’s has one', () => {
  const byStaff = (action: Action) =>
    ruleOf(action).by.some((relation) => STAFF.includes(relation)) && !['reveal', 'assign', 'unassign'].includes(action)
  expect(ACTIONS.filter((action) => GROUP_OF[action] !== undefined)).toEqual(ACTIONS.filter(byStaff))
})

test.each([
  ['a grid worker accepts what is new', {}, 'accept', ['resolve', 'escalate']],
  ['a department signs, or returns', { ticket: { state: 'dispatched', unitId: HOUSING } }, 'sign', ['return', 'resolve']],
  [
    'a department resolves what it has signed',
    { clocks: [aClock('handle', MONDAY + 86_400_000)], ticket: { state: 'in_progress', unitId: HOUSING, mode: 'dispatch' } },
    'resolve',
    ['arrive', 'inform'],
  ],
  [
    'the centre dispatches what came back',
    { relations: ['handler', 'centre'], ticket: { state: 'returned', unitId: CENTRE } },
    'dispatch',
    ['consult', 'accept'],
  ],
  ['the centre passes on what is new', { ticket: { state: 'submitted', unitId: CENTRE } }, 'dispatch', ['accept', 'resolve']],
  [
    'accepted as 派单办 it is dispatched',
    { ticket: { state: 'accepted', unitId: STREET_3, mode: 'dispatch' } },
    'dispatch',
    ['resolve', 'escalate'],
  ],
  [
    'accepted as 会商办 they are called together',
    { ticket: { state: 'accepted', unitId: STREET_3, mode: 'consult' } },
    'consult',
    ['resolve', 'dispatch'],
  ],
  ['accepted as 马上办 somebody goes there', { ticket: { state: 'accepted', mode: 'spot' } }, 'arrive', ['resolve', 'escalate']],
  [
    'there, it is resolved',
    { ticket: { state: 'accepted', mode: 'spot' }, ownWork: { handled: false, asked: false, arrived: true } },
    'resolve',
    ['escalate', 'note'],
  ],
  [
    'a request for time is ruled on first',
    { relations: ['centre'], ticket: { state: 'in_progress', unitId: HOUSING, extensionAsked: 1 } },
    'grantExtension',
    ['refuseExtension', 'supervise'],
  ],
  ['who checks, checks', { relations: ['levelAbove'], ticket: { state: 'resolved' } }, 'check', ['note']],
  [
    'whoever only watches has nothing filled',
    { relations: ['supervisor'], ticket: { state: 'in_progress', unitId: HOUSING } },
    undefined,
    ['supervise', 'sponsor', 'note'],
  ],
] as const)('%s', (_, some, main, beside) => {
  expect(seen(some as never)).toMatchObject({ main, beside })
})

test('what is held back is never filled, and stands behind 更多 with its group', () => {
  const own = seen({ relations: ['handler'], ticket: { state: 'resolved' }, ownWork: { handled: true, asked: false, arrived: false } })
  expect(own).toEqual({ main: undefined, beside: ['note'], groups: '办' })
})

test('with room for one, everything but the first lies behind 更多', () => {
  const situation = aSituation()
  const { main, beside, groups } = placesOf(
    { ...situation.ticket, unit: situation.units.get(situation.ticket.unitId), actions: actionsFor(situation) },
    1,
  )
  expect([main?.action, beside, groups.length]).toEqual(['accept', [], 4])
})
