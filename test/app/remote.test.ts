import { act, renderHook } from '@testing-library/react'
import { CallFailed } from '../../src/app/remote/call'
import { remote } from '../../src/app/remote/remote'
import { phone, wipe } from '../helpers/taro'

const offline = () => new CallFailed({ code: 'offline', message: '现在没有网络。' }, 0)
let fetches: { resolve: (data: string) => void; reject: (problem: unknown) => void }[]
const fetch = () => new Promise<string>((resolve, reject) => void fetches.push({ resolve, reject }))
beforeEach(() => {
  wipe()
  fetches = []
})

test('two readers share one request and one answer', async () => {
  const things = remote(fetch)
  const [one, two] = [renderHook(() => things.use('a')), renderHook(() => things.use('a'))]
  let loads: Promise<void>[] = []
  act(() => void (loads = [things.load('a'), things.load('a', true)]))
  expect(fetches).toHaveLength(1)
  expect(one.result.current.loading).toBe(true)
  await act(async () => fetches[0]!.resolve('x'))
  await Promise.all(loads)
  for (const reader of [one, two]) expect(reader.result.current).toMatchObject({ data: 'x', loading: false })
})

test('what is fresh is not asked for again, unless somebody insists', async () => {
  const things = remote(fetch, { freshForMs: 10_000 })
  act(() => void things.load('a'))
  await act(async () => fetches[0]!.resolve('x'))
  await things.load('a')
  expect(fetches).toHaveLength(1)
  act(() => void things.load('a', true))
  expect(fetches).toHaveLength(2)
})

test('what was there stays when the network fails, beside the reason; and is asked for again at the next chance', async () => {
  const things = remote(fetch)
  const reader = renderHook(() => things.use('a'))
  act(() => void things.load('a'))
  await act(async () => fetches[0]!.resolve('x'))
  act(() => void things.load('a', true))
  await act(async () => fetches[1]!.reject(offline()))
  expect(reader.result.current).toMatchObject({ data: 'x', loading: false, problem: { offline: true } })
  act(() => void things.load('a'))
  await act(async () => fetches[2]!.resolve('y'))
  expect(reader.result.current).toMatchObject({ data: 'y', problem: undefined })
})

test('after a restart the kept copy stands there until the server has answered', async () => {
  const before = remote(fetch, { keep: 'thing' })
  act(() => void before.load('a'))
  await act(async () => fetches[0]!.resolve('x'))

  const after = remote(fetch, { keep: 'thing' })
  const reader = renderHook(() => after.use('a'))
  // in the first picture already, so that nothing below it moves
  expect(reader.result.current.data).toBe('x')
  act(() => void after.load('a'))
  expect(reader.result.current).toMatchObject({ data: 'x', loading: true })
  await act(async () => fetches[1]!.reject(offline()))
  expect(reader.result.current).toMatchObject({ data: 'x', problem: { offline: true } })
})

test('forgetting leaves nothing, in memory or storage, not even copies of earlier starts; and nothing of others', async () => {
  const things = remote(fetch, { keep: 'thing' })
  phone.storage.set('thing:from an earlier start', { data: 'old' })
  phone.storage.set('things', 'mine')
  phone.storage.set('draft', 'mine')
  act(() => void things.load('a'))
  await act(async () => fetches[0]!.resolve('x'))
  expect(phone.storage.has('thing:a')).toBe(true)
  things.forget()
  expect([...phone.storage.keys()]).toEqual(['things', 'draft'])
  expect(things.peek('a')).toBeUndefined()
})

test('an answer that comes after forgetting is not kept: it is somebody else’s phone by now', async () => {
  const things = remote(fetch, { keep: 'thing' })
  const job = things.load('a')
  things.forget()
  await act(async () => fetches[0]!.resolve('x'))
  await job
  expect(things.peek('a')).toBeUndefined()
  expect([...phone.storage.keys()]).toEqual([])
})

test('a fault of our own is not taken for a bad network', async () => {
  const things = remote(fetch)
  const job = things.load('a')
  fetches[0]!.reject(new TypeError('ours'))
  await expect(job).rejects.toThrow('ours')
})
