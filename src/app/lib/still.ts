/** weapp: a page that lies under another sends nothing to the screen; what changed meanwhile goes out at once when it is back. */
import { useRef } from 'react'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'

/** The root of a page's tree in Taro's runtime, as far as this needs it. */
type Root = { updatePayloads: unknown[]; enqueueUpdate?: (payload: unknown) => void; performUpdate: () => void }

/** What a page still draws after it went: a sheet that closes, a button that is free again. */
const LAST_MS = 300

export const useStillWhileHidden = process.env.TARO_ENV === 'weapp' ? useStill : () => undefined

function useStill() {
  const page = useRef(Taro.getCurrentInstance().page as { $taroPath?: string } | null)
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const root = () => document.getElementById(page.current!.$taroPath!) as unknown as Root | null
  useDidHide(() => {
    timer.current = setTimeout(() => {
      const hidden = root()
      if (hidden) hidden.enqueueUpdate = (payload) => hidden.updatePayloads.push(payload)
    }, LAST_MS)
  })
  useDidShow(() => {
    clearTimeout(timer.current)
    const shown = root()
    if (!shown) return
    // its class has the one that sends
    delete shown.enqueueUpdate
    if (shown.updatePayloads[0]) shown.performUpdate()
  })
}
