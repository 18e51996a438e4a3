/** Recordings for tests, written by hand: real containers around silence or a tone, as long as the test says, with words where the test says. */

/** PCM, 8 kHz, one byte a sample: a tone, and before it what a recorder may write about itself. `around`: chunks before and behind. */
export function aWav(seconds = 2, said = '', { format: extra = '', before = [] as Buffer[], behind = [] as Buffer[] } = {}): Buffer {
  const samples = Buffer.from(Array.from({ length: Math.round(8000 * seconds) }, (_, n) => 128 + Math.round(40 * Math.sin(n / 3))))
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(1, 2)
  format.writeUInt32LE(8000, 4)
  format.writeUInt32LE(8000, 8)
  format.writeUInt16LE(1, 12)
  format.writeUInt16LE(8, 14)
  const note = said ? riff('LIST', Buffer.from(`INFO${said.padEnd(40)}`)) : Buffer.alloc(0)
  const chunks = [
    Buffer.from('WAVE'),
    riff('fmt ', Buffer.concat([format, Buffer.from(extra)])),
    note,
    ...before,
    riff('data', samples),
    ...behind,
  ]
  return riff('RIFF', Buffer.concat(chunks))
}

export function riff(name: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(name), size, content, Buffer.alloc(content.length % 2)])
}

/** MPEG 2, layer III, 16 kHz, 16 kbit: a silent frame of 72 bytes and 36 ms; `data`: what its bytes behind the side information hold. */
export function anMp3Frame(data = '', side = Buffer.alloc(9)): Buffer {
  const frame = Buffer.alloc(72)
  frame.set([0xff, 0xf3, 0x28, 0xc4])
  side.copy(frame, 4)
  frame.write(data, 13)
  return frame
}

/** Silent frames, an ID3 tag before them and one behind. */
export function anMp3(seconds = 2, said = '', frame = anMp3Frame()): Buffer {
  const words = Buffer.from(said)
  const before = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, words.length]), words])
  const behind = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, said.slice(0, 30) || ' ')])
  const frames = Array.from({ length: Math.round(seconds / 0.036) }, () => frame)
  return said ? Buffer.concat([before, ...frames, behind]) : Buffer.concat(frames)
}

/** One silent channel of AAC, and the end of the block. */
const SILENT_CHANNEL = '0'.repeat(29)
const END = '111'
/** A block of AAC with what may stand before and behind the sound, in bits. */
export const anAacBlock = ({ before = '', behind = '', after = '' } = {}): Buffer =>
  Buffer.concat([bytesOf(before + SILENT_CHANNEL + behind + END), Buffer.from(after)])
export const bitsOf = (value: number, count: number): string => value.toString(2).padStart(count, '0')
export const bitsIn = (bytes: Buffer): string => [...bytes].map((byte) => bitsOf(byte, 8)).join('')
const bytesOf = (bits: string): Buffer => Buffer.from((bits.match(/.{1,8}/g) ?? []).map((some) => parseInt(some.padEnd(8, '0'), 2)))

/** ADTS, 16 kHz: frames of 64 ms; `marks`: the private bit and those of copyright, set; `checked`: with a checksum. */
export function anAac(seconds = 2, { block = anAacBlock(), marks = false, checked = '' } = {}): Buffer {
  const length = block.length + (checked ? 9 : 7)
  const head = Buffer.from([
    0xff,
    checked ? 0xf0 : 0xf1,
    marks ? 0x62 : 0x60,
    0x40 | (marks ? 0x3c : 0),
    length >> 3,
    (length & 7) << 5,
    0xfc,
  ])
  head[3]! |= length >> 11
  const frame = Buffer.concat([head, Buffer.from(checked).subarray(0, 2), block])
  return Buffer.concat(Array.from({ length: Math.round(seconds / 0.064) }, () => frame))
}

/** 20 ms of Opus. */
export const anOpusPacket = (bytes = Buffer.alloc(10)): Buffer => Buffer.concat([Buffer.of(0x08), bytes])
/** The same with words in its padding. */
export const aPaddedOpusPacket = (said: string): Buffer =>
  Buffer.concat([Buffer.of(0x0b, 0x41, Buffer.byteLength(said)), Buffer.alloc(10), Buffer.from(said)])
const opusHead = (more = '') => Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), Buffer.from(more)])

/** As Firefox records: the head, the comments, pages of sound. */
export function anOgg(seconds = 2, { vendor = '', comment = '', head = '', packet = anOpusPacket(), serial = 7 } = {}): Buffer {
  const packets = Array.from({ length: Math.round(seconds * 50) }, () => packet)
  const tags = Buffer.concat([
    Buffer.from('OpusTags'),
    sized(vendor),
    Buffer.of(comment ? 1 : 0, 0, 0, 0),
    ...(comment ? [sized(comment)] : []),
  ])
  const pages = Array.from({ length: Math.ceil(packets.length / 100) }, (_, n) => packets.slice(n * 100, n * 100 + 100))
  return Buffer.concat([
    oggPage(0n, [opusHead(head)], serial),
    oggPage(0n, [tags], serial),
    ...pages.map((some, n) => oggPage(BigInt(n * 96_000 + some.length * 960), some, serial)),
  ])
}

