/** WAV, Ogg, WebM and MP4: how long the sound in them is, that there is nothing but sound, and what they tell beside it blotted out. */
import type { Measured } from './sound'

/** RIFF: format and samples are kept, every other chunk (names, places, notes) is not. */
export function trimWav(bytes: Buffer): Measured | undefined {
  let format: Buffer | undefined
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, size] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4)]
    const chunk = bytes.subarray(at + 8, at + 8 + size)
    if (name === 'fmt ') format = chunk
    if (name === 'data') return format && { seconds: chunk.length / format.readUInt32LE(8), bytes: wavOf(format, chunk) }
    at += 8 + size + (size % 2)
  }
  return undefined
}

function wavOf(format: Buffer, samples: Buffer): Buffer {
  const chunk = (name: string, bytes: Buffer) => Buffer.concat([Buffer.from(name), lengthOf(bytes), bytes])
  const chunks = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), chunk('data', samples)])
  return chunk('RIFF', chunks)
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return length
}

const OPUS_HERTZ = 48_000n
const NO_POSITION = 0xffffffffffffffffn

/** Opus in Ogg (RFC 7845): the position of the last page. Its comments, in which browsers write their encoder's name, stay: they are under a checksum. */
export function measureOgg(bytes: Buffer): Measured | undefined {
  if (bytes.indexOf('OpusHead') !== 28) return undefined
  const [stream, skipped] = [bytes.readUInt32LE(14), BigInt(bytes.readUInt16LE(38))]
  let last = 0n
  for (let at = 0; at < bytes.length;) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS' || bytes.readUInt32LE(at + 14) !== stream) return undefined
    const position = bytes.readBigUInt64LE(at + 6)
    if (position !== NO_POSITION) last = position
    const segments = bytes.subarray(at + 27, at + 27 + bytes.readUInt8(at + 26))
    at += 27 + segments.length + segments.reduce((sum, length) => sum + length, 0)
  }
  return { seconds: Number(((last - skipped) * 1000n) / OPUS_HERTZ) / 1000, bytes }
}

/** EBML elements that hold others: gone into, not passed over. Their size may be unknown, as a live recorder leaves it. */
const GO_INTO = [0x18538067, 0x1549a966, 0x1f43b675, 0xa0, 0x1654ae6b, 0xae, 0x1254c367, 0x7373, 0x67c8]
/** Title, date, programs, file name, tags. */
const BLOT_OUT = [0x7ba9, 0x4461, 0x5741, 0x4d80, 0x7384, 0x4487]
const [SCALE, CLUSTER_AT, SIMPLE_BLOCK, BLOCK, TRACK_TYPE] = [0x2ad7b1, 0xe7, 0xa3, 0xa1, 0x83]
const SOUND_TRACK = 2

/** WebM: the time of the last block. */
export function measureWebm(bytes: Buffer): Measured | undefined {
  let [scale, cluster, last, tracks] = [1_000_000, 0, 0, 0]
  for (let at = 0; at < bytes.length;) {
    const id = ebmlNumber(bytes, at, true)
    const size = ebmlNumber(bytes, at + id.length, false)
    const from = at + id.length + size.length
    if (GO_INTO.includes(id.value)) {
      at = from
      continue
    }
    // the last one may have been cut off
    const content = bytes.subarray(from, from + size.value)
    if (id.value === SCALE) scale = content.readUIntBE(0, content.length)
    if (id.value === CLUSTER_AT) cluster = content.readUIntBE(0, content.length)
    if (id.value === SIMPLE_BLOCK || id.value === BLOCK)
      last = Math.max(last, cluster + content.readInt16BE(ebmlNumber(content, 0, false).length))
    if (id.value === TRACK_TYPE && content.readUIntBE(0, content.length) !== SOUND_TRACK) return undefined
    if (id.value === TRACK_TYPE) tracks++
    if (BLOT_OUT.includes(id.value)) content.fill(0)
    at = from + size.value
  }
  return tracks === 1 ? { seconds: (last * scale) / 1e9, bytes } : undefined
}

/** A number of EBML: leading zeros tell its length; in an id the marker belongs to it. */
function ebmlNumber(bytes: Buffer, at: number, isId: boolean): { value: number; length: number } {
  const first = bytes.readUInt8(at)
  const length = Math.clz32(first) - 23
  if (length > 8) throw new RangeError('no EBML number')
  let value = isId ? first : first & (0xff >> length)
  for (const next of bytes.subarray(at + 1, at + length)) value = value * 256 + next
  return { value, length }
}

const HOLD_OTHERS = ['moov', 'trak', 'mdia', 'mvex', 'moof', 'traf']
/** Descriptions of who, where and with what. */
const TELL = ['udta', 'meta', 'uuid']
/** Boxes that begin with the time they were made. */
const DATED = ['mvhd', 'tkhd', 'mdhd']

type Mp4 = { scale: number; told: number; counted: number; usual: number; tracks: string[] }

/** MP4: the length its track tells, or the sum of its fragments, which a live recorder writes. */
export function measureMp4(bytes: Buffer): Measured | undefined {
  const found: Mp4 = { scale: 0, told: 0, counted: 0, usual: 0, tracks: [] }
  readBoxes(bytes, found)
  if (found.tracks.join() !== 'soun' || found.scale === 0) return undefined
  return { seconds: Math.max(found.told, found.counted) / found.scale, bytes }
}

function readBoxes(bytes: Buffer, found: Mp4) {
  for (let at = 0; at + 8 <= bytes.length;) {
    const [short, name] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)]
    const head = short === 1 ? 16 : 8
    const size = short === 0 ? bytes.length - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short
    if (size < head) throw new RangeError('no box')
    const content = bytes.subarray(at + head, at + size)
    if (HOLD_OTHERS.includes(name)) readBoxes(content, found)
    if (TELL.includes(name)) {
      bytes.write('free', at + 4, 'latin1')
      content.fill(0)
    }
    if (DATED.includes(name)) content.fill(0, 4, content.readUInt8(0) === 1 ? 20 : 12)
    READ[name]?.(content, found)
    at += size
  }
}

const READ: Record<string, (content: Buffer, found: Mp4) => void> = {
  mdhd: (content, found) => {
    const isLong = content.readUInt8(0) === 1
    found.scale = content.readUInt32BE(isLong ? 20 : 12)
    found.told = isLong ? Number(content.readBigUInt64BE(24)) : content.readUInt32BE(16)
  },
  hdlr: (content, found) => void found.tracks.push(content.toString('latin1', 8, 12)),
  trex: (content, found) => void (found.usual = content.readUInt32BE(12)),
  tfhd: (content, found) => {
    const flags = content.readUInt32BE(0)
    if (flags & 8) found.usual = content.readUInt32BE(8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0))
  },
  trun: (content, found) => {
    const [flags, samples] = [content.readUInt32BE(0), content.readUInt32BE(4)]
    if (!(flags & 0x100)) return void (found.counted += samples * found.usual)
    const each = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length
    const from = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
    for (let n = 0; n < samples; n++) found.counted += content.readUInt32BE(from + n * each)
  },
}
