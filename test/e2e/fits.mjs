// Whatever is left of a time, and in whatever size it is read: no figure on a list is cut, in the browser or as the mini-program's sheets draw it.
// The rows are the server's own, with the longest times there are put into them on their way.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import * as hands from './hands.mjs'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** From now: the longest of each way to say it. */
const SPANS = [5 * 60 * MINUTE + 59 * MINUTE + 30_000, 9 * DAY + 23 * 60 * MINUTE + MINUTE, 120 * DAY, -23 * 60 * MINUTE, -999 * DAY]
const KINDS = ['handle', 'contact', 'accept', 'callback']
const SIZES = [
  { name: 'usual', width: 375, care: false },
  { name: 'small phone', width: 320, care: false },
  { name: '长辈版 on a small phone', width: 320, care: true },
  // somebody set their browser so for all pages: the steps below and above where 长辈版 begins by itself
  { name: 'large type on a small phone', width: 320, care: false, browser: 19, body: 20.4 },
  { name: 'the largest type in 长辈版 on a small phone', width: 320, care: true, browser: 24, body: 25.2 },
]

export default async function fits({ browser, base, shots }) {
  const context = await browser.newContext(hands.SMALL_PHONE)
  context.setDefaultTimeout(15_000)
  await context.route(/\/api\/(inbox|my\/tickets|board\/cases)\b/, withLongTimes)
  const page = await context.newPage()
  const settings = await context.newCDPSession(page)
  await fileOne(page, base)
  const signInAsWorker = async () => {
    await page.goto(`${base}/worker/signin/index`)
    await page.getByRole('button', { name: /赵丽娟/ }).click()
    await page.waitForURL(/inbox/)
  }
  const cut = []
  for (const [list, url, row, before] of [
    ['进度', '/pages/progress/index', '.ticket'],
    ['待办', '/worker/inbox/index', '.work', signInAsWorker],
  ]) {
    await before?.()
    for (const { name, width, care, browser: standard = 16, body } of SIZES) {
      await page.setViewportSize({ width, height: 800 })
      await settings.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } })
      await page.evaluate(setLook, care)
      await page.goto(base + url)
      await page.locator(row).nth(SPANS.length).waitFor()
      const px = await page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.page')).fontSize))
      if (body && Math.abs(px - body) > 0.1) cut.push(`${list}, ${name}: type is ${px} px, ${body} was asked for`)
      const look = async (build) => {
        await page.addStyleTag({ content: '* { content-visibility: visible !important }' })
        cut.push(...(await page.evaluate(cutIn, row)).map((line) => `${list}, ${name}, ${build}: ${line}`))
        await page.screenshot({ path: path.join(shots, `fits-${list}-${width}-${standard}-${care ? 'care' : 'usual'}-${build}.png`) })
      }
      await look('h5')
      await page.evaluate(wearSheets, weappSheets())
      await look('weapp')
    }
  }
  await context.close()
  if (cut.length > 0) throw new Error(`cut:\n${[...new Set(cut)].join('\n')}`)
}

async function fileOne(page, base) {
  await page.goto(`${base}/mine/signin/index`)
  await page.getByRole('button', { name: /李秀兰/ }).click()
  await page.waitForURL(/home|\/$/)
  await page.goto(`${base}/resident/report/index?category=sanitation`)
  await hands.choose(page, '垃圾桶满溢')
  await hands.write(page, /怎么回事/, '三单元门口的垃圾桶满了两天没人清，盖子也没了')
  await hands.write(page, /在哪里/, '3 单元门口')
  await hands.press(page, '选社区')
  await page.getByRole('radio', { name: '天和社区' }).click()
  await page.getByRole('button', { name: /^提交/ }).click()
  await hands.shows(page, /收到了/)
}

/** The first row, once for each kind of clock and each span. */
async function withLongTimes(route) {
  const response = await route.fetch()
  const page = await response.json()
  const [first] = page.rows ?? []
  const clock = first?.clocks?.[0]
  if (!clock) return route.fulfill({ response })
  const rows = KINDS.flatMap((kind) =>
    SPANS.map((span, index) => ({
      ...first,
      id: `${first.id.slice(0, -4)}${KINDS.indexOf(kind)}${index}00`,
      clocks: [{ ...clock, kind, dueAt: page.now + span, startedAt: page.now - DAY }],
    })),
  )
  return route.fulfill({ response, json: { ...page, rows: [first, ...rows], next: null } })
}

const setLook = (care) =>
  localStorage.setItem('look', JSON.stringify({ data: JSON.stringify({ state: { care, dark: 'light' }, version: 0 }) }))

/** Words of a row that stand outside of it, outside of a box that hides what is over, or over other words. */
function cutIn(row) {
  const inside = (a, b) => a.left >= b.left - 0.5 && a.right <= b.right + 0.5 && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5
  const cut = []
  for (const one of document.querySelectorAll(row)) {
    if (!one.checkVisibility()) continue
    const words = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(node)
      const rects = [...range.getClientRects()]
      const boxes = [one, ...ancestors(node, one)].filter((box) => box === one || box.matches('.work__time, .tag, .badge, .timeleft'))
      for (const box of boxes)
        if (rects.some((rect) => !inside(rect, box.getBoundingClientRect()))) cut.push(`“${node.data}” is wider than ${box.className}`)
    }
  }
  return cut

  function ancestors(node, top) {
    const found = []
    for (let box = node.parentElement; box && box !== top; box = box.parentElement) found.push(box)
    return found
  }
}

/** All sheets of the built mini-program, with its page as the root. */
const weappSheets = () =>
  readdirSync(path.resolve('dist/weapp'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.wxss'))
    .map((file) => readFileSync(path.resolve('dist/weapp', file), 'utf8').replace(/@import[^;]+;/g, ''))
    .join('\n')
    .replace(/(^|[},])page(?=[,{ ])/g, '$1html')

/** The page as it is, in the mini-program's sheets alone; each element a plain block, as a view is. */
function wearSheets(sheets) {
  for (const sheet of document.querySelectorAll('style, link[rel="stylesheet"]')) sheet.remove()
  const style = document.createElement('style')
  style.textContent = `taro-view-core { display: block }\n${sheets}`
  document.head.append(style)
}
