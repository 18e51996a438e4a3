import { existsSync, readFileSync } from 'node:fs'
import { api } from '../../../src/domain/api'
import { boardApi } from '../../../src/domain/api-board'
import { moderationApi } from '../../../src/domain/api-moderation'
import type { TicketView, VoiceView } from '../../../src/domain/ticket/views'
import { PUBLIC_VIEWER } from '../../../src/server/publication/board'
import { sweepOrphans } from '../../../src/server/photo/store'
import { RANKS } from '../../../src/server/ticket/desks'
import { verifyTickets } from '../../../src/server/ticket/verify'
import { soundOf } from '../../../src/server/voice/sound'
import { TEST_NOW } from '../../helpers/constants'
import { aJpeg, upload } from '../../helpers/images'
import { anAac, anM4a, anMp3, anOgg, aWav, aWebm } from '../../helpers/sounds'
import { aQueryCode, startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, drain, file, look, noticesOf, people, SOLVED, tryTo, type People, joinAs } from '../../helpers/story'

jest.setTimeout(60_000)
const HOUR = 3_600_000

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

async function send(caller: Caller, bytes: Buffer) {
  const { headers, payload } = upload(bytes)
  const answer = await server.app.inject({ method: 'POST', url: '/api/voices', headers: { ...caller.headers, ...headers }, payload })
  return { status: answer.statusCode, voice: answer.json<VoiceView>(), code: answer.json<{ code?: string }>().code }
}
const voiceFrom = async (caller: Caller, bytes = aWav()) => (await send(caller, bytes)).voice
const hear = (url: string, range?: string) => server.app.inject({ url, headers: range ? { range } : {} })
const said = async (caller: Caller, some: object = {}): Promise<TicketView> =>
  file(caller, { text: '', voice: (await voiceFrom(caller)).id, ...some })
const voiceIn = (view: TicketView): VoiceView | null => ('voice' in view ? view.voice : null)
const rowsOf = () => server.deps.db.selectFrom('voice').selectAll().execute()
const SAID = { transcript: '三号楼前的路灯不亮，电话 13800001234。' }

for (const [kind, bytes] of Object.entries({ mp3: anMp3(3), aac: anAac(3), m4a: anM4a(3), wav: aWav(3), webm: aWebm(3), ogg: anOgg(3) }))
  test(`${kind} is known by its bytes, measured, and heard as what it is`, async () => {
    const { status, voice } = await send(who.li, bytes)
    expect(status).toBe(200)
    expect(voice.seconds).toBeCloseTo(3, 1)
    const heard = await hear(voice.address)
    expect(heard.statusCode).toBe(200)
    expect(heard.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'accept-ranges': 'bytes',
    })
    expect(heard.headers['content-type']).toMatch(/^audio\//)
    expect(heard.headers['content-encoding']).toBeUndefined()
    expect(heard.rawPayload.length).toBe(Number(heard.headers['content-length']))
  })

test('what is no sound, has a picture in it, is too long or too big is refused in words, and nothing is kept', async () => {
  for (const [bytes, status, code] of [
    [await aJpeg(20, 20), 415, 'voiceNotSound'],
    [Buffer.from('ID3 and then nothing'), 415, 'voiceNotSound'],
    [aWav(2).subarray(0, 30), 415, 'voiceNotSound'],
    [aWebm(2, { track: 1 }), 415, 'voiceNotSound'],
    [anM4a(2, { handler: 'vide' }), 415, 'voiceNotSound'],
    [anMp3(90), 413, 'voiceTooLong'],
    [Buffer.alloc((2 << 20) + 10), 413, 'voiceTooBig'],
    [Buffer.alloc(3 << 20), 413, 'voiceTooBig'],
  ] as const)
    expect(await send(who.li, bytes)).toMatchObject({ status, code })
  expect(await send(server.caller(), aWav())).toMatchObject({ status: 401 })
  expect(await rowsOf()).toEqual([])
})

test('what is written around the sound is not kept', () => {
  const secret = '北纬49.47'
  for (const bytes of [anMp3(2, secret), aWav(2, secret), anM4a(2, { said: secret }), aWebm(2, { said: secret })]) {
    expect(bytes.includes(secret)).toBe(true)
    const sound = soundOf(bytes)
    expect(sound.bytes.includes(secret)).toBe(false)
    expect(soundOf(sound.bytes)).toMatchObject({ kind: sound.kind, seconds: sound.seconds })
  }
})

test('damaged recordings of every kind are refused or measured, and never bring the server down', () => {
  for (const bytes of [anMp3(), anAac(), anM4a(), aWav(), aWebm(), anOgg()])
    for (let at = 4; at < Math.min(bytes.length, 400); at++)
      for (const wrong of [0, 0xff]) {
        const damaged = Buffer.from(bytes)
        damaged[at] = wrong
        expect(() => {
          try {
            soundOf(damaged.subarray(0, bytes.length - (at % 7)))
          } catch (error) {
            if ((error as { problem?: string }).problem === undefined) throw error
          }
        }).not.toThrow()
      }
})

