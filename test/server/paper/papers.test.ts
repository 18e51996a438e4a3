import { existsSync, readFileSync } from 'node:fs'
import type { PaperTaken, PaperView } from '../../../src/domain/ticket/papers'
import type { TicketView } from '../../../src/domain/ticket/views'
import { PUBLIC_VIEWER } from '../../../src/server/publication/board'
import { eraseHandler } from '../../../src/server/erasure/files'
import { tellHandler } from '../../../src/server/outbox/tell'
import { drainOutbox } from '../../../src/server/outbox/worker'
import { sweepOrphans, sweepStrays } from '../../../src/server/photo/store'
import { sha256Of } from '../../../src/server/photo/files'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { TEST_NOW } from '../../helpers/constants'
import { upload } from '../../helpers/images'
import { aDocx, anXlsx, aPdf, AUTHOR, wordsIn } from '../../helpers/papers'
import { aQueryCode, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, joinAs, look, people, SOLVED, tryTo, type People } from '../../helpers/story'
import { unzip } from '../../helpers/zip'

jest.setTimeout(60_000)
const HOUR = 3_600_000

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

async function send(caller: Caller, bytes: Buffer) {
  const { headers, payload } = upload(bytes)
  const answer = await server.app.inject({ method: 'POST', url: '/api/papers', headers: { ...caller.headers, ...headers }, payload })
  return { status: answer.statusCode, ...answer.json<PaperTaken & { code?: string; message?: string }>() }
}
const paperOf = async (caller: Caller, bytes = aPdf()) => (await send(caller, bytes)).id
const papersIn = (view: TicketView): PaperView[] => ('papers' in view ? (view.papers ?? []) : [])
const latest = (view: TicketView): PaperView[] => view.timeline.at(-1)!.papers ?? []
const withPaper = async (caller: Caller, some: object = {}) => file(caller, { papers: [await paperOf(caller)], ...some })
const rowsOf = () => server.deps.db.selectFrom('paper').selectAll().execute()
const pathOf = async () => server.deps.files.paperPathOf((await rowsOf())[0]!.sha256)

