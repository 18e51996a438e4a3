import { useEffect, useRef, useState } from 'react'

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

/** h5: J and K walk through the rows (Enter opens the one with the focus); not while somebody types or a sheet is open. */
export function useRowKeys(onEnd: () => void) {
  const latest = useRef(onEnd)
  latest.current = onEnd
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const keys = (event: KeyboardEvent) => {
      const step = STEPS[(event.key ?? '').toLowerCase()]
      const typing = /^(INPUT|TEXTAREA)$/.test((event.target as HTMLElement).tagName)
      if (!step || typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('#sheet')) return
      const rows = Array.from(document.querySelectorAll<HTMLElement>('.inbox .work'))
      const here = rows.findIndex((row) => row === document.activeElement)
      const from = here < 0 ? rows.findIndex((row) => row.classList.contains('work--on')) : here
      const next = rows[from + step]
      if (next) next.focus()
      else if (step > 0) latest.current()
    }
    document.addEventListener('keydown', keys)
    return () => document.removeEventListener('keydown', keys)
  }, [])
}

const STEPS: Record<string, number> = { j: 1, k: -1 }
