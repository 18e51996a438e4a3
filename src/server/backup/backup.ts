/** Backup (备份): the whole database as one moment, photos, voice messages and papers, in one file, while the server goes on working. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Client, type ClientConfig } from 'pg'
import copyStreams from 'pg-copy-streams'
import { nameIn, paperNameIn, SIZES, voiceNameIn } from '../photo/files'
import { HOLD_SWEEPS } from '../photo/store'
import { copyOf, FORMAT, migrationsIn, PORTABLE, tablesIn, VERSION, type About, type Counts, type Table } from './about'
import { ArchiveWriter } from './archive'

type Say = (line: string) => void
/** `key`: the file is sealed under it (备份密钥). */
type From = { connection: ClientConfig; photos: string; file: string; key?: string; say: Say }

const PART_BYTES = 4 * 1024 * 1024

/** Writes the backup to a file that must not exist yet; gives what it holds. */
export async function backUp({ connection, photos, file, key, say }: From): Promise<Counts> {
  if (existsSync(file)) throw new Error(`${file} 已经存在，请换一个文件名。`)
  const client = new Client(connection)
  // a connection lost is told by the next query
  client.on('error', () => undefined)
  await client.connect()
  const takenAt = Date.now()
  const archive = new ArchiveWriter(file, takenAt, key)
  try {
    const counts = await write(client, archive, photos, takenAt)
    await archive.finish()
    sayWhat(say, file, counts)
    return counts
  } catch (error) {
    await archive.abandon()
    throw error
  } finally {
    await client.end()
  }
}

async function write(client: Client, archive: ArchiveWriter, photos: string, takenAt: number): Promise<Counts> {
  await client.query(PORTABLE)
  await client.query(HOLD_SWEEPS)
  await client.query('begin isolation level repeatable read read only')
  const about = await aboutOf(client, takenAt)
  await archive.add('backup.json', json(about))
  const rows: Record<string, number> = {}
  for (const table of about.tables) rows[table.name] = await copyTable(client, archive, table)
  const [ofPhotos, ofVoices] = [await namesOf(client, about, 'photo'), await namesOf(client, about, 'voice')]
  const ofPapers = await namesOf(client, about, 'paper')
  await client.query('commit')
  const withoutFile = [
    ...(await copyFiles(archive, photos, ofPhotos, (sha256) => SIZES.map((size) => nameIn(sha256, size)))),
    ...(await copyFiles(archive, photos, ofVoices, (sha256) => [voiceNameIn(sha256)])),
    ...(await copyFiles(archive, photos, ofPapers, (sha256) => [paperNameIn(sha256)])),
  ]
  const counts = { rows, photos: ofPhotos.length, voices: ofVoices.length, papers: ofPapers.length, withoutFile }
  // still connected, so no photo was swept away meanwhile
  await client.query('select 1')
  await archive.add('counts.json', json(counts))
  return counts
}

async function aboutOf(client: Client, takenAt: number): Promise<About> {
  const migrations = await migrationsIn(client)
  const { rows } = migrations.length > 0 ? await client.query('select id, secret_fingerprint from district order by id') : { rows: [] }
  if (rows.length === 0) throw new Error('数据库是空的，没有可备份的。')
  return {
    format: FORMAT,
    version: VERSION,
    takenAt: new Date(takenAt).toISOString(),
    postgres: (await client.query('show server_version')).rows[0].server_version,
    migrations,
    secret: [...new Set(rows.map((row) => row.secret_fingerprint))].join(' '),
    districts: rows.map((row) => row.id),
    tables: await tablesIn(client),
  }
}

/** Writes a table's rows in parts; gives their number. */
async function copyTable(client: Client, archive: ArchiveWriter, table: Table): Promise<number> {
  const stream = client.query(copyStreams.to(`${copyOf(client, table)} to stdout`))
  let part = 0
  let parts: Buffer[] = []
  const flush = async () => {
    await archive.add(`tables/${table.name}/${String(part++).padStart(6, '0')}.copy`, Buffer.concat(parts))
    parts = []
  }
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parts.push(chunk)
    size += chunk.length
    if (size < PART_BYTES) continue
    await flush()
    size = 0
  }
  await flush()
  return stream.rowCount
}

/** A schema of an earlier version may not have the table. */
async function namesOf(client: Client, { tables }: About, table: 'photo' | 'voice' | 'paper'): Promise<string[]> {
  if (!tables.some(({ name }) => name === table)) return []
  return (await client.query(`select distinct sha256 from ${table} order by sha256`)).rows.map((row) => row.sha256)
}

/** Writes the files of these; gives those that have none, which is a fault of the disk and no reason to have no backup. */
async function copyFiles(archive: ArchiveWriter, dir: string, names: string[], filesOf: (sha256: string) => string[]): Promise<string[]> {
  const withoutFile: string[] = []
  for (const sha256 of names) {
    const files = await Promise.all(filesOf(sha256).map(async (name) => ({ name, bytes: await readIfThere(path.join(dir, name)) })))
    if (files.some(({ bytes }) => bytes === null)) withoutFile.push(sha256)
    for (const { name, bytes } of files) if (bytes) await archive.add(`photos/${name}`, bytes)
  }
  return withoutFile
}

const readIfThere = (file: string): Promise<Buffer | null> =>
  readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })

function sayWhat(say: Say, file: string, { rows, photos, voices, papers, withoutFile }: Counts) {
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  say(`备份完成：${file}`)
  say(
    `${Object.keys(rows).length} 张表 ${total} 行（工单 ${rows.ticket ?? 0} 件），照片 ${photos} 张，录音 ${voices} 段，附件 ${papers} 个`,
  )
  if (withoutFile.length > 0) say(`注意：${withoutFile.length} 个照片、录音或附件在磁盘上没有文件`)
  say('密钥不在备份里：请另外保管密钥文件，没有它恢复不了。')
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
