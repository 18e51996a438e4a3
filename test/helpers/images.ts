/** Pictures for tests, good and bad, made on the spot. */
import { deflateSync, crc32 } from 'node:zlib'
import sharp from 'sharp'

const noise = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 25 } } })

export const aJpeg = (width = 800, height = 600): Promise<Buffer> => noise(width, height).jpeg().toBuffer()
export const aPng = (width = 300, height = 200): Promise<Buffer> => noise(width, height).png().toBuffer()
export const aWebp = (width = 300, height = 200): Promise<Buffer> => noise(width, height).webp().toBuffer()

/** As a phone takes it: lying on its side, with the place and the maker written in. */
export const aPhonePhoto = (width = 4000, height = 3000): Promise<Buffer> =>
  noise(width, height)
    .blur(1.2)
    .withExif({
      IFD0: { Make: 'Huawei' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '49/1 28/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '117/1 40/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 88 })
    .toBuffer()

export const anSvg = (): Buffer =>
  Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="file:///etc/passwd"/></svg>')

/** Says jpeg in its first bytes and is a web page. */
export const aPolyglot = (): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from('<html><script>alert(1)</script></html>'.repeat(50)),
  ])

/** A few bytes that claim to be 600 million pixels. */
export function aBomb(width = 30_000, height = 20_000): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(1 << 20))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

export function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/** A multipart body with one file. */
export function upload(bytes: Buffer, filename = 'photo.jpg') {
  const border = 'test-border-7f3a'
  const head = `--${border}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: image/jpeg\r\n\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${border}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${border}--\r\n`)]),
  }
}
