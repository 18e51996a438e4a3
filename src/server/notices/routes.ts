import type { FastifyInstance } from 'fastify'
import { api } from '../../domain/api'
import { noticesApi } from '../../domain/api-notices'
import type { Actor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { Refused } from '../refused'
import { serve } from '../serve'
import { noteAnswers } from '../wechat/subscriptions'
import { markRead, noticesOf, unreadOf, type Person } from './store'

export function noticeRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, noticesApi.notices, ({ query, actor, now }) => noticesOf(deps, personOf(actor), query.after, now))

  serve(app, api.unread, async ({ actor }) => ({ unread: await unreadOf(deps, personOf(actor)) }))

  serve(app, noticesApi.readNotices, async ({ body, actor, now }) => {
    await markRead(deps, personOf(actor), body.until, body.ticket, now)
    return { unread: await unreadOf(deps, personOf(actor)) }
  })

  serve(app, noticesApi.subscribed, async ({ body, actor }) => {
    await noteAnswers(deps, personOf(actor).personId, body.answers)
    return {}
  })
}

/** These endpoints are open to residents and staff alone, and both are persons. */
function personOf(actor: Actor): Person {
  if (!('personId' in actor)) throw new Refused(401, 'signInFirst')
  return actor
}
