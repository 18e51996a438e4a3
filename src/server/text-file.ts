/**
 * Text files people hand over (导入的文件): UTF-8, GBK (GB18030) as older office programs write it, or UTF-16 with its mark. Anything else, and text
 * that was taken for another encoding on its way (乱码), is refused with words and the line, never stored as rubbish.
 */
import fs from 'node:fs'

const ENCODINGS = ['utf-8', 'gb18030'] as const
type Encoding = (typeof ENCODINGS)[number] | 'utf-16le' | 'utf-16be'

const SAVE_AGAIN = '请用原来的文件另存为 UTF-8 再导入。'

/** All of a file as text; throws with words about what is wrong and where. */
export function readText(file: string): string {
  const bytes = fs.readFileSync(file)
  const encoding = markOf(bytes) ?? ENCODINGS.find((one) => decodes(one, bytes))
  if (!encoding) throw new Error(`${file}：既不是 UTF-8 也不是 GBK 的文字，读不了。${SAVE_AGAIN}`)
  const text = new TextDecoder(encoding).decode(bytes)
  const line = text.split('\n').findIndex(isGarbled)
  if (line >= 0) throw new Error(`${file}：第 ${line + 1} 行是乱码（文字转错过编码）。${SAVE_AGAIN}`)
  return text
}

/** Pieces of a long file as text, whatever its encoding; lines that are garbled are for the caller to refuse. */
export async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(file))
  for await (const piece of fs.createReadStream(file)) yield decoder.decode(piece as Buffer, { stream: true })
  yield decoder.decode()
}

async function encodingOf(file: string): Promise<Encoding> {
  for (const encoding of ENCODINGS) {
    const decoder = new TextDecoder(encoding, { fatal: true })
    try {
      for await (const piece of fs.createReadStream(file)) {
        const mark = markOf(piece as Buffer)
        if (mark && mark !== 'utf-8') return mark
        decoder.decode(piece as Buffer, { stream: true })
      }
      decoder.decode()
      return encoding
    } catch (error) {
      if ((error as { code?: string }).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
    }
  }
  throw new Error(`${file}：既不是 UTF-8 也不是 GBK 的文字，读不了。${SAVE_AGAIN}`)
}

function markOf([first, second]: Buffer): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

function decodes(encoding: Encoding, bytes: Buffer): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** What stands where a letter could not be read, and what that looks like after one more wrong turn. */
const LOST = /\uFFFD|锟斤拷|烫烫烫/
const HAN = /\p{Script=Han}/gu
/** Shorter runs fit another encoding by chance. */
const LONG_ENOUGH = 4

/** Words that were written in one encoding and read in another: taken back they are Chinese of fewer letters. */
export const isGarbled = (text: string): boolean =>
  LOST.test(text) || twiceEncoded(text, bytesOfLatin, ENCODINGS) || twiceEncoded(text, bytesOfGbk, ['utf-8'])

function twiceEncoded(text: string, bytesOf: (run: string) => number[] | undefined, encodings: readonly Encoding[]): boolean {
  const runs = (text.match(/[^\0-\x7f]+/g) ?? []).filter((run) => run.length >= LONG_ENOUGH)
  const turned = runs.filter((run) => isChinese(bytesOf(run), encodings))
  return turned.length > 0 && turned.length * 2 > runs.length
}

/** Bytes that are Chinese characters in UTF-8 or GBK, but perhaps for a letter cut at either end. */
const isChinese = (bytes: number[] | undefined, encodings: readonly Encoding[]): boolean =>
  bytes !== undefined && encodings.some((encoding) => isMostlyHan(new TextDecoder(encoding).decode(Uint8Array.from(bytes))))

function isMostlyHan(text: string): boolean {
  const [han, lost] = [text.match(HAN)?.length ?? 0, text.match(/\uFFFD/g)?.length ?? 0]
  return han >= 2 && lost <= 1 && han * 2 >= [...text].length
}

const latin = new Map(
  Array.from({ length: 128 }, (_, index) => [new TextDecoder('windows-1252').decode(Uint8Array.of(index + 128)), index + 128]),
)

function bytesOfLatin(run: string): number[] | undefined {
  const bytes = [...run].map((letter) => latin.get(letter) ?? (letter < '\u0100' ? letter.charCodeAt(0) : -1))
  return bytes.includes(-1) ? undefined : bytes
}

let gbk: Map<string, [number, number]> | undefined

/** As GBK wrote it; letters it has not are left out, for they stand where a byte was lost. */
function bytesOfGbk(run: string): number[] | undefined {
  gbk ??= gbkLetters()
  const found = [...run].map((letter) => gbk!.get(letter))
  return found.filter((pair) => pair === undefined).length > 1 ? undefined : found.flatMap((pair) => pair ?? [])
}

function gbkLetters(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gbk')
  const letters = new Map<string, [number, number]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) letters.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return letters
}
