import * as v from 'valibot'
import { barredUntil, barWords } from '../../../src/domain/people/bar'
import { countIn, countWords, shadeOf } from '../../../src/domain/publication/counts'
import { CHECK_STATES, Decision, mayPass } from '../../../src/domain/publication/moderation'
import { mayBePublic, publicCaseOf, publicSummaryOf } from '../../../src/domain/publication/publication'
import { PUBLIC_STATE_WORDS } from '../../../src/domain/publication/words'
import { STATE_IDS } from '../../../src/domain/ticket/states'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { GRID_3, GRID_5, HOUSING, TIANHE, UNITS } from '../../helpers/people'
import { at, aTicket, MONDAY } from '../../helpers/tickets'

// prettier-ignore
const FORBIDDEN: [why: string, some: Partial<Ticket>][] = [
  ['in confidence',            { confidential: true }],
  ['a 举报',                   { request: 'accuse' }],
  ['a complaint about a unit', { complainedOf: TIANHE }],
  ['not taken up',             { state: 'rejected' }],
  ['merged',                   { state: 'merged' }],
  ['withdrawn',                { state: 'withdrawn' }],
]
for (const [why, some] of FORBIDDEN) test(`never public: ${why}`, () => expect(mayBePublic(aTicket(some))).toBe(false))

test('everything else may be, whatever its state', () => {
  for (const state of STATE_IDS.filter((id) => !['rejected', 'merged', 'withdrawn'].includes(id)))
    expect(mayBePublic(aTicket({ state }))).toBe(true)
})

const facts = { id: 'x', title: '路灯不亮', ticket: aTicket({ state: 'in_progress', unitId: HOUSING }), clocks: [] }
const LIST = ['answered', 'category', 'clock', 'gridId', 'id', 'place', 'state', 'title', 'unit']

test('a line of the board holds nothing of the ticket but what its schema names', () => {
  const line = publicSummaryOf(facts, UNITS)
  expect(Object.keys(line).sort()).toEqual(LIST)
  expect(line).toMatchObject({ unit: '住建局', place: '天和社区第 3 网格', gridId: GRID_3 })
})

test('a case tells days, units and the approved words; not its number, nor when to the minute, nor who', () => {
  const events = (['submit', 'accept', 'dispatch', 'resolve'] as const).map((action, index) => ({
    action,
    at: at('2026-11-23 10:24') + index * 86_400_000,
    unitId: index === 0 ? null : GRID_3,
    person: '包晓燕',
    given: { note: '内部' },
  }))
  const shown = publicCaseOf({ ...facts, text: '路灯不亮', outcome: '', events, photos: [] }, UNITS)
  expect(Object.keys(shown).sort()).toEqual([...LIST, 'outcome', 'photos', 'step', 'steps', 'text'].sort())
  expect(JSON.stringify(shown)).not.toMatch(/包晓燕|内部|20261123-7K2M/)
  // of two acts that make one step, the later day
  expect(shown.steps.map(({ day }) => day && new Date(day).toISOString())).toEqual([
    '2026-11-22T16:00:00.000Z',
    '2026-11-24T16:00:00.000Z',
    null,
    '2026-11-25T16:00:00.000Z',
    null,
  ])
})

test('nobody on the board is "you"', () => {
  for (const words of Object.values(PUBLIC_STATE_WORDS)) expect(words).not.toMatch(/[您你]/)
})

test('a check that has not passed, for a human or at all, holds a case back', () => {
  expect([null, ...CHECK_STATES].filter(mayPass)).toEqual([null, 'passed', 'review'])
})

test('published needs a title, refused a reason', () => {
  const problems = (decision: object) =>
    (v.safeParse(Decision, { version: 1, ...decision }).issues ?? []).map((issue) => issue.path?.[0]?.key)
  expect(problems({ publish: true, title: '路灯不亮' })).toEqual([])
  expect(problems({ publish: true, title: ' ' })).toEqual(['title'])
  expect(problems({ publish: false, reason: '是私事' })).toEqual([])
  expect(problems({ publish: false })).toEqual(['reason'])
})

test('counts of grids add up, and are said with their base', () => {
  const counts = [
    { gridId: GRID_3, open: 3, overdue: 1 },
    { gridId: GRID_5, open: 1, overdue: 0 },
    { gridId: null, open: 2, overdue: 2 },
  ]
  expect(countIn(counts, [GRID_3, GRID_5])).toEqual({ open: 4, overdue: 1 })
  expect(countIn(counts, [])).toEqual({ open: 0, overdue: 0 })
  expect(countWords({ open: 4, overdue: 1 })).toBe('在办 4 件，1 件超时')
  expect(countWords({ open: 0, overdue: 0 })).toBe('没有在办的')
  expect([0, 1, 2, 9].map((open) => shadeOf({ open, overdue: 0 }))).toEqual([0, 1, 2, 2])
})

test('a bar lasts so many whole days and ends at midnight', () => {
  expect(barredUntil('3', MONDAY)).toBe(at('2026-11-27 00:00'))
  expect(barredUntil('30', at('2026-12-31 23:59'))).toBe(at('2027-01-31 00:00'))
})

test('its words tell why, until when, what still works and whom to call', () => {
  const words = barWords({ reason: 'insult', until: at('2026-11-27 00:00') }, { name: '区中心', phone: '0470-1' }, MONDAY)
  for (const part of ['辱骂', '11月26日', '能补充、能评价', '0470-1']) expect(words).toContain(part)
  expect(barWords({ reason: 'flood', until: MONDAY }, { name: '区中心', phone: null }, MONDAY)).toContain('请找区中心')
})
