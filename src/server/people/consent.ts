/** Consent (同意) to the privacy rules, with its version: who agreed to which, when, and when they took it back. Nothing is overwritten. */
import { PRIVACY } from '../../domain/people/privacy'
import { audit } from '../audit/log'
import type { Deps } from '../deps'
import { Refused } from '../refused'

/** The consent that holds now, whatever its version. */
export const consentOf = (deps: Deps, personId: string): Promise<{ version: string; at: number } | undefined> =>
  deps.db
    .selectFrom('consent')
    .select(['version', 'at'])
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Refuses a report of somebody who has not agreed to the rules as they are now. */
export async function requireConsent(deps: Deps, personId: string) {
  if ((await consentOf(deps, personId))?.version !== PRIVACY.version) throw new Refused(409, 'consentNeeded')
}

/** Agrees to the version that was shown, which has to be the one in force; once more changes nothing. `byGuardian`: for a child under 14. */
export async function giveConsent(deps: Deps, personId: string, version: string, byGuardian = false) {
  if (version !== PRIVACY.version) throw new Refused(409, 'consentOld')
  if ((await consentOf(deps, personId))?.version === version) return
  const row = { district_id: deps.district, person_id: personId, version, at: new Date(deps.clock()), by_guardian: byGuardian }
  await deps.db
    .insertInto('consent')
    .values(row)
    .onConflict((same) => same.doNothing())
    .execute()
  await audit(deps, { actor: `resident:${personId}`, what: byGuardian ? 'consent.give.guardian' : 'consent.give', result: version })
}

/** Takes back every consent there is; the next report asks again. */
export async function withdrawConsent(deps: Deps, personId: string) {
  await deps.db
    .updateTable('consent')
    .set({ withdrawn_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .execute()
  await audit(deps, { actor: `resident:${personId}`, what: 'consent.withdraw', result: 'ok' })
}
