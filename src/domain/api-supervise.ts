/**
 * The contract, continued: what only those who look after the system and its work call. Rows like those of `api`, kept apart because no
 * other screen needs to carry their checks.
 */
import * as v from 'valibot'
import type { Endpoint } from './api'
import { Cursor, UUID, word } from './bounds'
import { OVERSEEING } from './people/actors'
import type { EmptyUnit } from './people/empty'
import { UNIT_KINDS } from './people/units'

const At = v.number()

/** What could not be done after all tries (死信). */
export const DeadLetter = v.object({ id: v.string(), topic: v.string(), deadAt: At, attempts: v.number(), error: v.string() })
export type DeadLetter = v.InferOutput<typeof DeadLetter>

/** One letter, or all of a topic. */
const Resend = v.object({ id: v.optional(UUID), topic: v.optional(word(40)) })
export type Resend = v.InferOutput<typeof Resend>

const EmptyUnitView = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.picklist(UNIT_KINDS),
  goesTo: v.nullable(v.string()),
} satisfies Record<keyof EmptyUnit, v.GenericSchema>)

// prettier-ignore
export const superviseApi = {
  deadLetters: { method: 'GET',  path: '/dead-letters',        for: ['staff'], duties: ['system'], query: v.object({ after: Cursor }), reply: v.object({ rows: v.array(DeadLetter), next: v.nullable(v.string()), now: At }) },
  resend:      { method: 'POST', path: '/dead-letters/resend', for: ['staff'], duties: ['system'], body: Resend, reply: v.object({ resent: v.number() }), allowance: { max: 120, minutes: 10, per: 'person' } },
  emptyUnits:  { method: 'GET',  path: '/units/empty',         for: ['staff'], duties: ['system', ...OVERSEEING], reply: v.object({ rows: v.array(EmptyUnitView), now: At }) },
} as const satisfies Record<string, Endpoint>
