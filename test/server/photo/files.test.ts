import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { Keys } from '../../../src/server/keys'
import { PhotoFiles, sha256Of, type Address } from '../../../src/server/photo/files'
import { TEST_NOW, TEST_SECRET } from '../../helpers/constants'
import { aBomb, aJpeg, anSvg, aPhonePhoto, aPng, aPolyglot, aWebp } from '../../helpers/images'
import { effortOf } from '../../helpers/effort'

let files: PhotoFiles
beforeEach(() => (files = new PhotoFiles(path.join(mkdtempSync(path.join(tmpdir(), 'photo-')), 'photos'), new Keys(TEST_SECRET))))
afterEach(() => rmSync(path.dirname(files.dir), { recursive: true, force: true }))

const kept = (sha256: string, size: 'small' | 'large') => readFileSync(files.pathOf(sha256, size))
const refusal = (bytes: Buffer) =>
  files.keep(bytes).then(
    () => 'kept',
    (error) => `${error.statusCode} ${error.problem}`,
  )
const onDisk = () => readdirSync(files.dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

test('nothing of place, maker or side is left of a phone photo, and it stands upright', async () => {
  const bytes = await aPhonePhoto()
  expect((await sharp(bytes).metadata()).exif).toBeDefined()
  const photo = await files.keep(bytes)
  expect(photo).toMatchObject({ width: 1440, height: 1920 })
  for (const size of ['large', 'small'] as const) {
    const { format, exif, icc, xmp, iptc, orientation } = await sharp(kept(photo.sha256, size)).metadata()
    expect({ format, exif, icc, xmp, iptc, orientation }).toEqual({ format: 'jpeg' })
  }
  expect(kept(photo.sha256, 'large').includes('Huawei')).toBe(false)
  expect(photo.bytes).toBe(kept(photo.sha256, 'large').length)
})

test('the name is the content, the small one is a square of 320, and no half-written file is left', async () => {
  const { sha256 } = await files.keep(await aJpeg())
  expect(sha256Of(kept(sha256, 'large'))).toBe(sha256)
  expect(await sharp(kept(sha256, 'small')).metadata()).toMatchObject({ width: 320, height: 320 })
  expect(
    onDisk()
      .map((entry) => entry.name)
      .sort(),
  ).toEqual([`${sha256}-320.jpg`, `${sha256}.jpg`])
})

test('PNG and WebP become JPEG; a small picture is not blown up', async () => {
  for (const bytes of [await aPng(), await aWebp()]) {
    const photo = await files.keep(bytes)
    expect(photo).toMatchObject({ width: 300, height: 200 })
    expect((await sharp(kept(photo.sha256, 'large')).metadata()).format).toBe('jpeg')
  }
})

test('what is drawn on nothing stands on white', async () => {
  const clear = await sharp({ create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .png()
    .toBuffer()
  const { sha256 } = await files.keep(clear)
  expect((await sharp(kept(sha256, 'large')).stats()).channels.map((channel) => channel.min)).toEqual([255, 255, 255])
})

test('a web page hidden behind a photo does not come along', async () => {
  const { sha256 } = await files.keep(Buffer.concat([await aJpeg(), Buffer.from('<script>alert(1)</script>')]))
  expect(kept(sha256, 'large').includes('script')).toBe(false)
})

const gif = () =>
  sharp({ create: { width: 9, height: 9, channels: 3, background: '#888' } })
    .gif()
    .toBuffer()
const tiff = () =>
  sharp({ create: { width: 9, height: 9, channels: 3, background: '#888' } })
    .tiff()
    .toBuffer()
const NOT_PHOTOS: [string, () => Buffer | Promise<Buffer>][] = [
  ['an SVG', anSvg],
  ['a page that says it is a JPEG', aPolyglot],
  ['noise', () => Buffer.alloc(5_000, 'x')],
]
for (const [what, make] of NOT_PHOTOS)
  test(`${what} is not a photo`, async () => {
    expect(await refusal(await make())).toBe('415 photoNotImage')
    expect(files.dir && readdirSync(path.dirname(files.dir))).toEqual([])
  })

const cut = async (made: Promise<Buffer>, bytes: number) => (await made).subarray(0, bytes)
const named = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic${'x'.repeat(500)}`, 'latin1')
const UNREAD: [string, string, () => Buffer | Promise<Buffer>][] = [
  ['half a JPEG', 'photoCut', () => cut(aJpeg(), 20_000)],
  ['a JPEG that ends in its header', 'photoCut', () => cut(aPhonePhoto(400, 300), 150)],
  ['half a PNG', 'photoCut', () => cut(aPng(), 20_000)],
  ['a PNG that ends in its header', 'photoCut', () => cut(aPng(), 20)],
  ['half a WebP', 'photoCut', () => cut(aWebp(), 3_000)],
  ['a file with nothing in it', 'photoEmpty', () => Buffer.alloc(0)],
  ['a HEIC of an iPhone', 'photoKind', () => named('heic')],
  ['an AVIF', 'photoKind', () => named('avif')],
  [
    'a real AVIF',
    'photoKind',
    async () =>
      sharp(await aPng())
        .avif({ effort: 0 })
        .toBuffer(),
  ],
  ['a GIF', 'photoKind', gif],
  ['a TIFF', 'photoKind', tiff],
]
for (const [what, code, make] of UNREAD)
  test(`${what} is refused by what is the matter with it, not as no photo`, async () => {
    expect(await refusal(await make())).toBe(`415 ${code}`)
  })

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#679' }, limitInputPixels: false })
const MIB = 1024 * 1024
/** How much more memory this process held at most meanwhile, in MiB, where the system tells it. */
async function heldBy(run: () => Promise<unknown>): Promise<number> {
  if (process.platform !== 'linux') return Number(await run().then(() => 0))
  writeFileSync('/proc/self/clear_refs', '5')
  const before = process.memoryUsage.rss()
  await run()
  return (Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))![1]) * 1024 - before) / MIB
}

test('a JPEG of 108 million pixels is taken, made as small as any other, and costs no more memory than one', async () => {
  const bytes = await plain(12_000, 9_000).jpeg().toBuffer()
  const held = await heldBy(async () => expect(await files.keep(bytes)).toMatchObject({ width: 1920, height: 1440 }))
  expect(held).toBeLessThan(150)
})

test('the largest in several scans that is taken holds less than 150 MiB', async () => {
  const bytes = await plain(7_500, 5_000).jpeg({ progressive: true }).toBuffer()
  expect(await heldBy(async () => expect(await refusal(bytes)).toBe('kept'))).toBeLessThan(150)
})

const TOO_LARGE: [string, () => Promise<Buffer>][] = [
  ['a JPEG of 130 million pixels', () => plain(13_000, 10_000).jpeg().toBuffer()],
  ['a JPEG of 50 million pixels in several scans', () => plain(8_000, 6_250).jpeg({ progressive: true }).toBuffer()],
  ['an interlaced PNG of 50 million pixels', () => plain(8_000, 6_250).png({ progressive: true, compressionLevel: 1 }).toBuffer()],
  ['a WebP of 50 million pixels without loss', () => plain(8_000, 6_250).webp({ lossless: true, effort: 0 }).toBuffer()],
]
for (const [what, make] of TOO_LARGE)
  test(`${what} is refused before it is read: it would have to be held whole`, async () => {
    const bytes = await make()
    const effort = await effortOf(async () => expect(await refusal(bytes)).toBe('413 photoTooManyPixels'))
    expect(effort).toBeLessThan(500)
  })

test('a PNG of 50 million pixels is taken: it is read row by row', async () => {
  expect(await refusal(await plain(8_000, 6_250).png({ compressionLevel: 1 }).toBuffer())).toBe('kept')
})

test('a picture of 600 million pixels is refused by its header alone', async () => {
  const effort = await effortOf(async () => expect(await refusal(aBomb())).toBe('413 photoTooManyPixels'))
  expect(effort).toBeLessThan(500)
})

test('many at once wait in line, and a bad one does not hold up the next', async () => {
  const bytes = await aJpeg()
  const results = await Promise.all([bytes, anSvg(), bytes, aBomb(), bytes].map(refusal))
  expect(results).toEqual(['kept', '415 photoNotImage', 'kept', '413 photoTooManyPixels', 'kept'])
})

test('removing takes both sizes, and may be done twice', async () => {
  const { sha256 } = await files.keep(await aJpeg())
  await files.remove(sha256)
  await files.remove(sha256)
  expect(onDisk()).toEqual([])
})

const partsOf = (address: string): Address => {
  const url = new URL(address, 'http://x')
  const [, , id, size] = url.pathname.split('/')
  return { id: id!, size: size!, ...(Object.fromEntries(url.searchParams) as { e: string; v: string; s: string }) }
}
const MINUTE = 60_000

test('an address is the same for some minutes and dead after at most fifteen', () => {
  const now = Math.floor(TEST_NOW / (5 * MINUTE)) * 5 * MINUTE
  const address = files.addressOf({ id: 'p1' }, 'small', 'resident:li', now)
  expect(files.addressOf({ id: 'p1' }, 'small', 'resident:li', now + 4 * MINUTE)).toBe(address)
  expect(files.addressOf({ id: 'p1' }, 'small', 'resident:li', now + 5 * MINUTE)).not.toBe(address)
  expect(files.checks(partsOf(address), now + 4 * MINUTE)).toBe(true)
  expect(files.checks(partsOf(address), now + 15 * MINUTE - 1)).toBe(true)
  expect(files.checks(partsOf(address), now + 15 * MINUTE)).toBe(false)
})

test('an address tells nobody who looks, and differs from viewer to viewer', () => {
  const li = files.addressOf({ id: 'p1' }, 'small', 'resident:li', TEST_NOW)
  expect(li).not.toContain('li&')
  expect(li).not.toContain('resident')
  expect(files.addressOf({ id: 'p1' }, 'small', 'resident:wu', TEST_NOW)).not.toBe(li)
})

test('an address changed anywhere is no address', () => {
  const right = partsOf(files.addressOf({ id: 'p1' }, 'small', 'resident:li', TEST_NOW))
  const changes: Partial<Address>[] = [
    { id: 'p2' },
    { size: 'large' },
    { v: 'x' },
    { e: String(Number(right.e) + 1) },
    { s: '' },
    { s: `${right.s}A` },
  ]
  for (const change of changes) expect(files.checks({ ...right, ...change }, TEST_NOW)).toBe(false)
  const other = new PhotoFiles(files.dir, new Keys(Buffer.alloc(32, 8)))
  expect(other.checks(right, TEST_NOW)).toBe(false)
})
