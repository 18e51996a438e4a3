/** A resident's own account: consent and its versions, everything in one file, leaving within 15 working days and staying after all. */
import { api } from '../../../src/domain/api'
import { deskApi } from '../../../src/domain/api-desk'
import { accountApi } from '../../../src/domain/api-account'
import { PRIVACY } from '../../../src/domain/people/privacy'
import type { PhotoView, VoiceView } from '../../../src/domain/ticket/views'
import { endDueAccounts } from '../../../src/server/people/leaving'
import { soundOf } from '../../../src/server/voice/sound'
import { fileForPublic, onBoard, publish, waiting } from '../../helpers/board'
import { TEST_NOW } from '../../helpers/constants'
import { aJpeg, upload } from '../../helpers/images'
import { aQueryCode, aReport, requestId, startServer, type Caller, type TestServer } from '../../helpers/server'
import { aWav } from '../../helpers/sounds'
import { act, drain, file, look, people, SOLVED, tryTo, type People } from '../../helpers/story'
import { at } from '../../helpers/tickets'
import { unzip } from '../../helpers/zip'

jest.setTimeout(60_000)
const PHONE = '13800005206'
const MINUTE = 60_000

let server: TestServer
let who: People
beforeEach(async () => {
  server = await startServer()
  who = await people(server)
})
afterEach(() => server.close())

const account = async (caller: Caller) => (await caller.call(accountApi.account)).reply
const agree = (caller: Caller, version: string = PRIVACY.version) => caller.call(accountApi.giveConsent, { body: { version } })
const tryFiling = async (caller: Caller) => (await caller.call(api.fileReport, { body: aReport() })).problem.code
const audited = async (what: string) =>
  (await server.deps.db.selectFrom('audit').select(['actor', 'result']).where('what', '=', what).execute()).length
const signInWith = async (phone: string) => {
  const { demoCode } = (await server.caller().call(api.sendCode, { body: { phone } })).reply
  const { token } = (await server.caller().call(api.signInPhone, { body: { phone, code: demoCode! } })).reply
  return server.caller({ authorization: `Bearer ${token}` })
}

describe('consent', () => {
  test('whoever has not agreed files nothing; having agreed, the very same report goes through', async () => {
    const newcomer = await signInWith('13912340001')
    const body = aReport()
    expect(await newcomer.call(api.fileReport, { body })).toMatchObject({ status: 409, problem: { code: 'consentNeeded' } })
    expect((await agree(newcomer)).reply.consent).toEqual({ version: PRIVACY.version, at: TEST_NOW })
    expect((await newcomer.call(api.fileReport, { body })).status).toBe(200)
  })

  test('an earlier version asks again, and only the rules in force can be agreed to', async () => {
    await server.deps.db.updateTable('consent').set({ version: '2025-01' }).execute()
    expect(await tryFiling(who.li)).toBe('consentNeeded')
    expect(await agree(who.li, '2025-01')).toMatchObject({ status: 409, problem: { code: 'consentOld' } })
    server.time.now += MINUTE
    await agree(who.li)
    expect(await tryFiling(who.li)).toBeUndefined()
    const kept = await server.deps.db.selectFrom('consent').select('version').orderBy('at').execute()
    expect(kept.map(({ version }) => version)).toEqual(expect.arrayContaining(['2025-01', PRIVACY.version]))
  })

  test('for a child under 14 it is kept that a guardian agreed', async () => {
    const child = await signInWith('13912340014')
    await child.call(accountApi.giveConsent, { body: { version: PRIVACY.version, byGuardian: true } })
    expect(await tryFiling(child)).toBeUndefined()
    const kept = await server.deps.db.selectFrom('consent').select('by_guardian').where('by_guardian', '=', true).execute()
    expect([kept.length, await audited('consent.give.guardian')]).toEqual([1, 1])
  })

  test('withdrawn, it asks again; both are kept with their times', async () => {
    server.time.now += MINUTE
    expect((await who.li.call(accountApi.withdrawConsent, { body: {} })).reply.consent).toBeNull()
    expect(await tryFiling(who.li)).toBe('consentNeeded')
    expect(await tryFiling(who.zhang)).toBeUndefined()
    server.time.now += MINUTE
    await agree(who.li)
    expect(await tryFiling(who.li)).toBeUndefined()
    expect([await audited('consent.withdraw'), await audited('consent.give')]).toEqual([1, 1])
  })

  test('anonymous reporters have no account and are not asked', async () => {
    const anonymous = server.caller({ 'x-query-code': aQueryCode(7) })
    expect(await tryFiling(anonymous)).toBeUndefined()
  })
})

