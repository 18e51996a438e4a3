import { toldOf } from '../../../src/domain/admin/log'
import { resultIn } from '../../../src/domain/admin/results'

const nameOf = (id: string) => `单位${id}`

test.each([
  ['bulletin:1', 'issue 2', '发给各单位提意见，版次 2'],
  ['bulletin:1', 'object', '提意见'],
  ['meeting:1', 'decide sentence', '定了： 记一条'],
  ['meeting:1', 'hear undone', '上次定的： 没办'],
  ['batch:1', 'dispatch 300', '派单，件数 300'],
  ['print:1', 'order', '交办单'],
  ['findByPhone:1', 'caller', '来电话的人问自己的件'],
  ['bar:1', 'flood', '同样的内容反复提交'],
  ['vintage:1', 'half 2026-11-16', '半月 2026-11-16'],
  ['visit.note:1', 'missed', '没见到人'],
  ['factor.prove', 'recovery', '用恢复码'],
  ['cover:1', 'agreed', '同意换班'],
])('%s %s reads: %s', (what, result, told) => expect(toldOf(what, result, nameOf).note).toBe(told))

test('a code that nobody knows any more stands as it was written', () => expect(resultIn('bulletin', 'sing 3')).toBe('sing 3'))

test('a cover names its kind and its unit', () => {
  const { changes } = toldOf('cover:1', JSON.stringify({ before: null, after: { cover: 'away', unitId: 'housing' } }), nameOf)
  expect(changes).toEqual([
    { key: '哪一种', before: '没有', after: '请假' },
    { key: '单位', before: '没有', after: '单位housing' },
  ])
})
