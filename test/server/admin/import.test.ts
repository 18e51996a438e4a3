/** People from a sheet: tried, every fault by row and column, all or nothing, agreed to by another, first passwords, taken back. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { uuidv7 } from 'uuidv7'
import { adminApi, type SheetTried } from '../../../src/domain/api-admin'
import { api } from '../../../src/domain/api'
import { IMPORT_COLUMNS } from '../../../src/domain/admin/import'
import { xlsxOf } from '../../../src/server/ledger/xlsx'
import { readSheet } from '../../../src/server/paper/sheet'
import { verifySeals } from '../../../src/server/proof/verify'
import { startServer, type Caller, type TestServer } from '../../helpers/server'

jest.setTimeout(180_000)
let server: TestServer
let system: Caller
let security: Caller
beforeAll(async () => {
  server = await startServer()
  system = await server.as('system')
  security = await server.as('security')
})
afterAll(() => server.close())

const MOST = { rows: 5_000, columns: 12, letters: 200 }
async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const one of chunks) all.push(one)
  return Buffer.concat(all)
}
const sheetOf = (rows: readonly (readonly string[])[]): Promise<Buffer> => {
  async function* lines() {
    yield* rows
  }
  return bytesOf(xlsxOf({ sheet: '人员', columns: IMPORT_COLUMNS, rows: lines(), mark: '', notes: () => [] }))
}
/** A multipart form with one file, as a browser sends it. */
function post(path: string, caller: Caller, file: Buffer) {
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'
  const payload = Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--x--\r\n')])
  const headers = { ...caller.headers, 'content-type': 'multipart/form-data; boundary=x' }
  return server.app.inject({ method: 'POST', url: `/api/admin/import/${path}`, headers, payload })
}
const tried = async (rows: readonly (readonly string[])[]) => (await post('try', system, await sheetOf(rows))).json<SheetTried>()
const count = async (table: string) => (await server.deps.pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]!.n

const good = (n: number): string[] => [`新人${n}`, `new${n}`, '150703001005', '网格员']
const BAD: [cells: string[], column: string, fault: RegExp][] = [
  [['', 'bad1', 'housing', '经办人'], '姓名', /没写/],
  [['张三', 'Z 3', 'housing', '经办人'], '账号', /小写字母/],
  [['张三', 'bad3', '第三街道天合社区', '经办人'], '单位', /没有这个单位/],
  [['张三', 'bad4', 'housing', '网格长'], '职责', /没有这个职责；写网格员/],
  [['张三', 'bad5', 'housing', '系统管理员'], '职责', /一个一个加/],
  [['张三', 'zhoumin', 'housing', '经办人'], '姓名', /这个账号是周敏的/],
  [['新人7', 'new7', '150703001005', '网格员'], '账号', /写了两行/],
]

test('5,000 rows with 7 wrong: each is told by row, column, value and fault; with one wrong row nothing is proposed', async () => {
  const rows = [...Array.from({ length: 4_993 }, (_, n) => good(n)), ...BAD.map(([cells]) => cells)]
  const { counts, faults } = await tried(rows)
  expect(counts).toEqual({ added: 4_993, changed: 0, same: 0, wrong: 7 })
  expect(faults).toHaveLength(7)
  faults.forEach((one, n) => expect(one).toMatchObject({ row: 4_995 + n, column: BAD[n]![1], fault: expect.stringMatching(BAD[n]![2]) }))
  const refused = await post(uuidv7(), system, await sheetOf(rows))
  expect([refused.statusCode, refused.json<{ message: string }>().message]).toEqual([409, '有 7 行不对，一行也没有导。改好再传。'])
  const bad = await post('bad', system, await sheetOf(rows))
  const back = readSheet(bad.rawPayload, MOST)
  expect(back).toHaveLength(8)
  expect(back[3]).toEqual([...BAD[2]![0], '单位：没有这个单位，或者已经撤了'])
  expect(await count('admin_proposal')).toBe(0)
})

