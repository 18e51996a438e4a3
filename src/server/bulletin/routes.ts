import type { FastifyInstance } from 'fastify'
import { bulletinApi } from '../../domain/api-bulletin'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { accountBulletin, answerObjection, draftBulletin, moveBulletin, objectBulletin, wordBulletin } from './steps'
import { bulletinList, bulletinView, publicBulletin, publicRows } from './view'

/** Bulletins (通报): drafted, worded, objected to, made final, told outside. */
export function bulletinRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, bulletinApi.bulletins, ({ query, actor, now }) => bulletinList(lookOf(deps, actor, now), query.before))

  serve(app, bulletinApi.bulletin, ({ params, query, actor, now }) =>
    bulletinView(lookOf(deps, actor, now), params.id, query.edition === undefined ? undefined : Number(query.edition)),
  )

  serve(app, bulletinApi.draftBulletin, async ({ body, actor, now }) => ({
    id: await draftBulletin(lookOf(deps, actor, now), body.vintageId),
  }))

  serve(app, bulletinApi.wordBulletin, async ({ params, body, actor, now }) => {
    const look = lookOf(deps, actor, now)
    await wordBulletin(look, params.id, body)
    return bulletinView(look, params.id)
  })

  serve(app, bulletinApi.moveBulletin, async ({ params, body, actor, now }) => {
    const look = lookOf(deps, actor, now)
    await moveBulletin(look, params.id, body)
    return bulletinView(look, params.id)
  })

  saidRoutes(app, deps)

  serve(app, bulletinApi.publicBulletins, async ({ now }) => ({ rows: await publicRows(deps), now }))

  serve(app, bulletinApi.publicBulletin, ({ params, now }) => publicBulletin(deps, params.id, now))
}

/** What units say of a bulletin, and what they are answered. */
function saidRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, bulletinApi.objectBulletin, async ({ params, body, actor, now }) => {
    const look = lookOf(deps, actor, now)
    await objectBulletin(look, params.id, body)
    return bulletinView(look, params.id)
  })

  serve(app, bulletinApi.answerObjection, async ({ params, body, actor, now }) => {
    const look = lookOf(deps, actor, now)
    await answerObjection(look, params.id, body)
    return bulletinView(look, params.id)
  })

  serve(app, bulletinApi.accountBulletin, async ({ params, body, actor, now }) => {
    const look = lookOf(deps, actor, now)
    await accountBulletin(look, params.id, body)
    return bulletinView(look, params.id)
  })
}
