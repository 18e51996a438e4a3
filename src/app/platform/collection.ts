import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { say } from '../../domain/words/say'

/** How often a full phone says so: once is enough. */
let hasSaidFull = false

/**
 * A collection kept in the phone's storage, each thing under a key of its own: what two windows write side by side does not overwrite each
 * other, and no key grows past what WeChat takes (1 MB). Things of an older version of the app are read as they are: a field they lack is
 * `undefined`.
 */
export function kept<T extends object>(name: string) {
  const prefix = `${name}:`
  const store = create<Record<string, T>>(read)

  function read(): Record<string, T> {
    const keys = Taro.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix))
    return Object.fromEntries(keys.map((key) => [key.slice(prefix.length), Taro.getStorageSync<T>(key)]).filter(([, thing]) => thing))
  }
  const reread = () => store.setState(read(), true)

  // another window of the browser changed something
  if (process.env.TARO_ENV === 'h5')
    window.addEventListener('storage', ({ key }) => {
      if (!key || key.startsWith(prefix)) reread()
    })

  function put(id: string, thing: T) {
    store.setState({ [id]: thing })
    try {
      Taro.setStorageSync(prefix + id, thing)
    } catch {
      // it is still in memory: the person can go on, and make room
      if (!hasSaidFull) void Taro.showToast({ title: say('手机存满了，请先别关小程序'), icon: 'none' })
      hasSaidFull = true
    }
  }

  return {
    use: store,
    all: store.getState,
    get: (id: string): T | undefined => store.getState()[id],
    put,
    /** Changes what is there; what is gone stays gone. */
    patch(id: string, change: Partial<T>) {
      const thing = store.getState()[id]
      if (thing) put(id, { ...thing, ...change })
    },
    remove(id: string) {
      const { [id]: _, ...others } = store.getState()
      store.setState(others, true)
      Taro.removeStorageSync(prefix + id)
    },
    /** Looks again at what the storage holds: as after a restart. */
    reread,
  }
}
