// A walk: a booklet begun, a note without a network, a case with nothing typed twice, a promise kept, a firm, numbers for leaders; both widths and the night.
import path from 'node:path'
import { shows } from './hands.mjs'
import { violations } from './violations.mjs'

const PHONE = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
const DESK = { ...PHONE, viewport: { width: 1440, height: 900 } }
const NIGHT = JSON.stringify({ data: JSON.stringify({ state: { dark: 'dark' }, version: 0 }) })

export default async function visit({ browser, base, shots }) {
  const contexts = []
  const faults = []
  const open = async (device, url, night = false) => {
    const context = await browser.newContext(device)
    context.setDefaultTimeout(15_000)
    if (night) await context.addInitScript((look) => localStorage.setItem('look', look), NIGHT)
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(base + url)
    return page
  }
  const one = (page, role, name) => page.getByRole(role, { name }).filter({ visible: true }).first()
  const press = (page, name) => one(page, 'button', name).click()
  const choose = (page, name, role = 'radio') => one(page, role, name).click()
  const write = (page, label, words) => one(page, 'textbox', new RegExp(`^${label}`)).fill(words)
  const look = async (page, name) => {
    await page.waitForLoadState('networkidle')
    faults.push(...(await violations(page)).map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: path.join(shots, `visit-${name}.png`), fullPage: true })
  }
  const enter = async (device, name, night) => {
    const page = await open(device, '/worker/signin/index?to=walk', night)
    await press(page, name)
    await page.waitForURL(/visit\/walk/)
    return page
  }

  // nothing yet: a household, then one that somebody speaks for
  const bao = await enter(PHONE, /包晓燕/)
  await shows(bao, '还没有册子')
  await look(bao, 'empty')
  const begin = async (page, door, called, more) => {
    await press(page, '找册子')
    await press(page, '新建一本')
    await write(page, '楼、院或市场', '3 号楼')
    await write(page, '门牌', door)
    await write(page, '怎么称呼|企业名称', called)
    await more?.()
    await press(page, /^存下$/)
    await shows(page, '谁看过这一册')
  }
  await begin(bao, '2 单元 301', '李大娘', async () => {
    await write(bao, '怎么联系', '先打电话，下午在家')
    await choose(bao, /要照应（/, 'checkbox')
    await choose(bao, '下雪天帮扫门口', 'checkbox')
    await choose(bao, '上下楼要人扶', 'checkbox')
    await press(bao, /^同意$/)
    await shows(bao, /本人同意记/)
    await write(bao, '基本情况', '一个人住，儿子周末来，有高血压')
    await shows(bao, /像是病情/)
    await look(bao, 'edit')
    await press(bao, /^去掉$/)
  })
  await look(bao, 'booklet')
  await bao.goto(`${base}/visit/walk/index`)
  await begin(bao, '2 单元 502', '王家')
  await bao.goto(`${base}/visit/walk/index`)
  await shows(bao, '顺路 1 处，2 户')
  await look(bao, 'walk')

  // no network: the booklet as it is carried, a note in two presses, waiting in the phone
  await bao.context().setOffline(true)
  await press(bao, /301 李大娘/)
  await shows(bao, '这是今天带着的一份')
  await look(bao, 'carried')
  await press(bao, '记一次走访')
  await shows(bao, '问三句')
  const began = Date.now()
  await choose(bao, /^有，/)
  await write(bao, '说了什么', '夜里暖气片不热，只有 15 度，物业说不归他们管')
  await look(bao, 'note')
  await press(bao, '存下并转办')
  await shows(bao, /记了，等着送出/)
  console.log(`  a note that becomes a case, offline: 2 presses and a sentence, ${((Date.now() - began) / 1000).toFixed(1)} s by a script`)
  await look(bao, 'waiting')
  await bao.context().setOffline(false)
  await shows(bao, '顺路 1 处，1 户')
  await press(bao, /502 王家/)
  await press(bao, '记一次走访')
  await choose(bao, '没见到人')
  await press(bao, /^存下$/)
  await bao.goto(`${base}/visit/walk/index`)

  // the community sees it, the case leads back to the visit
  const zhao = await enter(DESK, /赵丽娟/)
  await press(zhao, '找册子')
  await press(zhao, /301 李大娘/)
  await shows(zhao, /转成一件/)
  await shows(zhao, '包晓燕')
  await look(zhao, 'booklet-1440')
  await press(zhao, /转成一件/)
  await shows(zhao, /夜里暖气片不热/)
  await press(zhao, /走访记录/)
  await shows(zhao, '谁看过这一册')

  // a promise comes back on its day, and is kept
  await press(zhao, '记一次走访')
  await choose(zhao, /答应了一件事/, 'switch')
  await write(zhao, '答应了什么', '说供热公司哪天来')
  await zhao.getByLabel('哪天前').filter({ visible: true }).first().fill(today())
  await look(zhao, 'promise-1440')
  await press(zhao, /^存下$/)
  await shows(zhao, '答应过')
  await zhao.getByText('记下了').last().waitFor({ state: 'hidden' })
  await look(zhao, 'walk-1440')
  await press(zhao, /301 李大娘/)
  await press(zhao, /说供热公司哪天来/)
  await press(zhao, /^做到了$/)
  await shows(zhao, /说供热公司哪天来，做到了/)

  // leaders: numbers alone
  const street = await enter(DESK, /刘国栋/)
  await shows(street, /1 件，办成 0 件/)
  if (await street.getByText('李大娘').count()) throw new Error('a name is shown to a street')
  await look(street, 'numbers-1440')

  const night = await enter(PHONE, /包晓燕/, true)
  await shows(night, /没有到期|顺路/)
  await look(night, 'walk-dark')
  await press(night, '随手记')
  await shows(night, '问三句')
  await look(night, 'note-dark')
  await press(night, /^存下$/)
  await shows(night, /写上在哪里/)

  if (faults.length > 0) throw new Error(faults.join('\n'))
  for (const context of contexts) await context.close()
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
