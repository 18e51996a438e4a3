/** No ticket is laid at a unit at which nobody works (空岗): what is decided is decided with the units as they are at that moment. */
import type { Tx } from '../database/open'
import type { Deps, Work } from '../deps'
import { holdPeople } from '../people/posts'
import { Reference } from '../reference'

/**
 * Decides with the units as this process knows them, and once more with them as they are, should the unit chosen have lost its people a
 * moment ago. `placeOf` names the unit a decision lays a ticket at, if any; its people are held until the commit.
 */
export async function whereSomebodyWorks<T>(
  work: Work,
  decide: (work: Work) => T,
  placeOf: (made: T) => string | undefined,
): Promise<{ made: T; work: Work }> {
  const made = decide(work)
  const place = placeOf(made)
  if (place === undefined || (await holdPeople(work.db, work, place))) return { made, work }
  if (work.reference.units.isStaffed(place)) return whereSomebodyWorks(await withUnitsNow(work.db, work), decide, placeOf)
  work.log.error({ unit: place }, 'nobody works at the last unit there is for a ticket')
  return { made, work }
}

/** The same, knowing the units as they are in this transaction. */
export const withUnitsNow = async <T extends Deps>(tx: Tx, known: T): Promise<T> => ({
  ...known,
  reference: await new Reference(tx, known.district, known.clock).load(),
})
