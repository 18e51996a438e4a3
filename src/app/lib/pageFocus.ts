/** h5: a page that opens is told to a screen reader by its heading, and gives the focus back to where it was when one comes back to it. */
import { useRef } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

/** Taro's parts move into their place a moment after they are drawn, and lose the focus on the way. */
const PLACED_MS = 50
let hasBegun = false

export const usePageFocus = process.env.TARO_ENV === 'h5' ? useFocus : () => undefined

function useFocus(): { ref: { current: HTMLElement | null }; tabIndex: -1 } {
  const heading = useRef<HTMLElement>(null)
  const left = useRef<Element | null>()
  useDidHide(() => void (left.current = document.activeElement))
  useDidShow(() => {
    const back = left.current
    // the page one came in by begins where the browser begins
    const isFirst = !hasBegun
    hasBegun = true
    if (isFirst) return
    setTimeout(() => {
      const target = back && back !== document.body && back.isConnected ? (back as HTMLElement) : heading.current
      // a sheet or a field that took the focus keeps it
      if (document.activeElement === document.body || !isSeen(document.activeElement)) target?.focus({ preventScroll: true })
    }, PLACED_MS)
  })
  return { ref: heading, tabIndex: -1 }
}

const isSeen = (element: Element | null): boolean => (element?.getClientRects().length ?? 0) > 0
