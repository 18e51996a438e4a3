// A desk by keyboard alone: a new ticket to its order in six strokes, the palette, many at once, with what is refused named.
import path from 'node:path'
import { shows } from './hands.mjs'
import { violations } from './violations.mjs'

const DESK = { viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
const MATTERS = ['健身器材晃得厉害', '健身角地砖翘了', '健身步道没有灯', '健身区的椅子断了']
/** Keystrokes besides text from a focused new ticket to its order. */
const MOST_STROKES = 6

export default async function batch({ browser, base, shots }) {
  const contexts = []
  const open = async (url) => {
    const context = await browser.newContext(DESK)
    context.setDefaultTimeout(15_000)
    contexts.push(context)
    const page = await context.newPage()
    await page.goto(base + url)
    return page
  }
  const one = (page, role, name) => page.getByRole(role, { name, exact: true }).filter({ visible: true }).first()
  const press = (page, name) => one(page, 'button', name).click()
  const found = []
  const look = async (page, name) => {
    await page.waitForLoadState('networkidle')
    // a toast belongs to no landmark
    await page.locator('.taro__toast > div:last-child').waitFor({ state: 'hidden' })
    found.push(...(await violations(page)).map((fault) => `${name}: ${fault}`))
    await page.screenshot({ path: path.join(shots, `batch-${name}.png`) })
  }

  // four matters of the community, for nobody says where exactly
  const resident = await open('/mine/signin/index')
  await press(resident, /张建国/)
  await resident.waitForURL(/home|\/$/)
  for (const words of MATTERS) {
    await resident.goto(`${base}/resident/report/index?category=public_facility`)
    await one(resident, 'textbox', /怎么回事/).fill(words)
    await one(resident, 'textbox', /在哪里/).fill('社区活动点')
    await press(resident, '选社区')
    await one(resident, 'radio', '天和社区').click()
    await press(resident, /^提交/)
    await shows(resident, '收到了')
  }

  const clerk = await open('/worker/signin/index')
  await press(clerk, /赵丽娟/)
  await clerk.waitForURL(/inbox/)
  await shows(clerk, MATTERS[3])
  const rows = clerk.locator('.inbox .work')
  const rowOf = (words) => rows.filter({ hasText: words })
  let strokes = 0
  const key = async (name) => {
    strokes++
    await clerk.keyboard.press(name)
  }
  const field = (name) => one(clerk, 'textbox', name)
  const focusIn = async (input) => {
    await input.waitFor()
    await clerk.waitForFunction((element) => element === document.activeElement, await input.elementHandle())
  }

  // by the unit the catalogue names: open, its sheet through the palette, one sentence, send
  await rowOf(MATTERS[0]).focus()
  await key('Enter')
  await shows(clerk, '健身器材晃得厉害')
  await key('Control+KeyK')
  await one(clerk, 'combobox', '找命令、找件').fill('派')
  await look(clerk, 'palette')
  await key('Enter')
  await focusIn(field('预期成效'))
  await clerk.keyboard.type('当天修好')
  await look(clerk, 'order')
  await key('Control+Enter')
  await rowOf(MATTERS[0]).waitFor({ state: 'detached' })
  if (strokes > MOST_STROKES) throw new Error(`${strokes} strokes to the suggested unit`)
  console.log(`batch: ${strokes} strokes to the suggested unit`)

  // the row below has the focus; to a unit found by typing
  await clerk.waitForFunction(() => document.activeElement?.classList.contains('work'))
  await rowOf(MATTERS[1]).focus()
  strokes = 0
  await key('Enter')
  await shows(clerk, MATTERS[1])
  await key('Control+KeyK')
  await one(clerk, 'combobox', '找命令、找件').fill('城管')
  await shows(clerk, '派给区城管执法局')
  await key('Enter')
  await focusIn(field('预期成效'))
  await clerk.keyboard.type('铺平')
  await key('Control+Enter')
  await rowOf(MATTERS[1]).waitFor({ state: 'detached' })
  if (strokes > MOST_STROKES) throw new Error(`${strokes} strokes to a unit found by typing`)
  console.log(`batch: ${strokes} strokes to a unit found by typing`)

  // the last order was one too many: it is taken back through the palette, and its row is there again
  await shows(clerk, /已派出：/)
  await look(clerk, 'undo')
  await clerk.keyboard.press('Control+KeyK')
  await one(clerk, 'combobox', '找命令、找件').fill('撤销')
  await clerk.keyboard.press('Enter')
  await rowOf(MATTERS[1]).waitFor()
  await clerk.getByText('已派出：').waitFor({ state: 'detached' })

  // keys are silent while somebody writes, and can be switched off
  await rowOf(MATTERS[2]).focus()
  await clerk.keyboard.press('KeyX')
  await shows(clerk, '选了 1 件')
  await clerk.keyboard.press('KeyX')
  await clerk.getByText('选了 1 件').waitFor({ state: 'detached' })

  // the two that are left, and one that is not ours to dispatch any more
  for (const words of [MATTERS[2], MATTERS[3]]) {
    await rowOf(words).focus()
    await clerk.keyboard.press('KeyX')
  }
  await shows(clerk, '选了 2 件')
  await look(clerk, 'picked')
  await press(clerk, '成批派单')
  await field('预期成效').fill('三天内办好，当面告诉反映人')
  await look(clerk, 'said')
  await clerk.keyboard.press('Control+Enter')
  await clerk.waitForURL(/worker\/batch/)
  await shows(clerk, '可以派单的 2 件')
  await look(clerk, 'seen')
  await clerk.keyboard.press('Control+Enter')
  await shows(clerk, '2 件已派单')
  await look(clerk, 'done')
  await press(clerk, '把这里的 2 件收回派单')
  await field('为什么收回').fill('先问问物业')
  await press(clerk, '看会怎样')
  await shows(clerk, '可以收回派单的 2 件')
  await press(clerk, '收回派单 2 件')
  await shows(clerk, '2 件已收回派单')

  // what has ended is refused, and said so
  await clerk.goto(`${base}/worker/find/index?line=${encodeURIComponent('健身')}`)
  await shows(clerk, MATTERS[0])
  for (const words of [MATTERS[0], MATTERS[2]]) await one(clerk, 'checkbox', new RegExp(words)).click()
  await press(clerk, '成批受理')
  await press(clerk, '看会怎样')
  await shows(clerk, /件不能受理|不能受理的 \d 件/)
  await shows(clerk, '这件现在不能这样办，请看最新进展。')
  await look(clerk, 'refused')
  await clerk.goto(`${base}/worker/batch/index`)
  await shows(clerk, /看过，还没办/)
  await look(clerk, 'recent')

  for (const context of contexts) await context.close()
  if (found.length > 0) throw new Error(`axe:\n${found.join('\n')}`)
}
