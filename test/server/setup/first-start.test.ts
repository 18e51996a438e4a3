/** A district set up from nothing in a browser (首次启用): the code, the steps, and in the end a resident's report that is seen and dispatched. */
import type { FastifyInstance } from 'fastify'
import { api } from '../../../src/domain/api'
import { accountApi } from '../../../src/domain/api-account'
import { PRIVACY } from '../../../src/domain/people/privacy'
import { factorApi } from '../../../src/domain/api-factor'
import { migrate, openDatabase, openPool } from '../../../src/server/database/open'
import { Keys } from '../../../src/server/keys'
import { xlsxOf } from '../../../src/server/ledger/xlsx'
import { isUnwritten, prepareDistrict } from '../../../src/server/prepare'
import { readSettings } from '../../../src/server/settings'
import { setUpApp } from '../../../src/server/setup/serve'
import { UNIT_COLUMNS, UNIT_SAMPLE } from '../../../src/domain/setup/units'
import { IMPORT_COLUMNS } from '../../../src/domain/admin/import'
import { TEST_NOW, TEST_SECRET } from '../../helpers/constants'
import { copyTemplate, startServer, urlOf } from '../../helpers/server'
import { act, aResident, file } from '../../helpers/story'

const DISTRICT = '150703'
let database: string
let close: () => Promise<void>
let app: FastifyInstance
let said: string[]
let cookie = ''
const keys = new Keys(TEST_SECRET)

beforeEach(async () => {
  database = await copyTemplate('template0')
  const pool = openPool({ connectionString: urlOf(database), max: 3 }, () => undefined)
  const db = openDatabase(pool, keys)
  await migrate(db, () => undefined)
  said = []
  cookie = ''
  const setUp = await setUpApp({ db, keys, district: DISTRICT, clock: () => TEST_NOW, say: (line) => said.push(line) })
  app = setUp.app
  close = async () => {
    await app.close()
    await db.destroy()
  }
})
afterEach(() => close())

const codeSaid = () => /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(said.at(-1)!)![0]
const send = (url: string, fields: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
async function signIn(code = codeSaid()) {
  const answer = await send('/setup/code', { code })
  cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!
  return answer
}
async function sheet(columns: readonly { name: string; width: number }[], rows: readonly (readonly string[])[]) {
  async function* lines() {
    for (const row of rows) yield [...row]
  }
  const pieces: Buffer[] = []
  for await (const piece of xlsxOf({ sheet: '表', columns, rows: lines(), mark: '', notes: () => [] })) pieces.push(piece)
  return Buffer.concat(pieces)
}
const upload = (url: string, bytes: Buffer, name = 'a.xlsx') => {
  const edge = 'edge42'
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)])
  return app.inject({ method: 'POST', url, headers: { cookie, 'content-type': `multipart/form-data; boundary=${edge}` }, payload })
}
const FIRST = {
  'system.name': '吴鹏', 'system.account': 'wupeng', 'security.name': '李薇', 'security.account': 'liwei',
  'audit.name': '顾宁', 'audit.account': 'guning', 'dispatcher.name': '周敏', 'dispatcher.account': 'zhoumin',
} // prettier-ignore
const PEOPLE = [
  ['包晓燕', 'baoxiaoyan', '东社区第 1 网格', '网格员'],
  ['赵丽娟', 'zhaolijuan', '东社区', '经办人'],
  ['孙伟', 'sunwei', 'housing', '经办人'],
]
const square = (west: number) => [[[west, 49.43], [west + 0.01, 49.43], [west + 0.01, 49.44], [west, 49.44], [west, 49.43]]] // prettier-ignore
const OUTLINES = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { name: '东社区第 1 网格' }, geometry: { type: 'Polygon', coordinates: square(117.66) } },
    { type: 'Feature', properties: { unitId: 'g002' }, geometry: { type: 'Polygon', coordinates: square(117.67) } },
  ],
})

