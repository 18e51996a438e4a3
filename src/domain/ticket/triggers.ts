/**
 * What puts a ticket under supervision by itself, beside a missed limit (督办情形; 潍坊 26, 济南 28, 巴彦淖尔 "重办3次以上"): sent back a third time, and
 * many who report the same. What else calls for it, people judge.
 */
import type { Due } from './ladder'
import type { Step } from './lifecycle'

/** From here on it is no matter of one resident: who reported it, who joined, who was merged in. */
const MANY_REPORTERS = 5
const MOST_ROUNDS = 2

/** Sent back once more than the rules allow for. */
export const sentBackThen = ({ before, after }: Pick<Step, 'before' | 'after'>): Due | undefined =>
  after.round > before.round && after.round > MOST_ROUNDS
    ? { action: 'supervise', given: { grade: 'written', cause: 'sentBack', count: String(after.round) } }
    : undefined

/** Which ticket a step brings one more reporter, if any: the one joined, or the one merged into. */
export const joinedBy = ({ action, after }: Pick<Step, 'action' | 'after'>): string | null =>
  action === 'join' ? after.id : action === 'merge' ? after.mergedInto : null

export const crowdThen = (reporters: number): Due | undefined =>
  reporters >= MANY_REPORTERS ? { action: 'supervise', given: { grade: 'phone', cause: 'many', count: String(reporters) } } : undefined
