// A voice message in the built mini-program: a report that is only said, heard, filed, written down by staff and read by who said it; and one said without a network.
const { aPhone } = require('./phone')

jest.setTimeout(60_000)
const SAID = '三号楼前的路灯不亮，电线掉下来了。'
/** MPEG 2, layer III, 16 kHz, 16 kbit: frames of 72 bytes and 36 ms, with no mark the server would clear. */
const mp3 = (seconds) => Buffer.alloc(72 * Math.round(seconds / 0.036)).map((_, at) => [0xff, 0xf3, 0x28, 0xc0][at % 72] ?? 0)
const { phone, shows, at, has, tap } = aPhone()
beforeAll(() => phone.begin(() => ({ 'wxfile://tmp_voice_1.mp3': mp3(3), 'wxfile://tmp_voice_2.mp3': mp3(5) })))
afterAll(() => phone.end())

/** Says it into the form; `file` is what the microphone hears. */
async function say(file, seconds) {
  phone.app.sayNext.push({ file, duration: seconds * 1000 })
  await tap(/录一段语音/)
  await has(/^说完了/)
  await tap(/^说完了/)
  await has(/^听一遍（\d+ 秒）/)
}
/** Presses 听 and waits until it was really heard to its end; gives the bytes. */
async function hear(label) {
  const before = phone.app.heard.length
  await tap(label)
  await phone.app.until('it was heard', () => phone.app.heard.length > before)
  await has(label)
  expect(phone.app.top.text()).not.toContain('放不出来')
  return phone.app.heard[before].bytes
}
const openReport = async () => {
  await phone.app.open('/resident/report/index?category=public_facility')
  await tap('路灯不亮')
}
const fileIt = async (place) => {
  await phone.app.top.type(/^在哪里/, place)
  await tap(/^提交/)
}

test('who may not use the microphone is told the way out, and nothing hangs', async () => {
  await phone.signInByWechat()
  await openReport()
  phone.app.noMicrophone = true
  await tap(/录一段语音/)
  await shows('没有麦克风权限')
  phone.app.noMicrophone = false
  await has(/录一段语音/)
})

test('a report that is only said: recorded for a minute at most, heard again, and filed without a written word', async () => {
  await say('wxfile://tmp_voice_1.mp3', 3)
  expect(phone.app.recordedAs).toMatchObject({ duration: 60_000, format: 'mp3' })
  expect(await hear(/^听一遍（3 秒）/)).toEqual(mp3(3))
  await fileIt('3 号楼前')
  await at('mine/submitted/index')
  await shows(/收到了/)
  expect(phone.app.uploads).toHaveLength(1)
})

test('staff see 待转写 on the desk and on the ticket, hear what was said, and write it down', async () => {
  await phone.signInAs('周敏')
  await shows('待转写')
  await tap(/路灯不亮（语音）/)
  await at('worker/ticket/index')
  await shows(/待转写：/)
  expect(await hear(/^听语音/)).toEqual(mp3(3))
  await tap('转写')
  await phone.app.top.type(/^反映人说的话/, SAID)
  await tap('写好了')
  await shows(SAID)
  await phone.app.until('nothing waits to be written down', () => !phone.app.top.text().includes('待转写'))
})

test('words of danger in it make the report urgent, as if they had been written', async () => {
  await shows('紧急')
  await phone.signOut()
})

test('who said it reads the words, and still hears the voice', async () => {
  await phone.app.open('/pages/progress/index', 'tab')
  await tap(/三号楼前的路灯不亮/)
  await at('resident/ticket/index')
  await shows(SAID)
  await shows('把您的语音写成了文字')
  expect(await hear(/^听我说的/)).toEqual(mp3(3))
})

test('said without a network and killed, it is one ticket with its voice once the network is back', async () => {
  phone.goes(false)
  await openReport()
  await say('wxfile://tmp_voice_2.mp3', 5)
  expect(await hear(/^听一遍（5 秒）/)).toEqual(mp3(5))
  await fileIt('5 号楼前')
  await at('mine/unsent/index')
  await shows('等着送出 1 件')

  await phone.killed()
  await shows('1 件存在手机里，联网自动送出')
  phone.goes(true)
  await phone.app.until('it went out', () => phone.app.toasts.includes('存着的 1 件送出去了'))
  expect(phone.app.uploads).toHaveLength(1)
  await phone.app.open('/pages/progress/index', 'tab')
  await has(/路灯不亮（语音）/)
  expect(phone.app.top.labelled(/路灯不亮（语音）/)).toHaveLength(1)
  await tap(/路灯不亮（语音）/)
  expect(await hear(/^听我说的/)).toEqual(mp3(5))
  expect([...phone.app.files.keys()]).toEqual([])
})
