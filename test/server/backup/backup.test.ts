import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { api } from '../../../src/domain/api'
import { tablesIn } from '../../../src/server/backup/about'
import { ArchiveWriter, entriesIn } from '../../../src/server/backup/archive'
import { readBackupKey } from '../../../src/server/backup/sealed'
import { backUp } from '../../../src/server/backup/backup'
import { checkBackup, restore } from '../../../src/server/backup/restore'
import { DEMO_PEOPLE } from '../../../src/server/demo/district'
import { Keys } from '../../../src/server/keys'
import { addPaper } from '../../../src/server/photo/papers'
import { addPhoto, HOLD_SWEEPS, sweepOrphans } from '../../../src/server/photo/store'
import { addVoice } from '../../../src/server/voice/store'
import { TEST_NOW, TEST_SECRET } from '../../helpers/constants'
import { aJpeg } from '../../helpers/images'
import { aDocx } from '../../helpers/papers'
import { aWav } from '../../helpers/sounds'
import { aReport, copyTemplate, startServer, urlOf, type TestServer } from '../../helpers/server'

jest.setTimeout(120_000)

let server: TestServer
let dir: string
let said: string[]
const say = (line: string) => void said.push(line)
const { fingerprint } = new Keys(TEST_SECRET)
const toDatabase = (name: string) => ({ connectionString: urlOf(name) })
const inDir = (name: string) => path.join(dir, name)

beforeEach(async () => {
  server = await startServer()
  dir = mkdtempSync(path.join(tmpdir(), 'backup-'))
  said = []
})
afterEach(async () => {
  await server.close()
  rmSync(dir, { recursive: true, force: true })
})

const takeBackup = (file = inDir('b.tgz')) => backUp({ connection: toDatabase(server.database), photos: server.dir, file, say })
async function restoreInto(database: string, file = inDir('b.tgz'), photos = inDir('photos')) {
  await restore({ connection: toDatabase(database), photos, file, say }, await checkBackup(file, fingerprint))
}

async function withClient<T>(database: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(toDatabase(database))
  await client.connect()
  return use(client).finally(() => client.end())
}

/** Every row of every table as text, and the migrations. */
const contents = (database: string) =>
  withClient(database, async (client) => {
    await client.query(`set timezone = 'UTC'`)
    const all: Record<string, string[]> = {}
    const names = ['kysely_migration', ...(await tablesIn(client)).map((table) => table.name)]
    for (const name of names) {
      const column = name === 'kysely_migration' ? 'name' : `t`
      all[name] = (await client.query(`select ${column}::text as row from ${name} t order by 1`)).rows.map((row) => row.row)
    }
    return all
  })
/** The same after a restore: whoever was signed in is not any more. */
const restoredOf = (all: Record<string, string[]>) => ({ ...all, session: [], phone_code: [], known_device: [] })
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(path.join(entry.parentPath, entry.name)).toString('base64')]),
  )

async function fileReports(count: number) {
  const li = await server.as('lixiulan')
  const actor = `resident:${DEMO_PEOPLE.find((one) => one.id === 'lixiulan')!.personId}`
  const made: string[] = []
  for (let n = 0; n < count; n++) {
    const photo = await addPhoto(server.deps, { bytes: await aJpeg(40 + n, 40), actor, now: TEST_NOW })
    const voice = await addVoice(server.deps, { bytes: aWav(1 + n), actor, now: TEST_NOW })
    const paper = await addPaper(server.deps, { bytes: aDocx({ 'word/n.xml': `<n>${n}</n>` }), actor, now: TEST_NOW })
    const papers = [paper.id]
    const text = `第 ${n} 件：反斜杠 \\ 换行\n制表\t引号"' 表情 🚨 \\N \\. 都要原样回来`
    const { status, reply, problem } = await li.call(api.fileReport, {
      body: aReport({ text, photos: [photo.id], papers, voice: voice.id }),
    })
    if (status !== 200) throw new Error(JSON.stringify(problem))
    made.push(reply.id)
  }
  return made
}

