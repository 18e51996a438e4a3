/** What is the matter with a file that could not be read as a photo: nothing in it, cut short, of another kind, or no picture at all. */
import type { ProblemCode } from '../../domain/problems-told'

type Unread = Extract<ProblemCode, 'photoEmpty' | 'photoCut' | 'photoKind' | 'photoNotImage'>

/** The first bytes of the kinds that are read here. */
const JPEG = Buffer.from('ffd8ff', 'hex')
const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
/** Picture kinds that phones and cameras write and that are not read here: HEIC and AVIF have their name after `ftyp`. */
const OTHERS = [/^....ftyp(hei|hev|mif|msf|avi)/s, /^(II\*\0|MM\0\*)/, /^GIF8/, /^BM/]
const HEADER = 32

export function whatIsWrong(bytes: Buffer): Unread {
  if (bytes.length === 0) return 'photoEmpty'
  if (isCut(bytes)) return 'photoCut'
  const start = bytes.toString('latin1', 0, HEADER)
  return OTHERS.some((kind) => kind.test(start)) ? 'photoKind' : 'photoNotImage'
}

/** It begins as a photo does, and what follows is a photo's as far as it goes. */
function isCut(bytes: Buffer): boolean {
  if (bytes.subarray(0, JPEG.length).equals(JPEG)) return isJpegSoFar(bytes)
  if (bytes.subarray(0, PNG.length).equals(PNG)) return true
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
}

const SCAN = 0xda

/** Goes from segment to segment, up to the picture itself or the end of what there is. */
function isJpegSoFar(bytes: Buffer): boolean {
  for (let at = 2; at + 3 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (bytes[at] !== 0xff) return false
    if (bytes[at + 1] === SCAN) return true
  }
  return true
}
