/** What would follow (先看会怎样), before anybody presses: nothing is changed by asking. */
import { sql } from 'kysely'
import { ADMIN_ACTS, MOST_MOVED } from '../../domain/admin/acts'
import type { Deed, Preview } from '../../domain/api-admin'
import type { Duty } from '../../domain/people/actors'
import { goesTo } from '../../domain/people/empty'
import { Units } from '../../domain/people/units'
import type { Deps } from '../deps'
import { staffOf } from '../people/deeds'
import { unitsHeldAlone } from '../people/posts'

export async function previewOf(deps: Deps, deed: Deed): Promise<Preview> {
  const lost = await unitsLost(deps, deed)
  const units = unitsAfter(deps.reference.units, deed, lost)
  const moves = []
  for (const id of lost) {
    moves.push({ unit: deps.reference.units.fullName(id), count: await countLying(deps, id), to: goesTo({ id }, units) })
  }
  return {
    moves,
    ends: deed.act === 'endUnit' ? await postsAtUnit(deps, deed.unitId) : [],
    confirms: ADMIN_ACTS[deed.act].confirms !== null,
  }
}

/** Units at which nobody would work any more. */
async function unitsLost(deps: Deps, deed: Deed): Promise<string[]> {
  if (deed.act === 'endUnit') return deps.reference.units.find(deed.unitId) ? [deed.unitId] : []
  if (deed.act !== 'leave' && deed.act !== 'move') return []
  const personId = await staffOf(deps, deed.account)
  return unitsHeldAlone(deps.db, deps, { personId, ...(deed.act === 'move' && { unitId: deed.from }) })
}

/** The units as they would be. */
const unitsAfter = (units: Units, deed: Deed, lost: readonly string[]): Units =>
  new Units(
    units.all.map((unit) => {
      if (!lost.includes(unit.id)) return unit
      if (deed.act !== 'endUnit') return { ...unit, empty: true as const }
      return { ...unit, ended: true as const, ...(deed.successorId && { successorId: deed.successorId }) }
    }),
  )

/** Tickets that lie there for somebody to see to, counted to one more than `MOST_MOVED`. */
async function countLying({ db, district }: Deps, unitId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 from ticket_unit where district_id = ${district} and unit_id = ${unitId}
      and desk in ('todo', 'check', 'waiting') limit ${MOST_MOVED + 1}) d`.execute(db)
  return rows[0]!.count
}

async function postsAtUnit(deps: Deps, unitId: string): Promise<Preview['ends']> {
  const now = new Date(deps.clock())
  const { rows } = await sql<{ name: string | null; duty: Duty }>`
    select p.name, o.duty from post o join person p on p.district_id = o.district_id and p.id = o.person_id
    where o.district_id = ${deps.district} and o.unit_id = ${unitId}
      and o.valid_from <= ${now} and (o.valid_to is null or o.valid_to > ${now})
    order by p.name limit 100`.execute(deps.db)
  const unit = deps.reference.units.find(unitId) ? deps.reference.units.fullName(unitId) : unitId
  return rows.map(({ name, duty }) => ({ name: name ?? '', unit, duty }))
}
