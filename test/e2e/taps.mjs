// How many taps a report costs somebody who has reported before: signed in, rules agreed to, at the place of the last report, with one photo.
// Every touch of the screen counts; the dialogs of the phone (the camera, the keyboard) are the phone's own and are listed apart.
import path from 'node:path'
import sharp from 'sharp'
import * as hands from './hands.mjs'

const PHONE = {
  ...hands.PHONE,
  geolocation: { longitude: 117.71, latitude: 49.46 },
  permissions: ['geolocation'],
}
const MOST = 6

export default async function taps({ browser, base, fixtures, shots }) {
  const photo = path.join(fixtures, 'lamp.jpg')
  await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#334' } })
    .jpeg()
    .toFile(photo)
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  let touched = []
  await page.exposeFunction('touchedOn', (name) => touched.push(name))
  await page.addInitScript(() =>
    window.addEventListener(
      'pointerdown',
      ({ isTrusted, target }) => {
        const part = target.closest('[aria-label], [role], textarea, input') ?? target
        if (isTrusted) window.touchedOn(part.getAttribute('aria-label') ?? part.textContent.trim().slice(0, 12))
      },
      true,
    ),
  )
  const one = (role, name) => page.getByRole(role, { name }).filter({ visible: true }).first()
  const tap = (role, name) => one(role, name).tap()
  const shows = (text) => hands.shows(page, text)
  const photograph = async () => {
    const chooser = page.waitForEvent('filechooser')
    await tap('button', /拍照或/)
    await (await chooser).setFiles(photo)
  }

  // the first report: it is what makes them known, and is not counted
  await page.goto(`${base}/mine/signin/index`)
  await tap('button', /李秀兰/)
  await page.waitForURL(/home|\/$/)
  await page.goto(`${base}/resident/report/index?category=sanitation`)
  await one('textbox', /怎么回事/).fill('垃圾桶满了没人清')
  await one('textbox', /在哪里/).fill('5 号楼北侧')
  await tap('button', '选社区')
  await tap('radio', '天和社区')
  await tap('button', /^提交/)
  await shows('收到了')

  const WAYS = {
    'by category': async () => {
      await tap('button', /^公共设施/)
      await tap('radio', '路灯不亮')
      await tap('textbox', /怎么回事/)
      await page.keyboard.type('楼前的灯三天没亮')
    },
    'by words': async () => {
      await tap('button', /我要吹哨/)
      await tap('textbox', /怎么回事/)
      await page.keyboard.type('楼前的路灯三天不亮了')
    },
    'by words, its category confirmed': async () => {
      await tap('button', /我要吹哨/)
      await tap('textbox', /怎么回事/)
      await page.keyboard.type('楼后面堆了一大堆垃圾没人管')
      await tap('button', /^可能是环境卫生/)
    },
    'by photo alone': async () => {
      await tap('button', /我要吹哨/)
    },
  }
  for (const [way, say] of Object.entries(WAYS)) {
    await page.goto(base)
    await shows('选一类')
    await page.locator('#first-view').waitFor({ state: 'detached' })
    touched = []
    await say()
    await photograph()
    await tap('button', /天和社区.*5 号楼北侧/)
    await tap('button', /^提交/)
    await shows('收到了')
    await page.screenshot({ path: path.join(shots, `taps-${way.replace(/ /g, '-')}.png`) })
    console.log(`  ${way}: ${touched.length} taps of ours (${touched.join(' → ')}); of the phone's: keyboard, camera and its "use photo"`)
    if (touched.length > MOST) throw new Error(`${way}: ${touched.length} taps, more than ${MOST}`)
  }
  await context.close()
}
