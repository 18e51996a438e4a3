// How much of a list goes to the screen: calls of setData, their bytes and the nodes of the page, with 300 tickets at one grid worker.
const { aPhone } = require('./phone')
const { actAs, fileMany } = require('./many')

jest.setTimeout(240_000)
const MANY = 300
const PAGES = MANY / 20
const KB = 1024
const { phone, shows, at, has, tap } = aPhone()
let filed
/** Accepted while its row was on the screen: it stays in its place until the page is opened again. */
let earlier
/** What the app does every so often, by its timer; the test lets it happen. */
const timers = new Map()
const { setInterval: everySoOften, clearInterval: neverAgain } = global
const { now } = Date
beforeAll(async () => {
  catchTimers()
  await phone.begin(() => ({}))
  filed = await fileMany(phone.server.base, MANY)
})
afterAll(async () => {
  Object.assign(global, { setInterval: everySoOften, clearInterval: neverAgain })
  Date.now = now
  await phone.end()
  console.log(table.join('\n'))
})

/** Timers of ten seconds to a minute only run when told to. */
function catchTimers() {
  let count = 0
  global.setInterval = (run, ms, ...rest) => {
    if (ms < 10_000 || ms > 60_000) return everySoOften(run, ms, ...rest)
    timers.set(`caught ${++count}`, run)
    return `caught ${count}`
  }
  global.clearInterval = (id) => (timers.delete(id) ? undefined : neverAgain(id))
}
let minutes = 0
/** A minute passes for everything that counts time; or several, or they are taken back. */
async function aMinutePasses(several = 1) {
  minutes += several
  const by = minutes * 60_000
  Date.now = () => now() + by
  for (const run of [...timers.values()]) run()
  await phone.app.settle(600)
}

const table = []
/** Does something and counts what was drawn for it, on whichever page. */
async function counted(what, doing) {
  await phone.app.settle(400)
  const before = { ...phone.app.setData }
  await doing()
  await phone.app.settle(400)
  const calls = phone.app.setData.calls - before.calls
  const bytes = phone.app.setData.bytes - before.bytes
  const nodes = phone.app.nodesOf(phone.app.top)
  table.push(
    `${what.padEnd(32)} ${String(calls).padStart(3)} calls ${(bytes / KB).toFixed(1).padStart(7)} KB ${String(nodes).padStart(5)} nodes`,
  )
  return { calls, bytes, nodes }
}
/** Which of the tickets are drawn, from top to bottom. */
const drawn = () => phone.app.top.labelled(/盏路灯/).map((node) => numberOf(phone.app.top.prop(node, 'ariaLabel')))
const numberOf = (words) => Number(/第 (\d+) 盏/.exec(words)[1])
const ticket = (number) => filed.find(({ title }) => numberOf(title) === number)
const isAccepted = (number) => () => !/受理还剩/.test(phone.app.top.prop(phone.app.top.one(new RegExp(`第 ${number} 盏`)), 'ariaLabel'))
const accepted = async (number) => {
  await actAs(phone.server.base, 'baoxiaoyan', ticket(number).id, 'accept')
  await phone.app.until(`${number} accepted`, isAccepted(number))
}
const reachBottom = async (page) => {
  await phone.app.scroll(20 * 116 * page)
  phone.app.top.instance.onReachBottom()
  await phone.app.settle(300)
}

test('the inbox opens with at most 32 KB', async () => {
  await phone.app.open('/worker/signin/index', 'relaunch')
  await has(/包晓燕/)
  const { bytes, nodes } = await counted('the inbox opens', async () => {
    await tap(/包晓燕/)
    await at('worker/inbox/index')
    await has(/盏路灯/)
  })
  expect(bytes).toBeLessThanOrEqual(32 * KB)
  expect(nodes).toBeLessThanOrEqual(500)
})

test('300 rows are at most 500 nodes, wherever one looks', async () => {
  for (let page = 1; page < PAGES; page++) {
    await reachBottom(page)
    expect(phone.app.nodesOf(phone.app.top)).toBeLessThanOrEqual(500)
  }
  const last = drawn()
  await phone.app.scroll(17_000)
  const middle = drawn()
  expect(middle.length).toBeGreaterThan(6)
  expect(middle).not.toEqual(last)
  const { nodes } = await counted('300 rows loaded, in the middle', async () => {})
  expect(nodes).toBeLessThanOrEqual(500)
})

test('one ticket that changes is at most 8 KB in 3 calls', async () => {
  const [number] = drawn().slice(5)
  earlier = number
  const { calls, bytes } = await counted('one ticket accepted elsewhere', () => accepted(number))
  expect(bytes).toBeLessThanOrEqual(8 * KB)
  expect(calls).toBeLessThanOrEqual(3)
})

test('a minute that passes is at most 4 KB', async () => {
  const { bytes } = await counted('a minute passes', () => aMinutePasses())
  expect(bytes).toBeLessThanOrEqual(4 * KB)
  // after office hours what is left is told in hours: a minute changes no word, a day changes all
  const all = await counted('a day passes', () => aMinutePasses(24 * 60))
  expect(all.bytes).toBeGreaterThan(0)
  expect(all.bytes).toBeLessThanOrEqual(16 * KB)
  await aMinutePasses(-24 * 60)
})

test('below a ticket the list sends nothing, and is back where it was, with what changed', async () => {
  const before = drawn()
  const [number, other] = before.slice(7)
  const inbox = phone.app.top
  await tap(new RegExp(`第 ${number} 盏`))
  await at('worker/ticket/index')
  await shows('办理经过')
  const sent = jest.spyOn(inbox.instance, 'setData')
  await phone.app.settle(500)
  sent.mockClear()
  await counted('受理 in the ticket on top', async () => {
    await tap('受理')
    await shows('已受理')
  })
  await counted('another one changes meanwhile', () => actAs(phone.server.base, 'baoxiaoyan', ticket(other).id, 'accept'))
  await counted('a minute passes on the ticket', () => aMinutePasses())
  expect(sent).not.toHaveBeenCalled()
  sent.mockRestore()
  const { bytes } = await counted('back', () => phone.app.back())
  expect(bytes).toBeLessThanOrEqual(16 * KB)
  // what was accepted has another limit now, and lies where that belongs
  const moved = [earlier, number, other]
  const stay = before.filter((one) => !moved.includes(one))
  await phone.app.until('they went', () => !drawn().some((one) => moved.includes(one)))
  expect(drawn().slice(0, stay.length)).toEqual(stay)
})

test('公开 opens with at most 16 KB', async () => {
  const { bytes, nodes } = await counted('公开 opens', async () => {
    await phone.app.open('/pages/board/index', 'tab')
    await shows('区里的单位')
  })
  expect(bytes).toBeLessThanOrEqual(16 * KB)
  expect(nodes).toBeLessThanOrEqual(500)
})

test('长辈版 is switched in at most 2 calls', async () => {
  await phone.app.open('/pages/me/index', 'tab')
  const { calls } = await counted('长辈版', () => tap(/^长辈版/))
  expect(calls).toBeLessThanOrEqual(2)
})
