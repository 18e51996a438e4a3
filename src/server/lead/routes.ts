import type { FastifyInstance } from 'fastify'
import { leadApi } from '../../domain/api-lead'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { leadToday } from './today'

/** The leader's screen (领导): cases they sponsor, what is late, what was promised, what waits for them. */
export function leadRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, leadApi.leadToday, ({ actor, now }) => leadToday(lookOf(deps, actor, now)))
}
