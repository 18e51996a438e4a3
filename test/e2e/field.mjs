// A grid worker outdoors: the desk is in the phone before the network goes; there, closed with the photo's time and distance; a reason in place of a photo.
import path from 'node:path'
import sharp from 'sharp'
import { HERE, PHONE, SMALL_PHONE, button, press, shows, write } from './hands.mjs'

const WORDS = '路边堆着一车装修垃圾没人拉'
const LEAST = 60

export default async function field({ browser, base, shots, fixtures }) {
  const photo = path.join(fixtures, 'snow.jpg')
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#c9d6de' } })
    .jpeg()
    .toFile(photo)
  const enter = async (options, url) => {
    const context = await browser.newContext({ ...options, geolocation: HERE, permissions: ['geolocation'] })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(base + url)
    return page
  }
  const shot = (page, name) => page.screenshot({ path: path.join(shots, `field-${name}.png`), fullPage: true })
  const pick = async (page) => {
    const chooser = page.waitForEvent('filechooser')
    await press(page, /拍照或/)
    await (await chooser).setFiles(photo)
  }

  const li = await enter(PHONE, '/mine/signin/index')
  await press(li, /李秀兰/)
  await li.waitForURL(/home|\/$/)
  await li.goto(`${base}/resident/report/index?category=sanitation`)
  await li.getByRole('radio', { name: '暴露垃圾' }).click()
  await write(li, /怎么回事/, WORDS)
  await press(li, /^用定位/)
  await shows(li, '重新定位')
  await pick(li)
  await press(li, /^提交/)
  await shows(li, /20\d{6}-/)

  const worker = await enter(SMALL_PHONE, '/worker/signin/index')
  await press(worker, /包晓燕/)
  await shows(worker, WORDS)
  await worker.waitForFunction(
    () => Object.keys(localStorage).some((key) => key.startsWith('deskphoto:')) && Boolean(localStorage.getItem('grids:all')),
  )
  await worker.context().setOffline(true)
  // never opened before, and no network
  await press(worker, new RegExp(WORDS))
  await shows(worker, '办理经过')
  await shows(worker, '导航')
  await worker
    .getByLabel(/^第 1 张/)
    .filter({ visible: true })
    .first()
    .scrollIntoViewIfNeeded()
  await worker.waitForFunction(() =>
    [...document.querySelectorAll('img')].some((image) => image.src.startsWith('blob:') && image.naturalWidth > 0),
  )
  await worker.locator('svg.where__map path').first().waitFor()
  await shot(worker, '01-offline')
  await worker.context().setOffline(false)
  await press(worker, '受理')
  await shows(worker, '已受理')
  const lead = await button(worker, '已到现场').boundingBox()
  if (lead.height < LEAST) throw new Error(`the leading button is ${lead.height} px high`)
  await shot(worker, '02-accepted')
  // filed as the wrong thing, and put right
  await press(worker, '更多')
  await press(worker, /^更正/)
  await worker.getByRole('radio', { name: '投诉' }).click()
  await write(worker, /为什么改/, '看了，是投诉保洁没来')
  await shot(worker, '02b-correct')
  await press(worker, '更正')
  await shows(worker, '环境卫生 › 暴露垃圾 · 求助 → 环境卫生 › 暴露垃圾 · 投诉')
  await press(worker, '已到现场')
  await shows(worker, '天和社区第 3 网格已到现场')
  await press(worker, '办结')
  await worker.getByRole('radio', { name: /^解决一部分/ }).click()
  await worker
    .getByText(/先清了路面/)
    .filter({ visible: true })
    .first()
    .click()
  await press(worker, '提交办结')
  await shows(worker, '常用语里还有空没填')
  await shows(worker, '要一张现场照片')
  await shot(worker, '03-blank')
  await write(worker, /写给反映人/, '先清了路面，剩下的星期三清完')
  await pick(worker)
  await worker.getByText('写上离现场多远').filter({ visible: true }).first().click()
  await shows(worker, '就在现场')
  if (await worker.getByText('要一张现场照片').isVisible()) throw new Error('a photo is asked for that is there')
  await shot(worker, '04-close')
  await press(worker, '提交办结')
  await shows(worker, /照片 .* 拍，就在现场/)
  await shot(worker, '05-done')

  // at a desk the same ticket, wide
  const clerk = await enter(
    { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' },
    '/worker/signin/index',
  )
  await press(clerk, /赵丽娟/)
  await clerk.waitForURL(/worker/)
  await shows(clerk, '已超时')
  await shot(clerk, '06-wide')
  for (const page of [li, worker, clerk]) await page.context().close()
}
