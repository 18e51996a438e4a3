/** Signing in and out (登录): residents by WeChat or phone, staff by password or bound WeChat, and by a tap in the demo. */
import type { FastifyInstance } from 'fastify'
import { api, type SignedIn } from '../../domain/api'
import { factorApi } from '../../domain/api-factor'
import { superviseApi } from '../../domain/api-supervise'
import type { Actor } from '../../domain/people/actors'
import { emptyUnits } from '../../domain/people/empty'
import { audit } from '../audit/log'
import { DEMO_PEOPLE } from '../demo/district'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { serve } from '../serve'
import { changePassword, signInWithPassword } from './accounts'
import { bindWechat, signInResidentByWechat, signInWorker } from './binding'
import { dueIn } from '../plugins/session'
import { fromOf, type From } from '../plugins/device'
import { redeemCodes, sendCode } from './text-codes'
import { residentWith } from './residents'
import { endSession, meOf, signIn } from './store'

export function peopleRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, superviseApi.emptyUnits, async ({ now }) => ({ rows: emptyUnits(deps.reference.units), now }))
  serve(app, api.me, ({ actor, request }) => meOf(deps, actor, dueIn(request)))
  serve(app, api.sendCode, async ({ body, request }) => {
    const code = await sendCode(deps, body.phone, fromOf(request))
    return { demoCode: deps.settings.DEMO ? code : null }
  })
  serve(app, api.signInPhone, ({ body, request }) => signInByPhone(deps, body, fromOf(request)))
  serve(app, api.signInWechat, ({ body, request }) => signInResidentByWechat(deps, body.code, fromOf(request)))
  serve(app, api.signInStaff, ({ body, request }) => signInWithPassword(deps, body, fromOf(request)))
  serve(app, api.signInWorker, ({ body, request }) => signInWorker(deps, body.code, fromOf(request)))
  serve(app, factorApi.changePassword, ({ body, actor, request }) => changePassword(deps, idOf(actor), body, fromOf(request)))
  serve(app, factorApi.bindWechat, async ({ body, actor, request }) => {
    await bindWechat(deps, idOf(actor), body.code, request.tokenHash)
    return meOf(deps, actor, dueIn(request))
  })
  serve(app, api.signOut, async ({ actor, request }) => {
    if (request.tokenHash) await endSession(deps, request.tokenHash)
    await audit(deps, { actor: `${actor.kind}:${idOf(actor)}`, what: 'signOut', result: 'ok' })
    return {}
  })
  demoRoutes(app, deps)
}

function demoRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, api.demoPeople, async () => {
    if (!deps.settings.DEMO) throw new Refused(404, 'notFound')
    return { people: DEMO_PEOPLE }
  })
  serve(app, api.signInDemo, ({ body, request }) => signInDemo(deps, body.person, fromOf(request)))
}

async function signInByPhone(deps: Deps, { phone, code }: { phone: string; code: string }, from: From): Promise<SignedIn> {
  await redeemCodes(deps, [{ phone, code }], from).catch(async (error: unknown) => {
    await audit(deps, { actor: 'nobody', what: 'signIn.phone', result: 'wrong' })
    throw error
  })
  const personId = await residentWith(deps, 'phone', phone, from.device)
  await audit(deps, { actor: `resident:${personId}`, what: 'signIn.phone', result: 'ok' })
  return signIn(deps, personId, 'resident', { way: 'phone', device: from.device })
}

/** Only the people the demo names, and only in a demo: nobody else is to be had without a password. */
async function signInDemo(deps: Deps, id: string, { device }: From): Promise<SignedIn> {
  if (!deps.settings.DEMO) throw new Refused(403, 'demoOnly')
  const person = DEMO_PEOPLE.find((one) => one.id === id)
  if (!person || !(await isHere(deps, person.personId))) throw new Refused(404, 'notFound')
  await audit(deps, { actor: `${person.kind}:${person.personId}`, what: 'signIn.demo', result: 'ok' })
  return signIn(deps, person.personId, person.kind, { way: 'demo', device })
}

async function isHere(deps: Deps, personId: string): Promise<boolean> {
  const query = deps.db.selectFrom('person').select('id').where('district_id', '=', deps.district).where('id', '=', personId)
  return (await query.where('ended_at', 'is', null).executeTakeFirst()) !== undefined
}

/** The endpoint is open to residents and staff alone, and both are persons. */
function idOf(actor: Actor): string {
  if (!('personId' in actor)) throw new Refused(401, 'signInFirst')
  return actor.personId
}
