// Every page a resident can open, in three looks: axe finds nothing to complain of. And the way through them with a keyboard alone.
import path from 'node:path'
import { violations } from './violations.mjs'
import * as hands from './hands.mjs'

const PHONE = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
const LOOKS = { light: { dark: 'light' }, dark: { dark: 'dark' }, care: { care: true, dark: 'light' } }

export default async function axe({ browser, base, shots }) {
  const context = await browser.newContext(PHONE)
  context.setDefaultTimeout(15_000)
  let page = await context.newPage()
  const button = (name) => page.getByRole('button', { name }).filter({ visible: true }).first()
  const press = (name) => button(name).click()
  const shows = (text) => hands.shows(page, text)
  const write = (label, words) => hands.write(page, label, words)
  const choose = (name) => hands.choose(page, name)
  const go = async (url, text) => {
    await page.goto(base + url)
    await shows(text)
  }

  const found = []
  const look = async (what) => {
    const faults = await violations(page)
    found.push(...faults.map((fault) => `${what}: ${fault}`))
    return faults.length
  }
  const small = []
  /** 长辈版: no line under 18 px, nothing to press under 60 px high or wide. */
  const measure = async (what) => {
    const bad = await page.evaluate(() => {
      const drawn = (element) =>
        element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getClientRects().length > 0
      const hidden = (element) => element.closest('[aria-hidden="true"]')
      const name = (element) => `${element.className || element.tagName} “${element.textContent.trim().slice(0, 20)}”`
      const out = []
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement
        if (!node.data.trim() || ['SCRIPT', 'STYLE'].includes(element.tagName) || !drawn(element) || hidden(element)) continue
        if (parseFloat(getComputedStyle(element).fontSize) < 18) out.push(`${getComputedStyle(element).fontSize} ${name(element)}`)
      }
      for (const element of document.querySelectorAll('[tabindex="0"], input, textarea')) {
        if (!drawn(element) || hidden(element)) continue
        // a native field is as large as the frame around it
        const { width, height } = (element.closest('.entry') ?? element).getBoundingClientRect()
        if (Math.round(Math.min(width, height)) < 60) out.push(`${Math.round(width)} × ${Math.round(height)} ${name(element)}`)
      }
      return out
    })
    small.push(...bad.map((line) => `${what}: ${line}`))
  }

  // somebody with two reports: one on its way, one waiting for a verdict
  await go('/mine/signin/index', '登录后，每一步都告诉您')
  await press(/李秀兰/)
  await page.waitForURL(/home|\/$/)
  const fileOne = async (words) => {
    await go('/resident/report/index?category=sanitation', '具体是什么')
    await choose('垃圾桶满溢')
    await write(/怎么回事/, words)
    await write(/在哪里/, '2 单元门口')
    await press('选社区')
    await page.getByRole('radio', { name: '天和社区' }).click()
    await press(/^提交/)
    await shows('收到了')
    return new URL(page.url()).searchParams.get('id')
  }
  const waiting = await fileOne('垃圾桶满了，盖子也坏了一个')
  const solved = await fileOne('楼后又堆了一堆建筑垃圾')
  const worker = await (await browser.newContext(PHONE)).newPage()
  await worker.goto(`${base}/worker/signin/index`)
  await worker.getByRole('button', { name: /赵丽娟/ }).click()
  await worker
    .getByRole('button', { name: /楼后又堆了/ })
    .filter({ visible: true })
    .first()
    .click()
  await worker.getByRole('button', { name: '办结', exact: true }).filter({ visible: true }).first().click()
  await worker.getByText('解决了', { exact: true }).filter({ visible: true }).first().click()
  await worker.getByRole('textbox', { name: /写给反映人/ }).fill('清走了，明早再看一遍。')
  await worker.getByRole('button', { name: /^提交办结/ }).click()
  await worker.getByText('等评价').filter({ visible: true }).first().waitFor()
  await worker.context().close()

  /** Each page: its address, what tells that it is there, and what to do on it first. */
  const PAGES = [
    ['home', '/', '选一类'],
    ['progress', '/pages/progress/index', '我的进度'],
    ['board', '/pages/board/index', '先问这里'],
    ['me', '/pages/me/index', '看得清'],
    ['report, no category', '/resident/report/index', '说完给您猜，点一下就行'],
    ['report', '/resident/report/index?category=public_facility', '具体是什么'],
    ['report, gas', '/resident/report/index?category=utilities_heat', '具体是什么', () => choose(/^燃气/)],
    ['report, wrong', '/resident/report/index?category=public_facility', '具体是什么', () => press(/^提交/)],
    ['report, anonymous', '/resident/report/index?category=public_facility', '具体是什么', () => choose(/^匿名/)],
    [
      'report, for the family',
      '/resident/report/index?category=housing_property',
      '具体是什么',
      () => page.getByRole('switch', { name: /^替家人报/ }).click(),
    ],
    ['report, accusation', '/resident/report/index?category=policy_style_other', '具体是什么', () => choose('干部作风')],
    ['communities', '/resident/report/index?category=public_facility', '具体是什么', () => press('选社区')],
    ['map', '/resident/report/index?category=public_facility', '具体是什么', () => press('地图选点')],
    ['submitted', `/mine/submitted/index?id=${waiting}`, '收到了'],
    ['ticket', `/resident/ticket/index?id=${waiting}`, '办理经过'],
    ['supplement', `/resident/ticket/index?id=${waiting}`, '办理经过', () => press('补充')],
    ['verdict', `/resident/verdict/index?id=${solved}`, '解决了吗', () => choose(/^没解决/)],
    ['signin', '/mine/signin/index', '手机号'],
    ['projects', '/board/projects/index', '还没有公开的民生项目'],
    ['privacy', '/mine/privacy/index', '谁在管'],
    ['account', '/mine/account/index', '谁看过我的电话'],
    ['feedback', '/mine/feedback/index', '说什么'],
    ['code', '/mine/code/index', '查询码或编号'],
    ['foreign ticket', '/resident/ticket/index?id=01234567-89ab-7cde-8f01-23456789abcd', '没有这件'],
  ]
  for (const [name, state] of Object.entries(LOOKS)) {
    await page.evaluate(
      (look) => localStorage.setItem('look', JSON.stringify({ data: JSON.stringify({ state: look, version: 0 }) })),
      state,
    )
    for (const [what, url, text, act] of PAGES) {
      await page.evaluate(() =>
        Object.keys(localStorage)
          .filter((key) => key.startsWith('draft:'))
          .forEach((key) => localStorage.removeItem(key)),
      )
      await go(url, text)
      await act?.()
      await page.waitForLoadState('networkidle')
      const count = await look(`${what}, ${name}`)
      if (count > 0) await page.screenshot({ path: path.join(shots, `axe-${name}-${what.replace(/\W+/g, '-')}.png`) })
      if (name === 'care') await measure(what)
    }
  }
  if (found.length > 0) throw new Error(`axe:\n${[...new Set(found)].join('\n')}`)
  if (small.length > 0) throw new Error(`长辈版:\n${[...new Set(small)].join('\n')}`)
  console.log(`  axe: 0 violations on ${PAGES.length} pages in ${Object.keys(LOOKS).length} looks`)
  // a tab of its own: past fifty steps a browser drops the oldest, and Back is not where one thinks
  await page.close()
  page = await context.newPage()
  await page.goto(base)
  await byKeys({ page, go, shows, waiting })
  await page.evaluate(() => localStorage.clear())
  await filedByKeys({ page, go, shows })
  await context.close()
}

