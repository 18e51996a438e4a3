/** Opus in WebM, as Chrome records: the blocks of its one track. Everything else it holds (title, date, program, tags) is left out. */
import { readHead, soundOfOpus } from './opus'
import type { Sound } from './kinds'

/** EBML elements that hold others: gone into, not passed over. Their size may be unknown, as a live recorder leaves it. */
const GO_INTO = [0x18538067, 0x1f43b675, 0xa0, 0x1654ae6b, 0xae]
const [SIMPLE_BLOCK, BLOCK, TRACK_TYPE, CODEC, PRIVATE, CODED_ANEW] = [0xa3, 0xa1, 0x83, 0x86, 0x63a2, 0x6d80]
const SOUND_TRACK = 2
/** Several frames in one block. */
const LACED = 0x06

type Found = { blocks: Buffer[]; tracks: number[]; codec: string; head: Buffer }

export function remadeWebm(bytes: Buffer): Sound | undefined {
  const { blocks, tracks, codec, head } = elementsOf(bytes)
  return tracks.join() === String(SOUND_TRACK) && codec === 'A_OPUS' ? soundOfOpus(readHead(head), blocks) : undefined
}

function elementsOf(bytes: Buffer): Found {
  const found: Found = { blocks: [], tracks: [], codec: '', head: Buffer.alloc(0) }
  for (let at = 0; at < bytes.length;) {
    const id = ebmlNumber(bytes, at, true)
    const size = ebmlNumber(bytes, at + id.length, false)
    const from = at + id.length + size.length
    const isWhole = from + size.value <= bytes.length
    if (GO_INTO.includes(id.value)) {
      at = from
      continue
    }
    // the last one may have been cut off
    if (isWhole) READ[id.value]?.(bytes.subarray(from, from + size.value), found)
    at = from + size.value
  }
  return found
}

const READ: Record<number, (content: Buffer, found: Found) => void> = {
  [SIMPLE_BLOCK]: (content, found) => void found.blocks.push(frameIn(content)),
  [BLOCK]: (content, found) => void found.blocks.push(frameIn(content)),
  [TRACK_TYPE]: (content, found) => void found.tracks.push(content.readUIntBE(0, content.length)),
  [CODEC]: (content, found) => void (found.codec = content.toString('latin1').replace(/\0+$/, '')),
  [PRIVATE]: (content, found) => void (found.head = content),
  [CODED_ANEW]: () => {
    throw new RangeError('packed or encrypted')
  },
}

/** Behind the track's number, the time and the flags. */
function frameIn(block: Buffer): Buffer {
  const from = ebmlNumber(block, 0, false).length + 3
  if (block.readUInt8(from - 1) & LACED) throw new RangeError('laced')
  return block.subarray(from)
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
