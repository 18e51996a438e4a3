// A district set up from nothing in a browser, outside the demo: the code, a sheet of units, the first people; then the real start, and one of them signs in.
import path from 'node:path'
import { startEmptyDistrict } from './built.mjs'
import { violations } from './violations.mjs'

const DESK = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
const PHONE = { ...DESK, viewport: { width: 390, height: 844 } }

export default async function setup({ browser, shots }) {
  const { base, words, stop } = await startEmptyDistrict()
  const context = await browser.newContext({ ...DESK, acceptDownloads: true })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const found = []
  const look = async (name) => {
    await page.screenshot({ path: path.join(shots, `setup-${name}.png`), fullPage: true })
    found.push(...(await violations(page)).map((fault) => `${name}: ${fault}`))
  }
  const press = (name) => page.getByRole('button', { name }).click()
  try {
    await page.goto(base)
    await page.getByLabel('口令').fill('WRONG-WRONG')
    await press('开始')
    await page.getByText('口令不对').waitFor()
    await look('code')
    await page.getByLabel('口令').fill(/口令是 ([0-9A-Z-]{11})/.exec(words())[1])
    await press('开始')
    await page.getByLabel('区、县、旗的名称').fill('某某区')
    await page.getByRole('button', { name: '记下' }).first().click()
    // the sample is a sheet that is right
    const [sample] = await Promise.all([page.waitForEvent('download'), page.getByText('下载样表').first().click()])
    const file = await sample.path()
    await page
      .getByLabel('单位表 .xlsx')
      .setInputFiles({ name: 'units.xlsx', mimeType: 'application/octet-stream', buffer: (await import('node:fs')).readFileSync(file) })
    await page.getByRole('button', { name: '传上去看' }).first().click()
    await page.getByText('网格 2').waitFor()
    const people = { 系统管理员: 'wupeng', 安全管理员: 'liwei', 审计管理员: 'guning', 派单员: 'zhoumin' }
    for (const [duty, account] of Object.entries(people)) {
      await page.getByLabel(`${duty}，姓名`).fill(`${duty}甲`)
      await page.getByLabel(`${duty}，账号`).fill(account)
    }
    await look('people')
    await page.getByRole('button', { name: '记下' }).last().click()
    await page.getByText('6. 启用').waitFor()
    await look('steps')
    await page.setViewportSize(PHONE.viewport)
    await look('steps-phone')
    await page.setViewportSize(DESK.viewport)
    await press('存进数据库，给出密码')
    await page.getByText('第一个密码，只显示这一次').first().waitFor()
    const password = await page.locator('tr', { hasText: 'zhoumin' }).locator('code').textContent()
    await look('passwords')
    await press('都记下了，开始用')
    await page.getByText('正在启动').first().waitFor()
    // the page goes on by itself once the real server is there
    for (
      let left = 60;
      left > 0 &&
      !(await fetch(`${base}/api/ready`).then(
        (answer) => answer.ok,
        () => false,
      ));
      left--
    )
      await page.waitForTimeout(500)
    await page.goto(`${base}/worker/signin/index`)
    await page.getByRole('textbox', { name: '账号' }).fill('zhoumin')
    await page.locator('input[type=password]').first().fill(password)
    await press(/^登录/)
    await page.getByText('新密码').first().waitFor()
    await page.screenshot({ path: path.join(shots, 'setup-signed-in.png') })
  } finally {
    await context.close()
    await stop()
  }
  if (found.length > 0) throw new Error(`axe:\n${found.join('\n')}`)
}
