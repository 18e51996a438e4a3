import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { taroStorage } from '../lib/storage'

/** How the app looks on this phone: 长辈版 (large type) and dark colours. */
export interface Look {
  care: boolean
  dark: 'auto' | 'light' | 'dark'
  /** Of the resident's screens. */
  language: 'zh' | 'en'
  /** weapp: the phone's own colours are dark now. */
  night: boolean
}

const isWeapp = process.env.TARO_ENV === 'weapp'
/** From here on WeChat's own type is large: 关怀模式 is 23.8 px on an iPhone, the step below it 22. */
const LARGE_PX = 22
const phone = (isWeapp && (Taro.getAppBaseInfo?.() as { theme?: string; fontSizeSetting?: number } | undefined)) || {}
const isLarge = (phone.fontSizeSetting ?? 0) >= LARGE_PX

/** Until the person chooses otherwise, 长辈版 follows WeChat's 关怀模式: only a choice of their own is kept. */
export const useLook = create(
  persist<Look, [], [], Partial<Look>>(() => ({ care: isLarge, dark: 'auto', language: 'zh', night: phone.theme === 'dark' }), {
    name: 'look',
    storage: taroStorage(),
    partialize: ({ care, dark, language }) => ({ dark, language, ...(care !== isLarge && { care }) }),
  }),
)
if (isWeapp) Taro.onThemeChange?.(({ theme }) => changeLook({ night: theme === 'dark' }))

export const changeLook = (change: Partial<Look>) => useLook.setState(change)
export const toggleCare = () => useLook.setState(({ care }) => ({ care: !care }))

/** The theme classes for a page's root. A browser finds out by itself whether it is night. */
export function themeClasses({ care, dark, night }: Look) {
  const shown = isWeapp && dark === 'auto' ? (night ? 'dark' : 'light') : dark
  return `theme-${shown}${care ? ' theme-care' : ''}`
}
