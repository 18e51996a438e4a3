/** Text messages: to whom a report was filed for (代办), and of what matters to whoever asked; number and state, not a word of it. */
import { accountApi } from '../../../src/domain/api-account'
import { noticesApi } from '../../../src/domain/api-notices'
import { TEXTS, textWords } from '../../../src/domain/notices/texts'
import { tellHandler } from '../../../src/server/outbox/tell'
import { textHandler } from '../../../src/server/outbox/text'
import { drainOutbox } from '../../../src/server/outbox/worker'
import { httpSender } from '../../../src/server/people/senders'
import { startServer, type TestServer } from '../../helpers/server'
import { act, file, people, type People } from '../../helpers/story'

const GRANDMA = { name: '王桂兰', phone: '13712340077' }
let server: TestServer
let who: People
let texts: [phone: string, text: string][]
beforeEach(async () => {
  texts = []
  server = await startServer({
    codes: { send: async () => undefined, tell: async (phone, text) => void texts.push([phone, text]) },
  })
  who = await people(server)
})
afterEach(() => server.close())

const send = () => drainOutbox(server.deps, { tell: tellHandler(server.deps), text: textHandler(server.deps) })
const forGrandma = (text: string) => file(who.zhang, { behalf: GRANDMA, text })

test('the person it is for hears of it once: its number, how far it is, and how to disown it; none of its words', async () => {
  const { number } = await forGrandma('她家楼道灯不亮')
  await send()
  await send()
  expect(texts).toEqual([[GRANDMA.phone, textWords('filedForYou', { number, state: 'submitted' })]])
  const [, text] = texts[0]!
  expect(text).toContain(number)
  expect(text).toContain('“不是我报的”')
  expect(text).not.toMatch(/楼道|灯|王桂兰|天和/)
})

test('nobody is texted of a report of their own, nor the proxy of theirs', async () => {
  await file(who.li)
  await file(who.li, { behalf: { name: '李秀兰', phone: '13800005206' } })
  await send()
  expect(texts).toEqual([])
})

test('one phone gets so many a day; the rest stand in the app alone', async () => {
  for (let n = 0; n < TEXTS.filedForYou.aDay + 2; n++) await forGrandma(`楼道灯第 ${n} 层不亮`)
  await send()
  expect(texts).toHaveLength(TEXTS.filedForYou.aDay)
  const { rows } = await server.deps.pool.query(
    'select 1 from notice n join identity i on i.person_id = n.person_id and i.kind = $1 where n.reader = $2',
    ['name', 'resident'],
  )
  expect(rows.length).toBeGreaterThanOrEqual(TEXTS.filedForYou.aDay + 2)
  server.time.now += 24 * 3_600_000 + 1
  await forGrandma('又一层不亮')
  await send()
  expect(texts).toHaveLength(TEXTS.filedForYou.aDay + 1)
})

test('one whose phone is gone by then gets none, and nothing fails', async () => {
  await forGrandma('她家楼道灯不亮')
  await drainOutbox(server.deps, { tell: tellHandler(server.deps) })
  await server.deps.pool.query(
    `delete from identity where kind = 'phone' and person_id = (select person_id from ticket_party where kind = 'reporter' limit 1)`,
  )
  await send()
  expect(texts).toEqual([])
  expect((await server.deps.pool.query(`select topic from outbox where topic = 'text' and done_at is null`)).rows).toEqual([])
})

describe('a resident who asked for texts', () => {
  const ask = async (on: boolean) => (await who.li.call(accountApi.askTexts, { body: { on } })).reply
  const stepped = async () => {
    const { id, number } = await file(who.li, { text: '五号楼北侧的路灯坏了' })
    await act(who.bao, id, 'accept')
    await send()
    await act(who.bao, id, 'askInfo', { note: '哪一根灯杆？' })
    return { id, number }
  }

  test('hears of the steps that matter, by number and state, and of no other', async () => {
    expect(await ask(true)).toMatchObject({ texts: true })
    const { number } = await stepped()
    await send()
    await send()
    expect(texts).toEqual([[expect.stringMatching(/^1\d{10}$/), textWords('asYouAsked', { number, state: 'need_info' })]])
    expect(texts[0]![1]).not.toMatch(/路灯|灯杆|五号楼/)
  })

  test('not before asking, nor after taking it back, even of what was on its way', async () => {
    await stepped()
    await send()
    expect(texts).toEqual([])
    await ask(true)
    await stepped()
    await drainOutbox(server.deps, { tell: tellHandler(server.deps) })
    expect(await ask(false)).toMatchObject({ texts: false })
    await send()
    expect(texts).toEqual([])
  })

  test('what was read in the app is texted no more; and one phone gets so many a day', async () => {
    await ask(true)
    const { id } = await stepped()
    await drainOutbox(server.deps, { tell: tellHandler(server.deps) })
    await who.li.call(noticesApi.readNotices, { body: { until: server.time.now, ticket: id } })
    await send()
    expect(texts).toEqual([])
    for (let n = 0; n < TEXTS.asYouAsked.aDay + 2; n++) await stepped()
    await send()
    expect(texts).toHaveLength(TEXTS.asYouAsked.aDay)
  })

  test('whoever has no number is told to add one', async () => {
    await server.deps.pool.query(`delete from identity where kind = 'phone'`)
    expect((await who.li.call(accountApi.askTexts, { body: { on: true } })).problem.code).toBe('numberFirst')
  })
})

test('the gateway gets the sentence as text, never as a code', async () => {
  const bodies: unknown[] = []
  const sender = httpSender({
    url: 'https://sms.example/send',
    fetch: (async (_: string, { body }: { body: string }) => (bodies.push(JSON.parse(body)), { ok: true })) as never,
  })
  await sender.tell(GRANDMA.phone, '一句话')
  expect(bodies).toEqual([{ phone: GRANDMA.phone, text: '一句话' }])
})
