/** The contract, continued: doing one thing to many tickets (成批办). Called by the desk on a wide screen alone. */
import * as v from 'valibot'
import { Empty, Id, Now, type Endpoint } from './api'
import { list, text, UNIT_ID, UUID, whole } from './bounds'
import { BATCHED, MOST_IN_BATCH, MOST_NAMED } from './batch/batch'
import { MAX_LINE } from './find/line'
import { HANDLING } from './people/actors'
import { Given, GRADES, REQUEST_ID } from './ticket/given'
import { LISTS } from './ticket/states'

/** What is said once for all of them. */
const Said = v.object({
  unit: v.optional(UNIT_ID),
  goal: Given.entries.goal,
  reason: Given.entries.reason,
  grade: v.optional(v.picklist(GRADES)),
})

/** Which tickets: named one by one, or all on a desk, or all a line finds; what comes later is not among them. */
const Chosen = v.union([
  v.object({ ids: v.pipe(list(UUID, MOST_NAMED), v.minLength(1, 'missing')) }),
  v.object({ desk: v.picklist(LISTS) }),
  v.object({ line: v.pipe(text(MAX_LINE), v.minLength(1, 'missing')) }),
])
export type Chosen = v.InferOutput<typeof Chosen>

/** `why`: in words; none where it may be done. `out`: taken out of the batch by hand. */
const BatchRow = v.object({
  n: v.number(),
  id: v.nullable(v.string()),
  number: v.string(),
  title: v.string(),
  place: v.string(),
  unit: v.nullable(v.string()),
  why: v.nullable(v.string()),
  out: v.boolean(),
  done: v.boolean(),
})
export type BatchRow = v.InferOutput<typeof BatchRow>

const Counts = v.object({ all: v.number(), able: v.number(), refused: v.number(), out: v.number(), done: v.number(), left: v.number() })
const Head = v.object({
  id: v.string(),
  action: v.picklist(BATCHED),
  state: v.picklist(['seen', 'running', 'done']),
  madeAt: Now,
  counts: Counts,
})
export type BatchHead = v.InferOutput<typeof Head>

/** `units`: to whom how many go. `more`: more were chosen than one batch holds. */
const BatchView = v.object({
  ...Head.entries,
  said: Said,
  units: v.array(v.object({ name: v.string(), count: v.number() })),
  more: v.boolean(),
  rows: v.array(BatchRow),
  next: v.nullable(v.number()),
  now: Now,
})
export type BatchView = v.InferOutput<typeof BatchView>

const WHICH = ['refused', 'able'] as const
export type Which = (typeof WHICH)[number]

/** An address carries text. */
const After = v.optional(v.pipe(v.string('invalid'), v.regex(/^\d{1,4}$/, 'invalid')))

const BATCHING = [...HANDLING, 'supervisor'] as const

export const batchApi = {
  makeBatch: {
    method: 'POST',
    path: '/batches',
    for: ['staff'],
    duties: BATCHING,
    body: v.object({ requestId: REQUEST_ID, action: v.picklist(BATCHED), said: Said, chosen: Chosen }),
    reply: v.object({ id: v.string() }),
    allowance: { max: 60, minutes: 60, per: 'person' },
  },
  batches: { method: 'GET', path: '/batches', for: ['staff'], duties: BATCHING, reply: v.object({ batches: v.array(Head) }) },
  batch: {
    method: 'GET',
    path: '/batches/:id',
    for: ['staff'],
    duties: BATCHING,
    params: Id,
    query: v.object({ which: v.picklist(WHICH), after: After }),
    reply: BatchView,
    allowance: { max: 1200, minutes: 10, per: 'person' },
  },
  startBatch: {
    method: 'POST',
    path: '/batches/:id/start',
    for: ['staff'],
    duties: BATCHING,
    params: Id,
    body: v.object({ without: list(whole(1, MOST_IN_BATCH), MOST_IN_BATCH) }),
    reply: Empty,
    allowance: { max: 60, minutes: 60, per: 'person' },
  },
} as const satisfies Record<string, Endpoint>
