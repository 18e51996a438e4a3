/** 挂图作战: projects, listed and sponsored cases side by side; by number and kind of matter, never by anybody's words, and nothing in confidence. */
import { projectApi } from '../../../src/domain/api-project'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, look, people, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())

const wall = async () => (await who.supervisor.call(projectApi.wall, {})).reply.rows
const dayFor = async (id: string) => (await look(who.supervisor, id)).actions.find(({ action }) => action === 'sponsor')!.days!.from

test('what is set up, listed and sponsored stands there, the late one first', async () => {
  const some = { content: '矿山路补灯', served: '三个小区', unitId: 'housing', person: '孙伟', dueDay: '2027-06-30' }
  const { reply } = await who.centre.call(projectApi.beginProject, { body: some })
  await who.housing.call(projectApi.stepProject, { params: { id: reply.id }, body: { step: 'plan', words: '招标', day: '2027-01-31' } })
  const listed = await file(who.li, { text: '王二麻子家门口的路灯不亮' })
  await act(who.supervisor, listed.id, 'supervise', { grade: 'listed', reason: '拖得太久' })
  const sponsored = await file(who.zhang, { text: '楼道里堆着自行车' })
  await act(who.supervisor, sponsored.id, 'sponsor', {
    leader: '副区长',
    person: '包晓燕',
    measures: '每周看',
    until: await dayFor(sponsored.id),
  })
  const plain = await file(who.li, { text: '又一盏路灯不亮了' })
  const rows = await wall()
  expect(rows.map(({ id }) => id).sort()).toEqual([reply.id, listed.id, sponsored.id].sort())
  expect(rows.some(({ id }) => id === plain.id)).toBe(false)
  expect(rows.find(({ id }) => id === reply.id)).toMatchObject({ kind: 'project', marks: [{ day: '2027-01-31', reached: false }] })
  expect(rows.find(({ id }) => id === listed.id)).toMatchObject({ kind: 'listed', item: expect.stringContaining(listed.number) as string })
  expect(JSON.stringify(rows)).not.toMatch(/王二麻子|自行车|5 号楼/)
  server.time.now += 60 * 86_400_000
  who = await people(server)
  expect((await wall())[0]).toMatchObject({ flag: 'black' })
  expect((await wall()).at(-1)).toMatchObject({ id: reply.id })
})

test('a complaint about a unit, 举报 and category 13 never stand there', async () => {
  const before = (await wall()).length
  const about = await file(who.li, { category: 'policy_style_other', item: 'advice' })
  await act(who.supervisor, about.id, 'supervise', { grade: 'listed', reason: '拖得太久' })
  expect(await wall()).toHaveLength(before)
  expect((await who.housing.call(projectApi.wall, {})).status).toBe(403)
})
