/** Feeds of the public board (RSS 订阅): all of it, of a community or a grid, of a category. The same rows as the board's own first page. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { boardApi } from '../../domain/api-board'
import { feedOf } from '../../domain/publication/feed'
import { categoryOf } from '../../domain/report/categories'
import type { Deps } from '../deps'
import { originOf } from '../origin'
import { Refused } from '../refused'
import { boardPage } from './board'

/** Readers ask again and again: the board changes no faster than that. */
const FRESH_SECONDS = 300
const Asked = v.pick(boardApi.publicCases.query, ['category', 'place'])
type Asked = v.InferOutput<typeof Asked>

export const feedRoutes = (app: FastifyInstance, deps: Deps) =>
  app.get('/feeds/board.xml', async (request, reply) =>
    reply
      .type('application/rss+xml; charset=utf-8')
      .header('cache-control', `public, max-age=${FRESH_SECONDS}`)
      .serializer(String)
      .send(await feed(deps, request)),
  )

async function feed(deps: Deps, request: FastifyRequest): Promise<string> {
  const asked = v.safeParse(Asked, request.query)
  const origin = originOf(deps, request)
  if (!asked.success || !origin) throw new Refused(404, 'notFound')
  const { rows } = await boardPage(deps, asked.output, request.now)
  return feedOf({ title: titleOf(deps, asked.output), origin, rows, catalogue: deps.reference.catalogue })
}

function titleOf({ reference: { units, catalogue } }: Deps, { place, category }: Asked): string {
  const unit = place ? units.find(place) : undefined
  return ['市民吹哨 · 公开的事', unit && units.fullName(unit.id), category && categoryOf(catalogue, category).name]
    .filter(Boolean)
    .join(' · ')
}
