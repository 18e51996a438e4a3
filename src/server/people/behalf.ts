/** 代办: a report filed for somebody else belongs to them. They sign in with their own phone and find it. */
import type { Actor } from '../../domain/people/actors'
import type { Report } from '../../domain/report/draft'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { residentWith } from './residents'
import { holderOf, sealIdentity } from './store'

/** The person a report is filed for, made now if the phone is new here; null when people file for themselves. */
export async function representedIn(deps: Deps, { behalf }: Report, actor: Actor): Promise<string | null> {
  if (!behalf) return null
  if (actor.kind !== 'resident') throw new Refused(400, 'invalid', { fields: { behalf: 'invalid' } })
  const known = await holderOf(deps, 'phone', behalf.phone)
  const personId = await residentWith(deps, 'phone', behalf.phone).catch((error: unknown) => {
    // a number that only staff have: no more is said than that it will not do
    throw error instanceof Refused ? new Refused(400, 'phone', { fields: { behalf: 'phone' } }) : error
  })
  if (!known) await giveName(deps, personId, behalf.name)
  return personId === actor.personId ? null : personId
}

/** Only somebody new gets the name the proxy wrote: nobody renames another. */
async function giveName(deps: Deps, personId: string, name: string) {
  const sealed = sealIdentity(deps, personId, 'name', name)
  await deps.db
    .insertInto('identity')
    // two people may share a name: its look-up is its own person's
    .values({ ...sealed, lookup: deps.keys.lookupOf('name', `${personId}/${name}`) })
    .onConflict((named) => named.doNothing())
    .execute()
}
