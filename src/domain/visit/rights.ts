/** Who may do what with booklets and visit notes (谁能看册子): a row for each deed. What no row names nobody may do. */
import type { Actor, Duty } from '../people/actors'
import type { UnitKind, Units } from '../people/units'

/** Where a household, a firm or a place lies. */
export type Lies = { gridId: string; communityId: string }

/** grid: works in that grid · community: handles for its community · above: answers for a street, or for the district. */
type Tie = 'grid' | 'community' | 'above'

/** Which post ties to which level; a post at another unit ties to nothing. */
// prettier-ignore
const POSTS: readonly { duty: Duty; at: UnitKind; tie: Tie }[] = [
  { duty: 'gridWorker', at: 'grid',      tie: 'grid' },
  { duty: 'clerk',      at: 'community', tie: 'community' },
  { duty: 'clerk',      at: 'street',    tie: 'above' },
  { duty: 'dispatcher', at: 'centre',    tie: 'above' },
  { duty: 'supervisor', at: 'centre',    tie: 'above' },
]

const ON_THE_SPOT: readonly Tie[] = ['grid', 'community']

// prettier-ignore
const MAY = {
  list:  ON_THE_SPOT,                      // which doors there are, and who is due
  read:  ON_THE_SPOT,                      // one booklet; each reading is written down
  write: ON_THE_SPOT,                      // begin and change a booklet
  note:  ON_THE_SPOT,                      // write down a visit, keep a promise
  erase: ON_THE_SPOT,                      // because somebody asked for it
  count: ['grid', 'community', 'above'],   // numbers, without a door or a name
} as const satisfies Record<string, readonly Tie[]>
export type Deed = keyof typeof MAY

/** Duties that have any tie at all to a booklet, and those with a tie on the spot. */
export const COUNTING_DUTIES: readonly Duty[] = [...new Set(POSTS.map(({ duty }) => duty))]
export const VISITING_DUTIES: readonly Duty[] = [...new Set(POSTS.filter(({ tie }) => ON_THE_SPOT.includes(tie)).map(({ duty }) => duty))]

/** How somebody is tied to a place, by all their posts. */
function tiesOf(actor: Actor, { gridId, communityId }: Lies, units: Units): Tie[] {
  if (actor.kind !== 'staff') return []
  // a grid that has ended is looked after by whoever took over
  const grid = units.standingFor(gridId)?.id ?? gridId
  const isOver = (unitId: string) => units.isWithin(grid, unitId) || units.isWithin(communityId, unitId)
  return actor.posts.flatMap(({ duty, unitId }) =>
    isOver(unitId) ? POSTS.filter((row) => row.duty === duty && row.at === units.find(unitId)?.kind).map(({ tie }) => tie) : [],
  )
}

export const mayVisit = (deed: Deed, actor: Actor, lies: Lies, units: Units): boolean => {
  const may: readonly Tie[] = MAY[deed]
  return tiesOf(actor, lies, units).some((tie) => may.includes(tie))
}

/** The grids in which somebody may do it, those that have ended among them. */
export const gridsFor = (deed: Deed, actor: Actor, units: Units): string[] =>
  units.all
    .filter(({ kind, parentId }) => kind === 'grid' && parentId !== null)
    .filter(({ id, parentId }) => mayVisit(deed, actor, { gridId: id, communityId: parentId! }, units))
    .map(({ id }) => id)