test('from nothing to a report that is seen and dispatched, without a line of JSON by hand', async () => {
  expect((await signIn()).statusCode).toBe(303)
  expect((await send('/setup/name', { name: '某某区' })).statusCode).toBe(303)
  expect((await upload('/setup/units', await sheet(UNIT_COLUMNS, UNIT_SAMPLE))).statusCode).toBe(303)
  expect((await upload('/setup/grids', Buffer.from(OUTLINES))).statusCode).toBe(303)
  expect((await send('/setup/first', FIRST)).statusCode).toBe(303)
  expect((await upload('/setup/people', await sheet(IMPORT_COLUMNS, PEOPLE))).statusCode).toBe(303)
  const page = await app.inject({ url: '/', headers: { cookie } })
  expect(page.body).toContain('网格 2')
  expect(page.body).toContain('2 块')
  const done = await send('/setup/finish')
  const cells = [...done.body.matchAll(/<td>(?:<code>)?([^<]+)</g)].map(([, cell]) => cell!)
  const passwords = new Map(cells.flatMap((cell, at) => (at % 5 === 1 ? [[cell, cells[at + 3]!] as const] : [])))
  expect([...passwords.keys()].sort()).toEqual(['baoxiaoyan', 'guning', 'liwei', 'sunwei', 'wupeng', 'zhaolijuan', 'zhoumin'])
  // told once
  expect((await send('/setup/finish')).body).not.toContain('<code>')

  const settings = readSettings({ DISTRICT, SECRET_FILE: '/nowhere', DEMO: 'no', SMS_URL: 'https://sms.example/send', SMS_TOKEN: 'x' })
  const pool = openPool({ connectionString: urlOf(database), max: 2 }, () => undefined)
  const db = openDatabase(pool, keys)
  expect(await isUnwritten(db)).toBe(false)
  await prepareDistrict(db, settings, keys, TEST_NOW)
  await db.destroy()
  const server = await startServer({ database })
  const enter = async (account: string) => {
    const first = { account, password: passwords.get(account)! }
    const { reply } = await server.caller().call(api.signInStaff, { body: first })
    expect(reply.me.mustChangePassword).toBe(true)
    const caller = server.caller({ authorization: `Bearer ${reply.token}` })
    const changed = await caller.call(factorApi.changePassword, { body: { old: first.password, new: 'Ya9-kT7q-Zm4x' } })
    expect(changed.status).toBe(200)
    return server.caller({ authorization: `Bearer ${changed.reply.token ?? reply.token}` })
  }
  const resident = await aResident(server, 1)
  await resident.call(accountApi.giveConsent, { body: { version: PRIVACY.version } })
  const { id, unit } = await file(resident, {
    place: { words: '路口', point: { lng: 117.665, lat: 49.435, datum: 'WGS-84', accuracyM: 5 } },
  })
  expect(unit.id).toBe('g001')
  const [bao, zhao, zhou] = [await enter('baoxiaoyan'), await enter('zhaolijuan'), await enter('zhoumin')]
  await act(bao, id, 'escalate', { escalateReason: 'no_authority', reason: '网格上办不了' })
  const view = await act(zhao, id, 'dispatch', { unit: 'housing', goal: '三天修好' })
  expect([view.state, view.unit.id]).toEqual(['dispatched', 'housing'])
  expect((await zhou.call(api.ticket, { params: { id } })).status).toBe(200)
  await server.close()
})

test('without the code nothing is shown or taken; five wrong ones and another is printed; whoever types it next takes the place over', async () => {
  const { body } = await app.inject({ url: '/' })
  expect(body).toContain('口令')
  expect(body).not.toContain('单位表')
  for (const url of ['/setup/name', '/setup/first', '/setup/finish', '/setup/start']) expect((await send(url, FIRST)).statusCode).toBe(403)
  expect((await app.inject({ url: '/setup/units.xlsx' })).statusCode).toBe(403)
  const first = codeSaid()
  for (let n = 0; n < 5; n++) expect((await signIn('AAAAA-AAAAA')).statusCode).toBe(403)
  expect(said).toHaveLength(2)
  expect((await signIn(first)).statusCode).toBe(403)
  expect((await signIn(codeSaid().toLowerCase())).statusCode).toBe(303)
  const before = cookie
  await signIn()
  cookie = before
  expect((await send('/setup/name', { name: 'x' })).statusCode).toBe(403)
})

test('what is wrong is told where it was typed, and nothing is taken', async () => {
  await signIn()
  expect((await send('/setup/name', { name: ' ' })).statusCode).toBe(409)
  const wrong = await upload('/setup/units', await sheet(UNIT_COLUMNS, [...UNIT_SAMPLE, ['<b>北社区</b>', '社区', '北街道']]))
  expect(wrong.statusCode).toBe(409)
  expect(wrong.body).toContain('表里没有这个单位')
  expect(wrong.body).not.toContain('<b>北社区')
  expect((await upload('/setup/units', await sheet(IMPORT_COLUMNS, PEOPLE))).body).toContain('第一行要是')
  expect((await upload('/setup/units', Buffer.from('no zip'))).statusCode).toBe(409)
  await upload('/setup/units', await sheet(UNIT_COLUMNS, UNIT_SAMPLE))
  expect((await upload('/setup/grids', Buffer.from('{}'))).body).toContain('不是 GeoJSON')
  const bowTie = OUTLINES.replace(JSON.stringify(square(117.67)), JSON.stringify([[[117.67, 49.43], [117.68, 49.44], [117.68, 49.43], [117.67, 49.44], [117.67, 49.43]]])) // prettier-ignore
  expect((await upload('/setup/grids', Buffer.from(bowTie))).body).toContain('g002')
  // what lies between outlines is told, and taken
  const overlapping = OUTLINES.replace(JSON.stringify(square(117.67)), JSON.stringify(square(117.669)))
  expect((await upload('/setup/grids', Buffer.from(overlapping))).statusCode).toBe(303)
  expect((await app.inject({ url: '/', headers: { cookie } })).body).toContain('重叠约')
  expect((await send('/setup/first', { ...FIRST, 'audit.account': 'liwei' })).body).toContain('是同一个人')
  for (const too of ['/setup/finish', '/setup/start']) expect((await send(too)).statusCode).toBe(409)
  expect((await app.inject({ url: '/', headers: { cookie } })).headers['content-security-policy']).toContain("default-src 'none'")
})