/** Without a mouse: everything is reached, the focus is seen, a sheet holds it and gives it back, Esc and Back close the sheet alone. */
async function byKeys({ page, go, shows, waiting }) {
  const { focused, tabTo } = keysOf(page)
  const is = (what, actual, wanted) => {
    if (actual !== wanted) throw new Error(`${what}: ${actual}, not ${wanted}`)
  }
  const sheetIs = (state) => page.locator('#sheet').waitFor({ state })
  /** No entry of a closed sheet is left in the history. */
  const inOrder = () => page.waitForFunction(() => history.state?.layer === undefined)
  const inSheet = () => page.evaluate(() => Boolean(document.activeElement?.closest('#sheet')))

  await page.evaluate(() => localStorage.clear())
  await go('/', '选一类')
  await tabTo(/^环境卫生/)
  is('a focus ring of 2 px', await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth), '2px')
  await page.keyboard.press('Enter')
  await shows('具体是什么')
  await tabTo(/^小广告/)
  await page.keyboard.press('Space')
  await page.getByRole('radio', { name: '小广告', checked: true }).waitFor()
  await tabTo(/^怎么回事/)
  await page.keyboard.type('电线杆上又贴满了小广告')

  await tabTo(/^选社区/)
  await page.keyboard.press('Enter')
  await sheetIs('visible')
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    if (!(await inSheet())) throw new Error(`after ${step} Tabs the focus has left the sheet`)
  }
  await page.keyboard.press('Escape')
  await sheetIs('detached')
  is('the focus is back', await focused(), '选社区')

  // Back closes the sheet; once more, and it leaves the page
  await page.keyboard.press('Enter')
  await sheetIs('visible')
  await page.goBack()
  await sheetIs('detached')
  await shows('具体是什么')
  is('what was typed', await page.getByRole('textbox', { name: /怎么回事/ }).inputValue(), '电线杆上又贴满了小广告')
  await inOrder()
  await page.goBack()
  await shows('选一类')

  // a sheet that closed by itself leaves nothing behind that Back would have to pass
  await page.getByRole('button', { name: '接着写' }).click()
  await shows('具体是什么')
  await page.getByRole('button', { name: '选社区' }).last().click()
  await page.getByRole('radio', { name: '天和社区' }).click()
  await sheetIs('detached')
  await inOrder()
  await page.goBack()
  await shows('选一类')

  // something written: Back asks, and a second Back keeps it
  await go('/mine/signin/index', '登录后')
  await page.getByRole('button', { name: /李秀兰/ }).click()
  await page.waitForURL(/home|\/$/)
  await go(`/resident/ticket/index?id=${waiting}`, '办理经过')
  await page.getByRole('button', { name: '补充', exact: true }).click()
  await page.getByRole('textbox', { name: /补充什么/ }).fill('今天早上还是满的')
  const ofSheet = await page.evaluate(() => history.state.layer)
  await page.goBack()
  await shows('写的还没送出')
  await page.goBack()
  await page.getByText('写的还没送出').waitFor({ state: 'hidden' })
  is('what was written', await page.getByRole('textbox', { name: /补充什么/ }).inputValue(), '今天早上还是满的')
  // the question's own entry has gone from the history
  await page.waitForFunction((layer) => history.state.layer === layer, ofSheet)
  await page.goBack()
  await shows('写的还没送出')
  await page.keyboard.press('Tab')
  is('the other answer', await page.evaluate(() => document.activeElement.textContent), '关上')
  await page.keyboard.press('Enter')
  await sheetIs('detached')
  await shows('办理经过')
  await inOrder()
  console.log('  keyboard and Back: sheets hold the focus and close alone')
}

