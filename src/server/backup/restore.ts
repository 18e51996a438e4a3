/** Restore (恢复): a backup into an empty database and an empty photo folder. All of it is checked before anything is written. */
import { readdir } from 'node:fs/promises'
import { once } from 'node:events'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import pg, { type Client, type ClientConfig } from 'pg'
import copyStreams, { type CopyStreamQuery } from 'pg-copy-streams'
import * as v from 'valibot'
import { migrate, openDatabase, openPool } from '../database/open'
import { mkdirSynced, writeSynced } from '../photo/files'
import { About, copyOf, Counts, FORMAT, migrationsIn, PORTABLE, tablesIn, VERSION, type Table } from './about'
import { checkArchive, entriesIn, type Entry } from './archive'
import { Damaged } from './damaged'

type Say = (line: string) => void
type Into = { connection: ClientConfig; photos: string; file: string; key?: string; say: Say }
type Checked = { about: About; counts: Counts; photos: Set<string> }

/** Reads a backup through: format, every checksum, and that `fingerprint` is of the secret it was made under. Writes nothing. */
export async function checkBackup(file: string, fingerprint: string, key?: string): Promise<Checked> {
  let about: About | undefined
  let counts: Counts | undefined
  const photos = new Set<string>()
  await checkArchive(
    file,
    ({ name, bytes }) => {
      if (!about) about = aboutIn(name, bytes, fingerprint)
      else if (name === 'counts.json') counts = v.parse(Counts, JSON.parse(bytes.toString()))
      else if (PHOTO.test(name)) photos.add(name.slice('photos/'.length))
      else if (!about.tables.some((table) => table.name === tableIn(name))) throw new Damaged(`unknown entry ${name}`)
    },
    key,
  )
  if (!about || !counts) throw new Damaged('incomplete')
  return { about, counts, photos }
}

/** Restores a backup that `checkBackup` has passed; a run cut short may simply be repeated. */
export async function restore({ connection, photos, file, key, say }: Into, checked: Checked) {
  say(`备份时间 ${checked.about.takenAt}，区划 ${checked.about.districts.join('、')}，数据库结构 ${checked.about.migrations.at(-1)}`)
  await refuseFilled(photos, checked.photos)
  await withClient(connection, (client) => refuseRows(client))
  await makeSchema(connection, checked.about.migrations, say)
  await withClient(connection, (client) => load(client, { photos, file, key }, checked))
  await bringForward(connection, say)
  const rows = Object.values(checked.counts.rows).reduce((sum, count) => sum + count, 0)
  say(
    `恢复完成：${checked.about.tables.length} 张表 ${rows} 行（工单 ${checked.counts.rows.ticket ?? 0} 件），照片 ${checked.counts.photos} 张，录音 ${checked.counts.voices} 段，行数核对无误`,
  )
  const { withoutFile } = checked.counts
  if (withoutFile.length > 0) say(`注意：${withoutFile.length} 张照片或录音在备份时就没有文件`)
}

/** A photo in one of its sizes, a voice message or a paper. */
const PHOTO = /^photos\/([0-9a-f]{2})\/\1[0-9a-f]{62}((-320)?\.jpg|\.voice|\.paper)$/
const tableIn = (name: string): string | undefined => /^tables\/([^/]+)\/\d{6}\.copy$/.exec(name)?.[1]

function aboutIn(name: string, bytes: Buffer, fingerprint: string): About {
  const { success, output } = name === 'backup.json' ? v.safeParse(About, jsonIn(bytes)) : { success: false, output: undefined }
  if (!success) throw new Error('这不是市民吹哨的备份文件。')
  const about = output as About
  if (about.format !== FORMAT || about.version > VERSION)
    throw new Error(`备份格式是第 ${about.version} 版，这个程序只认到第 ${VERSION} 版：请先升级程序。`)
  if (about.secret !== fingerprint) throw new Error('密钥和备份不是一套：请用备份时的密钥文件（SECRET_FILE），否则身份信息打不开。')
  return about
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}

