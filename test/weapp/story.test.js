// The built mini-program against the real server: one report from the first tap to the last word, as resident and as staff.
const fs = require('node:fs')
const path = require('node:path')
const { launch } = require('./host')
const { startServer } = require('./server')

jest.setTimeout(60_000)
/** `baseLevel` in config/index.ts: levels of elements. What lies deeper goes through a component: one level and the words in it do. */
const LEVELS = 11
const DIST = path.resolve(__dirname, '../../dist/weapp')
let server
let app
beforeAll(async () => {
  server = await startServer()
  app = await launch(DIST, { server: server.base, files: { 'wxfile://tmp_1.jpg': server.photo } })
})
afterAll(async () => {
  for (const socket of app?.sockets ?? []) socket.close()
  await server?.stop()
})

const shows = (words) =>
  app.until(`“${words}” on the page`, () => (words instanceof RegExp ? words.test(app.top.text()) : app.top.text().includes(words)))
const at = (route) => app.until(`the page ${route}`, () => app.top.route === route)
const signOutStaff = async () => {
  await app.open('/worker/inbox/index', 'relaunch')
  await app.until('the account', () => app.top.labelled(/的账号$/).length > 0)
  await app.top.tap(/的账号$/)
  await app.top.tap(/^退出/)
  await at('pages/home/index')
}
const signInAs = async (name) => {
  await app.open('/worker/signin/index', 'relaunch')
  await app.until(`${name} offered`, () => app.top.labelled(new RegExp(name)).length > 0)
  await app.top.tap(new RegExp(name))
  await at('worker/inbox/index')
}
const openTicket = async (title) => {
  await app.until(`${title} in the list`, () => app.top.labelled(new RegExp(title)).length > 0)
  await app.top.tap(new RegExp(title))
  await at('worker/ticket/index')
  await shows('办理经过')
}

/** What can be pressed or chosen, and no screen reader could name. */
const nameless = () =>
  ['button', 'link', 'radio', 'checkbox', 'switch', 'tab']
    .flatMap((role) => app.top.inRole(role))
    .filter((node) => !app.top.prop(node, 'ariaLabel'))
    .map((node) => app.top.prop(node, 'ariaRole'))

test('home offers the 13 categories, each readable by a screen reader', async () => {
  await shows('我要吹哨')
  const tiles = app.top.labelled(
    /^(公共设施|教育卫生|纠纷维权|环境卫生|水电气暖|住房物业|交通出行|就业社保|生态环境|公共安全|食药市场|涉农涉企|政策作风及其他)/,
  )
  expect(tiles).toHaveLength(13)
  for (const tile of tiles) expect(app.top.prop(tile, 'ariaRole')).toBe('button')
})

test('the form says what is missing, counts as people do, and keeps its attributes in order', async () => {
  await app.top.tap(/^公共设施/)
  await at('resident/report/index')
  await app.top.tap('路灯不亮')
  expect(app.top.prop(app.top.one('路灯不亮'), 'ariaChecked')).toBe(true)
  await app.top.tap(/^提交/)
  await shows('说一句是什么事')
  const place = app.top.one(/^在哪里/)
  expect(app.top.prop(place, 'maxlength')).toBe(-1)
})

test('the form is readable by a screen reader: every field by its name, every choice by its role and whether it is made', () => {
  const roleOf = (label) => app.top.prop(app.top.one(label), 'ariaRole')
  for (const label of [/^怎么回事/, /^在哪里/]) expect(app.top.labelled(label)).toHaveLength(1)
  expect(roleOf('路灯不亮')).toBe('radio')
  for (const label of [/^用定位/, /^选社区/, /^拍照或/, /^提交/]) expect(roleOf(label)).toBe('button')
  const choices = app.top.inRole('radio')
  expect(choices.length).toBeGreaterThan(5)
  for (const choice of choices) expect(typeof app.top.prop(choice, 'ariaChecked')).toBe('boolean')
  expect(choices.filter((choice) => app.top.prop(choice, 'ariaChecked')).map((choice) => app.top.prop(choice, 'ariaLabel'))).toContain(
    '路灯不亮',
  )
  expect(nameless()).toEqual([])
})

