/** How far is counted: what lies on a unit's desks from an index alone, lists that are read with their tickets less far. No query goes beyond. */
export const MOST = { desk: 10_000, list: 1_000 } as const

/** The number itself; "999+" where it was counted no further. */
export const numberWords = (count: number, most: number = MOST.list): string => (count >= most ? `${most - 1}+` : String(count))
