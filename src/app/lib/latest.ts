import { useCallback, useRef } from 'react'

/** A function that stays the same and does what the latest one does: for parts that are drawn again only when something changed. */
export function useLatest<Args extends unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(run)
  latest.current = run
  return useCallback((...args: Args) => latest.current(...args), [])
}