describe('everything in one file', () => {
  const download = (caller: Caller) => server.app.inject({ url: '/api/my/export', headers: caller.headers })
  async function photo(caller: Caller): Promise<string> {
    const { headers, payload } = upload(await aJpeg())
    const answer = await server.app.inject({ method: 'POST', url: '/api/photos', headers: { ...caller.headers, ...headers }, payload })
    return answer.json<PhotoView>().id
  }

  async function voice(caller: Caller): Promise<string> {
    const { headers, payload } = upload(aWav())
    const answer = await server.app.inject({ method: 'POST', url: '/api/voices', headers: { ...caller.headers, ...headers }, payload })
    return answer.json<VoiceView>().id
  }

  test('holds who one is, every own ticket as one sees it, and its photos and its voice; nothing of others', async () => {
    const ids: string[] = []
    // more than one page of the list
    for (let n = 0; n < 21; n++) {
      server.time.now += MINUTE / 60
      ids.push((await file(who.li, n === 0 ? { photos: [await photo(who.li)], voice: await voice(who.li) } : {})).id)
    }
    await file(who.zhang, { text: '别人家的事，不该在里面' })
    await act(who.bao, ids[0]!, 'note', { reason: '内部的话' })
    await act(who.bao, ids[0]!, 'resolve', { ...SOLVED, photos: [await photo(who.bao)] })
    const answer = await download(who.li)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="chuishao-20261123.zip"',
    })
    const files = unzip(answer.rawPayload)
    const names = [...files.keys()]
    expect(names.filter((name) => name.startsWith('tickets/'))).toHaveLength(21)
    const { number } = await look(who.li, ids[0]!)
    expect(names).toEqual(
      expect.arrayContaining(['说明.txt', 'account.json', `photos/${number}/1.jpg`, `photos/${number}/2.jpg`, `voices/${number}.wav`]),
    )
    expect(files.get(`voices/${number}.wav`)).toEqual(soundOf(aWav()).bytes)
    expect(files.get(`photos/${number}/1.jpg`)!.subarray(0, 3)).toEqual(Buffer.from('ffd8ff', 'hex'))
    expect(JSON.parse(files.get('account.json')!.toString())).toMatchObject({ phone: PHONE, name: '李秀兰' })
    const ticket = JSON.parse(files.get(`tickets/${number}.json`)!.toString())
    expect(ticket).toMatchObject({
      text: aReport().text,
      photos: [`photos/${number}/1.jpg`],
      voice: `voices/${number}.wav`,
      filedAt: '2026-11-23T02:24:01.000Z',
    })
    expect(ticket.timeline.at(-1)).toMatchObject({ action: 'resolve', photos: [`photos/${number}/2.jpg`] })
    const all = Buffer.concat([...files.values()]).toString()
    for (const kept of ['别人家的事', '内部的话', '/files/']) expect(all).not.toContain(kept)
    expect(await audited('export')).toBe(1)
  })

  test('a session that is not of these minutes has to be proved anew', async () => {
    server.time.now += 11 * MINUTE
    const answer = await download(who.li)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'signInAgain'])
    const again = await signInWith(PHONE)
    expect((await download(again)).statusCode).toBe(200)
  })
})

