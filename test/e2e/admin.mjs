// The three administrators: one proposes somebody new, another agrees and hands over the password, who leaves is previewed, a unit is named anew,
// and the auditor reads all of it, proves the chain and takes it out. Wide and on a phone; axe finds nothing.
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { press, settled, shows, write } from './hands.mjs'
import { violations } from './violations.mjs'

const DESK = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
const PHONE = { ...DESK, viewport: { width: 390, height: 844 } }
const NIGHT = JSON.stringify({ data: JSON.stringify({ state: { dark: 'dark' }, version: 0 }) })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** A workbook with one sheet. */
function workbook(rows) {
  const cell = (text, line, column) => `<c r="${'ABCD'[column]}${line + 1}" t="inlineStr"><is><t>${text}</t></is></c>`
  const lines = rows.map((row, line) => `<row r="${line + 1}">${row.map((text, column) => cell(text, line, column)).join('')}</row>`)
  const parts = {
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${XLSX}.main+xml"/></Types>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
}

export default async function admin({ browser, base, shots }) {
  const found = []
  const as = async (name, device = DESK) => {
    const context = await browser.newContext(device)
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    await page.goto(`${base}/worker/signin/index`)
    await press(page, name)
    await page.waitForURL(/admin|calendar/)
    return page
  }
  const look = async (page, name) => {
    await page.screenshot({ path: path.join(shots, `admin-${name}.png`) })
    found.push(...(await violations(page)).map((fault) => `${name}: ${fault}`))
  }
  const choose = (page, role, name) => page.getByRole(role, { name, exact: true }).filter({ visible: true }).first().click()

  const inSheet = (page, name) => page.locator('#sheet').getByRole('button', { name, exact: true }).click()

  const system = await as(/吴鹏/)
  await system.goto(`${base}/admin/desk/index?at=people`)
  await shows(system, /wangzhiqiang|150703/)
  await look(system, 'people')
  await press(system, '加人')
  await write(system, /^姓名$/, '李四')
  await write(system, /^账号$/, 'lisi')
  await write(system, '按名称找单位', '住建')
  await choose(system, 'radio', '区住建局')
  await choose(system, 'radio', '经办人')
  await look(system, 'add')
  await press(system, '提出加人')
  await shows(system, '提出了，等安全管理员同意')

  const security = await as(/李薇/)
  await security.goto(`${base}/admin/desk/index?at=proposals`)
  await shows(security, /李四（lisi），区住建局 经办人/)
  await look(security, 'proposals')
  await choose(security, 'button', /^同意，就办/)
  await shows(security, '只显示这一次')
  await look(security, 'password')

  await write(system, '找人：姓名、账号或单位', '赵丽娟')
  await press(system, /赵丽娟 · zhaolijuan/)
  await look(system, 'person')
  await press(system, '离职')
  await look(system, 'leave')
  await inSheet(system, '离职')
  await shows(system, '已离职')
  await settled(system)

  await system.goto(`${base}/admin/desk/index?at=units`)
  await press(system, /^区网格化中心/)
  await look(system, 'units')
  await press(system, /^区住建局/)
  await press(system, '改单位名称')
  await write(system, /^名称$/, '区住房和城乡建设局')
  await inSheet(system, '改单位名称')
  await shows(system, '区住房和城乡建设局')

  await settled(system)
  await system.goto(`${base}/admin/desk/index?at=import`)
  const give = async (...rows) => {
    const chooser = system.waitForEvent('filechooser')
    await system
      .getByRole('button', { name: /选文件|换改好的文件/ })
      .filter({ visible: true })
      .first()
      .click()
    await (await chooser).setFiles({ name: '冬季人员.xlsx', mimeType: XLSX, buffer: workbook([['姓名', '账号', '单位', '职责'], ...rows]) })
  }
  await give(['王五', 'wangwu', '天和社区第 3 网格', '网格员'], ['赵六', 'zhaoliu', '天合社区', '网格长'])
  await shows(system, '1 行有错')
  await shows(system, '没有这个单位，或者已经撤了')
  await look(system, 'import')
  const [bad] = await Promise.all([system.waitForEvent('download'), press(system, '只下 1 行错的')])
  if (!bad.suggestedFilename().endsWith('.xlsx')) throw new Error('no file of bad rows came')
  await give(['王五', 'wangwu', '天和社区第 3 网格', '网格员'])
  await press(system, '提出导入 1 行')
  await shows(system, /导入人员：1 个新人/)
  await security.goto(`${base}/admin/desk/index?at=proposals`)
  await choose(security, 'button', /^同意，就办，导入人员/)
  const [sheet] = await Promise.all([security.waitForEvent('download'), press(security, '第一个密码的表')])
  if (!sheet.suggestedFilename().endsWith('.xlsx')) throw new Error('no first passwords came')
  await look(security, 'imported')

  const auditor = await as(/顾宁/)
  await shows(auditor, '改单位名称')
  await press(auditor, '从头核一遍')
  await shows(auditor, '从头到尾对得上，没被动过。')
  await press(auditor, /区住建局 → 区住房和城乡建设局/)
  await shows(auditor, /改后：/)
  await look(auditor, 'audit')
  await choose(auditor, 'radio', '等保测评')
  const [file] = await Promise.all([auditor.waitForEvent('download'), press(auditor, '导出 .xlsx')])
  if (!file.suggestedFilename().endsWith('.xlsx')) throw new Error('no file came')

  for (const [name, who] of Object.entries({ people: /吴鹏/, audit: /顾宁/ })) {
    const page = await as(who, PHONE)
    await page.evaluate((look) => localStorage.setItem('look', look), NIGHT)
    await page.goto(`${base}/admin/desk/index?at=${name}`)
    await shows(page, name === 'audit' ? '改单位名称' : /wangzhiqiang|150703/)
    await look(page, `${name}-phone`)
  }
  if (found.length > 0) throw new Error(found.join('\n'))
}
