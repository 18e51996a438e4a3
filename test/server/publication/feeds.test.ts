import { boardApi } from '../../../src/domain/api-board'
import { publicityApi } from '../../../src/domain/api-publicity'
import { fileForPublic, publish } from '../../helpers/board'
import { startServer, type TestServer } from '../../helpers/server'
import { people, TIANHE, type People } from '../../helpers/story'

let server: TestServer
let who: People
let lamp: { id: string; caseId: string }
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
  const { id } = await fileForPublic(who.li, { text: '我叫李秀兰，路灯<不亮>&晃，电话13800005206。' })
  lamp = { id, caseId: await publish(who.centre, id, { title: '路灯<script>不亮</script>&“晃”\u0007', text: '只在正文里的话' }) }
})
afterAll(() => server.close())

const feed = async (query = '') => (await server.app.inject({ url: `/feeds/board.xml${query}`, headers: { host: 'here.test' } })).body
/** Its items by tag, as a reader has them. */
const parsed = (xml: string) =>
  Array.from(xml.matchAll(/<item>(.*?)<\/item>/g), ([, item]) =>
    Object.fromEntries(Array.from(item!.matchAll(/<(\w+)[^>]*>([^<>]*)<\/\1>/g), ([, tag, words]) => [tag, unescaped(words!)])),
  )
const unescaped = (words: string) =>
  words.replace(/&(lt|gt|quot|apos|amp);/g, (_, sign: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[sign]!)

test('what the board lists is in the feed, its signs escaped, and leads to the case', async () => {
  expect(parsed(await feed())).toEqual([
    {
      title: '路灯<script>不亮</script>&“晃”',
      link: `http://here.test/board/case/index?id=${lamp.caseId}`,
      guid: `${lamp.caseId} submitted`,
      category: '公共设施',
      description: '已提交 · 天和社区第 3 网格 · 天和社区第 3 网格办',
    },
  ])
})

test('neither the reporter’s words nor anything personal is in it, and nothing that the list does not show', async () => {
  const xml = await feed()
  // eslint-disable-next-line no-control-regex
  expect(xml).not.toMatch(/[\u0000-\u0008]|&(?!(lt|gt|quot|apos|amp);)/)
  expect(xml).not.toMatch(/李秀兰|13800005206|只在正文里的话/)
  expect(xml).not.toContain(lamp.id)
})

test('of one community, of one category, and of what is not there', async () => {
  expect(parsed(await feed(`?place=${TIANHE}`))).toHaveLength(1)
  expect(await feed(`?place=${TIANHE}`)).toContain('公开的事 · 天和社区</title>')
  expect(parsed(await feed('?category=public_facility'))).toHaveLength(1)
  expect(parsed(await feed('?category=ecology'))).toEqual([])
  expect(parsed(await feed('?place=nowhere'))).toEqual([])
  const wrong = await server.app.inject({ url: '/feeds/board.xml?category=none' })
  expect([wrong.statusCode, wrong.json().code]).toEqual([404, 'notFound'])
})

test('what is taken back is gone from it as from the board', async () => {
  await who.li.call(publicityApi.consent, { params: { id: lamp.id }, body: { consent: false } })
  expect((await server.caller().call(boardApi.publicCases, { query: {} })).reply.rows).toEqual([])
  expect(parsed(await feed())).toEqual([])
})
