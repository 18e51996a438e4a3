// Every page of the built mini-program, opened as whoever it is for: it draws words of its own and nothing goes wrong while it does.
const fs = require('node:fs')
const path = require('node:path')
const { aPhone } = require('./phone')

jest.setTimeout(60_000)
const { phone } = aPhone()
const wrong = []
beforeAll(async () => {
  for (const channel of ['error', 'warn']) jest.spyOn(console, channel).mockImplementation((...words) => wrong.push(words.join(' ')))
  await phone.begin(() => ({}))
})
afterAll(() => phone.end())

const config = JSON.parse(fs.readFileSync(path.resolve(__dirname, process.env.WEAPP_DIST ?? '../../dist/weapp', 'app.json'), 'utf8'))
const all = [...config.pages, ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
const isOfStaff = (page) => /^(worker|intake|visit|bulletin|supervise)\//.test(page)

/** Opens each alone; the words it settles on. */
async function wordsOf(pages) {
  const words = {}
  for (const page of pages) {
    await phone.app.open(`/${page}`, 'relaunch')
    await phone.app.until(`words on ${page}`, () => phone.app.top.text().length > 3 && !phone.app.top.text().includes('正在取'))
    await phone.app.settle()
    words[page] = phone.app.top.text()
  }
  return words
}

test('every page of residents', async () => {
  await phone.signInByWechat()
  const words = await wordsOf(all.filter((page) => !isOfStaff(page)))
  expect(words['pages/home/index']).toContain('公共设施')
  expect(wrong).toEqual([])
})

test('every page of staff', async () => {
  await phone.signInAs('周敏')
  const words = await wordsOf(all.filter((page) => isOfStaff(page) && page !== 'worker/signin/index'))
  expect(words['worker/inbox/index']).toContain('待办清空了')
  expect(wrong).toEqual([])
})
