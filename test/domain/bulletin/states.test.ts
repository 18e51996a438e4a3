/** Who may do what to a bulletin, in each of its states: written by hand. */
import { draftOf } from '../../../src/domain/bulletin/draft'
import {
  BULLETIN_STATES,
  BULLETIN_STEPS,
  mayRead,
  maySeeAccount,
  maySeeObjection,
  objectUntil,
  stepRefusal,
  stepsFor,
  type BulletinStep,
  type Standing,
} from '../../../src/domain/bulletin/states'
import { calendarOf, BUNDLED_CALENDAR } from '../../../src/domain/calendar/workdays'
import type { Actor, Duty } from '../../../src/domain/people/actors'
import { aRow, aVintage, UNITS } from '../../helpers/bulletin'
import { at } from '../../helpers/tickets'

const document = draftOf(
  aVintage({ total: aRow('total'), units: [aRow('s3', { onTime: [20, 30] }), aRow('law', { onTime: [29, 29] })], categories: [] }),
  undefined,
  UNITS,
)
const NOW = at('2026-11-24 10:00')
const standing = (change: Partial<Standing>): Standing => ({
  ...{ state: 'provisional', document, objectUntil: NOW + 1, unanswered: 0, now: NOW },
  newest: { id: document.source.id, stage: 'provisional', closes: true },
  ...change,
})
const staff = (duty: Duty, unitId: string): Actor => ({ kind: 'staff', personId: 'p', posts: [{ unitId, duty }] })
const ACTORS = {
  supervisor: staff('supervisor', 'centre'),
  dispatcher: staff('dispatcher', 'centre'),
  'told off': staff('clerk', 's3'),
  praised: staff('clerk', 'law'),
  'not in it': staff('clerk', 'heat'),
}

// prettier-ignore
const MAY: Record<(typeof BULLETIN_STATES)[number], Record<keyof typeof ACTORS, string>> = {
  draft:       { supervisor: 'word issue', dispatcher: '', 'told off': '',               praised: '',       'not in it': '' },
  provisional: { supervisor: 'answer',     dispatcher: '', 'told off': 'object account', praised: 'object', 'not in it': '' },
  final:       { supervisor: 'release',    dispatcher: '', 'told off': 'account',        praised: '',       'not in it': '' },
  released:    { supervisor: '',           dispatcher: '', 'told off': 'account',        praised: '',       'not in it': '' },
}
test.each(BULLETIN_STATES)('who may do what while it is %s', (state) => {
  for (const [name, actor] of Object.entries(ACTORS)) {
    const open = (Object.keys(BULLETIN_STEPS) as BulletinStep[]).filter(
      (step) => stepRefusal(step, standing({ state }), actor) === undefined,
    )
    expect(`${name}: ${open.join(' ')}`).toBe(`${name}: ${MAY[state][name as keyof typeof ACTORS]}`)
  }
})

test.each([
  ['while units may object', {}, 'timeIsOver'],
  ['with an objection nobody answered', { objectUntil: NOW, unanswered: 1 }, 'allAnswered'],
  ['with figures that are provisional', { objectUntil: NOW }, 'vintageIsFinal'],
  ['with figures that do not add up', { objectUntil: NOW, newest: { id: 'v2', stage: 'final', closes: false } }, 'addsUp'],
  ['when all of that is over', { objectUntil: NOW, newest: { id: 'v2', stage: 'final', closes: true } }, undefined],
] as const)('final %s', (_, change, why) => expect(stepRefusal('finish', standing(change), ACTORS.supervisor)).toBe(why))

test('nothing is issued from figures that were overtaken, and nobody objects after the day', () => {
  const newest = { id: 'v2', stage: 'corrected', closes: true } as const
  expect(stepRefusal('issue', standing({ state: 'draft', newest }), ACTORS.supervisor)).toBe('newestVintage')
  expect(stepRefusal('object', standing({ objectUntil: NOW }), ACTORS['told off'])).toBe('timeToObject')
  expect(stepsFor(standing({}), ACTORS.supervisor)).toEqual([
    { step: 'answer', why: null },
    { step: 'finish', why: 'timeIsOver' },
  ])
})

test('a draft is for those who oversee; an account for supervision and its unit, not the centre', () => {
  const readers = (may: (actor: Actor) => boolean) => Object.entries(ACTORS).flatMap(([name, actor]) => (may(actor) ? [name] : []))
  expect(readers((actor) => mayRead('draft', actor))).toEqual(['supervisor', 'dispatcher'])
  expect(readers((actor) => mayRead('provisional', actor))).toHaveLength(5)
  expect(readers((actor) => maySeeAccount('s3', actor))).toEqual(['supervisor', 'told off'])
  expect(readers((actor) => maySeeObjection('s3', actor))).toEqual(['supervisor', 'dispatcher', 'told off'])
})

test('units have until the figures are final, and two working days at least', () => {
  const calendar = calendarOf(BUNDLED_CALENDAR)
  const week = { kind: 'week', from: '2026-11-16', to: '2026-11-22' } as const
  // five working days after Sunday: the end of Friday
  expect(objectUntil(week, at('2026-11-23 09:00'), calendar)).toBe(at('2026-11-28 00:00'))
  // issued late on the Friday: the end of the next Tuesday
  expect(objectUntil(week, at('2026-11-27 16:00'), calendar)).toBe(at('2026-12-01 17:30'))
})
