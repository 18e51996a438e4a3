/** Opus packets (RFC 6716) out of any container: their frames, without the padding around them; and the one container they are kept in. */
import { webmOf } from './webm-write'
import type { OpusHead, OpusPacket, Sound } from './kinds'

const TICKS_A_MS = 48
const MAX_TICKS = 120 * TICKS_A_MS
const MAX_PRE_SKIP = 80 * TICKS_A_MS
/** A frame is no longer, and one of two bytes of length no shorter. */
const [MAX_FRAME, LONG] = [1275, 252]

/** What is kept of the head: how many channels, and how much of the beginning is not to be heard. */
export function headOf(channels: number, preSkip: number, family: number): OpusHead | undefined {
  if ((channels !== 1 && channels !== 2) || family !== 0) return undefined
  return { channels, preSkip: Math.min(preSkip, MAX_PRE_SKIP) }
}

/** "OpusHead" as Ogg and WebM write it. */
export function readHead(bytes: Buffer): OpusHead | undefined {
  if (bytes.toString('latin1', 0, 8) !== 'OpusHead') return undefined
  return headOf(bytes.readUInt8(9), bytes.readUInt16LE(10), bytes.readUInt8(18))
}

export function soundOfOpus(head: OpusHead | undefined, packets: readonly Buffer[]): Sound | undefined {
  if (!head) return undefined
  const kept = packets.map(remadePacket)
  const ticks = kept.reduce((sum, packet) => sum + packet.ticks, 0)
  return { kind: 'webm', seconds: (ticks - head.preSkip) / (1000 * TICKS_A_MS), bytes: webmOf(head, kept) }
}

/** The same frames in one form: a single one as it is, several each with its length. */
function remadePacket(packet: Buffer): OpusPacket {
  const toc = packet.readUInt8(0)
  const frames = framesOf(packet, toc & 3)
  const ticks = frames.length * frameTicks(toc >> 3)
  if (ticks > MAX_TICKS || frames.some(({ length }) => length > MAX_FRAME)) throw new RangeError('no Opus packet')
  if (frames.length === 1) return { ticks, bytes: Buffer.concat([Buffer.of(toc & 0xfc), frames[0]!]) }
  const lengths = frames.slice(0, -1).map(({ length }) => lengthBytes(length))
  return { ticks, bytes: Buffer.concat([Buffer.of(toc | 3, 0x80 | frames.length), ...lengths, ...frames]) }
}

function framesOf(packet: Buffer, code: number): Buffer[] {
  if (code === 0) return [packet.subarray(1)]
  if (code === 1) return equalParts(packet.subarray(1), 2)
  if (code === 2) return partsBy(packet, 1, packet.length, 2)
  const told = packet.readUInt8(1)
  const count = told & 63
  if (count === 0) throw new RangeError('no Opus frame')
  const { from, padding } = told & 0x40 ? paddingOf(packet) : { from: 2, padding: 0 }
  const end = packet.length - padding
  if (end < from) throw new RangeError('no Opus packet')
  return told & 0x80 ? partsBy(packet, from, end, count) : equalParts(packet.subarray(from, end), count)
}

function paddingOf(packet: Buffer): { from: number; padding: number } {
  let [from, padding] = [2, 0]
  for (let more = true; more;) {
    const byte = packet.readUInt8(from++)
    more = byte === 255
    padding += more ? 254 : byte
  }
  return { from, padding }
}

function equalParts(bytes: Buffer, count: number): Buffer[] {
  const each = bytes.length / count
  if (!Number.isInteger(each)) throw new RangeError('no equal parts')
  return Array.from({ length: count }, (_, n) => bytes.subarray(n * each, (n + 1) * each))
}

/** All but the last say their lengths. */
function partsBy(packet: Buffer, from: number, end: number, count: number): Buffer[] {
  const lengths: number[] = []
  let at = from
  while (lengths.length < count - 1) {
    const first = packet.readUInt8(at++)
    lengths.push(first < LONG ? first : first + 4 * packet.readUInt8(at++))
  }
  const parts = lengths.map((length) => packet.subarray(at, (at += length)))
  if (at > end) throw new RangeError('no Opus packet')
  return [...parts, packet.subarray(at, end)]
}

const lengthBytes = (length: number): Buffer =>
  length < LONG ? Buffer.of(length) : Buffer.of(LONG + (length & 3), (length - LONG - (length & 3)) >> 2)

/** By configuration: speech of 10 to 60 ms, both of 10 or 20, music of 2.5 to 20. */
function frameTicks(config: number): number {
  if (config < 12) return [10, 20, 40, 60][config & 3]! * TICKS_A_MS
  if (config < 16) return [10, 20][config & 1]! * TICKS_A_MS
  return [2.5, 5, 10, 20][config & 3]! * TICKS_A_MS
}
