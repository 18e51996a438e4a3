import { OTHER_LANGUAGES } from '../../../src/domain/words/languages'
import { boardApi } from '../../../src/domain/api-board'
import { sceneStaffApi } from '../../../src/domain/api-scene-staff'
import type { Endpoint } from '../../../src/domain/api'
import { calls } from '../../../src/domain/calls'
import { sumDays } from '../../../src/server/figures/days'
import { fileForPublic, onBoard, publish, tryToDecide, waiting } from '../../helpers/board'
import { aReleasedBulletin } from '../../helpers/bulletin'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, GRID_3, IN_GRID_3, people, type People } from '../../helpers/story'

jest.setTimeout(60_000)
let server: TestServer
let who: People
let anybody: Caller
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
  anybody = server.caller()
})
afterAll(() => server.close())

/** Twenty: as written, and as one would look for it. */
// prettier-ignore
const SECRETS: [written: string, found: RegExp][] = [
  ['电话13711112222',            /13711112222/],
  ['手机 137 1111 3333',         /137\s*1111\s*3333/],
  ['１３７１１１１４４４４',        /1371111444/],
  ['一三七一一一一五五五五',        /一三七一一一一/],
  ['座机0470-3887766',           /3887766/],
  ['（0470）388 5544',            /388\s*5544/],
  ['身份证150703196802296611',    /196802296611/],
  ['150703 19680229 662X',       /662X/i],
  ['旧证150703680229663',         /680229663/],
  ['车牌蒙E77K88',                /E77K88/i],
  ['蒙ED66778',                  /ED66778/i],
  ['卡号6217001930055667788',     /621700193005/],
  ['邮箱mei.lin68@example.cn',    /mei\.lin68/],
  ['微信meilin_1968',             /meilin_1968/],
  ['我叫梅琳香，',                 /梅琳香/],
  ['联系人：斯琴高娃尔，',          /斯琴高/],
  ['姓名 欧阳冬雪。',              /欧阳冬雪/],
  ['住7栋3单元1904',              /3单元1904|7栋3/],
  ['坐标117.7111,49.4411',        /117\.7111|49\.4411/],
  ['东经117.6987 北纬49.4321',    /117\.6987|49\.4321/],
]
const ALL = SECRETS.map(([written]) => written).join('，')
const [FIRST, SECOND, THIRD] = [SECRETS.slice(0, 8), SECRETS.slice(8, 14), SECRETS.slice(14)].map((some) =>
  some.map(([written]) => written).join('，'),
)

/** A life of a case, with secrets in every word anybody wrote. */
async function lifeOf(reporter: Caller, id: string) {
  await act(reporter, id, 'supplement', { note: ALL.slice(0, 290) })
  await act(who.bao, id, 'note', { reason: `${FIRST}` })
  await act(who.bao, id, 'resolve', { outcome: 'solved', note: `${SECOND}，${THIRD}` })
  await act(reporter, id, 'judge', { solved: 'no', satisfied: '1', note: ALL.slice(-290) })
  await act(who.bao, id, 'resolve', { outcome: 'partly', note: ALL.slice(0, 290) })
}

