// Staff file for others: a call by keyboard alone, the caller makes it theirs, a round on a phone, danger asked about, the same matter joined, nothing lost without a network.
import path from 'node:path'
import { HERE, shows } from './hands.mjs'
import { violations } from './violations.mjs'

const PHONE = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
const DESK = { ...PHONE, viewport: { width: 1440, height: 900 } }
const NIGHT = JSON.stringify({ data: JSON.stringify({ state: { dark: 'dark' }, version: 0 }) })

export default async function register({ browser, base, shots }) {
  const contexts = []
  const open = async (device, url) => {
    const context = await browser.newContext(device)
    context.setDefaultTimeout(15_000)
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(base + url)
    return page
  }
  const one = (page, role, name) => page.getByRole(role, { name, exact: true }).filter({ visible: true }).first()
  const press = (page, name) => one(page, 'button', name).click()
  const write = (page, label, words) =>
    page
      .getByRole('textbox', { name: new RegExp(`^${label}`) })
      .filter({ visible: true })
      .first()
      .fill(words)
  const enter = async (device, name) => {
    const page = await open(device, '/worker/signin/index?to=register')
    await press(page, name)
    await shows(page, '什么事')
    return page
  }
  const faults = []
  const look = async (page, name) => {
    await page.waitForLoadState('networkidle')
    faults.push(...(await violations(page)).map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: path.join(shots, `register-${name}.png`), fullPage: true })
  }

  // a call, by keyboard alone: what is typed, and the keys between
  const zhou = await enter(DESK, /周敏/)
  await look(zhou, 'empty-1440')
  const began = Date.now()
  let keys = 0
  const key = async (name) => {
    keys++
    await zhou.keyboard.press(name)
  }
  const type = (words) => zhou.keyboard.insertText(words)
  const writes = () => zhou.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await writes()
  await type('单元门口的路灯坏了一个星期，晚上老人不敢出门')
  await key('Tab')
  await type('天和社区 5 号楼')
  await shows(zhou, /^归/)
  await key('Enter')
  await type('王桂芝')
  await key('Enter')
  await type('138 0000 0081')
  await shows(zhou, '138 0000 0081')
  await look(zhou, 'call-1440')
  await key('Enter')
  await key('Space')
  await key('Control+Enter')
  await shows(zhou, '登好了，念给他听')
  console.log(`a call: 4 fields, ${keys} keys beside the words, ${((Date.now() - began) / 1000).toFixed(1)} s by a script`)
  if (keys > 6) throw new Error(`${keys} keys`)
  await look(zhou, 'told-1440')
  const digits = zhou.locator('.register__digits')
  const code = (await digits.nth(1).textContent()).trim()
  await zhou.keyboard.press('Enter')
  await writes()

  // the same matter once more: offered, and joined to the first
  await type('单元门口的路灯坏了好几天')
  await zhou.keyboard.press('Tab')
  await type('天和社区 5 号楼')
  await zhou.getByText('是这件，并进去').first().click()
  await write(zhou, '姓名', '孙丽')
  await write(zhou, '手机号', '13800000082')
  await zhou.getByText('同意代为登记').click()
  await look(zhou, 'alike-1440')
  await zhou.keyboard.press('Control+Enter')
  await shows(zhou, '登好了，念给他听')
  await shows(zhou, '并进')
  await press(zhou, '再登一件')
  await writes()

  // what is missing is said, and danger is asked about first; without a network nothing is lost
  await type('楼道里有很浓的煤气味，头晕恶心')
  await shows(zhou, '现在还有危险吗')
  await zhou.keyboard.press('Control+Enter')
  await shows(zhou, '先问清还有没有危险。')
  await shows(zhou, '先问本人同不同意代为登记。').catch(() => shows(zhou, '写上姓名。'))
  await look(zhou, 'danger-1440')
  await zhou.getByText('有，已经让他打了电话').click()
  await write(zhou, '在哪里', '天和社区 7 号楼')
  await write(zhou, '姓名', '高强')
  await write(zhou, '手机号', '13800000083')
  await zhou.getByText('同意代为登记').click()
  await zhou.context().setOffline(true)
  await press(zhou, /^登记(紧急件)?，也可以按 Ctrl 加回车$/)
  await shows(zhou, /没连上/)
  await look(zhou, 'offline-1440')
  await zhou.context().setOffline(false)
  await zhou.reload()
  await shows(zhou, '什么事')
  if ((await one(zhou, 'textbox', '姓名').inputValue()) !== '高强') throw new Error('the draft is gone')
  await zhou.keyboard.press('Control+Enter')
  await shows(zhou, '登好了，念给他听')

  // found by its source; the history says who wrote it down
  await zhou.goto(`${base}/worker/find/index?line=${encodeURIComponent('来源:电话')}`)
  await zhou.getByText('单元门口的路灯坏了').first().click()
  await shows(zhou, '办理经过')
  await shows(zhou, /电话 · .*登记/)
  await look(zhou, 'found-1440')

  // the case file on paper: who prints it is on record first, and nobody's number stands on it
  await zhou.getByRole('button', { name: /^卷宗/ }).click()
  await shows(zhou, /打印，已记录/)
  if ((await zhou.locator('.paper').innerText()).match(/1380000008\d|王桂芝|孙丽/)) throw new Error('a name or a number is on paper')
  await zhou.evaluate(() => (window.print = () => (window.isPrinted = true)))
  await press(zhou, '打印')
  await zhou.waitForFunction(() => window.isPrinted)
  await look(zhou, 'casefile-1440')
  await zhou.emulateMedia({ media: 'print' })
  await zhou.pdf({ path: path.join(shots, 'register-casefile.pdf'), preferCSSPageSize: true })
  await zhou.emulateMedia({ media: 'screen' })

  // the caller signs in with the number they told: only with the code it is theirs
  const caller = await open(PHONE, '/mine/signin/index')
  await write(caller, '手机号', '13800000081')
  await press(caller, '获取验证码')
  await caller.waitForFunction(() => /\d{6}/.test(document.body.innerText))
  await write(caller, '验证码', /\d{6}/.exec(await caller.evaluate(() => document.body.innerText))[0])
  await one(caller, 'checkbox', '我看过并同意隐私规则').click()
  await press(caller, '登录')
  await caller.waitForURL((to) => !to.pathname.includes('signin'))
  await caller.goto(`${base}/mine/claim/index`)
  await write(caller, '登记码', code)
  await look(caller, 'claim-375')
  await press(caller, '认领')
  await shows(caller, /替您登记了这件事/)
  await look(caller, 'claimed-375')

  // on a round: from the phone in the hand, by day and by night
  const bao = await enter({ ...PHONE, geolocation: HERE, permissions: ['geolocation'] }, /包晓燕/)
  await one(bao, 'radio', '巡查发现').click()
  await write(bao, '什么事', '健身角的单杠松动，晃得厉害')
  await press(bao, '就在我这里')
  await shows(bao, /归.*网格/)
  await look(bao, 'round-375')
  await bao.evaluate((night) => localStorage.setItem('look', night), NIGHT)
  await bao.reload()
  await shows(bao, '什么事')
  await look(bao, 'round-375-dark')
  await press(bao, /^登记(紧急件)?，也可以按 Ctrl 加回车$/)
  await shows(bao, '登好了')
  await look(bao, 'told-375-dark')

  if (faults.length > 0) throw new Error(`axe:\n${[...new Set(faults)].join('\n')}`)
  for (const context of contexts) await context.close()
}
