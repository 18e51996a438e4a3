// A resident who reads English: offered it, chooses it, and finds no Chinese on any page but names and what people wrote. In 长辈版 on a narrow phone too.
import path from 'node:path'
import * as hands from './hands.mjs'

const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  timezoneId: 'Asia/Shanghai',
  reducedMotion: 'reduce',
}
const LOOKS = {
  usual: { width: 390, look: { dark: 'light' } },
  'large, narrow': { width: 320, look: { dark: 'light', care: true } },
}
/** What people wrote stays as it is. */
const NOTE = '清走了，明早再看一遍。'

export default async function english({ browser, base, shots }) {
  const context = await browser.newContext({ ...PHONE, locale: 'en-US' })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const button = (name) => page.getByRole('button', { name }).filter({ visible: true }).first()
  const press = (name) => button(name).click()
  const shows = (text) => hands.shows(page, text)
  const write = (label, words) => hands.write(page, label, words)
  const choose = (name) => hands.choose(page, name)
  const go = async (url, text) => {
    await page.goto(base + url)
    await shows(text)
  }
  const ask = async (endpoint, token, body) => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) }
    const answer = await fetch(`${base}/api${endpoint}`, {
      method: body ? 'POST' : 'GET',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${endpoint}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }

  // offered, not forced; chosen by one tap
  await page.goto(base)
  await shows('我要吹哨')
  await shows('This app also speaks English.')
  await page.getByRole('button', { name: 'English', exact: true }).filter({ visible: true }).last().click()
  await shows('Report it')
  if ((await page.getAttribute('html', 'lang')) !== 'en') throw new Error('the page says it is not English')

  // two reports: one on its way, one finished, public and waiting for a verdict
  await go('/mine/signin/index', 'Signed in, you are told of every step')
  await press(/李秀兰/)
  await page.waitForURL(/home|\/$/)
  const fileOne = async (words) => {
    await go('/resident/report/index?category=sanitation', 'What exactly')
    await choose('Bins overflowing')
    await write(/What is wrong/, words)
    await write(/Where/, 'Entrance 2')
    await press('Choose a community')
    await choose('天和社区')
    await page
      .getByRole('switch', { name: /^Agree to publish/ })
      .filter({ visible: true })
      .click()
    await press(/^Send/)
    await shows('Received')
    return new URL(page.url()).searchParams.get('id')
  }
  const waiting = await fileOne('The bins at entrance 2 have been full for two days.')
  const solved = await fileOne('Building waste behind the house again.')
  await handle(browser, base)
  const { token } = await ask('/signin/demo', undefined, { person: 'zhoumin' })
  const { rows } = await ask('/moderation?shelf=waiting', token)
  const { id, version, proposed } = rows.find(({ ticketId }) => ticketId === solved)
  await ask(`/moderation/${id}`, token, { version, publish: true, ...proposed, outcome: NOTE })
  const { rows: cases } = await ask('/board/cases', token)

  const names = await namesIn(ask)
  const found = []
  const look = async (what) => {
    for (const words of await page.evaluate(chineseOn, names)) found.push(`${what}: ${words}`)
    for (const words of await page.evaluate(cutOff)) found.push(`${what}: runs out of the screen: ${words}`)
  }

  /** Each page: its address, what tells that it is there, and what to do on it first. */
  const PAGES = [
    ['home', '/', 'Choose a category'],
    ['progress', '/pages/progress/index', 'My progress'],
    ['board', '/pages/board/index', 'Ask here first'],
    ['me', '/pages/me/index', 'Easy to read'],
    ['report, no category', '/resident/report/index', 'Guessed from what you say; one tap confirms'],
    ['report', '/resident/report/index?category=public_facility', 'What exactly', () => choose('Street light out')],
    ['report, gas', '/resident/report/index?category=utilities_heat', 'What exactly', () => choose('Gas supply')],
    ['report, wrong', '/resident/report/index?category=public_facility', 'What exactly', () => press(/^Send/)],
    ['report, anonymous', '/resident/report/index?category=public_facility', 'What exactly', () => choose(/^Anonymous/)],
    [
      'report, for the family',
      '/resident/report/index?category=housing_property',
      'What exactly',
      () => page.getByRole('switch', { name: /^For someone/ }).click(),
    ],
    ['report, accusation', '/resident/report/index?category=policy_style_other', 'What exactly', () => choose('Conduct of officials')],
    ['communities', '/resident/report/index?category=public_facility', 'What exactly', () => press('Choose a community')],
    ['map', '/resident/report/index?category=public_facility', 'What exactly', () => press('Choose on the map')],
    ['submitted', `/mine/submitted/index?id=${waiting}`, 'Received'],
    ['ticket', `/resident/ticket/index?id=${waiting}`, 'What happened'],
    ['ticket, finished', `/resident/ticket/index?id=${solved}`, 'What happened'],
    ['supplement', `/resident/ticket/index?id=${waiting}`, 'What happened', () => press('Add details')],
    ['verdict', `/resident/verdict/index?id=${solved}`, 'Is it solved', () => choose(/^Not solved/)],
    ['unsent', '/mine/unsent/index', 'Not sent yet'],
    ['notices', '/mine/notices/index', 'notices are kept for a year'],
    ['signin', '/mine/signin/index', 'Phone number'],
    ['privacy', '/mine/privacy/index', 'The Chinese text is binding'],
    ['account', '/mine/account/index', 'Who saw my phone'],
    ['code', '/mine/code/index', 'Code or number'],
    ['public cases', '/board/cases/index', 'All categories'],
    ['map of public cases', '/board/cases/index', 'All categories', () => choose(/^Map/)],
    ['figures', '/board/cases/index', 'All categories', () => choose(/^Figures/)],
    ['public case', `/board/case/index?id=${cases[0].id}`, 'What was reported'],
    ['foreign ticket', '/resident/ticket/index?id=01234567-89ab-7cde-8f01-23456789abcd', 'There is no such case'],
  ]
  for (const [name, { width, look: chosen }] of Object.entries(LOOKS)) {
    await page.setViewportSize({ width, height: 844 })
    await page.evaluate((state) => localStorage.setItem('look', JSON.stringify({ data: JSON.stringify({ state, version: 0 }) })), {
      ...chosen,
      language: 'en',
    })
    for (const [what, url, text, act] of PAGES) {
      await page.evaluate(() =>
        Object.keys(localStorage)
          .filter((key) => key.startsWith('draft:'))
          .forEach((key) => localStorage.removeItem(key)),
      )
      await go(url, text)
      await act?.()
      await page.waitForLoadState('networkidle')
      await look(`${what}, ${name}`)
      await page.screenshot({ path: path.join(shots, `english-${name}-${what}`.replace(/\W+/g, '-') + '.png') })
    }
  }
  if (found.length > 0) throw new Error(`English:\n${[...new Set(found)].join('\n')}`)
  console.log(`  no Chinese but names and what people wrote on ${PAGES.length} pages in ${Object.keys(LOOKS).length} looks`)

  // staff's pages are Chinese on the same phone
  await page.goto(`${base}/worker/signin/index`)
  await shows('工作人员登录')
  if ((await page.getAttribute('html', 'lang')) !== 'zh-CN') throw new Error('staff’s page says it is English')
  await context.close()
}