test('twenty secrets in texts, notes, verdicts, supplements and places are in no answer that anyone may get', async () => {
  expect(SECRETS).toHaveLength(20)
  const place = { words: `${SECRETS[14]![0]}住7栋3单元1904`, point: { ...IN_GRID_3, lng: 117.7111, lat: 49.4411 } }
  const cases = []
  for (const text of [FIRST!, SECOND!, THIRD!, ALL]) cases.push(await fileForPublic(who.li, { text, place, identity: 'named' }))
  for (const { id } of cases) {
    await publish(who.centre, id)
    await lifeOf(who.li, id)
    await publish(who.centre, id)
  }
  const private_ = await file(who.zhang, { text: ALL, place })
  await lifeOf(who.zhang, private_.id)
  const refused = await fileForPublic(who.zhang, { text: ALL, place })
  await tryToDecide(who.centre, (await waiting(who.centre, refused.id))!, { publish: false, reason: ALL.slice(0, 190) })
  await fileForPublic(who.zhang, { text: ALL, place })
  await sumDays(server.deps)
  const ids = await onBoard(anybody)
  expect(ids).toHaveLength(4)

  const scenes = [await aScene()]
  const bulletins = [await aReleasedBulletin(server)]
  const answers = await everyPublicAnswer({
    '/board/cases/:id': ids,
    '/scenes/:code': scenes,
    '/board/bulletins/:id': bulletins,
    '/words/:language': [...OTHER_LANGUAGES],
  })
  expect(answers.length).toBeGreaterThan(15)
  const found = answers.flatMap(({ url, body }) =>
    SECRETS.filter(([, secret]) => secret.test(body)).map(([written]) => `${url}: ${written}`),
  )
  expect(found).toEqual([])
  // what the board knows of the cases is there: the walk looked at real answers
  expect(answers.filter(({ body }) => body.includes('〔电话〕')).length).toBeGreaterThan(0)
  for (const id of ids) expect(answers.some(({ body }) => body.includes(id))).toBe(true)
})

test('the reporter’s own name and those of the staff who had it in hand are taken out wherever they stand', async () => {
  const { id } = await fileForPublic(who.li, { text: '李秀兰家门口路灯不亮', identity: 'named' })
  await act(who.bao, id, 'resolve', { outcome: 'solved', note: '包晓燕和李秀兰都在场' })
  const caseId = await publish(who.centre, id)
  const { reply } = await anybody.call(boardApi.publicCase, { params: { id: caseId } })
  expect(reply.case).toMatchObject({ text: '〔姓名〕家门口路灯不亮', outcome: { words: '〔姓名〕和〔姓名〕都在场' } })
})

test('nothing secret can be searched for', async () => {
  for (const words of ['13711112222', '3887766', '150703196802296611', 'E77K88', '梅琳香', '欧阳冬雪', 'meilin', '1904', '117.7111'])
    expect(await onBoard(anybody, { words })).toEqual([])
})

/** A code that hangs in public: its words are written by staff for everybody, and no report is in them. */
async function aScene(): Promise<string> {
  const { status, reply, problem } = await who.bao.call(sceneStaffApi.makeScene, {
    body: { unitId: GRID_3, words: '5 号楼北侧路灯 12 号' },
  })
  if (status !== 200) throw new Error(`no scene: ${JSON.stringify(problem)}`)
  return reply.code
}

/** Every address that anyone may read, with every value it takes; `known`: the values of those that name one thing. One that is not known here fails. */
async function everyPublicAnswer(known: Record<string, string[]>): Promise<{ url: string; body: string }[]> {
  const { rows } = (await anybody.call(boardApi.publicCases, { query: {} })).reply
  const queries: Record<string, string[]> = {
    figures: ['?period=month', '?period=lastMonth', '?period=year'],
    publicCases: ['', '?only=open', `?place=${rows[0]!.gridId}`, `?category=${rows[0]!.category}`, '?words=电话'],
  }
  const open = Object.entries(calls as Record<string, Endpoint>).filter(
    ([, { method, for: callers }]) => method === 'GET' && callers.includes('anyone'),
  )
  const urls = open.flatMap(([name, { path }]) =>
    path.includes(':')
      ? valuesOf(known, path).map((value) => path.replace(/:\w+/, value))
      : (queries[name] ?? ['']).map((query) => path + query),
  )
  const answers = []
  for (const url of urls) {
    const { statusCode, body } = await server.app.inject({ url: encodeURI(`/api${url}`) })
    expect(`${url} ${statusCode}`).toBe(`${url} 200`)
    answers.push({ url, body })
  }
  return answers
}

function valuesOf(known: Record<string, string[]>, path: string): string[] {
  const values = known[path]
  if (!values) throw new Error(`nobody looked at what ${path} shows: name real values for it`)
  return values
}
