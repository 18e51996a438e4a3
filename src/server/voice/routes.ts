/** A voice message comes in as one multipart file and is heard under a signed address, also in parts: an iPhone asks for nothing else. */
import multipart from '@fastify/multipart'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { api } from '../../domain/api'
import { actorKey } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { partsOf } from '../photo/routes'
import { refuseHoarders } from '../photo/store'
import { limitsFor, refuseManyCodes, withUpload } from '../photo/upload'
import { PUBLIC_VIEWER } from '../publication/board'
import { Refused } from '../refused'
import { serve } from '../serve'
import { CONTENT_TYPES } from './kinds'
import { addVoice, findVoice, viewOfVoice } from './store'

const VOICE = { maxBytes: 2 * 1024 * 1024, tooBig: 'voiceTooBig', cut: 'voiceNotSound', wrong: 'voiceNotSound' } as const

export async function voiceRoutes(app: FastifyInstance, deps: Deps) {
  await app.register(async (uploads) => {
    await uploads.register(multipart, { limits: limitsFor(VOICE) })
    serve(uploads, api.uploadVoice, async ({ actor, now, request }) => {
      if (actor.kind === 'code') await refuseManyCodes(deps, request)
      await refuseHoarders(deps, 'voice', actorKey(actor), now)
      const voice = await withUpload(request, VOICE, (bytes) => addVoice(deps, { bytes, actor: actorKey(actor), now }))
      return viewOfVoice(deps, voice, actorKey(actor), now)
    })
  })
  app.get('/files/:id/voice', { compress: false }, (request, reply) => playVoice(deps, request, reply))
}

/** The signature is the permission. No board plays a voice: what is made for the public opens nothing. */
async function playVoice(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { id } = request.params as { id: string }
  const [e, v, s] = partsOf(request.query as Record<string, unknown>)
  if (!deps.files.checks({ id, size: 'voice', e, v, s }, request.now)) throw new Refused(403, 'notForYou')
  if (deps.files.isFor({ v }, PUBLIC_VIEWER)) throw new Refused(404, 'notFound')
  const voice = await findVoice(deps.db, deps.district, id)
  const file = voice && deps.files.voicePathOf(voice.sha256)
  const found = file && (await stat(file).catch(() => undefined))
  if (voice && !found) request.log.error({ voice: id }, 'a voice message has no file')
  if (!found) throw new Refused(404, 'notFound')
  const part = partAsked(request.headers.range, found.size)
  if (part === 'none') return reply.code(416).header('content-range', `bytes */${found.size}`).send()
  const { start, end } = part ?? { start: 0, end: found.size - 1 }
  if (part) reply.code(206).header('content-range', `bytes ${start}-${end}/${found.size}`)
  return (
    reply
      .type(CONTENT_TYPES[voice.kind])
      .header('accept-ranges', 'bytes')
      .header('content-length', end - start + 1)
      .header('cache-control', `private, max-age=${Math.floor((Number(e) - request.now) / 1000)}, immutable`)
      .header('x-content-type-options', 'nosniff')
      // as photos: heard in pages of other origins too
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(createReadStream(file, { start, end }))
  )
}

/** The one part a range request names; `none`: it lies outside. Anything else it may say gets the whole. */
function partAsked(range: string | undefined, size: number): { start: number; end: number } | 'none' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (!from && !to) return undefined
  const start = from ? Number(from) : Math.max(0, size - Number(to))
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1
  return start > end || start >= size ? 'none' : { start, end }
}
