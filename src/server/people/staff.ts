/** Staff as the operator's command (npm run staff) lists them, and the end of everybody's sessions; for emergencies, beside the screens. */
import { DUTIES, type Duty, type Post } from '../../domain/people/actors'
import { audit } from '../audit/log'
import type { Deps } from '../deps'

/** Ends every session of everybody: all have to sign in anew. `operator`: whose hand it was, for the audit log. */
export async function signOutEverybody(deps: Deps, operator: string): Promise<void> {
  await deps.db
    .updateTable('session')
    .set({ revoked_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('revoked_at', 'is', null)
    .execute()
  await audit(deps, { actor: operator, what: 'staff.signOut', result: 'everybody' })
}

/** Who works here, with what: for the operator's list. */
export async function staffList(deps: Deps): Promise<string[]> {
  const { units } = (await deps.reference.load()) ?? deps.reference
  const rows = await deps.db
    .selectFrom('staff_account as a')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'a.district_id').onRef('p.id', '=', 'a.person_id'))
    .leftJoin('post as o', (join) =>
      join.onRef('o.district_id', '=', 'a.district_id').onRef('o.person_id', '=', 'a.person_id').on('o.valid_to', 'is', null),
    )
    .select(['a.account', 'p.name', 'p.ended_at', 'o.unit_id', 'o.duty'])
    .where('a.district_id', '=', deps.district)
    .orderBy('a.account')
    .execute()
  return rows.map(({ account, name, ended_at, unit_id, duty }) =>
    [account, name, ended_at ? '已离职' : unit_id ? `${units.fullName(unit_id)} ${duty}` : '没有岗位'].join('  '),
  )
}

export function postIn(words: string): Post {
  const [unitId, duty] = words.split(':')
  if (!unitId || !DUTIES.includes(duty as Duty)) throw new Error(`岗位写成 单位编号:职责，职责是 ${DUTIES.join('、')} 之一`)
  return { unitId, duty: duty as Duty }
}
