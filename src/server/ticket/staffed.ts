/** No ticket is laid at a unit at which nobody works (空岗): what is decided is decided with the units as they are at that moment. */
import type { Tx } from '../database/open'
import type { Deps } from '../deps'
import { holdPeople } from '../people/posts'
import { Reference } from '../reference'

/**
 * Decides with the units as this process knows them, and once more with them as they are, should the unit chosen have lost its people a
 * moment ago. `placeOf` names the unit a decision lays a ticket at, if any; its people are held until the commit.
 */
export async function whereSomebodyWorks<T>(
  tx: Tx,
  deps: Deps,
  decide: (deps: Deps) => T,
  placeOf: (made: T) => string | undefined,
): Promise<{ made: T; deps: Deps }> {
  const made = decide(deps)
  const place = placeOf(made)
  if (place === undefined || (await holdPeople(tx, deps, place))) return { made, deps }
  if (deps.reference.units.isStaffed(place)) return whereSomebodyWorks(tx, await withUnitsNow(tx, deps), decide, placeOf)
  deps.log.error({ unit: place }, 'nobody works at the last unit there is for a ticket')
  return { made, deps }
}

/** The same, knowing the units as they are in this transaction. */
export const withUnitsNow = async (tx: Tx, deps: Deps): Promise<Deps> => ({
  ...deps,
  reference: await new Reference(tx, deps.district, deps.clock).load(),
})
