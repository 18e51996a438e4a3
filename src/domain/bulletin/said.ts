/** What is said of a bulletin: a unit objects (意见), supervision answers (答复), a unit gives its written account (书面检讨). */
export type SaidKind = 'objection' | 'answer' | 'account'

export const MAX_OBJECTION = 500
export const MAX_ACCOUNT = 2_000
export const MAX_WORDS = 500
