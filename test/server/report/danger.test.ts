import { api } from '../../../src/domain/api'
import { startServer, type TestServer } from '../../helpers/server'
import { file, look, people, type People } from '../../helpers/story'

const at = (words: string) => Date.parse(`${words}:00+08:00`)

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  server.time.now = at('2026-11-28T23:00')
  who = await people(server)
})
afterAll(() => server.close())
beforeEach(() => {
  // a Saturday night: only what is urgent runs on
  server.time.now = at('2026-11-28T23:10')
})

const limitsOf = async (id: string) => Object.fromEntries((await look(who.bao, id)).clocks.map(({ kind, dueAt }) => [kind, dueAt]))

test('a text of danger is filed as critical, whatever sub-item was chosen: its clocks run through the night', async () => {
  const { id } = await file(who.li, { category: 'public_facility', item: 'lamp', text: '三号楼楼道着火了，火很大' })
  expect(await look(who.bao, id)).toMatchObject({ urgency: 'critical' })
  expect(await limitsOf(id)).toEqual({ accept: at('2026-11-28T23:40'), handle: at('2026-11-29T23:10') })
})

test('what is feared or only sounds like danger is filed as ever', async () => {
  for (const text of ['三号楼的消防通道没有灯，怕着火', '三号楼前的路灯不亮，晚上很黑']) {
    const { id } = await file(who.li, { category: 'public_facility', item: 'lamp', text })
    expect(await look(who.bao, id)).toMatchObject({ urgency: 'normal' })
    expect((await limitsOf(id)).accept).toBeGreaterThan(at('2026-11-30T08:00'))
  }
})

test('the phone has no say in it: neither up nor down', async () => {
  const lowered = await file(who.li, { text: '有人触电躺在地上', urgency: 'normal' } as object)
  const raised = await file(who.li, { text: '三号楼前的路灯不亮', urgency: 'critical' } as object)
  expect(await look(who.bao, lowered.id)).toMatchObject({ urgency: 'critical' })
  expect(await look(who.bao, raised.id)).toMatchObject({ urgency: 'normal' })
})

test('and it lies on top of the grid worker’s desk', async () => {
  const plain = await file(who.li, { text: '三号楼前的长椅坏了' })
  const danger = await file(who.li, { text: '老人被困在电梯里' })
  const rows = (await who.bao.call(api.inbox, { query: { desk: 'todo' } })).reply.rows.map((row) => row.id)
  expect(rows.indexOf(danger.id)).toBeLessThan(rows.indexOf(plain.id))
})
