/** What is written down of how a matter came in (登记), and what is demanded of it. */
import * as v from 'valibot'
import { text } from '../bounds'
import { Report } from './draft'
import { SOURCE_IDS, sourceRow } from './sources'

const MAX_DOCUMENT = 40

/** What was written down of how it came in. `errand`: 信访代办. `consent`: the reporter agreed to have it filed for them (同意代为登记). */
export const Intake = v.object({
  source: v.picklist(SOURCE_IDS, 'source'),
  errand: v.optional(v.literal(true)),
  consent: v.optional(v.literal(true)),
  document: v.optional(text(MAX_DOCUMENT)),
})
export type Intake = v.InferOutput<typeof Intake>

/** A report as staff file it for others: whom they file it for is `behalf`, as where family does. */
export const Registration = v.intersect([Report, v.object({ intake: Intake })])
export type Registration = v.InferOutput<typeof Registration>

/** What is missing or out of place, by field; the screen asks before sending, the server again. */
export function problemsInIntake({ intake, behalf, identity, publicConsent }: Registration): Record<string, string> {
  const row = sourceRow(intake.source)
  const isNamed = behalf !== undefined
  const found = {
    behalf:
      (row.reporter === 'must' && !isNamed && identity !== 'anonymous' && 'caller') || (row.reporter === 'none' && isNamed && 'invalid'),
    // without a reporter there is nobody whose name might be shown
    identity: isNamed === (identity === 'anonymous') && row.reporter !== 'must' && 'invalid',
    consent: isNamed && !intake.consent && 'consentAsked',
    document: (row.document && !intake.document && 'document') || (!row.document && intake.document && 'invalid'),
    errand: intake.errand && !(row.errand && isNamed) && 'invalid',
    // to make it public is the reporter's own to say, once they follow it
    publicConsent: publicConsent && 'invalid',
  }
  return Object.fromEntries(Object.entries(found).flatMap(([field, code]) => (code ? [[field, code]] : [])))
}