test('4,993 right ones wait for another’s word, come in together, get passwords, and can be taken back until one signs in', async () => {
  const [people, id] = [await count('person'), uuidv7()]
  const file = await sheetOf([...Array.from({ length: 4_992 }, (_, n) => good(n)), ['赵丽娟', 'zhaolijuan', '150703001004', '经办人']])
  const began = Date.now()
  expect((await post(id, system, file)).json()).toEqual({ done: false, moved: 0, password: null })
  const proposed = Date.now()
  expect(await count('person')).toBe(people)
  const answer = await security.call(adminApi.decideProposal, { params: { id }, body: { confirm: true, why: '' } })
  expect(answer.reply.done).toBe(true)
  // the browser waits for fifteen seconds
  for (const spent of [proposed - began, Date.now() - proposed]) expect(spent).toBeLessThan(15_000)
  expect(await count('person')).toBe(people + 4_992)
  expect(await tried([good(1), ['赵丽娟', 'zhaolijuan', '150703001004', '经办人']])).toMatchObject({ counts: { same: 2, added: 0 } })

  const list = (await security.call(adminApi.proposals)).reply.rows
  expect(list[0]).toMatchObject({ words: '导入人员：4992 个新人，4993 个岗位', imported: true, standing: 'confirmed' })
  const asked = await server.app.inject({
    method: 'POST',
    url: `/api/admin/import/${id}/passwords`,
    headers: security.headers,
    payload: {},
  })
  const passwords = readSheet(asked.rawPayload, MOST)
  expect(passwords).toHaveLength(4_993)
  expect((await verifySeals(server.deps)).findings).toEqual([])

  const undo = (by: Caller) => by.call(adminApi.beginDeed, { body: { id: uuidv7(), deed: { act: 'undoImport', importId: id } } })
  expect((await undo(security)).status).toBe(403)
  const [, account, , password] = passwords[1]!
  const body = { account: account!, password: password! }
  expect((await server.caller().call(api.signInStaff, { body })).reply.me.mustChangePassword).toBe(true)
  expect(await undo(system)).toMatchObject({ status: 409, problem: { code: 'importUsed' } })
  await server.deps.pool.query(`delete from session s using staff_account a where a.person_id = s.person_id and a.account = '${account}'`)
  expect((await undo(system)).reply.done).toBe(true)
  expect(await count('person')).toBe(people)
  expect((await system.call(adminApi.staff, { query: { line: 'zhaolijuan' } })).reply.rows[0]!.posts).toHaveLength(1)
  expect((await undo(system)).problem).toMatchObject({ code: 'importUnknown' })
  expect((await verifySeals(server.deps)).findings).toEqual([])
})

test('the sample comes back as it went: its own rows are understood', async () => {
  const sample = await server.app.inject({ url: '/api/admin/import/sample', headers: system.headers })
  const answer = await post('try', system, sample.rawPayload)
  expect(answer.json<SheetTried>().counts).toEqual({ added: 2, changed: 0, same: 0, wrong: 0 })
})

/** A workbook as another program writes it. */
const book = (cells: string, more: Record<string, string> = {}): Buffer => {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
  const parts = {
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
    'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${cells}</x:sheetData></x:worksheet>`,
    ...more,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
}

test('shared words, rich text, entities and formulas are read as words; nothing is reckoned', () => {
  const shared = '<sst><si><t>甲 &amp; 乙</t></si><si><r><t>天和</t></r><r><rPr/><t>社区</t></r><rPh><t>TIAN</t></rPh></si></sst>'
  const cells =
    '<x:row><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="s"><x:v>1</x:v></x:c></x:row>' +
    '<x:row><x:c r="B3" t="str"><x:f>HYPERLINK(&quot;http://x&quot;)</x:f><x:v>按我</x:v></x:c><x:c r="A3"><x:v>12</x:v></x:c></x:row>'
  expect(readSheet(book(cells, { 'xl/sharedStrings.xml': shared }), MOST)).toEqual([
    ['甲 & 乙', '', '天和社区'],
    [],
    ['12', '=HYPERLINK("http://x")'],
  ])
})

const NO_BOMB: [why: string, file: () => Buffer, status: number][] = [
  ['no zip at all', () => Buffer.from('姓名,账号'), 400],
  ['a bomb', () => Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) })), 413],
  ['macros', () => book('', { 'xl/vbaProject.bin': 'x' }), 415],
  ['entities of its own', () => book('<!DOCTYPE a [<!ENTITY b "c">]>'), 415],
  ['a cell that never ends', () => book('<x:c r="A1">'.repeat(200_000)), 415],
  ['a line beyond all', () => book('<x:c r="A1048576"><x:v>1</x:v></x:c>'), 413],
  ['another head', () => book('<x:c r="A1"><x:v>1</x:v></x:c>'), 400],
]
test.each(NO_BOMB)('%s is refused at once', async (_, file, status) => {
  const began = Date.now()
  expect((await post('try', system, file())).statusCode).toBe(status)
  expect(Date.now() - began).toBeLessThan(3_000)
})

test('the head of the sample names what is asked for', async () => {
  const sample = await server.app.inject({ url: '/api/admin/import/sample', headers: system.headers })
  const sheet = strFromU8(unzipSync(sample.rawPayload)['xl/worksheets/sheet1.xml']!)
  for (const { name } of IMPORT_COLUMNS) expect(sheet).toContain(name)
})
