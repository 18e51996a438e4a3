import type { Actor } from '../../../src/domain/people/actors'
import { isComplainedOf, isGridWorkerOf, relationsOf, type Relation, type Ties } from '../../../src/domain/ticket/relations'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import * as people from '../../helpers/people'
import { CENTRE, GRID_3, GRID_5, HOUSING, OVERSIGHT, STREET_3, TIANHE, UNITS } from '../../helpers/people'
import { aTicket } from '../../helpers/tickets'

const NO_TIES: Ties = { parties: [], heldBy: [] }
const ties = (actor: Actor, ticket: Partial<Ticket> = {}, some: Partial<Ties> = {}): Relation[] =>
  relationsOf(actor, aTicket(ticket), { ...NO_TIES, ...some }, UNITS)

test('a resident’s ties are their part in it, and nothing else', () => {
  expect(ties(people.residentLi)).toEqual([])
  expect(ties(people.residentLi, {}, { parties: ['reporter'] })).toEqual(['reporter'])
  expect(ties(people.residentLi, {}, { parties: ['joiner'] })).toEqual(['joiner'])
  expect(ties(people.anonymousReporter, {}, { parties: ['reporter'] })).toEqual(['reporter'])
})

test('somebody not signed in has no tie', () => {
  expect(ties({ kind: 'nobody' })).toEqual([])
})

test('the system is the clock and nothing else', () => {
  expect(ties(people.systemClock, { unitId: CENTRE }, { parties: ['reporter'] })).toEqual(['clock'])
})

// who, the unit that has the ticket, the ties
const STAFF: [string, Actor, string, Relation[]][] = [
  ['the grid worker of the grid that has it', people.gridWorkerWang, GRID_3, ['handler']],
  ['the grid worker next door', people.gridWorkerSun, GRID_3, []],
  ['the community over that grid', people.clerkZhao, GRID_3, ['levelAbove']],
  ['the street over that grid', people.clerkQian, GRID_3, ['levelAbove']],
  ['another street', people.clerkZhou, GRID_3, []],
  ['the community, once the street has it', people.clerkZhao, STREET_3, []],
  ['a department that has it', people.clerkWuOfHousing, HOUSING, ['handler']],
  ['a department that has not', people.clerkWuOfHousing, STREET_3, []],
  ['the centre, over everything below it', people.dispatcherZheng, GRID_3, ['centre', 'levelAbove']],
  ['the centre, when it has it itself', people.dispatcherZheng, CENTRE, ['handler', 'centre']],
  ['the centre, when oversight has it', people.dispatcherZheng, OVERSIGHT, ['centre']],
  ['oversight, when it has it', people.overseerHan, OVERSIGHT, ['handler']],
  ['oversight, otherwise', people.overseerHan, GRID_3, []],
  ['a supervisor', people.supervisorChen, GRID_3, ['supervisor']],
  ['the leader of the department that has it', people.leaderBa, HOUSING, ['leader']],
  ['a leader of another', people.leaderBa, GRID_3, []],
  ['an auditor', people.auditorYang, GRID_3, ['auditor']],
  ['an administrator of the system', people.administratorXu, CENTRE, []],
]
for (const [who, actor, unitId, expected] of STAFF)
  test(`${who}: ${expected.join(', ') || 'no tie'}`, () => expect(ties(actor, { unitId })).toEqual(expected))

test('a leader keeps a tie to what they sponsor, wherever it goes, but not to what is handled in confidence', () => {
  const mine = { unitId: GRID_3, sponsor: 'ba' }
  expect(ties(people.leaderBa, mine)).toEqual(['leader'])
  expect(ties(people.clerkWuOfHousing, { ...mine, sponsor: 'wu' })).toEqual([])
  for (const confidential of [
    { ...mine, confidential: true },
    { unitId: HOUSING, confidential: true },
  ])
    expect(ties(people.leaderBa, confidential)).toEqual([])
  expect(ties(people.leaderBa, { unitId: HOUSING, complainedOf: HOUSING })).toEqual(['complainedOf'])
})

test('a unit that had it before keeps a tie, and loses the name "former" when it has it again', () => {
  expect(ties(people.clerkWuOfHousing, { unitId: STREET_3 }, { heldBy: [GRID_3, HOUSING] })).toEqual(['formerUnit'])
  expect(ties(people.clerkWuOfHousing, { unitId: HOUSING }, { heldBy: [GRID_3, HOUSING] })).toEqual(['handler'])
})

