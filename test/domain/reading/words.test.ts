import { FIELDS } from '../../../src/domain/ticket/fields'
import { ACTIONS } from '../../../src/domain/ticket/actions'
import { RULES } from '../../../src/domain/ticket/rules'
import { choiceWord, eventTitle } from '../../../src/domain/reading/history-line'
import { nextClock, nextStep, plain } from '../../../src/domain/reading/next-step'
import { rowOf, STATE_IDS, type State } from '../../../src/domain/ticket/states'
import type { ClockView, Summary, TimelineEntry } from '../../../src/domain/ticket/views'
import * as reading from '../../../src/domain/reading/words'
import * as acting from '../../../src/domain/reading/words-acting'
import * as refused from '../../../src/domain/reading/words-refused'
import { summaryOf } from '../../../src/domain/ticket/views'
import { UNITS } from '../../helpers/people'
import { aClock, aTicket, at, MONDAY } from '../../helpers/tickets'

const words = { ...reading, ...acting, ...refused }

const READERS = ['resident', 'unit', 'centre'] as const

/** A ticket in a state, with the clocks that state runs, due a day apart. */
const inState = (state: State): Summary => {
  const clocks = rowOf(state).clocks.map((kind, index) => aClock(kind, MONDAY + (index + 1) * 86_400_000))
  return summaryOf(aTicket({ state, round: 1 }), clocks, '三号楼前', UNITS, 'handler')
}

/** The words a sentence would put in, were every clock running: the names in braces. */
const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)

describe('下一步', () => {
  for (const reader of READERS)
    for (const state of STATE_IDS)
      test(`${reader}, ${state}: nothing is left unfilled`, () => {
        const step = nextStep(inState(state), reader, MONDAY)
        for (const part of step?.parts ?? []) {
          expect(part.text).not.toMatch(/[{}*]|undefined|null/)
          expect(part.text.trim()).not.toBe('')
          expect(part.text).not.toMatch(/^ ?前/)
        }
        if (step) expect(plain(step.parts)).toMatch(/。$/)
      })

  test('a sentence speaks only of clocks that run in its state', () => {
    for (const reader of ['resident', 'unit'] as const)
      for (const state of STATE_IDS) {
        const known: string[] = [...rowOf(state).clocks, 'unit', 'round']
        expect(namesIn(words.NEXT_WORDS[reader][state]).filter((name) => !known.includes(name))).toEqual([])
      }
  })

  test('strong marks come in pairs', () => {
    for (const reader of ['resident', 'unit'] as const)
      for (const state of STATE_IDS) expect(words.NEXT_WORDS[reader][state].split('*').length % 2).toBe(1)
  })

  test('who, what, by when', () => {
    expect(plain(nextStep(inState('submitted'), 'resident', MONDAY)!.parts)).toBe(
      '天和社区第 3 网格 明天 10:24 前受理，周五(27日) 10:24 前办结。',
    )
    expect(
      nextStep(inState('submitted'), 'resident', MONDAY)!
        .parts.filter((part) => part.strong)
        .map((part) => part.text),
    ).toEqual(['明天 10:24 前', '周五(27日) 10:24 前'])
  })

  test('nothing follows an end, and something follows everything else; a merged report still waits for the one that carries it', () => {
    for (const state of STATE_IDS)
      for (const reader of READERS)
        expect([state, reader, nextStep(inState(state), reader, MONDAY) !== undefined]).toEqual([
          state,
          reader,
          rowOf(state).open || (state === 'merged' && reader === 'resident'),
        ])
  })

  test('a passed limit is said first, to each in their words', () => {
    const late = (reader: 'resident' | 'unit') => nextStep(inState('accepted'), reader, at('2026-11-30 10:00'))!
    expect(late('resident')).toMatchObject({ kind: 'late', parts: [{ text: '已经超时，办事单位要说明原因。', strong: true }, {}, {}, {}] })
    expect(late('unit').parts[0]!.text).toBe('已经超时，先办这件。')
  })

  test('a resident who has not answered in time is not told off', () => {
    const silent = { ...inState('verified'), clocks: [aClock('answer', MONDAY)] }
    expect(nextStep(silent, 'resident', at('2026-12-30 10:00'))!.kind).toBe('you')
    expect(nextStep(silent, 'unit', at('2026-12-30 10:00'))!.kind).toBe('next')
  })

  test('it is the resident’s turn when something is asked of them, never the unit’s', () => {
    const turns = STATE_IDS.filter((state) => nextStep(inState(state), 'resident', MONDAY)?.kind === 'you')
    expect(turns).toEqual(['need_info', 'resolved', 'verified'])
    expect(STATE_IDS.filter((state) => nextStep(inState(state), 'unit', MONDAY)?.kind === 'you')).toEqual([])
  })
})

