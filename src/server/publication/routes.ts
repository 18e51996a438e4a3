import type { FastifyInstance } from 'fastify'
import { boardApi } from '../../domain/api-board'
import { moderationApi } from '../../domain/api-moderation'
import { publicityApi } from '../../domain/api-publicity'
import { staffActor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { boardCase, boardPage, gridCounts } from './board'
import { decide, moderationPage } from './moderation'
import { readPublicity, setConsent } from './store'

/** The board for anyone, the reporter's own say, the moderator's desk. */
export function publicationRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, boardApi.publicCases, ({ query, now }) => boardPage(deps, query, now))
  serve(app, boardApi.publicCase, async ({ params, now }) => ({ case: await boardCase(deps, params.id, now), now }))
  serve(app, boardApi.publicGrids, async ({ now }) => ({ grids: await gridCounts(deps, now), now }))

  serve(app, publicityApi.publicity, ({ params, actor, now }) => readPublicity(lookOf(deps, actor, now), params.id))
  serve(app, publicityApi.consent, ({ params, body, actor, now }) => setConsent(lookOf(deps, actor, now), params.id, body.consent))

  serve(app, moderationApi.moderation, ({ query, actor, now }) => moderationPage(lookOf(deps, actor, now), query.shelf, query.after))
  serve(app, moderationApi.decide, async ({ params, body, actor, now }) => {
    await decide({ ...deps, actor: staffActor(actor), now }, params.id, body)
    return {}
  })
}
