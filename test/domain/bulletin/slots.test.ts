/** Words may be changed, numbers may not. */
import { filled, marked, partsOf, problemInWords, unmarked } from '../../../src/domain/bulletin/slots'

const DUE = { words: '到期 {due} 件，按期 {onTime} 件。', slots: { due: '152', onTime: '143' } }

test('a sentence is read whole, edited with its numbers in marks, and comes back as words with places', () => {
  expect(filled(DUE)).toBe('到期 152 件，按期 143 件。')
  expect(marked(DUE)).toBe('到期 【152】 件，按期 【143】 件。')
  expect(unmarked(DUE, '这一期到期 【152】 件，其中按期办好 【143】 件，供暖为主。')).toBe(
    '这一期到期 {due} 件，其中按期办好 {onTime} 件，供暖为主。',
  )
  expect(partsOf(DUE).filter(({ locked }) => locked).map(({ text }) => text)).toEqual(['152', '143']) // prettier-ignore
})

test.each([
  ['a number changed', '到期 【150】 件，按期 【143】 件。'],
  ['a number taken out', '到期 【152】 件，都按期。'],
  ['numbers changed about', '按期 【143】 件，到期 【152】 件。'],
  ['a number added', '到期 【152】 件，按期 【143】 件，【9】。'],
  ['a mark broken', '到期 【152】 件，按期 【143】 件，【。'],
])('%s does not come back', (_, typed) => expect(unmarked(DUE, typed)).toBeUndefined())

test.each([
  ['other words around the same places', '这期到期 {due} 件，按期 {onTime} 件，供暖为主。', undefined],
  ['a place replaced by a number', '到期 150 件，按期 {onTime} 件。', 'slotsChanged'],
  ['a place taken out', '按期 {onTime} 件。', 'slotsChanged'],
  ['a place of another sentence', '到期 {due} 件，按期 {onTime} 件，{came}。', 'slotsChanged'],
  ['places changed about', '按期 {onTime} 件，到期 {due} 件。', 'slotsChanged'],
  ['a number of one’s own beside them', '到期 {due} 件，按期 {onTime} 件，供暖 62 件。', 'ownNumber'],
  ['a share of one’s own', '到期 {due} 件，按期 {onTime} 件，超过九成。', 'ownNumber'],
  ['a share in characters', '到期 {due} 件，按期 {onTime} 件，占百分之五。', 'ownNumber'],
  ['dates and pumps are no figures', '到期 {due} 件，按期 {onTime} 件，2 号换热站 11 月 20 日停泵，这件要紧。', undefined],
  ['a person', '到期 {due} 件，按期 {onTime} 件，赵丽娟办得好。', 'namesPerson'],
])('%s', (_, typed, problem) => expect(problemInWords(DUE, typed, ['赵丽娟', '孙伟'])).toBe(problem))
