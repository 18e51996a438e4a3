import multipart from '@fastify/multipart'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { MAX_SHEET_BYTES } from '../../domain/admin/import'
import { adminApi } from '../../domain/api-admin'
import { staffActor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { XLSX } from '../ledger/xlsx'
import { limitsFor, withUpload } from '../photo/upload'
import { serve } from '../serve'
import { badRows, beginImport, firstPasswords, sampleSheet, trySheet } from './sheets'

const SHEET = { maxBytes: MAX_SHEET_BYTES, tooBig: 'sheetTooMuch', cut: 'paperCut', wrong: 'paperKind' } as const

/** People from a sheet. */
export async function sheetRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, adminApi.sampleSheet, async ({ reply }) => asFile(reply, sampleSheet()))
  serve(app, adminApi.firstPasswords, async ({ params, actor, reply }) =>
    asFile(reply, await firstPasswords(deps, staffActor(actor), params.id)),
  )
  await app.register(async (uploads) => {
    await uploads.register(multipart, { limits: limitsFor(SHEET) })
    serve(uploads, adminApi.trySheet, ({ request }) => withUpload(request, SHEET, (bytes) => trySheet(deps, bytes)))
    serve(uploads, adminApi.badRows, ({ request, reply }) =>
      withUpload(request, SHEET, async (bytes) => asFile(reply, await badRows(deps, bytes))),
    )
    serve(uploads, adminApi.beginImport, ({ request, params, actor }) =>
      withUpload(request, SHEET, (bytes) => beginImport(deps, staffActor(actor), { ...params, bytes })),
    )
  })
}

const asFile = (reply: FastifyReply, bytes: AsyncGenerator<Buffer>) =>
  reply.type(XLSX).header('content-disposition', 'attachment; filename="people.xlsx"').send(Readable.from(bytes))
