/** 投诉建议: a resident says something of the app and rates the answer; whoever runs it answers. */
import * as v from 'valibot'
import { act, screen, waitFor } from '@testing-library/react'
import MyFeedbackPage from '../../src/app/mine/feedback'
import FeedbackPage from '../../src/app/supervise/feedback'
import { keepSession } from '../../src/app/remote/session'
import { feedbackApi, type Feedback } from '../../src/domain/api-feedback'
import { newPhone, openPage, press, refuses, signIn, write, type FakeServer } from '../helpers/app'
import { MONDAY } from '../helpers/tickets'

const SAID: Feedback = {
  id: '0193a1b2-0000-7000-8000-000000000001',
  kind: 'fault',
  words: '地图打不开',
  saidAt: MONDAY,
  dueAt: MONDAY + 86_400_000,
  answer: null,
  rating: null,
}
const ANSWERED: Feedback = { ...SAID, answer: { words: '更新后就好了', at: MONDAY } }
const asDispatcher = () =>
  act(() =>
    keepSession({
      token: 'a',
      me: {
        ...{ kind: 'staff', id: 'staff-1', name: '周敏', phone: null, mustChangePassword: false, wechatBound: false },
        posts: [{ unitId: 'centre', unit: '区中心', duty: 'dispatcher' }],
      },
    }),
  )
let server: FakeServer
beforeEach(() => void (server = newPhone()))

test('said in a sentence, it stands in the list with the day it is answered by; a second try says it once', async () => {
  signIn('resident')
  server.on(feedbackApi.myFeedback, () => ({ rows: [], now: MONDAY }))
  server.on(feedbackApi.sayFeedback, () => refuses(503, { code: 'fault', message: '请稍后再试。' }))
  await openPage(<MyFeedbackPage />, { route: 'mine/feedback/index' })
  await press('送出')
  expect(screen.getByText('写一两句再送。')).toBeTruthy()
  await write('说什么', '地图打不开')
  await press('送出')
  await waitFor(() => expect(screen.getByText('请稍后再试。')).toBeTruthy())
  server.on(feedbackApi.sayFeedback, () => ({ rows: [SAID], now: MONDAY }))
  await press('送出')
  await waitFor(() => expect(screen.getByText(/前回$/)).toBeTruthy())
  const sent = server.sent(feedbackApi.sayFeedback)
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
  expect(v.safeParse(feedbackApi.sayFeedback.body, sent[0]).success).toBe(true)
})

test('an answer is read and rated', async () => {
  signIn('resident')
  server.on(feedbackApi.myFeedback, () => ({ rows: [ANSWERED], now: MONDAY }))
  server.on(feedbackApi.rateFeedback, () => ({ rows: [{ ...ANSWERED, rating: '4' as const }], now: MONDAY }))
  await openPage(<MyFeedbackPage />, { route: 'mine/feedback/index' })
  expect(screen.getByText('回复：更新后就好了')).toBeTruthy()
  await press('满意', 'radio')
  await waitFor(() => expect(screen.getByRole('radio', { name: '满意', checked: true })).toBeTruthy())
  expect(server.sent(feedbackApi.rateFeedback)).toEqual([{ rating: '4' }])
})

test('whoever runs the app answers what waits; nobody else is shown it', async () => {
  asDispatcher()
  server.on(feedbackApi.feedback, () => ({ rows: [SAID], next: null, now: MONDAY }))
  server.on(feedbackApi.answerFeedback, () => ANSWERED)
  await openPage(<FeedbackPage />, { route: 'supervise/feedback/index' })
  await write('怎么回', '更新后就好了')
  await press('回复，地图打不开')
  await waitFor(() => expect(server.sent(feedbackApi.answerFeedback)).toEqual([{ words: '更新后就好了' }]))
})

test('a grid worker is told that it is not for them', async () => {
  signIn('staff')
  await openPage(<FeedbackPage />, { route: 'supervise/feedback/index' })
  expect(screen.getByText('这里只有区中心和系统管理员能看')).toBeTruthy()
})
