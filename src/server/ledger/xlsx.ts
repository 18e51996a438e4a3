/**
 * A workbook (.xlsx, ECMA-376) written row by row: every cell is a string that is never reckoned, the head stays in sight and is printed on
 * each page, and each page says who took it out and when.
 */
import { packedZip } from './zip'

/** What it is called on the wire. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Workbook = {
  sheet: string
  columns: readonly { name: string; width: number }[]
  rows: AsyncIterable<readonly string[]>
  /** Printed at the top of every page. */
  mark: string
  /** A second sheet, asked for once all rows are written: what it is, and what is not in it. */
  notes: () => readonly (readonly [string, string])[]
}

/** The most a cell holds. */
const MOST_LETTERS = 32_767
const NS = 'http://schemas.openxmlformats.org'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Styles by their place: plain, head, and a text that looks like a formula. */
const STYLE = { plain: 0, head: 1, quoted: 2 }

export function xlsxOf(book: Workbook): AsyncGenerator<Buffer> {
  return packedZip([
    { name: '[Content_Types].xml', text: [CONTENT_TYPES] },
    { name: '_rels/.rels', text: [RELATIONS] },
    { name: 'xl/workbook.xml', text: [workbookXml(book)] },
    { name: 'xl/_rels/workbook.xml.rels', text: [BOOK_RELATIONS] },
    { name: 'xl/styles.xml', text: [STYLES] },
    { name: 'xl/worksheets/sheet1.xml', text: sheetXml(book) },
    { name: 'xl/worksheets/sheet2.xml', text: notesXml(book) },
  ])
}

async function* sheetXml({ columns, rows, mark }: Workbook): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
  yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  yield '</sheetView></sheetViews>'
  const cols = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  yield `<cols>${cols.join('')}</cols><sheetData>`
  yield rowXml(1, columns.map(({ name }) => name), STYLE.head) // prettier-ignore
  let line = 1
  for await (const row of rows) yield rowXml(++line, row)
  yield `</sheetData><autoFilter ref="A1:${letterOf(columns.length - 1)}${line}"/>`
  yield '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>'
  yield '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
  // an ampersand is a command there
  yield `<headerFooter><oddHeader>${escaped(`&R${mark.replaceAll('&', '&&')}`)}</oddHeader>`
  yield '<oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>'
}

function* notesXml({ notes }: Workbook): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${NS}/spreadsheetml/2006/main"><cols><col min="1" max="1" width="16" customWidth="1"/>`
  yield '<col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>'
  let line = 0
  for (const note of notes()) yield rowXml(++line, note)
  yield '</sheetData></worksheet>'
}

const rowXml = (line: number, cells: readonly string[], style = STYLE.plain): string =>
  `<row r="${line}">${cells.map((text, i) => cellXml(`${letterOf(i)}${line}`, text, style)).join('')}</row>`

function cellXml(at: string, text: string, style: number): string {
  if (text === '') return `<c r="${at}" s="${style}"/>`
  const told = LOOKS_RECKONED.test(text) ? STYLE.quoted : style
  return `<c r="${at}" s="${told}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, MOST_LETTERS))}</t></is></c>`
}

/** A program may take it for a formula once somebody edits the cell or saves it as .csv. */
const LOOKS_RECKONED = /^[=+\-@\t\r]/

/** What no XML may hold makes the file broken to every program: it is left out. */
const UNHELD = new RegExp(
  [
    '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]',
    '[\\ud800-\\udbff](?![\\udc00-\\udfff])',
    '(?<![\\ud800-\\udbff])[\\udc00-\\udfff]',
  ].join('|'),
  'g',
)
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(UNHELD, '').replace(/[&<>"]/g, (letter) => ENTITIES[letter]!)

const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26)

const SHEETS = [1, 2]
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const partXml = (part: string, kind: string) => `<Override PartName="/xl/${part}.xml" ContentType="${OFFICE}.${kind}+xml"/>`
const CONTENT_TYPES =
  `${HEAD}<Types xmlns="${NS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  partXml('workbook', 'sheet.main') +
  SHEETS.map((n) => partXml(`worksheets/sheet${n}`, 'worksheet')).join('') +
  `${partXml('styles', 'styles')}</Types>`
const relationXml = (n: number, kind: string, target: string) =>
  `<Relationship Id="rId${n}" Type="${NS}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`
const relationsXml = (all: string) => `${HEAD}<Relationships xmlns="${NS}/package/2006/relationships">${all}</Relationships>`
const RELATIONS = relationsXml(relationXml(1, 'officeDocument', 'xl/workbook.xml'))
const BOOK_RELATIONS = relationsXml(
  SHEETS.map((n) => relationXml(n, 'worksheet', `worksheets/sheet${n}.xml`)).join('') + relationXml(3, 'styles', 'styles.xml'),
)

const workbookXml = ({ sheet }: Workbook): string =>
  `${HEAD}<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets>` +
  `<sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/><sheet name="说明" sheetId="2" r:id="rId2"/></sheets>` +
  `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${escaped(sheet)}'!$1:$1</definedName>` +
  '</definedNames></workbook>'

const WRAPPED = '<alignment vertical="top" wrapText="1"/>'
const styleXml = (font: number, more = '') => `<xf numFmtId="49" fontId="${font}" applyFont="1" applyAlignment="1"${more}>${WRAPPED}</xf>`
const STYLES =
  `${HEAD}<styleSheet xmlns="${NS}/spreadsheetml/2006/main">` +
  '<fonts count="2"><font><sz val="10"/></font><font><b/><sz val="10"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  `<cellXfs count="3">${styleXml(0)}${styleXml(1)}${styleXml(0, ' quotePrefix="1"')}</cellXfs></styleSheet>`
