import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { ledgerApi } from '../../domain/api-ledger'
import type { Deps } from '../deps'
import { serve } from '../serve'
import { lookOf } from '../ticket/work'
import { exportLedger } from './export'
import { XLSX } from './xlsx'

/** Ledgers (台账). */
export function ledgerRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, ledgerApi.exportLedger, async ({ query, actor, now, reply }) => {
    const { name, bytes } = await exportLedger(lookOf(deps, actor, now), query)
    return reply.type(XLSX).header('content-disposition', `attachment; filename="${name}"`).send(Readable.from(bytes))
  })
}
