/** The second factor of staff (两步验证), as its owner sees and proves it. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { factorApi } from '../../domain/api-factor'
import { staffActor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { fromOf } from '../plugins/device'
import { dueIn, findSession } from '../plugins/session'
import { serve } from '../serve'
import { enrolFactor, factorOf, proveFactor, renewCodes, startFactor } from './factor'
import { meOf } from './store'

export function factorRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, factorApi.factor, ({ actor, request }) => factorOf(deps, staffActor(actor).personId, request.factor?.proved ?? false))
  serve(app, factorApi.startFactor, ({ actor, body, request }) => startFactor(deps, staffActor(actor).personId, body.code, fromOf(request)))
  serve(app, factorApi.enrolFactor, async ({ actor, body, request }) => {
    const codes = await enrolFactor(deps, staffActor(actor).personId, body.code, request.tokenHash!)
    return { me: await meNow(deps, request), codes }
  })
  serve(app, factorApi.proveFactor, async ({ actor, body, request }) => {
    await proveFactor(deps, staffActor(actor).personId, body.code, request.tokenHash!, fromOf(request))
    return meNow(deps, request)
  })
  serve(app, factorApi.renewCodes, async ({ actor, body, request }) => {
    const codes = await renewCodes(deps, staffActor(actor).personId, body.code, fromOf(request))
    return { me: await meNow(deps, request), codes }
  })
}

/** The person as the session stands after what was just done. */
async function meNow(deps: Deps, { tokenHash, now }: FastifyRequest) {
  const found = (await findSession(deps, tokenHash!, now))!
  return meOf(deps, found.actor, dueIn(found))
}
