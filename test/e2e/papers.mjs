// A paper: a resident adds a PDF without a network, is warned where they stay anonymous, and sends it; a worker at a desk downloads it under
// a name of ours, without who wrote it; a file with macros is refused in words.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PHONE, button, press, shows, write } from './hands.mjs'

const AUTHOR = 'Wang Xiaoming'

export default async function papers({ browser, base, shots, fixtures }) {
  const file = path.join(fixtures, `${AUTHOR} wages.pdf`)
  writeFileSync(file, aPdf())
  const locked = path.join(fixtures, 'old.doc')
  writeFileSync(locked, Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]))
  const contexts = []
  const open = async (url, how) => {
    const context = await browser.newContext({ ...how, acceptDownloads: true })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(base + url)
    return page
  }
  const shot = (page, name) => page.screenshot({ path: path.join(shots, `papers-${name}.png`) })
  const pick = async (page, name, chosen) => {
    const chooser = page.waitForEvent('filechooser')
    await press(page, name)
    await (await chooser).setFiles(chosen)
  }

  const li = await open('/mine/signin/index', PHONE)
  await press(li, /李秀兰/)
  await li.waitForURL(/home|\/$/)
  await li.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await li.goto(`${base}/resident/report/index?category=dispute_rights`)
  await li.getByRole('radio', { name: '邻里纠纷' }).click()
  if (await li.getByText('选文件').count()) throw new Error('papers are asked for where none are needed')
  await li.getByRole('radio', { name: '劳动欠薪' }).click()
  await write(li, /怎么回事/, '工地欠了我们三个月的工资没有发。')
  await write(li, /在哪里/, '天和社区 3 号楼工地')
  await pick(li, '选文件', locked)
  await shows(li, /旧格式的/)
  await shot(li, 'refused')
  await button(li, /^删掉，old\.doc/).click()
  await press(li, '删掉')
  await li.context().setOffline(true)
  await pick(li, '选文件', file)
  await shows(li, /等着传|没传上去/)
  await shot(li, 'offline')
  await press(li, /^提交/)
  await li.waitForURL(/unsent/, { timeout: 60_000 })
  const filed = li.waitForResponse((response) => response.url().endsWith('/api/reports'), { timeout: 90_000 })
  await li.context().setOffline(false)
  const { id, number } = await (await filed).json()
  await li.goto(`${base}/resident/ticket/index?id=${id}`)
  await shows(li, `${number}-材料1.pdf`)
  await li
    .getByText(`${number}-材料1.pdf`)
    .first()
    .evaluate((at) => at.scrollIntoView({ block: 'center' }))
  await shot(li, 'mine')

  const clerk = await open('/worker/signin/index', { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  await press(clerk, /周敏/)
  await clerk.waitForURL((url) => !url.pathname.includes('signin'))
  await clerk.goto(`${base}/worker/ticket/index?id=${id}`)
  await shows(clerk, `${number}-材料1.pdf`)
  await clerk
    .getByText(`${number}-材料1.pdf`)
    .first()
    .evaluate((at) => at.scrollIntoView({ block: 'center' }))
  await shot(clerk, 'worker')
  const download = clerk.waitForEvent('download')
  await button(clerk, new RegExp(`${number}-材料1\\.pdf`)).click()
  const got = await download
  if (got.suggestedFilename() !== `${number}-材料1.pdf`) throw new Error(`it is called ${got.suggestedFilename()}`)
  const bytes = readFileSync(await got.path())
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) || bytes.includes(AUTHOR)) throw new Error('it tells who wrote it')

  await li.goto(`${base}/resident/report/index?category=dispute_rights`)
  await li.getByRole('radio', { name: '劳动欠薪' }).click()
  await pick(li, '选文件', file)
  await shows(li, /正在传|传好了/)
  await li.getByRole('radio', { name: /匿名/ }).click()
  await shows(li, /文件里可能有您的姓名/)
  await li
    .getByText(/文件里可能有您的姓名/)
    .first()
    .evaluate((at) => at.scrollIntoView({ block: 'center' }))
  await shot(li, 'warned')
  for (const context of contexts) await context.close()
}

/** A page, and a name in its properties. */
function aPdf() {
  const page = 'BT /F1 24 Tf 72 700 Td (Wages owed) Tj ET'
  const font = '/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${font} >>`,
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    `<< /Author (${AUTHOR}) >>`,
  ]
  let text = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const from = text.length
  text += `xref\n0 6\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size 6 /Root 1 0 R /Info 5 0 R >>\nstartxref\n${from}\n%%EOF\n`
  return Buffer.from(text)
}
