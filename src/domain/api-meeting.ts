/** The contract, continued: dispatch meetings (调度), their agenda, what they decide, and what became of it. */
import * as v from 'valibot'
import { Id, Now, type Endpoint } from './api'
import { DATE, text, UNIT_ID, UUID, whole } from './bounds'
import { BECAME, DECISION_KINDS, ITEM_IDS, MAX_DECISION } from './meeting/meeting'
import { OVERSEEING } from './people/actors'
import { CATEGORY_IDS } from './report/categories'
import { Summary } from './ticket/views'

const MeetingRow = v.object({ id: v.string(), at: v.number(), by: v.nullable(v.string()), decisions: v.number() })
export type MeetingRow = v.InferOutput<typeof MeetingRow>

/**
 * `case`: null where it is about none, or the reader may not see it. `ended`: the case is done with; `late`: its day is over and it is not
 * done.
 */
const Decision = v.object({
  meetingId: v.string(),
  n: v.number(),
  kind: v.picklist(DECISION_KINDS),
  case: v.nullable(v.object({ id: v.string(), number: v.string(), title: v.string(), unit: v.string(), ended: v.boolean() })),
  unit: v.nullable(v.string()),
  words: v.string(),
  dueDay: v.nullable(v.string()),
  became: v.nullable(v.picklist(BECAME)),
  said: v.string(),
  late: v.boolean(),
})
export type Decision = v.InferOutput<typeof Decision>

/** Several open cases of one sub-item in one community; `cases`: the oldest of them. */
const Repeat = v.object({
  community: v.string(),
  category: v.picklist(CATEGORY_IDS),
  item: v.string(),
  count: v.number(),
  cases: v.array(v.object({ id: v.string(), number: v.string(), title: v.string() })),
})
export type Repeat = v.InferOutput<typeof Repeat>

/** `count`: counted to `MOST.list`; `rows`: the first of them. */
const Item = v.object({ item: v.picklist(ITEM_IDS), count: v.number(), rows: v.array(Summary), repeats: v.array(Repeat) })
export type Item = v.InferOutput<typeof Item>

/** `last`: what the meeting before decided; `agenda`: empty of a meeting that another has followed. */
const MeetingView = v.object({
  ...MeetingRow.entries,
  isNewest: v.boolean(),
  last: v.array(Decision),
  lastAt: v.nullable(v.number()),
  agenda: v.array(Item),
  decided: v.array(Decision),
  now: Now,
})
export type MeetingView = v.InferOutput<typeof MeetingView>

/** A case with its action, or words with a unit and a day. */
const NewDecision = v.object({
  kind: v.picklist(DECISION_KINDS),
  ticketId: v.optional(UUID),
  unitId: v.optional(UNIT_ID),
  words: text(MAX_DECISION),
  dueDay: v.optional(DATE),
})
export type NewDecision = v.InferOutput<typeof NewDecision>

const Account = v.object({ of: UUID, n: whole(1, 1_000), became: v.picklist(BECAME), words: text(MAX_DECISION) })

const OFTEN = { max: 300, minutes: 60, per: 'person' } as const

export const meetingApi = {
  meetings: {
    method: 'GET',
    path: '/meetings',
    for: ['staff'],
    duties: OVERSEEING,
    reply: v.object({ rows: v.array(MeetingRow), now: Now }),
  },
  openMeeting: {
    method: 'POST',
    path: '/meetings',
    for: ['staff'],
    duties: OVERSEEING,
    body: v.object({}),
    reply: v.object({ id: v.string() }),
    allowance: { max: 20, minutes: 60, per: 'person' },
  },
  meeting: { method: 'GET', path: '/meetings/:id', for: ['staff'], duties: OVERSEEING, params: Id, reply: MeetingView },
  decideMeeting: {
    method: 'POST',
    path: '/meetings/:id/decisions',
    for: ['staff'],
    duties: OVERSEEING,
    params: Id,
    body: NewDecision,
    reply: MeetingView,
    allowance: OFTEN,
  },
  hearMeeting: {
    method: 'POST',
    path: '/meetings/:id/accounts',
    for: ['staff'],
    duties: OVERSEEING,
    params: Id,
    body: Account,
    reply: MeetingView,
    allowance: OFTEN,
  },
} as const satisfies Record<string, Endpoint>
