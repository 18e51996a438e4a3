/** What becomes of an uploaded photo: decoded, turned upright, made smaller and written anew, so that nothing but pixels is left of it. */
import sharp, { type Metadata } from 'sharp'
import { Refused } from '../refused'
import { whatIsWrong } from './unread'

export type Picture = { large: Buffer; small: Buffer; width: number; height: number }

const LARGE = 1920
const SMALL = 320
const MAX_PIXELS = 50e6
/** A JPEG is read at a half, a quarter or an eighth of its size, so that the largest a phone takes costs no more than another. */
const MAX_JPEG_PIXELS = 120e6
/** What a picture that cannot be read row by row may hold at once; with what is around it, 150 MiB. */
const MAX_WHOLE = 110 * 1024 * 1024
const DECODING_SECONDS = 20

// SVG, PDF, TIFF and everything else the library could open stay closed: they read files, or are rarely tested decoders
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
// one photo at a time on one thread: a burst of uploads waits in line, and the other core goes on answering
sharp.concurrency(1)
sharp.cache(false)

const INPUT = { limitInputPixels: MAX_JPEG_PIXELS, failOn: 'error', sequentialRead: true } as const

let last: Promise<unknown> = Promise.resolve()

/** The photo in two sizes, without EXIF (place, device, time), profile or anything hidden behind it. Refuses what is not a photo. */
export function reencode(bytes: Buffer): Promise<Picture> {
  const turn = last.then(() => inTwoSizes(bytes))
  last = turn.catch(() => {})
  return turn
}

async function inTwoSizes(bytes: Buffer): Promise<Picture> {
  try {
    await refuseHuge(bytes)
    const upright = sharp(bytes, INPUT).autoOrient().resize(LARGE, LARGE, { fit: 'inside', withoutEnlargement: true })
    const large = await upright
      .flatten({ background: '#fff' })
      .timeout({ seconds: DECODING_SECONDS })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    const thumb = sharp(large.data, INPUT).resize(SMALL, SMALL, { fit: 'cover', withoutEnlargement: true })
    return { large: large.data, small: await thumb.jpeg({ quality: 70 }).toBuffer(), width: large.info.width, height: large.info.height }
  } catch (error) {
    if (error instanceof Refused) throw error
    // the decoder's own words are not for the reader
    throw new Refused(415, whatIsWrong(bytes))
  }
}

/** Looks at the header alone, so a bomb costs a millisecond. */
async function refuseHuge(bytes: Buffer) {
  const header = await sharp(bytes, { ...INPUT, limitInputPixels: false }).metadata()
  const pixels = header.width * header.height
  const isHuge = pixels > (header.format === 'jpeg' ? MAX_JPEG_PIXELS : MAX_PIXELS)
  if (isHuge || pixels * heldOf(header, bytes) > MAX_WHOLE) throw new Refused(413, 'photoTooManyPixels')
}

/** Bytes held for each pixel of a picture that is kept whole while it is read: several scans, or WebP without loss; others come in rows. */
function heldOf({ format, isProgressive, chromaSubsampling, channels, bitsPerSample = 8 }: Metadata, bytes: Buffer): number {
  if (format === 'webp') return bytes.includes('VP8L') ? 4 : 0
  if (!isProgressive) return 0
  const samples = chromaSubsampling === '4:2:0' ? 1.5 : channels
  return format === 'jpeg' ? 2 * samples : (channels * bitsPerSample) / 8
}
