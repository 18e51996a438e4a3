/** What waits in the phone: in order, for its owner alone, and what becomes of what the server would not have. */
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { OutgoingList } from '../../src/app/components/Outgoing'
import { sendOne, sendSoon, startOutbox } from '../../src/app/sending/send'
import { call, headersFor, sentAs } from '../../src/app/remote/call'
import { deviceId, numberDevice } from '../../src/app/platform/device'
import { useAct } from '../../src/app/sending/useAct'
import { queueAction } from '../../src/app/sending/put'
import { outbox, type OutgoingAction } from '../../src/app/sending/waiting'
import { addPhotos } from '../../src/app/sending/photos'
import { endSession, takeCode, tokenOf } from '../../src/app/remote/session'
import UnsentPage from '../../src/app/mine/unsent'
import { api } from '../../src/domain/api'
import { aView, newPhone, openPage, press, refuses, restart, signIn, type FakeServer } from '../helpers/app'
import { phone, type Answer } from '../helpers/taro'
import { MONDAY } from '../helpers/tickets'

const LAMP = aView({ relations: ['handler'] })
let server: FakeServer
beforeEach(() => {
  server = newPhone()
  signIn('staff')
  server.on(api.act, () => ({ ticket: LAMP, now: MONDAY }))
})

const queue = (action: 'accept' | 'resolve' | 'note', note?: string) =>
  queueAction('staff', LAMP, { action, given: note ? { [action === 'note' ? 'reason' : 'note']: note } : {}, photos: [] })
const sent = () => server.sent(api.act)
const theRest = () => Object.values(outbox.all()) as OutgoingAction[]

test('what follows on the same ticket names what it follows, and goes out behind it', async () => {
  server.down = true
  const accept = await queue('accept')
  const resolve = await queue('resolve', '灯泡换好了')
  expect(await sendOne(resolve)).toMatchObject({ kind: 'waits' })
  // the first did not get through, so the second was not tried
  expect(sent().map(({ requestId }) => requestId)).toEqual([accept])
  server.down = false
  restart()
  expect(await sendOne(resolve)).toMatchObject({ kind: 'sent' })
  expect(sent().map(({ requestId, action, follows }) => [requestId, action, follows])).toEqual([
    [accept, 'accept', undefined],
    [accept, 'accept', undefined],
    [resolve, 'resolve', accept],
  ])
  expect(outbox.all()).toEqual({})
})

test('it outlives the session and the sign-out, and goes out when its owner is back, not before', async () => {
  startOutbox()
  server.on(api.act, () => refuses(401, { code: 'signInFirst', message: '请先登录。' }))
  const id = await queue('resolve', '灯泡换好了')
  expect(await sendOne(id)).toMatchObject({ kind: 'waits', problem: { status: 401 } })
  server.on(api.act, () => ({ ticket: LAMP, now: MONDAY }))
  act(() => endSession('staff'))
  restart()
  signIn('staff', 'of a colleague', 'staff-2')
  await act(async () => sendSoon())
  expect(sent()).toHaveLength(1)
  expect(theRest()).toHaveLength(1)
  signIn('staff', 'new', 'resident-1')
  await waitFor(() => expect(outbox.all()).toEqual({}))
  expect(sent()).toHaveLength(2)
  expect(sent()[1]).toEqual(sent()[0])
})

test('whoever signs in while it is on its way sends nothing of it: neither its photo nor its words', async () => {
  const [photo] = await addPhotos([{ path: 'wxfile://1' }], 'staff')
  const id = await queueAction('staff', LAMP, { action: 'resolve', given: { note: '灯泡换好了' }, photos: [photo!] })
  const outcome = sendOne(id)
  await waitFor(() => expect(phone.uploads).toHaveLength(1))
  signIn('staff', 'of a colleague', 'staff-2')
  await act(async () =>
    phone.uploads[0]!.success({ statusCode: 401, data: JSON.stringify({ code: 'signInFirst', message: '请先登录。' }) }),
  )
  expect(await outcome).toMatchObject({ kind: 'waits' })
  // the colleague is still signed in: what ended was the other’s session
  expect(tokenOf('staff')).toBe('of a colleague')
  await act(async () => sendSoon())
  expect(sent()).toEqual([])
  expect(theRest()).toHaveLength(1)
})

test('an answer that comes late ends the session it was asked with, never the one that has begun since', async () => {
  let answer = (_: Answer) => {}
  server.on(api.inbox, () => new Promise<Answer>((resolve) => void (answer = resolve)))
  const asked = call(api.inbox, { query: { desk: 'todo' } }).catch((problem: unknown) => problem)
  await waitFor(() => expect(server.sent(api.inbox)).toHaveLength(1))
  signIn('staff', 'of a colleague', 'staff-2')
  answer(refuses(401, { code: 'signInFirst', message: '请先登录。' }))
  expect(await asked).toMatchObject({ status: 401 })
  expect(tokenOf('staff')).toBe('of a colleague')
})

