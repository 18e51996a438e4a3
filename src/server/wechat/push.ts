/**
 * What WeChat pushes (消息推送: plain, JSON): the answers about photos. Its signature covers token, time and nonce, not the body, so
 * only an answer to a trace we wait for is heard. Anything else is acknowledged and dropped, or WeChat would send it again.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import type { Deps } from '../deps'
import { hearOfPhoto } from '../publication/checks'
import { Refused } from '../refused'
import { Verdict } from './client'

const ADDRESS = '/wechat/push'
const FRESH_MS = 10 * 60_000

const Signed = v.object({
  signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  timestamp: v.pipe(v.string(), v.regex(/^\d{1,12}$/)),
  nonce: v.pipe(v.string(), v.maxLength(64)),
  echostr: v.optional(v.pipe(v.string(), v.maxLength(128)), ''),
})
const MediaCheck = v.object({
  Event: v.literal('wxa_media_check'),
  trace_id: v.pipe(v.string(), v.minLength(1)),
  result: v.optional(Verdict),
  /** The older shape of the same event; a status other than 0 means that the photo could not be fetched. */
  isrisky: v.optional(v.number()),
  status_code: v.optional(v.number(), 0),
})

export async function pushRoutes(app: FastifyInstance, deps: Deps) {
  await app.register(async (push) => {
    push.removeAllContentTypeParsers()
    push.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body))
    push.get(ADDRESS, async (request, reply) => reply.type('text/plain').send(signed(request, deps).echostr))
    push.post(ADDRESS, async (request, reply) => {
      signed(request, deps)
      const event = v.safeParse(MediaCheck, parsed(request.body))
      if (event.success) await hearOfPhoto(deps, event.output.trace_id, verdictOf(event.output))
      return reply.type('text/plain').send('success')
    })
  })
}

/** The query, if WeChat made it, a moment ago. */
function signed(request: FastifyRequest, { settings, clock }: Deps) {
  const query = v.safeParse(Signed, request.query)
  const token = settings.WECHAT_PUSH_TOKEN
  if (!token || !query.success) throw new Refused(403, 'notForYou')
  const { signature, timestamp, nonce } = query.output
  const right = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex')
  const isFresh = Math.abs(Number(timestamp) * 1000 - clock()) < FRESH_MS
  if (!isFresh || !timingSafeEqual(Buffer.from(signature), Buffer.from(right))) throw new Refused(403, 'notForYou')
  return query.output
}

function verdictOf({ result, isrisky, status_code }: v.InferOutput<typeof MediaCheck>): Verdict {
  if (status_code !== 0) return { suggest: 'none', label: `status ${status_code}` }
  return result ?? { suggest: isrisky === 0 ? 'pass' : 'risky', label: `isrisky ${isrisky}` }
}

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(String(body))
  } catch {
    return undefined
  }
}
