/** 更正分类: what was filed as the wrong thing gets the limit of the right one; old and new are kept. */
import { turnClocks, type Clock } from '../../../src/domain/ticket/clocks'
import { refusal } from '../../../src/domain/ticket/lifecycle'
import { correctionWords } from '../../../src/domain/reading/history-line'
import { BUNDLED } from '../../../src/domain/report/categories'
import { unlikeHistory } from '../../../src/domain/ticket/recompute'
import { CENTRE, GRID_1, GRID_3, HEPING, HOUSING, STREET_3, TIANHE, UNITS } from '../../helpers/people'
import { aClock, aSituation, aTicket, at, CALENDAR, done, MONDAY, refused, TIMING } from '../../helpers/tickets'

// 公共设施 › 路灯不亮: 3 working days; 环境卫生 › 暴露垃圾: 1 working day; 纠纷维权: 10
const LAMP = { category: 'public_facility', item: 'lamp', request: 'help', urgency: 'normal' } as const
const filed = (some: Partial<Clock> = {}) => ({
  ...aClock('handle', at('2026-11-26 17:30')),
  limit: '3wd' as const,
  startedAt: MONDAY,
  ...some,
})

function corrected(clock: Clock, given: object, now = MONDAY + 3_600_000, state: 'accepted' | 'paused' = 'accepted') {
  const situation = aSituation({ ticket: { ...LAMP, state, ...(state === 'paused' && { backTo: 'accepted' }) }, clocks: [clock], now })
  const [step] = done(situation, 'correct', { reason: '去看了', ...given })
  const after = turnClocks([clock], { seq: 2, ...step! }, { ...TIMING, now }).find(({ kind }) => kind === 'handle')!
  return { step: step!, clock: after }
}

test('the limit of what it is after all counts from the beginning, shorter or longer', () => {
  expect(corrected(filed(), { category: 'sanitation', item: 'other' }).clock).toMatchObject({
    limit: '1wd',
    dueAt: at('2026-11-24 17:30'),
    firstDueAt: at('2026-11-26 17:30'),
  })
  expect(corrected(filed(), { category: 'dispute_rights', item: 'other' }).clock).toMatchObject({
    limit: '10wd',
    dueAt: at('2026-12-07 17:30'),
  })
  // the same limit: nothing moves
  expect(corrected(filed(), { request: 'complain' }).clock).toEqual(filed())
})

test('what has passed stays passed; a promised day stays; nobody is late by the correction alone', () => {
  const friday = at('2026-11-27 09:00')
  expect(corrected(filed(), { category: 'dispute_rights', item: 'other' }, friday).clock.dueAt).toBe(at('2026-11-26 17:30'))
  expect(corrected(filed({ basis: 'date' }), { category: 'sanitation', item: 'other' }).clock.dueAt).toBe(at('2026-11-26 17:30'))
  // by 1 working day it would have been due on Tuesday: one from now is left
  const wednesday = at('2026-11-25 10:00')
  expect(corrected(filed(), { category: 'sanitation', item: 'other' }, wednesday).clock.dueAt).toBe(at('2026-11-26 17:30'))
})

test('while it stands still it has as much more or less left', () => {
  const held = filed({ dueAt: null, leftMs: 8 * 3_600_000 })
  const less = corrected(held, { category: 'sanitation', item: 'other' }, MONDAY, 'paused').clock
  const more = corrected(held, { category: 'dispute_rights', item: 'other' }, MONDAY, 'paused').clock
  expect(less).toMatchObject({ dueAt: null, leftMs: 0 })
  expect(more.dueAt).toBeNull()
  expect(more.leftMs).toBeGreaterThan(40 * 3_600_000)
})

test('old and new are kept, and said in words', () => {
  const { step } = corrected(filed(), { category: 'sanitation', item: 'other', request: 'complain' })
  expect(step.after).toMatchObject({ category: 'sanitation', item: 'other', request: 'complain', urgency: 'normal', stage: 1 })
  expect(step.given.was).toBe('public_facility/lamp/help/normal')
  const choices = Object.entries(step.given).map(([field, value]) => ({ field, value })) as never
  expect(correctionWords({ choices }, BUNDLED)).toMatch(/^公共设施 › .+ · 求助 → 环境卫生 › 其他 · 投诉$/)
  expect(correctionWords({ choices: [] }, BUNDLED)).toBe('')
})

