import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { auditApi } from '../../domain/api-audit'
import type { Deps } from '../deps'
import { XLSX } from '../ledger/xlsx'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { exportLog } from './log-export'
import { logProof } from './log-proof'
import { logLines } from './log-rows'
import { tellLines } from './log-words'

const PAGE = 50

/** The audit log, for the auditor alone. */
export function auditRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, auditApi.auditLog, async ({ query, actor, now }) => {
    const [at, id] = query.after?.split('_') ?? []
    const after = at && id ? { at: Number(at), id } : undefined
    const lines = await logLines(deps, query, { after, most: PAGE + 1 })
    const shown = lines.slice(0, PAGE)
    const last = lines.length > PAGE ? shown[PAGE - 1] : undefined
    return { rows: await tellLines(lookOf(deps, actor, now), shown), next: last ? `${last.at}_${last.id}` : null, now }
  })
  serve(app, auditApi.auditProof, ({ actor, now }) => logProof(lookOf(deps, actor, now)))
  serve(app, auditApi.exportAudit, async ({ query, actor, now, reply }) => {
    const bytes = await exportLog(lookOf(deps, actor, now), query)
    return reply.type(XLSX).header('content-disposition', 'attachment; filename="audit.xlsx"').send(Readable.from(bytes))
  })
}
