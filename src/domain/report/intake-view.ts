/** Who reads what of how a matter came in (登记): a table without a default, as for every field of a ticket. */
import * as v from 'valibot'
import { BY_REPORTER, BY_STAFF, type ReadBy } from '../ticket/read-by'
import type { Source } from './sources'

/** What a reader may learn of how a matter came in. */
type IntakeFacts = { source: Source; errand: boolean; consent: boolean; unit: string | null; clerk: string | null; document: string | null }

export const INTAKE_READ: Record<keyof IntakeFacts, ReadBy> = {
  source: BY_REPORTER,
  errand: BY_REPORTER,
  consent: BY_REPORTER,
  unit: BY_REPORTER,
  clerk: BY_STAFF,
  document: BY_STAFF,
}

export const IntakeView = v.object({
  // its words are for those who draw it: home need not carry the table
  source: v.optional(v.custom<Source>((source) => typeof source === 'string')),
  errand: v.optional(v.boolean()),
  consent: v.optional(v.boolean()),
  unit: v.optional(v.nullable(v.string())),
  clerk: v.optional(v.nullable(v.string())),
  document: v.optional(v.nullable(v.string())),
})
export type IntakeView = v.InferOutput<typeof IntakeView>

/** Those parts of it that this audience reads. */
export const intakeFor = (audience: string, facts: IntakeFacts): IntakeView =>
  Object.fromEntries(
    Object.entries(facts).filter(([field]) => (INTAKE_READ[field as keyof IntakeFacts] as readonly string[]).includes(audience)),
  )
