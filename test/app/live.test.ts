import { act } from '@testing-library/react'
import { onLive, startLive } from '../../src/app/remote/live'
import { onNetworkBack } from '../../src/app/platform/network'
import { endSession, useSession } from '../../src/app/remote/session'
import { signIn } from '../helpers/app'
import { networkIs, phone, wipe } from '../helpers/taro'

beforeAll(() => {
  jest.useFakeTimers()
  startLive()
})
afterAll(() => jest.useRealTimers())
beforeEach(() => {
  useSession.setState({}, true)
  jest.clearAllTimers()
  wipe()
})

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const last = () => phone.sockets.at(-1)!

test('the first word is the token, and what is heard goes to whoever listens', async () => {
  const heard = jest.fn()
  const stop = onLive(heard)
  signIn('resident')
  await pass(0)
  last().opened()
  expect(last().sent).toEqual(['resident-token'])
  last().hears({ data: JSON.stringify({ ready: true }) })
  last().hears({ data: JSON.stringify({ ticket: 't1', stage: 3 }) })
  stop()
  last().hears({ data: JSON.stringify({ ticket: 't2', stage: 1 }) })
  expect(heard.mock.calls).toEqual([['resident', 't1', 3]])
})

test('a lost line is opened again after growing pauses: 1, 3, 10, 30, 30 seconds', async () => {
  signIn('resident')
  await pass(0)
  phone.connects = true
  const pauses: number[] = []
  for (const seconds of [1, 3, 10, 30, 30]) {
    const before = phone.sockets.length
    last().lost()
    await pass(seconds * 1_000 - 1)
    expect(phone.sockets).toHaveLength(before)
    await pass(1)
    expect(phone.sockets).toHaveLength(before + 1)
    pauses.push(seconds)
  }
})

test('once something was heard, the pauses begin anew', async () => {
  signIn('resident')
  await pass(0)
  for (const seconds of [1, 3]) {
    last().lost()
    await pass(seconds * 1_000)
  }
  last().hears({ data: '{"ready":true}' })
  last().lost()
  const before = phone.sockets.length
  await pass(1_000)
  expect(phone.sockets).toHaveLength(before + 1)
})

test('a line that cannot be had at all is asked for again too', async () => {
  phone.connects = false
  signIn('resident')
  await pass(0)
  phone.connects = true
  await pass(1_000)
  expect(phone.sockets).toHaveLength(1)
})

test('a network that comes back is used at once, and only once', async () => {
  signIn('resident')
  await pass(0)
  last().lost()
  window.dispatchEvent(new Event('online'))
  await pass(0)
  expect(phone.sockets).toHaveLength(2)
  window.dispatchEvent(new Event('online'))
  await pass(60_000)
  expect(phone.sockets).toHaveLength(2)
})

test('signing out closes the line, and it stays closed', async () => {
  signIn('staff')
  await pass(0)
  act(() => endSession('staff'))
  expect(last().closed).toBe(true)
  window.dispatchEvent(new Event('online'))
  await pass(120_000)
  expect(phone.sockets).toHaveLength(1)
})

test('signing out while it is being opened closes it as well', async () => {
  signIn('staff')
  act(() => endSession('staff'))
  await pass(60_000)
  expect(phone.sockets.map((socket) => [socket.closed, socket.sent])).toEqual([[true, []]])
})

test('another session gets a line of its own; a resident and staff have one each', async () => {
  signIn('staff', 'one')
  await pass(0)
  signIn('staff', 'two')
  signIn('resident')
  await pass(0)
  for (const socket of phone.sockets) if (!socket.closed) socket.opened()
  expect(phone.sockets.flatMap((socket) => socket.sent)).toEqual(['two', 'resident-token'])
})

test('in WeChat the phone itself says when the network is back; that it is gone is no news', () => {
  const env = process.env.TARO_ENV
  process.env.TARO_ENV = 'weapp'
  const back = jest.fn()
  const stop = onNetworkBack(back)
  networkIs(false)
  expect(back).not.toHaveBeenCalled()
  networkIs(true)
  stop()
  networkIs(true)
  expect(back).toHaveBeenCalledTimes(1)
  process.env.TARO_ENV = env
})
