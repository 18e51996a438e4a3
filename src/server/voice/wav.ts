/** WAV: the format said anew and the samples; every other chunk (names, places, notes) is left out. */
import type { Sound } from './kinds'

const PCM = 1
/** As WAVE_FORMAT_EXTENSIBLE says it, with the real format further on. */
const EXTENSIBLE = 0xfffe
const HERTZ = [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000]
const BITS = [8, 16, 24]

type Format = { channels: number; hertz: number; bits: number }

export function remadeWav(bytes: Buffer): Sound | undefined {
  let format: Format | undefined
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, size] = [bytes.toString('latin1', at, at + 4), bytes.readUInt32LE(at + 4)]
    const chunk = bytes.subarray(at + 8, at + 8 + size)
    if (name === 'fmt ') format = formatOf(chunk)
    if (name === 'data') return format && soundIn(format, chunk)
    at += 8 + size + (size % 2)
  }
  return undefined
}

function formatOf(chunk: Buffer): Format | undefined {
  const said = chunk.readUInt16LE(0)
  const [code, channels] = [said === EXTENSIBLE ? chunk.readUInt16LE(24) : said, chunk.readUInt16LE(2)]
  const [hertz, bits] = [chunk.readUInt32LE(4), chunk.readUInt16LE(14)]
  const isKnown = code === PCM && HERTZ.includes(hertz) && BITS.includes(bits) && (channels === 1 || channels === 2)
  return isKnown ? { channels, hertz, bits } : undefined
}

/** Whole samples only. */
function soundIn({ channels, hertz, bits }: Format, data: Buffer): Sound {
  const each = (channels * bits) / 8
  const samples = data.subarray(0, data.length - (data.length % each))
  const head = Buffer.alloc(44)
  head.write('RIFF')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(PCM, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(hertz, 24)
  head.writeUInt32LE(hertz * each, 28)
  head.writeUInt16LE(each, 32)
  head.writeUInt16LE(bits, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return { kind: 'wav', seconds: samples.length / each / hertz, bytes: Buffer.concat([head, samples]) }
}
