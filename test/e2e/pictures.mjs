// npm run pictures: the pictures and the film of the README, taken of the built demo once its story is told. Written to docs/images.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { startBuilt } from './built.mjs'
import { choose, HERE, press, shows, SMALL_PHONE, write } from './hands.mjs'

const images = path.join(path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url)))), 'docs/images')
const STILL = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
const PHONE = { ...SMALL_PHONE, ...STILL, geolocation: HERE, permissions: ['geolocation'] }
const DESK = { ...STILL, viewport: { width: 1440, height: 900 } }
/** Of the film: how wide, and how long each picture of it stands. */
const FRAME = { width: 300, ms: 1_400 }

const { browser, base, dataDir, stop } = await startBuilt({ empty: false })
try {
  await untilTold()
  await takePictures()
  await takeFilm()
} finally {
  await stop()
}

/** The story is at its end when the server has noted so. */
async function untilTold() {
  const mark = path.join(dataDir, 'demo-story.json')
  for (let left = 600; left > 0; left--) {
    if (existsSync(mark) && JSON.parse(readFileSync(mark, 'utf8')).finished) return
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
  throw new Error('the story was not told within ten minutes')
}

async function open(device, url) {
  const page = await (await browser.newContext(device)).newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(base + url)
  return page
}

/** A page of this demo person, signed in. */
async function enter(device, name, door = '/worker/signin/index') {
  const page = await open(device, door)
  await press(page, name)
  await page.waitForURL((url) => !url.pathname.includes('signin'))
  return page
}

/** When nothing is asked for any more; a screen that listens is never quite still. */
function settled(page) {
  return page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)
}

async function shot(page, name) {
  await settled(page)
  const png = await page.screenshot()
  await sharp(png)
    .png({ palette: true, quality: 90 })
    .toFile(path.join(images, `${name}.png`))
}

async function takePictures() {
  const li = await enter(PHONE, /李秀兰/, '/mine/signin/index')
  await li.goto(`${base}/`)
  await shows(li, '该您了')
  await shot(li, 'home')
  await li.goto(`${base}/pages/progress/index`)
  await press(li, /5 号楼北侧的路灯/)
  await shows(li, '办理经过')
  await shot(li, 'ticket')
  const bao = await enter(PHONE, /包晓燕/)
  await shows(bao, '受理还剩')
  await shot(bao, 'worker')
  const zhou = await enter(DESK, /周敏/)
  await press(zhou, /漫冰/)
  await shows(zhou, '办理经过')
  await shot(zhou, 'desk')
  const anyone = await open(PHONE, '/board/cases/index')
  await settled(anyone)
  await shot(anyone, 'board')
  await anyone.getByText('看数字').click()
  await settled(anyone)
  await shot(anyone, 'figures')
}

/** A report from home to the verdict, as its reporter and the grid worker see it. */
async function takeFilm() {
  const frames = []
  const film = async (page) => {
    await settled(page)
    // a page that slides in has come to rest
    await page.waitForTimeout(800)
    frames.push(
      await sharp(await page.screenshot())
        .resize({ width: FRAME.width })
        .png()
        .toBuffer(),
    )
  }
  const zhang = await enter(PHONE, /张建国/, '/mine/signin/index')
  await zhang.goto(`${base}/`)
  await shows(zhang, '我要吹哨')
  await film(zhang)
  const number = await report(zhang, film)
  const bao = await enter(PHONE, /包晓燕/)
  await work(bao, film)
  await zhang.goto(`${base}/resident/ticket/index?id=${number}`)
  await judge(zhang, film)
  const delay = frames.map((_, i) => (i === frames.length - 1 ? 3 * FRAME.ms : FRAME.ms))
  await sharp(frames, { join: { animated: true } })
    .gif({ colours: 128, delay, loop: 0 })
    .toFile(path.join(images, 'film.gif'))
}

async function report(page, film) {
  await press(page, /^公共设施/)
  await choose(page, '路灯不亮')
  await write(page, /怎么回事/, '活动室门口那盏灯昨晚灭了，下班看不见路。')
  await write(page, /在哪里/, '社区活动室门口')
  await press(page, /用定位/)
  await shows(page, '天和社区第 3 网格')
  await film(page)
  await press(page, /^提交/)
  // the story has a lamp there already
  await shows(page, '附近有人反映过')
  await film(page)
  await press(page, '都不是同一件，照样提交')
  await shows(page, '收到了')
  await film(page)
  return new URL(page.url()).searchParams.get('id')
}

async function work(page, film) {
  await press(page, /活动室门口那盏灯/)
  await shows(page, '待受理')
  await film(page)
  await press(page, '受理')
  await shows(page, '已受理')
  await film(page)
  await press(page, '办结')
  await page.getByText('解决了', { exact: true }).filter({ visible: true }).first().click()
  await write(page, /写给反映人/, '换了灯泡，晚上亮了。')
  await film(page)
  await press(page, /^提交办结/)
  await shows(page, /等评价|待核查/)
  await film(page)
}

async function judge(page, film) {
  await shows(page, '等您评价')
  await film(page)
  await press(page, /去评价/)
  await shows(page, '解决了吗')
  await choose(page, /^解决了/)
  await page.getByRole('radio', { name: '满意', exact: true }).first().click()
  await film(page)
  await press(page, /^提交评价/)
  await shows(page, '办理经过')
  await shows(page, /已评价|已结|等核查|另有人核查/)
  await film(page)
}