test('a backup restored into nothing is the same, row by row and file by file, but that nobody is signed in', async () => {
  await fileReports(4)
  await takeBackup()
  const before = await contents(server.database)
  expect(before.ticket!.length).toBeGreaterThanOrEqual(4)
  const empty = await copyTemplate('template0')
  await restoreInto(empty)
  expect(before.session!.length).toBeGreaterThan(0)
  expect(await contents(empty)).toEqual(restoredOf(before))
  expect(filesIn(inDir('photos'))).toEqual(filesIn(server.dir))
  const restored = await startServer({ database: empty, dir: inDir('photos') })
  const li = await restored.as('lixiulan')
  const mine = (await li.call(api.myTickets)).reply.rows
  expect(mine.length).toBeGreaterThanOrEqual(4)
  await restored.close()
  expect(said.join('\n')).toContain('恢复完成')
})

test('what is filed while the backup is written is in it whole or not at all', async () => {
  await fileReports(2)
  let going = true
  const writing = (async () => {
    for (let n = 0; going; n++) await fileReports(1)
  })()
  for (let n = 0; n < 3; n++) await takeBackup(inDir(`${n}.tgz`))
  going = false
  await writing
  for (let n = 0; n < 3; n++) {
    const empty = await copyTemplate('template0')
    await restoreInto(empty, inDir(`${n}.tgz`), inDir(`photos-${n}`))
    const { rows } = await withClient(empty, (client) =>
      client.query(`select count(*)::int as tickets, (select count(*)::int from photo where ticket_id is null) as loose,
        (select count(*)::int from ticket t where not exists (select from ticket_event e where e.ticket_id = t.id)) as silent from ticket`),
    )
    expect(rows[0].silent).toBe(0)
    expect(rows[0].tickets).toBeGreaterThanOrEqual(2)
    const kept = Object.keys(filesIn(inDir(`photos-${n}`)))
    const { rows: files } = await withClient(empty, (client) =>
      client.query(
        `select (select count(distinct sha256)::int from photo) as photos, (select count(distinct sha256)::int from voice) as voices,
          (select count(distinct sha256)::int from paper) as papers`,
      ),
    )
    expect(kept.length).toBe(2 * files[0].photos + files[0].voices + files[0].papers)
  }
})

test('no photo is swept away under a backup', async () => {
  await addPhoto(server.deps, { bytes: await aJpeg(50, 50), actor: 'resident:x', now: TEST_NOW - 25 * 3_600_000 })
  const client = new Client(toDatabase(server.database))
  await client.connect()
  await client.query(HOLD_SWEEPS)
  expect(await sweepOrphans(server.deps)).toBe(0)
  await client.end()
  await new Promise((done) => setTimeout(done, 200))
  expect(await sweepOrphans(server.deps)).toBe(1)
})

test('the file is for its owner only, any tar reads it, and neither the secret nor a half-written file is left', async () => {
  await fileReports(1)
  await takeBackup()
  expect(statSync(inDir('b.tgz')).mode & 0o777).toBe(0o600)
  expect(readdirSync(dir)).toEqual(['b.tgz'])
  spawnSync('mkdir', [inDir('out')])
  expect(spawnSync('tar', ['xzf', inDir('b.tgz'), '-C', inDir('out')]).status).toBe(0)
  expect(spawnSync('sh', ['-c', 'sha256sum -c --quiet SHA256SUMS'], { cwd: inDir('out') }).status).toBe(0)
  const plain = gunzipSync(readFileSync(inDir('b.tgz')))
  expect(plain.includes(TEST_SECRET)).toBe(false)
  expect(plain.includes(TEST_SECRET.toString('hex'))).toBe(false)
  expect(plain.includes(fingerprint)).toBe(true)
})

