/**
 * Hostile uploads: recordings and photos with words hidden in every place their forms have for them. Whatever is taken is fetched again
 * and looked through, bit by bit; what still holds the words is a finding. What may be refused is in no list: refusing is always right.
 */
import sharp from 'sharp'
import { aJpeg, aPng, aPolyglot, aWebp, anSvg, chunk, upload } from '../helpers/images'
import {
  aPaddedOpusPacket,
  aWav,
  aWebm,
  anAac,
  anAacBlock,
  anM4a,
  anMp3,
  anMp3Frame,
  anOgg,
  bitsIn,
  bitsOf,
  box,
  ebml,
  oggPage,
  riff,
} from '../helpers/sounds'

/** Sends a request to the server attacked, as somebody who may upload. */
export type Send = (request: { method: 'GET' | 'POST'; url: string; headers?: Record<string, string>; payload?: Buffer }) => Promise<{
  status: number
  body: Buffer
}>
export type Hidden = { name: string; bytes: Buffer }

/** What no file may carry on. */
export const SECRET = 'Wang5-49.4401N'

/** What was done, by name: kept clean, refused, or found out. */
export async function attackUploads(send: Send): Promise<{ findings: string[]; kept: string[]; refused: string[] }> {
  const done = { findings: [] as string[], kept: [] as string[], refused: [] as string[] }
  for (const [url, files] of [
    ['/api/voices', hostileVoices()],
    ['/api/photos', await hostilePhotos()],
  ] as const)
    // prettier-ignore
    for (const { name, bytes } of files) {
      const { status, body } = await send({ method: 'POST', url, ...upload(bytes) })
      if (status >= 500) done.findings.push(`${name}: answered ${status}`)
      else if (status !== 200) done.refused.push(name)
      else done[(await leaks(send, body)) ? 'findings' : 'kept'].push(name)
    }
  return done
}

/** Whether any of the files that came of an upload holds the words. */
async function leaks(send: Send, reply: Buffer): Promise<boolean> {
  const { address, small, large } = JSON.parse(reply.toString()) as { address?: string; small?: string; large?: string }
  for (const url of [address, small, large].filter((one) => one !== undefined)) {
    const { status, body } = await send({ method: 'GET', url })
    if (status !== 200 || holds(body)) return true
  }
  return false
}

/** Whether the words are in these bytes, at whatever bit they begin. */
export function holds(bytes: Buffer, words = SECRET): boolean {
  const bits = bitsIn(bytes)
  return bits.includes(bitsIn(Buffer.from(words)))
}

/** A recording of each form for each place where words can hide. */
export function hostileVoices(): Hidden[] {
  const words = Buffer.from(SECRET)
  const of = (form: string, places: Record<string, Buffer>) =>
    Object.entries(places).map(([place, bytes]) => ({ name: `${form} ${place}`, bytes }))
  return [
    ...of('wav', {
      'list before': aWav(2, SECRET),
      'list behind': aWav(2, '', { behind: [riff('LIST', words)] }),
      'id3 chunk': aWav(2, '', { behind: [riff('id3 ', words)] }),
      'second data': aWav(2, '', { behind: [riff('data', words)] }),
      'junk chunk': aWav(2, '', { before: [riff('JUNK', words)] }),
      'longer format': aWav(2, '', { format: SECRET }),
      'trailing bytes': Buffer.concat([aWav(2), words]),
    }),
    ...of('mp3', {
      'id3v2 and id3v1': anMp3(2, SECRET),
      'ape tag': Buffer.concat([anMp3(2), Buffer.from(`APETAGEX${SECRET}`)]),
      'tag between frames': Buffer.concat([anMp3(1), Buffer.from(`ID3\x03\0\0\0\0\0\x20${SECRET}`.padEnd(42)), anMp3(1)]),
      'encoder frame': Buffer.concat([anMp3Frame(`Xing\0\0\0\x0f${SECRET}`), anMp3(2)]),
      'ancillary data': anMp3(2, '', anMp3Frame(SECRET)),
      'ancillary data behind sound': anMp3(2, '', anMp3Frame(`\0\0\0\0${SECRET}`, Buffer.from('000200000000000000', 'hex'))),
      'side information': anMp3(2, '', anMp3Frame('', Buffer.concat([Buffer.of(0, 0), words]).subarray(0, 9))),
      'checked frame': anMp3(2, '', checked(anMp3Frame(SECRET))),
      'trailing bytes': Buffer.concat([anMp3(2), words]),
    }),
    ...of('aac', {
      'id3 before': Buffer.concat([Buffer.from(`ID3\x03\0\0\0\0\0${String.fromCharCode(words.length)}${SECRET}`), anAac(2)]),
      'fill before the sound': anAac(2, { block: anAacBlock({ before: fill(words) }) }),
      'fill behind the sound': anAac(2, { block: anAacBlock({ behind: fill(words) }) }),
      'data before the sound': anAac(2, { block: anAacBlock({ before: data(words) }) }),
      'data behind the sound': anAac(2, { block: anAacBlock({ behind: data(words) }) }),
      'behind the end of a block': anAac(2, { block: anAacBlock({ after: SECRET }) }),
      'private and copyright bits': anAac(2, { marks: true }),
      checksums: anAac(2, { checked: SECRET }),
      'program config': anAac(2, { block: anAacBlock({ before: `101${bitsIn(words)}` }) }),
      'trailing bytes': Buffer.concat([anAac(2), words]),
    }),
    ...[false, true].flatMap((opus) =>
      of(opus ? 'mp4 with opus' : 'mp4', {
        'user data': anM4a(2, { opus, said: SECRET }),
        metadata: anM4a(2, { opus, inTrack: [box('meta', words)] }),
        'private box': anM4a(2, { opus, inTrack: [box('uuid', words)] }),
        'handler name': anM4a(2, { opus, name: SECRET }),
        'free space': anM4a(2, { opus, behind: [box('free', words), box('skip', words)] }),
        'before the samples': anM4a(2, { opus, gap: SECRET }),
        'unknown box': anM4a(2, { opus, inTrack: [box('zzzz', words)], behind: [box('yyyy', words)] }),
        'trailing bytes': Buffer.concat([anM4a(2, { opus }), words]),
        'second media': anM4a(2, { opus, behind: [box('mdat', words)] }),
        'inside samples': anM4a(2, { opus, sample: opus ? aPaddedOpusPacket(SECRET) : anAacBlock({ behind: fill(words), after: SECRET }) }),
      }),
    ),
    ...of('ogg', {
      'encoder name': anOgg(2, { vendor: SECRET }),
      comment: anOgg(2, { comment: `TITLE=${SECRET}` }),
      'longer head': anOgg(2, { head: SECRET }),
      padding: anOgg(2, { packet: aPaddedOpusPacket(SECRET) }),
      'another stream': Buffer.concat([anOgg(2), oggPage(0n, [words], 99)]),
      'trailing bytes': Buffer.concat([anOgg(2), words]),
    }),
    ...of('webm', {
      program: aWebm(2, { said: SECRET }),
      'track name': aWebm(2, { inTrack: [ebml('536e', words), ebml('258688', words)] }),
      tags: aWebm(2, { inSegment: [ebml('1254c367', ebml('7373', ebml('67c8', ebml('4487', words))))] }),
      attachment: aWebm(2, { inSegment: [ebml('1941a469', ebml('61a7', ebml('465c', words)))] }),
      'void and checksum': aWebm(2, { inSegment: [ebml('ec', words), ebml('bf', words)] }),
      chapters: aWebm(2, { inSegment: [ebml('1043a770', words)] }),
      'longer head': aWebm(2, { head: SECRET }),
      padding: aWebm(2, { packet: aPaddedOpusPacket(SECRET) }),
      'trailing bytes': Buffer.concat([aWebm(2), ebml('ec', words)]),
    }),
  ]
}

