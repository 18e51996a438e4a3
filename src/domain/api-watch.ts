/**
 * The contract, continued: what is watched over (督办台) and the working calendar (工作日历). Rows like those of `api`, kept apart because the
 * tabs never call them and need not carry their checks.
 */
import * as v from 'valibot'
import { Now, type Endpoint } from './api'
import { Cursor } from './bounds'
import { CalendarData } from './calendar/workdays'
import { OVERSEEING } from './people/actors'
import { CAUSES } from './ticket/causes'
import { GRADES } from './ticket/given'
import { WATCHES } from './reading/watch-lists'
import { Summary } from './ticket/views'

/** A line of a watched list: the ticket, and what somebody said of it. */
export const WatchRow = v.object({
  ...Summary.entries,
  supervision: v.nullable(v.picklist(GRADES)),
  /** The due time that was asked for. */
  extensionAsked: v.nullable(v.number()),
  said: v.string(),
  /** Why the system put it there. */
  cause: v.nullable(v.picklist(CAUSES)),
  count: v.string(),
})
export type WatchRow = v.InferOutput<typeof WatchRow>

const WatchPage = v.object({
  rows: v.array(WatchRow),
  next: v.nullable(v.string()),
  /** Counted to `MOST.list`. */
  counts: v.record(v.picklist(WATCHES), v.number()),
  /** How many more lie on this list that the reader may not see, counted to a hundred. */
  hidden: v.number(),
  calendar: v.object({ knownUntil: v.string() }),
  now: Now,
})
export type WatchPage = v.InferOutput<typeof WatchPage>

/** `waiting`: open tickets whose due times still follow an older calendar, counted to `MOST.list`. */
const CalendarView = v.object({ calendar: CalendarData, waiting: v.number(), now: Now })
export type CalendarView = v.InferOutput<typeof CalendarView>

/** `sure`: the keeper was asked and means it. */
const CalendarChange = v.object({ ...CalendarData.entries, sure: v.optional(v.boolean()) })
export type CalendarChange = v.InferOutput<typeof CalendarChange>

// prettier-ignore
export const watchApi = {
  watch:        { method: 'GET',  path: '/watch',    for: ['staff'], duties: OVERSEEING, query: v.object({ list: v.picklist(WATCHES), after: Cursor }), reply: WatchPage },
  calendar:     { method: 'GET',  path: '/calendar', for: ['staff'], duties: ['system', ...OVERSEEING], reply: CalendarView },
  saveCalendar: { method: 'POST', path: '/calendar', for: ['staff'], duties: ['system'], body: CalendarChange, reply: CalendarView, allowance: { max: 60, minutes: 60, per: 'person' } },
} as const satisfies Record<string, Endpoint>
