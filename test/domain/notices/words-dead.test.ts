import { topicWord, whyDead } from '../../../src/domain/notices/words-dead'

test.each([
  ['WeChat subscribe/send: errcode 47003', '模板的字段和微信后台的对不上，核对模板文件（47003）'],
  ['WeChat subscribe/send: errcode 99999', '微信没有收下（99999）'],
  ['WeChat stable_token: errcode -1', '微信忙（-1）'],
  ['WeChat subscribe/send: no usable answer', '微信没有回答'],
  ['smsFailed', '短信转接程序没有收下，查它的日志'],
  ['relation "x" does not exist', '程序出错：relation "x" does not exist'],
])('%s', (error, words) => expect(whyDead(error)).toBe(words))

test('a topic without a word of its own is named as it is', () =>
  expect([topicWord('tell'), topicWord('new')]).toEqual(['站内消息', 'new']))
