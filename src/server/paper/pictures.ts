/** Pictures inside a paper: what a camera wrote beside them (place, device, time) is taken out, the picture stays as it is. */

const [START, SCAN, END] = [0xd8, 0xda, 0xd9]
/** EXIF and XMP, IPTC, and notes in words. */
const TELLING = [0xe1, 0xed, 0xfe]

/** A JPEG without the segments that tell of its maker; what is no JPEG, or a damaged one, comes back as it is. */
export function plainJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== START) return bytes
  const parts = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 3 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== SCAN && bytes[at + 1] !== END) {
    const next = at + 2 + bytes[at + 2]! * 256 + bytes[at + 3]!
    if (!TELLING.includes(bytes[at + 1]!)) parts.push(bytes.subarray(at, next))
    at = next
  }
  return bytes[at] === 0xff ? Buffer.concat([...parts, bytes.subarray(at)]) : bytes
}
