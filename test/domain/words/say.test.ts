import { fill, listed, say, speakBy } from '../../../src/domain/words/say'

afterEach(() => speakBy(() => undefined))

test('without a dictionary the Chinese sentence says itself, with its facts', () => {
  expect(say('还剩 {span}', { span: '3 天' })).toBe('还剩 3 天')
})

test('with a dictionary the facts stand in the order of the other language', () => {
  speakBy(() => ({ '还剩 {span}': '{span} left' }))
  expect(say('还剩 {span}', { span: '3 days' })).toBe('3 days left')
})

test('words the dictionary does not know stay as they are: an operator may name categories of their own', () => {
  speakBy(() => ({ '公共设施': 'Public facilities' })) // prettier-ignore
  expect(say('边境事务')).toBe('边境事务')
})

test('a number takes the word for one or for several', () => {
  const left = '{days|day|days} {hours|hour|hours} left'
  expect(fill(left, { days: 1, hours: 3 })).toBe('1 day 3 hours left')
  expect(fill(left, { days: 2, hours: 1 })).toBe('2 days 1 hour left')
})

test('braces in what people wrote are left alone', () => {
  expect(say('因为：{why}', { why: '{why}' })).toBe('因为：{why}')
})

test('the language is asked for anew with every sentence', () => {
  let isEnglish = false
  speakBy(() => (isEnglish ? { 是: 'Yes' } : undefined))
  expect(say('是')).toBe('是')
  isEnglish = true
  expect(say('是')).toBe('Yes')
})

test('what is there stands one after the other', () => {
  expect(listed('已受理', undefined, '', false, '还剩 3 天')).toBe('已受理，还剩 3 天')
})
