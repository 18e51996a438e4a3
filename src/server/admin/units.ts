/** Units (单位) for administrators: the tree with how many work where, those that ended, and who took over. */
import { sql } from 'kysely'
import type { UnitRow } from '../../domain/api-admin'
import type { Deps } from '../deps'

export async function unitRows(deps: Deps): Promise<UnitRow[]> {
  const now = new Date(deps.clock())
  const { rows } = await sql<{ unit_id: string; people: number }>`
    select o.unit_id, count(distinct o.person_id) as people from post o
    where o.district_id = ${deps.district} and o.valid_from <= ${now} and (o.valid_to is null or o.valid_to > ${now})
    group by o.unit_id`.execute(deps.db)
  const people = new Map(rows.map((row) => [row.unit_id, row.people]))
  const { units } = deps.reference
  return units.all.map(({ id, kind, name, parentId, ended = false, successorId, empty = false }) => ({
    ...{ id, kind, name, parentId, ended, empty },
    fullName: units.fullName(id),
    people: people.get(id) ?? 0,
    successor: successorId && units.find(successorId) ? units.fullName(successorId) : null,
  }))
}
