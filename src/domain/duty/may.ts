/** Who may read and keep a roster (值班表), and who may write what over it. One table, read by the server, the screen and the tests. */
import { HANDLING, holdsOne, unitsOf, type Actor } from '../people/actors'
import type { Units } from '../people/units'
import type { CoverKind } from './roster'

type Staff = Actor & { kind: 'staff' }

/** Its own people, those of the levels above it, the centre and 督查: who has it is no secret among those who pass work on. */
export function readsRoster(actor: Staff, unitId: string, units: Units): boolean {
  const working = unitsOf(actor, HANDLING)
  const isInLine = [unitId, ...units.above(unitId).map(({ id }) => id)].some((id) => working.includes(id))
  return isInLine || holdsOne(actor.posts, ['supervisor']) || unitsOf(actor, ['dispatcher']).includes(units.centre.id)
}

/** Its clerks and dispatchers, and its lead (负责人). */
export const keepsRoster = (actor: Staff, unitId: string, lead: string | null): boolean =>
  unitsOf(actor, ['clerk', 'dispatcher']).includes(unitId) || (lead === actor.personId && unitsOf(actor).includes(unitId))

type Named = { person: string | null; insteadOf: string | null }

/** A swap is proposed by one of the two, whoever keeps the roster; what takes somebody out of their turn by that person too. */
const MAY_WRITE: Record<CoverKind, (me: string, cover: Named, isKeeper: boolean) => boolean> = {
  cover: (_, __, isKeeper) => isKeeper,
  swap: (me, { person, insteadOf }) => me === person || me === insteadOf,
  away: (me, { insteadOf }, isKeeper) => isKeeper || me === insteadOf,
  deputy: (me, { insteadOf }, isKeeper) => isKeeper || me === insteadOf,
}

/** May this person write a cover of this kind? `isKeeper`: they keep the roster. */
export const mayWriteCover = (kind: CoverKind, me: string, cover: Named, isKeeper: boolean): boolean => MAY_WRITE[kind](me, cover, isKeeper)

/** Who of a kind has to be named: whoever is there, and in whose place. */
const NAMES: Record<CoverKind, (cover: Named) => boolean> = {
  cover: ({ person }) => person !== null,
  swap: ({ person, insteadOf }) => person !== null && insteadOf !== null,
  away: ({ person, insteadOf }) => person === null && insteadOf !== null,
  deputy: ({ person, insteadOf }) => person !== null && insteadOf !== null,
}

/** Does it name whom its kind needs, and nobody in their own place? */
export const namesRightly = (kind: CoverKind, cover: Named): boolean => NAMES[kind](cover) && cover.person !== cover.insteadOf
