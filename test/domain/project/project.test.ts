import {
  flagOf,
  milestonesOf,
  PROJECT_STEP_IDS,
  PROJECT_STEPS,
  stepRefusal,
  stepsFor,
  STALLED_MS,
  tiesTo,
  type ProjectLine,
  type Standing,
} from '../../../src/domain/project/project'
import * as people from '../../helpers/people'
import { CENTRE, HOUSING, STREET_3, UNITS } from '../../helpers/people'

const line = (some: Partial<ProjectLine> & Pick<ProjectLine, 'no' | 'step'>): ProjectLine => ({
  words: '',
  day: null,
  of: null,
  at: 0,
  byId: 'wu',
  ...some,
})
const PLANNED = [
  line({ no: 1, step: 'begin' }),
  line({ no: 2, step: 'plan', day: '2026-11-20' }),
  line({ no: 3, step: 'plan', day: '2026-11-10' }),
]
const REACHED = [...PLANNED, line({ no: 4, step: 'reach', of: 2 }), line({ no: 5, step: 'reach', of: 3 })]
const standing = (some: Partial<Omit<Standing, 'project'>> & { project?: Partial<Standing['project']> } = {}): Standing => ({
  lines: PLANNED,
  ties: ['unit'],
  me: 'wu',
  today: '2026-11-15',
  ...some,
  project: { unitId: HOUSING, dueDay: '2026-12-31', state: 'open', leader: null, shownAt: null, madeBy: 'zheng', ...some.project },
})

test('ties: an 经办人 of its unit, a leader over it, centre and supervision; nobody else', () => {
  expect(tiesTo(people.clerkWuOfHousing, HOUSING, UNITS)).toEqual(['unit'])
  expect(tiesTo(people.clerkQian, HOUSING, UNITS)).toEqual([])
  expect(tiesTo(people.leaderBa, HOUSING, UNITS)).toEqual(['leader'])
  expect(tiesTo(people.leaderBa, STREET_3, UNITS)).toEqual([])
  for (const one of [people.dispatcherZheng, people.supervisorChen]) expect(tiesTo(one, HOUSING, UNITS)).toEqual(['overseer'])
  expect(tiesTo(people.auditorYang, CENTRE, UNITS)).toEqual([])
})

test('milestones stand by their days, late where their day is over and nobody said they were reached', () => {
  expect(milestonesOf(PLANNED, '2026-11-15').map(({ no, late }) => [no, late])).toEqual([[3, true], [2, false]]) // prettier-ignore
  expect(milestonesOf(REACHED, '2026-12-15').every(({ late, reached }) => !late && reached !== null)).toBe(true)
})

test('whoever is tied to it in no way takes no step, and from the end nothing goes on but telling it outside', () => {
  for (const step of PROJECT_STEP_IDS) expect(stepRefusal(step, standing({ ties: [] }))).toBe('notForYou')
  const all = { ties: ['unit', 'leader', 'overseer'] as const, lines: REACHED }
  for (const state of ['struck', 'stopped'] as const)
    expect(stepsFor(standing({ ...all, project: { state } })).map(({ step }) => step)).toEqual(['release'])
})

// which step, how it stands, what holds it back
const HELD: [keyof typeof PROJECT_STEPS, Partial<Parameters<typeof standing>[0]>, Parameters<typeof stepRefusal>[2], string | undefined][] =
  [
    ['claim', { ties: ['leader'] }, {}, undefined],
    ['claim', { ties: ['leader'], project: { leader: '巴雅尔' } }, {}, 'unclaimed'],
    ['claim', { ties: ['unit'] }, {}, 'notForYou'],
    ['plan', {}, { day: '2026-11-14' }, 'dayWithin'],
    ['plan', {}, { day: '2027-01-01' }, 'dayWithin'],
    ['plan', {}, { day: '2026-12-31' }, undefined],
    ['reach', {}, { of: 2 }, undefined],
    ['reach', { lines: REACHED }, { of: 2 }, 'hasOpen'],
    ['reach', {}, { of: 1 }, 'hasOpen'],
    ['reach', { ties: ['overseer'] }, { of: 2 }, 'notForYou'],
    ['askStrike', {}, {}, 'allReached'],
    ['askStrike', { lines: [] }, {}, 'allReached'],
    ['askStrike', { lines: REACHED }, {}, undefined],
    [
      'strike',
      { ties: ['overseer'], project: { state: 'asked' }, lines: [...REACHED, line({ no: 6, step: 'askStrike', byId: 'wu' })] },
      {},
      'notOwnAsk',
    ],
    [
      'strike',
      { ties: ['overseer'], me: 'chen', project: { state: 'asked' }, lines: [...REACHED, line({ no: 6, step: 'askStrike', byId: 'wu' })] },
      {},
      undefined,
    ],
    ['strike', { ties: ['overseer'], me: 'chen' }, {}, 'wrongState'],
    ['release', { ties: ['overseer'], me: 'zheng' }, {}, 'notOwnProject'],
    ['release', { ties: ['overseer'], me: 'chen' }, {}, undefined],
    ['release', { ties: ['overseer'], me: 'chen', project: { shownAt: 1 } }, {}, 'notShown'],
  ]
test.each(HELD)('%s with %j, given %j: %s', (step, some, given, why) => expect(stepRefusal(step, standing(some), given)).toBe(why))

test('flags come from dates and proof: red in time, black past its limit, still when nothing was said for long', () => {
  const now = { at: STALLED_MS * 3, day: '2026-12-01' }
  expect(flagOf({ state: 'struck', dueDay: '2026-12-01' }, 0, '2026-12-01', now)).toBe('red')
  expect(flagOf({ state: 'struck', dueDay: '2026-11-30' }, 0, '2026-12-01', now)).toBeNull()
  expect(flagOf({ state: 'open', dueDay: '2026-11-30' }, now.at, null, now)).toBe('black')
  expect(flagOf({ state: 'open', dueDay: '2026-12-01' }, now.at, null, now)).toBeNull()
  expect(flagOf({ state: 'open', dueDay: '2026-12-01' }, now.at - STALLED_MS - 1, null, now)).toBe('still')
  expect(flagOf({ state: 'stopped', dueDay: '2026-01-01' }, 0, null, now)).toBeNull()
})
