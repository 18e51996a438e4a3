// The first visit, by a code on a lamp post, in a place where the network goes at once: the form is there, sending waits, nothing is dead when
// the network is back. An address that is no page; and what was photographed, in a page that is not ours.
import { createServer } from 'node:http'
import path from 'node:path'
import sharp from 'sharp'
import { HERE, PHONE, button, press, shows, write } from './hands.mjs'

export default async function first({ browser, base, shots, fixtures }) {
  const photo = path.join(fixtures, 'lamp-post.jpg')
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#445' } })
    .jpeg()
    .toFile(photo)
  const context = await browser.newContext({ ...PHONE, geolocation: HERE, permissions: ['geolocation'] })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const shot = (name) => page.screenshot({ path: path.join(shots, `first-${name}.png`) })
  const tap = (role, name) => page.getByRole(role, { name }).filter({ visible: true }).first().click()

  await page.goto(`${base}/resident/report/index?category=public_facility`)
  await shows(page, '怎么回事')
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await tap('radio', '路灯不亮')
  await write(page, /怎么回事/, '桥头的路灯一盏也不亮')
  const chooser = page.waitForEvent('filechooser')
  await tap('button', /拍照或/)
  await (await chooser).setFiles(photo)
  await tap('button', '选社区')
  await tap('radio', '天和社区')
  await tap('button', /^提交/)
  await shows(page, '登录后，每一步都告诉您')
  await shot('offline-signin')
  await context.setOffline(false)
  // who may be chosen from in the demo is asked for when the page opens
  await tap('button', '返回')
  await tap('button', /^提交/)
  await tap('button', /李秀兰/)
  await shows(page, /收到了/)
  await shot('submitted')
  await press(page, '看进度')
  await shows(page, '办理经过')
  await shot('ticket')

  // what has the focus is told by a screen reader: the page that opened, by its heading
  const focused = await page.evaluate(() => document.activeElement?.textContent)
  if (focused !== '这件事的进展') throw new Error(`a new page is told by “${focused}”`)

  await seenElsewhere(context, new URL(await page.locator('img[src*="/files/"]').first().getAttribute('src'), base).href)

  await page.goto(`${base}/no/such/page`)
  await shows(page, '网址可能没抄全')
  await shot('lost')
  await button(page, '去首页').click()
  await shows(page, '选一类')
  await context.close()
}

/** A picture under its signed address, in a page of another origin. */
async function seenElsewhere(context, address) {
  const other = createServer((_, reply) => reply.setHeader('content-type', 'text/html').end(`<img src="${address}">`))
  await new Promise((listening) => other.listen(0, '127.0.0.1', listening))
  try {
    const page = await context.newPage()
    await page.goto(`http://localhost:${other.address().port}/`)
    const width = await page.locator('img').evaluate((image) => image.decode().then(() => image.naturalWidth, () => 0)) // prettier-ignore
    if (width === 0) throw new Error('a signed picture is not shown in a page of another origin')
    await page.close()
  } finally {
    other.close()
  }
}
