/** The server, ready to listen or to be tested: everything outside comes in through `deps`. */
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import underPressure from '@fastify/under-pressure'
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { api } from '../domain/api'
import { auditRoutes } from './admin/log-routes'
import { sheetRoutes } from './admin/sheet-routes'
import { adminRoutes } from './admin/routes'
import { batchRoutes } from './batch/routes'
import { bulletinRoutes } from './bulletin/routes'
import { calendarRoutes } from './calendar/routes'
import type { Deps } from './deps'
import { figureRoutes } from './figures/routes'
import { findRoutes } from './find/routes'
import { leadRoutes } from './lead/routes'
import { ledgerRoutes } from './ledger/routes'
import { healthRoutes as systemRoutes } from './metrics/health'
import { liveRoutes } from './live/hub'
import { accountRoutes } from './people/account-routes'
import { barRoutes } from './people/barring'
import { factorRoutes } from './people/factor-routes'
import { dutyRoutes } from './duty/routes'
import { dossierRoutes } from './dossier/routes'
import { feedbackRoutes } from './people/feedback-routes'
import { meetingRoutes } from './meeting/routes'
import { noticeRoutes } from './notices/routes'
import { deadLetterRoutes } from './outbox/routes'
import { peopleRoutes } from './people/routes'
import { photoRoutes } from './photo/routes'
import { paperRoutes } from './photo/paper-routes'
import { voiceRoutes } from './voice/routes'
import { limitRates } from './plugins/allowance'
import { answerBroken, answerErrors, answerUnreadable } from './plugins/errors'
import { Readiness } from './readiness'
import { knowCallers } from './plugins/session'
import { feedRoutes } from './publication/feeds'
import { projectRoutes } from './project/routes'
import { publicationRoutes } from './publication/routes'
import { reportRoutes } from './report/routes'
import { sceneRoutes } from './scene/routes'
import { checkWithValibot, describeForOpenApi, serve } from './serve'
import { ticketRoutes } from './ticket/routes'
import { visitRoutes } from './visit/routes'
import { pushRoutes } from './wechat/push'

declare module 'fastify' {
  interface FastifyReply {
    /** The h5 app, for every address that is a page of it. */
    sendApp(): FastifyReply
  }
}

const BODY_LIMIT = 64 * 1024

/** `webRoot`: the built h5 app, when there is one to serve. */
export async function buildApp(deps: Deps, webRoot?: string): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    // an upload that stalls may not hold its memory for ever
    requestTimeout: 120_000,
    genReqId: () => randomUUID(),
    trustProxy: deps.settings.TRUST_PROXY,
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnreadable,
    clientErrorHandler: answerBroken,
  })
  await app.register(helmet, {
    contentSecurityPolicy: { directives: CSP },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
  })
  await app.register(compress, { global: true, threshold: 1024, encodings: ['br', 'gzip'] })
  await app.register(underPressure, { maxEventLoopDelay: deps.settings.BUSY_MS, retryAfter: 5 })
  knowCallers(app, deps)
  logWithoutPersons(app)
  deps.metrics?.watch(app)
  checkWithValibot(app)
  answerErrors(app)
  await limitRates(app, deps)
  await app.register(swagger, { openapi: { info: { title: '市民吹哨', version: '1' } }, transform: describeForOpenApi as never })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  await app.register(async (features) => {
    healthRoutes(features, deps)
    peopleRoutes(features, deps)
    accountRoutes(features, deps)
    reportRoutes(features, deps)
    sceneRoutes(features, deps)
    ticketRoutes(features, deps)
    calendarRoutes(features, deps)
    publicationRoutes(features, deps)
    feedRoutes(features, deps)
    figureRoutes(features, deps)
    bulletinRoutes(features, deps)
    meetingRoutes(features, deps)
    feedbackRoutes(features, deps)
    dutyRoutes(features, deps)
    leadRoutes(features, deps)
    ledgerRoutes(features, deps)
    dossierRoutes(features, deps)
    systemRoutes(features, deps)
    projectRoutes(features, deps)
    adminRoutes(features, deps)
    auditRoutes(features, deps)
    await sheetRoutes(features, deps)
    barRoutes(features, deps)
    factorRoutes(features, deps)
    findRoutes(features, deps)
    batchRoutes(features, deps)
    visitRoutes(features, deps)
    await pushRoutes(features, deps)
    noticeRoutes(features, deps)
    deadLetterRoutes(features, deps)
    await photoRoutes(features, deps)
    await voiceRoutes(features, deps)
    await paperRoutes(features, deps)
    await liveRoutes(features, deps)
  })
  await serveWeb(app, webRoot)
  return app
}

const CSP = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  mediaSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'", 'ws:', 'wss:', 'blob:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
}

/** One line a request: no address, no query, no header, so nothing about persons. */
function logWithoutPersons(app: FastifyInstance) {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
}

function healthRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, api.health, async () => ({ ok: true }))
  const readiness = new Readiness(deps)
  serve(app, api.ready, async ({ reply }) => {
    const ok = await readiness.ask()
    if (!ok) reply.code(503).header('retry-after', 5).serializer(JSON.stringify)
    return { ok }
  })
}

const NOT_BUILT = '<!doctype html><meta charset="utf-8"><title>市民吹哨</title><p>网页还没有构建：npm run build'

/** Home comes with its first view as plain HTML; every other address of the app gets the bare page. */
async function serveWeb(app: FastifyInstance, webRoot: string | undefined) {
  const read = (name: string) => {
    const file = webRoot && path.join(webRoot, name)
    return file && fs.existsSync(file) ? fs.readFileSync(file) : Buffer.from(NOT_BUILT)
  }
  const [home, page] = [read('index.html'), read('page.html')]
  app.decorateReply('sendApp', function () {
    return this.code(200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .serializer(String)
      .send(this.request.url.split('?')[0] === '/' ? home : page)
  })
  if (webRoot && fs.existsSync(webRoot))
    await app.register(fastifyStatic, { root: webRoot, wildcard: false, index: false, preCompressed: true, setHeaders: cacheForGood })
}

/** File names carry a hash of their content. */
function cacheForGood(reply: { header(name: string, value: string): unknown }, file: string) {
  reply.header('cache-control', /\.[0-9a-f]{8,}\./.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
}
