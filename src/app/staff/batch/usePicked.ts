import { useCallback, useState } from 'react'
import { useLatest } from '../../lib/latest'

const NONE: ReadonlySet<string> = new Set()
type Picked = { list: string; ids: ReadonlySet<string>; whole: boolean }

/** What is ticked of a list (选中的件): some by their ids, or all there are. Another list begins with nothing ticked. */
export function usePicked(list: string) {
  const [picked, setPicked] = useState<Picked>({ list, ids: NONE, whole: false })
  const { ids, whole } = picked.list === list ? picked : { ids: NONE, whole: false }
  const toggle = useLatest((id: string) => {
    const next = new Set(ids)
    if (!next.delete(id)) next.add(id)
    setPicked({ list, ids: next, whole: false })
  })
  return {
    ids,
    whole,
    /** Rows that come later belong to the whole as well. */
    isOn: useCallback((id: string) => whole || ids.has(id), [whole, ids]),
    toggle,
    takeAll: (shown: readonly { id: string }[]) => setPicked({ list, ids: new Set(shown.map(({ id }) => id)), whole: true }),
    clear: () => setPicked({ list, ids: NONE, whole: false }),
  }
}