describe('leaving', () => {
  const leave = (caller: Caller) => caller.call(accountApi.leave, { body: {} })
  const identities = () =>
    server.deps.db.selectFrom('identity').select('kind').where('lookup', '=', server.deps.keys.lookupOf('phone', PHONE)).execute()

  test('is due at the end of the fifteenth working day, and asking twice does not move it', async () => {
    const { leaving } = (await leave(who.li)).reply
    expect(leaving).toEqual({ askedAt: TEST_NOW, dueAt: at('2026-12-14 17:30') })
    server.time.now += 5 * MINUTE
    expect((await leave(who.li)).reply.leaving).toEqual(leaving)
  })

  test('may be taken back until then: everything is as it was', async () => {
    await leave(who.li)
    server.time.now = at('2026-12-14 17:29')
    expect(await endDueAccounts(server.deps)).toBe(0)
    expect((await who.li.call(accountApi.stay, { body: {} })).reply.leaving).toBeNull()
    server.time.now = at('2027-01-10 09:00')
    expect(await endDueAccounts(server.deps)).toBe(0)
    expect(await identities()).toHaveLength(1)
    expect((await account(who.li)).leaving).toBeNull()
  })

  test('then phone, name and sign-ins are gone for good, and the tickets go on without a person behind them', async () => {
    const { id } = await file(who.li, { identity: 'named' })
    await leave(who.li)
    server.time.now = at('2026-12-14 17:31')
    await who.li.call(api.me)
    expect(await endDueAccounts(server.deps)).toBe(1)
    expect(await endDueAccounts(server.deps)).toBe(0)
    expect(await identities()).toEqual([])
    expect((await who.li.call(api.ticket, { params: { id } })).status).toBe(401)
    // staff still handle it, and learn that nobody can be called
    const centre = await server.as('zhoumin')
    const ticket = await look(centre, id)
    expect(ticket.actions.find(({ action }) => action === 'reveal')?.refusal).toBe('phoneIsKnown')
    expect(
      (await centre.call(deskApi.revealPhone, { params: { id }, body: { requestId: requestId(), stage: 1, reason: 'verify' } })).status,
    ).toBe(409)
    expect((await tryTo(centre, id, 'note', { reason: '接着办' })).status).toBe(200)
    // the same number is a new person, without the old tickets
    const again = await signInWith(PHONE)
    expect((await again.call(api.myTickets, { query: {} })).reply.rows).toEqual([])
    expect(await tryFiling(again)).toBe('consentNeeded')
  })

  test('and so are the notices, and what was agreed to with WeChat', async () => {
    const { id } = await file(who.li)
    await act(who.bao, id, 'accept')
    await drain(server)
    const { person_id: personId } = await server.deps.db
      .selectFrom('notice')
      .select('person_id')
      .where('reader', '=', 'resident')
      .executeTakeFirstOrThrow()
    const credit = { district_id: '150703', person_id: personId, template: 'single', kind: 'one_time' as const, credits: 1 }
    await server.deps.db.insertInto('wechat_credit').values(credit).execute()
    const kept = async (table: 'notice' | 'wechat_credit') =>
      (await server.deps.db.selectFrom(table).select('person_id').where('person_id', '=', personId).execute()).length
    expect([await kept('notice'), await kept('wechat_credit')]).toEqual([1, 1])
    await who.li.call(accountApi.leave, { body: {} })
    server.time.now = (await account(who.li)).leaving!.dueAt
    expect(await endDueAccounts(server.deps)).toBe(1)
    expect([await kept('notice'), await kept('wechat_credit')]).toEqual([0, 0])
  })

  test('what is public stays, without a person behind it; what is not yet public is not asked about any more', async () => {
    const [shown, asked] = [await fileForPublic(who.li, { identity: 'named' }), await fileForPublic(who.li)]
    const caseId = await publish(who.centre, shown.id)
    await who.li.call(accountApi.leave, { body: {} })
    server.time.now = (await account(who.li)).leaving!.dueAt
    expect(await endDueAccounts(server.deps)).toBe(1)
    const centre = await server.as('zhoumin')
    expect(await onBoard(server.caller())).toEqual([caseId])
    expect(await waiting(centre, asked.id)).toBeUndefined()
    const consents = await server.deps.db.selectFrom('ticket').select(['id', 'public_consent as agreed']).execute()
    expect(Object.fromEntries(consents.map(({ id, agreed }) => [id, agreed]))).toEqual({ [shown.id]: true, [asked.id]: false })
  })

  test('several servers at once end each account once', async () => {
    await leave(who.li)
    await leave(who.zhang)
    server.time.now = at('2026-12-15 09:00')
    const ended = await Promise.all([1, 2, 3].map(() => endDueAccounts(server.deps)))
    expect(ended.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(await audited('leave.done')).toBe(2)
  })

  test('asks for a sign-in of these minutes; staying does not', async () => {
    await leave(who.li)
    server.time.now += 11 * MINUTE
    expect((await leave(who.zhang)).problem.code).toBe('signInAgain')
    expect((await who.li.call(accountApi.stay, { body: {} })).status).toBe(200)
  })
})

test('who saw my phone: each look with unit, reason and time, a clerk unnamed, and nobody else’s', async () => {
  const { id } = await file(who.li, { identity: 'named' })
  const reveal = (caller: Caller, reason: 'verify' | 'result') =>
    caller.call(deskApi.revealPhone, { params: { id }, body: { requestId: requestId(), stage: 1, reason } })
  await reveal(who.bao, 'verify')
  server.time.now += MINUTE
  await reveal(who.centre, 'result')
  expect((await account(who.li)).looks).toMatchObject([
    { ticketId: id, unit: '区网格化中心', person: null, reason: 'result', at: TEST_NOW + MINUTE },
    { ticketId: id, unit: '天和社区第 3 网格', person: '包晓燕', reason: 'verify', at: TEST_NOW },
  ])
  expect((await account(who.zhang)).looks).toEqual([])
})

test('a number finds one’s own ticket and nobody else’s', async () => {
  const { id, number } = await file(who.li)
  expect((await who.li.call(accountApi.findMine, { params: { number } })).reply).toEqual({ id })
  expect((await who.zhang.call(accountApi.findMine, { params: { number } })).status).toBe(404)
})
