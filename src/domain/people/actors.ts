/** Who is speaking to the server, and the posts (岗位) a member of staff holds right now. */
export const DUTIES = ['gridWorker', 'clerk', 'dispatcher', 'supervisor', 'leader', 'system', 'security', 'audit'] as const
/**
 * gridWorker 网格员 · clerk 经办人 · dispatcher 区中心派单员 · supervisor 督查 · leader 领导: answers for a unit (分管) with all below it and
 * works on nothing there · system, security, audit: the three administrators (三员) that 等级保护 keeps apart.
 */
export type Duty = (typeof DUTIES)[number]

export type Post = { unitId: string; duty: Duty }

export type Actor =
  | { kind: 'nobody' }
  | { kind: 'resident'; personId: string }
  | { kind: 'staff'; personId: string; posts: readonly Post[] }
  /** An anonymous reporter (匿名), known only by the keyed hash of the query code. */
  | { kind: 'code'; codeHash: string }
  | { kind: 'clock' }

/** Duties that work on tickets for their unit. */
export const HANDLING: readonly Duty[] = ['gridWorker', 'clerk', 'dispatcher']

/** Duties that watch over the work of others (督办台): they rule on extensions and returns, and supervise. */
export const OVERSEEING: readonly Duty[] = ['dispatcher', 'supervisor']

/** Units an actor works for, by duty. */
export const unitsOf = (actor: Actor, duties: readonly Duty[] = DUTIES): string[] =>
  actor.kind === 'staff' ? [...new Set(actor.posts.filter((post) => duties.includes(post.duty)).map((post) => post.unitId))] : []

/** The actor as staff; for calls whose door only lets staff in. */
export function staffActor(actor: Actor): Actor & { kind: 'staff' } {
  if (actor.kind !== 'staff') throw new Error('a call for staff was let through for somebody else')
  return actor
}
/** Does one of these posts carry one of these duties? */
export const holdsOne = (posts: readonly Post[], duties: readonly Duty[]): boolean => posts.some((post) => duties.includes(post.duty))

/** Stable key of whoever makes a request: request ids are unique per actor, so another actor's id means nothing. */
export function actorKey(actor: Actor): string {
  if (actor.kind === 'code') return `code:${actor.codeHash}`
  return 'personId' in actor ? `${actor.kind}:${actor.personId}` : actor.kind
}
