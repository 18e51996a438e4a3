import type { FastifyInstance } from 'fastify'
import { findApi } from '../../domain/api-find'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { findByPhone } from './by-phone'
import { countFound, findPage } from './search'
import { endView, saveView, viewCounts, viewsOf } from './views'

export function findRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, findApi.find, ({ query, actor, now }) => findPage(lookOf(deps, actor, now), query.line, query.after))

  serve(app, findApi.countFound, async ({ query, actor, now }) => ({ count: await countFound(lookOf(deps, actor, now), query.line) }))

  serve(app, findApi.findByPhone, ({ body, actor, now }) => findByPhone(lookOf(deps, actor, now), body))

  serve(app, findApi.findViews, async ({ actor, now }) => ({ views: await viewsOf(lookOf(deps, actor, now)) }))

  serve(app, findApi.viewCounts, async ({ actor, now }) => ({ counts: await viewCounts(lookOf(deps, actor, now)) }))

  serve(app, findApi.saveView, ({ body, actor, now }) => saveView(lookOf(deps, actor, now), body))

  serve(app, findApi.endView, async ({ params, actor, now }) => {
    await endView(lookOf(deps, actor, now), params.id)
    return {}
  })
}
