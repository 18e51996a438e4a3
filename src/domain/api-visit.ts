/** The contract, continued: booklets, visits and who is due (走访). Called by the visit pages of staff alone. */
import * as v from 'valibot'
import { Empty, Id, Now, type Endpoint } from './api'
import { Cursor, whole } from './bounds'
import { REQUEST_ID } from './ticket/given'
import { STATE_IDS } from './ticket/states'
import { Booklet, BOOKLET_KINDS, ERASED_WHY } from './visit/booklet'
import { DUE_IDS, REASON_IDS } from './visit/due'
import { Needs } from './visit/needs'
import { Note, NOTE_KIND_IDS, NOTE_OUTCOMES, WALLS } from './visit/note'
import { COUNTING_DUTIES, VISITING_DUTIES } from './visit/rights'

const Promised = v.object({ id: v.string(), words: v.string(), day: v.string() })
export type Promised = v.InferOutput<typeof Promised>

/** A door as a list shows it. `lastAt`: anybody’s last visit. */
const Door = v.object({
  id: v.string(),
  kind: v.picklist(BOOKLET_KINDS),
  gridId: v.string(),
  grid: v.string(),
  stop: v.string(),
  door: v.string(),
  called: v.string(),
  lastAt: v.nullable(v.number()),
  missedAt: v.nullable(v.number()),
  dues: v.array(v.picklist(DUE_IDS)),
})
export type Door = v.InferOutput<typeof Door>

/** What somebody at the door goes by; `reachable`: a number is written down, which this does not tell. */
const Carried = v.object({
  ...Door.entries,
  version: v.number(),
  reach: v.string(),
  language: v.string(),
  reachable: v.boolean(),
  reasons: v.array(v.picklist(REASON_IDS)),
  needs: Needs,
  basic: v.string(),
  hardship: v.string(),
  help: v.string(),
  promises: v.array(Promised),
})
export type Carried = v.InferOutput<typeof Carried>

/** The whole of it. */
const BookletView = v.object({
  ...Carried.entries,
  phone: v.nullable(v.string()),
  creditCode: v.nullable(v.string()),
  contacts: v.array(v.object({ role: v.string(), phone: v.string() })),
  changedAt: v.number(),
})
export type BookletView = v.InferOutput<typeof BookletView>

/** `words` is null once they are erased or their time is over. `ticket`: what it became, where the reader sees it. */
const NoteView = v.object({
  id: v.string(),
  kind: v.picklist(NOTE_KIND_IDS),
  at: v.number(),
  by: v.string(),
  place: v.nullable(v.string()),
  outcome: v.nullable(v.picklist(NOTE_OUTCOMES)),
  wall: v.nullable(v.picklist(WALLS)),
  policy: v.boolean(),
  words: v.nullable(v.object({ said: v.string(), wanted: v.string(), changed: v.string() })),
  promise: v.nullable(v.object({ words: v.string(), day: v.string(), keptAt: v.nullable(v.number()) })),
  ticket: v.nullable(v.object({ id: v.string(), number: v.string(), state: v.picklist(STATE_IDS) })),
})
export type NoteView = v.InferOutput<typeof NoteView>

const Look = v.object({ who: v.string(), at: v.number() })

/** Today’s walk, and promises that belong to no booklet. `more`: how many doors are due beyond those. */
const Walk = v.object({
  rows: v.array(Carried),
  loose: v.array(v.object({ ...Promised.entries, place: v.string() })),
  more: v.number(),
  booklets: v.number(),
  now: Now,
})
export type Walk = v.InferOutput<typeof Walk>

const Counts = v.object({
  unit: v.string(),
  households: v.number(),
  firms: v.number(),
  visited: v.number(),
  visits: v.number(),
  matters: v.number(),
  solved: v.number(),
  policy: v.number(),
  open: v.number(),
})
export type Counts = v.InferOutput<typeof Counts>

const Reason = v.object({ why: v.picklist(ERASED_WHY, 'invalid') })
const OFTEN = { max: 240, minutes: 60, per: 'person' } as const
/** A walk of a morning may lie in a phone, and go out at once. */
const NOTES = { max: 600, minutes: 60, per: 'person' } as const

export const visitApi = {
  walk: { method: 'GET', path: '/visits/walk', for: ['staff'], duties: VISITING_DUTIES, reply: Walk },
  booklets: {
    method: 'GET',
    path: '/booklets',
    for: ['staff'],
    duties: VISITING_DUTIES,
    query: v.object({ after: Cursor }),
    reply: v.object({ rows: v.array(Door), next: v.nullable(v.string()), now: Now }),
  },
  booklet: {
    method: 'GET',
    path: '/booklets/:id',
    for: ['staff'],
    duties: VISITING_DUTIES,
    params: Id,
    reply: v.object({ booklet: BookletView, notes: v.array(NoteView), looks: v.array(Look), now: Now }),
    allowance: { max: 600, minutes: 60, per: 'person' },
  },
  makeBooklet: {
    method: 'POST',
    path: '/booklets',
    for: ['staff'],
    duties: VISITING_DUTIES,
    body: v.object({ requestId: REQUEST_ID, booklet: Booklet }),
    reply: v.object({ id: v.string() }),
    allowance: OFTEN,
  },
  changeBooklet: {
    method: 'POST',
    path: '/booklets/:id',
    for: ['staff'],
    duties: VISITING_DUTIES,
    params: Id,
    body: v.object({ version: whole(1), booklet: Booklet }),
    reply: v.object({ version: v.number() }),
    allowance: OFTEN,
  },
  eraseBooklet: {
    method: 'POST',
    path: '/booklets/:id/erase',
    for: ['staff'],
    duties: VISITING_DUTIES,
    params: Id,
    body: Reason,
    reply: Empty,
    allowance: OFTEN,
  },
  writeNote: {
    method: 'POST',
    path: '/visits',
    for: ['staff'],
    duties: VISITING_DUTIES,
    body: Note,
    // `kept`: the changed facts went into the note alone, for somebody else had changed the booklet meanwhile
    reply: v.object({ id: v.string(), ticket: v.nullable(v.string()), kept: v.boolean() }),
    allowance: NOTES,
  },
  keepPromise: {
    method: 'POST',
    path: '/visits/:id/kept',
    for: ['staff'],
    duties: VISITING_DUTIES,
    params: Id,
    body: Empty,
    reply: Empty,
    allowance: NOTES,
  },
  eraseNote: {
    method: 'POST',
    path: '/visits/:id/erase',
    for: ['staff'],
    duties: VISITING_DUTIES,
    params: Id,
    body: Reason,
    reply: Empty,
    allowance: OFTEN,
  },
  visitOfTicket: {
    method: 'GET',
    path: '/tickets/:id/visit',
    for: ['staff'],
    duties: VISITING_DUTIES,
    params: Id,
    reply: v.object({ note: NoteView, booklet: v.nullable(v.string()), now: Now }),
  },
  visitCounts: {
    method: 'GET',
    path: '/visits/counts',
    for: ['staff'],
    duties: COUNTING_DUTIES,
    reply: v.object({ rows: v.array(Counts), now: Now }),
  },
} as const satisfies Record<string, Endpoint>
