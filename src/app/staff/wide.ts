import { useEffect, useRef, useState } from 'react'
import { isCovered } from '../lib/mainKey'
import { useIsShown } from '../platform/inView'
import { useSingleKeys } from './singleKeys'

const WIDE = '(min-width: 900px)'

/** h5 on a wide screen: list and ticket side by side. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => process.env.TARO_ENV === 'h5' && window.matchMedia(WIDE).matches)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const query = window.matchMedia(WIDE)
    const hear = () => setWide(query.matches)
    query.addEventListener('change', hear)
    return () => query.removeEventListener('change', hear)
  }, [])
  return wide
}

/**
 * h5: J and K walk through the rows (Enter opens the one with the focus), X ticks it. By the place of the key, so that they are the same
 * while Chinese is typed; silent while somebody writes or composes, under a sheet, with any other key held, and when switched off.
 */
export function useRowKeys(onEnd: () => void) {
  const latest = useRef(onEnd)
  latest.current = onEnd
  const shown = useIsShown()
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const keys = (event: KeyboardEvent) => {
      if (!shown.current || !useSingleKeys.getState().on || isBusyElsewhere(event)) return
      const rows = Array.from(document.querySelectorAll<HTMLElement>('.inbox .work'))
      const here = rows.findIndex((row) => row === document.activeElement)
      if (event.code === 'KeyX') return rows[here]?.closest('.pickable')?.querySelector<HTMLElement>('.pickable__box')?.click()
      const step = STEPS[event.code]
      if (!step) return
      const from = here < 0 ? rows.findIndex((row) => row.classList.contains('work--on')) : here
      const next = rows[from + step]
      if (next) next.focus()
      else if (step > 0) latest.current()
    }
    document.addEventListener('keydown', keys)
    return () => document.removeEventListener('keydown', keys)
  }, [shown])
}

const STEPS: Record<string, number> = { KeyJ: 1, KeyK: -1 }

/** 229: the key belongs to whoever composes characters. */
const isBusyElsewhere = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  event.keyCode === 229 ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  /^(INPUT|TEXTAREA)$/.test((event.target as HTMLElement).tagName) ||
  isCovered()

/** h5: the row that is open beside the list has the focus, to go on from by keys; a moment later, for Taro moves what it draws. */
export function focusOpenRow() {
  if (process.env.TARO_ENV === 'h5') setTimeout(() => document.querySelector<HTMLElement>('.inbox .work--on')?.focus(), FOCUS_MS)
}
const FOCUS_MS = 120
