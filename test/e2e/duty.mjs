// In somebody's hands and on duty: a clerk takes what nobody has, gives it to a colleague who finds it under 我的, writes a cover; who has it at another moment.
import path from 'node:path'
import { PHONE, shows } from './hands.mjs'
import { violations } from './violations.mjs'

const hex = () => Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16)).join('')
const json = (body, token) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  body: JSON.stringify(body),
})
const DESK = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }

export default async function duty({ browser, base, shots }) {
  const contexts = []
  const one = (page, role, name) =>
    page
      .getByRole(role, { name, exact: typeof name === 'string' })
      .filter({ visible: true })
      .first()
  const press = (page, name) => one(page, 'button', name).click()
  const enter = async (device, name) => {
    const context = await browser.newContext(device)
    context.setDefaultTimeout(15_000)
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(`${base}/worker/signin/index`)
    await press(page, name)
    await page.waitForURL((to) => !to.pathname.includes('signin'))
    return page
  }
  const found = []
  const look = async (page, name) => {
    await page.waitForLoadState('networkidle')
    // a toast belongs to no landmark
    await page.locator('.taro__toast > div:last-child').waitFor({ state: 'hidden' })
    found.push(...(await violations(page)).map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: path.join(shots, `duty-${name}.png`) })
  }

  // a case on the desk of 区住建局, and its roster: 孙伟 by day, two others by night
  const as = async (person) => {
    const { token } = await (await fetch(`${base}/api/signin/demo`, json({ person }))).json()
    return async (way, body) => {
      const answer = await fetch(`${base}/api${way}`, body ? json(body, token) : { headers: { authorization: `Bearer ${token}` } })
      if (!answer.ok) throw new Error(`${way}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    }
  }
  const [li, zhou, sun] = [await as('lixiulan'), await as('zhoumin'), await as('sunwei')]
  const { version } = await (await fetch(`${base}/api/catalogue`)).json()
  const filed = await li('/reports', {
    ...{
      requestId: hex(),
      catalogueVersion: version,
      category: 'policy_style_other',
      item: 'other',
      text: '办证的窗口总排长队',
      photos: [],
    },
    ...{ place: { words: '政务大厅' }, identity: 'named', publicConsent: false },
  })
  const act = (action, given) => zhou(`/tickets/${filed.id}/actions`, { action, given, requestId: hex(), stage: filed.stage })
  await act('dispatch', { unit: 'housing', goal: '三天内理顺' })
  const { people } = await sun('/duty/roster?unit=housing')
  const turns = people.filter(({ name }) => name !== '孙伟').map(({ id }) => id)
  const lead = people.find(({ name }) => name === '孙伟').id
  const post = { every: 1, start: '2026-01-01', phone: null }
  await sun('/duty/roster', {
    ...{ unit: 'housing', version: 0 },
    plan: {
      lead,
      posts: [
        { ...post, name: '白班', days: 'work', hours: [['08:30', '17:30']], people: [lead] },
        { ...post, name: '夜班', days: 'all', hours: [['17:30', '08:30']], people: turns },
      ],
    },
  })
  const now = Date.now()
  const cover = { unit: 'housing', kind: 'cover', person: turns[0], insteadOf: lead, span: { from: now, to: now + 48 * 3_600_000 } }
  await sun('/duty/covers', { id: '0193a1b2-0000-4000-8000-00000000e2e1', ...cover })

  // what nobody has, taken with one tap, given on
  const clerk = await enter(PHONE, /孙伟/)
  await one(clerk, 'radio', /^没人经手 \d/).click()
  await look(clerk, 'nobody-phone')
  await clerk.locator('.work').filter({ visible: true }).first().click()
  await shows(clerk, '现在没人经手')
  await press(clerk, '我来办')
  await shows(clerk, '在您手上')
  await one(clerk, 'button', '交给别人').scrollIntoViewIfNeeded()
  await look(clerk, 'mine-phone')
  await press(clerk, '交给别人')
  await one(clerk, 'radio', '白玉').click()
  await clerk.getByRole('textbox', { name: /留言/ }).filter({ visible: true }).first().fill('约了周三上门')
  await look(clerk, 'give-phone')
  await press(clerk, '分给他')
  await shows(clerk, '在白玉手上')
  await shows(clerk, '区住建局把这件分给白玉')

  // the roster at a desk: a cover is laid over it and taken away
  const desk = await enter(DESK, /孙伟/)
  await desk.goto(`${base}/duty/roster/index`)
  await shows(desk, '现在找谁')
  await shows(desk, '白班')
  await look(desk, 'week')
  await press(desk, '改值班表')
  await shows(desk, '没人值班的时候，来的件、提醒都到他那里。')
  await look(desk, 'plan')
  await press(desk, '关闭')
  const covers = await desk.getByText('撤掉', { exact: true }).count()
  await press(desk, /^撤掉/)
  await desk.waitForFunction((before) => [...document.querySelectorAll('.duty-cover')].length < before, covers + 1)
  const phone = await enter(PHONE, /孙伟/)
  await phone.goto(`${base}/duty/roster/index`)
  await shows(phone, '现在找谁')
  await look(phone, 'week-phone')
  await phone.getByText('现在找谁').first().scrollIntoViewIfNeeded()
  await look(phone, 'who-phone')
  if (found.length > 0) throw new Error(found.join('\n'))
  for (const context of contexts) await context.close()
}
