/** What can be done from where one is (命令): a page or a part of it says so while it is shown, and the palette lists it. */
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { useIsShown } from '../platform/inView'

export interface Command {
  group: string
  title: string
  note?: string
  icon: string
  /** One of very many: listed only once something is written. */
  found?: true
  /** How near: 0 the open ticket, 1 what is ticked; everything else after them. */
  near?: 0 | 1
  /** Keys that do the same. */
  keys?: string
  run: () => void
}

type Part = { make: () => readonly Command[]; shown: { current: boolean } }
const parts = new Set<Part>()

/** Counts how often what can be done has changed. */
const useTurn = create(() => ({ turn: 0 }))
const turn = () => useTurn.setState((now) => ({ turn: now.turn + 1 }))

/** Puts commands into the palette while this part is drawn, on the page in sight. */
export function useCommands(make: () => readonly Command[]) {
  const latest = useRef(make)
  latest.current = make
  const shown = useIsShown()
  useEffect(() => {
    const part = { make: () => latest.current(), shown }
    parts.add(part)
    return () => {
      parts.delete(part)
      turn()
    }
  }, [shown])
  const names = make()
    .map(({ title }) => title)
    .join()
  useEffect(turn, [names])
}

/** All that can be done now, what is about the open ticket first. */
export function useCommandsNow(): Command[] {
  useTurn()
  return [...parts]
    .filter(({ shown }) => shown.current)
    .flatMap(({ make }) => [...make()])
    .sort((one, other) => rankOf(one) - rankOf(other))
}

const rankOf = ({ near }: Command): number => near ?? 2