test('an existing file is never written over', async () => {
  writeFileSync(inDir('b.tgz'), 'the only copy')
  await expect(takeBackup()).rejects.toThrow('已经存在')
  expect(readFileSync(inDir('b.tgz'), 'utf8')).toBe('the only copy')
})

test('a backup that cannot be written says why, and nothing else falls over it', async () => {
  await expect(takeBackup(inDir('no-such-folder/b.tgz'))).rejects.toThrow('ENOENT')
  expect(readdirSync(dir)).toEqual([])
})

test('a photo without its file is told, and the rest is backed up', async () => {
  await fileReports(2)
  const [first] = await server.deps.db.selectFrom('photo').select('sha256').execute()
  rmSync(server.deps.files.pathOf(first!.sha256, 'large'))
  expect((await takeBackup()).withoutFile).toEqual([first!.sha256])
  expect(said.join('\n')).toContain('1 个照片、录音或附件在磁盘上没有文件')
})

test('under another secret nothing is restored', async () => {
  await takeBackup()
  await expect(checkBackup(inDir('b.tgz'), new Keys(Buffer.alloc(32, 8)).fingerprint)).rejects.toThrow('密钥和备份不是一套')
})

describe('under a key of its own', () => {
  const key = 'k'.repeat(64)
  const seal = (file = inDir('s.sealed')) => backUp({ connection: toDatabase(server.database), photos: server.dir, file, key, say })

  test('a backup tells nothing on the disk, and comes back whole with that key alone', async () => {
    await fileReports(2)
    await seal()
    const file = readFileSync(inDir('s.sealed'))
    for (const plain of ['backup.json', '扎赉诺尔区']) expect(file.subarray(0, 4096).includes(Buffer.from(plain))).toBe(false)
    await expect(checkBackup(inDir('s.sealed'), fingerprint)).rejects.toThrow('BACKUP_KEY_FILE')
    await expect(checkBackup(inDir('s.sealed'), fingerprint, 'q'.repeat(64))).rejects.toThrow('不是一套')
    const empty = await copyTemplate('template0')
    const from = { connection: toDatabase(empty), photos: inDir('photos'), file: inDir('s.sealed'), key, say }
    await restore(from, await checkBackup(inDir('s.sealed'), fingerprint, key))
    expect(await contents(empty)).toEqual(restoredOf(await contents(server.database)))
    expect(filesIn(inDir('photos'))).toEqual(filesIn(server.dir))
  })

  for (const [what, damage] of [
    ['cut short', (file: Buffer) => file.subarray(0, file.length - 300)],
    ['of a few bytes', (file: Buffer) => file.subarray(0, 60)],
    ['with one byte changed', (file: Buffer) => file.with(middle(file), file[middle(file)]! ^ 1) as Buffer],
    ['with its tag changed', (file: Buffer) => file.with(file.length - 1, file.at(-1)! ^ 1) as Buffer],
  ] as const)
    test(`one ${what} is refused`, async () => {
      await fileReports(1)
      await seal()
      writeFileSync(inDir('bad.sealed'), damage(readFileSync(inDir('s.sealed'))))
      await expect(checkBackup(inDir('bad.sealed'), fingerprint, key)).rejects.toThrow('损坏')
    })

  test('a key that is too short is none', () => {
    writeFileSync(inDir('short.key'), 'hunter2\n')
    expect(() => readBackupKey(inDir('short.key'))).toThrow('太短')
    expect(readBackupKey(undefined)).toBeUndefined()
  })
})

