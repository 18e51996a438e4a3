import { BUNDLED } from '../../../src/domain/report/categories'
import { questionsFor, questionWords } from '../../../src/domain/report/questions'

const items = BUNDLED.categories.flatMap((category) => category.items)

test('every sub-item but 其他 has one or two short questions', () => {
  for (const item of items.filter(({ id }) => id !== 'other')) {
    const questions = questionsFor(item)
    expect([item.id, questions.length >= 1 && questions.length <= 2]).toEqual([item.id, true])
    for (const question of questions) expect([...question].length).toBeLessThanOrEqual(16)
  }
})

test('an operator’s own questions come instead', () => {
  expect(questionWords({ id: 'lamp', name: '路灯不亮', offered: true, questions: ['几号杆'] })).toBe('几号杆？')
  expect(questionWords({ id: 'lamp', name: '路灯不亮', offered: true })).toBe('灯杆编号是多少？一盏不亮还是一片？')
  expect(questionWords({ id: 'no_such', name: '新的', offered: false })).toBe('')
})