test('a paper of a report is kept plain, and handed out to be saved under a name of ours', async () => {
  const view = await withPaper(who.li)
  const [paper] = papersIn(view)
  expect(paper).toMatchObject({ kind: 'pdf', name: `${view.number}-材料1.pdf` })
  const got = await server.app.inject(paper!.address)
  expect(got.statusCode).toBe(200)
  expect(got.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${view.number}-paper1.pdf"; filename*=UTF-8''${encodeURIComponent(paper!.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  })
  expect(wordsIn(got.rawPayload)).not.toContain(AUTHOR)
  expect(got.rawPayload.length).toBe(paper!.bytes)
  const [row] = await rowsOf()
  expect(row!.sha256).toBe(sha256Of(got.rawPayload))
  const line = await server.deps.db.selectFrom('ticket_event').select('facts').where('ticket_id', '=', view.id).executeTakeFirstOrThrow()
  expect(JSON.parse(line.facts).papers).toEqual([{ id: paper!.id, sha256: row!.sha256 }])
})

test('a refused paper is told in words, and nothing of it is kept', async () => {
  expect(await send(who.li, aDocx({ 'word/vbaProject.bin': 'x' }))).toMatchObject({ status: 415, code: 'paperMacro' })
  expect((await send(who.li, Buffer.from('x'))).message).toContain('PDF')
  expect(await send(who.li, Buffer.alloc((10 << 20) + 1))).toMatchObject({ status: 413, code: 'paperTooBig' })
  expect(await send(server.caller(), aPdf())).toMatchObject({ status: 401 })
  expect(await rowsOf()).toEqual([])
})

test('an address opens to whom it was made for, not once it ran out, not for the public, not for another', async () => {
  const [paper] = papersIn(await withPaper(who.li))
  const { address, id } = paper!
  const statusOf = async (url: string) => (await server.app.inject(url)).statusCode
  expect(await statusOf(address.replace(/s=.{4}/, 's=AAAA'))).toBe(403)
  expect(await statusOf(address.replace('/paper', '/large'))).toBe(403)
  expect(await statusOf(server.deps.files.addressOf({ id }, 'paper', PUBLIC_VIEWER, TEST_NOW))).toBe(404)
  expect(await statusOf(address)).toBe(200)
  server.time.now += HOUR
  expect(await statusOf(address)).toBe(403)
})

test('staff of the ticket read it; who joined, the board and other units do not', async () => {
  const filed = await withPaper(who.li, { identity: 'named' })
  expect(papersIn(await look(who.bao, filed.id))).toHaveLength(1)
  expect(papersIn(await look(who.centre, filed.id))).toHaveLength(1)
  await act(who.bao, filed.id, 'accept')
  const informed = await act(who.bao, filed.id, 'inform', { note: '正在核对。', papers: [await paperOf(who.bao, anXlsx())] })
  expect(latest(informed)).toMatchObject([{ kind: 'xlsx', name: `${filed.number}-材料2.xlsx` }])
  expect(latest(await look(who.li, filed.id))).toHaveLength(1)
  const { status, reply } = await joinAs(server, who.zhang, filed)
  expect(status).toBe(200)
  expect(reply.ticket.audience).toBe('neighbour')
  expect(JSON.stringify(reply)).not.toMatch(/材料|\/paper/)
  expect(JSON.stringify(await look(who.oversight, filed.id).catch(() => ({})))).not.toContain('材料')
})

test('a paper goes with 我也遇到: to the units and to whoever joined, not to the reporter', async () => {
  const filed = await file(who.li, { identity: 'named' })
  const { status, reply } = await joinAs(server, who.zhang, filed, { papers: [await paperOf(who.zhang)] })
  expect([status, latest(reply.ticket)]).toMatchObject([200, [{ kind: 'pdf' }]])
  expect(latest(await look(who.bao, filed.id))).toHaveLength(1)
  expect(JSON.stringify(await look(who.li, filed.id))).not.toMatch(/材料|\/paper/)
  expect((await verifyTickets(server.deps)).findings).toEqual([])
})

test('what staff write for themselves stays with them, papers too', async () => {
  const filed = await file(who.li)
  await act(who.bao, filed.id, 'note', { reason: '内部材料。', papers: [await paperOf(who.bao)] })
  expect(latest(await look(who.bao, filed.id))).toHaveLength(1)
  expect(JSON.stringify(await look(who.li, filed.id))).not.toContain('材料1')
})

test('only one own, only once, five at a time', async () => {
  const [mine, hers] = [await paperOf(who.li), await paperOf(who.zhang)]
  const filed = await file(who.li, { papers: [mine] })
  for (const papers of [[mine], [hers]])
    expect(await tryTo(who.li, filed.id, 'supplement', { note: '再补一份材料。', papers })).toMatchObject({ status: 400 })
  const six = await Promise.all(Array.from({ length: 6 }, () => paperOf(who.li)))
  expect(await tryTo(who.li, filed.id, 'supplement', { note: '再补一份材料。', papers: six })).toMatchObject({ status: 400 })
  expect(await tryTo(who.bao, filed.id, 'accept', { papers: [await paperOf(who.bao)] })).toMatchObject({ status: 400 })
})

test('an anonymous reporter sends one by the query code', async () => {
  const code = server.caller({ 'x-query-code': aQueryCode(3) })
  const filed = await withPaper(code, { identity: 'anonymous' })
  expect(papersIn(filed)).toHaveLength(1)
  expect((await rowsOf())[0]!.actor).not.toContain('person')
})

test('one that nothing takes goes after a day, row and file; one that belongs to a ticket stays', async () => {
  await withPaper(who.li)
  const kept = await pathOf()
  const { id } = await send(who.li, aDocx())
  const [row] = (await rowsOf()).filter((one) => one.id === id)
  const orphan = server.deps.files.paperPathOf(row!.sha256)
  expect(existsSync(orphan)).toBe(true)
  server.time.now += 25 * HOUR
  expect(await sweepOrphans(server.deps)).toBe(1)
  await sweepStrays(server.deps)
  expect([existsSync(orphan), existsSync(kept)]).toEqual([false, true])
})

test('an erasure takes it, row and file; the history still holds, and a changed file is found', async () => {
  const filed = await withPaper(who.li)
  const kept = await pathOf()
  expect(await problems()).toEqual([])
  const { sha256 } = (await rowsOf())[0]!
  const bytes = readFileSync(kept)
  await server.deps.files.keepPaper(sha256, Buffer.from('changed'))
  expect(await problems()).toEqual([`paper ${sha256.slice(0, 12)} was changed`])
  await server.deps.files.keepPaper(sha256, bytes)
  await act(who.centre, filed.id, 'erase', { eraseWhat: 'papers', eraseWhy: 'others' })
  await drainOutbox(server.deps, { tell: tellHandler(server.deps), erase: eraseHandler(server.deps) })
  expect(existsSync(kept)).toBe(false)
  expect(await rowsOf()).toEqual([])
  expect(papersIn(await look(who.li, filed.id))).toEqual([])
  expect(await look(who.li, filed.id)).toMatchObject({ text: expect.stringMatching(/.{4}/) })
  expect(await problems()).toEqual([])
})

const problems = async () => (await verifyTickets(server.deps)).findings.map(({ problem }) => problem)

test("the export of what is one's own holds it", async () => {
  const filed = await withPaper(who.li)
  const { rawPayload } = await server.app.inject({ url: '/api/my/export', headers: who.li.headers })
  const parts = unzip(rawPayload)
  const name = `papers/${filed.number}-材料1.pdf`
  expect(sha256Of(parts.get(name)!)).toBe((await rowsOf())[0]!.sha256)
  expect(JSON.parse(parts.get(`tickets/${filed.number}.json`)!.toString()).papers).toEqual([name])
})

test('resolving may carry papers, which no neighbour who joined gets, though they read the words', async () => {
  const filed = await file(who.li, { identity: 'named' })
  await joinAs(server, who.zhang, filed)
  const done = await act(who.bao, filed.id, 'resolve', { ...SOLVED, papers: [await paperOf(who.bao, aDocx())] })
  expect(unzip((await server.app.inject(latest(done)[0]!.address)).rawPayload).has('docProps/core.xml')).toBe(false)
  const joined = await look(who.zhang, filed.id)
  expect(joined.timeline.at(-1)).toMatchObject({ action: 'resolve', text: SOLVED.note })
  expect(JSON.stringify(joined)).not.toMatch(/材料\d|\/paper/)
  expect(latest(await look(who.li, filed.id))).toHaveLength(1)
})
