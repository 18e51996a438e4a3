/**
 * The first sheet of a workbook (.xlsx, ECMA-376) as rows of words. It is looked at as a paper is: bounded before it is unpacked, without
 * macros, entities and what is fetched. A formula is read as its own text and never reckoned.
 */
import { Refused } from '../refused'
import { officeParts } from './office'

type Most = { rows: number; columns: number; letters: number }

/** Rows in their order, the first line first; what lies beyond `most` is refused. */
export function readSheet(bytes: Buffer, most: Most): string[][] {
  const part = officeParts(bytes, 'xlsx')
  const sheet = part('xl/worksheets/sheet1.xml')
  if (sheet === undefined) throw new Refused(415, 'paperUnreadable')
  const shared = [...elements(part('xl/sharedStrings.xml') ?? '', 'si')].map(({ inside }) => wordsIn(inside))
  const rows: string[][] = []
  for (const { attributes, inside } of elements(sheet, 'c')) {
    const [, letters, line] = /\br="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? []
    if (!letters || !line) throw new Refused(415, 'paperUnreadable')
    const words = cellWords(attributes, inside, shared)
    const [row, column] = [Number(line) - 1, columnOf(letters)]
    if (words === '' || column >= most.columns) continue
    if (row > most.rows || [...words].length > most.letters) throw new Refused(413, 'sheetTooMuch')
    while (rows.length <= row) rows.push([])
    rows[row]![column] = words
  }
  return rows.map((row) => Array.from(row, (cell) => cell ?? ''))
}

function cellWords(attributes: string, inside: string, shared: readonly string[]): string {
  const formula = [...elements(inside, 'f')][0]
  if (formula) return `=${plain(formula.inside)}`
  const type = /\bt="(\w+)"/.exec(attributes)?.[1]
  if (type === 'inlineStr') return wordsIn(inside)
  const value = plain([...elements(inside, 'v')][0]?.inside ?? '')
  return type === 's' ? (shared[Number(value)] ?? '') : value
}

/** The words of a rich text, one run behind the other; how it is read aloud (rPh) stands behind them and is left out. */
function wordsIn(inside: string): string {
  const runs = [...elements(inside, 'r')]
  const texts = runs.length > 0 ? runs.flatMap((run) => [...elements(run.inside, 't')]) : [...elements(inside, 't')].slice(0, 1)
  return texts.map((text) => plain(text.inside)).join('')
}

/** Elements of one name from the beginning to the end, none within another of its name; it is walked once. */
function* elements(xml: string, name: string): Generator<{ attributes: string; inside: string }> {
  const opens = new RegExp(`<(\\w+:)?${name}(?=[\\s/>])`, 'g')
  for (let open = opens.exec(xml); open; open = opens.exec(xml)) {
    const end = xml.indexOf('>', opens.lastIndex)
    if (end < 0) throw new Refused(415, 'paperUnreadable')
    const attributes = xml.slice(opens.lastIndex, end)
    opens.lastIndex = end + 1
    if (attributes.endsWith('/')) {
      yield { attributes, inside: '' }
      continue
    }
    const close = xml.indexOf(`</${open[1] ?? ''}${name}>`, end)
    if (close < 0) throw new Refused(415, 'paperUnreadable')
    yield { attributes, inside: xml.slice(end + 1, close) }
    opens.lastIndex = close
  }
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const plain = (text: string): string =>
  text
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
      name ? (ENTITIES[name] ?? whole) : letterOf(Number.parseInt(hex ?? decimal!, hex ? 16 : 10)),
    )
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => letterOf(Number.parseInt(hex, 16)))
const letterOf = (code: number): string => (code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ')

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
