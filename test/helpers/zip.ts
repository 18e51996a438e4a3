/** Reads a zip file back from its directory, as an unpacking program would. */
import { crc32, inflateRawSync } from 'node:zlib'

export function unzip(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06'))
  const entries = new Map<string, Buffer>()
  for (let at = file.readUInt32LE(end + 16), left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [size, names, local] = [file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt32LE(at + 42)]
    const name = file.subarray(at + 46, at + 46 + names).toString()
    const from = local + 30 + file.readUInt16LE(local + 26)
    const packed = file.subarray(from, from + size)
    const bytes = file.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed
    if (crc32(bytes) !== file.readUInt32LE(at + 16)) throw new Error(`${name} is broken`)
    entries.set(name, bytes)
    at += 46 + names
  }
  return entries
}
