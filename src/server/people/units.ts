/** Ending a unit (撤并): it stays for what names it, its posts end, its successor gets what lies there. Audited; everything in one transaction. */
import type { Unit } from '../../domain/people/units'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { handOverFrom } from '../ticket/hand-over'
import { withUnitsNow } from '../ticket/staffed'
import { endPosts } from './posts'

/** `actor`: whose hand it was, for the audit log. */
type Ending = { unitId: string; successorId: string | null; actor: string }

/** Ends a unit; the tickets that went on elsewhere. Throws, in words for the operator, when it cannot end. */
export async function endUnit(deps: Deps, { unitId, successorId, actor }: Ending): Promise<string[]> {
  const touched = await inTransaction(deps.db, async (tx) => {
    const { reference } = await withUnitsNow(tx, deps)
    const problem = whyNot(reference.units.all, unitId, successorId)
    if (problem) throw new Error(problem)
    await endPosts(tx, deps, { unitId })
    await tx
      .updateTable('unit')
      .set({ valid_to: new Date(deps.clock()), successor_id: successorId })
      .where('district_id', '=', deps.district)
      .where('id', '=', unitId)
      .execute()
    const ids = await handOverFrom(tx, deps, [unitId])
    await audit({ ...deps, db: tx }, { actor, what: `unit.end:${unitId}`, result: successorId ?? 'noSuccessor' })
    return ids
  })
  for (const id of touched) deps.changes.announce(id)
  return touched
}

/** Why a unit cannot end with this successor, or nothing. */
function whyNot(units: readonly Unit[], unitId: string, successorId: string | null): string | undefined {
  const standing = (id: string | null) => units.find((unit) => unit.id === id && !unit.ended)
  const unit = standing(unitId)
  if (!unit) return `没有单位 ${unitId}，或者它已经撤了`
  if (unit.kind === 'centre') return '区中心不能撤：所有没有人办的件最后都到它这里'
  const below = units.filter(({ parentId, ended }) => parentId === unitId && !ended)
  if (below.length > 0) return `先撤它下面的 ${below.length} 个单位：${below.map(({ id, name }) => `${id} ${name}`).join('、')}`
  if (successorId !== null && (successorId === unitId || !standing(successorId)))
    return `承接单位 ${successorId} 不对：要是另一个没有撤的单位`
  return undefined
}
