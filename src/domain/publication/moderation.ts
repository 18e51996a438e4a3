/**
 * Moderation (公示审核): a dispatcher of the centre sees what the reporter wrote beside what would be public, mends it, and agrees or
 * not. Where WeChat knows the reporter, words and photos must have passed its check too.
 */
import * as v from 'valibot'
import { list, text, UUID, whole } from '../bounds'
import { CATEGORY_IDS } from '../report/categories'
import { MAX_PHOTOS } from '../ticket/given'
import { STATE_IDS } from '../ticket/states'
import { PhotoView } from '../ticket/views'
import { PUBLICATION_STATES } from './publicity'

/** waiting 等审核: something to decide; shown 已公开: can be taken back. */
export const SHELVES = ['waiting', 'shown'] as const
export type Shelf = (typeof SHELVES)[number]

/** asked 还没结果, passed 通过, review 要人看, risky 有风险, failed 没检查成. */
export const CHECK_STATES = ['asked', 'passed', 'review', 'risky', 'failed'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** WeChat asks for a human eye with `review`: the moderator is that eye. Anything else has to have passed. */
export const mayPass = (check: CheckState | null): boolean => check === null || check === 'passed' || check === 'review'

export const TITLE_MAX = 40
/** Letters of what everybody reads: what was written, with room for what stands in place of words taken out. */
export const PUBLIC_MAX = 3000
const words = { title: v.string(), text: v.string(), outcome: v.string() }

export const ModerationItem = v.object({
  id: v.string(),
  ticketId: v.string(),
  number: v.string(),
  state: v.picklist(PUBLICATION_STATES),
  /** What a decision was made on. */
  version: v.number(),
  category: v.picklist(CATEGORY_IDS),
  ticketState: v.picklist(STATE_IDS),
  place: v.string(),
  original: v.object(words),
  /** As approved before, else masked by rule. */
  proposed: v.object(words),
  /** What the rule took out of the original, each with what stands for it, and what it left though it may tell who somebody is. */
  masking: v.object({ found: v.array(v.object({ word: v.string(), was: v.string() })), doubts: v.array(v.string()) }),
  /** null: WeChat does not know the reporter, or is not set up. */
  check: v.nullable(v.picklist(CHECK_STATES)),
  photos: v.array(v.object({ ...PhotoView.entries, ticked: v.boolean(), check: v.nullable(v.picklist(CHECK_STATES)) })),
})
export type ModerationItem = v.InferOutput<typeof ModerationItem>

export const Decision = v.pipe(
  v.object({
    version: whole(1),
    publish: v.boolean(),
    title: v.optional(text(TITLE_MAX), ''),
    text: v.optional(text(PUBLIC_MAX), ''),
    outcome: v.optional(text(PUBLIC_MAX), ''),
    photos: v.optional(list(UUID, 2 * MAX_PHOTOS, 'tooManyPhotos'), []),
    /** For the reporter, when it is not published. */
    reason: v.optional(text(200), ''),
  }),
  v.forward(
    v.partialCheck([['publish'], ['title']], ({ publish, title }) => !publish || title !== '', 'missing'),
    ['title'],
  ),
  v.forward(
    v.partialCheck([['publish'], ['reason']], ({ publish, reason }) => publish || reason !== '', 'missing'),
    ['reason'],
  ),
)
export type Decision = v.InferOutput<typeof Decision>