const fill = (words: Buffer): string => `110${bitsOf(words.length, 4)}${bitsIn(words)}`
const data = (words: Buffer): string => `1000000${'0'}${bitsOf(words.length, 8)}${bitsIn(words)}`

/** The same frame with room for a checksum, and none that fits. */
function checked(frame: Buffer): Buffer {
  const made = Buffer.concat([frame.subarray(0, 4), Buffer.from(SECRET.slice(0, 2)), frame.subarray(4, 70)])
  made[1]! &= 0xfe
  return made
}

/** A photo of each form for each place where words can hide. */
export async function hostilePhotos(): Promise<Hidden[]> {
  const words = Buffer.from(SECRET)
  const [jpeg, png, webp] = [await aJpeg(60, 60), await aPng(60, 60), await aWebp(60, 60)]
  const segment = (marker: number, content: Buffer) =>
    Buffer.concat([jpeg.subarray(0, 2), Buffer.of(0xff, marker, 0, content.length + 2), content, jpeg.subarray(2)])
  const inPng = (name: string, content: Buffer) => Buffer.concat([png.subarray(0, 33), chunk(name, content), png.subarray(33)])
  const inWebp = (name: string) => {
    const bytes = Buffer.concat([webp, riff(name, words)])
    bytes.writeUInt32LE(bytes.length - 8, 4)
    return bytes
  }
  const clear = await sharp({ create: { width: 60, height: 60, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0 } } })
    .png()
    .toBuffer()
  return [
    {
      name: 'jpeg exif',
      bytes: await sharp(jpeg)
        .withExif({ IFD0: { ImageDescription: SECRET, Artist: SECRET } })
        .jpeg()
        .toBuffer(),
    },
    { name: 'jpeg comment', bytes: segment(0xfe, words) },
    ...[0xe0, 0xe1, 0xe2, 0xed, 0xef].map((marker) => ({ name: `jpeg segment ${marker.toString(16)}`, bytes: segment(marker, words) })),
    { name: 'jpeg trailing bytes', bytes: Buffer.concat([jpeg, words]) },
    { name: 'jpeg behind another', bytes: Buffer.concat([jpeg, jpeg.subarray(0, 40), words]) },
    { name: 'png text', bytes: inPng('tEXt', Buffer.from(`Comment\0${SECRET}`)) },
    { name: 'png international text', bytes: inPng('iTXt', Buffer.from(`Comment\0\0\0\0\0${SECRET}`)) },
    { name: 'png exif', bytes: inPng('eXIf', words) },
    { name: 'png private chunk', bytes: inPng('prVt', words) },
    { name: 'png trailing bytes', bytes: Buffer.concat([png, words]) },
    { name: 'png seen through', bytes: Buffer.concat([clear, words]) },
    ...['EXIF', 'XMP ', 'ZZZZ'].map((name) => ({ name: `webp ${name.trim()}`, bytes: inWebp(name) })),
    { name: 'web page behind a jpeg head', bytes: Buffer.concat([aPolyglot(), words]) },
    { name: 'svg', bytes: Buffer.concat([anSvg(), words]) },
  ]
}
