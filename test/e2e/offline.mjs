// The network is cut: a resident files, the browser is closed and opened again, a grid worker accepts and resolves. All of it arrives, once, when the network is back.
import path from 'node:path'
import sharp from 'sharp'
import { HERE, PHONE, button, press, shows, write } from './hands.mjs'

const WORDS = '单元门口垃圾桶满了两天没人清'

export default async function offline({ browser, base, shots, fixtures }) {
  const photo = path.join(fixtures, 'full-bin.jpg')
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#5a6650' } })
    .jpeg()
    .toFile(photo)
  const posts = []
  const enter = async (context, url) => {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(base + url)
    return page
  }
  const device = async () => {
    const context = await browser.newContext({ ...PHONE, geolocation: HERE, permissions: ['geolocation'] })
    context.on('requestfinished', (request) => request.method() === 'POST' && posts.push(new URL(request.url()).pathname))
    return context
  }
  const shot = (page, name) => page.screenshot({ path: path.join(shots, `offline-${name}.png`) })
  const seesPhoto = (page) =>
    page
      .getByLabel(/^第 1 张/)
      .filter({ visible: true })
      .first()
      .waitFor()
  const isKept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  const count = (what) => posts.filter((path) => path.endsWith(what)).length

  const home = await device()
  let li = await enter(home, '/mine/signin/index')
  await press(li, /李秀兰/)
  await li.waitForURL(/home|\/$/)
  await isKept(li)

  // the network goes before anything is written
  await home.setOffline(true)
  await li.goto(`${base}/resident/report/index?category=sanitation`)
  await li.getByRole('radio', { name: '垃圾桶满溢' }).click()
  await write(li, /怎么回事/, WORDS)
  await write(li, /在哪里/, '2 单元门口')
  await press(li, /^用定位/)
  await shows(li, '重新定位')
  const chooser = li.waitForEvent('filechooser')
  await press(li, /拍照或/)
  await (await chooser).setFiles(photo)
  await seesPhoto(li)
  // a second one is begun, and stays a draft
  await li.goto(`${base}/resident/report/index?category=transport`)
  await write(li, /怎么回事/, '早上公交车总是不来')
  await shows(li, '还有 1 件没写完的')
  await press(li, '去看')
  await shows(li, '没写完的 2 件')
  await shot(li, 'two-drafts')
  await press(li, '接着写，环境卫生')
  await seesPhoto(li)
  await press(li, /^提交/)
  await shows(li, '等着送出 1 件')
  await shot(li, 'waiting')
  await press(li, /^提交 · 单元门口/)
  await shows(li, '现在就送')
  await shot(li, 'waiting-sheet')

  // the browser is closed, and opened again without a network
  await li.close()
  li = await enter(home, '/')
  await shows(li, '1 件存在手机里')
  await shot(li, 'home-again')
  await home.setOffline(false)
  await shows(li, '存着的 1 件送出去了')
  await li.goto(`${base}/pages/progress/index`)
  await shows(li, '您有一件没写完的')
  const card = li.getByRole('button', { name: new RegExp(`^.*${WORDS.slice(0, 8)}`) }).filter({ visible: true })
  await card.first().waitFor()
  await shot(li, 'arrived')
  if (count('/reports') !== 1 || count('/photos') !== 1) throw new Error(`sent more or less than once: ${posts.join(' ')}`)
  await card.first().click()
  await seesPhoto(li)

  // the grid worker: the list is on the phone, the network is not
  const field = await device()
  const bao = await enter(field, '/worker/signin/index')
  await press(bao, /包晓燕/)
  await bao
    .getByRole('button', { name: new RegExp(WORDS.slice(0, 8)) })
    .first()
    .click()
  await shows(bao, '办理经过')
  await isKept(bao)
  await field.setOffline(true)
  await press(bao, '受理')
  await shows(bao, '“受理”存在手机里')
  await press(bao, '办结')
  await bao.getByRole('radio', { name: /^解决了/ }).click()
  await write(bao, '写给反映人', '垃圾清走了，桶也洗了')
  await press(bao, /^提交办结/)
  await shows(bao, '“受理”“办结”存在手机里')
  await shot(bao, 'worker-ticket')
  await bao.goto(`${base}/worker/inbox/index`)
  await shows(bao, '2 个动作存在手机里')
  await shot(bao, 'worker-inbox')
  await press(bao, '去看')
  await shows(bao, '等着送出 2 件')
  await shot(bao, 'worker-outbox')
  await field.setOffline(false)
  await shows(bao, '都送出去了')
  if (count('/actions') !== 2) throw new Error(`two actions, not: ${posts.join(' ')}`)

  // somebody else was quicker: what was written stays, and becomes a note by one tap
  const words = '灯箱不亮了，字都看不清'
  await li.goto(`${base}/resident/report/index?category=public_safety`)
  await write(li, /怎么回事/, words)
  await write(li, /在哪里/, '3 单元门口')
  await press(li, /^用定位/)
  await shows(li, '重新定位')
  await press(li, /^提交/)
  const ways = button(li, '都不是同一件，照样提交')
  await Promise.race([shows(li, '收到了'), ways.waitFor().then(() => ways.click())])
  await shows(li, '收到了')
  await bao.goto(`${base}/worker/inbox/index`)
  await bao
    .getByRole('button', { name: new RegExp(words.slice(0, 6)) })
    .first()
    .click()
  await shows(bao, '办理经过')
  await field.setOffline(true)
  await press(bao, '上报')
  await bao.getByRole('radio', { name: '缺人缺设备' }).click()
  await write(bao, '说明', '要登高车才够得着')
  await press(bao, /^上报到/)
  await shows(bao, '“上报”存在手机里')
  await li.goto(`${base}/pages/progress/index`)
  await li
    .getByRole('button', { name: new RegExp(words.slice(0, 6)) })
    .first()
    .click()
  await press(li, '撤回')
  await li.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await li.getByRole('alertdialog').getByText('撤回', { exact: true }).click()
  await shows(li, '已撤回')
  await field.setOffline(false)
  await shows(bao, '没有送成，要您看一下')
  await shot(bao, 'worker-refused')
  for (const context of [home, field]) await context.close()
}
