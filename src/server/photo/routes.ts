/** Photos come in as one multipart file and are shown under signed addresses. */
import multipart from '@fastify/multipart'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { api } from '../../domain/api'
import { actorKey, type Actor } from '../../domain/people/actors'
import type { PhotoView } from '../../domain/ticket/views'
import type { Deps } from '../deps'
import { isPublicPhoto, PUBLIC_VIEWER } from '../publication/board'
import { Refused } from '../refused'
import { serve } from '../serve'
import { SIZES, type Size } from './files'
import { addPhoto, findPhoto, refuseHoarders } from './store'
import { limitsFor, refuseManyCodes, withUpload } from './upload'

const PHOTO = { maxBytes: 20 * 1024 * 1024, tooBig: 'photoTooBig', cut: 'photoCut', wrong: 'photoNotImage' } as const

/** A photo taken off the board is soon gone from browsers too. */
const PUBLIC_SECONDS = 60

export async function photoRoutes(app: FastifyInstance, deps: Deps) {
  await app.register(async (uploads) => {
    await uploads.register(multipart, { limits: limitsFor(PHOTO) })
    serve(uploads, api.uploadPhoto, async ({ actor, now, request }) => {
      if (actor.kind === 'code') await refuseManyCodes(deps, request)
      await refuseHoarders(deps, 'photo', actorKey(actor), now)
      const photo = await withUpload(request, PHOTO, (bytes) => addPhoto(deps, { bytes, actor: actorKey(actor), now }))
      return viewOf(deps, photo, actor, now)
    })
  })
  app.get('/files/:id/:size', (request, reply) => showFile(deps, request, reply))
}

const viewOf = ({ files }: Deps, { id, width, height }: Omit<PhotoView, 'small' | 'large'>, actor: Actor, now: number): PhotoView => ({
  id,
  width,
  height,
  small: files.addressOf({ id }, 'small', actorKey(actor), now),
  large: files.addressOf({ id }, 'large', actorKey(actor), now),
})

/** The signature is the permission: an image element sends no token. */
async function showFile(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { id, size } = request.params as { id: string; size: Size }
  const [e, v, s] = partsOf(request.query as Record<string, unknown>)
  const now = request.now
  if (!SIZES.includes(size) || !deps.files.checks({ id, size, e, v, s }, now)) throw new Refused(403, 'notForYou')
  const isPublic = deps.files.isFor({ v }, PUBLIC_VIEWER)
  if (isPublic && !(await isPublicPhoto(deps, id))) throw new Refused(404, 'notFound')
  const photo = await findPhoto(deps.db, deps.district, id)
  const file = photo && deps.files.pathOf(photo.sha256, size)
  const found = file && (await stat(file).catch(() => undefined))
  if (photo && !found) request.log.error({ photo: id }, 'a photo has no file')
  if (!found) throw new Refused(404, 'notFound')
  return (
    reply
      .type('image/jpeg')
      .header('content-length', found.size)
      .header('cache-control', `private, max-age=${isPublic ? PUBLIC_SECONDS : Math.floor((Number(e) - now) / 1000)}, immutable`)
      .header('x-content-type-options', 'nosniff')
      // shown in pages of other origins too: the mini-program's and a website's own
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(createReadStream(file))
  )
}

/** Until when, for whom, and the signature. */
export const partsOf = (query: Record<string, unknown>): [string, string, string] => [String(query.e), String(query.v), String(query.s)]
