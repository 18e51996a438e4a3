/** Keys that do something by themselves (单键): on until the person at this browser switches them off (WCAG 2.1.4). */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { taroStorage } from '../platform/storage'

export const useSingleKeys = create(persist<{ on: boolean }>(() => ({ on: true }), { name: 'single-keys', storage: taroStorage() }))
export const switchSingleKeys = (on: boolean) => useSingleKeys.setState({ on })
