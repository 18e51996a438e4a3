import type { FastifyInstance } from 'fastify'
import { api } from '../../domain/api'
import { deskApi } from '../../domain/api-desk'
import { watchApi } from '../../domain/api-watch'
import { dayAfter, dayOf, startOf } from '../../domain/calendar/workdays'
import { ruleOf } from '../../domain/ticket/rules'
import type { Deps } from '../deps'
import { refuseBarred } from '../people/barring'
import { serve } from '../serve'
import { actOn } from './act'
import { joinTicket } from './join'
import { neighboursOf } from './neighbours'
import { revealPhone } from './phone'
import { deskCounts } from './desk-counts'
import { deskPage, ticketsOf, ticketsToKeep, viewTicket } from './read'
import { precedentsFor } from './precedents'
import { similarTo } from './similar'
import { watchPage } from './watch'
import { lookOf } from './work'

/** Every button of every worker and resident is one route, `act`; only what gives a phone away has its own. */
export function ticketRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, api.ticket, async ({ params, actor, now }) => ({ ticket: await viewTicket(lookOf(deps, actor, now), params.id), now }))

  serve(app, api.act, async ({ params, body, actor, now }) => {
    if (ruleOf(body.action).notBarred) await refuseBarred(deps, actor, now)
    const look = lookOf(deps, actor, now)
    await actOn(look, params.id, body)
    return { ticket: await viewTicket(look, params.id), now }
  })

  serve(app, deskApi.revealPhone, ({ params, body, actor, now }) => revealPhone(lookOf(deps, actor, now), params.id, body))

  serve(app, api.neighbours, async ({ body, now }) => ({ neighbours: await neighboursOf(deps, body, now), now }))

  serve(app, api.join, async ({ params, body, actor, now }) => {
    await refuseBarred(deps, actor, now)
    const look = lookOf(deps, actor, now)
    return { ticket: await viewTicket(look, await joinTicket(look, params.id, body)), now }
  })

  serve(app, deskApi.similar, async ({ params, actor, now }) => ({ tickets: await similarTo(deps, params.id, actor, now), now }))

  serve(app, deskApi.precedents, async ({ params, actor, now }) => ({
    precedents: await precedentsFor(lookOf(deps, actor, now), params.id),
    now,
  }))

  serve(app, api.myTickets, ({ query, actor, now }) => ticketsOf(lookOf(deps, actor, now), query))

  serve(app, watchApi.watch, ({ query, actor, now }) => watchPage(lookOf(deps, actor, now), query.list, query.after))

  serve(app, deskApi.deskTickets, async ({ query, actor, now }) => ({
    tickets: await ticketsToKeep(lookOf(deps, actor, now), query.ids.split(',')),
    now,
  }))

  serve(app, api.inbox, async ({ query, actor, now }) => {
    const endOfToday = startOf(dayAfter(dayOf(now)))
    const [page, counts] = await Promise.all([
      deskPage(lookOf(deps, actor, now), query.desk, query.after),
      deskCounts(deps, actor, now, endOfToday),
    ])
    return { ...page, ...counts }
  })
}
