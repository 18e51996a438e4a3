/** Counts stop at a hundred: no query counts further, and the screen says 99+. */
export const CAP = 100

export const upTo99 = (count: number): string => (count >= CAP ? '99+' : String(count))
