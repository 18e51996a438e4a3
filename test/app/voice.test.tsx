import { act, fireEvent, screen } from '@testing-library/react'
import ReportPage from '../../src/app/resident/report'
import { Player } from '../../src/app/components/Player'
import { draftNow } from '../../src/app/sending/drafts'
import { photos } from '../../src/app/sending/photos'
import { api } from '../../src/domain/api'
import { aPage, aView, newPhone, openPage, press, settle, signIn, startingWith, write, type FakeServer } from '../helpers/app'
import { phone } from '../helpers/taro'
import { photoId } from '../helpers/tickets'

jest.setTimeout(30_000)

/** A browser that records: `hears` is what the person answers when asked for the microphone. */
class FakeRecorder {
  static isTypeSupported = (form: string) => form === 'audio/webm'
  static last: FakeRecorder
  state = 'inactive'
  mimeType: string
  ondataavailable = (_: { data: Blob }) => {}
  onstop = () => {}
  constructor(_: unknown, { mimeType }: { mimeType: string }) {
    this.mimeType = mimeType
    FakeRecorder.last = this
  }
  start() {
    this.state = 'recording'
  }
  stop() {
    this.state = 'inactive'
    this.ondataavailable({ data: new Blob(['sound']) })
    this.onstop()
  }
}
const stopped = jest.fn()
const microphone = (answers: () => Promise<unknown>) =>
  Object.assign(globalThis, { MediaRecorder: FakeRecorder }) &&
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: answers }, configurable: true })
const listens = async () => ({ getTracks: () => [{ stop: stopped }] })

let server: FakeServer
beforeEach(() => {
  server = newPhone()
  server.on(api.fileReport, () => aView({ relations: ['reporter'], text: '' })).on(api.myTickets, () => aPage())
  let made = 0
  URL.createObjectURL = () => `blob:${++made}`
  stopped.mockReset()
  microphone(listens)
})

const open = () => openPage(<ReportPage />, { route: 'resident/report/index', category: 'public_facility' })
const shows = (name: string) => screen.queryByRole('button', { name: startingWith(name) }) !== null
async function say() {
  await press('录一段语音')
  await settle()
  await press(/^说完了.*正在录音$/)
  await settle()
}
const arrives = (n: number) =>
  act(async () =>
    phone.uploads[n]!.success({ statusCode: 200, data: JSON.stringify({ id: photoId(n), address: `/files/${n}/voice`, seconds: 3 }) }),
  )

test('a report without a word goes out with its voice, and not before the voice is there', async () => {
  signIn('resident')
  await open()
  await say()
  expect(phone.uploads.map(({ filePath }) => filePath)).toEqual(['blob:1'])
  await write('在哪里，写楼号、单元、路口', '三号楼前')
  await press('提交')
  expect(server.sent(api.fileReport)).toEqual([])
  await arrives(0)
  await settle()
  expect(server.sent(api.fileReport)).toMatchObject([{ text: '', photos: [], voice: photoId(0) }])
  expect(photos.all()).toEqual({})
})

test('提交 pressed while somebody still speaks ends the recording and takes it along', async () => {
  signIn('resident')
  await open()
  await write('在哪里，写楼号、单元、路口', '三号楼前')
  await press('录一段语音')
  await settle()
  await press('提交')
  await arrives(0)
  await settle()
  expect(server.sent(api.fileReport)).toMatchObject([{ text: '', voice: photoId(0) }])
})

test('the microphone is let go when the last word is said', async () => {
  await open()
  await say()
  expect(stopped).toHaveBeenCalledTimes(1)
  expect(draftNow().voice).toBeDefined()
})

test('refused the microphone, it says what to do, and the form goes on as before', async () => {
  microphone(() => Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' })))
  await open()
  await press('录一段语音')
  await settle()
  expect(screen.getByText(/没有麦克风权限/)).toBeTruthy()
  expect(shows('录一段语音')).toBe(true)
  microphone(() => Promise.reject(Object.assign(new Error('no'), { name: 'NotFoundError' })))
  await press('录一段语音')
  await settle()
  expect(screen.getByText(/录不了音/)).toBeTruthy()
})

test('what was recorded can be thrown away, when it is meant, and another recorded in its place', async () => {
  signIn('resident')
  await open()
  await say()
  phone.says = false
  await press('删掉，这段语音')
  await settle()
  expect(draftNow().voice).toBeDefined()
  phone.says = true
  const first = draftNow().voice
  await press('重录')
  await settle()
  await press(/^说完了.*正在录音$/)
  await settle()
  expect(draftNow().voice).not.toBe(first)
  expect(Object.keys(photos.all())).toEqual([draftNow().voice])
  await press('删掉，这段语音')
  await settle()
  expect(draftNow().voice).toBeUndefined()
})

test('one who becomes anonymous sends the recording anew: it may not be known as theirs', async () => {
  signIn('resident')
  await open()
  await say()
  await arrives(0)
  await press('匿名', 'radio')
  await settle()
  expect(phone.uploads).toHaveLength(2)
  expect(Object.keys(phone.uploads[1]!.header)).toContain('x-query-code')
  expect(Object.values(photos.all())).toMatchObject([{ as: 'code', seconds: expect.any(Number) as number }])
})

test('a voice message plays, stops, and says so when it cannot be played', async () => {
  const playing: HTMLMediaElement[] = []
  jest.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(async function (this: HTMLMediaElement) {
    playing.push(this)
  })
  const paused = jest.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => undefined)
  await openPage(<Player address="/files/1/voice" seconds={12.3} />, { route: 'resident/ticket/index' })
  await press('听语音（12 秒）')
  expect(playing).toHaveLength(1)
  await press('停下')
  expect(paused).toHaveBeenCalledTimes(1)
  await press('听语音（12 秒）')
  await act(async () => void fireEvent.ended(playing[1]!))
  expect(shows('听语音')).toBe(true)
  await press('听语音（12 秒）')
  await act(async () => void fireEvent.error(playing[2]!))
  expect(screen.getByText(/放不出来/)).toBeTruthy()
})
