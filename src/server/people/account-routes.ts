/** A resident's own account (隐私与账号): consent, who saw the phone, everything in one file, leaving and staying. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { accountApi, type Account } from '../../domain/api-account'
import { FRESH_MINUTES } from '../../domain/people/privacy'
import type { Actor } from '../../domain/people/actors'
import { audit } from '../audit/log'
import { inBeijing } from '../beijing'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { serve } from '../serve'
import { findByNumber } from '../ticket/rows'
import { consentOf, giveConsent, withdrawConsent } from './consent'
import { exportOf } from './export'
import { askToLeave, leavingOf, takeBackLeaving } from './leaving'
import { looksAt } from './looks'

type Resident = Extract<Actor, { kind: 'resident' }>

export function accountRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, accountApi.account, ({ actor }) => accountOf(deps, resident(actor)))
  serve(app, accountApi.giveConsent, async ({ actor, body }) => {
    await giveConsent(deps, resident(actor).personId, body.version)
    return accountOf(deps, resident(actor))
  })
  serve(app, accountApi.withdrawConsent, async ({ actor }) => {
    await withdrawConsent(deps, resident(actor).personId)
    return accountOf(deps, resident(actor))
  })
  serve(app, accountApi.exportMine, async ({ actor, now, request, reply }) => {
    refuseOldSession(request)
    await audit(deps, { actor: `resident:${resident(actor).personId}`, what: 'export', result: 'ok' })
    return sendFile(reply, `chuishao-${inBeijing(now, 'YYYYMMDD')}.zip`, exportOf(deps, resident(actor), now))
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
  serve(app, accountApi.findMine, async ({ actor, params }) => {
    const ticket = await findByNumber(deps.db, deps, params.number, actor)
    if (!ticket) throw new Refused(404, 'notForYou')
    return { id: ticket.id }
  })
}

async function accountOf(deps: Deps, { personId }: Resident): Promise<Account> {
  const [consent, leaving, looks] = await Promise.all([consentOf(deps, personId), leavingOf(deps, personId), looksAt(deps, personId)])
  return { consent: consent ?? null, leaving: leaving ?? null, looks }
}

/** A phone left lying about, signed in since spring, may not carry everything away or end the account. */
function refuseOldSession({ now, signedInAt }: FastifyRequest) {
  if (now - signedInAt > FRESH_MINUTES * 60_000) throw new Refused(403, 'signInAgain')
}

const sendFile = (reply: FastifyReply, name: string, bytes: AsyncIterable<Buffer>) =>
  reply.type('application/zip').header('content-disposition', `attachment; filename="${name}"`).send(Readable.from(bytes))

/** These endpoints are open to residents alone. */
function resident(actor: Actor): Resident {
  if (actor.kind !== 'resident') throw new Refused(403, 'notForYou')
  return actor
}
