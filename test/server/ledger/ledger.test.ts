/** The ledger as a file: read back by a program that did not write it, in the exporter's own view, marked and logged. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ledgerApi, type LedgerAsked } from '../../../src/domain/api-ledger'
import { LEDGER } from '../../../src/domain/ledger/ledger'
import { xlsxOf } from '../../../src/server/ledger/xlsx'
import { startServer, type Caller, type TestServer } from '../../helpers/server'
import { act, file, people, SOLVED, type People } from '../../helpers/story'

let server: TestServer
let who: People
let dir: string
beforeAll(async () => {
  server = await startServer()
  who = await people(server)
  dir = mkdtempSync(path.join(os.tmpdir(), 'chuishao-ledger-'))
})
afterAll(async () => {
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Python's own zipfile and XML reader: tests every entry's sum, and gives the cells of each sheet, the header of its pages and its formulas. */
const READER = `
import sys, json, zipfile, xml.etree.ElementTree as E
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
N = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
out = {'names': z.namelist(), 'sheets': [], 'formulas': 0, 'header': ''}
for n in z.namelist(): E.fromstring(z.read(n))
for s in ('xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml'):
    root = E.fromstring(z.read(s))
    out['formulas'] += len(list(root.iter(N + 'f')))
    out['header'] += ''.join(h.text for h in root.iter(N + 'oddHeader'))
    out['sheets'].append([[''.join(t.text or '' for t in c.iter(N + 't')) for c in r] for r in root.iter(N + 'row')])
print(json.dumps(out))
`
type Read = { names: string[]; sheets: string[][][]; formulas: number; header: string }

function read(bytes: Buffer): Read {
  const at = path.join(dir, 'ledger.xlsx')
  writeFileSync(at, bytes)
  return JSON.parse(execFileSync('python3', ['-c', READER, at], { encoding: 'utf8', maxBuffer: 1 << 28 })) as Read
}

const ASKED: LedgerAsked = { from: '2026-11-01', to: '2026-11-30', reason: 'meeting' }
const ask = (caller: Caller, asked: Partial<LedgerAsked> = {}) =>
  server.app.inject({ url: `/api${ledgerApi.exportLedger.path}`, query: { ...ASKED, ...asked }, headers: caller.headers })
const exported = async (caller: Caller, asked?: Partial<LedgerAsked>) => {
  const answer = await ask(caller, asked)
  expect(answer.statusCode).toBe(200)
  const { sheets, ...rest } = read(answer.rawPayload)
  const [head, ...rows] = sheets[0]!
  return { ...rest, head, notes: new Map(sheets[1]!.map(([key, value]) => [key!, value!])), rows: rows.map((row) => Object.fromEntries(LEDGER.map(({ name }, i) => [name, row[i]!]))) } // prettier-ignore
}

test('each sees in the file what they see on the screen, and no name or number of a reporter', async () => {
  const { id, number } = await file(who.li, { identity: 'named', text: '=1+1 路灯坏了，我的电话 13800005206' })
  await act(who.bao, id, 'resolve', { ...SOLVED, note: '+换了灯' })
  await act(who.li, id, 'judge', { solved: 'yes', satisfied: '5' })
  const accused = await file(who.zhang, { category: 'policy_style_other', item: 'conduct', complainedOf: '150703001005' })
  const centre = await exported(who.centre)
  expect(centre.head).toEqual(LEDGER.map(({ name }) => name))
  expect(centre.rows.map((row) => row.编号)).toEqual(expect.arrayContaining([number, accused.number]))
  const [row] = centre.rows.filter((one) => one.编号 === number)
  expect(row).toMatchObject({ 反映人: '实名', 诉求内容: '=1+1 路灯坏了，我的电话 138****5206', 办理结果: '+换了灯', 解决吗: '解决了' })
  expect(centre.formulas).toBe(0)
  expect(JSON.stringify(centre)).not.toMatch(/李秀兰|13800005206/)
  // a community reads neither what it is accused of nor how satisfied anybody was
  const community = await exported(who.tianhe)
  expect(community.rows.map((one) => one.编号)).toEqual([number])
  expect(community.rows[0]!.满意吗).toBe('')
  expect(community.notes.get('没写进来的')).toContain('件您看不到的')
  expect((await exported(who.housing)).rows).toEqual([])
})

test('every page says who took it out and when, and it is on record why', async () => {
  const { header, notes } = await exported(who.centre, { reason: 'archive', unit: '150703001005' })
  expect(header).toBe('&R周敏 2026-11-23 10:24 导出')
  expect(Object.fromEntries(notes)).toMatchObject({ 谁导出: '周敏 2026-11-23 10:24 导出', 为什么: '存档', 时段: '2026-11-01 至 2026-11-30，按反映时间', 单位: '天和社区和它下面的' }) // prettier-ignore
  const { rows } = await server.deps.pool.query(`select what, result from audit where what like 'ledger:%' order by id desc limit 1`)
  expect(rows).toEqual([{ what: 'ledger:2026-11-01..2026-11-30 150703001005', result: 'archive' }])
})

test('only days and units that are asked for; no reason, no file', async () => {
  expect((await exported(who.centre, { to: '2026-11-22' })).rows).toEqual([])
  expect((await exported(who.centre, { unit: 'housing' })).rows).toEqual([])
  expect((await ask(who.centre, { reason: '' as never })).statusCode).toBe(400)
  expect((await ask(who.centre, { from: '2025-01-01' })).statusCode).toBe(400)
  expect((await ask(who.centre, { unit: 'nowhere' })).statusCode).toBe(400)
  expect((await ask(who.bao)).statusCode).toBe(403)
})

test('whatever a cell holds is text, and no letter breaks the file; a hundred thousand rows pass through little memory', async () => {
  const odd = ['=cmd()', '+1', '-1', '@x', '\tx', 'a<b>&"c"', 'line\nbreak', `x${'\u0001\ud800'}y`, '𠮷', ''] // prettier-ignore
  async function* rows() {
    yield odd
    for (let i = 0; i < 100_000; i++) yield ['某街道某小区路灯不亮'.repeat(4), String(i), String(i * 7)]
  }
  const columns = odd.map((_, i) => ({ name: `列${i}`, width: 10 }))
  const before = process.memoryUsage().arrayBuffers
  const pieces: Buffer[] = []
  let most = 0
  for await (const bytes of xlsxOf({ sheet: '表', columns, rows: rows(), mark: 'A&B', notes: () => [['说明', '没有']] })) {
    pieces.push(bytes)
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }
  const found = read(Buffer.concat(pieces))
  expect(found.sheets[0]![1]).toEqual(['=cmd()', '+1', '-1', '@x', '\tx', 'a<b>&"c"', 'line\nbreak', 'xy', '𠮷', ''])
  expect(found.sheets[0]).toHaveLength(100_002)
  expect(found).toMatchObject({ formulas: 0, header: '&RA&&B' })
  expect(most).toBeLessThan(60 * 1024 * 1024)
})

test('a file that breaks off half way ends in an error, never as a whole file', async () => {
  async function* rows() {
    yield ['一行']
    throw new Error('the database went away')
  }
  const writing = async () => {
    for await (const _ of xlsxOf({ sheet: '表', columns: [{ name: '列', width: 10 }], rows: rows(), mark: 'A', notes: () => [] })) void _
  }
  await expect(writing()).rejects.toThrow('the database went away')
})
