/** What is taken out as one file: a ticket's dossier (一案一档), and everything about oneself (导出). */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { accountApi } from '../../domain/api-account'
import { dossierApi } from '../../domain/api-dossier'
import { actorKey } from '../../domain/people/actors'
import { audit } from '../audit/log'
import { inBeijing } from '../beijing'
import type { Deps } from '../deps'
import { refuseOldSession, resident } from '../people/account-routes'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { dossierOf } from './dossier'
import { exportOf } from './mine'

export function dossierRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, dossierApi.exportDossier, async ({ params, query, actor, now, reply }) => {
    const { name, bytes } = await dossierOf(lookOf(deps, actor, now), params.id, query.reason)
    return sendFile(reply, name, bytes)
  })
  serve(app, accountApi.exportMine, async ({ actor, now, request, reply }) => {
    refuseOldSession(request)
    await audit(deps, { actor: actorKey(resident(actor)), what: 'export', result: 'ok' })
    return sendFile(reply, `chuishao-${inBeijing(now, 'YYYYMMDD')}.zip`, exportOf(deps, resident(actor), now))
  })
}

const sendFile = (reply: FastifyReply, name: string, bytes: AsyncIterable<Buffer>) =>
  reply.type('application/zip').header('content-disposition', `attachment; filename="${name}"`).send(Readable.from(bytes))
