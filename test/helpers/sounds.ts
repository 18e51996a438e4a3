/** Recordings for tests, written by hand: real containers around silence or a tone, as long as the test says. */

/** PCM, 8 kHz, one byte a sample: a tone, and before it what a recorder may write about itself. */
export function aWav(seconds = 2, said = ''): Buffer {
  const samples = Buffer.from(Array.from({ length: Math.round(8000 * seconds) }, (_, n) => 128 + Math.round(40 * Math.sin(n / 3))))
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(1, 2)
  format.writeUInt32LE(8000, 4)
  format.writeUInt32LE(8000, 8)
  format.writeUInt16LE(1, 12)
  format.writeUInt16LE(8, 14)
  const note = said ? riff('LIST', Buffer.from(`INFO${said.padEnd(40)}`)) : Buffer.alloc(0)
  return riff('RIFF', Buffer.concat([Buffer.from('WAVE'), riff('fmt ', format), note, riff('data', samples)]))
}

function riff(name: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(name), size, content])
}

/** MPEG 2, layer III, 16 kHz, 16 kbit: frames of 72 bytes and 36 ms, an ID3 tag before them and one behind. */
export function anMp3(seconds = 2, said = ''): Buffer {
  const frame = Buffer.alloc(72)
  frame.set([0xff, 0xf3, 0x28, 0xc4])
  const words = Buffer.from(said)
  const before = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, words.length]), words])
  const behind = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, said.slice(0, 30) || ' ')])
  const frames = Array.from({ length: Math.round(seconds / 0.036) }, () => frame)
  return said ? Buffer.concat([before, ...frames, behind]) : Buffer.concat(frames)
}

/** ADTS, 16 kHz: frames of 64 ms. */
export function anAac(seconds = 2): Buffer {
  const frame = Buffer.alloc(40)
  frame.set([0xff, 0xf1, 0x60, 0x40, 40 >> 3, (40 & 7) << 5, 0xfc])
  return Buffer.concat(Array.from({ length: Math.round(seconds / 0.064) }, () => frame))
}

/** As Firefox records: the head, the comments, one page of sound. */
export function anOgg(seconds = 2): Buffer {
  const head = Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])])
  return Buffer.concat([
    oggPage(0n, head),
    oggPage(0n, Buffer.from('OpusTags')),
    oggPage(BigInt(Math.round(seconds * 48_000)), Buffer.alloc(200)),
  ])
}

function oggPage(position: bigint, content: Buffer): Buffer {
  const page = Buffer.alloc(28)
  page.write('OggS')
  page.writeBigUInt64LE(position, 6)
  page.writeUInt32LE(7, 14)
  page.set([1, content.length], 26)
  return Buffer.concat([page, content])
}

/** As Chrome records: sizes unknown, one track (1 picture, 2 sound), a block a second and one at the end. */
export function aWebm(seconds = 2, { track = 2, said = 'Chrome' } = {}): Buffer {
  const unknown = (id: string) => Buffer.from(`${id}01ffffffffffffff`, 'hex')
  const block = (at: number) => ebml('a3', Buffer.concat([Buffer.from([0x81, at >> 8, at & 255, 0x80]), Buffer.alloc(20)]))
  const times = [...Array.from({ length: Math.floor(seconds) }, (_, n) => n * 1000), Math.round(seconds * 1000)].filter((at) => at < 32_000)
  return Buffer.concat([
    ebml('1a45dfa3', Buffer.from('4282847765626d', 'hex')),
    unknown('18538067'),
    ebml('1549a966', Buffer.concat([ebml('2ad7b1', Buffer.from('0f4240', 'hex')), ebml('5741', Buffer.from(said))])),
    ebml('1654ae6b', ebml('ae', ebml('83', Buffer.from([track])))),
    unknown('1f43b675'),
    ebml('e7', Buffer.from([0])),
    ...times.map(block),
  ])
}

function ebml(id: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id, 'hex'), Buffer.from([0x40 | (content.length >> 8), content.length & 255]), content])
}

/** As Safari records: a track that tells no length, and fragments that do. */
export function anM4a(seconds = 2, { handler = 'soun', said = '' } = {}): Buffer {
  const time = Buffer.alloc(24)
  time.writeUInt32BE(3_900_000_000, 4)
  time.writeUInt32BE(48_000, 12)
  const hdlr = Buffer.alloc(24)
  hdlr.write(handler, 8)
  const usual = Buffer.alloc(24)
  usual.writeUInt32BE(1024, 12)
  const run = Buffer.alloc(8)
  run.writeUInt32BE(Math.round((seconds * 48_000) / 1024), 4)
  const track = box('trak', box('mdia', Buffer.concat([box('mdhd', time), box('hdlr', hdlr)])))
  const about = said ? box('udta', Buffer.from(said)) : Buffer.alloc(0)
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0')),
    box('moov', Buffer.concat([track, box('mvex', box('trex', usual)), about])),
    box('moof', box('traf', Buffer.concat([box('tfhd', Buffer.alloc(8)), box('trun', run)]))),
    box('mdat', Buffer.alloc(64)),
  ])
}

function box(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(content.length + 8)
  head.write(name, 4)
  return Buffer.concat([head, content])
}
