import type { Action } from '../../../src/domain/ticket/actions'
import type { State } from '../../../src/domain/ticket/states'
import { momentsOf, stepsOf } from '../../../src/domain/reading/progress'
import { BUNDLED } from '../../../src/domain/report/categories'
import { summaryOf, type TimelineEntry } from '../../../src/domain/ticket/views'
import { UNITS } from '../../helpers/people'
import { aTicket, at, MONDAY } from '../../helpers/tickets'

const NOW = at('2026-11-27 09:00')

/** A history, one line a day from Monday on. */
const history = (...actions: ('submit' | Action)[]): TimelineEntry[] =>
  actions.map((action, index) => ({
    seq: index + 1,
    action,
    at: MONDAY + index * 86_400_000,
    madeAt: null,
    by:
      action === 'submit'
        ? { unit: null, person: null, duty: null, clock: false, own: true }
        : { unit: '天和社区第 3 网格', person: '王志强', duty: 'gridWorker', clock: false, own: true },
    to: null,
    choices: [],
    due: null,
    text: '',
    photos: [],
  }))
type Told = { answered?: boolean; care?: boolean; backTo?: State }
const steps = (state: State, timeline: TimelineEntry[], { answered = false, care = false, backTo }: Told = {}) =>
  stepsOf({ ...summaryOf(aTicket({ state, answered, backTo: backTo ?? null }), [], '', UNITS, 'reporter'), timeline }, NOW, care)
const inLine = (told: ReturnType<typeof steps>) => told?.steps.map(({ name, when }) => [name, when].filter(Boolean).join(' ')).join(' > ')

describe('the five steps', () => {
  test('each that lies behind has its day, this one says so, what lies ahead says nothing', () => {
    expect(inLine(steps('in_progress', history('submit', 'accept', 'dispatch', 'sign')))).toBe(
      '已提交 23日 > 已受理 25日 > 办理中 现在 > 已办结 > 已评价',
    )
  })

  test('the step left behind keeps its day', () => {
    expect(inLine(steps('verified', history('submit', 'accept', 'sign', 'resolve')))).toBe(
      '已提交 23日 > 已受理 24日 > 办理中 25日 > 已办结 现在 > 已评价',
    )
  })

  test('sent back, the work counts as under way again', () => {
    const told = steps('rework', history('submit', 'accept', 'resolve', 'judge'))
    expect(told?.now).toBe(3)
    expect(inLine(told)).toContain('办理中 现在 > 已办结 > 已评价')
  })

  for (const [what, state, backTo, done, step] of [
    ['asked for more before anybody took it', 'need_info', 'submitted', ['submit'], 1],
    ['asked for more once it was taken', 'need_info', 'accepted', ['submit', 'accept'], 2],
    ['asked for more while it was worked on', 'need_info', 'in_progress', ['submit', 'accept', 'escalate', 'accept'], 3],
    ['paused before it was begun', 'paused', 'accepted', ['submit', 'accept'], 2],
    ['passed on to a department after it went up', 'dispatched', undefined, ['submit', 'accept', 'escalate', 'dispatch'], 3],
    ['given back by that department', 'returned', undefined, ['submit', 'accept', 'escalate', 'dispatch', 'return'], 3],
    ['unmerged, nobody has taken it yet', 'submitted', undefined, ['submit', 'accept', 'merge', 'unmerge'], 1],
    ['done after all that', 'verified', undefined, ['submit', 'accept', 'askInfo', 'supplement', 'resolve'], 4],
  ] as [string, State, State | undefined, ('submit' | Action)[], number][])
    test(`${what}, the steps stand where they stood`, () => {
      expect(steps(state, history(...done), { backTo })?.now).toBe(step)
    })

  test('the last is 未评价 when nobody answered, and 已评价 when somebody did', () => {
    expect(inLine(steps('closed', history('submit', 'accept', 'resolve', 'close')))).toMatch(/未评价 26日$/)
    expect(inLine(steps('closed', history('submit', 'accept', 'resolve', 'judge'), { answered: true }))).toMatch(/已评价 26日$/)
  })

  test('长辈版 has the hour too', () => {
    expect(inLine(steps('accepted', history('submit', 'accept'), { care: true }))).toMatch(/^已提交 11月23日 10:24/)
  })

  test('a ticket that left the way early has none', () => {
    for (const state of ['rejected', 'withdrawn', 'merged'] as const) expect(steps(state, history('submit', 'reject'))).toBeUndefined()
  })
})

describe('the history', () => {
  test('newest first, without lines that are not for residents', () => {
    expect(momentsOf(history('submit', 'accept', 'note'), NOW, BUNDLED).map((moment) => moment.title)).toEqual([
      '天和社区第 3 网格已受理',
      '您提交了这件事',
    ])
  })

  test('what a phone sent late says when it was done, a clock two minutes off does not matter', () => {
    const when = (madeAt: number) => momentsOf([{ ...history('accept')[0]!, madeAt }], NOW, BUNDLED)[0]!.when
    expect(when(MONDAY - 3_600_000)).toBe('11月23日 10:24 · 天和社区第 3 网格 王志强 · 手机时间 11月23日 09:24')
    expect(when(MONDAY - 60_000)).toBe('11月23日 10:24 · 天和社区第 3 网格 王志强')
  })
})