const middle = (file: Buffer) => Math.floor(file.length / 2)
const DAMAGES: [string, (file: Buffer) => Buffer][] = [
  ['cut short', (file) => file.subarray(0, file.length - 300)],
  ['cut in half', (file) => file.subarray(0, middle(file))],
  ['with one byte changed', (file) => file.with(middle(file), file[middle(file)]! ^ 1) as Buffer],
  ['with a row changed and compressed again', (file) => changed(file, '扎赉诺尔区', '扎赉诺尔旗')],
  ['without its last entry', (file) => gzipSync(withoutEntry(gunzipSync(file), 'SHA256SUMS'))],
  ['without a table part', (file) => gzipSync(withoutEntry(gunzipSync(file), 'tables/ticket/000000.copy'))],
]
for (const [what, damage] of DAMAGES)
  test(`a backup ${what} is refused`, async () => {
    await fileReports(1)
    await takeBackup()
    writeFileSync(inDir('bad.tgz'), damage(readFileSync(inDir('b.tgz'))))
    await expect(checkBackup(inDir('bad.tgz'), fingerprint)).rejects.toThrow('损坏')
  })

function changed(file: Buffer, from: string, to: string): Buffer {
  const plain = gunzipSync(file)
  const at = plain.indexOf(from)
  expect(at).toBeGreaterThan(0)
  plain.write(to, at)
  return gzipSync(plain)
}

/** The tar without one of its entries. */
function withoutEntry(tar: Buffer, name: string): Buffer {
  const at = tar.indexOf(Buffer.concat([Buffer.from(name), Buffer.of(0)]))
  const size = parseInt(tar.toString('latin1', at + 124, at + 135), 8)
  return Buffer.concat([tar.subarray(0, at), tar.subarray(at + 512 + Math.ceil(size / 512) * 512)])
}

test('a file that is no backup is called so', async () => {
  const other = new ArchiveWriter(inDir('other.tgz'), TEST_NOW)
  await other.add('readme.txt', Buffer.from('hello'))
  await other.finish()
  await expect(checkBackup(inDir('other.tgz'), fingerprint)).rejects.toThrow('不是市民吹哨的备份')
  writeFileSync(inDir('text'), 'hello')
  await expect(checkBackup(inDir('text'), fingerprint)).rejects.toThrow('损坏')
})

test('a database or a photo folder with something in it is left as it is', async () => {
  await fileReports(1)
  await takeBackup()
  const before = await contents(server.database)
  await expect(restoreInto(server.database)).rejects.toThrow('数据库不是空的')
  expect(await contents(server.database)).toEqual(before)
  expect(existsSync(inDir('photos'))).toBe(false)
  const empty = await copyTemplate('template0')
  await expect(restoreInto(empty, inDir('b.tgz'), dir)).rejects.toThrow('不是空的')
  expect(await withClient(empty, tablesIn)).toEqual([])
})

test('a restore that broke off can be repeated', async () => {
  await fileReports(2)
  await takeBackup()
  const empty = await copyTemplate('template0')
  const checked = await checkBackup(inDir('b.tgz'), fingerprint)
  const into = { connection: toDatabase(empty), photos: inDir('photos'), file: inDir('b.tgz'), say }
  const wrong = { ...checked, counts: { ...checked.counts, rows: { ...checked.counts.rows, ticket: 7_000 } } }
  await expect(restore(into, wrong)).rejects.toThrow('7000')
  expect((await contents(empty)).ticket).toEqual([])
  await restore(into, checked)
  expect(await contents(empty)).toEqual(restoredOf(await contents(server.database)))
})

test('a table larger than one part comes back whole', async () => {
  await withClient(server.database, (client) =>
    client.query(`insert into audit (district_id, id, at, actor, what, result)
      select '150703', gen_random_uuid(), now(), 'nobody', repeat('路灯', 300), n::text from generate_series(1, 6000) n`),
  )
  await takeBackup()
  const parts: string[] = []
  for await (const { name } of entriesIn(inDir('b.tgz'))) if (name.startsWith('tables/audit/')) parts.push(name)
  expect(parts.length).toBeGreaterThan(2)
  const empty = await copyTemplate('template0')
  await restoreInto(empty)
  expect((await contents(empty)).audit).toEqual((await contents(server.database)).audit)
})
