/** One attempt at the server at a time; what it says against it is shown, and what was written stays. */
import { useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { say } from '../../domain/words/say'
import { CallFailed } from '../remote/call'

export function useTry() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const running = useRef(false)
  const run = async (attempt: () => Promise<unknown>, told = true): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(true)
    try {
      await attempt()
      setProblem('')
      return true
    } catch (failed) {
      if (!(failed instanceof CallFailed)) throw failed
      setProblem(failed.message)
      if (told) void Taro.showModal({ title: '', content: failed.message, showCancel: false, confirmText: say('知道了') })
      return false
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, problem, run }
}