test('filed with photo and place after signing in through WeChat, and promised a time', async () => {
  await app.top.type(/^怎么回事/, '5 号楼北侧的路灯不亮了💡')
  await shows('13 / 2000')
  await app.top.type(/^在哪里/, '5 号楼北侧')
  app.location = { latitude: 49.44, longitude: 117.708, accuracy: 25 }
  await app.top.tap(/^用定位/)
  await shows('天和社区第 3 网格')
  app.pickNext = ['wxfile://tmp_1.jpg']
  await app.top.tap(/^拍照或/)
  await app.top.tap(/^提交/)
  await at('mine/signin/index')
  await app.top.tap(/同意隐私规则/)
  await app.top.tap(/^微信登录/)
  await at('mine/submitted/index')
  await shows(/收到了/)
  await shows(/20\d{6}-[2-9A-Z]{4}/)
})

test('before the first photo or position WeChat is given our words and its own button', async () => {
  await app.open('/resident/report/index?category=sanitation')
  const answers = []
  app.askPrivacy((answer) => answers.push(answer))
  await shows('先征得您同意')
  const agree = app.top.one('同意并继续')
  expect(app.top.prop(agree, 'openType')).toBe('agreePrivacyAuthorization')
  await app.top.send(agree, 'agreeprivacyauthorization', {})
  expect(answers).toEqual([{ event: 'agree', buttonId: 'agree-to-privacy' }])
  app.askPrivacy((answer) => answers.push(answer))
  app.askPrivacy((answer) => answers.push(answer))
  await shows('先征得您同意')
  await app.top.tap('关闭')
  expect(answers.slice(1)).toEqual([{ event: 'disagree' }, { event: 'disagree' }])
  expect(app.toasts.at(-1)).toMatch(/写字、选社区也能办/)
})

test('every page answers the privacy question, also after other pages came and went', async () => {
  for (const page of ['/resident/report/index', '/mine/code/index', '/worker/signin/index', '/resident/report/index']) await app.open(page)
  await app.back()
  const answers = []
  app.askPrivacy((answer) => answers.push(answer))
  await shows('先征得您同意')
  await app.top.tap('关闭')
  expect(answers).toEqual([{ event: 'disagree' }])
})

test('the grid worker accepts it and escalates it to the community', async () => {
  await signInAs('包晓燕')
  await openTicket('5 号楼北侧的路灯')
  expect(app.top.labelled(/^第 1 张/)).toHaveLength(1)
  await app.top.tap('受理')
  await shows('已受理')
  await app.top.tap('上报')
  await shows('往上报')
  await app.top.tap('缺人缺设备')
  await app.top.type(/^说明/, '要登高车')
  await app.top.tap('上报到天和社区')
  await shows(/已上报/)
  await signOutStaff()
})

test('the community resolves it with words for the reporter', async () => {
  await signInAs('赵丽娟')
  await openTicket('5 号楼北侧的路灯')
  await shows('要登高车')
  await app.top.tap('办结')
  const answers = []
  app.askPrivacy((answer) => answers.push(answer))
  await shows('先征得您同意')
  // the question lies over the sheet that needs the camera
  expect(app.top.isOnTop(app.top.one('同意并继续'))).toBe(true)
  expect(app.top.isOnTop(app.top.one(/^提交办结/))).toBe(false)
  await app.top.send(app.top.one('同意并继续'), 'agreeprivacyauthorization', {})
  expect(answers).toHaveLength(1)
  await app.top.tap(/^解决了，/)
  await app.top.type(/^写给反映人/, '借了登高车，灯换好了。')
  await app.top.tap(/^提交办结/)
  await shows('等评价')
})