test('refused when nobody looks any more, it stays among what waits; before their eyes it goes back into their hands', async () => {
  server.on(api.act, () => refuses(409, { code: 'stale', message: '这件刚才已被处理。' }))
  const { result, unmount } = renderHook(() => useAct('staff'))
  await act(async () => expect(result.current.send(LAMP, 'resolve', { note: '灯泡换好了' })).rejects.toMatchObject({ status: 409 }))
  expect(theRest()).toEqual([])
  const left = result.current.send(LAMP, 'resolve', { note: '灯泡换好了' })
  unmount()
  await act(async () => void (await left))
  expect(theRest()).toMatchObject([{ given: { note: '灯泡换好了' }, refused: { code: 'stale' } }])
})

test('a refused one stays with its words; one tap keeps them as an internal note', async () => {
  server.on(api.act, () => refuses(409, { code: 'stale', message: '这件刚才已被处理。', movedBy: '天和社区' }))
  const id = await queue('resolve', '灯泡换好了')
  expect(await sendOne(id)).toMatchObject({ kind: 'refused' })
  // nobody sends it again by itself
  await act(async () => sendSoon())
  expect(sent()).toHaveLength(1)

  render(<OutgoingList side="staff" />)
  expect(screen.getByText(/这件已由天和社区处理。写的字都还在/)).toBeTruthy()
  server.on(api.act, () => ({ ticket: LAMP, now: MONDAY }))
  await press('改成内部记录')
  await waitFor(() => expect(outbox.all()).toEqual({}))
  expect(sent()[1]).toMatchObject({ action: 'note', given: { reason: '灯泡换好了' } })
  expect(sent()[1].follows).toBeUndefined()
  expect(screen.queryByText(/没有送成/)).toBeNull()
})

test('or one tap puts it away, after asking', async () => {
  server.on(api.act, () => refuses(409, { code: 'stale', message: '这件刚才已被处理。' }))
  await sendOne(await queue('resolve', '灯泡换好了'))
  render(<OutgoingList side="staff" />)
  phone.says = false
  await press('收起不发')
  expect(theRest()).toHaveLength(1)
  phone.says = true
  await press('收起不发')
  expect(outbox.all()).toEqual({})
  expect(sent()).toHaveLength(1)
})

test('what was refused is followed by nobody: the next goes out by itself', async () => {
  server.on(api.act, () => refuses(409, { code: 'stale', message: '这件刚才已被处理。' }))
  await sendOne(await queue('accept'))
  server.on(api.act, () => ({ ticket: LAMP, now: MONDAY }))
  expect(await sendOne(await queue('resolve', '灯泡换好了'))).toMatchObject({ kind: 'sent' })
  expect(sent()[1].follows).toBeUndefined()
})

test('called off before it went, it is gone for good', async () => {
  server.down = true
  await sendOne(await queue('note', '电话没打通'))
  render(<OutgoingList side="staff" />)
  await press(/电话没打通|内部记录/)
  await press('不送了')
  server.down = false
  await act(async () => sendSoon())
  expect(sent()).toHaveLength(1)
  expect(outbox.all()).toEqual({})
})

test('a phone’s own number goes with what somebody does by name, never with an anonymous call', async () => {
  await numberDevice()
  const number = deviceId()
  expect(number).toMatch(/^[0-9a-f]{32}$/)
  await numberDevice()
  expect(deviceId()).toBe(number)
  signIn('resident')
  takeCode('CODE')
  expect(headersFor(sentAs({ as: 'resident' }), false)).toMatchObject({ 'x-device': number })
  expect(headersFor(sentAs({ as: 'code' }), false)).toEqual({ 'x-query-code': 'CODE' })
  expect(headersFor(sentAs({ as: 'staff' }), false)).toEqual({ authorization: 'Bearer staff-token', 'x-device': number })
  // nobody is told by it but while signing in
  endSession('resident')
  expect(headersFor(sentAs({ as: 'resident' }), false)).toEqual({})
  expect(headersFor({ ...sentAs({ as: 'resident' }), isSigningIn: true }, false)).toEqual({ 'x-device': number })
})

test('with nothing left in the phone the page says so', async () => {
  await openPage(<UnsentPage />, { route: 'mine/unsent/index' })
  expect(screen.getByText('都送出去了')).toBeTruthy()
})

test('what is tapped after the server has ended the session waits as well, for the same person', async () => {
  startOutbox()
  server.on(api.act, () => refuses(401, { code: 'signInFirst', message: '请先登录。' }))
  await sendOne(await queue('accept'))
  const id = await queue('note', '记一笔')
  expect(await sendOne(id)).toMatchObject({ kind: 'waits', problem: { status: 401 } })
  server.on(api.act, () => ({ ticket: LAMP, now: MONDAY }))
  await act(async () => signIn('staff', 'of a colleague', 'staff-2'))
  expect(theRest()).toHaveLength(2)
  await act(async () => signIn('staff', 'back again'))
  await waitFor(() => expect(outbox.all()).toEqual({}))
})

test('what waits is not refused because something is owed first: a password, the second factor', async () => {
  for (const code of ['mustChangePassword', 'factorNeeded', 'factorMissing']) {
    server.on(api.act, () => refuses(403, { code, message: '请先验证。' }))
    expect(await sendOne(await queue('note', code))).toMatchObject({ kind: 'waits' })
  }
  expect(theRest().filter(({ refused }) => refused)).toEqual([])
})