test('a unit called to the consultation is invited, for as long as it is called', () => {
  const meeting = { unitId: STREET_3, state: 'consult', invited: [HOUSING] } as const
  expect(ties(people.clerkWuOfHousing, meeting)).toEqual(['invited'])
  expect(ties(people.clerkWuOfHousing, { ...meeting, invited: [] })).toEqual([])
  expect(ties(people.clerkWuOfHousing, meeting, { heldBy: [HOUSING] })).toEqual(['formerUnit', 'invited'])
  expect(ties(people.clerkWuOfHousing, { ...meeting, complainedOf: HOUSING })).toEqual(['complainedOf'])
})

test('staff who reported it themselves are both', () => {
  expect(ties(people.gridWorkerWang, {}, { parties: ['reporter'] })).toEqual(['reporter', 'handler'])
})

test('several posts give the ties of all of them', () => {
  const both: Actor = {
    kind: 'staff',
    personId: 'he',
    posts: [
      { unitId: GRID_3, duty: 'gridWorker' },
      { unitId: TIANHE, duty: 'clerk' },
    ],
  }
  expect(ties(both)).toEqual(['handler', 'levelAbove'])
})

test('a supervisor’s post at a unit is no handler’s post', () => {
  const supervising: Actor = { kind: 'staff', personId: 'lin', posts: [{ unitId: GRID_3, duty: 'supervisor' }] }
  expect(ties(supervising)).toEqual(['supervisor'])
})

test('the grid worker of a ticket works as one at the unit that has it, not elsewhere and not as something else', () => {
  const isGridWorker = (actor: Actor, unitId: string) => isGridWorkerOf(actor, { unitId })
  expect(isGridWorker(people.gridWorkerWang, GRID_3)).toBe(true)
  expect(isGridWorker(people.gridWorkerWang, TIANHE)).toBe(false)
  expect(isGridWorker(people.gridWorkerSun, GRID_3)).toBe(false)
  expect(isGridWorker(people.clerkZhao, TIANHE)).toBe(false)
  expect(isGridWorker(people.residentLi, GRID_3)).toBe(false)
})

describe('a confidential ticket', () => {
  const confidential = { unitId: TIANHE, confidential: true }

  test('is nothing to the level above, nor to a supervisor', () => {
    expect(ties(people.clerkQian, confidential)).toEqual([])
    expect(ties(people.supervisorChen, confidential)).toEqual([])
  })

  test('is for its owner and the centre', () => {
    expect(ties(people.clerkZhao, confidential)).toEqual(['handler'])
    expect(ties(people.dispatcherZheng, confidential)).toEqual(['centre'])
  })
})

describe('the unit complained of', () => {
  const aboutTianhe = { unitId: CENTRE, complainedOf: TIANHE }
  const everyTie: Ties = { parties: ['reporter', 'joiner'], heldBy: [TIANHE, GRID_3, GRID_5] }

  test('its people, and those of the units below it, have that tie alone, whatever else they are', () => {
    for (const actor of [people.clerkZhao, people.gridWorkerWang, people.gridWorkerSun])
      expect(ties(actor, aboutTianhe, everyTie)).toEqual(['complainedOf'])
    expect(ties(people.clerkZhao, { ...aboutTianhe, unitId: TIANHE })).toEqual(['complainedOf'])
  })

  test('the levels above and the neighbours are not kept out', () => {
    expect(ties(people.clerkQian, { unitId: STREET_3, complainedOf: TIANHE })).toEqual(['handler'])
    expect(ties(people.dispatcherZheng, aboutTianhe)).toEqual(['handler', 'centre'])
  })

  test('every duty at that unit counts, auditing and supervising too', () => {
    for (const actor of [people.dispatcherZheng, people.supervisorChen, people.auditorYang, people.administratorXu])
      expect(ties(actor, { unitId: OVERSIGHT, complainedOf: CENTRE })).toEqual(['complainedOf'])
  })

  test('a complaint about the centre leaves oversight, and oversight alone', () => {
    const staff = Object.values(people).filter((one): one is Actor => typeof one === 'object' && 'kind' in one && one.kind === 'staff')
    const free = staff.filter((actor) => !isComplainedOf(actor, { complainedOf: CENTRE }, UNITS))
    expect(free).toEqual([people.overseerHan])
  })

  test('one bad post is enough', () => {
    const two: Actor = {
      kind: 'staff',
      personId: 'gao',
      posts: [
        { unitId: CENTRE, duty: 'dispatcher' },
        { unitId: GRID_3, duty: 'gridWorker' },
      ],
    }
    expect(ties(two, aboutTianhe)).toEqual(['complainedOf'])
  })
})
