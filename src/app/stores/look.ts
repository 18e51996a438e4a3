import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { taroStorage } from '../lib/storage'

/** How the app looks on this phone: 长辈版 (large type) and dark colours. */
export interface Look {
  care: boolean
  dark: 'auto' | 'light' | 'dark'
}

export const useLook = create(persist<Look>(() => ({ care: false, dark: 'auto' }), { name: 'look', storage: taroStorage() }))

export const changeLook = (change: Partial<Look>) => useLook.setState(change)
export const toggleCare = () => useLook.setState(({ care }) => ({ care: !care }))

/** The theme classes for a page's root. */
export const themeClasses = ({ care, dark }: Look) => `theme-${dark}${care ? ' theme-care' : ''}`
