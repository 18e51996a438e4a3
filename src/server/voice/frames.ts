/** MP3 and AAC are frames one after the other, each saying its length: the frames are kept, and nothing that stands around them. */
import { id3Length, type Measured } from './sound'

type Frame = { length: number; seconds: number }
/** Fewer are an accident of other bytes. */
const FEWEST = 5

export const trimMp3 = (bytes: Buffer) => framesOf(bytes, mp3Frame)
export const trimAac = (bytes: Buffer) => framesOf(bytes, aacFrame)

/** All whole frames from the first on; ID3 tags before and behind are left out. */
function framesOf(bytes: Buffer, frameAt: (bytes: Buffer, at: number) => Frame | undefined): Measured | undefined {
  const from = id3Length(bytes)
  let [at, seconds, count] = [from, 0, 0]
  for (let frame = frameAt(bytes, at); frame && at + frame.length <= bytes.length; frame = frameAt(bytes, at)) {
    at += frame.length
    seconds += frame.seconds
    count++
  }
  return count < FEWEST ? undefined : { seconds, bytes: bytes.subarray(from, at) }
}

const KBITS = {
  mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
/** By version bits: 2.5, none, 2, 1. */
const HERTZ = [[11025, 12000, 8000], [], [22050, 24000, 16000], [44100, 48000, 32000]]

/** ISO 11172-3, layer III. */
function mp3Frame(bytes: Buffer, at: number): Frame | undefined {
  const [sync, one = 0, two = 0] = bytes.subarray(at, at + 4)
  const version = (one >> 3) & 3
  if (sync !== 0xff || (one & 0xe6) !== 0xe2) return undefined
  const isFirst = version === 3
  const kbits = KBITS[isFirst ? 'mpeg1' : 'mpeg2'][two >> 4]
  const hertz = HERTZ[version]![(two >> 2) & 3]
  if (!kbits || !hertz) return undefined
  const samples = isFirst ? 1152 : 576
  return { length: Math.floor((samples * 125 * kbits) / hertz) + ((two >> 1) & 1), seconds: samples / hertz }
}

const AAC_HERTZ = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350]

/** ADTS, ISO 13818-7. */
function aacFrame(bytes: Buffer, at: number): Frame | undefined {
  const [sync, one = 0, two = 0, three = 0, four = 0, five = 0, six = 0] = bytes.subarray(at, at + 7)
  const hertz = AAC_HERTZ[(two >> 2) & 15]
  const length = ((three & 3) << 11) | (four << 3) | (five >> 5)
  if (sync !== 0xff || (one & 0xf6) !== 0xf0 || !hertz || length < 7) return undefined
  return { length, seconds: (1024 * ((six & 3) + 1)) / hertz }
}
