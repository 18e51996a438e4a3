/** Where somebody is signed in (登录着的设备), and the way out of all of it at once. */
import { sql } from 'kysely'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { livesAt } from '../plugins/session'
import { unbind } from './binding'
import { forgetDevices } from './devices'
import { endSessions } from './store'

/** How many sessions are good for something. */
export async function countSessions(deps: Deps, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from session s join person p on p.district_id = s.district_id and p.id = s.person_id
    where s.district_id = ${deps.district} and s.person_id = ${personId} and ${livesAt(deps, deps.clock())}`.execute(deps.db)
  return rows[0]!.n
}

/** Every session ends, this one too, and no device is known any more; a WeChat that signs staff in without a word is bound no longer. */
export const signOutEverywhere = (deps: Deps, kind: 'resident' | 'staff', personId: string) =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    const before = await countSessions(within, personId)
    await endSessions(within, personId)
    await forgetDevices(within, personId)
    if (kind === 'staff') await unbind(within, personId)
    await audit(within, { actor: `${kind}:${personId}`, what: 'signOut.everywhere', result: JSON.stringify({ before, after: 0 }) })
  })
