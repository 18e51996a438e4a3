/** What the reporter sees of the publication (公示) of their case, and says to it. */
import * as v from 'valibot'

/** asked 等审核, approved 已公开, refused 不公开, withdrawn 本人收回. */
export const PUBLICATION_STATES = ['asked', 'approved', 'refused', 'withdrawn'] as const
export type PublicationState = (typeof PUBLICATION_STATES)[number]

/** What the reporter sees of it. */
export const Publicity = v.object({
  consent: v.boolean(),
  state: v.nullable(v.picklist(PUBLICATION_STATES)),
  /** Why the moderator did not publish it. */
  reason: v.string(),
  /** Nothing forbids it. */
  possible: v.boolean(),
  /** Under which id it stands on the board. */
  caseId: v.nullable(v.string()),
})
export type Publicity = v.InferOutput<typeof Publicity>
