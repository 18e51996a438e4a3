import type { FastifyInstance } from 'fastify'
import { batchApi } from '../../domain/api-batch'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { makeBatch } from './make'
import { batchesOf, viewBatch } from './read'
import { startBatch } from './run'

export function batchRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, batchApi.makeBatch, ({ body, actor, now }) => makeBatch(lookOf(deps, actor, now), body))

  serve(app, batchApi.batches, async ({ actor, now }) => ({ batches: await batchesOf(lookOf(deps, actor, now)) }))

  serve(app, batchApi.batch, ({ params, query, actor, now }) =>
    viewBatch(lookOf(deps, actor, now), params.id, query.which, Number(query.after ?? 0)),
  )

  serve(app, batchApi.startBatch, async ({ params, body, actor, now }) => {
    await startBatch(lookOf(deps, actor, now), params.id, body.without)
    return {}
  })
}
