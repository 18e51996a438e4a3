/** Who is behind a WeChat code: a resident, or the member of staff whose account is bound (绑定) to that WeChat user. */
import type { SignedIn } from '../../domain/api'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import type { From } from '../plugins/device'
import { postsOf } from '../plugins/session'
import { Refused } from '../refused'
import { residentWith } from './residents'
import { endSessions, holderOf, isTaken, sealIdentity, signIn, type Holder } from './store'

const KIND = 'worker_openid'
/** Everyone's WeChat user where none is set up, in demo mode only: the developer tools make a new code at every start. */
const DEMO_OPENID = 'demo'

export async function signInResidentByWechat(deps: Deps, code: string, { device }: From): Promise<SignedIn> {
  const personId = await residentWith(deps, 'openid', await openidOf(deps, code))
  await audit(deps, { actor: `resident:${personId}`, what: 'signIn.wechat', result: 'ok' })
  return signIn(deps, personId, 'resident', { way: 'wechat', device })
}

/** Renews a worker's session without a word; the staff record is asked each time, so whoever left stays out. */
export async function signInWorker(deps: Deps, code: string, { device }: From): Promise<SignedIn> {
  const holder = await holderOf(deps, KIND, await openidOf(deps, code))
  const isIn = holder !== undefined && (await worksHere(deps, holder))
  await audit(deps, { actor: holder ? `staff:${holder.personId}` : 'nobody', what: 'signIn.worker', result: isIn ? 'ok' : 'notBound' })
  if (!isIn) throw new Refused(403, 'notBound')
  return signIn(deps, holder.personId, 'staff', { way: 'worker', device })
}

/** Binds the caller's account to a WeChat user. Binding another phone ends the sessions of the one before. */
export async function bindWechat(deps: Deps, personId: string, code: string, tokenHash: Buffer | null): Promise<void> {
  const openid = await openidOf(deps, code)
  const isBound = await bind(deps, personId, openid, tokenHash)
  await audit(deps, { actor: `staff:${personId}`, what: 'bindWechat', result: isBound ? 'ok' : 'alreadyBound' })
  if (!isBound) throw new Refused(409, 'alreadyBound')
}

async function openidOf(deps: Deps, code: string): Promise<string> {
  if (deps.wechat) return (await deps.wechat.codeToSession(code)).openid
  if (deps.settings.DEMO) return DEMO_OPENID
  throw new Refused(401, 'wechatFailed')
}

const worksHere = async (deps: Deps, { personId, kind, hasEnded }: Holder): Promise<boolean> =>
  kind === 'staff' && !hasEnded && (await postsOf(deps, personId, deps.clock())).length > 0

/** False when another member of staff has this WeChat user; one who has left gives it free. */
async function bind(deps: Deps, personId: string, openid: string, tokenHash: Buffer | null): Promise<boolean> {
  const holder = await holderOf(deps, KIND, openid)
  if (holder?.personId === personId) return true
  if (holder && !holder.hasEnded) return false
  try {
    await replaceBinding(deps, personId, openid, holder, tokenHash)
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

const replaceBinding = (deps: Deps, personId: string, openid: string, former: Holder | undefined, tokenHash: Buffer | null) =>
  inTransaction(deps.db, async (tx) => {
    const within = { ...deps, db: tx }
    if (former) await unbind(within, former.personId)
    if (await unbind(within, personId)) await endSessions(within, personId, tokenHash)
    await tx
      .insertInto('identity')
      .values(sealIdentity(deps, personId, KIND, openid))
      .execute()
  })

/** True when there was a binding. */
export async function unbind(deps: Deps, personId: string): Promise<boolean> {
  const gone = await deps.db
    .deleteFrom('identity')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('kind', '=', KIND)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
