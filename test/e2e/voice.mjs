// A report that is only said: recorded, heard, filed; the clerk sees 待转写, hears it, writes it down; the reporter reads the words.
// The browser's own stand-in for a microphone beeps.
import path from 'node:path'
import { PHONE, button, press, shows, write } from './hands.mjs'

const SAID = '三号楼前的路灯不亮，晚上看不见路。'

export default async function voice({ browser, base, shots }) {
  const contexts = []
  const open = async (url, permissions = ['microphone']) => {
    const context = await browser.newContext({ ...PHONE, permissions })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(base + url)
    return page
  }
  const shot = (page, name) => page.screenshot({ path: path.join(shots, `voice-${name}.png`) })
  /** Presses 听 and waits until the sound is over by itself. */
  const hear = async (page, name) => {
    await press(page, name)
    await button(page, /^停下/).waitFor()
    await button(page, name).waitFor()
    if (await page.getByText('放不出来').count()) throw new Error('the recording cannot be played')
  }

  const li = await open('/mine/signin/index')
  await press(li, /李秀兰/)
  await li.waitForURL(/home|\/$/)
  await li.goto(`${base}/resident/report/index?category=public_facility`)
  await li.getByRole('radio', { name: '路灯不亮' }).click()
  await press(li, /录一段语音/)
  await shows(li, /说完了（2 秒）/)
  await shot(li, 'recording')
  await press(li, /正在录音/)
  await hear(li, /^听一遍/)
  // kept in the phone: it is there after a reload, and may be recorded again
  await li.reload()
  await hear(li, /^听一遍/)
  await press(li, '重录')
  await li.getByText('重录', { exact: true }).filter({ visible: true }).last().click()
  await shows(li, /说完了（1 秒）/)
  await press(li, /正在录音/)
  await button(li, /^听一遍/).waitFor()
  await write(li, /在哪里/, '三号楼前')
  await shot(li, 'recorded')
  const filed = li.waitForResponse((response) => response.url().endsWith('/api/reports'))
  await press(li, /^提交/)
  const { id, title } = await (await filed).json()
  if (!title.endsWith('（语音）')) throw new Error(`the title is ${title}`)

  const clerk = await open('/worker/signin/index')
  await press(clerk, /周敏/)
  await shows(clerk, '待转写')
  await shot(clerk, 'desk')
  await clerk.goto(`${base}/worker/ticket/index?id=${id}`)
  await shows(clerk, /待转写：/)
  await hear(clerk, /^听语音/)
  await shot(clerk, 'to-write-down')
  await press(clerk, '转写')
  await write(clerk, /反映人说的话/, SAID)
  await press(clerk, '写好了')
  await shows(clerk, '三号楼前的路灯不亮')
  await clerk.getByText(/待转写：/).waitFor({ state: 'detached' })
  await shot(clerk, 'written-down')

  await li.goto(`${base}/resident/ticket/index?id=${id}`)
  await shows(li, SAID)
  await shows(li, /把您的语音写成了文字/)
  await hear(li, /^听我说的/)
  await shot(li, 'read')

  for (const context of contexts) await context.close()
}
