/** Files people hand over: what encoding they come in, and what is refused. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isGarbled, readText, textOf } from '../../src/server/text-file'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'text-'))
afterAll(() => fs.rmSync(dir, { recursive: true }))
const kept = (bytes: Uint8Array | string): string => {
  const file = path.join(dir, 'file')
  fs.writeFileSync(file, bytes)
  return file
}
const readWhole = async (file: string) => {
  let text = ''
  for await (const piece of textOf(file)) text += piece
  return text
}

const WORDS = '{"text":"路灯坏了三天，没人修"}\n第二行也是中文\n'
/** In GBK, letter by letter. */
const gbk = (text: string): Buffer => {
  const bytes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) bytes.set(new TextDecoder('gbk').decode(Uint8Array.of(lead, trail)), [lead, trail])
  return Buffer.from([...text].flatMap((letter) => (letter < '\x80' ? letter.charCodeAt(0) : bytes.get(letter)!)))
}
const utf8 = (text: string) => Buffer.from(text, 'utf8')
const readAs = (encoding: string, bytes: Buffer) => new TextDecoder(encoding).decode(bytes)

test.each([
  ['UTF-8', utf8(WORDS)],
  ['UTF-8 with its mark', utf8(`\uFEFF${WORDS}`)],
  ['GBK', gbk(WORDS)],
  ['UTF-16', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(WORDS, 'utf16le')])],
] as const)('%s is read, at once and in pieces', async (_, bytes) => {
  const file = kept(bytes)
  expect(readText(file)).toBe(WORDS)
  expect(await readWhole(file)).toBe(WORDS)
})

// prettier-ignore
const GARBLED: [string, string][] = [
  ['UTF-8 read as Latin',            readAs('windows-1252', utf8('路灯坏了三天没人修'))],
  ['UTF-8 read as GBK',              readAs('gbk', utf8('路灯坏了三天没人修'))],
  ['an odd number of letters',       readAs('gbk', utf8('五号楼停水了'))],
  ['GBK read as Latin',              readAs('latin1', gbk('路灯坏了三天没人修'))],
  ['GBK read as UTF-8',              readAs('utf-8', gbk('路灯坏了三天没人修'))],
  ['read wrongly twice',             readAs('gbk', utf8(readAs('utf-8', gbk('路灯坏了'))))],
]
test.each(GARBLED)('%s is refused with the line', (_, words) => {
  expect(isGarbled(words)).toBe(true)
  expect(() => readText(kept(`好的一行\n{"text":"${words}"}\n`))).toThrow(/第 2 行是乱码/)
})

test('bytes that are no text, or text with a byte broken, are refused and not taken for GBK', () => {
  expect(() => readText(kept(Buffer.of(0x89, 0x50, 0xff, 0xff, 0x00)))).toThrow(/读不了/)
  const broken = utf8('五号楼北侧的路灯坏了三天没人修，请尽快处理')
  broken[10] = 0xff
  expect(() => readText(kept(broken))).toThrow(/读不了|乱码/)
})

test.each([
  '路灯坏了三天没人修',
  '联通',
  '联通信号不好',
  'Ménière naïve café',
  'Гудамжны гэрэл асахгүй',
  'ᠮᠣᠩᠭᠣᠯ ᠭᠡᠷ',
  'مشكلة',
  '±3°C，Ω',
  '犇骉淼焱垚',
  '娜娜娜娜',
  '孙浩然家噪音扰民',
])('“%s” is what it says', (words) => expect(isGarbled(words)).toBe(false))
