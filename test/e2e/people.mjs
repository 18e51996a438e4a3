// Who one is, and is not: a report without an account followed by its code, one for a grandmother who gives the verdict, and an account's own page.
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { PHONE, choose, press, shows, write } from './hands.mjs'

export default async function people({ browser, base, shots, fixtures }) {
  mkdirSync(shots, { recursive: true })
  const photo = path.join(fixtures, 'bin.jpg')
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#665a4a' } })
    .jpeg()
    .toFile(photo)
  const contexts = []
  const open = async (url) => {
    const context = await browser.newContext({ ...PHONE, acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(base + url)
    return page
  }
  const shot = (page, name) => page.screenshot({ path: path.join(shots, `people-${name}.png`) })
  /** No entry of a closed sheet or question is left in the history: its going would undo a step to another page. */
  const inOrder = (page) => page.waitForFunction(() => history.state?.layer === undefined)
  const fileSomething = async (page, words) => {
    await page.goto(`${base}/resident/report/index?category=sanitation`)
    await choose(page, '垃圾桶满溢')
    await write(page, /怎么回事/, words)
    await write(page, /在哪里/, '2 单元门口')
  }

  // a photo goes up under the account, then the person changes their mind: it goes up anew, without the account
  const quiet = await open('/mine/signin/index')
  await press(quiet, /张建国/)
  await quiet.waitForURL(/home|\/$/)
  await fileSomething(quiet, '垃圾站的人把垃圾倒进了河里')
  const senders = []
  quiet.on('request', (request) => {
    if (/\/api\/(photos|reports)$/.test(request.url()))
      senders.push(Object.keys(request.headers()).filter((name) => /code|auth/.test(name)))
  })
  const chooser = quiet.waitForEvent('filechooser')
  await press(quiet, /拍照或/)
  await (await chooser).setFiles(photo)
  await quiet
    .getByLabel(/传好了/)
    .first()
    .waitFor()
  await choose(quiet, /^匿名/)
  await shows(quiet, '不用登录')
  await quiet.getByText('替谁报').waitFor({ state: 'detached' })
  await quiet
    .getByLabel(/传好了/)
    .first()
    .waitFor()
  await quiet.getByText('谁能看到您是谁').first().scrollIntoViewIfNeeded()
  await shot(quiet, '01-anonymous')
  await press(quiet, /^提交/)
  await shows(quiet, '您的查询码')
  await shot(quiet, '02-code')
  if (JSON.stringify(senders) !== '[["authorization"],["x-query-code"],["x-query-code"]]')
    throw new Error(`an anonymous report went out with an account: ${JSON.stringify(senders)}`)
  const code = (await quiet.getByLabel(/^查询码，/).innerText()).replace(/\s+/g, ' ').trim()
  const download = quiet.waitForEvent('download')
  await press(quiet, '存成图片')
  await (await download).saveAs(path.join(shots, 'people-03-code-image.png'))
  // it stays on the phone until its owner says it is saved, and not a moment longer
  await quiet.goto(`${base}/mine/code/index`)
  await shows(quiet, '您的查询码')
  await press(quiet, '我存好了')
  await press(quiet, '存好了')
  await quiet.getByText('您的查询码').waitFor({ state: 'detached' })
  if ((await quiet.evaluate(() => JSON.stringify(localStorage))).includes(code.replace(/ /g, '')))
    throw new Error('the code is still on the phone')
  await inOrder(quiet)
  await quiet.goto(`${base}/pages/progress/index`)
  await shows(quiet, '还没有报过事')

  // another phone, another day: the code opens it, a slip does not
  const later = await open('/pages/me/index')
  await press(later, /^凭查询码看进度/)
  await write(
    later,
    /^查询码/,
    code.replace(/^./, (first) => (first === '2' ? '3' : '2')),
  )
  await press(later, '看进度')
  await shows(later, '有一个字抄错了')
  await shot(later, '04-slip')
  await write(later, /^查询码/, code.toLowerCase())
  await press(later, '看进度')
  await shows(later, '垃圾站的人把垃圾倒进了河里')
  await shot(later, '05-by-code')
  await press(later, '补充')
  await write(later, /补充什么/, '昨天夜里又倒了一车')
  await press(later.locator('#sheet'), '补充').catch(() =>
    later.locator('#sheet').getByRole('button', { name: '补充', exact: true }).click(),
  )
  await shows(later, '您补充了情况')
  await press(later, /^催一催/)
  await later.locator('#sheet').getByRole('button', { name: '催一催' }).click()
  await shows(later, '您催了一次')
  await inOrder(later)
  await later.reload()
  await shows(later, '请先输查询码')

  // a grandson files for her; she signs in with her number, agrees to the rules, and finds it
  const grandson = await open('/mine/signin/index')
  await press(grandson, /张建国/)
  await grandson.waitForURL(/home|\/$/)
  await fileSomething(grandson, '奶奶家门口的垃圾三天没人清')
  await grandson.getByRole('switch', { name: /^替家人报/ }).click()
  await press(grandson, /^提交/)
  await shows(grandson, '写上家人的名字')
  await write(grandson, '家人的姓名', '王桂兰')
  await write(grandson, '家人的手机号', '13712340077')
  await grandson.getByText('替谁报').first().scrollIntoViewIfNeeded()
  await shot(grandson, '06-behalf')
  await press(grandson, /^提交/)
  await shows(grandson, '收到了')
  const grandma = await open('/mine/signin/index')
  await write(grandma, '手机号', '13712340077')
  await press(grandma, '获取验证码')
  await shows(grandma, '演示验证码')
  await grandma.getByRole('checkbox', { name: /同意隐私规则/ }).click()
  await press(grandma, '登录')
  await grandma.waitForURL(/home|\/$/)
  await grandma.goto(`${base}/pages/progress/index`)
  await shows(grandma, '奶奶家门口的垃圾三天没人清')

  // the account: agreed at sign-in, taken back, asked again at the next report
  await grandma.goto(`${base}/mine/account/index`)
  await shows(grandma, '还没有人看过')
  await shot(grandma, '07-account')
  await press(grandma, /^撤回同意/)
  await press(grandma, '撤回')
  await shows(grandma, '现在没有同意')
  await fileSomething(grandma, '楼道里的灯也坏了，一起修修吧')
  await press(grandma, /^提交/)
  await shows(grandma, '先征得您同意')
  await shot(grandma, '08-consent')
  await press(grandma, '同意并提交')
  await shows(grandma, '收到了')

  // everything in one file
  await grandma.goto(`${base}/mine/account/index`)
  const zip = grandma.waitForEvent('download')
  await press(grandma, /^导出我的全部记录/)
  const saved = path.join(fixtures, 'mine.zip')
  await (await zip).saveAs(saved)
  const bytes = readFileSync(saved)
  for (const words of ['account.json', '奶奶家门口的垃圾三天没人清', '13712340077'])
    if (!bytes.includes(Buffer.from(words))) throw new Error(`${words} is not in the export`)

  // leaving, and staying after all
  await press(grandma, /^注销账号/)
  await shot(grandma, '09-leave-asked')
  await press(grandma, '注销')
  await shows(grandma, '您申请了注销')
  await shot(grandma, '10-leaving')
  await press(grandma, '不注销了')
  await grandma.getByText('您申请了注销').waitFor({ state: 'detached' })

  // an accusation: 纪委 is named first, and no place is asked for
  const witness = await open('/resident/report/index?category=policy_style_other')
  await witness.getByRole('radio', { name: /作风/ }).first().click()
  await shows(witness, '区纪委监委')
  await witness.getByText('可以直接向').first().scrollIntoViewIfNeeded()
  await shot(witness, '11-accusation')
  await write(witness, /怎么回事/, '窗口的人推来推去，三天没有办成')
  await choose(witness, /^匿名/)
  await press(witness, /^提交/)
  await shows(witness, '您的查询码')
  for (const context of contexts) await context.close()
}
