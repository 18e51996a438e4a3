/** A zip file whose entries are packed as they come (method 8, sizes behind the bytes): no entry is ever held whole. */
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib'

type Packed = { name: string; text: Iterable<string> | AsyncIterable<string> }
/** What the directory says of an entry once it is written. */
type Written = { name: Buffer; crc: number; packed: number; size: number; offset: number }

const VERSION = 20
/** Sizes stand behind the bytes, names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
/** 1980-01-01: the file says inside when it was made. */
const NO_DATE = 0x21

/** Letters that are packed at once. */
const PIECE = 16 * 1024

/** Bytes of the file (APPNOTE 4.3); each entry below 4 GB. */
export async function* packedZip(entries: Iterable<Packed>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for (const { name, text } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset }
    const head = Buffer.concat([
      number(0x04034b50, 4),
      number(VERSION, 2),
      ...said(entry),
      number(entry.name.length, 2),
      number(0, 2),
      entry.name,
    ])
    yield head
    for await (const bytes of deflated(text, entry)) yield bytes
    yield Buffer.concat([number(0x08074b50, 4), ...sums(entry)])
    offset += head.length + entry.packed + 16
    written.push(entry)
  }
  const directory = Buffer.concat(written.map(listed))
  yield directory
  const count = number(written.length, 2)
  yield Buffer.concat([number(0x06054b50, 4), number(0, 4), count, count, number(directory.length, 4), number(offset, 4), number(0, 2)])
}

/** Packs what comes; the reader's pace is the writer's. */
async function* deflated(text: Packed['text'], entry: Written): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw()
  const feeding = feed(packer, text, entry)
  // what breaks while it is fed breaks the packer, and so whoever reads
  feeding.catch((error: Error) => packer.destroy(error))
  for await (const bytes of packer as AsyncIterable<Buffer>) {
    entry.packed += bytes.length
    yield bytes
  }
  await feeding
}

async function feed(packer: DeflateRaw, text: Packed['text'], entry: Written) {
  const closed = new Promise((resolve) => packer.once('close', resolve))
  for await (const bytes of inPieces(text)) {
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    if (!packer.write(bytes)) await Promise.race([new Promise((resolve) => packer.once('drain', resolve)), closed])
    // nobody reads any more
    if (packer.destroyed) return
  }
  packer.end()
}

/** Many short texts make one piece of some size. */
async function* inPieces(text: Packed['text']): AsyncGenerator<Buffer> {
  let waiting: string[] = []
  let length = 0
  for await (const one of text) {
    waiting.push(one)
    length += one.length
    if (length < PIECE) continue
    yield Buffer.from(waiting.join(''))
    ;[waiting, length] = [[], 0]
  }
  yield Buffer.from(waiting.join(''))
}

const said = ({ crc }: Written): Buffer[] => [
  number(FLAGS, 2),
  number(DEFLATED, 2),
  number(0, 2),
  number(NO_DATE, 2),
  number(crc, 4),
  number(0, 8),
]
const sums = ({ crc, packed, size }: Written): Buffer[] => [number(crc, 4), number(packed, 4), number(size, 4)]

const listed = (entry: Written): Buffer =>
  Buffer.concat([
    ...[number(0x02014b50, 4), number(VERSION, 2), number(VERSION, 2), number(FLAGS, 2), number(DEFLATED, 2), number(0, 2)],
    ...[number(NO_DATE, 2), ...sums(entry), number(entry.name.length, 2), Buffer.alloc(12), number(entry.offset, 4), entry.name],
  ])

function number(value: number, bytes: 2 | 4 | 8): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, Math.min(bytes, 6))
  return buffer
}
