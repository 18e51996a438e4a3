// The built mini-program in the hands of a grid worker outdoors: what lies on their desk is in the phone before they lose the network.
const { aPhone } = require('./phone')

jest.setTimeout(60_000)
const { phone, shows, at, has, tap } = aPhone()
const HERE = { longitude: 117.708, latitude: 49.44, accuracy: 25 }
beforeAll(() => phone.begin((server) => ({ 'wxfile://tmp_1.jpg': server.photo })))
afterAll(() => phone.end())

test('filed where the resident stands, it comes to the worker of that grid', async () => {
  await phone.signInByWechat()
  phone.app.location = HERE
  await phone.app.open('/resident/report/index?category=sanitation')
  await tap('暴露垃圾')
  await phone.app.top.type(/^怎么回事/, '路口堆着一车建筑垃圾')
  await tap(/^用定位/)
  await shows(/网格/)
  phone.app.pickNext = ['wxfile://tmp_1.jpg']
  await tap(/^拍照或/)
  await has(/^第 1 张/)
  await tap(/^提交/)
  await at('mine/submitted/index')
})

test('a ticket nobody has opened is read without a network, after a restart, with its photo', async () => {
  await phone.signInAs('包晓燕')
  await has(/路口堆着一车建筑垃圾/)
  await phone.app.until('the desk is kept', () => [...phone.app.storage.keys()].some((key) => key.startsWith('deskphoto:')))
  await phone.killed()
  await phone.app.open('/worker/inbox/index', 'relaunch')
  await tap(/路口堆着一车建筑垃圾/)
  await at('worker/ticket/index')
  await shows('办理经过')
  await phone.app.until('the photo from the phone', () => phone.app.top.withSource(/^wxfile:\/\/usr\/desk-/).length > 0)
})

test('the way there is opened in the phone’s map, as that map counts', async () => {
  await tap(/^导航/)
  await phone.app.until('the map', () => phone.app.shownPlace)
  const { latitude, longitude } = phone.app.shownPlace
  // 602 m apart here
  expect(Math.abs(longitude - HERE.longitude)).toBeGreaterThan(0.003)
  expect(Math.abs(latitude - HERE.latitude)).toBeLessThan(0.01)
})

test('there, without a network: accepted and arrived by one tap, then closed with its photo’s time and distance; all goes out in order', async () => {
  await tap('受理')
  await shows('“受理”存在手机里')
  await tap('更多')
  await tap(/^已到现场/)
  await shows('“受理”“已到现场”存在手机里')
  await tap('办结')
  await tap(/^解决了，/)
  await tap('已清理')
  phone.app.location = HERE
  phone.app.files.set('wxfile://tmp_2.jpg', phone.server.photo)
  phone.app.pickNext = ['wxfile://tmp_2.jpg']
  await tap(/^拍照或/)
  await tap('写上离现场多远')
  await has('就在现场')
  await tap(/^提交办结/)
  await shows('“办结”存在手机里')
  phone.goes(true)
  await phone.app.until('all went out', () => phone.app.toasts.includes('存着的 3 件送出去了'))
  await shows('已到现场')
  await shows(/照片 \S+ \d\d:\d\d 拍，就在现场/)
})

test('signed out, nothing of the desk is left in the phone', async () => {
  await phone.signOut()
  const left = () => [
    ...[...phone.app.storage.keys()].filter((key) => /^(desk|deskphoto|work|inbox):/.test(key)),
    ...[...phone.app.files.keys()].filter((name) => name.includes('desk-')),
  ]
  await phone.app.until('all of it is gone', () => left().length === 0)
})
