/**
 * The file a backup is: a gzip'd tar (ustar) that any tar can list and unpack, each entry small enough to hold in memory.
 *
 *   backup.json                    what it is: format version, time, schema, secret's fingerprint, tables with their columns
 *   tables/<table>/<nnnnnn>.copy   PostgreSQL COPY text; the parts of a table joined are its rows
 *   photos/ab/abcdef….jpg          and …-320.jpg; of a voice message …voice, of a paper …paper
 *   counts.json                    rows of each table, photos and voice messages without a file
 *   SHA256SUMS                     of all the above, as `sha256sum -c` reads it; its absence tells a backup cut short
 */
import { createWriteStream } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { constants, createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { sha256Of } from '../photo/files'
import { Damaged } from './damaged'
import { archiveIn, sealedBy } from './sealed'

export type Entry = { name: string; bytes: Buffer }

const SUMS = 'SHA256SUMS'

/** Writes a new archive. It appears under its name when `finish` is done, whole and on the disk; nobody else may read it. */
export class ArchiveWriter {
  private readonly sums: string[] = []
  private readonly tar = pack()
  private readonly written: Promise<void>
  private readonly aside: string

  constructor(
    private readonly file: string,
    private readonly madeAt: number,
    key?: string,
  ) {
    this.aside = `${file}.part`
    const out = createWriteStream(this.aside, { flags: 'wx', mode: 0o600, flush: true })
    const gzip = createGzip({ level: constants.Z_BEST_SPEED })
    if (key === undefined) pipeline(this.tar, gzip, out, () => undefined)
    else pipeline(this.tar, gzip, sealedBy(key), out, () => undefined)
    this.written = finished(out)
    this.written.catch(() => undefined)
  }

  async add(name: string, bytes: Buffer) {
    this.sums.push(`${sha256Of(bytes)}  ${name}\n`)
    await this.append(name, bytes)
  }

  async finish() {
    await this.append(SUMS, Buffer.from(this.sums.join('')))
    this.tar.finalize()
    await this.written
    // unlike a rename, a link never takes the place of another file
    await link(this.aside, this.file)
    await rm(this.aside)
    const dir = await open(path.dirname(this.file), 'r')
    await dir.sync().finally(() => dir.close())
  }

  async abandon() {
    this.tar.destroy()
    await this.written.catch(() => undefined)
    await rm(this.aside, { force: true })
  }

  private async append(name: string, bytes: Buffer) {
    try {
      await finished(this.tar.entry({ name, mode: 0o600, mtime: new Date(this.madeAt) }, bytes))
    } catch (error) {
      // why the file could not be written says more than that an entry could not
      await this.written
      throw error
    }
  }
}

/** The entries of an archive, one after the other. Throws in the operator's words where it is damaged. */
export async function* entriesIn(file: string, key?: string): AsyncGenerator<Entry> {
  const tar = extract()
  pipeline(await archiveIn(file, key), createGunzip(), tar, () => undefined)
  try {
    for await (const entry of tar) yield { name: entry.header.name, bytes: await buffer(entry) }
  } catch (error) {
    throw new Damaged(error)
  }
}

/** Reads the whole archive against its checksums, handing each entry to `look`. Throws when anything is damaged, missing or too much. */
export async function checkArchive(file: string, look: (entry: Entry) => void, key?: string) {
  const found: string[] = []
  for await (const { name, bytes } of entriesIn(file, key)) {
    if (found.at(-1) === SUMS) throw new Damaged('more after the end')
    if (name !== SUMS) found.push(`${sha256Of(bytes)}  ${name}\n`)
    else if (bytes.toString() === found.join('')) found.push(SUMS)
    else throw new Damaged('checksums differ')
    if (name !== SUMS) look({ name, bytes })
  }
  if (found.at(-1) !== SUMS) throw new Damaged('cut short')
}
