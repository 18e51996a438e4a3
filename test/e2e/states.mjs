// What the app shows when nothing is there, the network is gone, the address is wrong; what the first page costs; both widths, all looks.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import * as hands from './hands.mjs'

const FIRST_LOAD_JS = 172 * 1024

export default async function states({ browser, base, shots }) {
  const context = await browser.newContext(hands.SMALL_PHONE)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const shows = (text) => hands.shows(page, text)
  const shot = (name) => page.screenshot({ path: path.join(shots, `${name}.png`) })
  const press = (name) => hands.press(page, name)

  // the first view of home stands in the page itself, before any script
  const bare = await (await browser.newContext({ ...hands.SMALL_PHONE, javaScriptEnabled: false })).newPage()
  await bare.goto(base)
  await bare.getByText('我要吹哨').first().waitFor()
  if ((await bare.locator('a[href*="category="]').count()) !== 13) throw new Error('13 categories should be links without a script')
  await bare.close()

  const scripts = []
  page.on('response', (response) => response.url().endsWith('.js') && scripts.push(new URL(response.url()).pathname))
  await page.goto(base)
  await shows('选一类')
  await page.waitForLoadState('networkidle')
  // what categories are suggested by comes with the form, not with home
  const { ecology: words } = JSON.parse(readFileSync('src/domain/report/suggest/weights.json', 'utf8'))
  const suggests = () => scripts.some((file) => readFileSync(path.resolve(`dist/h5${file}`), 'utf8').includes(words))
  if (suggests()) throw new Error('home loads what only the form needs')
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(path.resolve(`dist/h5${file}`)), { level: 9 }).length, 0)
  console.log(`  first load of home: ${scripts.length} scripts, ${(bytes / 1024).toFixed(1)} of ${FIRST_LOAD_JS / 1024} KB gzip`)
  if (bytes > FIRST_LOAD_JS) throw new Error('home loads too much')

  await page.goto(`${base}/pages/progress/index`)
  await shows('登录')
  await shot('states-progress-nobody')
  await page.goto(`${base}/resident/ticket/index?id=01234567-89ab-7cde-8f01-23456789abcd`)
  await shows('登录')
  await page.goto(`${base}/mine/signin/index`)
  await press(/张建国/)
  await page.waitForURL(/home|\/$/)
  await page.goto(`${base}/pages/progress/index`)
  await shows('还没有报过事')
  await shot('states-progress-empty')
  await page.goto(`${base}/resident/ticket/index?id=01234567-89ab-7cde-8f01-23456789abcd`)
  await shows('没有这件，或者不是您的')
  await shot('states-ticket-foreign')

  await page.goto(`${base}/resident/report/index?category=sanitation`)
  await page.getByRole('radio', { name: '垃圾桶满溢' }).waitFor()
  if (!suggests()) throw new Error('the form does not load what it suggests by')

  for (const [name, width, height] of [
    ['phone', 375, 812],
    ['wide', 1440, 900],
  ]) {
    await page.setViewportSize({ width, height })
    for (const [look, value] of [
      ['light', '{"care":false,"dark":"light"}'],
      ['dark', '{"care":false,"dark":"dark"}'],
      ['care', '{"care":true,"dark":"light"}'],
    ]) {
      await page.evaluate((state) => localStorage.setItem('look', JSON.stringify({ data: `{"state":${state},"version":0}` })), value)
      for (const [title, url] of [
        ['home', '/'],
        ['progress', '/pages/progress/index'],
        ['me', '/pages/me/index'],
        ['board', '/pages/board/index'],
        ['report', '/resident/report/index?category=utilities_heat'],
      ]) {
        await page.goto(base + url)
        await page.waitForLoadState('networkidle')
        await shot(`look-${name}-${look}-${title}`)
      }
    }
  }
  await context.close()
}