/** Photos of an earlier run of this same restore may lie there, for their names are their content; others may not. */
async function refuseFilled(photos: string, expected: Set<string>) {
  const entries = await readdir(photos, { recursive: true, withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(photos, path.join(entry.parentPath, entry.name)))
  const strange = names.find((name) => !expected.has(name.split(path.sep).join('/')) && !name.endsWith('.part'))
  if (strange) throw new Error(`照片目录 ${photos} 不是空的：恢复只写进空目录。`)
}

async function refuseRows(client: Client) {
  for (const { name } of await tablesIn(client)) {
    const { rows } = await client.query(`select exists (select from ${client.escapeIdentifier(name)}) as filled`)
    if (rows[0].filled) throw new Error(`数据库不是空的（表 ${name} 里有数据）：恢复只写进空数据库。`)
  }
}

async function makeSchema(connection: ClientConfig, wanted: string[], say: Say) {
  const db = openDatabase(openPool(connection, () => undefined))
  await migrate(db, say, wanted.at(-1)).finally(() => db.destroy())
  const made = await withClient(connection, migrationsIn)
  if (made.join() !== wanted.join())
    throw new Error(`备份的数据库结构是 ${wanted.at(-1)}，这个程序的是 ${made.at(-1)}：请用备份时的程序版本恢复，再升级。`)
}

/** An older backup grows up: the steps its schema has not seen yet. */
async function bringForward(connection: ClientConfig, say: Say) {
  const db = openDatabase(openPool(connection, () => undefined))
  await migrate(db, say).finally(() => db.destroy())
}

/** What opens a door dies with a restore: somebody may have been signed out, or a phone lost, after the backup was taken. */
const PASSES = ['session', 'phone_code', 'known_device']

/** All tables in one transaction; the photos are on the disk before it ends. */
async function load(client: Client, { photos, file, key }: Pick<Into, 'photos' | 'file' | 'key'>, { about, counts }: Checked) {
  await client.query(PORTABLE)
  await client.query('begin')
  await client.query(`lock table ${about.tables.map(({ name }) => client.escapeIdentifier(name)).join(', ')} in exclusive mode`)
  await refuseRows(client)
  const tables = new TableLoader(client, about.tables)
  for await (const entry of entriesIn(file, key)) {
    if (tableIn(entry.name)) await tables.take(entry)
    else await tables.end()
    if (PHOTO.test(entry.name)) await writePhoto(path.join(photos, entry.name.slice('photos/'.length)), entry.bytes)
  }
  await compareCounts(client, counts)
  for (const { name } of about.tables) if (PASSES.includes(name)) await client.query(`delete from ${client.escapeIdentifier(name)}`)
  await client.query('commit')
  await client.query('analyze')
}

async function writePhoto(file: string, bytes: Buffer) {
  await mkdirSynced(path.dirname(file))
  await writeSynced(file, bytes)
}

async function compareCounts(client: Client, { rows }: Counts) {
  for (const [name, count] of Object.entries(rows)) {
    const found = (await client.query(`select count(*) as rows from ${client.escapeIdentifier(name)}`)).rows[0]
    if (Number(found.rows) !== count) throw new Error(`表 ${name} 恢复了 ${found.rows} 行，备份里是 ${count} 行：没有恢复任何数据。`)
  }
}

/** Feeds the parts of each table to one COPY. */
class TableLoader {
  private current: { name: string; stream: CopyStreamQuery; done: Promise<void> } | null = null

  constructor(
    private readonly client: Client,
    private readonly tables: Table[],
  ) {}

  async take({ name, bytes }: Entry) {
    const table = this.tables.find((one) => one.name === tableIn(name))!
    if (this.current?.name !== table.name) await this.begin(table)
    const { stream, done } = this.current!
    if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), done])
  }

  async end() {
    this.current?.stream.end()
    await this.current?.done
    this.current = null
  }

  private async begin(table: Table) {
    await this.end()
    const stream = this.client.query(copyStreams.from(`${copyOf(this.client, table)} from stdin`))
    const done = finished(stream)
    done.catch(() => undefined)
    this.current = { name: table.name, stream, done }
  }
}

async function withClient<T>(connection: ClientConfig, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  return use(client).finally(() => client.end())
}
