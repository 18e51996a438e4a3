/** The dossier of a ticket as one file (一案一档): read back by a program that did not write it, in the reader's own view, on record. */
import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { dossierApi } from '../../../src/domain/api-dossier'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, look, people, SOLVED, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())

const take = (caller: Caller, id: string, reason = 'review') =>
  server.app.inject({ url: `/api${dossierApi.exportDossier.path.replace(':id', id)}`, query: { reason }, headers: caller.headers })
const takenBy = async (caller: Caller, id: string) => {
  const { rawPayload } = await take(caller, id)
  return new Map(Object.entries(unzipSync(rawPayload)))
}
const logged = () =>
  server.deps.db.selectFrom('audit').select(['what', 'result']).where('what', 'like', 'dossier:%').orderBy('id').execute()

/** A named report with a photo that was done, with a note only staff read. */
async function aCase() {
  const { id } = await file(who.li, { identity: 'named' })
  await act(who.bao, id, 'note', { reason: '住户情绪激动，注意方式' })
  await act(who.bao, id, 'resolve', SOLVED)
  return id
}

test('it holds the story in words, the record, the chain, and the weight of every file', async () => {
  const id = await aCase()
  const files = await takenBy(who.tianhe, id)
  const { number } = await look(who.tianhe, id)
  expect([...files.keys()]).toEqual(['说明.txt', '办理经过.txt', `tickets/${number}.json`, '凭据.json', '指纹.txt'])
  const words = strFromU8(files.get('办理经过.txt')!)
  expect(words).toContain('赵丽娟')
  expect(words).toContain('住户情绪激动')
  const chain = await server.deps.db.selectFrom('ticket_event').select('hash').where('ticket_id', '=', id).orderBy('seq').execute()
  const proof = JSON.parse(strFromU8(files.get('凭据.json')!)) as { head: string; chain: { hash: string }[] }
  expect(proof.chain.map(({ hash }) => hash)).toEqual(chain.map(({ hash }) => hash.toString('hex')))
  expect(proof.head).toBe(chain.at(-1)!.hash.toString('hex'))
  for (const line of strFromU8(files.get('指纹.txt')!).trim().split('\n')) {
    const [print = '', name = ''] = line.split('  ')
    expect([name, print]).toEqual([name, createHash('sha256').update(files.get(name)!).digest('hex')])
  }
})

test('never who reported it, whoever takes it out', async () => {
  const id = await aCase()
  for (const caller of [who.tianhe, who.centre, who.supervisor])
    for (const [name, bytes] of await takenBy(caller, id)) expect(`${name} ${strFromU8(bytes)}`).not.toMatch(/13800005206|李秀兰/)
})

test('only of what one may see, for a reason, by those whose work it is; and it is on record', async () => {
  const id = await aCase()
  const before = await logged()
  expect((await take(who.housing, id)).statusCode).toBe(404)
  expect((await take(who.bao, id)).statusCode).toBe(403)
  expect((await take(who.li, id)).statusCode).toBe(403)
  expect((await take(who.tianhe, id, 'curiosity')).statusCode).toBe(400)
  expect(await logged()).toEqual(before)
  await take(who.tianhe, id, 'court')
  expect((await logged()).at(-1)).toEqual({ what: `dossier:${id}`, result: 'court' })
})

test('what was erased is not in it', async () => {
  const { id } = await file(who.li, { text: '三楼的灯坏了，张三摔了一跤' })
  await act(who.li, id, 'askErase', {})
  await act(who.centre, id, 'erase', { eraseWhat: 'all', eraseWhy: 'asked' })
  for (const [, bytes] of await takenBy(who.centre, id)) expect(strFromU8(bytes)).not.toContain('张三')
})
