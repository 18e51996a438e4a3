/** What becomes of an uploaded photo: decoded, turned upright, made smaller and written anew, so that nothing but pixels is left of it. */
import sharp, { type Metadata } from 'sharp'
import { Refused } from '../refused'

export type Picture = { large: Buffer; small: Buffer; width: number; height: number }

const LARGE = 1920
const SMALL = 320
const MAX_PIXELS = 50e6
const DECODING_SECONDS = 20

// SVG, PDF, TIFF and everything else the library could open stay closed: they read files, or are rarely tested decoders
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
// one photo at a time on one thread: a burst of uploads waits in line, and the other core goes on answering
sharp.concurrency(1)
sharp.cache(false)

const INPUT = { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true } as const

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
    // the decoder's own words are not for the reader, and every failure to decode means the same
    throw new Refused(415, 'photoNotImage')
  }
}

/** Looks at the header alone, so a bomb costs a millisecond. */
async function refuseHuge(bytes: Buffer) {
  const { width, height }: Pick<Metadata, 'width' | 'height'> = await sharp(bytes, { ...INPUT, limitInputPixels: false }).metadata()
  if (width * height > MAX_PIXELS) throw new Refused(413, 'photoTooManyPixels')
}
