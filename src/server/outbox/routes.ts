import type { FastifyInstance } from 'fastify'
import { superviseApi } from '../../domain/api-supervise'
import { actorKey } from '../../domain/people/actors'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { deadLetters, resend } from './dead'

export function deadLetterRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, superviseApi.deadLetters, async ({ query, now }) => ({ ...(await deadLetters(deps, query.after)), now }))

  serve(app, superviseApi.resend, ({ body, actor }) =>
    inTransaction(deps.db, async (tx) => {
      const within = { ...deps, db: tx }
      const resent = await resend(within, body)
      await audit(within, { actor: actorKey(actor), what: `resend:${body.id ?? body.topic}`, result: String(resent) })
      return { resent }
    }),
  )
}
