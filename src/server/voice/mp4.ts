/** MP4, as Safari and Chrome record and phones keep: the samples of its one track, AAC or Opus, in fragments or not; nothing else of it. */
import { adtsOf, type AacConfig } from './aac'
import { headOf, soundOfOpus } from './opus'
import type { OpusHead, Sound } from './kinds'

type Entry = { name: string; bytes: Buffer }
type Span = { from: number; size: number }
/** `usual`: the size of samples that do not say theirs, for all fragments and for the one in hand; `next`: where a run goes on. */
type Found = {
  tracks: string[]
  entry?: Entry
  sizes: number[]
  chunks: number[]
  runs: { first: number; each: number }[]
  spans: Span[]
  usual: number
  inFragment: number
  next: number
}
type Reader = (content: Buffer, found: Found, moof: number) => void

export function remadeMp4(bytes: Buffer): Sound | undefined {
  const found: Found = { tracks: [], sizes: [], chunks: [], runs: [], spans: [], usual: 0, inFragment: 0, next: 0 }
  readBoxes(bytes, found, 0)
  if (found.tracks.join() !== 'soun' || !found.entry) return undefined
  const samples = [...chunkSpans(found), ...found.spans].map(({ from, size }) => {
    if (size === 0 || from + size > bytes.length) throw new RangeError('no sample')
    return bytes.subarray(from, from + size)
  })
  if (found.entry.name === 'Opus') return soundOfOpus(opusHeadIn(found.entry.bytes), samples)
  return found.entry.name === 'mp4a' ? adtsOf(aacConfigIn(found.entry.bytes), samples) : undefined
}

const HOLD_OTHERS = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf']

function readBoxes(bytes: Buffer, found: Found, moof: number) {
  for (let at = 0; at + 8 <= bytes.length;) {
    const [short, name] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)]
    const head = short === 1 ? 16 : 8
    const size = short === 0 ? bytes.length - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short
    if (size < head) throw new RangeError('no box')
    const content = bytes.subarray(at + head, at + size)
    if (HOLD_OTHERS.includes(name)) readBoxes(content, found, name === 'moof' ? at : moof)
    READ[name]?.(content, found, moof)
    at += size
  }
}

/** As many numbers as a table says it has, in rows of `each`. */
function tableOf(content: Buffer, from: number, each: number): number[][] {
  const count = content.readUInt32BE(from)
  if (count * each * 4 > content.length) throw new RangeError('no table')
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: each }, (__, n) => content.readUInt32BE(from + 4 + (row * each + n) * 4)),
  )
}

const READ: Record<string, Reader> = {
  hdlr: (content, found) => void found.tracks.push(content.toString('latin1', 8, 12)),
  stsd: (content, found) => {
    if (content.readUInt32BE(4) !== 1) throw new RangeError('several forms of sound')
    found.entry = { name: content.toString('latin1', 12, 16), bytes: content.subarray(16) }
  },
  stsz: (content, found) => {
    const [all, count] = [content.readUInt32BE(4), content.readUInt32BE(8)]
    if (all > 0 && all * count > 1 << 24) throw new RangeError('no table')
    found.sizes = all > 0 ? Array.from({ length: count }, () => all) : tableOf(content, 8, 1).flat()
  },
  stco: (content, found) => void (found.chunks = tableOf(content, 4, 1).flat()),
  co64: (content, found) => void (found.chunks = tableOf(content, 4, 2).map(([high = 0, low = 0]) => high * 2 ** 32 + low)),
  stsc: (content, found) => void (found.runs = tableOf(content, 4, 3).map(([first = 0, each = 0]) => ({ first, each }))),
  trex: (content, found) => void (found.usual = content.readUInt32BE(16)),
  tfhd: (content, found, moof) => {
    const flags = content.readUInt32BE(0)
    found.next = flags & 1 ? Number(content.readBigUInt64BE(8)) : moof
    const at = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0) + (flags & 8 ? 4 : 0)
    found.inFragment = flags & 0x10 ? content.readUInt32BE(at) : found.usual
  },
  trun: (content, found, moof) => {
    const [flags, samples] = [content.readUInt32BE(0), content.readUInt32BE(4)]
    const rows = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0)
    const each = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length
    if (samples > 100_000 || rows + samples * each > content.length) throw new RangeError('no table')
    let from = flags & 1 ? moof + content.readInt32BE(8) : found.next
    for (let n = 0; n < samples; n++) {
      const size = flags & 0x200 ? content.readUInt32BE(rows + n * each + (flags & 0x100 ? 4 : 0)) : found.inFragment
      found.spans.push({ from, size })
      from += size
    }
    found.next = from
  },
}

/** Where the samples lie that are not in fragments: in chunks of as many as the runs say. */
function chunkSpans({ sizes, chunks, runs }: Found): Span[] {
  const spans: Span[] = []
  chunks.forEach((at, index) => {
    const each = runs.filter(({ first }) => first <= index + 1).at(-1)?.each ?? 0
    let from = at
    for (const size of sizes.slice(spans.length, spans.length + each)) {
      spans.push({ from, size })
      from += size
    }
  })
  return spans
}

const SAMPLE_ENTRY = 28

function opusHeadIn(entry: Buffer): OpusHead | undefined {
  const at = entry.indexOf('dOps', SAMPLE_ENTRY) + 4
  return at < 4 ? undefined : headOf(entry.readUInt8(at + 1), entry.readUInt16BE(at + 2), entry.readUInt8(at + 10))
}

const [ES, DECODER, SPECIFIC] = [3, 4, 5]

/** The AudioSpecificConfig, three descriptors deep. */
function aacConfigIn(entry: Buffer): AacConfig | undefined {
  let at = entry.indexOf('esds', SAMPLE_ENTRY) + 8
  if (at < 8) return undefined
  const begin = (tag: number) => {
    if (entry.readUInt8(at++) !== tag) throw new RangeError('no descriptor')
    while (entry.readUInt8(at++) & 0x80);
  }
  begin(ES)
  at += 3
  begin(DECODER)
  at += 13
  begin(SPECIFIC)
  const told = entry.readUInt16BE(at)
  const [kind, rate, channels] = [told >> 11, (told >> 7) & 15, (told >> 3) & 15]
  return { kind, rate, channels }
}
