import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import { api } from '../../src/domain/api'
import { noticesApi } from '../../src/domain/api-notices'
import { startServer, type TestServer } from '../helpers/server'
import { listen, tokenOf, until } from '../helpers/sockets'
import { act, drain, file, people, type People } from '../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
  await server.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => server.close())

const portOf = (one: TestServer) => (one.app.server.address() as AddressInfo).port

test('a new report is heard by its grid worker and the centre within a second, and by nobody else', async () => {
  const port = portOf(server)
  const [bao, centre, other, zhang] = await Promise.all(
    [who.bao, who.centre, who.grid1, who.zhang].map((caller) => listen(port, tokenOf(caller))),
  )
  await until(() => [bao, centre, other, zhang].every((one) => one!.heard.some((message) => message.ready)))
  const isHeard = (id: string) => [bao, centre].every((one) => one!.heard.some((message) => message.ticket === id))
  // a machine that does other things as well may miss a second once, not three times
  let id = ''
  const waits: number[] = []
  while (waits.length < 3 && !waits.some((wait) => wait < 1_000)) {
    const began = Date.now()
    id = (await file(who.li)).id
    await until(() => isHeard(id), 30_000)
    waits.push(Date.now() - began)
  }
  expect(Math.min(...waits)).toBeLessThan(1_000)
  await act(who.bao, id, 'accept')
  await until(() => bao!.heard.some((message) => message.ticket === id && message.stage === 2))
  expect([...other!.heard, ...zhang!.heard].filter((message) => message.ticket === id)).toEqual([])
  for (const one of [bao, centre, other, zhang]) one!.socket.close()
})

test('whoever has a new notice hears so, and nobody else; so do their other phones when it is read', async () => {
  const own = await startServer()
  await own.app.listen({ port: 0, host: '127.0.0.1' })
  const { li, zhang, bao } = await people(own)
  const [stranger, worker] = await Promise.all([zhang, bao].map((caller) => listen(portOf(own), tokenOf(caller))))
  await until(() => [stranger, worker].every((one) => one!.heard.some((message) => message.ready)))
  const count = (one: typeof worker) => one!.heard.filter((message) => message.notices).length
  await file(li)
  await drain(own)
  await until(() => count(worker) === 1)
  await bao.call(noticesApi.readNotices, { body: { until: own.time.now } })
  await until(() => count(worker) === 2)
  expect(count(stranger)).toBe(0)
  for (const one of [stranger, worker]) one!.socket.close()
  await own.close()
})

test('a wrong token closes the socket', async () => {
  const { closed } = await listen(portOf(server), 'not-a-token')
  const [code] = await closed
  expect(code).toBe(4401)
})

test('signing out closes the socket within two seconds', async () => {
  const caller = await server.as('liuguodong')
  const { heard, closed } = await listen(portOf(server), tokenOf(caller))
  await until(() => heard.some((message) => message.ready))
  await caller.call(api.signOut, { body: {} })
  const [code] = await closed
  expect(code).toBe(4401)
})

test('a second server on the same database hears of the change too', async () => {
  const second = await startServer({ database: server.database })
  await second.app.listen({ port: 0, host: '127.0.0.1' })
  const { socket, heard } = await listen(portOf(second), tokenOf(who.bao))
  await until(() => heard.some((message) => message.ready))
  const { id } = await file(who.li)
  await until(() => heard.some((message) => message.ticket === id))
  socket.close()
  await second.close()
})

test('the server closes although sockets are open', async () => {
  const own = await startServer()
  await own.app.listen({ port: 0, host: '127.0.0.1' })
  const bao = await own.as('baoxiaoyan')
  const { socket, closed } = await listen(portOf(own), tokenOf(bao))
  // nobody closes the socket but the server: waiting for that would never end
  await own.close()
  await closed
  expect(socket.readyState).toBe(WebSocket.CLOSED)
})
