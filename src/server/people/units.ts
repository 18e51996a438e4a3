/**
 * Units (单位) as they come, are named and end (撤并). One that ended stays for what names it: its posts end, its successor gets what lies
 * there. Called within a transaction that knows the units as they are; each is audited, and returns the tickets that went on elsewhere.
 */
import { mayStandUnder } from '../../domain/admin/unit-kinds'
import type { DeedOf } from '../../domain/api-admin'
import type { Unit, Units } from '../../domain/people/units'
import { noteChange, type Hand } from '../audit/change'
import type { Deps, InTransaction } from '../deps'
import { Refused } from '../refused'
import { handOverFrom } from '../ticket/hand-over'
import { endPosts } from './posts'

/** Its posts end too. */
export async function endUnit(within: InTransaction, { unitId, successorId }: DeedOf<'endUnit'>, hand: Hand): Promise<string[]> {
  const unit = standing(within, unitId)
  const problem = whyNot(within.reference.units, unit, successorId)
  if (problem) throw new Refused(409, 'unitStays', { message: problem })
  await endPosts(within.db, within, { unitId })
  await within.db
    .updateTable('unit')
    .set({ valid_to: new Date(within.clock()), successor_id: successorId })
    .where('district_id', '=', within.district)
    .where('id', '=', unitId)
    .execute()
  const moved = await handOverFrom(within.db, within, [unitId])
  await note(within, { hand, what: 'end', unitId }, { ended: false }, { ended: true, successorId })
  return moved
}

export async function renameUnit(within: InTransaction, { unitId, name }: DeedOf<'rename'>, hand: Hand): Promise<string[]> {
  const unit = standing(within, unitId)
  await within.db.updateTable('unit').set({ name }).where('district_id', '=', within.district).where('id', '=', unitId).execute()
  await note(within, { hand, what: 'rename', unitId }, { name: unit.name }, { name })
  return []
}

/** Without people at first: nothing is laid there until somebody works there. */
export async function addUnit(within: InTransaction, { unitId, kind, name, parentId }: DeedOf<'addUnit'>, hand: Hand): Promise<string[]> {
  const parent = standing(within, parentId)
  if (!mayStandUnder(kind, parent.kind)) throw new Refused(409, 'unitKind')
  const made = await within.db
    .insertInto('unit')
    .values({
      district_id: within.district,
      id: unitId,
      kind,
      name,
      parent_id: parentId,
      phone: null,
      valid_from: new Date(within.clock()),
    })
    .onConflict((row) => row.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) throw new Refused(409, 'unitTaken')
  await note(within, { hand, what: 'add', unitId }, null, { kind, name, parentId })
  return []
}

type Noted = { hand: Hand; what: string; unitId: string }

const note = (within: Deps, { hand, what, unitId }: Noted, before: object | null, after: object | null) =>
  noteChange(within, { what: `unit.${what}:${unitId}`, hand }, before, after)

function standing({ reference: { units } }: Deps, unitId: string): Unit {
  const unit = units.find(unitId)
  if (!unit || unit.ended) throw new Refused(409, 'unitUnknown', { message: `没有单位 ${unitId}，或者它已经撤了。` })
  return unit
}

/** Why a unit cannot end with this successor, or nothing. */
function whyNot(units: Units, unit: Unit, successorId: string | null): string | undefined {
  if (unit.kind === 'centre') return '区中心不能撤：所有没有人办的件最后都到它这里。'
  const below = units.current.filter(({ parentId }) => parentId === unit.id)
  if (below.length > 0) return `先撤它下面的 ${below.length} 个单位：${below.map(({ id, name }) => `${id} ${name}`).join('、')}。`
  const successor = successorId === null ? undefined : units.find(successorId)
  if (successorId !== null && (successorId === unit.id || !successor || successor.ended))
    return `承接单位 ${successorId} 不对：要是另一个没有撤的单位。`
  return undefined
}