/** From home to 收到了 without a mouse, by somebody who has yet to sign in. */
async function filedByKeys({ page, go, shows }) {
  const { focused, tabTo } = keysOf(page)
  const press = async (name, key = 'Enter') => {
    await tabTo(name)
    await page.keyboard.press(key)
  }
  const write = async (label, words) => {
    await tabTo(label)
    await page.keyboard.type(words)
  }
  await go('/', '选一类')
  await press(/^我要吹哨/)
  await shows('怎么回事')
  await write(/^怎么回事/, '垃圾桶满了，狗翻得到处都是')
  // the offer goes when it is taken, and the focus goes on to what it chose
  await press(/^可能是环境卫生 › 垃圾桶满溢/)
  await page.getByRole('radio', { name: '垃圾桶满溢', checked: true }).and(page.locator(':focus')).waitFor()
  if ((await focused()) !== '垃圾桶满溢') throw new Error('the focus left the chip it went to')
  await write(/^在哪里/, '3 单元门口')
  await press(/^选社区/)
  await page.locator('#sheet').waitFor()
  await press(/^天和社区/, 'Space')
  await page.locator('#sheet').waitFor({ state: 'detached' })
  await press(/^提交/)
  await shows('登录后，每一步都告诉您')
  await press(/李秀兰/)
  await shows('收到了')
  await page
    .getByText(/20\d{6}-[2-9A-Z]{4}/)
    .first()
    .waitFor()
  await press(/^看进度|^看这件/)
  await shows('办理经过')
  console.log('  filed by keyboard alone: signed in, sent, opened')
}

function keysOf(page) {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? '')
  const tabTo = async (name) => {
    for (let left = 80; left > 0; left--) {
      await page.keyboard.press('Tab')
      if (name.test(await focused())) return
    }
    throw new Error(`Tab never comes to ${name}`)
  }
  return { focused, tabTo }
}
