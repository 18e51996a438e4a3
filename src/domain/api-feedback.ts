/** The contract, continued: what people think of the app itself (投诉建议). Rows like those of `api`. */
import * as v from 'valibot'
import type { Endpoint } from './api'
import { Cursor, INSTANT, text, UUID } from './bounds'
import { FEEDBACK_A_DAY, FEEDBACK_DUTIES, FEEDBACK_KINDS, MAX_FEEDBACK, RATINGS } from './people/feedback'

const Words = v.pipe(text(MAX_FEEDBACK), v.minLength(1, 'missing'))

export const Feedback = v.object({
  id: v.string(),
  kind: v.picklist(FEEDBACK_KINDS),
  words: v.string(),
  saidAt: INSTANT,
  /** By when it is to be answered. */
  dueAt: INSTANT,
  answer: v.nullable(v.object({ words: v.string(), at: INSTANT })),
  rating: v.nullable(v.picklist(RATINGS)),
})
export type Feedback = v.InferOutput<typeof Feedback>

const Mine = v.object({ rows: v.array(Feedback), now: INSTANT })
const Page = v.object({ rows: v.array(Feedback), next: v.nullable(v.string()), now: INSTANT })
export type FeedbackPage = v.InferOutput<typeof Page>
const Id = v.object({ id: UUID })
/** `id`: made in the phone, so that a second try says it once. */
const Said = v.object({ id: UUID, kind: v.picklist(FEEDBACK_KINDS), words: Words })
const Rated = v.object({ rating: v.picklist(RATINGS) })
const Answered = v.object({ words: Words })
const After = v.object({ after: Cursor })
const A_DAY = { max: FEEDBACK_A_DAY, minutes: 24 * 60, per: 'person' } as const
const OFTEN = { max: 120, minutes: 10, per: 'person' } as const

// prettier-ignore
export const feedbackApi = {
  myFeedback:     { method: 'GET',  path: '/my/feedback',          for: ['resident'], reply: Mine },
  sayFeedback:    { method: 'POST', path: '/my/feedback',          for: ['resident'], body: Said, reply: Mine, allowance: A_DAY },
  rateFeedback: {
    method: 'POST', path: '/my/feedback/:id/rate', for: ['resident'], params: Id, body: Rated, reply: Mine, allowance: OFTEN,
  },
  feedback:       { method: 'GET',  path: '/feedback',             for: ['staff'], duties: FEEDBACK_DUTIES, query: After, reply: Page },
  answerFeedback: {
    method: 'POST', path: '/feedback/:id/answer', for: ['staff'], duties: FEEDBACK_DUTIES, params: Id, body: Answered,
    reply: Feedback, allowance: OFTEN,
  },
} as const satisfies Record<string, Endpoint>
