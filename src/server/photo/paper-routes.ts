/** A paper comes in as one multipart file and goes out under a signed address, to be saved and never shown by the browser. */
import multipart from '@fastify/multipart'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { api } from '../../domain/api'
import { actorKey } from '../../domain/people/actors'
import { MAX_PAPER_BYTES, paperName, type PaperKind } from '../../domain/ticket/papers'
import type { Deps } from '../deps'
import { partsOf } from './routes'
import { refuseHoarders } from './store'
import { limitsFor, refuseManyCodes, withUpload } from './upload'
import { PUBLIC_VIEWER } from '../publication/board'
import { Refused } from '../refused'
import { serve } from '../serve'
import { addPaper, findPaper } from './papers'

/** As each kind is handed out. */
const TYPES: Record<PaperKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const PAPER = { maxBytes: MAX_PAPER_BYTES, tooBig: 'paperTooBig', cut: 'paperCut', wrong: 'paperKind' } as const

export async function paperRoutes(app: FastifyInstance, deps: Deps) {
  await app.register(async (uploads) => {
    await uploads.register(multipart, { limits: limitsFor(PAPER) })
    serve(uploads, api.uploadPaper, async ({ actor, now, request }) => {
      if (actor.kind === 'code') await refuseManyCodes(deps, request)
      await refuseHoarders(deps, 'paper', actorKey(actor), now)
      return withUpload(request, PAPER, (bytes) => addPaper(deps, { bytes, actor: actorKey(actor), now }))
    })
  })
  app.get('/files/:id/paper', { compress: false }, (request, reply) => handOut(deps, request, reply))
}

/** The signature is the permission. Nothing public has papers: what is made for the public opens nothing. */
async function handOut(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const { id } = request.params as { id: string }
  const [e, v, s] = partsOf(request.query as Record<string, unknown>)
  if (!deps.files.checks({ id, size: 'paper', e, v, s }, request.now)) throw new Refused(403, 'notForYou')
  if (deps.files.isFor({ v }, PUBLIC_VIEWER)) throw new Refused(404, 'notFound')
  const paper = await findPaper(deps.db, deps.district, id)
  const file = paper && deps.files.paperPathOf(paper.sha256)
  const found = file && (await stat(file).catch(() => undefined))
  if (paper && !found) request.log.error({ paper: id }, 'a paper has no file')
  if (!paper || !found) throw new Refused(404, 'notFound')
  return reply
    .headers({
      'content-type': TYPES[paper.kind],
      'content-disposition': asFile(paperName(paper.number, paper.nth ?? 1, paper.kind)),
      'content-length': found.size,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      // fetched by pages of the mini-program's and a website's own origin
      'cross-origin-resource-policy': 'cross-origin',
    })
    .send(createReadStream(file))
}

/** RFC 6266 with the name as RFC 5987 writes it; the plain one is for what does not read that. */
const asFile = (name: string): string =>
  `attachment; filename="${name.replace('材料', 'paper')}"; filename*=UTF-8''${encodeURIComponent(name)}`
