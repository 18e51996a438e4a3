// One report, from a resident's phone to the last word: four people, two phones and two desks, one real server.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import sharp from 'sharp'
import { HERE, SMALL_PHONE, choose, press, shows, write } from './hands.mjs'

const DESK = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }

export default async function story({ browser, base, shots, fixtures, environment }) {
  const photo = path.join(fixtures, 'lamp.jpg')
  await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#4a5a66' } })
    .jpeg()
    .toFile(photo)
  const faults = []
  const open = async (device, url) => {
    const context = await browser.newContext({ ...device, geolocation: HERE, permissions: ['geolocation'] })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => faults.push(`${url}: ${error.message}`))
    page.on(
      'console',
      (message) => message.type() === 'error' && !/40[0-9]|status of 4/.test(message.text()) && faults.push(`${url}: ${message.text()}`),
    )
    await page.goto(base + url)
    return page
  }
  const shot = (page, name) => page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: false })
  const addPhoto = async (page) => {
    const chooser = page.waitForEvent('filechooser')
    await press(page, /拍照或/)
    await (await chooser).setFiles(photo)
    await page
      .getByLabel(/传好了/)
      .first()
      .waitFor()
  }

  // the grid worker is at the desk of grid 3, and it is empty
  const worker = await open(SMALL_PHONE, '/worker/signin/index')
  await press(worker, /包晓燕/)
  await shows(worker, '待办清空了')
  await shot(worker, '01-worker-empty')

  // a resident who never signed in files a broken lamp
  const li = await open(SMALL_PHONE, '/')
  await shot(li, '02-home')
  await press(li, /^公共设施/)
  await li.getByRole('radio', { name: '路灯不亮' }).click()
  await li.getByRole('radio', { name: '路灯不亮', checked: true }).waitFor()
  await press(li, /^提交/)
  await shows(li, '说一句是什么事')
  await write(li, /怎么回事/, '5 号楼北侧的路灯从周六晚上就不亮了，老人晚上出门看不清。')
  await write(li, /在哪里/, '5 号楼北侧')
  await press(li, /用定位/)
  await shows(li, '天和社区第 3 网格')
  const chooser = li.waitForEvent('filechooser')
  await press(li, /拍照或/)
  await (await chooser).setFiles(photo)
  await shot(li, '03-report')
  await press(li, /^提交/)
  await press(li, /李秀兰/)
  await li.waitForResponse((response) => response.url().endsWith('/api/reports'))
  const filed = Date.now()
  // the worker sees it without touching the phone
  await shows(worker, /刚到 1 件|5 号楼北侧的路灯/)
  console.log(`  shown to the grid worker ${Date.now() - filed} ms after the resident was told`)
  if (Date.now() - filed > 3_000) throw new Error('the grid worker should see it at once')
  await shows(li, '收到了')
  await shot(li, '04-submitted')

  if (await worker.getByText('刚到 1 件').isVisible()) await press(worker, /刚到 1 件/)
  await press(worker, /5 号楼北侧的路灯/)
  await shows(worker, '待受理')
  await shot(worker, '05-worker-ticket')
  await press(worker, '受理')
  await shows(worker, '已受理')

  // too big for one person: up to the community
  await press(worker, '上报')
  await shows(worker, '往上报')
  await worker.getByText('缺人缺设备').filter({ visible: true }).first().click()
  await write(worker, /说明/, '要登高车，网格没有')
  await shot(worker, '06-escalate')
  await press(worker, /^上报到天和社区/)
  await shows(worker, /已上报|待接/)

  // the community's clerk at a wide screen sends it to the department
  const clerk = await open(DESK, '/worker/signin/index')
  await press(clerk, /赵丽娟/)
  await press(clerk, /5 号楼北侧的路灯/)
  await shows(clerk, '往上报的原因').catch(() => shows(clerk, '要登高车'))
  await shot(clerk, '07-desk')
  await press(clerk, /^更多/)
  await press(clerk, /^派单/)
  // the catalogue's department is chosen already; whoever changes it writes a name where the focus went
  await press(clerk, /^区住建局，改/)
  await clerk.locator('input:focus').fill('住建')
  await choose(clerk, '区住建局')
  await write(clerk, /预期成效/, '灯亮，灯杆不晃')
  await shot(clerk, '08-dispatch')
  await press(clerk, /^派给区住建局/)
  await shows(clerk, /待签收/)

  // the department signs and mends it
  const housing = await open(DESK, '/worker/signin/index')
  await press(housing, /孙伟/)
  await press(housing, /5 号楼北侧的路灯/)
  await press(housing, '签收')
  await shows(housing, '办理中')
  const resolve = async (words) => {
    await press(housing, '办结')
    await housing.getByText('解决了', { exact: true }).filter({ visible: true }).first().click()
    await write(housing, /写给反映人/, words)
    await addPhoto(housing)
    await shot(housing, '09-resolve')
    await press(housing, /^提交办结/)
    await shows(housing, '等评价')
  }
  await resolve('已换电缆和灯泡，今晚亮灯。')

  // the resident was watching; it is not solved
  await press(li, /看进度/)
  await shows(li, '等您评价')
  await shot(li, '10-ticket')
  const judge = async (solved, satisfied, shotName) => {
    await press(li, /去评价/)
    await shows(li, '解决了吗')
    await li.getByRole('radio', { name: solved }).first().click()
    await li.getByRole('radio', { name: satisfied, exact: true }).first().click()
    await shot(li, shotName)
    await press(li, /^提交评价/)
  }
  await judge(/^没解决/, '不满意', '11-verdict')
  await shows(li, '办理中')
  await shows(li, /退回.*重办/)

  // it is back at the department, which mends it for good
  await shows(housing, /重办/)
  await resolve('接头重新做过，连看两晚都亮。')
  await shows(li, '等您评价')
  await judge(/^解决了/, '满意', '12-verdict-solved')
  await shows(li, /已结|已评价/)
  await shot(li, '13-closed')

  // what had to be done again is looked at by somebody else, here by the centre, and only then it is over
  await shows(housing, '等核查')
  const centre = await open(DESK, '/worker/signin/index')
  await press(centre, /周敏/)
  await centre.getByRole('tab', { name: /^待核查/ }).click()
  await press(centre, /5 号楼北侧的路灯/)
  await press(centre, '核查')
  await centre.getByRole('radio', { name: '属实，办好了' }).click()
  await write(centre, /怎么查的/, '晚上去看过，亮了')
  await shot(centre, '14-check')
  await press(centre, /^提交核查/)
  await shows(housing, '已销号')
  await shows(li, /已结|已评价/)

  if (faults.length > 0) throw new Error(`errors in the browser:\n${faults.join('\n')}`)
  console.log(
    `  ${execFileSync(process.execPath, [path.resolve('dist/server/commands/verify.mjs')], { encoding: 'utf8', env: environment }).trim()}`,
  )
}
