// A phone with the built mini-program on it, for stories in which it is closed, cut off and opened again; and the words such a story is told in.
const path = require('node:path')
const { startServer } = require('./server')

const DIST = path.resolve(__dirname, process.env.WEAPP_DIST ?? '../../dist/weapp')

/** Everything of one phone and its server; `app` is the engine that runs now. */
function aPhone() {
  const phone = { app: undefined, server: undefined }

  /** A fresh engine, as a phone starts one. */
  const launch = async (left) => {
    jest.resetModules()
    // the bundle's parts hang on it
    delete global.wx
    phone.app = await require('./host').launch(DIST, { server: phone.server.base, ...left })
  }
  const hangUp = () => phone.app?.sockets?.forEach((socket) => socket.close())

  /** Starts the server, then the app with the files that `filesOf` makes of it. */
  phone.begin = async (filesOf) => {
    phone.server = await startServer()
    await launch({ files: filesOf(phone.server) })
  }
  phone.end = async () => {
    hangUp()
    await phone.server?.stop()
  }
  /** The app is killed where it stands and opened again, without a network; nobody told it. */
  phone.killed = async () => {
    const { leftOf } = require('./host')
    const left = leftOf(phone.app)
    hangUp()
    phone.app.online = false
    while (phone.app.stack.length > 0) phone.app.drop()
    await launch({ ...left, online: false })
  }
  /** The network is there, or gone, and the phone is told. */
  phone.goes = (isConnected) => {
    phone.app.online = isConnected
    phone.app.onNetwork?.({ isConnected, networkType: isConnected ? 'wifi' : 'none' })
  }

  const { shows, at, has, tap } = Object.assign(phone, {
    shows: (words) => {
      const fits = (text) => (words instanceof RegExp ? words.test(text) : text.includes(words))
      return phone.app.until(`“${words}” on the page`, () => fits(phone.app.top.text()))
    },
    at: (route) => phone.app.until(`the page ${route}`, () => phone.app.top.route === route),
    has: (label) => phone.app.until(`something called ${label}`, () => phone.app.top.labelled(label).length > 0),
    tap: async (label) => {
      await has(label)
      await phone.app.top.tap(label)
    },
  })
  phone.signInByWechat = async () => {
    await phone.app.open('/mine/signin/index')
    await tap(/同意隐私规则/)
    await tap(/^微信登录/)
    await phone.app.until('signed in', () => phone.app.top.route !== 'mine/signin/index')
  }
  phone.signInAs = async (name) => {
    await phone.app.open('/worker/signin/index', 'relaunch')
    await tap(new RegExp(name))
    await at('worker/inbox/index')
  }
  phone.signOut = async () => {
    await phone.app.open('/worker/inbox/index', 'relaunch')
    await tap(/的账号$/)
    await tap(/^退出/)
    await at('pages/home/index')
  }
  return { phone, shows, at, has, tap }
}

module.exports = { aPhone }
