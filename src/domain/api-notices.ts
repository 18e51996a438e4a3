/**
 * The contract, continued: notices (通知) and consents to WeChat messages. Rows like those of `api`, kept apart because the tabs never
 * call them and need not carry their checks.
 */
import * as v from 'valibot'
import type { Endpoint } from './api'
import { Cursor, INSTANT, UUID, word } from './bounds'
import { CATEGORY_IDS } from './report/categories'
import { TimelineEntry } from './ticket/views'

const At = v.number()
const { action, to, choices } = TimelineEntry.entries

export const Notice = v.object({
  id: v.string(),
  ticketId: v.string(),
  at: At,
  read: v.boolean(),
  number: v.string(),
  category: v.picklist(CATEGORY_IDS),
  item: v.string(),
  /** What its title is made of (`eventTitle`). */
  line: v.object({ action, to, choices, by: v.object({ unit: v.nullable(v.string()), clock: v.boolean(), own: v.boolean() }) }),
})
export type Notice = v.InferOutput<typeof Notice>

const NoticePage = v.object({ rows: v.array(Notice), next: v.nullable(v.string()), now: At })
export type NoticePage = v.InferOutput<typeof NoticePage>

/** `until`: what came later has not been looked at yet. With `ticket` those of one ticket, without it all. */
const ReadBody = v.object({ ticket: v.optional(UUID), until: INSTANT })

/** What WeChat answered when it was asked for templates: accept, reject, ban … by template. */
const Answers = v.pipe(
  v.record(word(64), word(32)),
  v.check((answers) => Object.keys(answers).length <= 5, 'tooMany'),
)

// prettier-ignore
export const noticesApi = {
  notices:     { method: 'GET',  path: '/notices',            for: ['resident', 'staff'], query: v.object({ after: Cursor }), reply: NoticePage },
  readNotices: { method: 'POST', path: '/notices/read',       for: ['resident', 'staff'], body: ReadBody, reply: v.object({ unread: v.number() }), allowance: { max: 240, minutes: 10, per: 'person' } },
  subscribed:  { method: 'POST', path: '/my/subscriptions',   for: ['resident'],          body: v.object({ answers: Answers }), reply: v.object({}), allowance: { max: 60, minutes: 60, per: 'person' } },
} as const satisfies Record<string, Endpoint>
