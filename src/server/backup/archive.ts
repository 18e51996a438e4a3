/**
 * The file a backup is: a gzip'd tar (ustar) that any tar can list and unpack, each entry small enough to hold in memory.
 *
 *   backup.json                    what it is: format version, time, schema, secret's fingerprint, tables with their columns
 *   tables/<table>/<nnnnnn>.copy   PostgreSQL COPY text; the parts of a table joined are its rows
 *   photos/ab/abcdef….jpg          and …-320.jpg
 *   counts.json                    rows of each table, photos without a file
 *   SHA256SUMS                     of all the above, as `sha256sum -c` reads it; its absence tells a backup cut short
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream'
import { finished } from 'node:stream/promises'
import { constants, createGunzip, createGzip } from 'node:zlib'
import { sha256Of } from '../photo/files'

export type Entry = { name: string; bytes: Buffer }

const SUMS = 'SHA256SUMS'
const BLOCK = 512
/** More than any entry of ours; a number beyond it is damage, not a size. */
const MAX_ENTRY = 512 * 1024 * 1024

/** Writes a new archive. It appears under its name when `finish` is done, whole and on the disk; nobody else may read it. */
export class ArchiveWriter {
  private readonly sums: string[] = []
  private readonly gzip = createGzip({ level: constants.Z_BEST_SPEED })
  private readonly written: Promise<void>
  private readonly aside: string

  constructor(
    private readonly file: string,
    private readonly madeAt: number,
  ) {
    this.aside = `${file}.part`
    const out = createWriteStream(this.aside, { flags: 'wx', mode: 0o600, flush: true })
    pipeline(this.gzip, out, () => undefined)
    this.written = finished(out)
    this.written.catch(() => undefined)
  }

  async add(name: string, bytes: Buffer) {
    this.sums.push(`${sha256Of(bytes)}  ${name}\n`)
    await this.append(name, bytes)
  }

  async finish() {
    await this.append(SUMS, Buffer.from(this.sums.join('')))
    this.gzip.end(Buffer.alloc(2 * BLOCK))
    await this.written
    // unlike a rename, a link never takes the place of another file
    await link(this.aside, this.file)
    await rm(this.aside)
    const dir = await open(path.dirname(this.file), 'r')
    await dir.sync().finally(() => dir.close())
  }

  async abandon() {
    this.gzip.destroy()
    await this.written.catch(() => undefined)
    await rm(this.aside, { force: true })
  }

  private async append(name: string, bytes: Buffer) {
    const rest = (BLOCK - (bytes.length % BLOCK)) % BLOCK
    const entry = Buffer.concat([headerOf(name, bytes.length, this.madeAt), bytes, Buffer.alloc(rest)])
    const drained = new Promise<void>((done, fail) => this.gzip.write(entry, (error) => (error ? fail(error) : done())))
    await Promise.race([drained, this.written])
  }
}

/** The entries of an archive, one after the other. Throws in the operator's words where it is damaged. */
export async function* entriesIn(file: string): AsyncGenerator<Entry> {
  const gunzip = createGunzip()
  pipeline(createReadStream(file), gunzip, () => undefined)
  const source = new Bytes(gunzip)
  try {
    for (let header = await source.take(BLOCK); header.some((byte) => byte !== 0); header = await source.take(BLOCK)) {
      const { name, size } = readHeader(header)
      const bytes = await source.take(size)
      await source.take((BLOCK - (size % BLOCK)) % BLOCK)
      yield { name, bytes }
    }
    await source.drain()
  } catch (error) {
    throw new Damaged(error)
  } finally {
    gunzip.destroy()
  }
}

/** Reads the whole archive against its checksums, handing each entry to `look`. Throws when anything is damaged, missing or too much. */
export async function checkArchive(file: string, look: (entry: Entry) => void) {
  const found: string[] = []
  for await (const { name, bytes } of entriesIn(file)) {
    if (found.at(-1) === SUMS) throw new Damaged('more after the end')
    if (name !== SUMS) found.push(`${sha256Of(bytes)}  ${name}\n`)
    else if (bytes.toString() === found.join('')) found.push(SUMS)
    else throw new Damaged('checksums differ')
    if (name !== SUMS) look({ name, bytes })
  }
  if (found.at(-1) !== SUMS) throw new Damaged('cut short')
}

export class Damaged extends Error {
  constructor(cause: unknown) {
    super('备份文件损坏或不完整，没有恢复任何数据。', { cause })
  }
}

function headerOf(name: string, size: number, madeAt: number): Buffer {
  const header = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) > 100) throw new Error(`${name}: too long a name for an archive`)
  const put = (text: string, at: number) => header.write(text, at)
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`
  put(name, 0)
  put(octal(0o600, 7), 100)
  put(octal(0, 7), 108)
  put(octal(0, 7), 116)
  put(octal(size, 11), 124)
  put(octal(Math.floor(madeAt / 1000), 11), 136)
  put('0', 156)
  put('ustar\x0000', 257)
  put(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (at: number, length: number) => header.toString('utf8', at, at + length).split('\0')[0]!
  const size = parseInt(text(124, 12), 8)
  if (parseInt(text(148, 8), 8) !== checksumOf(header) || !(size <= MAX_ENTRY)) throw new Error('not an entry')
  return { name: text(0, 100), size }
}

/** The sum of a header's bytes, its own field counted as blanks. */
const checksumOf = (header: Buffer): number => header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)

/** Takes exact amounts from a stream. */
class Bytes {
  private readonly source: AsyncIterator<Buffer>
  private left: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]()
  }

  async take(length: number): Promise<Buffer> {
    const parts = [this.left]
    let have = this.left.length
    while (have < length) {
      const { value, done } = await this.source.next()
      if (done) throw new Error('cut short')
      parts.push(value)
      have += value.length
    }
    const all = Buffer.concat(parts)
    this.left = all.subarray(length)
    return all.subarray(0, length)
  }

  /** To the end, where the stream's own checksum stands. */
  async drain() {
    while (!(await this.source.next()).done);
  }
}
