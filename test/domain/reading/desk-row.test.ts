import { MOST, numberWords } from '../../../src/domain/count'
import { restOf, rowTime, EMPTY_WORDS, ORDER_WORDS } from '../../../src/domain/reading/desk-row'
import { type Field } from '../../../src/domain/ticket/given'
import { FIELDS } from '../../../src/domain/ticket/fields'
import { fieldsOf, MISSING_WORDS, wrongIn, trimmed } from '../../../src/domain/reading/sheet'
import { ACTIONS } from '../../../src/domain/ticket/actions'
import { ruleOf } from '../../../src/domain/ticket/rules'
import { summaryOf, type ClockView } from '../../../src/domain/ticket/views'
import { DONE_WORDS, REPORTER_WORDS } from '../../../src/domain/reading/words-staff'
import { UNITS } from '../../helpers/people'
import { aTicket, MONDAY } from '../../helpers/tickets'

const MINUTE = 60_000

describe('a row of a desk', () => {
  const row = (...clocks: ClockView[]) => rowTime({ ...summaryOf(aTicket(), [], '', UNITS, 'handler'), clocks }, MONDAY)
  const clock = (kind: ClockView['kind'], inMinutes: number, limit: ClockView['limit'] = '2h'): ClockView => ({
    kind,
    startedAt: MONDAY - 60 * MINUTE,
    dueAt: MONDAY + inMinutes * MINUTE,
    limit,
    nearAt: null,
    tentative: false,
  })

  test('says what runs out first and which limit that is', () => {
    expect(row(clock('handle', 600), clock('accept', 58))).toEqual({ tone: 'ample', timeWord: '受理还剩', time: '58 分' })
    expect(row(clock('handle', -90))).toEqual({ tone: 'overdue', timeWord: '已超时', time: '1 小时' })
  })

  test('ten days and more are told without hours', () => {
    expect(row(clock('handle', 12 * 24 * 60 + 300, '15wd')).time).toBe('12 天')
    expect(row(clock('handle', 2 * 24 * 60 + 300, '3wd')).time).toBe('2 天 5 时')
  })

  test('without a clock it says where the ticket stands', () => {
    expect(row()).toEqual({ tone: 'paused', timeWord: '待受理', time: '11月23日' })
  })
})

test('counts come capped, and nothing is subtracted from a capped one', () => {
  expect([0, 99, 928, 1000].map((count) => numberWords(count))).toEqual(['0', '99', '928', '999+'])
  expect([1000, 9999, 10_000].map((count) => numberWords(count, MOST.desk))).toEqual(['1000', '9999', '9999+'])
  expect(restOf(12, 3, 4)).toBe('5')
  expect(restOf(928, 120, 201)).toBe('607')
  expect(restOf(321, 120, 201)).toBe('0')
  expect(restOf(10_000, 120, 201)).toBe('9679+')
  expect(restOf(10_000, 6000, 4000)).toBe('—')
})

describe('the sheet', () => {
  // by hand: what the system alone finds out is nobody's to fill in
  const BY_SYSTEM: Field[] = ['clock', 'count', 'number', 'lines', 'photosAt', 'item', 'was', 'wasIn', 'undoes']

  test('shows every field an action asks for, once', () => {
    for (const action of ACTIONS) {
      const { needs, may } = ruleOf(action)
      const asked = [...needs, ...may].filter((field) => !BY_SYSTEM.includes(field))
      expect(fieldsOf({ needs, may }).sort()).toEqual(asked.sort())
    }
  })

  test('says at each field what is missing there; blanks are nothing', () => {
    const resolve = ruleOf('resolve')
    expect(wrongIn(resolve, trimmed({ outcome: 'solved', note: '  ' }))).toEqual({ note: MISSING_WORDS.note })
    expect(wrongIn({ ...resolve, needs: ['photos'] }, { photos: [] })).toEqual({ photos: '要一张现场照片，拍一张就行。' })
    expect(wrongIn(resolve, { outcome: 'solved', note: '换好了' })).toEqual({})
  })

  test('every field has its sentence', () => {
    for (const field of Object.keys(FIELDS) as Field[]) expect(MISSING_WORDS[field]).toMatch(/。$/)
  })
})

test('staff’s words: none empty, no exclamation mark', () => {
  const all = [DONE_WORDS, REPORTER_WORDS, EMPTY_WORDS, ORDER_WORDS].flatMap((table) => Object.values(table))
  for (const word of all) expect(word).not.toBe('')
  expect(all.join()).not.toMatch(/[!！]/)
})
