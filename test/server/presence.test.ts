/** 在场: who else is at a ticket, said among those who work on it and see it; on another server too, and nowhere once they left. */
import type { AddressInfo } from 'node:net'
import { startServer, type Caller, type TestServer } from '../helpers/server'
import { listen, tokenOf, until } from '../helpers/sockets'
import { file, people, type People } from '../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
  await server.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

type Told = { near?: { name: string; doing: string }[]; at?: string }

async function desk(caller: Caller, at = server) {
  const { port } = at.app.server.address() as AddressInfo
  const { socket, heard } = await listen(port, tokenOf(caller))
  await until(() => heard.some(({ ready }) => ready))
  const near = () => (heard as Told[]).filter(({ near: told }) => told)
  return {
    socket,
    near,
    last: () => near().at(-1)?.near,
    is: (at: string | null, doing = 'reads') => socket.send(JSON.stringify({ at, doing })),
  }
}

test('two at one ticket hear of each other, what they do there, and that one has left', async () => {
  const { id } = await file(who.li)
  const [bao, tianhe] = [await desk(who.bao), await desk(who.tianhe)]
  bao.is(id)
  await until(() => bao.last()?.length === 0)
  tianhe.is(id, 'writes')
  await until(() => bao.last()?.length === 1)
  expect(bao.near().at(-1)).toEqual({ at: id, near: [{ name: '赵丽娟', doing: 'writes' }] })
  await until(() => tianhe.last()?.[0]?.name === '包晓燕')
  tianhe.is(null)
  await until(() => bao.last()?.length === 0)
  tianhe.is(id)
  await until(() => bao.last()?.[0]?.doing === 'reads')
  tianhe.socket.close()
  await until(() => bao.last()?.length === 0)
  bao.socket.close()
})

test('whoever does not see the ticket, watches over others, or reports, neither says nor hears anything', async () => {
  const { id } = await file(who.li)
  const bao = await desk(who.bao)
  bao.is(id)
  await until(() => bao.last()?.length === 0)
  const outside = await Promise.all([who.housing, who.grid1, who.supervisor, who.leader, who.li].map((caller) => desk(caller)))
  for (const one of outside) one.is(id)
  // said after all of them, and heard: theirs was taken before
  const centre = await desk(who.centre)
  centre.is(id)
  await until(() => bao.last()?.length === 1)
  expect(bao.last()).toEqual([{ name: '周敏', doing: 'reads' }])
  for (const one of outside) expect(one.near()).toEqual([])
  for (const one of [bao, centre, ...outside]) one.socket.close()
})

test('nonsense is nobody’s whereabouts', async () => {
  const { id } = await file(who.li)
  const bao = await desk(who.bao)
  for (const text of ['{', '{"at":1}', `{"at":"${id}","doing":"sleeps"}`, 'x'.repeat(900)]) bao.socket.send(text)
  bao.is(id)
  await until(() => bao.near().length === 1)
  bao.socket.close()
})

test('somebody at the desk of another server is near too', async () => {
  const other = await startServer({ database: server.database })
  await other.app.listen({ port: 0, host: '127.0.0.1' })
  const { id } = await file(who.li)
  const [bao, tianhe] = [await desk(who.bao), await desk(who.tianhe, other)]
  bao.is(id)
  await until(() => bao.near().length > 0)
  tianhe.is(id, 'writes')
  await until(() => bao.last()?.[0]?.doing === 'writes')
  tianhe.socket.close()
  await until(() => bao.last()?.length === 0)
  bao.socket.close()
  await other.close()
})
