import type { FastifyInstance } from 'fastify'
import { noticesApi } from '../../domain/api-notices'
import { actorKey } from '../../domain/people/actors'
import { audit } from '../audit/log'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { deadLetters, resend } from './dead'

export function deadLetterRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, noticesApi.deadLetters, async ({ query, now }) => ({ ...(await deadLetters(deps, query.after)), now }))

  serve(app, noticesApi.resend, ({ body, actor }) =>
    deps.db.transaction().execute(async (tx) => {
      const within = { ...deps, db: tx }
      const resent = await resend(within, body)
      await audit(within, { actor: actorKey(actor), what: `resend:${'id' in body ? body.id : body.topic}`, result: String(resent) })
      return { resent }
    }),
  )
}