test('the resident judges it and it is closed', async () => {
  await app.open('/pages/progress/index', 'tab')
  await shows('等您评价')
  await app.top.tap(/^去评价/)
  await at('resident/verdict/index')
  await shows('借了登高车')
  await app.top.tap(/^解决了(，|$)/)
  await app.top.tap('满意')
  await app.top.tap(/^提交评价/)
  await shows('已结')
  await app.until('nothing left to judge', () => app.top.labelled(/^去评价/).length === 0)
})

test('agreed to by the reporter and approved by a moderator, it stands on the public board: in the list, on the map, alone', async () => {
  await app.open('/pages/progress/index', 'tab')
  await app.until('the card', () => app.top.labelled(/5 号楼北侧的路灯/).length > 0)
  await app.top.tap(/5 号楼北侧的路灯/)
  await at('resident/ticket/index')
  await app.until('the switch', () => app.top.labelled(/^同意公开这件事/).length > 0)
  expect(app.top.prop(app.top.one(/^同意公开这件事/), 'ariaRole')).toBe('switch')
  expect(app.top.prop(app.top.one(/^同意公开这件事/), 'ariaChecked')).toBe(false)
  expect(nameless()).toEqual([])
  // each step of the history is an item of a list, each part has its heading
  expect(app.top.inRole('listitem').length).toBeGreaterThan(3)
  expect(app.top.inRole('heading').length).toBeGreaterThan(1)
  await app.top.tap(/^同意公开这件事/)
  await shows('等审核')

  await signOutStaff()
  await signInAs('周敏')
  await app.open('/supervise/publish/index')
  await app.until('it waits', () => app.top.labelled(/^5 号楼北侧/).length > 0)
  await app.top.tap(/^5 号楼北侧/)
  await shows('公开的样子')
  await app.top.tap('照这样公开')
  await shows('没有等审核的')
  await signOutStaff()

  await app.open('/pages/board/index', 'tab')
  await app.top.tap(/^大家报的事/)
  await at('board/cases/index')
  await app.until('the public card', () => app.top.labelled(/5 号楼北侧的路灯/).length > 0)
  await app.top.tap(/^看网格/)
  await app.until('the community below the map', () => app.top.labelled(/^天和社区，没有在办的/).length > 0)
  await shows('示意图，不作划界依据')
  await app.top.tap(/^看清单/)
  await app.top.tap(/5 号楼北侧的路灯/)
  await at('board/case/index')
  await shows('借了登高车，灯换好了。')
  expect(app.top.text()).not.toMatch(/包晓燕|赵丽娟/)
})

test('without a network lists stay readable and say so', async () => {
  await app.open('/pages/progress/index', 'tab')
  await shows('5 号楼北侧的路灯')
  app.online = false
  app.onNetwork?.({ isConnected: false, networkType: 'none' })
  await app.open('/pages/home/index', 'tab')
  await app.open('/pages/progress/index', 'tab')
  await shows('5 号楼北侧的路灯')
  app.online = true
})

test('no page nests deeper than the templates are written out for', () => {
  expect(app.deepest).toBeLessThanOrEqual(LEVELS + 2)
})

test('no single drawing step carries more than 64 KB', () => {
  expect(app.setData.largest).toBeLessThan(64 * 1024)
})

test('the package declares what WeChat asks for, and its templates carry the words for screen readers', () => {
  const config = JSON.parse(fs.readFileSync(path.join(DIST, 'app.json'), 'utf8'))
  expect(config).toMatchObject({
    lazyCodeLoading: 'requiredComponents',
    __usePrivacyCheck__: true,
    requiredPrivateInfos: ['getLocation', 'chooseLocation'],
  })
  expect(config.permission['scope.userLocation'].desc).toMatch(/[一-龥]/)
  expect((config.subPackages ?? config.subpackages).map((sub) => sub.root)).toContain('worker')
  const templates = fs.readFileSync(path.join(DIST, 'base.wxml'), 'utf8')
  for (const attribute of ['aria-role', 'aria-label', 'aria-checked', 'aria-hidden']) expect(templates).toContain(attribute)
})
