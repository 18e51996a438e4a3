import type { FastifyInstance } from 'fastify'
import { watchApi, type CalendarView } from '../../domain/api-watch'
import { MOST } from '../../domain/count'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { waitingFor } from './recount'
import { saveCalendar } from './store'

/** The working calendar: read by whoever watches over limits, changed by the system's administrator alone. */
export function calendarRoutes(app: FastifyInstance, deps: Deps) {
  const view = async (now: number): Promise<CalendarView> => ({
    calendar: deps.reference.calendarData,
    waiting: await waitingFor(deps, MOST.list),
    now,
  })
  serve(app, watchApi.calendar, ({ now }) => view(now))
  serve(app, watchApi.saveCalendar, async ({ body, actor, now }) => {
    await saveCalendar(deps, body, actor, now)
    return view(now)
  })
}
