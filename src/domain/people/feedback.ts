/**
 * What people think of the app itself (投诉建议): said, answered, rated. Apart from the 13 categories, for it is no matter of the district's;
 * read and answered by those who run the app.
 */
import type { Duty } from './actors'

export const FEEDBACK_KINDS = ['fault', 'complaint', 'suggestion'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]
export const FEEDBACK_WORDS: Record<FeedbackKind, string> = { fault: '用不了', complaint: '投诉', suggestion: '建议' }

export const MAX_FEEDBACK = 500
/** So many of one person in a day. */
export const FEEDBACK_A_DAY = 5
/** Within so many working days it is answered: what the page promises. */
export const ANSWER_LIMIT = '5wd'

/** Those who run the app: the centre, and whoever looks after the system. */
export const FEEDBACK_DUTIES = ['dispatcher', 'system'] as const satisfies readonly Duty[]

/** As a verdict is: five is the best. */
export const RATINGS = ['1', '2', '3', '4', '5'] as const
export type Rating = (typeof RATINGS)[number]