test('where it is after all: its grid with the community above it, or a community alone; old and new are kept and said', () => {
  const situation = aSituation({ ticket: { ...LAMP, gridId: GRID_3, communityId: TIANHE, state: 'accepted' } })
  const [grid] = done(situation, 'correct', { reason: '隔壁', lies: GRID_1 })
  expect(grid).toMatchObject({
    after: { gridId: GRID_1, communityId: HEPING, unitId: situation.ticket.unitId, stage: 1 },
    given: { wasIn: GRID_3 },
  })
  const [community] = done(situation, 'correct', { reason: '不知哪个网格', lies: TIANHE })
  expect(community!.after).toMatchObject({ gridId: null, communityId: TIANHE })
  const [found] = done(aSituation({ ticket: { ...LAMP, gridId: null, communityId: null, state: 'accepted' } }), 'correct', {
    reason: '找到了',
    lies: GRID_1,
  })
  expect(found!.given).not.toHaveProperty('wasIn')
  const said = (choices: object[]) => correctionWords({ choices: choices as never }, BUNDLED)
  const was = { field: 'was', value: 'public_facility/lamp/help/normal' }
  expect(said([was, { field: 'lies', value: '第 1 网格' }, { field: 'wasIn', value: '第 3 网格' }])).toBe('第 3 网格 → 第 1 网格')
  expect(said([was, { field: 'lies', value: '第 1 网格' }])).toBe('没有写明 → 第 1 网格')
  expect(said([was, { field: 'category', value: 'sanitation' }, { field: 'lies', value: '第 1 网格' }])).toMatch(
    /^公共设施 .* → 环境卫生 .*；没有写明 → 第 1 网格$/,
  )
})

test('no place is what is none, has ended, or is the same', () => {
  const situation = aSituation({ ticket: { ...LAMP, gridId: GRID_3, communityId: TIANHE, state: 'accepted' } })
  for (const lies of [HOUSING, STREET_3, CENTRE, 'nowhere'])
    expect(refused(situation, 'correct', { reason: '改', lies })).toEqual({ code: 'liesSomewhere' })
  expect(refused(situation, 'correct', { reason: '改', lies: GRID_3 })).toEqual({ code: 'correctsSomething' })
  expect(refused(situation, 'correct', { reason: '改', lies: GRID_1, wasIn: TIANHE })).toEqual({ code: 'notTaken', fields: ['wasIn'] })
})

test('another category without a sub-item is 其他 of it', () =>
  expect(corrected(filed(), { category: 'sanitation' }).step.after).toMatchObject({ category: 'sanitation', item: 'other' }))

test('something has to change, and what is handled as 举报 stays that; nobody says what it was', () => {
  const situation = aSituation({ ticket: { ...LAMP, state: 'accepted' } })
  expect(refused(situation, 'correct', { reason: '一样', category: 'public_facility' })).toEqual({ code: 'correctsSomething' })
  expect(refused(situation, 'correct', { reason: '一样' })).toEqual({ code: 'correctsSomething' })
  const accused = aSituation({ ticket: { ...LAMP, request: 'accuse', confidential: true, state: 'accepted' } })
  expect(refused(accused, 'correct', { reason: '其实是求助', request: 'help' })).toEqual({ code: 'staysAccused' })
  expect(refusal(accused, 'correct', { reason: '另一类', category: 'sanitation' })).toBeUndefined()
  expect(refused(situation, 'correct', { reason: '改', category: 'sanitation', was: 'x/y/z/w' })).toEqual({
    code: 'notTaken',
    fields: ['was'],
  })
})

test('a row changed by hand after a correction is unlike its history', () => {
  const row = aTicket({ ...LAMP, category: 'sanitation', item: 'other', state: 'accepted' })
  const place = { at: MONDAY, toState: row.state, toUnit: row.unitId, stage: 1, round: 0 }
  const lines = [
    { ...place, action: 'submit' as const, given: {} },
    { ...place, action: 'correct' as const, given: { category: 'sanitation' as const, item: 'other', reason: '去看了' } },
  ]
  const around = { units: UNITS, calendar: CALENDAR }
  expect(unlikeHistory(row, lines, around)).not.toContain('category')
  expect(unlikeHistory({ ...row, category: 'transport' }, lines, around)).toContain('category')
})
