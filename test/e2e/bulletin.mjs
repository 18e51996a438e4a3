// A week is drafted, worded, issued, decided on at a meeting and printed by supervision in under five minutes; a unit objects on a phone; a ledger
// goes out. On a demo with its story, for figures need weeks that are over.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { startBuilt } from './built.mjs'
import { choose, press, shows, SMALL_PHONE, write } from './hands.mjs'
import { violations } from './violations.mjs'

const DESK = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
/** The story is told, and its weeks frozen. */
const TOLD_MS = 15 * 60_000
const MOST_MS = 5 * 60_000

export default async function bulletin({ shots }) {
  const { browser, base, stop } = await startBuilt({ empty: false })
  try {
    await told({ browser, base, shots })
  } finally {
    await stop()
  }
}

async function told({ browser, base, shots }) {
  const found = []
  const enter = async (device, name) => {
    const context = await browser.newContext(device)
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    await page.addInitScript(() => (window.print = () => (window.printed = (window.printed ?? 0) + 1)))
    await page.goto(`${base}/worker/signin/index`)
    await press(page, name)
    await page.waitForURL((url) => !url.pathname.includes('signin'))
    return page
  }
  const look = async (page, name) => {
    await page.waitForLoadState('networkidle')
    await page.locator('.taro__toast > div:last-child').waitFor({ state: 'hidden' })
    found.push(...(await violations(page)).map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: path.join(shots, `bulletin-${name}.png`) })
  }
  const printed = async (page) => {
    if ((await page.evaluate(() => window.printed)) !== 1) throw new Error('nothing was printed')
  }

  const chen = await enter(DESK, /陈岚/)
  await untilTold(chen, base)
  await look(chen, 'list')

  const began = Date.now()
  await press(chen, /周通报.*起草/)
  await chen.waitForURL(/bulletin\/read\/index\?id=/)
  await press(chen, /^改字：这一期要说的一句/)
  await write(chen, '这一句', '这一期供暖问题多，请抓紧。')
  await press(chen, '存下')
  await shows(chen, '这一期供暖问题多，请抓紧。')
  await look(chen, 'draft')
  await press(chen, '发给各单位提意见')
  await press(chen, '发出')
  await shows(chen, /各单位提意见到/)
  await press(chen, '打印')
  await printed(chen)
  const sheet = await chen.pdf({ preferCSSPageSize: true })
  if (!sheet.includes('/MediaBox [0 0 594')) throw new Error('not on A4')

  await chen.goto(`${base}/bulletin/desk/index`)
  await press(chen, '开这次调度会')
  await press(chen, /^听说法/)
  await choose(chen, /^在办/)
  await press(chen, '记下')
  await shows(chen, '这次定的')
  await look(chen, 'meeting')
  await press(chen, /^现在定/)
  // the row of the sheet, not the page's own button
  await press(chen, /^记一条.+/)
  await write(chen, '定了什么', '这一片的管网一起查一遍')
  await choose(chen, /区住建局/)
  await chen.locator('input[type=date]').last().fill(nextWeek())
  await press(chen, '定下')
  await shows(chen, '这一片的管网一起查一遍')
  await press(chen, '打印纪要')
  await printed(chen)
  const took = Date.now() - began
  if (took > MOST_MS) throw new Error(`${Math.round(took / 1000)} s from the figures to the minutes`)
  console.log(`bulletin: ${Math.round(took / 1000)} s from the figures to the printed minutes`)

  const unit = await enter(SMALL_PHONE, /刘国栋/)
  await unit.goto(`${base}/bulletin/read/index`)
  await press(unit, /征求意见/)
  await press(unit, /提意见$/)
  await write(unit, /^哪里不对/, '有一件到期那天停电')
  await press(unit, '提出意见')
  await shows(unit, '有一件到期那天停电')
  await look(unit, 'objected')

  await chen.goto(`${base}/bulletin/desk/index?at=ledger`)
  await choose(chen, /^开会用/)
  const saved = chen.waitForEvent('download')
  await press(chen, '导出 .xlsx')
  const file = readFileSync(await (await saved).path())
  if (!file.subarray(0, 2).equals(Buffer.from('PK'))) throw new Error('the ledger is no workbook')
  await shows(chen, /存好了/)
  await look(chen, 'ledger')
  if (found.length > 0) throw new Error(found.join('\n'))
}

/** Asks again and again until the weeks of the story are frozen and its bulletins stand there. */
async function untilTold(page, base) {
  for (const until = Date.now() + TOLD_MS; Date.now() < until;) {
    await page.goto(`${base}/bulletin/read/index`)
    const there = page.getByRole('button', { name: /征求意见/ }).filter({ visible: true })
    const isThere = await there.first().waitFor({ timeout: 15_000 }).then(() => true, () => false) // prettier-ignore
    if (isThere) return
  }
  throw new Error('the story left no bulletin')
}

const nextWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
