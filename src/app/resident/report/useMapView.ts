import { useEffect, useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { within, zoomed, type View } from '../../../domain/place/picture'

type Finger = { x: number; y: number }

/** A finger trembles; within this many px it is still a tap. */
const STILL = 6
const STEP = 1.6

/** Which part of a picture is in view: dragged, pinched and wheeled by hand, or by the buttons. `onTap` gets a point of the picture. */
export function useMapView(whole: View, start: View, onTap: (x: number, y: number) => void) {
  const [view, setView] = useState(start)
  const [frame, setFrame] = useState(0)
  const svg = useRef<SVGSVGElement>(null)
  const fingers = useRef(new Map<number, Finger>())
  const pressed = useRef<Finger>()

  const isWhole = view.width > whole.width * 0.99
  /** px of the screen → point of the picture. */
  const pointAt = ({ x, y }: Finger) => {
    const box = svg.current!.getBoundingClientRect()
    return { x: view.x + ((x - box.left) / box.width) * view.width, y: view.y + ((y - box.top) / box.height) * view.height }
  }
  const move = (before: Finger[], after: Finger[]) => {
    const [from, to] = [pointAt(middle(before)), pointAt(middle(after))]
    const dragged = { ...view, x: view.x + from.x - to.x, y: view.y + from.y - to.y }
    setView(before.length > 1 ? zoomed(dragged, whole, spread(after) / spread(before), from) : within(dragged, whole))
  }

  const hands = {
    onPointerDown(event: PointerEvent) {
      svg.current?.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, at(event))
      pressed.current = fingers.current.size === 1 ? at(event) : undefined
    },
    onPointerMove(event: PointerEvent) {
      if (!fingers.current.has(event.pointerId)) return
      if (pressed.current && spread([pressed.current, at(event)]) < STILL) return
      pressed.current = undefined
      const before = [...fingers.current.values()]
      fingers.current.set(event.pointerId, at(event))
      move(before, [...fingers.current.values()])
    },
    onPointerUp(event: PointerEvent) {
      fingers.current.delete(event.pointerId)
      if (!pressed.current) return
      const { x, y } = pointAt(at(event))
      pressed.current = undefined
      onTap(x, y)
    },
    onPointerCancel(event: PointerEvent) {
      fingers.current.delete(event.pointerId)
      pressed.current = undefined
    },
  }

  const wheel = useRef<(event: WheelEvent) => void>(() => undefined)
  wheel.current = (event) => {
    // at either end of the way the wheel is the page's again
    const next = zoomed(view, whole, Math.exp(-event.deltaY / 400), pointAt({ x: event.clientX, y: event.clientY }))
    if (next.width === view.width) return
    event.preventDefault()
    setView(next)
  }
  useEffect(() => {
    const drawn = svg.current!
    // React's own listener may not keep the page from scrolling
    const onWheel = (event: WheelEvent) => wheel.current(event)
    drawn.addEventListener('wheel', onWheel, { passive: false })
    const measure = () => setFrame(drawn.getBoundingClientRect().width)
    measure()
    window.addEventListener('resize', measure)
    return () => {
      drawn.removeEventListener('wheel', onWheel)
      window.removeEventListener('resize', measure)
    }
  }, [])

  return {
    svg,
    view,
    hands,
    isWhole,
    show: setView,
    /** How many metres of the picture one px of the screen is. */
    perPx: view.width / (frame || 343),
    nearer: () => setView(zoomed(view, whole, STEP)),
    farther: () => setView(zoomed(view, whole, 1 / STEP)),
  }
}

const at = (event: PointerEvent): Finger => ({ x: event.clientX, y: event.clientY })
const middle = (all: Finger[]): Finger => ({
  x: all.reduce((sum, { x }) => sum + x, 0) / all.length,
  y: all.reduce((sum, { y }) => sum + y, 0) / all.length,
})
const spread = ([a, b]: Finger[]): number => Math.hypot(a!.x - b!.x, a!.y - b!.y)
