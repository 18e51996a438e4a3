/** weapp: which parts of a page are near the screen, and which are on it. */
import { type RefObject, useEffect, useReducer, useRef } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'

/** So far above and below the screen parts are drawn before they come into sight. */
const NEAR_PX = 400

interface Sight {
  near?: boolean
  seen?: boolean
  /** How high it was when WeChat last looked. */
  height?: number
}
const ALL: Sight = { near: true, seen: true }

/**
 * Where the `count` parts of a list stand, which have this class, by their element's id; nothing for one that WeChat has not
 * looked at yet. A browser has all of them in sight.
 */
export const useInSight: (list: RefObject<unknown>, className: string, count: number) => (id: string) => Sight | undefined =
  process.env.TARO_ENV === 'weapp' ? useObserver : () => () => ALL

function useObserver(list: RefObject<unknown>, className: string, count: number) {
  const known = useRef<Record<string, Sight>>({})
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const [shows, showAgain] = useReducer((times: number) => times + 1, 0)
  // what a hidden page was to draw is there only now
  useDidShow(showAgain)
  useEffect(() => {
    let timer: unknown = 0
    const eyes: Taro.IntersectionObserver[] = []
    const look = (margin: number, name: 'near' | 'seen') => {
      const told = ({ id, intersectionRatio, boundingClientRect: { height } }: Told) => {
        known.current[id] = { ...known.current[id], [name]: intersectionRatio > 0, height }
        // many are told at once
        timer ||= setTimeout(() => {
          timer = 0
          drawAgain()
        })
      }
      const page = (list.current as Drawn)._root.ctx
      const eye = Taro.createIntersectionObserver(page, { observeAll: true })
      eye.relativeToViewport({ top: margin, bottom: margin }).observe(`.${className}`, told as never)
      eyes.push(eye)
    }
    // they are there once the page has been sent
    Taro.nextTick(() => {
      if (!list.current) return
      look(NEAR_PX, 'near')
      look(0, 'seen')
    })
    return () => eyes.forEach((eye) => eye.disconnect())
  }, [list, className, count, shows])
  return (id: string) => known.current[id]
}

/** An element of Taro's: it knows the page it is drawn on, which need not be the one on top. */
type Drawn = { _root: { ctx: Taro.PageInstance } }

/** What WeChat tells of a part; Taro's types leave out its id. */
type Told = { id: string; intersectionRatio: number; boundingClientRect: { height: number } }
