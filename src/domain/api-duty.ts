/** The contract, continued: rosters (值班表), who is on duty, and what is laid over the turns. Rows like those of `api`. */
import * as v from 'valibot'
import type { Endpoint } from './api'
import { DATE, UNIT_ID, UUID, whole } from './bounds'
import { HANDLING } from './people/actors'
import { COVER_KINDS, RosterPlan, Span } from './duty/roster'

const RULES = ['turn', 'cover', 'swap', 'deputy', 'lead', 'nobody'] as const
const Person = v.object({ id: v.string(), name: v.string() })
const Name = v.nullable(v.string())
const Piece = v.object({ from: v.number(), to: v.number(), person: Name, rule: v.picklist(RULES), insteadOf: Name })
const NamedUnit = v.object({ id: v.string(), name: v.string() })

/**
 * Who has it at a moment, by name; `until`: when that changes, null for more than a week; `unused`: covers that stand as well and do not
 * count.
 */
export const DutyAnswer = v.object({
  unit: NamedUnit,
  person: Name,
  rule: v.picklist(RULES),
  post: Name,
  insteadOf: Name,
  until: v.nullable(v.number()),
  phone: Name,
  unused: v.number(),
})
export type DutyAnswer = v.InferOutput<typeof DutyAnswer>

/** `waits`: a swap to which the other of the two has not said yes; `mayAgree`, `mayEnd`: the reader may. */
const CoverView = v.object({
  id: v.string(),
  kind: v.picklist(COVER_KINDS),
  person: Name,
  insteadOf: Name,
  from: v.number(),
  to: v.number(),
  pair: Name,
  waits: v.boolean(),
  mayAgree: v.boolean(),
  mayEnd: v.boolean(),
})
export type CoverView = v.InferOutput<typeof CoverView>

/** A unit's roster and a week of it. `version` 0: it keeps none. Ids are those of `people`. */
export const RosterView = v.object({
  unit: NamedUnit,
  keeps: v.boolean(),
  me: v.string(),
  version: v.number(),
  plan: RosterPlan,
  people: v.array(Person),
  week: v.object({
    days: v.array(v.object({ day: v.string(), isWorkday: v.boolean() })),
    cells: v.array(v.array(v.array(Piece))),
    gaps: v.array(Piece),
  }),
  covers: v.array(CoverView),
  /** Who answers in the gaps above the unit (上一级). */
  above: Name,
  now: v.number(),
})
export type RosterView = v.InferOutput<typeof RosterView>

const Unit = v.object({ unit: UNIT_ID })
const Id = v.object({ id: UUID })
/** `id`: made by whoever writes it, so that a second try writes it once. `back`: of a swap, when `insteadOf` has the turn of `person`. */
const NewCover = v.object({
  ...Unit.entries,
  id: UUID,
  kind: v.picklist(COVER_KINDS),
  person: v.nullable(UUID),
  insteadOf: v.nullable(UUID),
  span: Span,
  back: v.optional(Span),
})
export type NewCover = v.InferOutput<typeof NewCover>
const Done = v.object({})
const READERS = [...HANDLING, 'supervisor'] as const
const OFTEN = { max: 120, minutes: 10, per: 'person' } as const

const At = v.object({ at: v.optional(v.pipe(v.string(), v.regex(/^\d{12,14}$/, 'invalid'))) })
const Answers = v.object({ rows: v.array(DutyAnswer), at: v.number(), now: v.number() })
const Kept = v.object({ ...Unit.entries, version: whole(0), plan: RosterPlan })
const Asked = v.object({ ...Unit.entries, day: v.optional(DATE) })
const WRITES = { method: 'POST', for: ['staff'], duties: HANDLING, reply: Done, allowance: OFTEN } as const
const READS = { method: 'GET', for: ['staff'], duties: READERS } as const

export const dutyApi = {
  whoIsOn: { ...READS, path: '/duty/who', query: At, reply: Answers },
  roster: { ...READS, path: '/duty/roster', query: Asked, reply: RosterView },
  keepRoster: { ...WRITES, path: '/duty/roster', body: Kept },
  coverDuty: { ...WRITES, path: '/duty/covers', body: NewCover },
  agreeSwap: { ...WRITES, path: '/duty/covers/:id/agree', params: Id },
  endCover: { ...WRITES, path: '/duty/covers/:id/end', params: Id },
} as const satisfies Record<string, Endpoint>
