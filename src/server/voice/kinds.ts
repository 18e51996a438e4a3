/** What is kept: mp3, aac (ADTS), wav (PCM), webm (Opus). Recordings of earlier versions also lie as m4a and ogg. */
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

/** An Opus stream as it is read out of one container and written into another. */
export type OpusHead = { channels: 1 | 2; preSkip: number }
/** `ticks`: how long it sounds, in samples of 48 kHz. */
export type OpusPacket = { bytes: Buffer; ticks: number }
