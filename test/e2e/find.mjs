// Finding: from the head of a desk, by the line and by the form, on a desk's screen and on a phone; a colleague opens the address; the centre goes by a number.
import path from 'node:path'
import { shows } from './hands.mjs'
import { violations } from './violations.mjs'

const PHONE = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
const DESK = { ...PHONE, viewport: { width: 1440, height: 900 } }

export default async function find({ browser, base, shots }) {
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
  const write = (page, label, words) => one(page, 'textbox', label).fill(words)
  const enter = async (device, name, url = '/worker/signin/index') => {
    const page = await open(device, url)
    await press(page, name)
    await page.waitForURL((to) => !to.pathname.includes('signin'))
    return page
  }
  const found = []
  const look = async (page, name) => {
    await page.waitForLoadState('networkidle')
    found.push(...(await violations(page)).map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: path.join(shots, `find-${name}.png`) })
  }

  // 李秀兰 reports 实名, which is what the centre may find her by
  const resident = await open(PHONE, '/mine/signin/index')
  await press(resident, /李秀兰/)
  await resident.waitForURL(/home|\/$/)
  await resident.goto(`${base}/resident/report/index?category=public_facility`)
  await one(resident, 'radio', '窨井盖')
    .click()
    .catch(() => undefined)
  await write(resident, /怎么回事/, '小区门口的窨井盖松了，夜里汽车一过就响')
  await write(resident, /在哪里/, '南门口')
  await press(resident, '选社区')
  await one(resident, 'radio', '天和社区').click()
  await press(resident, /^提交/)
  await shows(resident, '收到了')

  // from the head of the desk, two characters, the count beside it, the line in the address
  const zhao = await enter(DESK, /赵丽娟/)
  await press(zhao, '检索')
  await shows(zhao, '写两个字就能找')
  await look(zhao, 'nothing-asked-1440')
  await write(zhao, '找什么', '窨井 社区:天和社区')
  await zhao.keyboard.press('Enter')
  await shows(zhao, '1 件')
  const address = new URL(zhao.url())
  if (address.searchParams.get('line') !== '窨井 地点:天和社区') throw new Error(`the address says ${address.search}`)
  await zhao.getByText('小区门口的窨井盖松了').first().click()
  await shows(zhao, '办理经过')
  await look(zhao, 'found-1440')

  // the form says the same; what is chosen there stands in the line
  await press(zhao, '用表单找')
  if ((await one(zhao, 'textbox', '词').inputValue()) !== '窨井') throw new Error('the form does not say what the line says')
  await look(zhao, 'form-1440')
  await one(zhao, 'radio', '办完').click()
  await zhao.getByRole('dialog').getByRole('button', { name: '找', exact: true }).click()
  await shows(zhao, '没有找到')
  if ((await one(zhao, 'textbox', '找什么').inputValue()) !== '窨井 地点:天和社区 状态:办完')
    throw new Error('the line does not say what the form says')
  await press(zhao, '待办')
  await shows(zhao, '小区门口的窨井盖松了')

  // a view, shared; a colleague opens the address, signs in, and sees what they may see
  const zhou = await enter(DESK, /周敏/, `/worker/find/index${address.search}`)
  await shows(zhou, '1 件')
  await press(zhou, '存成视图')
  await write(zhou, '名字', '天和窨井')
  await one(zhou, 'radio', /共用$/).click()
  await press(zhou, '存下')
  await shows(zhou, '共 天和窨井 1')
  await look(zhou, 'view-1440')

  // what is not understood is said
  await write(zhou, '找什么', '颜色:红')
  await zhou.keyboard.press('Enter')
  await shows(zhou, /没有这个检索项/)

  // a number in the line leads to the reason, and stays out of the address
  await write(zhou, '找什么', '13800005206')
  await zhou.keyboard.press('Enter')
  await shows(zhou, '按电话找')
  await one(zhou, 'radio', '来电话的人问自己的件').click()
  await press(zhou, '记下原因，找')
  await shows(zhou, /没有实名报过|小区门口的窨井盖松了/)
  if (zhou.url().includes('138')) throw new Error('a number stands in the address')
  await look(zhou, 'by-phone-1440')

  // on a phone, by night too
  const liu = await enter(PHONE, /刘国栋/)
  await press(liu, '检索')
  await write(liu, '找什么', '窨井')
  await press(liu, '找')
  await shows(liu, '1 件')
  await look(liu, 'found-375')
  await liu.evaluate(() => localStorage.setItem('look', JSON.stringify({ data: JSON.stringify({ state: { dark: 'dark' }, version: 0 }) })))
  await liu.reload()
  await shows(liu, '1 件')
  await look(liu, 'found-375-dark')
  await press(liu, '用表单找')
  await look(liu, 'form-375-dark')
  if (found.length > 0) throw new Error(`axe:\n${[...new Set(found)].join('\n')}`)
  for (const context of contexts) await context.close()
}
