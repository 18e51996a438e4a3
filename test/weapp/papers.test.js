// A paper in the built mini-program: chosen out of a chat without a network, kept through a kill, sent once, and opened by WeChat's own reader.
const { aPhone } = require('./phone')

jest.setTimeout(60_000)
const AUTHOR = 'Wang Xiaoming'
const FILE = 'wxfile://tmp/wages.pdf'
const { phone, shows, at, has, tap } = aPhone()
beforeAll(() => phone.begin(() => ({ [FILE]: aPdf() })))
afterAll(() => phone.end())

test('papers are asked for where the sub-item needs some, and nowhere else', async () => {
  await phone.signInByWechat()
  await phone.app.open('/resident/report/index?category=dispute_rights')
  await tap('邻里纠纷')
  await has(/^在哪里/)
  expect(phone.app.top.text()).not.toContain('选文件')
  await tap('劳动欠薪')
  await shows('有就传：欠条、工资条、劳动合同、考勤表')
})

test('one is chosen without a network, outlives a kill, and goes out once with its report', async () => {
  phone.goes(false)
  phone.app.pickNext = [FILE]
  await tap('选文件')
  await shows('wages.pdf')
  expect(phone.app.askedFor).toEqual({ type: 'file', extension: ['pdf', 'docx', 'xlsx'], count: 5 })
  await phone.app.top.type(/^怎么回事/, '工地欠了三个月工资没有发。')
  await phone.app.top.type(/^在哪里/, '天和社区 3 号楼工地')
  await tap(/^提交/)
  await at('mine/unsent/index')
  await phone.killed()
  phone.goes(true)
  await phone.app.until('it went out', () => phone.app.toasts.includes('存着的 1 件送出去了'))
  expect(phone.app.uploads).toHaveLength(1)
})

test('the reporter opens it with WeChat’s reader, without who wrote it; nothing is left in the phone', async () => {
  await phone.app.open('/pages/progress/index', 'tab')
  await tap(/工地欠了三个月工资/)
  await at('resident/ticket/index')
  await tap(/-材料1\.pdf/)
  await phone.app.until('it was opened', () => phone.app.opened)
  expect(phone.app.opened).toMatchObject({ fileType: 'pdf', showMenu: true })
  expect(phone.app.opened.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(phone.app.opened.bytes.includes(AUTHOR)).toBe(false)
  expect([...phone.app.files.keys()].filter((name) => name.includes('paper-'))).toEqual([])
})

/** A page, and a name in its properties. */
function aPdf() {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Author (${AUTHOR}) >>`,
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n0\n%%EOF\n`)
}
