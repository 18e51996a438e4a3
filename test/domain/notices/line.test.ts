import { lineFor, type LineFacts } from '../../../src/domain/notices/line'
import { ACTIONS, type Action } from '../../../src/domain/ticket/actions'
import { eventTitle } from '../../../src/domain/reading/history-line'
import { ruleOf } from '../../../src/domain/ticket/rules'
import { GRID_3, TIANHE, UNITS } from '../../helpers/people'
import { GIVEN } from '../../helpers/tickets'

const SECRET = '秘密：13800005206'
const line = (action: Action, given: LineFacts['given'] = GIVEN[action]): LineFacts => ({
  action,
  doneBy: 'other',
  unitId: GRID_3,
  fromUnit: GRID_3,
  toUnit: TIANHE,
  given: { ...given, note: SECRET, reason: SECRET, basis: SECRET, minutes: SECRET, measures: SECRET },
})
const title = (action: Action, audience: 'reporter' | 'neighbour' | 'handler') => {
  const head = lineFor(line(action), audience, UNITS)
  return head && eventTitle(head, audience === 'handler' ? 'unit' : 'resident')
}

test('the same line speaks to each in their own words', () => {
  expect(title('escalate', 'reporter')).toBe('已报天和社区接着办：这一级缺人缺设备')
  expect(title('escalate', 'handler')).toBe('天和社区第 3 网格上报到天和社区：缺人缺设备')
  expect(title('resolve', 'neighbour')).toBe('天和社区办结了：解决了')
})

test('what is between the reporter and the units is told to no neighbour, what stays among staff to no resident', () => {
  for (const action of ['reveal', 'inform', 'askInfo'] as const) {
    expect(title(action, 'neighbour')).toBeUndefined()
    expect(title(action, 'reporter')).toBeTruthy()
  }
  for (const action of ['note', 'remind', 'opine', 'attend'] as const) {
    expect(title(action, 'reporter')).toBeUndefined()
    expect(title(action, 'handler')).toBeTruthy()
  }
})

test('every event that tells the parties has a line for the reporter, every one that tells units has one for them', () => {
  for (const action of ACTIONS) {
    const { tells } = ruleOf(action)
    if (tells.includes('parties')) expect([action, title(action, 'reporter')]).toEqual([action, expect.stringMatching(/./)])
    if (tells.some((told) => told !== 'parties')) expect([action, title(action, 'handler')]).toEqual([action, expect.stringMatching(/./)])
  }
})

test('no word that anyone wrote is in a notice, nor how satisfied somebody was', () => {
  for (const action of ACTIONS)
    for (const audience of ['reporter', 'neighbour', 'handler'] as const)
      expect(JSON.stringify(lineFor(line(action), audience, UNITS) ?? '')).not.toMatch(/秘密|1380000/)
  expect(title('judge', 'handler')).toBe('反映人评价：解决了')
})
