// The built mini-program in a WeChat whose type is set larger: every page's type is as much larger, and 长辈版 comes by itself.
const path = require('node:path')

const DIST = path.resolve(__dirname, process.env.WEAPP_DIST ?? '../../dist/weapp')

/** The classes of home's root in a WeChat that says this of the reader's type. */
async function rootIn(said) {
  jest.resetModules()
  delete global.wx
  const host = await require('./host').launch(DIST, {
    wx: { getAppBaseInfo: () => ({ SDKVersion: '3.7.12', theme: 'light', language: 'zh_CN', ...said }) },
    online: false,
  })
  await host.until('a page', () => host.top.drawnAs('page').length > 0)
  const classes = host.top.find('.page').dom.className
  host.sockets?.forEach((socket) => socket.close())
  return classes.split(' ').filter((name) => /^(theme-care|type-)/.test(name))
}

test.each([
  ['iPhone, as usual', { fontSizeSetting: 17, fontSizeScaleFactor: 1 }, []],
  ['Android, as usual', { fontSizeSetting: 16, fontSizeScaleFactor: 1 }, []],
  ['a step up', { fontSizeSetting: 18.5, fontSizeScaleFactor: 1.09 }, ['type-110']],
  ['an older WeChat says only px', { fontSizeSetting: 20 }, ['type-120']],
  ['关怀模式', { fontSizeSetting: 23.8, fontSizeScaleFactor: 1.4 }, ['theme-care', 'type-115']],
  ['smaller than usual: never below ours', { fontSizeSetting: 15, fontSizeScaleFactor: 0.88 }, []],
])('%s', async (_, said, classes) => {
  expect(await rootIn(said)).toEqual(classes)
})
