import type { FastifyInstance } from 'fastify'
import { adminApi } from '../../domain/api-admin'
import { staffActor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { peoplePage } from './people'
import { previewOf } from './preview'
import { beginDeed, decideProposal, proposalRows } from './proposals'
import { unitRows } from './units'

/** People and units, looked after by the administrators (三员). */
export function adminRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, adminApi.staff, async ({ query, now }) => ({ ...(await peoplePage(deps, query)), now }))
  serve(app, adminApi.adminUnits, async ({ now }) => ({ rows: await unitRows(deps), now }))
  serve(app, adminApi.previewDeed, ({ body }) => previewOf(deps, body.deed))
  serve(app, adminApi.beginDeed, ({ body, actor }) => beginDeed(deps, staffActor(actor), body))
  serve(app, adminApi.proposals, async ({ actor, now }) => ({ rows: await proposalRows(deps, staffActor(actor)), now }))
  serve(app, adminApi.decideProposal, ({ body, params, actor }) => decideProposal(deps, staffActor(actor), { ...params, ...body }))
}
