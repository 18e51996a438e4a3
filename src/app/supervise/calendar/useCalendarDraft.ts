import { useEffect, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { watchApi, type CalendarView } from '../../../domain/api-watch'
import type { CalendarData } from '../../../domain/calendar/workdays'
import { call, CallFailed } from '../../remote/call'
import { useWhileShown } from '../../platform/inView'

const EVERY_MS = 15_000

/** Saved; asked about what may be a slip, and not saved when the keeper takes it back. */
async function sent(draft: CalendarData, sure: boolean): Promise<CalendarView | undefined> {
  try {
    return await call(watchApi.saveCalendar, { body: { ...draft, ...(sure && { sure }) } })
  } catch (failed) {
    if (!(failed instanceof CallFailed) || failed.problem.code !== 'calendarAsks') throw failed
    const { confirm } = await Taro.showModal({ title: '', content: failed.message, confirmText: '就这样存', cancelText: '再看看' })
    return confirm ? sent(draft, true) : undefined
  }
}

/** The calendar on the server, and what was changed here and not saved yet. */
export function useCalendarDraft() {
  const [told, setTold] = useState<CalendarView>()
  const [draft, setDraft] = useState<CalendarData>()
  const [problem, setProblem] = useState<CallFailed>()
  const [busy, setBusy] = useState(false)

  const caught = (failed: unknown) => {
    if (!(failed instanceof CallFailed)) throw failed
    setProblem(failed)
  }
  const load = async () => {
    try {
      setTold(await call(watchApi.calendar, {}))
      setProblem(undefined)
    } catch (failed) {
      caught(failed)
    }
  }
  // while something is unsaved it is not taken away from under the hand
  useWhileShown(() => void (draft || load()), EVERY_MS)
  const first = useRef(load)
  useEffect(() => void first.current(), [])

  const save = async () => {
    if (!draft || busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      const saved = await sent(draft, false)
      if (!saved) return
      setTold(saved)
      setDraft(undefined)
      void Taro.showToast({ title: `存为第 ${saved.calendar.version} 版`, icon: 'none' })
    } catch (failed) {
      caught(failed)
    } finally {
      setBusy(false)
    }
  }
  const drop = () => {
    setDraft(undefined)
    void load()
  }
  return { told, data: draft ?? told?.calendar, dirty: draft !== undefined, problem, busy, change: setDraft, save, drop, load }
}
