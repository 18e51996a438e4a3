/** Loading history from another channel: what goes in, at which times, and what is turned back. */
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { api } from '../../../src/domain/api'
import { loadFile } from '../../../src/server/history/run'
import { sweep } from '../../../src/server/ticket/sweep'
import { checkAgainst, checkpoint, verifyTickets } from '../../../src/server/ticket/verify'
import { TEST_SECRET } from '../../helpers/constants'
import { startServer, urlOf, type TestServer } from '../../helpers/server'
import { file as fileOne, look, people } from '../../helpers/story'

jest.setTimeout(120_000)
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'chuishao-history-'))
let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))
const at = (words: string) => Date.parse(`${words}:00+08:00`)

const LAMP = {
  id: '17',
  title: '南门路灯坏了',
  text: '南门一排路灯坏了三天，晚上看不见路。',
  time: '2026-03-02T09:00:00+08:00',
  reply: '灯已修好，谢谢提醒。',
  replied: '2026-03-05T16:00:00+08:00',
  label: '交通运输',
}

const write = (name: string, ...lines: unknown[]): string => {
  const file = path.join(dir, name)
  fs.writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return file
}
const load = (file: string, labels = {}) => loadFile({ ...server.deps, importedAt: server.deps.clock(), labels }, file, () => undefined)
const rejectsOf = (file: string): { line: number; reason: string }[] =>
  fs
    .readFileSync(`${file}.rejects.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const count = async (table: string) => (await server.deps.pool.query<{ n: number }>(`select count(*) as n from ${table}`)).rows[0]!.n

test('a case is filed, answered and closed by silence at its own times, and nobody is told', async () => {
  const account = await load(write('lamp.jsonl', LAMP))
  expect(account).toMatchObject({ lines: 1, fresh: 1, cases: 1, closed: 1, rejected: 0, different: [] })

  const { centre } = await people(server)
  const { reply } = await centre.call(api.inbox, { query: { desk: 'done' } })
  const view = await look(centre, reply.rows[0]!.id)
  expect(view).toMatchObject({
    state: 'closed',
    title: '南门路灯坏了',
    category: 'transport',
    answered: false,
    filedAt: at('2026-03-02T09:00'),
  })
  expect(view.number).toMatch(/^20260302-/)
  expect(view.timeline.map(({ action, at, text }) => [action, at, text])).toEqual([
    ['submit', at('2026-03-02T09:00'), ''],
    ['accept', at('2026-03-02T09:00'), ''],
    ['resolve', at('2026-03-05T16:00'), '灯已修好，谢谢提醒。'],
    // seven days for the reporter's verdict
    ['close', at('2026-03-12T16:00'), ''],
  ])
  expect(await count('outbox')).toBe(0)
  expect(await sweep(server.deps)).toBe(0)
  expect((await verifyTickets(server.deps)).findings).toEqual([])
})

test('nothing of the person is taken over: no name, no phone, and a code nobody holds', async () => {
  const before = [await count('person'), await count('identity')]
  await load(write('user.jsonl', { ...LAMP, user: 'U0017', phone: '13800000000' }))
  expect([await count('person'), await count('identity')]).toEqual(before)
  const { rows } = await server.deps.pool.query('select person_id, identity, length(code_hash) as length from ticket_party')
  expect(rows).toEqual([{ person_id: null, identity: 'anonymous', length: 32 }])
})

test('loaded twice it is there once; the same id with other words is turned back', async () => {
  await load(write('once.jsonl', LAMP, { ...LAMP, id: '18' }))
  expect(await load(write('once.jsonl', LAMP, { ...LAMP, id: '18' }))).toMatchObject({ fresh: 0, cases: 2, closed: 2 })
  const file = write('other.jsonl', { ...LAMP, text: '另一件事' })
  expect(await load(file)).toMatchObject({ fresh: 0, rejected: 1 })
  expect(rejectsOf(file)).toEqual([{ line: 1, reason: '这个编号导入过，内容和这次不一样' }])
  expect(await count('ticket')).toBe(2)
})

test('what cannot be loaded is written beside the file, with its line and why; the rest goes in', async () => {
  const { reply: _reply, replied: _replied, ...open } = LAMP
  const file = write(
    'mixed.jsonl',
    '{"id": "1", ',
    { ...open, id: '2', time: undefined },
    { ...open, id: '3', time: '去年春天' },
    '',
    { ...LAMP, id: '4', replied: '2026-03-01T08:00:00+08:00' },
    { ...open, id: '5', text: '长'.repeat(10_001) },
    { ...open, id: '6', reply: '答复在，时间不在' },
    { ...open, id: '7', time: '2027-01-01 08:00' },
    { ...open, id: '', text: '没有编号' },
    { ...open, id: '8', title: '', text: '灯坏' },
    { ...open, id: 9, time: '2026-03-02 09:00' },
  )
  expect(await load(file)).toMatchObject({ lines: 10, cases: 1, rejected: 9 })
  expect(rejectsOf(file).sort((a, b) => a.line - b.line)).toEqual([
    { line: 1, reason: '不是一行 JSON' },
    { line: 2, reason: '没有时间（time）' },
    { line: 3, reason: '时间写法不对，例：2019-04-08T08:37:20+08:00' },
    { line: 5, reason: '答复时间早于来件时间' },
    { line: 6, reason: '超过 10000 字' },
    { line: 7, reason: '答复（reply）和答复时间（replied）要么都有，要么都没有' },
    { line: 8, reason: '时间在以后' },
    { line: 9, reason: '没有编号（id）' },
    { line: 10, reason: '内容不到 4 个字' },
  ])
  // a run without rejects leaves no file
  await load(write('mixed.jsonl', LAMP))
  expect(fs.existsSync(`${file}.rejects.jsonl`)).toBe(false)
})

test('without a label it is filed as what its words suggest, with that category’s limit; learned anew it is still the same case', async () => {
  const { label: _label, ...unlabelled } = LAMP
  const leak = { ...unlabelled, id: '20', title: '暖气不热', text: '家里暖气不热，供热公司说管道漏水，孩子冻感冒了。' }
  await load(write('unlabelled.jsonl', leak))
  const { rows } = await server.deps.pool.query('select category from ticket')
  expect(rows).toEqual([{ category: 'utilities_heat' }])
  await server.deps.pool.query(`update ticket set category = 'transport'`)
  expect(await load(write('unlabelled.jsonl', leak))).toMatchObject({ fresh: 0, rejected: 0, cases: 1 })
})

test('what was urgent then is closed with its answer like the rest: nobody can check any more whether it was true', async () => {
  const danger = { ...LAMP, id: '21', text: '南门路灯漏电，刚才有人触电躺在地上。' }
  expect(await load(write('danger.jsonl', danger))).toMatchObject({ cases: 1, closed: 1 })
  const { rows } = await server.deps.pool.query('select urgency, state from ticket')
  expect(rows).toEqual([{ urgency: 'critical', state: 'closed' }])
})

test('a case nobody answered stays open at the centre, and from now on runs late like any other', async () => {
  const { reply: _reply, replied: _replied, ...open } = LAMP
  expect(await load(write('open.jsonl', open))).toMatchObject({ cases: 1, closed: 0, unanswered: 1 })
  const { rows } = await server.deps.pool.query(
    `select state, unit_id, (select count(*) from ticket_event where action = 'overdue') as late from ticket`,
  )
  expect(rows).toEqual([{ state: 'accepted', unit_id: 'centre', late: 0 }])
  await sweep(server.deps)
  const { rows: told } = await server.deps.pool.query(`select at from ticket_event where action = 'overdue'`)
  expect(new Set(told.map((row) => row.at))).toEqual(new Set([server.deps.clock()]))
})

test('one answered within the last week waits for the verdict, and the deadline clock closes it', async () => {
  await load(write('late.jsonl', { ...LAMP, time: '2026-11-18T09:00:00+08:00', replied: '2026-11-20T09:00:00+08:00' }))
  const state = async () => (await server.deps.pool.query('select state from ticket')).rows[0].state
  expect(await state()).toBe('verified')
  server.time.now = at('2026-11-27T09:00')
  await sweep(server.deps)
  expect(await state()).toBe('closed')
})

test('labels of the data become our categories; one nobody knows goes to 政策作风及其他', async () => {
  const labelled = ['环境保护', 'sanitation', '自家的叫法', '没听过'].map((label, n) => ({ ...LAMP, id: `${n}`, label }))
  await load(write('labels.jsonl', ...labelled), { 自家的叫法: 'transport' })
  const { rows } = await server.deps.pool.query<{ category: string }>('select category from ticket order by id')
  expect(rows.map((row) => row.category).sort()).toEqual(['ecology', 'policy_style_other', 'sanitation', 'transport'])
})

test('the account says how many would have been late under our limits', async () => {
  // three working days from Monday morning end on Thursday, 5 March, 17:30
  const account = await load(
    write(
      'late.jsonl',
      LAMP,
      { ...LAMP, id: '18', replied: '2026-03-05T17:31:00+08:00' },
      { ...LAMP, id: '19', replied: '2026-03-20T09:00:00+08:00' },
    ),
  )
  expect(account.words()).toContain('按现在的办理时限，超时 2 件（66.7%）：')
  expect(account.words()).toContain('  交通出行（3 个工作日）：3 件，超时 2 件，66.7%')
})

test('a checkpoint kept before still holds: what is loaded later was not there then', async () => {
  const { li } = await people(server)
  await fileOne(li)
  const kept = await checkpoint(server.deps)
  server.time.now += 60_000
  await load(write('kept.jsonl', LAMP))
  expect(await checkAgainst(server.deps, kept)).toEqual([])
  const later = await checkpoint(server.deps)
  expect(later.tickets).toBe(kept.tickets + 1)
})

test('killed in the middle and run again: every case is there once and whole', async () => {
  const root = path.resolve(__dirname, '../../..')
  const out = path.join(root, 'out', `import-${process.pid}`)
  const script = `import { buildServer } from ${JSON.stringify(path.join(root, 'config/build-server.mjs'))}; await buildServer({ entries: ['src/server/commands/import.ts'], outdir: ${JSON.stringify(out)} })`
  expect(spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })).toMatchObject({ status: 0 })
  const secret = path.join(dir, 'secret')
  fs.writeFileSync(secret, TEST_SECRET.toString('hex'), { mode: 0o600 })
  const file = write('killed.jsonl', ...Array.from({ length: 240 }, (_, n) => ({ ...LAMP, id: `k${n}` })))
  const env = { ...process.env, DEMO: 'yes', DATABASE_URL: urlOf(server.database), SECRET_FILE: secret, DATA_DIR: dir }
  const command = [path.join(out, 'commands/import.mjs'), file]

  const first = spawn(process.execPath, command, { env, stdio: 'ignore' })
  const ended = new Promise((resolve) => first.once('exit', resolve))
  while ((await count('ticket')) < 40) if (first.exitCode !== null) throw new Error('ended before it was killed')
  first.kill('SIGKILL')
  await ended
  expect(await count('ticket')).toBeLessThan(240)

  const second = spawnSync(process.execPath, command, { env, encoding: 'utf8' })
  expect(`${second.stdout}${second.stderr}`).toContain('240 件在库里')
  expect(second.status).toBe(0)
  expect(await count('ticket')).toBe(240)
  expect(await count(`ticket where state = 'closed'`)).toBe(240)
  expect((await verifyTickets(server.deps)).findings).toEqual([])
  fs.rmSync(out, { recursive: true, force: true })
})
