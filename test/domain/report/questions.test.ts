import * as v from 'valibot'
import { Answers } from '../../../src/domain/report/answers'
import { BUNDLED, Catalogue, type Item } from '../../../src/domain/report/categories'
import { ANSWERED_BY, fieldsFor, QUESTIONS, questionWords } from '../../../src/domain/report/questions'

const items = BUNDLED.categories.flatMap((category) => category.items)
const lamp = items.find(({ id }) => id === 'lamp')!
const itemWith = (questions: Item['questions']): Item => ({ ...lamp, questions })

test('every sub-item but 其他 has one or two short questions', () => {
  for (const { id } of items.filter((item) => item.id !== 'other')) {
    const questions = QUESTIONS[id] ?? []
    expect([id, questions.length >= 1 && questions.length <= 2]).toEqual([id, true])
    for (const question of questions) expect([...question].length).toBeLessThanOrEqual(16)
  }
})

test('what a few words or a number answer is a field; the rest is asked in the text', () => {
  expect(fieldsFor(lamp)).toEqual([{ ask: '一盏不亮还是一片', options: ['一盏', '两三盏', '一整片'] }])
  expect(questionWords(lamp)).toBe('灯杆编号是多少？')
  const heating = items.find(({ id }) => id === 'heating')!
  expect(fieldsFor(heating).map(({ ask, unit }) => [ask, unit])).toContainEqual(['屋里多少度', '度'])
  expect(questionWords(heating)).toBe('')
})

test('every answer that can be tapped fits into what a report may carry', () => {
  for (const [question, by] of Object.entries(ANSWERED_BY))
    for (const answer of 'unit' in by ? [`99999 ${by.unit}`] : by) expect(v.is(Answers, [{ question, answer }])).toBe(true)
})

test('no question is answered by a tap that nobody asks', () => {
  const asked = Object.values(QUESTIONS).flat()
  expect(Object.keys(ANSWERED_BY).filter((question) => !asked.includes(question))).toEqual([])
})

test('whether people are safe is never a tap: it is written, where it is heard', () => {
  expect(Object.keys(ANSWERED_BY).filter((question) => question.includes('安全'))).toEqual([])
})

test('an operator’s own questions come instead, in the text or with options or a unit', () => {
  expect(questionWords(itemWith([{ ask: '几号杆' }]))).toBe('几号杆？')
  expect(fieldsFor(itemWith([{ ask: '几号杆', unit: '号' }]))).toEqual([{ ask: '几号杆', unit: '号' }])
  expect(questionWords({ id: 'no_such', name: '新的', offered: false })).toBe('')
})

test('a catalogue of before, with questions as mere words, is still read', () => {
  const old = structuredClone(BUNDLED) as { categories: { items: { questions?: unknown }[] }[] }
  old.categories[0]!.items[0]!.questions = ['几号杆', { ask: '亮不亮', options: ['亮', '不亮'] }]
  const { questions } = v.parse(Catalogue, old).categories[0]!.items[0]!
  expect(questions).toEqual([{ ask: '几号杆' }, { ask: '亮不亮', options: ['亮', '不亮'] }])
})
