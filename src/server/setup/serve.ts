/**
 * The first start outside the demo (首次启用): while the database holds no district, a small server of its own leads whoever has the code
 * through name, units, grids and people, in one sitting. Then it makes way for the real one.
 */
import formbody from 'node:querystring'
import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { IMPORT_COLUMNS, IMPORT_SAMPLE, MAX_SHEET_BYTES, type Fault } from '../../domain/admin/import'
import { UNIT_COLUMNS, UNIT_SAMPLE } from '../../domain/setup/units'
import type { Db } from '../database/open'
import type { Keys } from '../keys'
import { XLSX, xlsxOf } from '../ledger/xlsx'
import { FirstCode } from './code'
import { Draft, firstFrom } from './draft'
import { codePage, handedOutPage, startingPage, stepsPage, type Step, type Trouble } from './pages'

type SetUp = { db: Db; keys: Keys; district: string; clock: () => number; say: (line: string) => void }

const COOKIE = 'setup'
const HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** The app, and when somebody has finished; whoever listens closes it then. */
export async function setUpApp({ say, ...to }: SetUp): Promise<{ app: FastifyInstance; finished: Promise<void> }> {
  const app = fastify({ bodyLimit: 64 * 1024 })
  const code = new FirstCode((text) => say(`首次启用：用浏览器打开这台服务器的地址，口令是 ${text}`))
  const draft = new Draft(to)
  let start: () => void = () => undefined
  const finished = new Promise<void>((done) => (start = done))
  await app.register(multipart, { limits: { fileSize: MAX_SHEET_BYTES, files: 1, fields: 0 } })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, formbody.parse(String(body))),
  )
  app.addHook('onSend', async (_, reply) => void reply.headers(HEADERS))

  const isIn = (request: FastifyRequest) => code.isOpen(cookieOf(request))
  app.get('/', async (request, reply) => asPage(reply, isIn(request) ? stepsPage(to.district, draft) : codePage(to.district)))
  app.post('/setup/code', async (request, reply) => {
    const session = code.open(fieldsOf(request).code ?? '')
    if (!session) return asPage(reply.code(403), codePage(to.district, true))
    return reply.header('set-cookie', `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`).redirect('/', 303)
  })
  app.register(async (inside) => {
    inside.addHook('onRequest', async (request, reply) => (isIn(request) ? undefined : asPage(reply.code(403), codePage(to.district))))
    stepRoutes(inside, { district: to.district, draft })
    inside.post('/setup/finish', async (_, reply) => {
      // pressed twice: what was handed out is handed out once
      if (draft.isWritten) return asPage(reply.code(409), startingPage())
      if (draft.name === '' || draft.units.length === 0 || draft.first.length === 0)
        return asPage(reply.code(409), stepsPage(to.district, draft))
      return asPage(reply, handedOutPage(await draft.finish()))
    })
    inside.post('/setup/start', async (_, reply) => {
      if (!draft.isWritten) return asPage(reply.code(409), stepsPage(to.district, draft))
      reply.raw.once('finish', start)
      return asPage(reply, startingPage())
    })
  })
  return { app, finished }
}

type Inside = { district: string; draft: Draft }

/** Each step: taken, or refused with what is wrong where it was typed. */
function stepRoutes(app: FastifyInstance, { district, draft }: Inside) {
  const taken = async (reply: FastifyReply, at: Step, take: () => Promise<Partial<Trouble>> | Partial<Trouble>) => {
    const found = await Promise.resolve().then(take).catch((error: Error) => ({ words: [error.message] })) // prettier-ignore
    const trouble: Trouble = { at, faults: [], words: [], ...found }
    if (trouble.faults.length + trouble.words.length === 0) return reply.redirect('/', 303)
    return asPage(reply.code(409), stepsPage(district, draft, trouble))
  }
  const sheet = (take: (bytes: Buffer) => readonly Fault[]) => async (request: FastifyRequest) => ({ faults: take(await fileOf(request)) })

  app.get('/setup/units.xlsx', async (_, reply) => sample(reply, UNITS))
  app.get('/setup/people.xlsx', async (_, reply) => sample(reply, PEOPLE))
  app.post('/setup/name', (request, reply) =>
    taken(reply, 'name', () => {
      const name = (fieldsOf(request).name ?? '').trim()
      if (name === '' || [...name].length > 40) return { words: ['写名称，最多 40 个字'] }
      draft.name = name
      return {}
    }),
  )
  app.post('/setup/units', (request, reply) => taken(reply, 'units', () => sheet((bytes) => draft.takeUnits(bytes))(request)))
  app.post('/setup/grids', (request, reply) =>
    taken(reply, 'grids', async () => ({ words: draft.takeGrids((await fileOf(request)).toString('utf8')) })),
  )
  app.post('/setup/first', (request, reply) => taken(reply, 'first', () => ({ words: draft.takeFirst(firstFrom(fieldsOf(request))) })))
  app.post('/setup/people', (request, reply) => taken(reply, 'people', () => sheet((bytes) => draft.takePeople(bytes))(request)))
}

async function fileOf(request: FastifyRequest): Promise<Buffer> {
  const part = await request.file()
  if (!part) throw new Error('没有选文件')
  return part.toBuffer()
}

const UNITS: Sample = { file: 'units.xlsx', name: '单位', row: '一个单位', columns: UNIT_COLUMNS, lines: UNIT_SAMPLE }
const PEOPLE: Sample = { file: 'people.xlsx', name: '人员', row: '一个岗位', columns: IMPORT_COLUMNS, lines: IMPORT_SAMPLE }

type Sample = {
  file: string
  name: string
  row: string
  columns: readonly { name: string; width: number }[]
  lines: readonly (readonly string[])[]
}

function sample(reply: FastifyReply, { file, name, row, columns, lines }: Sample) {
  async function* rows() {
    for (const line of lines) yield [...line]
  }
  const bytes = xlsxOf({ sheet: name, columns, rows: rows(), mark: `${name}，样表`, notes: () => [['一行', row]] })
  return reply.type(XLSX).header('content-disposition', `attachment; filename="${file}"`).send(Readable.from(bytes))
}

const fieldsOf = (request: FastifyRequest): Record<string, string> => (request.body ?? {}) as Record<string, string>
const asPage = (reply: FastifyReply, page: string) => reply.type('text/html; charset=utf-8').send(page)

function cookieOf({ headers }: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]+)`).exec(headers.cookie ?? '')?.[1]
}
