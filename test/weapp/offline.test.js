// The built mini-program without a network, closed in the middle and opened again: what was told to be kept is kept, goes out once, and for its account alone.
const path = require('node:path')
const { startServer } = require('./server')

jest.setTimeout(60_000)
const DIST = path.resolve(__dirname, '../../dist/weapp')
let server
let app
beforeAll(async () => {
  server = await startServer()
  app = await started({ files: { 'wxfile://tmp_1.jpg': server.photo } })
})
afterAll(async () => {
  hangUp()
  await server?.stop()
})

const hangUp = () => app.sockets?.forEach((socket) => socket.close())
/** A fresh engine, as a phone starts one. */
function started(left) {
  jest.resetModules()
  // the bundle's parts hang on it
  delete global.wx
  return require('./host').launch(DIST, { server: server.base, ...left })
}
/** The app is killed where it stands and opened again; nobody told it. */
async function killed() {
  const { leftOf } = require('./host')
  const left = leftOf(app)
  hangUp()
  app.online = false
  while (app.stack.length > 0) app.drop()
  app = await started({ ...left, online: false })
}
const goes = (isConnected) => {
  app.online = isConnected
  app.onNetwork?.({ isConnected, networkType: isConnected ? 'wifi' : 'none' })
}
const shows = (words) =>
  app.until(`“${words}” on the page`, () => (words instanceof RegExp ? words.test(app.top.text()) : app.top.text().includes(words)))
const at = (route) => app.until(`the page ${route}`, () => app.top.route === route)
const has = (label) => app.until(`something called ${label}`, () => app.top.labelled(label).length > 0)
const tap = async (label) => {
  await has(label)
  await app.top.tap(label)
}

test('filed without a network and killed, it is one ticket with its photo once the network is back', async () => {
  await app.open('/resident/signin/index')
  await tap(/同意隐私规则/)
  await tap(/^微信登录/)
  await app.until('signed in', () => app.top.route !== 'resident/signin/index')

  goes(false)
  await app.open('/resident/report/index?category=public_facility')
  await tap('路灯不亮')
  await app.top.type(/^怎么回事/, '2 号楼南侧的路灯不亮了')
  await app.top.type(/^在哪里/, '2 号楼南侧')
  app.pickNext = ['wxfile://tmp_1.jpg']
  await tap(/^拍照或/)
  await has(/^第 1 张/)
  await tap(/^提交/)
  await at('resident/unsent/index')
  await shows('等着送出 1 件')
  expect(app.toasts).toContain('没连上，已存在手机里，联网自动送出')
  // words and names of files, never the picture itself
  for (const value of app.storage.values()) expect(value.length).toBeLessThan(20_000)

  await killed()
  await shows('1 件存在手机里，联网自动送出')
  goes(true)
  await app.until('it went out', () => app.toasts.includes('存着的 1 件送出去了'))
  expect(app.uploads).toHaveLength(1)
  await app.open('/pages/progress/index', 'tab')
  await has(/2 号楼南侧的路灯/)
  expect(app.top.labelled(/2 号楼南侧的路灯/)).toHaveLength(1)
  await tap(/2 号楼南侧的路灯/)
  await has(/^第 1 张/)
  expect(app.top.labelled(/^第 \d 张/)).toHaveLength(1)
  expect([...app.files.keys()]).toEqual([])
})

test('accepted and resolved without a network, and killed: both are done, once and in order, when the network is back', async () => {
  const signIn = async (name) => {
    await app.open('/worker/signin/index', 'relaunch')
    await tap(new RegExp(name))
    await at('worker/inbox/index')
  }
  const signOut = async () => {
    await app.open('/worker/inbox/index', 'relaunch')
    await tap(/的账号$/)
    await tap(/^退出/)
    await at('pages/home/index')
  }
  // the place was written, not located: the centre has it, and gives it to the grid
  await signIn('周敏')
  await tap(/2 号楼南侧的路灯/)
  await at('worker/ticket/index')
  await shows('办理经过')
  goes(false)
  await tap('受理')
  await app.until('kept', () => app.toasts.includes('没连上，已存在手机里，联网自动送出'))
  await shows('“受理”存在手机里，联网自动送出')
  await tap('办结')
  await tap(/^解决了，/)
  await app.top.type(/^写给反映人/, '换好了灯泡')
  await tap(/^提交办结/)
  await shows('“受理”“办结”存在手机里')

  await killed()
  goes(true)
  await app.until('both went out', () => app.toasts.some((words) => words === '存着的 2 件送出去了'))
  await signOut()
  await app.open('/pages/progress/index', 'tab')
  await shows('等您评价')
})
