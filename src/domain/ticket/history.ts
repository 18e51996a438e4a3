/**
 * History (办理记录) in canonical form: what the hash of an event covers. Free text and personal data are covered through their
 * own salted hash, so they can be erased and the chain still verifies.
 */
import type { Given } from './evidence'

export type ChainedEvent = {
  ticketId: string
  seq: number
  action: string
  at: number
  madeAt: number | null
  actor: string
  unitId: string | null
  duty: string | null
  fromState: string | null
  toState: string
  fromUnit: string | null
  toUnit: string
  stage: number
  round: number
  /** Canonical JSON of what was chosen; see `factsOf`. */
  facts: string
  /** Hex of sha256(salt ‖ body). */
  bodyHash: string
}

/** One fixed order of fields: the same event is always the same text. */
export const canonicalEvent = (e: ChainedEvent): string =>
  JSON.stringify([
    e.ticketId,
    e.seq,
    e.action,
    e.at,
    e.madeAt,
    e.actor,
    e.unitId,
    e.duty,
    e.fromState,
    e.toState,
    e.fromUnit,
    e.toUnit,
    e.stage,
    e.round,
    e.facts,
    e.bodyHash,
  ])

/** Fields of `Given` that are free text: they lie in the erasable body. */
const FREE_TEXT = ['note', 'reason', 'basis'] as const
export type Body = { text?: string; note?: string; reason?: string; basis?: string }
export type PhotoMark = { id: string; sha256: string }

/** The chained part of what an action carried: choices and photo marks, keys in order. */
export function factsOf(given: Given, photos: readonly PhotoMark[]): string {
  const { note: _note, reason: _reason, basis: _basis, photos: _photos, ...choices } = given
  const sorted = Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify({
    ...Object.fromEntries(sorted),
    ...(photos.length > 0 && { photos: photos.map(({ id, sha256 }) => ({ id, sha256 })) }),
  })
}

/** The erasable part, as text; empty when nothing was said. */
export function bodyOf(given: Given, text = ''): string {
  const body: Body = { ...(text && { text }) }
  for (const field of FREE_TEXT) if (given[field]) body[field] = given[field]
  return JSON.stringify(body)
}

export const readBody = (body: string | null): Body => (body === null ? {} : (JSON.parse(body) as Body))

/** Puts chained choices and erasable words back together. */
export const givenOf = (facts: string, body: Body): Given => {
  const { photos: _photos, ...choices } = JSON.parse(facts) as Given
  const { text: _text, ...words } = body
  return { ...choices, ...words }
}
