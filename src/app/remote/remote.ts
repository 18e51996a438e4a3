import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { CallFailed } from './call'

type Remote<T> = { data?: T; loading: boolean; problem?: CallFailed; loadedAt: number }

type Options<T> = { freshForMs?: number; keep?: string; onto?: (before: T | undefined, came: T) => T }

const EMPTY = { loading: false, loadedAt: 0 }

/**
 * A remote read, kept per key: shared by every page that shows it, loaded at most once at a time, and what was there stays
 * when the network fails. `keep` names a copy in the phone's storage, shown after a restart until the server has answered;
 * `onto` makes what is shown of what was there and what came.
 */
export function remote<T>(fetch: (key: string) => Promise<T>, { freshForMs = 10_000, keep, onto }: Options<T> = {}) {
  const store = create<Record<string, Remote<T>>>(() => ({}))
  const copies = new Map<string, Remote<T>>()
  let running = new Map<string, Promise<void>>()
  const put = (key: string, change: Partial<Remote<T>>) => store.setState((all) => ({ [key]: { ...EMPTY, ...all[key], ...change } }))

  async function run(key: string) {
    const jobs = running
    put(key, { ...(store.getState()[key]?.data === undefined && copyOf(key)), loading: true })
    try {
      const data = await fetch(key)
      if (jobs !== running) return
      const shown = onto ? onto(store.getState()[key]?.data, data) : data
      put(key, { data: shown, loading: false, problem: undefined, loadedAt: Date.now() })
      keepCopy(key, data)
    } catch (problem) {
      if (!(problem instanceof CallFailed)) throw problem
      if (jobs === running) put(key, { loading: false, problem })
    } finally {
      jobs.delete(key)
    }
  }

  function keepCopy(key: string, data: T) {
    if (!keep) return
    const copy = { ...EMPTY, data, loadedAt: Date.now() }
    copies.set(key, copy)
    Taro.setStorageSync(`${keep}:${key}`, { data, loadedAt: copy.loadedAt })
  }

  /** What an earlier start kept in the phone; read once. */
  function copyOf(key: string): Remote<T> {
    if (!keep) return EMPTY
    const copy = copies.get(key) ?? { ...EMPTY, ...(Taro.getStorageSync(`${keep}:${key}`) as Partial<Remote<T>>) }
    copies.set(key, copy)
    return copy
  }

  /** Loads unless what is there is fresh; `force` asks the server anyway. */
  function load(key: string, force = false): Promise<void> {
    const last = store.getState()[key]
    if (!force && last?.data !== undefined && !last.problem && Date.now() - last.loadedAt < freshForMs) return Promise.resolve()
    const job = running.get(key) ?? run(key)
    running.set(key, job)
    return job
  }

  return {
    /** The copy is there from the first picture on: nothing moves when it is confirmed. */
    use: (key: string): Remote<T> => store((all) => all[key]) ?? copyOf(key),
    load,
    put: (key: string, data: T) => put(key, { data, problem: undefined, loadedAt: Date.now() }),
    /** A copy for later, asked for before anybody looks at it. */
    keep: keepCopy,
    /** Of these the phone keeps no copy any more. */
    drop(key: string) {
      copies.delete(key)
      if (keep) Taro.removeStorageSync(`${keep}:${key}`)
    },
    peek: (key: string) => store.getState()[key]?.data,
    /** Nothing is left, in memory or storage: after signing out. */
    forget() {
      // copies of earlier starts too, which this one may never have looked at
      if (keep) for (const name of Taro.getStorageInfoSync().keys) if (name.startsWith(`${keep}:`)) Taro.removeStorageSync(name)
      // an answer still on its way was for whoever has left
      running = new Map()
      copies.clear()
      store.setState({}, true)
    },
  }
}