/** The community's clerk finishes the second report. */
async function handle(browser, base) {
  const worker = await (await browser.newContext({ ...PHONE, locale: 'zh-CN' })).newPage()
  await worker.goto(`${base}/worker/signin/index`)
  await worker.getByRole('button', { name: /赵丽娟/ }).click()
  const press = (name, exact = false) => worker.getByRole('button', { name, exact }).filter({ visible: true }).first().click()
  await press(/Building waste/)
  await press('办结', true)
  await worker.getByText('解决了', { exact: true }).filter({ visible: true }).first().click()
  await worker.getByRole('textbox', { name: /写给反映人/ }).fill(NOTE)
  await press(/^提交办结/)
  await worker.getByText('等评价').filter({ visible: true }).first().waitFor()
  await worker.context().close()
}

/** Names of units, places and people, and what was written: all that may be Chinese. The longest first. */
async function namesIn(ask) {
  const { units } = await ask('/units')
  const { district } = await ask('/start')
  const { people } = await ask('/signin/demo')
  const { token } = await ask('/signin/demo', undefined, { person: 'lixiulan' })
  const { rows } = await ask('/my/tickets', token)
  // a map shortens a name, the rules say the centre's with its district
  const unitWords = units.flatMap(({ name, worker }) => [name, worker, name.replace(/社区|嘎查/, ''), district + name.replace(/^区/, '')])
  const words = [
    '中文',
    NOTE,
    district,
    ...unitWords,
    ...people.flatMap(({ name, what }) => [name, what]),
    ...rows.map(({ title }) => title),
  ]
  return words.filter(Boolean).sort((one, other) => other.length - one.length)
}

/** What is seen or read out and has Chinese in it beside those names. */
function chineseOn(names) {
  const drawn = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getClientRects().length > 0
  const texts = [document.title]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!['SCRIPT', 'STYLE'].includes(node.parentElement.tagName) && drawn(node.parentElement)) texts.push(node.data)
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [alt], [title]'))
    if (drawn(element)) texts.push(...['aria-label', 'placeholder', 'alt', 'title'].map((name) => element.getAttribute(name) ?? ''))
  const left = (text) => names.reduce((rest, name) => rest.split(name).join(''), text)
  return texts.filter((text) => /\p{Script=Han}/u.test(left(text)))
}

/** Words that reach beyond the screen, where nothing can be scrolled to them. */
function cutOff() {
  const scrolls = (element) => element && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
  return [...document.querySelectorAll('body *')]
    .filter(
      (element) => element.childElementCount === 0 && element.textContent.trim() && element.checkVisibility({ checkVisibilityCSS: true }),
    )
    .filter(
      (element) =>
        element.getBoundingClientRect().right > window.innerWidth + 1 && !element.closest('svg') && !scrolls(element.parentElement),
    )
    .map((element) => element.textContent.trim().slice(0, 60))
}
