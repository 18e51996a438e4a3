/** A change of a setting, a person or a unit in the audit log: what differs, before and after. */
import type { Deps } from '../deps'
import { audit } from './log'

/** Whose hand it was (an actor's key); `proposedBy`: who asked for it in which `proposal`, where another agreed. */
export type Hand = { by: string; proposedBy?: string; proposal?: string }

/** Writes it down. */
export const noteChange = (deps: Deps, { what, hand }: { what: string; hand: Hand }, before: object | null, after: object | null) =>
  audit(deps, { actor: hand.by, what, result: changeOf(before, after, hand.proposedBy ? { proposedBy: hand.proposedBy } : {}) })

/** A change as the audit log keeps it: what differs, before and after; `more` stands beside them. */
export function changeOf(before: object | null, after: object | null, more: object = {}): string {
  const [was, is] = [before ?? {}, after ?? {}] as Record<string, unknown>[]
  const names = [...new Set([...Object.keys(was!), ...Object.keys(is!)])].filter(
    (name) => JSON.stringify(was![name]) !== JSON.stringify(is![name]),
  )
  const only = (all: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, all[name] ?? null]))
  return JSON.stringify({ before: before && only(was!), after: after && only(is!), ...more })
}
