/** Views that are kept (存好的检索): a person's own, and those shared with a unit they work at. Each counts what its reader may see. */
import { uuidv7 } from 'uuidv7'
import type { BodyOf } from '../../domain/api'
import type { FindView, findApi } from '../../domain/api-find'
import { asksNothing, keptLine, readLine } from '../../domain/find/line'
import { MAX_VIEWS, mayShareWith } from '../../domain/find/views'
import { actorKey, staffActor, unitsOf } from '../../domain/people/actors'
import { audit } from '../audit/log'
import type { Look } from '../deps'
import { countAlone } from '../plugins/allowance'
import { Refused } from '../refused'
import { working } from '../ticket/work'
import { countFound } from './search'

type Row = { id: string; name: string; line: string; unit_id: string | null; person_id: string }

/** Own ones first, then those of the units, each in the order of their names. */
export async function viewsOf(look: Look): Promise<FindView[]> {
  const rows = await rowsOf(look)
  const own = ({ person_id }: Row) => person_id === staffActor(look.actor).personId
  return [...rows.filter(own), ...rows.filter((row) => !own(row))].map((row) => viewOf(look, row))
}

/** One call for all of them. */
export async function viewCounts(look: Look): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { id, line } of await rowsOf(look)) counts[id] = await countFound(look, line)
  return counts
}

export const saveView = (look: Look, { name, line, unitId }: BodyOf<typeof findApi.saveView>): Promise<FindView> =>
  working(look, async (work) => {
    const kept = keptLine(line)
    if (asksNothing(readLine(kept).query)) throw new Refused(400, 'invalid', { fields: { line: 'invalid' } })
    if (unitId !== undefined && !mayShareWith(look.actor).includes(unitId)) throw new Refused(403, 'notForYou')
    const { personId } = staffActor(look.actor)
    await countAlone(work.db, `views ${personId}`)
    if ((await rowsOf(work)).filter(({ person_id }) => person_id === personId).length >= MAX_VIEWS) throw new Refused(409, 'viewsFull')
    const row = { id: uuidv7(), name, line: kept, unit_id: unitId ?? null, person_id: personId }
    await work.db
      .insertInto('find_view')
      .values({ ...row, district_id: work.district, made_at: new Date(work.now) })
      .execute()
    await audit(work, { actor: actorKey(work.actor), what: `findView:${row.id}`, result: unitId === undefined ? 'own' : 'shared' })
    return viewOf(work, row)
  })

/** Taken down by whose it is, or by who may share with its unit. */
export const endView = (look: Look, id: string): Promise<void> =>
  working(look, async (work) => {
    const row = (await rowsOf(work)).find((one) => one.id === id)
    if (!row || !isMine(work, row)) throw new Refused(404, 'notForYou')
    await work.db.deleteFrom('find_view').where('district_id', '=', work.district).where('id', '=', id).execute()
    await audit(work, { actor: actorKey(work.actor), what: `findView:${id}`, result: 'ended' })
  })

const rowsOf = ({ db, district, actor }: Look): Promise<Row[]> =>
  db
    .selectFrom('find_view')
    .select(['id', 'name', 'line', 'unit_id', 'person_id'])
    .where('district_id', '=', district)
    .where((where) =>
      where.or([where('person_id', '=', staffActor(actor).personId), where('unit_id', '=', where.fn.any(where.val(unitsOf(actor))))]),
    )
    .orderBy('name')
    .orderBy('id')
    .execute()

const isMine = ({ actor }: Look, { person_id, unit_id }: Row): boolean =>
  person_id === staffActor(actor).personId || (unit_id !== null && mayShareWith(actor).includes(unit_id))

const viewOf = (look: Look, row: Row): FindView => ({
  id: row.id,
  name: row.name,
  line: row.line,
  unit: row.unit_id && look.reference.units.fullName(row.unit_id),
  mine: isMine(look, row),
})