test('it is heard in parts, as an iPhone asks for it', async () => {
  const { address } = await voiceFrom(who.li)
  const whole = (await hear(address)).rawPayload
  const part = await hear(address, 'bytes=0-1')
  expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 0-1/${whole.length}`])
  expect(part.rawPayload).toEqual(whole.subarray(0, 2))
  expect((await hear(address, 'bytes=100-')).rawPayload).toEqual(whole.subarray(100))
  expect((await hear(address, 'bytes=-50')).rawPayload).toEqual(whole.subarray(-50))
  expect((await hear(address, `bytes=${whole.length}-`)).statusCode).toBe(416)
  expect((await hear(address, 'bytes=0-1,5-6')).statusCode).toBe(200)
})

test('an address of another, of a photo, or of an earlier time plays nothing', async () => {
  const [mine, other] = [await voiceFrom(who.li), await voiceFrom(who.zhang)]
  const query = mine.address.split('?')[1]
  for (const wrong of [`/files/${other.id}/voice?${query}`, `/files/${mine.id}/large?${query}`, `/files/${mine.id}/voice`])
    expect((await hear(wrong)).statusCode).toBe(403)
  server.time.now += HOUR / 4
  expect((await hear(mine.address)).statusCode).toBe(403)
})

test('a report that is only said reaches the clerk as 待转写; written down, it is words for everyone who may read them', async () => {
  const filed = await said(who.li)
  expect(filed).toMatchObject({ text: '', title: expect.stringContaining('（语音）') as string })
  expect((await hear(voiceIn(filed)!.address)).statusCode).toBe(200)
  const { rows } = (await who.bao.call(api.inbox, { query: { desk: 'todo' } })).reply
  expect(rows.find(({ id }) => id === filed.id)?.flags).toEqual(['untranscribed'])
  const seen = await look(who.bao, filed.id)
  expect(seen.actions.map(({ action }) => action)).toContain('transcribe')
  expect((await hear(voiceIn(seen)!.address)).statusCode).toBe(200)

  const after = await act(who.bao, filed.id, 'transcribe', SAID)
  expect(after).toMatchObject({ flags: [], stage: filed.stage, title: '三号楼前的路灯不亮', text: SAID.transcript })
  await drain(server)
  expect((await noticesOf(who.li))[0]).toContain('把您的语音写成了文字')
  expect(await look(who.li, filed.id)).toMatchObject({ text: SAID.transcript })
  expect(await tryTo(who.bao, filed.id, 'transcribe', SAID)).toMatchObject({ status: 409, problem: { code: 'untranscribed' } })
})

test('a neighbour who joined gets neither the voice nor its words', async () => {
  const filed = await said(who.li, { identity: 'named' })
  await act(who.bao, filed.id, 'transcribe', SAID)
  const { status } = await joinAs(server, who.zhang, filed)
  expect(status).toBe(200)
  expect(JSON.stringify(await look(who.zhang, filed.id))).not.toMatch(/voice|路灯不亮，电话/)
})

test('nobody can file the voice of another, one that is taken, or one that is not there', async () => {
  const [mine, other] = [await voiceFrom(who.li), await voiceFrom(who.zhang)]
  const unknown = { status: 400, problem: { code: 'voiceUnknown', fields: { voice: 'voiceUnknown' } } }
  const withVoice = (voice: string) => who.li.call(api.fileReport, { body: { ...BODY, requestId: voice.replace(/-/g, ''), voice } })
  expect(await withVoice(other.id)).toMatchObject(unknown)
  expect(await withVoice('0193a1b2-0000-7000-8000-000000000001')).toMatchObject(unknown)
  expect((await withVoice(mine.id)).status).toBe(200)
  expect(await who.li.call(api.fileReport, { body: { ...BODY, requestId: 'a'.repeat(32), voice: mine.id } })).toMatchObject(unknown)
})
const BODY = {
  catalogueVersion: 1,
  category: 'public_facility' as const,
  item: 'lamp',
  text: '',
  photos: [],
  place: { words: '5 号楼北侧' },
  identity: 'named' as const,
  publicConsent: false,
}

test('an anonymous reporter files by voice and hears it by code alone', async () => {
  const mine = server.caller({ 'x-query-code': aQueryCode(2) })
  const filed = await said(mine, { identity: 'anonymous' })
  expect((await hear(voiceIn(await look(mine, filed.id))!.address)).statusCode).toBe(200)
})

test('a recording that no report took goes after a day, row and file; a filed one stays, also where it shares its file', async () => {
  await voiceFrom(who.zhang)
  const filed = await said(who.li)
  const { sha256 } = (await rowsOf())[0]!
  await voiceFrom(who.li, anMp3())
  server.time.now += 24 * HOUR + 1
  expect(await sweepOrphans(server.deps)).toBe(2)
  const left = await rowsOf()
  expect(left.map((row) => row.ticket_id)).toEqual([filed.id])
  expect(existsSync(server.deps.files.voicePathOf(sha256))).toBe(true)
})

test('a twenty-first recording without a report is one too many', async () => {
  for (let n = 0; n < 20; n++) expect((await send(who.li, anMp3(1))).status).toBe(200)
  expect(await send(who.li, anMp3(1))).toMatchObject({ status: 429, code: 'voiceFull' })
})

test('words of danger in it bring it to the top of the desk and leave less time, and history says so', async () => {
  const filed = await said(who.li)
  const before = await look(who.bao, filed.id)
  server.time.now += HOUR / 6
  const after = await act(who.bao, filed.id, 'transcribe', { transcript: '三号楼前的电线掉下来了。' })
  expect([before.urgency, after.urgency]).toEqual(['normal', 'urgent'])
  const line = after.timeline.find(({ action }) => action === 'heed')!
  expect(line.due).toMatchObject({ to: server.time.now + 24 * HOUR })
  const rows = await server.deps.db.selectFrom('ticket_unit').select(['rank', 'sort_at']).where('ticket_id', '=', filed.id).execute()
  expect(rows).toMatchObject([{ rank: RANKS.urgent, sort_at: server.time.now + HOUR / 2 }])
  const kept = await look(who.bao, filed.id)
  expect(kept.clocks).toEqual(after.clocks)
  expect((await verifyTickets(server.deps)).findings).toEqual([])
})

test('verify tells of a report marked as written down, or as waiting for it, by hand', async () => {
  const problems = async () => (await verifyTickets(server.deps)).findings.map(({ problem }) => problem)
  const mark = (value: boolean) => server.deps.db.updateTable('ticket').set({ untranscribed: value }).execute()
  const filed = await said(who.li)
  expect(await problems()).toEqual([])
  await mark(false)
  expect(await problems()).toEqual(['untranscribed does not follow from its history'])
  await mark(true)
  await act(who.bao, filed.id, 'transcribe', SAID)
  expect(await problems()).toEqual([])
  await mark(true)
  expect(await problems()).toEqual(['untranscribed does not follow from its history'])
})

test('verify holds where the words of a voice message were erased', async () => {
  const filed = await said(who.li)
  await act(who.bao, filed.id, 'transcribe', SAID)
  await act(who.centre, filed.id, 'erase', { eraseWhat: 'words', eraseWhy: 'asked' })
  expect((await verifyTickets(server.deps)).findings).toEqual([])
})

test('verify tells of a voice message that is missing or was changed', async () => {
  await said(who.li)
  const problems = async () => (await verifyTickets(server.deps)).findings.map(({ problem }) => problem)
  expect(await problems()).toEqual([])
  const { sha256 } = (await rowsOf())[0]!
  await server.deps.files.keepVoice(sha256, Buffer.concat([readFileSync(server.deps.files.voicePathOf(sha256)), Buffer.of(1)]))
  expect(await problems()).toEqual([`voice ${sha256.slice(0, 12)} was changed`])
  await server.deps.files.remove(sha256)
  expect(await problems()).toEqual([`voice ${sha256.slice(0, 12)} is missing`])
})

describe('in public', () => {
  const waiting = async () => (await who.centre.call(moderationApi.moderation, { query: { shelf: 'waiting' } })).reply.rows
  async function publish() {
    const [item] = await waiting()
    const body = { version: item!.version, publish: true, ...item!.proposed, photos: [] }
    const { status } = await who.centre.call(moderationApi.decide, { params: { id: item!.id }, body })
    expect(status).toBe(200)
    return item!.id
  }
  const shown = async (id: string) => (await server.caller().call(boardApi.publicCase, { params: { id } })).reply.case

  test('the board says that it was a voice message, and once it is written down and looked at again, its masked words', async () => {
    const filed = await said(who.li, { publicConsent: true })
    const id = await publish()
    expect(await shown(id)).toMatchObject({ text: '反映人留了一段语音。', title: expect.stringContaining('（语音）') as string })
    await act(who.bao, filed.id, 'transcribe', SAID)
    const [item] = await waiting()
    expect(item!.original.text).toBe(SAID.transcript)
    expect(item!.state).toBe('approved')
  })

  test('what the moderator is offered of it is masked, and no case of the board plays a voice', async () => {
    const filed = await said(who.li, { publicConsent: true })
    await act(who.bao, filed.id, 'transcribe', SAID)
    await act(who.bao, filed.id, 'resolve', SOLVED)
    const id = await publish()
    const seen = await shown(id)
    expect(seen.text).toBe('三号楼前的路灯不亮，电话 〔电话〕。')
    expect(JSON.stringify(seen)).not.toContain('voice')
    const signed = server.deps.files.addressOf({ id: voiceIn(filed)!.id }, 'voice', PUBLIC_VIEWER, TEST_NOW)
    expect((await hear(signed)).statusCode).toBe(404)
  })
})
