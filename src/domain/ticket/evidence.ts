/** What an action may carry (凭据) and its limits; how each is asked for on screen is in `fields`. */
import * as v from 'valibot'

export const OUTCOMES = ['solved', 'partly', 'explained'] as const
/** How a matter ended (办结结果): solved 解决了, partly 解决一部分, explained 解释说明. */
export type Outcome = (typeof OUTCOMES)[number]

/** Why a report is not taken up (不予受理): the six grounds of the hotline regulations, and two of our own. */
export const REJECT_REASONS = [
  'emergency',
  'other_procedure',
  'repeat',
  'secret',
  'not_public_duty',
  'unlawful',
  'spam',
  'insufficient',
] as const
export const ESCALATE_REASONS = ['no_authority', 'no_means', 'crosses_border', 'cannot_persuade', 'other'] as const
/** Why somebody calls the reporter (看电话的原因): verify 核实情况, visit 约上门时间, result 告知结果. */
export const CALL_REASONS = ['verify', 'visit', 'result'] as const
export const SOLVED = ['yes', 'partly', 'no'] as const
export const SATISFIED = ['5', '4', '3', '2', '1'] as const

export const MAX_PHOTOS = 9

/** Text of at most `max` characters as people count them (code points), trimmed. */
export const text = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check((words) => [...words].length <= max, 'tooLong'),
    // a database cannot keep it
    v.check((words) => !words.includes('\u0000'), 'invalid'),
  )

/** The phone's own time, whole ms; a clock that is years off says nothing and is dropped. */
export const MADE_AT = v.fallback(
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(Date.UTC(2020, 0)), v.maxValue(Date.UTC(2100, 0)))),
  undefined,
)

export const REQUEST_ID = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'requestId'))
export const PHOTO_IDS = v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.maxLength(MAX_PHOTOS, 'tooManyPhotos'))

/** Fields an action may carry. Unknown fields are refused by `perform`'s caller, wrong ones by these schemas. */
export const Given = v.object({
  note: v.optional(text(300)),
  reason: v.optional(text(200)),
  basis: v.optional(text(200)),
  rejectReason: v.optional(v.picklist(REJECT_REASONS)),
  escalateReason: v.optional(v.picklist(ESCALATE_REASONS)),
  callReason: v.optional(v.picklist(CALL_REASONS)),
  outcome: v.optional(v.picklist(OUTCOMES)),
  unit: v.optional(v.pipe(v.string(), v.maxLength(40))),
  photos: v.optional(PHOTO_IDS),
  solved: v.optional(v.picklist(SOLVED)),
  satisfied: v.optional(v.picklist(SATISFIED)),
})
export type Given = v.InferOutput<typeof Given>
export type Field = keyof Given

/** A field counts as given when it is there and not empty. */
export const hasField = (given: Given, field: Field): boolean => {
  const value = given[field]
  return value !== undefined && value.length > 0
}
