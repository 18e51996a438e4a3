/** What the demo's story leaves at the desk of supervision: a final bulletin, one with an objection, a meeting; once. */
import { bulletinApi } from '../../../src/domain/api-bulletin'
import { meetingApi } from '../../../src/domain/api-meeting'
import { tellBulletins } from '../../../src/server/story/bulletins'
import { startServer, type TestServer } from '../../helpers/server'
import { tellInto } from '../../helpers/told'

jest.setTimeout(300_000)
let server: TestServer
beforeAll(async () => {
  server = await startServer({ settings: { CHECK_SHARE: 20 } })
  await tellInto(server, 24)
})
afterAll(() => server.close())

test('a final bulletin, one that waits for an answer, and a meeting to go on from; told again it is told once', async () => {
  for (let times = 0; times < 2; times++) await tellBulletins(server.deps, () => false)
  const chen = await server.as('chenlan')
  const { rows } = (await chen.call(bulletinApi.bulletins, {})).reply
  expect(rows.map(({ state, unanswered }) => `${state} ${unanswered}`)).toEqual(['provisional 1', 'final 0'])
  const [open, final] = rows
  const view = (id: string) => chen.call(bulletinApi.bulletin, { params: { id }, query: {} })
  expect((await view(open!.id)).reply.objections[0]).toMatchObject({ answer: null })
  expect((await view(final!.id)).reply.editions.map(({ state }) => state)).toEqual(['final', 'provisional', 'draft', 'draft'])
  expect((await chen.call(meetingApi.meetings)).reply.rows).toMatchObject([{ decisions: 1 }])
})
