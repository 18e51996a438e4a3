/** Who lives and works in a simulated year: made-up residents, and the staff of the district as they stand in its posts. */
import { HANDLING, type Actor, type Duty } from '../../domain/people/actors'
import { demoDistrict } from '../demo/district'
import { loadDistrict, type ResidentData } from '../demo/load'
import type { Deps } from '../deps'
import { diceOf } from './dice'

export type Town = {
  residents: readonly Actor[]
  /** People who work on tickets for a unit, or have another duty there. */
  staffOf: (unitId: string, duties?: readonly Duty[]) => readonly Actor[]
  /** How a unit works: time it takes against the usual, and how often it forgets a ticket against the usual. */
  habitOf: (unitId: string) => { pace: number; forgets: number }
}

/** Adds `count` residents, half of them with a phone, and reads the staff. */
export async function settle(deps: Deps, count: number, seed: number): Promise<Town> {
  const residents = Array.from({ length: count }, (_, n) => ({
    id: `5e51de07-0000-8000-8000-${n.toString(16).padStart(12, '0')}`,
    name: `居民${n}`,
    ...(n % 2 === 0 && { phone: `199${String(n).padStart(8, '0')}` }),
  }))
  return townOf(deps, residents, seed)
}

/** Adds these residents to the demo district, and reads the staff. */
export async function townOf(deps: Deps, residents: readonly ResidentData[], seed: number): Promise<Town> {
  await loadDistrict(deps.db, { ...demoDistrict(), residents: [...residents] }, deps.keys, deps.clock())
  const staff = await readStaff(deps)
  return {
    residents: residents.map(({ id }) => ({ kind: 'resident', personId: id })),
    staffOf: (unitId, duties = HANDLING) =>
      staff.filter((one) => one.unitId === unitId && duties.includes(one.duty)).map(({ actor }) => actor),
    habitOf: habitsOf(deps, seed),
  }
}

async function readStaff(deps: Deps): Promise<{ unitId: string; duty: Duty; actor: Actor }[]> {
  const posts = await deps.db
    .selectFrom('post')
    .select(['person_id', 'unit_id', 'duty'])
    .where('district_id', '=', deps.district)
    .orderBy('person_id')
    .execute()
  return posts.map(({ person_id, unit_id, duty }) => ({
    unitId: unit_id,
    duty,
    actor: { kind: 'staff', personId: person_id, posts: [{ unitId: unit_id, duty }] },
  }))
}

/** Most units are prompt, some are slow, a few forget. */
function habitsOf(deps: Deps, seed: number): Town['habitOf'] {
  const kinds = [
    { weight: 6, pace: 0.5, forgets: 0.5 },
    { weight: 3, pace: 1.5, forgets: 1 },
    { weight: 1, pace: 3, forgets: 4 },
  ]
  const dice = diceOf(seed)
  const byUnit = new Map(deps.reference.units.all.map((unit) => [unit.id, dice.weighted(kinds)]))
  return (unitId) => byUnit.get(unitId)!
}
