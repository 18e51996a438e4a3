/** Residents as they come in: found by their phone or WeChat, or made. */
import { uuidv7 } from 'uuidv7'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { earlierHolder, passOnStaleNumber } from './numbers'
import { holderOf, isTaken, sealIdentity, type Holder } from './store'

/** The resident with this openid or phone, made now if there is none. Two phones at once make one person. */
export async function residentWith(deps: Deps, kind: 'openid' | 'phone', value: string, device?: string): Promise<string> {
  if (kind === 'phone') await passOnStaleNumber(deps, value, device)
  const earlier = kind === 'phone' ? await earlierHolder(deps, value, device) : undefined
  if (earlier) return earlier
  const holder = (await holderOf(deps, kind, value)) ?? (await makeResident(deps, kind, value)) ?? (await holderOf(deps, kind, value))
  if (!holder || holder.hasEnded || holder.kind !== 'resident') throw new Refused(403, 'notForYou')
  return holder.personId
}

/** Undefined when another request made the same person a moment ago. */
async function makeResident(deps: Deps, kind: 'openid' | 'phone', value: string): Promise<Holder | undefined> {
  const id = uuidv7()
  const person = { district_id: deps.district, id, kind: 'resident' as const, created_at: new Date(deps.clock()) }
  try {
    await inTransaction(deps.db, async (tx) => {
      await tx.insertInto('person').values(person).execute()
      await tx
        .insertInto('identity')
        .values(sealIdentity(deps, id, kind, value))
        .execute()
    })
    return { personId: id, kind: 'resident', hasEnded: false }
  } catch (error) {
    if (isTaken(error)) return undefined
    throw error
  }
}
