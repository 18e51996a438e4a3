import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Language } from '../../domain/words/languages'
import { taroStorage } from '../platform/storage'

/** How the app looks on this phone: 长辈版 (large type) and dark colours. */
export interface Look {
  care: boolean
  dark: 'auto' | 'light' | 'dark'
  /** Of the resident's screens; nobody chose one yet: Chinese. */
  language?: Language
  /** weapp: the phone's own colours are dark now. */
  night: boolean
}

const isWeapp = process.env.TARO_ENV === 'weapp'
/** From here on WeChat's own type is large: 关怀模式 is 23.8 px on an iPhone, the step below it 22. */
const LARGE_PX = 22
/** From here on a browser's type is large: its settings offer 16 px as the usual and 20 as large. */
const LARGE_IN_BROWSER_PX = 20
const USUAL_PX = 17
const USUAL_IN_BROWSER_PX = 16
/** 长辈版 is larger by so much already: 21 px for 17. */
const CARE = 21 / 17
/** The classes of tokens.css. Layouts hold up to there at 320 px; beyond it a browser's own zoom goes on. */
const TYPE = { step: 0.05, max: 1.4 }

/** What WeChat says of the phone; an old one leaves things out. */
interface Phone {
  theme?: string
  language?: string
  fontSizeSetting?: number
  fontSizeScaleFactor?: number
}

const phone = (isWeapp && (Taro.getAppBaseInfo?.() as Phone | undefined)) || {}
const isLarge = isWeapp ? (phone.fontSizeSetting ?? 0) >= LARGE_PX : browserPx() >= LARGE_IN_BROWSER_PX
/** How large somebody reads everywhere else on this phone, or in this browser: 1 is as usual. */
const readerSize = isWeapp ? sizeIn(phone) : browserPx() / USUAL_IN_BROWSER_PX

/** Until the person chooses otherwise, 长辈版 follows WeChat's 关怀模式, or a browser's large type: only a choice of their own is kept. */
export const useLook = create(
  persist<Look, [], [], Partial<Look>>(() => ({ care: isLarge, dark: 'auto', language: undefined, night: phone.theme === 'dark' }), {
    name: 'look',
    storage: taroStorage(),
    partialize: ({ care, dark, language }) => ({ dark, language, ...(care !== isLarge && { care }) }),
  }),
)
if (isWeapp) Taro.onThemeChange?.(({ theme }) => changeLook({ night: theme === 'dark' }))

/** The phone is set to another language than Chinese. */
export const isForeignPhone = (): boolean => !/^zh/i.test((isWeapp ? phone.language : navigator.language) ?? 'zh')

export const changeLook = (change: Partial<Look>) => useLook.setState(change)
export const toggleCare = () => useLook.setState(({ care }) => ({ care: !care }))

/** The classes for a page's root: colours, 长辈版, how much larger the type is. A browser finds out by itself whether it is night. */
export function themeClasses({ care, dark, night }: Look) {
  const shown = isWeapp && dark === 'auto' ? (night ? 'dark' : 'light') : dark
  return `theme-${shown}${care ? ' theme-care' : ''}${typeClass(care ? readerSize / CARE : readerSize)}`
}

/** `times` the usual size, in steps; nobody gets less than the usual. */
function typeClass(times: number): string {
  const step = Math.round(Math.min(times, TYPE.max) / TYPE.step)
  return step > 1 / TYPE.step ? ` type-${step * 5}` : ''
}

function sizeIn({ fontSizeScaleFactor, fontSizeSetting = USUAL_PX }: Phone): number {
  return fontSizeScaleFactor ?? fontSizeSetting / USUAL_PX
}

/** The size that somebody set in the browser for all pages. */
function browserPx(): number {
  const probe = document.createElement('div')
  probe.style.fontSize = 'medium'
  document.documentElement.append(probe)
  const px = parseFloat(getComputedStyle(probe).fontSize)
  probe.remove()
  return px
}