describe('buttons', () => {
  for (const action of ACTIONS)
    test(`${action}: "${words.ACTION_WORDS[action].button}" has at most six characters`, () => {
      const length = [...words.ACTION_WORDS[action].button].length
      expect(length).toBeGreaterThan(0)
      expect(length).toBeLessThanOrEqual(6)
    })

  test('one that sends names its target', () => {
    const bySystem = ['follow', 'heed']
    for (const action of ACTIONS.filter((one) => !bySystem.includes(one))) {
      const names = namesIn(words.ACTION_WORDS[action].send)
      expect(names).toEqual((RULES[action].needs as readonly string[]).concat(RULES[action].may).includes('unit') ? ['unit'] : [])
    }
  })

  test('one that ends a ticket without handling it asks first', () => {
    const asks = ACTIONS.filter((action) => words.ACTION_WORDS[action].confirm)
    expect(asks).toEqual(['reject', 'withdraw', 'erase'])
  })

  test('every field an action asks for has a label', () => {
    for (const action of ACTIONS)
      for (const field of [...RULES[action].needs, ...RULES[action].may]) expect(words.fieldWords(action, field).label).not.toBe('')
    expect(words.fieldWords('reject', 'note').label).toBe('告诉反映人该找谁')
    expect(words.fieldWords('dispatch', 'unit')).toEqual({ label: '责任部门及单位', placeholder: '' })
    expect(words.fieldWords('escalate', 'unit').label).toBe('报到哪一级')
  })
})

describe('history lines', () => {
  const entry = (some: Partial<TimelineEntry>): TimelineEntry => ({
    seq: 2,
    action: 'accept',
    at: MONDAY,
    madeAt: null,
    by: { clock: false, own: false, unit: '天和社区', person: null, duty: null },
    to: '第三街道',
    choices: [],
    due: null,
    text: '',
    photos: [],
    ...some,
  })

  test('no line leaves a placeholder, and a resident has a line for all but what stays among staff', () => {
    const amongStaff = [
      'note',
      'attend',
      'assign',
      'unassign',
      'vacate',
      'changeMode',
      'answerSupervision',
      'lift',
      'endSponsor',
      'remind',
      'relay',
      'opine',
      'handOverCheck',
      'clear',
    ]
    for (const action of ['submit', ...ACTIONS] as const) {
      expect(eventTitle(entry({ action }), 'unit')).not.toMatch(/[{}]/)
      expect(eventTitle(entry({ action }), 'resident')).not.toMatch(/[{}]/)
      expect(eventTitle(entry({ action }), 'resident') === '').toBe(amongStaff.includes(action))
    }
  })

  test('says who did what and what was chosen', () => {
    const choices = [{ field: 'outcome' as const, value: 'solved' }]
    expect(eventTitle(entry({ action: 'resolve', choices }), 'resident')).toBe('天和社区办结了：解决了')
    expect(eventTitle(entry({ action: 'escalate', choices: [{ field: 'escalateReason', value: 'no_means' }] }), 'resident')).toBe(
      '已报第三街道接着办：这一级缺人缺设备',
    )
    const call = entry({ action: 'reveal', choices: [{ field: 'callReason', value: 'visit' }] })
    expect(eventTitle(call, 'resident')).toBe('天和社区看了您的电话：约上门时间')
    expect(eventTitle(call, 'unit')).toBe('天和社区看了反映人电话：约上门时间')
  })

  test('a choice has its word, an unknown one is empty', () => {
    expect(choiceWord('satisfied', '5')).toBe('很满意')
    expect(choiceWord('outcome', 'gone')).toBe('')
    expect(choiceWord('note', 'solved')).toBe('')
  })
})

describe('every table of words', () => {
  test('has no slogan and no exclamation mark', () => {
    expect(JSON.stringify([words, FIELDS])).not.toMatch(/[!！]|亲，|尽快|个工作日内/)
  })

  test('speaks to residents of 办, not of 处置 or 答复', () => {
    const said = JSON.stringify([words.STATE_WORDS.resident, words.NEXT_WORDS.resident, words.EVENT_WORDS.resident])
    expect(said).not.toMatch(/处置|答复|反馈/)
  })

  test('refusals and states are sentences and words, none empty', () => {
    for (const sentence of Object.values(words.REFUSAL_WORDS)) expect(sentence).toMatch(/。$/)
    for (const reader of READERS) for (const word of Object.values(words.STATE_WORDS[reader])) expect(word).not.toBe('')
  })
})

test('the clock a reader cares about is the one that runs out first', () => {
  const clock = (kind: ClockView['kind'], dueAt: number | null): ClockView => ({
    kind,
    startedAt: 0,
    dueAt,
    limit: '1h',
    nearAt: null,
    tentative: false,
  })
  expect(nextClock([clock('handle', 9), clock('accept', 3), clock('sign', null)])?.kind).toBe('accept')
  expect(nextClock([])).toBeUndefined()
})
