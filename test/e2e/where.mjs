// Somebody who will not be located writes where it is: what they begin is found, also without a network, and the map shows roads and the river.
import { press, PHONE, shows, write } from './hands.mjs'

const PLACE = /在哪里，写楼号/

export default async function where({ browser, base, shots }) {
  const context = await browser.newContext({ ...PHONE, permissions: [] })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const offer = (name) => page.getByRole('button', { name }).filter({ visible: true }).first()

  await page.goto(`${base}/mine/signin/index`)
  await offer(/李秀兰/).tap()
  await page.waitForURL(/home|\/$/)
  await page.goto(`${base}/resident/report/index?category=public_facility`)
  await write(page, /怎么回事/, '楼前的路灯三天没亮了')
  await write(page, PLACE, '锦绣')
  await shows(page, /^找到 \d 处/)
  await page.screenshot({ path: `${shots}/where-offers.png` })

  // the names are in the phone by now
  await context.setOffline(true)
  await write(page, PLACE, '錦绣家园八号楼')
  await write(page, PLACE, '锦绣８号楼')
  await offer(/^锦绣家园8号楼/).tap()
  await page.getByRole('textbox', { name: PLACE }).filter({ visible: true }).first().waitFor()
  const written = await page.getByRole('textbox', { name: PLACE }).filter({ visible: true }).first().inputValue()
  if (written !== '锦绣家园8号楼') throw new Error(`the field says ${written}`)
  await context.setOffline(false)

  await press(page, '地图选点')
  await page.locator('.ways__road').first().waitFor({ state: 'attached' })
  await page.locator('.ways__water').first().waitFor({ state: 'attached' })
  await page.screenshot({ path: `${shots}/where-map.png` })
  await offer('放大').tap()
  await offer('放大').tap()
  await page.locator('.map__picture').scrollIntoViewIfNeeded()
  await page.locator('.ways__name').first().waitFor()
  await page.screenshot({ path: `${shots}/where-map-near.png` })
  await page.keyboard.press('Escape')

  await offer(/^提交/).tap()
  await shows(page, '收到了')
  await page.screenshot({ path: `${shots}/where-filed.png` })
  await context.close()

  await byKeys(browser, base, shots)
}

/** At a desk: down with the arrow key, Enter takes it. */
async function byKeys(browser, base, shots) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark', locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${base}/mine/signin/index`)
  await page
    .getByRole('button', { name: /李秀兰/ })
    .first()
    .click()
  await page.waitForURL(/home|\/$/)
  await page.goto(`${base}/resident/report/index?category=public_facility`)
  await write(page, PLACE, '松针路12')
  await shows(page, /^找到 \d 处/)
  await page.keyboard.press('ArrowDown')
  await page.screenshot({ path: `${shots}/where-keys.png` })
  await page.keyboard.press('Enter')
  await page.getByText(/^找到 \d 处/).waitFor({ state: 'detached' })
  const written = await page.getByRole('textbox', { name: PLACE }).filter({ visible: true }).first().inputValue()
  if (written !== '松针路12') throw new Error(`the field says ${written}`)
  await press(page, '地图选点')
  await page.locator('.ways__road').first().waitFor({ state: 'attached' })
  await page.screenshot({ path: `${shots}/where-map-dark.png` })
  await context.close()
}
