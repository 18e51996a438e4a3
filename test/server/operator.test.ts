/** What operators read when something is wrong: Chinese, with the place in the file; and when the clock is not to be believed. */
import { Catalogue } from '../../src/domain/report/categories'
import { Timekeeper, askTheClock } from '../../src/server/clock'
import { migrate } from '../../src/server/database/open'
import { checkedFile, operatorWords } from '../../src/server/operator'
import { sql } from 'kysely'
import { api } from '../../src/domain/api'
import { aReport, startServer } from '../helpers/server'
import { file, people } from '../helpers/story'

const DAY = 86_400_000

test.each([
  ['', '文件是空的'],
  ['{\n  "a": 1,\n  "b": }', '第 3 行第 8 个字'],
  ['{"a": 1,}', '第 1 行第 9 个字'],
  ['{"a": "中文', '第 1 行第 7 个字'],
  ["{'a': 1}", '第 1 行第 2 个字'],
  ['[1, 2\n', '第 2 行第 1 个字'],
])('a file that is no JSON says where: %j', (text, words) => {
  expect(() => checkedFile('区划.json', text, Catalogue)).toThrow(words)
  expect(() => checkedFile('区划.json', text, Catalogue)).toThrow('文件 区划.json 不是 JSON')
})

test('a file of the wrong shape names each place, in Chinese alone', () => {
  const wrong = JSON.stringify({ version: 'x', clocks: { accept: { normal: 7 } }, categories: [] })
  const told = (() => {
    try {
      checkedFile('目录.json', wrong, Catalogue)
    } catch (error) {
      return (error as Error).message
    }
  })()!
  expect(told).toContain('version：写的是 "x"，应为数字')
  expect(told).toContain('validFrom：缺这一项')
  expect(told).toContain('categories：13 类每类要有一个')
  expect(told).not.toMatch(/Invalid|Expected|received/)
})

test.each([
  [Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }), /^磁盘满了/],
  [Object.assign(new Error('could not extend file'), { code: '53100' }), /磁盘满了/],
  [Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port: 8080 }), /^端口 8080 已被别的程序占用/],
  [Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', path: '/etc/x' }), /^没有这个文件：\/etc\/x/],
  [Object.assign(new Error('password authentication failed'), { code: '28P01' }), /^数据库的用户名或密码不对/],
  [new Error('Connection terminated unexpectedly'), /^数据库断开了/],
  [new TypeError('x is not a function'), /^程序出了没料到的错（x is not a function）/],
  [new Error('请先停下'), /^请先停下$/],
])('%s is told as %s', (error, words) => expect(operatorWords(error)).toMatch(words))

test('a database that a later release brought forward is refused with what to do, and nothing is changed', async () => {
  const server = await startServer()
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`.execute(server.deps.db)
  await expect(migrate(server.deps.db, () => undefined)).rejects.toThrow('更新的版本升级过（9999-later）')
  await server.close()
})

test('a clock that lies before what is written, or jumped ahead, is not believed', async () => {
  const server = await startServer()
  const who = await people(server)
  await file(who.li)
  let steady = 0
  server.deps.timekeeper = new Timekeeper(server.deps, () => steady)
  const keeper = server.deps.timekeeper
  expect(await keeper.mayJudge()).toBe(true)
  server.time.now -= 365 * DAY
  expect(await keeper.mayJudge()).toBe(false)
  expect((await server.caller(who.li.headers).call(api.fileReport, { body: aReport() })).status).toBe(503)
  await expect(askTheClock(server.deps, server.time.now, false)).rejects.toThrow('请先校正时间再启动')
  expect(await askTheClock(server.deps, server.time.now, true)).toBeUndefined()
  server.time.now += 365 * DAY
  expect(await keeper.mayJudge()).toBe(false)
  server.time.now += 11 * 60_000
  steady += 11 * 60_000
  expect(await keeper.mayJudge()).toBe(true)
  expect((await who.li.call(api.fileReport, { body: aReport({ text: '楼道的灯也不亮了，请看看。' }) })).status).toBe(200)
  server.time.now += 2 * DAY
  steady += 30_000
  const warned = jest.spyOn(server.deps.log, 'warn')
  expect((await who.li.call(api.fileReport, { body: aReport({ text: '路口的树倒了，挡着道。' }) })).status).toBe(200)
  expect(warned.mock.calls.map(([, line]) => line)).toContain('a report is dated by a clock that jumped by more than an hour')
  expect(await keeper.mayJudge()).toBe(false)
  steady += 11 * 60_000
  server.time.now += 11 * 60_000
  expect(await keeper.mayJudge()).toBe(true)
  expect(await askTheClock(server.deps, server.time.now + 9 * DAY, false)).toContain('要是时间不对')
  await server.close()
})
