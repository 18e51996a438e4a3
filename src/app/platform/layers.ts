/**
 * h5: what lies over a page (a sheet, a question, a photo) has an entry of its own in the browser's history, so that Back closes it and
 * does not leave the page. Closed otherwise, its entry goes too. WeChat has no Back under a sheet to speak of.
 */
import { currentPath } from './where'

type Layer = { id: number; page: string; close: () => void }

const layers: Layer[] = []
/** Steps back that we take ourselves: nobody pressed anything. */
let own = 0
/** A closing sheet often makes room for the next, or for another page: whose entry is on top is looked at a moment later. */
const SETTLE_MS = 50
const STEP_MS = 5_000
let settling: Promise<void> | undefined

/** Called before the router listens: a window tells its listeners in the order they came. */
export function listenForBack() {
  if (process.env.TARO_ENV === 'h5') window.addEventListener('popstate', hearBack)
}

/** Back calls `close` from now on; call what it returns when the layer has closed. */
export function overPage(close: () => void): () => void {
  if (process.env.TARO_ENV !== 'h5') return () => undefined
  const layer = { id: Date.now() + layers.length, page: currentPath(), close }
  layers.push(layer)
  enter(layer)
  return () => {
    layers.splice(layers.indexOf(layer), 1)
    settling ??= settle()
  }
}

/** Runs at once, or when the history is in order again: a step back still under way would undo a step forward. */
export function whenSettled(run: () => void) {
  if (settling) void settling.then(run)
  else run()
}

const enter = ({ id }: Layer) => window.history.pushState({ ...(window.history.state as object), layer: id }, '')
const layerHere = (): number | undefined => (window.history.state as { layer?: number } | null)?.layer
const isClosed = (id: number) => layers.every((layer) => layer.id !== id)

function hearBack(event: PopStateEvent) {
  const top = layers[layers.length - 1]
  if (own > 0) {
    own--
    event.stopImmediatePropagation()
  } else if (top && top.page === currentPath() && layerHere() !== top.id) {
    event.stopImmediatePropagation()
    // it may ask first, and stay
    enter(top)
    top.close()
  }
}

async function settle() {
  await pause(SETTLE_MS)
  for (let here = layerHere(); here !== undefined && isClosed(here); here = layerHere()) if (!(await stepBack())) break
  settling = undefined
}

/** Whether the browser took the step; a slow one is waited for, or a second step would leave the page. */
async function stepBack(): Promise<boolean> {
  own++
  window.history.back()
  for (const end = Date.now() + STEP_MS; own > 0 && Date.now() < end;) await pause(SETTLE_MS / 5)
  const isTaken = own === 0
  own = 0
  return isTaken
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
