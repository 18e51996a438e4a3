/**
 * What an uploaded voice message (语音留言) is: told by its first bytes, never by its name; measured by its own frames, and written
 * anew from them alone, in one form for each way of coding. It is not decoded: no decoder of ours ever runs on what strangers send.
 */
import { MAX_VOICE_SECONDS } from '../../domain/report/draft'
import { Refused } from '../refused'
import { remadeAac } from './aac'
import { id3Length } from './id3'
import { remadeMp3 } from './mp3'
import { remadeMp4 } from './mp4'
import { remadeOgg } from './ogg'
import { remadeWav } from './wav'
import { remadeWebm } from './webm'
import type { Sound } from './kinds'

/** Recorders stop a little late. */
const SLACK_SECONDS = 2

/** The sound in these bytes. Refuses what is none, what has a picture in it, and what is too long. */
export function soundOf(bytes: Buffer): Sound {
  const sound = remade(bytes)
  if (!sound || !(sound.seconds > 0)) throw new Refused(415, 'voiceNotSound')
  if (sound.seconds > MAX_VOICE_SECONDS + SLACK_SECONDS) throw new Refused(413, 'voiceTooLong')
  return { ...sound, seconds: Math.round(sound.seconds * 10) / 10 || 0.1 }
}

/** Every way of being damaged means the same to whoever sent it. */
function remade(bytes: Buffer): Sound | undefined {
  try {
    return WAYS.find(({ says }) => says.every(([word, at]) => bytes.toString('latin1', at, at + word.length) === word))?.remade(bytes)
  } catch (error) {
    // Node's own is not an instance of ours under every test runner
    if ((error as Error).name === 'RangeError') return undefined
    throw error
  }
}

type Way = { says: readonly (readonly [word: string, at: number])[]; remade: (bytes: Buffer) => Sound | undefined }

/** What recorders of WeChat (mp3) and of browsers write, by their first bytes. */
const WAYS: readonly Way[] = [
  { says: [['RIFF', 0], ['WAVE', 8]], remade: remadeWav }, // prettier-ignore
  { says: [['OggS', 0]], remade: remadeOgg },
  { says: [['\x1a\x45\xdf\xa3', 0]], remade: remadeWebm },
  { says: [['ftyp', 4]], remade: remadeMp4 },
  { says: [], remade: (bytes) => (isAdts(bytes) ? remadeAac(bytes) : remadeMp3(bytes)) },
]

/** Both begin with the same eleven bits; the layer tells them apart. */
function isAdts(bytes: Buffer): boolean {
  const [, next = 0] = bytes.subarray(id3Length(bytes))
  return (next & 0x06) === 0
}
