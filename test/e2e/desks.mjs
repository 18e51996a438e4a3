// Every page of staff, by day and by night, on a phone and on a desk's screen: axe finds nothing to complain of.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { violations } from './violations.mjs'
import { shows } from './hands.mjs'

const LOOKS = ['light', 'dark']
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
const DESK = { ...PHONE, viewport: { width: 1280, height: 800 } }

export default async function desks({ browser, base, shots, fixtures }) {
  mkdirSync(shots, { recursive: true })
  const photo = path.join(fixtures, 'bin.png')
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#665a4a' } }).toFile(photo)
  const contexts = []
  const open = async (device, url) => {
    const context = await browser.newContext(device)
    context.setDefaultTimeout(15_000)
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(base + url)
    return page
  }
  const one = (page, role, name) => page.getByRole(role, { name, exact: true }).filter({ visible: true }).first()
  const press = (page, name) => one(page, 'button', name).click()
  const tap = (page, words) => page.getByText(words, { exact: true }).filter({ visible: true }).first().click()
  const write = (page, label, words) => one(page, 'textbox', label).fill(words)
  const enter = async (device, name) => {
    const page = await open(device, '/worker/signin/index')
    await press(page, name)
    await page.waitForURL((url) => !url.pathname.includes('signin'))
    return page
  }

  // something in hand, with a photo, agreed to be published
  const resident = await open(PHONE, '/mine/signin/index')
  await press(resident, /李秀兰/)
  await resident.waitForURL(/home|\/$/)
  await resident.goto(`${base}/resident/report/index?category=sanitation`)
  await one(resident, 'radio', '垃圾桶满溢').click()
  await write(resident, /怎么回事/, '桶满了三天，楼道里都是味')
  await write(resident, /在哪里/, '2 单元门口')
  await press(resident, '选社区')
  await one(resident, 'radio', '天和社区').click()
  const chooser = resident.waitForEvent('filechooser')
  await press(resident, /拍照或/)
  await (await chooser).setFiles(photo)
  await resident
    .getByLabel(/传好了/)
    .first()
    .waitFor()
  await press(resident, /^提交/)
  await shows(resident, '收到了')
  const id = new URL(resident.url()).searchParams.get('id')
  await resident.goto(`${base}/resident/ticket/index?id=${id}`)
  await resident
    .getByRole('switch', { name: /^同意公开/ })
    .first()
    .click()
  await shows(resident, '等审核')

  const found = []
  let looked = 0
  const look = async (page, what) => {
    looked++
    await page.waitForLoadState('networkidle')
    const faults = await violations(page)
    found.push(...faults.map((fault) => `${what}: ${fault}`))
    if (faults.length > 0) await page.screenshot({ path: path.join(shots, `desks-${what.replace(/\W+/g, '-')}.png`) })
  }
  /** Each page: whose it is, its address, what tells that it is there, and what to do on it first. */
  const PAGES = [
    ['inbox', /赵丽娟/, '/worker/inbox/index', '桶满了三天'],
    ['account', /赵丽娟/, '/worker/inbox/index', '桶满了三天', (page) => press(page, /的账号$/)],
    ['ticket', /赵丽娟/, `/worker/ticket/index?id=${id}`, '办理经过'],
    ['resolve', /赵丽娟/, `/worker/ticket/index?id=${id}`, '办理经过', (page) => press(page, /^办结/)],
    ['escalate', /赵丽娟/, `/worker/ticket/index?id=${id}`, '办理经过', (page) => tap(page, '上报')],
    ['more', /赵丽娟/, `/worker/ticket/index?id=${id}`, '办理经过', (page) => tap(page, '更多')],
    ['outbox', /赵丽娟/, '/worker/outbox/index', '都送出去了'],
    ['notices', /赵丽娟/, '/worker/notices/index', '消息'],
    ['scenes', /赵丽娟/, '/intake/scenes/index', '做一个码'],
    ['new scene', /赵丽娟/, '/intake/scenes/index', '做一个码', (page) => press(page, '做一个码')],
    ['no order', /赵丽娟/, `/worker/order/index?id=${id}&n=1`, '没有这张交办单'],
    ['find', /赵丽娟/, '/worker/find/index?line=满了', '桶满了三天'],
    ['signin', undefined, '/worker/signin/index', '赵丽娟'],
    ['dispatch', /周敏/, '/worker/inbox/index', '待办'],
    ['publish', /周敏/, '/supervise/publish/index', '桶满了三天'],
    ['review', /周敏/, '/supervise/publish/index', '桶满了三天', (page) => press(page, /桶满了三天/)],
    ['bars', /周敏/, '/supervise/bars/index', '没有暂停任何人'],
    ['watch', /陈岚/, '/supervise/watch/index', '督办台'],
    ['figures', /陈岚/, '/supervise/figures/index', '全区办理情况'],
    ['projects', /陈岚/, '/bulletin/desk/index?at=projects', '还没有民生项目'],
    ['wall', /陈岚/, '/bulletin/desk/index?at=wall', '墙上还没有东西'],
    ['leader', /巴雅尔/, '/lead/today/index', '您包的案'],
    ['calendar', /吴鹏/, '/supervise/calendar/index', '排到哪一天'],
    ['dead letters', /吴鹏/, '/supervise/deadletters/index', '都发出去了'],
    ['staff', /吴鹏/, '/admin/desk/index?at=people', /baoxiaoyan/],
    ['units', /吴鹏/, '/admin/desk/index?at=units', '区网格化中心'],
    ['health', /吴鹏/, '/admin/desk/index?at=health', '数据库连接'],
    ['proposals', /李薇/, '/admin/desk/index?at=proposals', /没有要两人办的|提出/],
    ['audit', /顾宁/, '/admin/desk/index?at=audit', '记录有没有被动过'],
    ['empty units', /周敏/, '/supervise/empty/index', /个单位|每个单位都有人办事/],
  ]
  for (const [size, device] of Object.entries({ phone: PHONE, desk: DESK })) {
    const at = new Map()
    for (const [what, who, url, text, act] of PAGES) {
      const key = String(who)
      if (!at.has(key)) at.set(key, who ? await enter(device, who) : await open(device, '/worker/signin/index'))
      const page = at.get(key)
      for (const dark of LOOKS) {
        await page.evaluate((look) => localStorage.setItem('look', JSON.stringify({ data: JSON.stringify({ state: look, version: 0 }) })), {
          dark,
        })
        await page.goto(base + url)
        await shows(page, text)
        await act?.(page)
        await look(page, `${what}, ${size}, ${dark}`)
      }
    }
  }
  if (found.length > 0) throw new Error(`axe:\n${[...new Set(found)].join('\n')}`)
  console.log(`  axe: 0 violations in ${looked} views of ${PAGES.length} pages of staff`)
  for (const context of contexts) await context.close()
}
