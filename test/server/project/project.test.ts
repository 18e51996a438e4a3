/** Projects for the people (民生项目) over the wire: set up, claimed, planned, struck off and told by others. */
import { projectApi, type NewProject, type ProjectDeed } from '../../../src/domain/api-project'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { people, type People } from '../../helpers/story'

let server: TestServer
let who: People
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
})
afterAll(() => server.close())

const SOME: NewProject = {
  content: '温馨家园二次供水改造',
  served: '温馨家园 12 栋 460 户',
  unitId: 'housing',
  person: '孙伟',
  dueDay: '2027-06-30',
}
const begin = async (by: Caller = who.centre, some: Partial<NewProject> = {}) => {
  const { status, reply, problem } = await by.call(projectApi.beginProject, { body: { ...SOME, ...some } })
  if (status !== 200) throw new Error(JSON.stringify(problem))
  return reply.id
}
const step = (by: Caller, id: string, deed: ProjectDeed) => by.call(projectApi.stepProject, { params: { id }, body: deed })
const done = async (by: Caller, id: string, deed: ProjectDeed) => {
  const { status, reply, problem } = await step(by, id, deed)
  if (status !== 200) throw new Error(`${deed.step}: ${JSON.stringify(problem)}`)
  return reply
}
const listed = async (by: Caller) => (await by.call(projectApi.projects, {})).reply.rows.map(({ id }) => id)
const outside = async () => (await server.caller().call(projectApi.publicProjects, {})).reply.rows

test('from setting up to the flag: each step by whom the table lets, and its line for the auditor', async () => {
  const id = await begin()
  await done(who.leader, id, { step: 'claim', words: '巴雅尔 副区长' })
  const planned = await done(who.housing, id, { step: 'plan', words: '招标', day: '2027-02-28' })
  expect(planned.milestones).toMatchObject([{ words: '招标', reached: null, late: false }])
  expect((await step(who.housing, id, { step: 'askStrike', words: '好了' })).status).toBe(409)
  await done(who.housing, id, { step: 'reach', of: planned.milestones[0]!.no, words: '中标通知书 3 号' })
  expect((await step(who.housing, id, { step: 'reach', of: planned.milestones[0]!.no, words: '又一次' })).status).toBe(409)
  await done(who.housing, id, { step: 'askStrike', words: '460 户都通了水' })
  expect((await step(who.housing, id, { step: 'strike', words: '我看过了' })).status).toBe(403)
  await done(who.supervisor, id, { step: 'sendBack', words: '3 号楼还没通' })
  await done(who.housing, id, { step: 'askStrike', words: '3 号楼也通了' })
  const struck = await done(who.supervisor, id, { step: 'strike', words: '抽了 20 户，都有水' })
  expect(struck).toMatchObject({ state: 'struck', flag: 'red', leader: '巴雅尔 副区长', reached: 1, planned: 1 })
  expect(struck.lines.map((line) => line.step)).toEqual(['strike', 'askStrike', 'sendBack', 'askStrike', 'reach', 'plan', 'claim', 'begin'])
  const logged = await server.deps.db.selectFrom('audit').select('result').where('what', '=', `project:${id}`).orderBy('id').execute()
  expect(logged.map(({ result }) => result)).toEqual(['begin', 'claim', 'plan', 'reach', 'askStrike', 'sendBack', 'askStrike', 'strike'])
  await expect(server.deps.pool.query(`update project_line set words = 'x' where project_id = $1`, [id])).rejects.toThrow('stays')
})

test('told outside only after another than who set it up let it go, and nothing of what was said inside', async () => {
  const id = await begin(who.centre, { content: '矿山路路灯补亮' })
  await done(who.housing, id, { step: 'tell', words: '杆子要跨铁路，还在协调' })
  expect(await outside()).toEqual([])
  expect((await step(who.centre, id, { step: 'release' })).status).toBe(409)
  await done(who.supervisor, id, { step: 'release' })
  const told = await outside()
  expect(told).toMatchObject([{ id, content: '矿山路路灯补亮', unit: '区住建局', state: 'open', reached: 0, planned: 0 }])
  expect(JSON.stringify(told)).not.toMatch(/协调|孙伟/)
})

test('whom it does not concern it is not there for', async () => {
  const id = await begin()
  expect(await listed(who.centre)).toContain(id)
  for (const near of [who.housing, who.leader, who.supervisor]) expect(await listed(near)).toContain(id)
  expect(await listed(who.street)).not.toContain(id)
  expect((await who.street.call(projectApi.project, { params: { id } })).status).toBe(404)
  expect((await step(who.street, id, { step: 'tell', words: 'x' })).status).toBe(404)
  expect((await who.housing.call(projectApi.beginProject, { body: SOME })).status).toBe(403)
})

test('what is not filled in is named, and a unit or a day there is not is refused', async () => {
  const id = await begin()
  expect(await step(who.housing, id, { step: 'plan', words: '招标' })).toMatchObject({
    status: 400,
    problem: { fields: { day: 'missing' } },
  })
  expect(await step(who.housing, id, { step: 'plan', words: '招标', day: '2030-01-01' })).toMatchObject({ status: 409 })
  for (const some of [{ unitId: 'nowhere' }, { dueDay: '2020-01-01' }, { content: '' }])
    expect((await who.centre.call(projectApi.beginProject, { body: { ...SOME, ...some } })).status).toBe(400)
})
