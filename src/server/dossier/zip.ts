/** A zip file as it is written, entry by entry and without compression (photos are compressed already): nothing is held but one entry. */
import { crc32 } from 'node:zlib'

export type Entry = { name: string; bytes: Buffer }

/** Bytes of a zip file (APPNOTE 4.3, method 0, names in UTF-8). Beyond 4 GB or 65,535 entries it would need another form. */
export async function* zipOf(entries: AsyncIterable<Entry>, at: { year: number; month: number; day: number }): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, bytes } of entries) {
    const names = Buffer.from(name)
    const facts = factsOf(names, bytes, at)
    const local = Buffer.concat([number(0x04034b50, 4), facts, number(0, 2), names])
    directory.push(Buffer.concat([number(0x02014b50, 4), number(20, 2), facts, Buffer.alloc(12), number(offset, 4), names]))
    offset += local.length + bytes.length
    yield local
    yield bytes
  }
  const listing = Buffer.concat(directory)
  const counts = Buffer.concat([number(directory.length, 2), number(directory.length, 2)])
  yield listing
  yield Buffer.concat([number(0x06054b50, 4), number(0, 4), counts, number(listing.length, 4), number(offset, 4), number(0, 2)])
}

/** What the header before an entry and its line in the directory have in common, up to the length of the name. */
const factsOf = (name: Buffer, bytes: Buffer, { year, month, day }: { year: number; month: number; day: number }): Buffer =>
  Buffer.concat([
    number(20, 2),
    number(0x0800, 2),
    number(0, 2),
    number(0, 2),
    number(((year - 1980) << 9) | (month << 5) | day, 2),
    number(crc32(bytes), 4),
    number(bytes.length, 4),
    number(bytes.length, 4),
    number(name.length, 2),
  ])

function number(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}
