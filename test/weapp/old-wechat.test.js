// The built mini-program in a WeChat that is too old for it says so at the start, with what to do; in any other it says nothing.
const path = require('node:path')

const DIST = path.resolve(__dirname, process.env.WEAPP_DIST ?? '../../dist/weapp')

/** What is asked at the start, in a WeChat of this version of the base library. */
async function askedIn(SDKVersion) {
  jest.resetModules()
  delete global.wx
  const asked = []
  const wx = {
    getSystemInfoSync: () => ({ SDKVersion, platform: 'ios' }),
    showModal: ({ title, content, success }) => {
      asked.push(`${title} ${content}`)
      success?.({ confirm: true })
    },
  }
  const host = await require('./host').launch(DIST, { wx, online: false })
  host.sockets?.forEach((socket) => socket.close())
  return asked
}

for (const [version, warned] of [
  ['2.9.5', true],
  ['2.16.0', true],
  ['2.16.1', false],
  ['2.100.0', false],
  ['3.0.0', false],
])
  test(`base library ${version}: ${warned ? 'told to update' : 'nothing is said'}`, async () => {
    expect(await askedIn(version)).toEqual(warned ? [expect.stringMatching(/微信版本太低.*更新/)] : [])
  })

test('residents’ pages stay out of WeChat’s search, and every file is made small', () => {
  const read = (file) => JSON.parse(require('node:fs').readFileSync(path.join(DIST, file), 'utf8'))
  const { sitemapLocation, pages, subPackages, preloadRule } = read('app.json')
  const { rules } = read(sitemapLocation)
  const shown = rules.filter(({ action }) => action === 'allow').map(({ page }) => page)
  expect(rules.at(-1)).toEqual({ action: 'disallow', page: '*' })
  const all = [...pages, ...subPackages.flatMap((sub) => sub.pages.map((page) => `${sub.root}/${page}`))]
  for (const page of shown) expect(all).toContain(page)
  for (const page of shown) expect(page).not.toMatch(/^(resident|worker|supervise)|pages\/(progress|me)/)
  expect(preloadRule['worker/inbox/index'].packages).toContain('supervise')
  const { setting } = JSON.parse(require('node:fs').readFileSync(path.resolve(__dirname, '../../project.config.json'), 'utf8'))
  expect(setting).toMatchObject({ minified: true, minifyWXML: true, minifyWXSS: true })
})
