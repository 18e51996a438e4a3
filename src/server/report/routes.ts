import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { api, type PublicUnit } from '../../domain/api'
import { placesApi } from '../../domain/api-places'
import { asksOf } from '../../domain/notices/templates'
import { FAR_M } from '../../domain/place/near'
import type { Source } from '../../domain/report/sources'
import { MODELS } from '../../domain/report/hearing/learned'
import type { Actor } from '../../domain/people/actors'
import type { Unit } from '../../domain/people/units'
import { DICTIONARIES } from '../../domain/words/dictionaries'
import { OTHER_LANGUAGES } from '../../domain/words/languages'
import { refuseUndated } from '../clock'
import { instant } from '../database/open'
import type { Deps } from '../deps'
import { refuseBarred } from '../people/barring'
import { representedIn } from '../people/behalf'
import { requireConsent } from '../people/consent'
import { toWgs84 } from '../place/grids'
import { countFloods } from '../plugins/allowance'
import { deviceOf, networkOf } from '../plugins/device'
import { Refused } from '../refused'
import { serve } from '../serve'
import { fileReport } from '../ticket/file'
import { viewTicket } from '../ticket/read'
import { lookOf } from '../ticket/work'
import { refuseAgain } from './again'
import { placeOf } from './place'
import { registrationRoutes } from './registration'

/** A community, or a service hall, may share one address; more than this in an hour is not neighbours. */
const FROM_ADDRESS = 600
/** One phone, however many accounts: a family that shares it files less. Kept hashed, for two days. */
const FROM_DEVICE = 40
const HOUR = 60 * 60_000

const versionOf = (data: unknown) => createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16)
const HEARING_VERSION = versionOf(MODELS)
const WORDS_VERSION = Object.fromEntries(OTHER_LANGUAGES.map((language) => [language, versionOf(DICTIONARIES[language])]))

/** WeChat names itself to the server with everything a mini-program asks for, and lets no program say otherwise. */
const cameBy = ({ headers }: FastifyRequest): Source => (headers.referer?.startsWith('https://servicewechat.com/') ? 'mini' : 'web')

/** Filing, and what the form needs before it: categories, units, the grid of a point. */
export function reportRoutes(app: FastifyInstance, deps: Deps) {
  registrationRoutes(app, deps)
  serve(app, api.fileReport, async ({ body, actor, now, request }) => {
    refuseUndated(deps)
    await refuseBarred(deps, actor, now)
    await refuseFloods(deps, actor, request)
    if (actor.kind === 'resident') await requireConsent(deps, actor.personId)
    const found = await placeOf(deps, body)
    const look = lookOf(deps, actor, now)
    await refuseAgain(look, body, found)
    const representedId = await representedIn(deps, body, actor)
    return viewTicket(look, await fileReport(look, { report: body, found, representedId, intake: { source: cameBy(request) } }))
  })

  serve(app, api.catalogue, async ({ request, reply }) => {
    const { catalogue } = deps.reference
    keptUntilChanged(`catalogue-${catalogue.version}`, request, reply)
    return catalogue
  })

  serve(app, api.hearing, async ({ request, reply }) => {
    keptUntilChanged(`hearing-${HEARING_VERSION}`, request, reply)
    return MODELS
  })

  serve(app, api.words, async ({ params: { language }, request, reply }) => {
    keptUntilChanged(`words-${language}-${WORDS_VERSION[language]}`, request, reply)
    return DICTIONARIES[language]
  })

  serve(app, api.units, async ({ reply, now }) => {
    reply.header('cache-control', 'public, max-age=60')
    const workers = await workersByGrid(deps, now)
    return { units: deps.reference.units.current.map((unit) => publicUnit(unit, workers)) }
  })

  serve(app, api.start, async ({ now }) => {
    const { units, calendarData, restDays, catalogue } = deps.reference
    const district = await deps.db.selectFrom('district').select('name').where('id', '=', deps.district).executeTakeFirstOrThrow()
    return {
      district: district.name,
      centre: publicUnit(units.centre, new Map()),
      demo: deps.settings.DEMO,
      catalogueVersion: catalogue.version,
      restDays,
      makeUpDays: calendarData.makeUpDays,
      hours: calendarData.hours,
      asks: asksOf(deps.wechat ? deps.templates : []),
      now,
    }
  })

  serve(app, api.grids, async ({ request, reply }) => {
    const { features, version } = deps.reference.grids
    keptUntilChanged(`grids-${version}`, request, reply)
    return { type: 'FeatureCollection' as const, features }
  })

  serve(app, placesApi.places, async ({ request, reply }) => {
    const { places, version } = deps.reference.places
    keptUntilChanged(`places-${version}`, request, reply)
    return { places }
  })

  serve(app, placesApi.mapLines, async ({ request, reply }) => {
    const { lines, version } = deps.reference.places
    keptUntilChanged(`lines-${version}`, request, reply)
    return { lines }
  })

  serve(app, api.findPlace, async ({ body }) => {
    const { units, grids } = deps.reference
    const { lng, lat } = toWgs84(body)
    const hits = grids.at(lng, lat)
    const grid = hits.length === 1 ? units.get(hits[0]!) : null
    const named = (unit: Unit | null | undefined) => (unit && !unit.ended ? { id: unit.id, name: units.fullName(unit.id) } : null)
    return {
      grid: named(grid),
      community: named(grid?.parentId ? units.get(grid.parentId) : null),
      unsure: hits.length > 1,
      outside: grids.metresTo(lng, lat) > FAR_M,
    }
  })
}

async function refuseFloods(deps: Deps, actor: Actor, request: FastifyRequest) {
  const device = actor.kind === 'resident' && deviceOf(request)
  const byDevice = device && `reports by device ${deps.keys.lookupOf('device', device).toString('hex')}`
  const from = [{ key: `reports ${networkOf(request.ip)}`, max: FROM_ADDRESS }, ...(byDevice ? [{ key: byDevice, max: FROM_DEVICE }] : [])]
  const counted = await countFloods(deps, from.map(({ key }) => key), HOUR) // prettier-ignore
  if (from.some(({ max }, at) => counted[at]! > max)) throw new Refused(429, 'tooManyReports')
}

/** The browser asks once a minute whether its copy still holds; if so, nothing is sent. */
function keptUntilChanged(version: string, request: FastifyRequest, reply: FastifyReply) {
  reply.header('etag', `"${version}"`).header('cache-control', 'public, max-age=60')
  if (request.headers['if-none-match'] === `"${version}"`) reply.code(304)
}

/** Grid → the name of its worker now, which is public by rule (滨州条例 6). */
async function workersByGrid(deps: Deps, now: number): Promise<Map<string, string>> {
  const rows = await deps.db
    .selectFrom('post as o')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'o.district_id').onRef('p.id', '=', 'o.person_id'))
    .select(['o.unit_id', 'p.name'])
    .where('o.district_id', '=', deps.district)
    .where('o.duty', '=', 'gridWorker')
    .where('p.ended_at', 'is', null)
    .where((where) => where.or([where('o.valid_to', 'is', null), where('o.valid_to', '>', instant(now))]))
    .execute()
  return new Map(rows.map((row) => [row.unit_id, row.name ?? '']))
}

const publicUnit = (unit: Unit, workers: ReadonlyMap<string, string>): PublicUnit => ({ ...unit, worker: workers.get(unit.id) ?? null })
