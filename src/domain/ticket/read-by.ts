/** Circles of readers (读者), each named for who is the farthest in it. The auditor is in none: that steps were taken is all there is to audit. */
export type ReadBy = readonly ('reporter' | 'neighbour' | 'handler' | 'centre')[]

export const BY_CENTRE = ['centre'] as const satisfies ReadBy
export const BY_STAFF = ['handler', 'centre'] as const satisfies ReadBy
export const BY_REPORTER = ['reporter', 'handler', 'centre'] as const satisfies ReadBy
/** The reporter and the neighbours who joined. */
export const BY_PARTIES = ['reporter', 'neighbour', 'handler', 'centre'] as const satisfies ReadBy
/** Not the units: satisfaction is told to them only in totals. */
export const BY_REPORTER_AND_CENTRE = ['reporter', 'centre'] as const satisfies ReadBy
