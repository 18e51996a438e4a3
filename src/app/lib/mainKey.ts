import { useEffect, useRef } from 'react'
import { useIsShown } from '../platform/inView'

/** h5: Ctrl (or ⌘) and Enter is the main button of what is open: of a sheet, or of the page as long as no sheet lies over it. */
export function useMainKey(of: 'page' | 'sheet', run: () => void) {
  const latest = useRef(run)
  latest.current = run
  const shown = useIsShown()
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const keys = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      if (!shown.current || (of === 'page' && isCovered())) return
      event.preventDefault()
      latest.current()
    }
    // on the way down: Taro's Textarea keeps keys to itself
    document.addEventListener('keydown', keys, true)
    return () => document.removeEventListener('keydown', keys, true)
  }, [of, shown])
}

/** Something lies over the page that is in sight; pages below it in the stack may have their own. */
export const isCovered = (): boolean =>
  Array.from(document.querySelectorAll('#sheet, #palette')).some((layer) => layer.getClientRects().length > 0)
