// The built mini-program without a network, closed in the middle and opened again: what was told to be kept is kept, goes out once, and for its account alone.
const { aPhone } = require('./phone')

jest.setTimeout(60_000)
const { phone, shows, at, has, tap } = aPhone()
beforeAll(() => phone.begin((server) => ({ 'wxfile://tmp_1.jpg': server.photo })))
afterAll(() => phone.end())

test('filed without a network and killed, it is one ticket with its photo once the network is back', async () => {
  await phone.signInByWechat()

  phone.goes(false)
  await phone.app.open('/resident/report/index?category=public_facility')
  await tap('路灯不亮')
  await phone.app.top.type(/^怎么回事/, '2 号楼南侧的路灯不亮了')
  await phone.app.top.type(/^在哪里/, '2 号楼南侧')
  phone.app.pickNext = ['wxfile://tmp_1.jpg']
  await tap(/^拍照或/)
  await has(/^第 1 张/)
  await tap(/^提交/)
  await at('mine/unsent/index')
  await shows('等着送出 1 件')
  expect(phone.app.toasts).toContain('没连上，已存在手机里，联网自动送出')
  // words and names of files, never the picture itself
  for (const value of phone.app.storage.values()) expect(value.length).toBeLessThan(20_000)

  await phone.killed()
  await shows('1 件存在手机里，联网自动送出')
  phone.goes(true)
  await phone.app.until('it went out', () => phone.app.toasts.includes('存着的 1 件送出去了'))
  expect(phone.app.uploads).toHaveLength(1)
  await phone.app.open('/pages/progress/index', 'tab')
  await has(/2 号楼南侧的路灯/)
  expect(phone.app.top.labelled(/2 号楼南侧的路灯/)).toHaveLength(1)
  await tap(/2 号楼南侧的路灯/)
  await has(/^第 1 张/)
  expect(phone.app.top.labelled(/^第 \d 张/)).toHaveLength(1)
  expect([...phone.app.files.keys()]).toEqual([])
})

test('accepted and resolved without a network, and killed: both are done, once and in order, when the network is back', async () => {
  // the place was written, not located: the centre has it, and gives it to the grid
  await phone.signInAs('周敏')
  await tap(/2 号楼南侧的路灯/)
  await at('worker/ticket/index')
  await shows('办理经过')
  phone.goes(false)
  await tap('受理')
  await phone.app.until('kept', () => phone.app.toasts.includes('没连上，已存在手机里，联网自动送出'))
  await shows('“受理”存在手机里，联网自动送出')
  await tap('办结')
  await tap(/^解决了，/)
  await phone.app.top.type(/^写给反映人/, '换好了灯泡')
  await tap(/^提交办结/)
  await shows('“受理”“办结”存在手机里')

  await phone.killed()
  phone.goes(true)
  await phone.app.until('both went out', () => phone.app.toasts.some((words) => words === '存着的 2 件送出去了'))
  await phone.signOut()
  await phone.app.open('/pages/progress/index', 'tab')
  await shows('等您评价')
})

test('what one begins to write is found in the phone without a network, and a tap sets it', async () => {
  await phone.signInByWechat()
  await phone.app.open('/resident/report/index?category=public_facility')
  await phone.app.top.type(/^在哪里/, '锦绣')
  await has(/^锦绣家园/)
  await phone.killed()

  phone.goes(false)
  await phone.app.open('/resident/report/index?category=public_facility')
  await phone.app.top.type(/^在哪里/, '锦绣８号楼')
  await tap(/^锦绣家园8号楼/)
  await shows('第三街道 温馨社区')
  phone.goes(true)
})
