/** A resident's own account (隐私与账号): consent, who saw the phone, leaving and staying. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { accountApi, type Account } from '../../domain/api-account'
import { FRESH_MINUTES } from '../../domain/people/privacy'
import type { Actor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { deviceOf, fromOf } from '../plugins/device'
import { Refused } from '../refused'
import { serve } from '../serve'
import { findByNumber } from '../ticket/rows'
import { lookOf } from '../ticket/work'
import { sendCode } from './text-codes'
import { consentOf, giveConsent, withdrawConsent } from './consent'
import { deviceKey } from './devices'
import { askToLeave, leavingOf, takeBackLeaving } from './leaving'
import { looksAt } from './phone-looks'
import { changeNumber } from './numbers'
import { countSessions, signOutEverywhere } from './sessions'
import { identitiesOf, meOf } from './store'
import { askTexts, textsAsked } from './text-asks'

type Resident = Extract<Actor, { kind: 'resident' }>

export function accountRoutes(app: FastifyInstance, deps: Deps) {
  numberRoutes(app, deps)
  serve(app, accountApi.account, ({ actor }) => accountOf(deps, resident(actor)))
  serve(app, accountApi.giveConsent, async ({ actor, body }) => {
    await giveConsent(deps, resident(actor).personId, body.version, body.byGuardian)
    return accountOf(deps, resident(actor))
  })
  serve(app, accountApi.withdrawConsent, async ({ actor }) => {
    await withdrawConsent(deps, resident(actor).personId)
    return accountOf(deps, resident(actor))
  })
  serve(app, accountApi.askTexts, async ({ actor, body }) => {
    await askTexts(deps, resident(actor).personId, body.on)
    return accountOf(deps, resident(actor))
  })
  serve(app, accountApi.leave, async ({ actor, request }) => {
    refuseOldSession(request)
    await askToLeave(deps, resident(actor).personId)
    return accountOf(deps, resident(actor))
  })
  serve(app, accountApi.stay, async ({ actor }) => {
    await takeBackLeaving(deps, resident(actor).personId)
    return accountOf(deps, resident(actor))
  })
  serve(app, accountApi.findMine, async ({ actor, params, now }) => {
    const ticket = await findByNumber(lookOf(deps, actor, now), params.number)
    if (!ticket) throw new Refused(404, 'notForYou')
    return { id: ticket.id }
  })
}

/** The number, and where somebody is signed in as this person. */
function numberRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, accountApi.sendOldCode, async ({ actor, request }) => {
    const phone = (await identitiesOf(deps, resident(actor).personId, ['phone'])).get('phone')
    if (!phone) throw new Refused(409, 'oldNumberNeeded')
    const code = await sendCode(deps, phone, fromOf(request))
    return { demoCode: deps.settings.DEMO ? code : null }
  })
  serve(app, accountApi.changeNumber, async ({ actor, body, request }) => {
    await changeNumber(deps, resident(actor), body, fromOf(request), sessionOf(deps, resident(actor), request))
    return { me: await meOf(deps, actor, null), account: await accountOf(deps, resident(actor)) }
  })
  serve(app, accountApi.signOutEverywhere, async ({ actor }) => {
    if (!('personId' in actor)) throw new Refused(401, 'signInFirst')
    await signOutEverywhere(deps, actor.kind, actor.personId)
    return {}
  })
}

const sessionOf = (deps: Deps, { personId }: Resident, request: FastifyRequest) => {
  const device = deviceOf(request)
  const { way, signedInAt, tokenHash } = request
  return { way, signedInAt, tokenHash, device: device ? deviceKey(deps, personId, device) : null }
}

async function accountOf(deps: Deps, { personId }: Resident): Promise<Account> {
  const [consent, leaving, looks, sessions, me, texts] = await Promise.all([
    consentOf(deps, personId),
    leavingOf(deps, personId),
    looksAt(deps, personId),
    countSessions(deps, personId),
    meOf(deps, { kind: 'resident', personId }, null),
    textsAsked(deps, personId),
  ])
  return { consent: consent ?? null, leaving: leaving ?? null, looks, sessions, phone: me.phone, texts: texts !== null }
}

/** A phone left lying about, signed in since spring, may not carry everything away or end the account. */
export function refuseOldSession({ now, signedInAt }: FastifyRequest) {
  if (now - signedInAt > FRESH_MINUTES * 60_000) throw new Refused(403, 'signInAgain')
}

/** These endpoints are open to residents alone. */
export function resident(actor: Actor): Resident {
  if (actor.kind !== 'resident') throw new Refused(403, 'notForYou')
  return actor
}
