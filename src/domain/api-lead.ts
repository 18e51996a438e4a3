/** The contract, continued: what a leader (领导) sees of the units they answer for (分管). */
import * as v from 'valibot'
import { Now, type Endpoint } from './api'
import { Rate } from './figures/tables'
import { STAGES } from './figures/vintages'
import { Summary } from './ticket/views'

/** A request for more time (延期): the due time asked for, and why. */
const Waiting = v.object({ ...Summary.entries, asked: v.number(), said: v.string() })
/** A case they sponsor (包案): what was set for it, and the end of its day. */
const Sponsored = v.object({ ...Summary.entries, measures: v.string(), until: v.nullable(v.number()), late: v.boolean() })
export type SponsoredRow = v.InferOutput<typeof Sponsored>
export type WaitingRow = v.InferOutput<typeof Waiting>

/** Counts go to `MOST.list`; of lists the first twenty are told. */
const LeadToday = v.object({
  units: v.array(v.string()),
  waiting: v.object({ count: v.number(), rows: v.array(Waiting) }),
  sponsored: v.object({ count: v.number(), late: v.number(), rows: v.array(Sponsored) }),
  /** Promises made at doors below these units and not kept yet: how many, how many past their day, the next day. */
  promised: v.object({ count: v.number(), late: v.number(), next: v.nullable(v.string()) }),
  late: v.object({ count: v.number(), open: v.number(), units: v.array(v.object({ name: v.string(), count: v.number() })) }),
  /** Of the newest vintage of the week that ended last; null where there is none, or not with all of these units. */
  week: v.nullable(
    v.object({
      ...{ from: v.string(), to: v.string(), edition: v.number(), stage: v.picklist(STAGES) },
      ...{ onTime: Rate, solved: v.nullable(Rate) },
    }),
  ),
  now: Now,
})
export type LeadToday = v.InferOutput<typeof LeadToday>

// prettier-ignore
export const leadApi = {
  leadToday: { method: 'GET', path: '/lead/today', for: ['staff'], duties: ['leader'], reply: LeadToday },
} as const satisfies Record<string, Endpoint>
