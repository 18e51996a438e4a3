/** Opus in Ogg (RFC 7845), as Firefox records: the packets of one stream. Its comments, and whatever else pages say, are left out. */
import { readHead, soundOfOpus } from './opus'
import type { Sound } from './kinds'

export function remadeOgg(bytes: Buffer): Sound | undefined {
  const [head, tags, ...packets] = packetsOf(bytes)
  if (!head || tags?.toString('latin1', 0, 8) !== 'OpusTags') return undefined
  return soundOfOpus(readHead(head), packets)
}

/** The packets that pages carry in pieces of at most 255 bytes: a shorter piece ends one. */
function packetsOf(bytes: Buffer): Buffer[] {
  const packets: Buffer[] = []
  const stream = bytes.readUInt32LE(14)
  let pieces: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS' || bytes.readUInt32LE(at + 14) !== stream) throw new RangeError('no page')
    const lengths = bytes.subarray(at + 27, at + 27 + bytes.readUInt8(at + 26))
    at += 27 + lengths.length
    for (const length of lengths) {
      if (at + length > bytes.length) throw new RangeError('no page')
      pieces.push(bytes.subarray(at, at + length))
      at += length
      if (length === 255) continue
      packets.push(Buffer.concat(pieces))
      pieces = []
    }
  }
  return packets
}
