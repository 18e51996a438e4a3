import Taro from '@tarojs/taro'
import { type StateStorage, createJSONStorage } from 'zustand/middleware'

/** The phone's own storage (1 MB a key, 10 MB in all): words and settings, never photo bytes. */
const phone: StateStorage = {
  getItem: (name) => Taro.getStorageSync<string>(name) || null,
  setItem: (name, value) => Taro.setStorageSync(name, value),
  removeItem: (name) => Taro.removeStorageSync(name),
}

/** For zustand's `persist`. */
export const taroStorage = <S>() => createJSONStorage<S>(() => phone)