function sized(words: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(Buffer.byteLength(words))
  return Buffer.concat([length, Buffer.from(words)])
}

export function oggPage(position: bigint, packets: Buffer[], serial: number): Buffer {
  const page = Buffer.alloc(27)
  page.write('OggS')
  page.writeBigUInt64LE(position, 6)
  page.writeUInt32LE(serial, 14)
  const lacing = packets.flatMap(({ length }) => [...Array.from({ length: Math.floor(length / 255) }, () => 255), length % 255])
  page.set([lacing.length], 26)
  return Buffer.concat([page, Buffer.from(lacing), ...packets])
}

/** As Chrome records: sizes unknown, one track (1 picture, 2 sound), clusters of a second. Words where `said` or more elements put them. */
export function aWebm(
  seconds = 2,
  { track = 2, said = 'Chrome', packet = anOpusPacket(), head = '', inTrack = [] as Buffer[], inSegment = [] as Buffer[] } = {},
): Buffer {
  const unknown = (id: string) => Buffer.from(`${id}01ffffffffffffff`, 'hex')
  const block = (at: number) => ebml('a3', Buffer.concat([Buffer.from([0x81, at >> 8, at & 255, 0x80]), packet]))
  const cluster = (from: number, blocks: number) =>
    Buffer.concat([
      unknown('1f43b675'),
      ebml('e7', Buffer.of(from >> 8, from & 255)),
      ...Array.from({ length: blocks }, (_, n) => block(n * 20)),
    ])
  const total = Math.round(seconds * 50)
  const sound = [ebml('86', Buffer.from('A_OPUS')), ebml('63a2', opusHead(head)), ...inTrack]
  return Buffer.concat([
    ebml('1a45dfa3', Buffer.from('4282847765626d', 'hex')),
    unknown('18538067'),
    ebml('1549a966', Buffer.concat([ebml('2ad7b1', Buffer.from('0f4240', 'hex')), ebml('5741', Buffer.from(said))])),
    ebml('1654ae6b', ebml('ae', Buffer.concat([ebml('83', Buffer.from([track])), ...sound]))),
    ...inSegment,
    ...Array.from({ length: Math.ceil(total / 50) }, (_, n) => cluster(n * 1000, Math.min(50, total - n * 50))),
  ])
}

export function ebml(id: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id, 'hex'), Buffer.from([0x40 | (content.length >> 8), content.length & 255]), content])
}

type Mp4Words = {
  handler?: string
  said?: string
  name?: string
  sample?: Buffer
  opus?: boolean
  gap?: string
  inTrack?: Buffer[]
  behind?: Buffer[]
}

/** As Safari records: a track that tells no length, and a fragment that does; AAC of 48 kHz, or Opus as Chrome has it. */
export function anM4a(seconds = 2, { handler = 'soun', said = '', name = '', opus = false, gap = '', ...words }: Mp4Words = {}): Buffer {
  const sample = words.sample ?? (opus ? anOpusPacket() : anAacBlock())
  const count = Math.round(opus ? seconds * 50 : (seconds * 48_000) / 1024)
  const hdlr = Buffer.concat([Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(12), Buffer.from(name)])
  const stbl = box('stbl', box('stsd', Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), opus ? opusEntry() : aacEntry()])))
  const track = box('trak', Buffer.concat([box('mdia', Buffer.concat([box('hdlr', hdlr), box('minf', stbl)])), ...(words.inTrack ?? [])]))
  const usual = Buffer.alloc(24)
  usual.writeUInt32BE(sample.length, 16)
  const about = said ? box('udta', Buffer.from(said)) : Buffer.alloc(0)
  const run = Buffer.alloc(12)
  run.writeUInt32BE(1, 0)
  run.writeUInt32BE(count, 4)
  const moof = (offset: number) => {
    run.writeInt32BE(offset, 8)
    return box('moof', box('traf', Buffer.concat([box('tfhd', Buffer.alloc(8)), box('trun', run)])))
  }
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0')),
    box('moov', Buffer.concat([track, box('mvex', box('trex', usual)), about])),
    moof(moof(0).length + 8 + Buffer.byteLength(gap)),
    box('mdat', Buffer.concat([Buffer.from(gap), ...Array.from({ length: count }, () => sample)])),
    ...(words.behind ?? []),
  ])
}

const aacEntry = () =>
  box('mp4a', Buffer.concat([Buffer.alloc(28), box('esds', Buffer.concat([Buffer.alloc(4), Buffer.from('0319000000' + '0411' + '40'.padEnd(26, '0') + '0502' + '1188', 'hex')]))])) // prettier-ignore
const opusEntry = () => box('Opus', Buffer.concat([Buffer.alloc(28), box('dOps', Buffer.from([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]))]))

export function box(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8)
  head.write(name, 4)
  return Buffer.concat([head, content])
}
