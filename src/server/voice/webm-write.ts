/** WebM around Opus, always the same but for the sound: no word in it comes from whoever sent the recording. */
import type { OpusHead, OpusPacket } from './kinds'

const HERTZ = 48_000
const TICKS_A_MS = HERTZ / 1000
const CLUSTER_MS = 5_000
const APP = 'chuishao'

export function webmOf(head: OpusHead, packets: readonly OpusPacket[]): Buffer {
  const ticks = packets.reduce((sum, packet) => sum + packet.ticks, 0)
  return Buffer.concat([
    element('1a45dfa3', [
      element('4286', uint(1)),
      element('42f7', uint(1)),
      element('42f2', uint(4)),
      element('42f3', uint(8)),
      element('4282', Buffer.from('webm')),
      element('4287', uint(4)),
      element('4285', uint(2)),
    ]),
    element('18538067', [infoOf(ticks / TICKS_A_MS), tracksOf(head), ...clustersOf(packets)]),
  ])
}

const infoOf = (ms: number): Buffer =>
  element('1549a966', [
    element('2ad7b1', uint(1_000_000)),
    element('4489', float(ms)),
    element('4d80', Buffer.from(APP)),
    element('5741', Buffer.from(APP)),
  ])

const tracksOf = (head: OpusHead): Buffer =>
  element('1654ae6b', [
    element('ae', [
      element('d7', uint(1)),
      element('73c5', uint(1)),
      element('83', uint(2)),
      element('86', Buffer.from('A_OPUS')),
      element('63a2', opusHead(head)),
      element('56aa', uint(Math.round((head.preSkip * 1e9) / HERTZ))),
      element('56bb', uint(80_000_000)),
      element('e1', [element('b5', float(HERTZ)), element('9f', uint(head.channels))]),
    ]),
  ])

function opusHead({ channels, preSkip }: OpusHead): Buffer {
  const bytes = Buffer.alloc(19)
  bytes.write('OpusHead')
  bytes.writeUInt8(1, 8)
  bytes.writeUInt8(channels, 9)
  bytes.writeUInt16LE(preSkip, 10)
  bytes.writeUInt32LE(HERTZ, 12)
  return bytes
}

function clustersOf(packets: readonly OpusPacket[]): Buffer[] {
  const clusters = new Map<number, Buffer[]>()
  let ticks = 0
  for (const packet of packets) {
    const ms = Math.round(ticks / TICKS_A_MS)
    const from = Math.floor(ms / CLUSTER_MS) * CLUSTER_MS
    const blocks = clusters.get(from) ?? [element('e7', uint(from))]
    clusters.set(from, [...blocks, blockOf(ms - from, packet.bytes)])
    ticks += packet.ticks
  }
  return [...clusters.values()].map((blocks) => element('1f43b675', blocks))
}

const blockOf = (ms: number, bytes: Buffer): Buffer => element('a3', Buffer.concat([Buffer.of(0x81, ms >> 8, ms & 255, 0x80), bytes]))

function element(id: string, content: Buffer | Buffer[]): Buffer {
  const bytes = Array.isArray(content) ? Buffer.concat(content) : content
  const size = Buffer.alloc(4)
  size.writeUInt32BE(bytes.length)
  size[0]! |= 0x10
  return Buffer.concat([Buffer.from(id, 'hex'), size, bytes])
}

function uint(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes.subarray(Math.min(3, Math.clz32(value) >> 3))
}

function float(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes
}
