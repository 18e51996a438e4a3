/**
 * What an uploaded voice message (语音留言) is: told by its first bytes, never by its name; measured by its own frames, and rid of what is
 * written around the sound. It is not decoded: no decoder of ours ever runs on what strangers send.
 */
import { MAX_VOICE_SECONDS } from '../../domain/report/draft'
import { Refused } from '../refused'
import { measureMp4, measureOgg, measureWebm, trimWav } from './containers'
import { trimAac, trimMp3 } from './frames'

/** What a recorder of WeChat (mp3) or of a browser (m4a, webm, ogg, wav, aac) writes. */
export const CONTENT_TYPES = {
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  webm: 'audio/webm',
  ogg: 'audio/ogg',
} as const
export type SoundKind = keyof typeof CONTENT_TYPES
/** `bytes`: what is kept. */
export type Sound = { kind: SoundKind; seconds: number; bytes: Buffer }
export type Measured = { seconds: number; bytes: Buffer }

/** Recorders stop a little late. */
const SLACK_SECONDS = 2

/** The sound in these bytes. Refuses what is none, what has a picture in it, and what is too long. */
export function soundOf(bytes: Buffer): Sound {
  const kind = kindOf(bytes)
  const sound = kind && measured(kind, bytes)
  if (!sound || !(sound.seconds > 0)) throw new Refused(415, 'voiceNotSound')
  if (sound.seconds > MAX_VOICE_SECONDS + SLACK_SECONDS) throw new Refused(413, 'voiceTooLong')
  return { kind, ...sound, seconds: Math.round(sound.seconds * 10) / 10 || 0.1 }
}

/** Every way of being damaged means the same to whoever sent it. */
function measured(kind: SoundKind, bytes: Buffer): Measured | undefined {
  try {
    return MEASURES[kind](Buffer.from(bytes))
  } catch (error) {
    // Node's own is not an instance of ours under every test runner
    if ((error as Error).name === 'RangeError') return undefined
    throw error
  }
}

const MEASURES: Record<SoundKind, (bytes: Buffer) => Measured | undefined> = {
  mp3: trimMp3,
  aac: trimAac,
  m4a: measureMp4,
  wav: trimWav,
  webm: measureWebm,
  ogg: measureOgg,
}

function kindOf(bytes: Buffer): SoundKind | undefined {
  const says = (word: string, at = 0) => bytes.toString('latin1', at, at + word.length) === word
  if (says('RIFF') && says('WAVE', 8)) return 'wav'
  if (says('OggS')) return 'ogg'
  if (says('\x1a\x45\xdf\xa3')) return 'webm'
  if (says('ftyp', 4)) return 'm4a'
  // an ID3 tag stands before either
  const [sync = 0, next = 0] = bytes.subarray(id3Length(bytes))
  if (sync !== 0xff || (next & 0xe0) !== 0xe0) return undefined
  return (next & 0x06) === 0 ? 'aac' : 'mp3'
}

/** How long an ID3v2 tag at the beginning is: it may name a device, a place, a person. */
export function id3Length(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3' || bytes.length < 10) return 0
  const [a, b, c, d] = bytes.subarray(6, 10) as unknown as [number, number, number, number]
  return 10 + (((a & 0x7f) << 21) | ((b & 0x7f) << 14) | ((c & 0x7f) << 7) | (d & 0x7f))
}
