/** AAC (ISO 13818-7): frames with nothing in them but the sound, each behind a header that says nothing of its own. Kept as ADTS. */
import { soundBits } from './aac-block'
import { BitWriter } from './bits'
import { id3Length } from './id3'
import type { Sound } from './kinds'

/** As MP4 names it: the kind of AAC, the index of its rate, its channels. */
export type AacConfig = { kind: number; rate: number; channels: number }

const HERTZ = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000]
/** Low complexity; and what others add to it (SBR, PS) in parts that are left out. */
const KINDS = [2, 5, 29]
const SAMPLES = 1024
const HEADER = 7
/** Fewer are an accident of other bytes. */
const FEWEST = 5

/** ADTS as it comes: whole frames from the first on, all of one form. */
export function remadeAac(bytes: Buffer): Sound | undefined {
  const frames: Buffer[] = []
  let form: AacConfig | undefined
  for (let at = id3Length(bytes), frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
    form ??= frame.form
    if (form.rate !== frame.form.rate || form.channels !== frame.form.channels) return undefined
    frames.push(bytes.subarray(at + frame.from, at + frame.length))
    at += frame.length
  }
  return form && frames.length >= FEWEST ? adtsOf(form, frames) : undefined
}

/** The frames' sound alone, as ADTS. */
export function adtsOf(form: AacConfig | undefined, frames: readonly Buffer[]): Sound | undefined {
  if (!form || !KINDS.includes(form.kind) || !HERTZ[form.rate] || (form.channels !== 1 && form.channels !== 2)) return undefined
  const kept = frames.map((frame) => soundBits(frame, form))
  return {
    kind: 'aac',
    seconds: (frames.length * SAMPLES) / HERTZ[form.rate]!,
    bytes: Buffer.concat(kept.flatMap((frame) => [headerOf(form, frame.length), frame])),
  }
}

function headerOf({ rate, channels }: AacConfig, length: number): Buffer {
  const bits = new BitWriter()
  // sync, MPEG-4, no layer, no checksum; low complexity, rate, no private bit, channels; four marks of copyright, all unset
  for (const [value, count] of [[0xfff, 12], [0, 1], [0, 2], [1, 1], [1, 2], [rate, 4], [0, 1], [channels, 3], [0, 4]] as const) bits.write(value, count) // prettier-ignore
  bits.write(length + HEADER, 13)
  // as much as comes, one block a frame
  bits.write(0x7ff, 11)
  bits.write(0, 2)
  return bits.toBuffer()
}

/** A whole frame of low complexity with one block in it; `from`: where its header ends. */
function frameAt(bytes: Buffer, at: number): { form: AacConfig; from: number; length: number } | undefined {
  const [sync, one = 0, two = 0, three = 0, four = 0, five = 0, six = 0] = bytes.subarray(at, at + HEADER)
  const length = ((three & 3) << 11) | (four << 3) | (five >> 5)
  const from = one & 1 ? HEADER : HEADER + 2
  const isFrame = sync === 0xff && (one & 0xf6) === 0xf0 && (two >> 6) + 1 === KINDS[0] && (six & 3) === 0
  if (!isFrame || length <= from || at + length > bytes.length) return undefined
  return { form: { kind: KINDS[0]!, rate: (two >> 2) & 15, channels: ((two & 1) << 2) | (three >> 6) }, from, length }
}
