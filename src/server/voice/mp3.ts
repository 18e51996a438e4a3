/**
 * MP3 (ISO 11172-3 and 13818-3, layer III): frames alone, with the bits in them that no decoder listens to set to 0. What a frame's
 * sound takes of the bytes it and those before it carry (the reservoir) it says itself; the rest is ancillary.
 */
import { BitReader, clearBits } from './bits'
import { id3Length } from './id3'
import type { Sound } from './kinds'

type Frame = { at: number; length: number; isFirst: boolean; version: number; rate: number; hertz: number; channels: number; data: number }

const KBITS = {
  mpeg1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  mpeg2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
/** By version bits: 2.5, none, 2, 1. */
const HERTZ = [[11025, 12000, 8000], [], [22050, 24000, 16000], [44100, 48000, 32000]]
/** Fewer are an accident of other bytes. */
const FEWEST = 5
const HEADER = 4
const CHECKSUM = 2
const MOST_VALUES = 288

export function remadeMp3(bytes: Buffer): Sound | undefined {
  const from = id3Length(bytes)
  const frames = framesFrom(bytes, from)
  const [first, last] = [frames[0], frames.at(-1)]
  if (!first || !last || frames.length < FEWEST) return undefined
  const kept = Buffer.from(bytes.subarray(0, last.at + last.length))
  frames.forEach((frame) => clearHeader(kept, frame))
  clearAncillary(kept, frames)
  frames.filter(isChecked(kept)).forEach((frame) => kept.writeUInt16BE(checksumOf(kept, frame), frame.at + HEADER))
  return { kind: 'mp3', seconds: (frames.length * samplesOf(first)) / first.hertz, bytes: kept.subarray(from) }
}

/** All whole frames from the first on that are of one form with it. */
function framesFrom(bytes: Buffer, from: number): Frame[] {
  const frames: Frame[] = []
  for (let at = from, frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
    const first = frames[0] ?? frame
    if (frame.version !== first.version || frame.hertz !== first.hertz || frame.channels !== first.channels) break
    frames.push(frame)
    at += frame.length
  }
  return frames
}

function frameAt(bytes: Buffer, at: number): Frame | undefined {
  const [sync, one = 0, two = 0, three = 0] = bytes.subarray(at, at + HEADER)
  const version = (one >> 3) & 3
  if (sync !== 0xff || (one & 0xe6) !== 0xe2) return undefined
  const isFirst = version === 3
  const kbits = KBITS[isFirst ? 'mpeg1' : 'mpeg2'][two >> 4]
  const hertz = HERTZ[version]![(two >> 2) & 3]
  if (!kbits || !hertz) return undefined
  const channels = three >> 6 === 3 ? 1 : 2
  const length = Math.floor(((isFirst ? 1152 : 576) * 125 * kbits) / hertz) + ((two >> 1) & 1)
  const data = HEADER + (one & 1 ? 0 : CHECKSUM) + sideLength(isFirst, channels)
  if (length < data || at + length > bytes.length) return undefined
  return { at, length, isFirst, version, rate: (two >> 2) & 3, hertz, channels, data }
}

const samplesOf = ({ isFirst }: Frame): number => (isFirst ? 1152 : 576)
const sideLength = (isFirst: boolean, channels: number): number => (isFirst ? [17, 32] : [9, 17])[channels - 1]!
const isChecked =
  (bytes: Buffer) =>
  ({ at }: Frame): boolean =>
    (bytes[at + 1]! & 1) === 0
const sideAt = (bytes: Buffer, frame: Frame): number => frame.at + HEADER + (isChecked(bytes)(frame) ? CHECKSUM : 0)

/** Private, copyright, original and emphasis; how stereo is joined, where it is not. */
function clearHeader(bytes: Buffer, { at }: Frame) {
  bytes[at + 2]! &= 0xfe
  bytes[at + 3]! &= bytes[at + 3]! >> 6 === 1 ? 0xf0 : 0xc0
}

/** Of a granule and channel: how many bits it takes, and where it says so. */
type Part = { from: number; to: number; bits: number; isSound: boolean }
/** Of a frame: how many bytes before its own its sound begins. */
type Side = { begins: number; parts: Part[]; privateFrom: number; privateTo: number }

function sideOf(bytes: Buffer, frame: Frame): Side {
  const { isFirst, channels } = frame
  const bits = new BitReader(bytes, sideAt(bytes, frame) * 8)
  const begins = bits.read(isFirst ? 9 : 8)
  const privateFrom = bits.at
  bits.skip(isFirst ? [5, 3][channels - 1]! : channels)
  const privateTo = bits.at
  bits.skip(isFirst ? 4 * channels : 0)
  const parts = Array.from({ length: (isFirst ? 2 : 1) * channels }, () => partAt(bits, isFirst))
  return { begins, parts, privateFrom, privateTo }
}

function partAt(bits: BitReader, isFirst: boolean): Part {
  const from = bits.at
  const [taken, values] = [bits.read(12), bits.read(9)]
  bits.skip(isFirst ? 12 : 17)
  const isSwitched = bits.read(1) === 1
  const kind = isSwitched ? bits.read(2) : 3
  bits.skip(isSwitched ? 20 : 22)
  bits.skip(isFirst ? 3 : 2)
  return { from, to: bits.at, bits: taken, isSound: values <= MOST_VALUES && kind !== 0 }
}

/**
 * Sets to 0 what no sound takes: private bits, the side information of granules that take nothing, and main data nobody claims. A frame
 * whose sound is not whole (it began before the recording, or overlaps another's) is silent to a decoder, and so it becomes.
 */
function clearAncillary(bytes: Buffer, frames: readonly Frame[]) {
  // where each byte of main data lies in the file, all frames one after the other
  const main: number[] = []
  let free = 0
  for (const frame of frames) {
    const side = sideOf(bytes, frame)
    const from = main.length - side.begins
    for (let at = frame.data; at < frame.length; at++) main.push(frame.at + at)
    const taken = side.parts.reduce((sum, part) => sum + part.bits, 0)
    const isWhole =
      taken > 0 && from * 8 >= free && from * 8 + taken <= main.length * 8 && side.parts.every((part) => part.isSound || part.bits === 0)
    clearBits(bytes, side.privateFrom, side.privateTo)
    if (!isWhole) {
      bytes.fill(0, sideAt(bytes, frame), frame.at + frame.data)
      continue
    }
    for (const part of side.parts) if (part.bits === 0) clearBits(bytes, part.from, part.to)
    clearMain(bytes, main, free, from * 8)
    free = from * 8 + taken
  }
  clearMain(bytes, main, free, main.length * 8)
}

function clearMain(bytes: Buffer, main: readonly number[], from: number, to: number) {
  for (let bit = from; bit < to; bit++) bytes[main[bit >> 3]!]! &= ~(0x80 >> (bit & 7))
}

/** CRC-16 over the second half of the header and the side information. */
function checksumOf(bytes: Buffer, frame: Frame): number {
  const from = frame.at + HEADER
  let crc = 0xffff
  for (const byte of Buffer.concat([bytes.subarray(from - 2, from), bytes.subarray(from + CHECKSUM, frame.at + frame.data)]))
    for (let bit = 7; bit >= 0; bit--) {
      const isSet = ((crc >> 15) ^ (byte >> bit)) & 1
      crc = ((crc << 1) & 0xffff) ^ (isSet ? 0x8005 : 0)
    }
  return crc
}
