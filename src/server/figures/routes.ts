import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { boardApi } from '../../domain/api-board'
import { figuresApi } from '../../domain/api-figures'
import { periodOf, type Sums } from '../../domain/figures/figures'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { figureCases } from './cases'
import { deskFigures } from './desk'
import { correctVintage, vintagesOf, vintageView } from './vintages'

export function figureRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, figuresApi.deskFigures, ({ query, actor, now }) => deskFigures(lookOf(deps, actor, now), query))

  serve(app, figuresApi.figureCases, ({ query, actor, now }) => figureCases(lookOf(deps, actor, now), query))

  serve(app, figuresApi.vintages, async ({ now }) => ({ rows: await vintagesOf(deps), now }))

  serve(app, figuresApi.vintage, ({ params, now }) => vintageView(deps, params.id, now))

  serve(app, figuresApi.correctVintage, ({ params, body, actor, now }) => correctVintage(lookOf(deps, actor, now), params.id, body.reason))

  // the public figures of a period: at most 366 sums added up
  serve(app, boardApi.figures, async ({ query, now }) => {
    const { from, to } = periodOf(query.period, now)
    const { rows } = await sql<Sums & { summedAt: number | null }>`
      select coalesce(sum(received), 0) as received, coalesce(sum(closed), 0) as closed, coalesce(sum(answered), 0) as answered, coalesce(sum(solved), 0) as solved,
        coalesce(sum(satisfied), 0) as satisfied, coalesce(sum(due), 0) as due, coalesce(sum(on_time), 0) as "onTime", max(summed_at) as "summedAt"
      from figure_day where district_id = ${deps.district} and day between ${from} and ${to}`.execute(deps.db)
    const { summedAt, ...sums } = rows[0]!
    return { from, to, sums, summedAt, now }
  })
}
