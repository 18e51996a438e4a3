import { useEffect, useReducer, useRef } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { onNetworkBack } from './network'
import { serverNow } from './now'

/** Runs whenever the page comes into sight, and while it stays there every `everyMs` and when the network is back. */
export function useWhileShown(run: () => void, everyMs: number) {
  const latest = useRef(run)
  latest.current = run
  const timer = useRef<ReturnType<typeof setInterval>>()
  const stop = () => {
    clearInterval(timer.current)
    timer.current = undefined
  }
  useDidShow(() => {
    stop()
    latest.current()
    timer.current = setInterval(() => latest.current(), everyMs)
  })
  useDidHide(stop)
  useEffect(() => onNetworkBack(() => timer.current !== undefined && latest.current()), [])
  // a part drawn later has missed the page's coming into sight, and counts on all the same
  useEffect(() => {
    timer.current ??= setInterval(() => latest.current(), everyMs)
    return stop
  }, [everyMs])
}

/** Whether the page this is part of is the one in sight: those below it in the stack hear keys as well. */
export function useIsShown() {
  const shown = useRef(true)
  useDidShow(() => void (shown.current = true))
  useDidHide(() => void (shown.current = false))
  return shown
}

/** The server's time, counted on while the page is in sight. */
export function useNow(everyMs = 20_000): number {
  const [, again] = useReducer((count: number) => count + 1, 0)
  useWhileShown(again, everyMs)
  return serverNow()
}

/** Is this part still drawn? For what comes back after somebody has gone on to another page. */
export function useIsHere(): () => boolean {
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => void (here.current = false)
  }, [])
  return () => here.current
}
