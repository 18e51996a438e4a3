/**
 * A PDF, read whole and written anew: only what its pages reach stays. Author, program, times, XMP, older versions of it and notes' writers
 * are gone. What would run, call out or carry another file is refused by its name in the format (ISO 32000-1, 12.6 and 7.11).
 */
import { inflateSync } from 'node:zlib'
import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectStreamParser,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFXRefStreamParser,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { Refused } from '../refused'
import { plainJpeg } from './pictures'

/** What the tables and packed objects of one file may hold unpacked. */
const MAX_UNPACKED = 48 * 1024 * 1024
const MAX_OBJECTS = 4_000_000
const MAX_DEPTH = 200
/** Names that make a reader run something, open something else, or send something. */
const ACTIVE = [
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'GoToE',
  'GoToR',
  'SubmitForm',
  'ImportData',
  'XFA',
]
/** Entries that tell of whoever wrote it; they go, and nothing of the page is lost. */
const DROPPED = ['Metadata', 'PieceInfo', 'LastModified', 'Collection', 'AF', 'Perms', 'SpiderInfo']

let left = MAX_UNPACKED
/** Why this file's own tables were not unpacked: the library goes on without what it cannot read. */
let refused: Refused | undefined
boundUnpacking(PDFObjectStreamParser)
boundUnpacking(PDFXRefStreamParser)

/** The same document without its properties. Throws `Refused` for what is no sound PDF, is locked, or does things. */
export async function plainPdf(bytes: Buffer): Promise<Buffer> {
  const doc = await loaded(bytes)
  const { context } = doc
  context.trailerInfo.Info = undefined
  context.trailerInfo.ID = undefined
  keepReached(context)
  return Buffer.from(await doc.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false }))
}

/** One at a time: what is unpacked is counted for one file. */
async function loaded(bytes: Buffer): Promise<PDFDocument> {
  left = MAX_UNPACKED
  refused = undefined
  try {
    const doc = await PDFDocument.load(bytes, { updateMetadata: false })
    if (!refused && !doc.context.trailerInfo.Encrypt && doc.getPageCount() > 0) return doc
    throw refused ?? new Refused(415, doc.context.trailerInfo.Encrypt ? 'paperLocked' : 'paperUnreadable')
  } catch (error) {
    if (error instanceof Refused) throw error
    throw refused ?? new Refused(415, error instanceof EncryptedPDFError ? 'paperLocked' : 'paperUnreadable')
  }
}

type Parser = { forStream: (stream: PDFRawStream, ...rest: never[]) => unknown }

/** The library unpacks a file's own tables without a limit: here each is measured before it does. Only the usual way of packing is read. */
function boundUnpacking(parser: Parser) {
  const { forStream } = parser
  parser.forStream = (stream, ...rest) => {
    const filter = stream.dict.lookup(PDFName.of('Filter'))
    const names = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : []
    if (names.length > 1 || names.some((name) => name !== PDFName.of('FlateDecode'))) throw refuse(new Refused(415, 'paperUnreadable'))
    left -= names.length > 0 ? sizeOf(stream.contents) : stream.contents.length
    if (left < 0) throw refuse(new Refused(413, 'paperTooMuch'))
    return forStream.call(parser, stream, ...rest)
  }
}

function sizeOf(packed: Uint8Array): number {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, left) }).length
  } catch (error) {
    const isHuge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    throw refuse(isHuge ? new Refused(413, 'paperTooMuch') : new Refused(415, 'paperUnreadable'))
  }
}

const refuse = (why: Refused): Refused => (refused ??= why)

/** Goes through all that the root reaches, cleaning it; deletes everything else. */
function keepReached(context: PDFContext) {
  const reached = new Set<PDFObject>()
  const waiting: [object: PDFObject | undefined, depth: number][] = [[context.trailerInfo.Root, 0]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [object, depth] = next
    if (!object || reached.has(object)) continue
    reached.add(object)
    if (depth > MAX_DEPTH || reached.size > MAX_OBJECTS) throw new Refused(413, 'paperTooMuch')
    waiting.push(...partsOf(object, context).map((part): [PDFObject | undefined, number] => [part, part instanceof PDFRef ? 0 : depth + 1]))
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref)
}

function partsOf(object: PDFObject, context: PDFContext): (PDFObject | undefined)[] {
  if (object instanceof PDFRef) return [context.lookup(object)]
  if (object instanceof PDFArray) return object.asArray()
  if (object instanceof PDFDict) return cleaned(object)
  if (!(object instanceof PDFStream)) return object instanceof PDFName ? refuseActive(object) : []
  if (object instanceof PDFRawStream) withoutCamera(object)
  return cleaned(object.dict)
}

function cleaned(dict: PDFDict): PDFObject[] {
  for (const name of DROPPED) dict.delete(PDFName.of(name))
  // a note's writer; the same key names a field of a form, which is no one's name
  if (dict.has(PDFName.of('Subtype')) && dict.has(PDFName.of('Rect')) && dict.get(PDFName.of('Subtype')) !== PDFName.of('Widget'))
    dict.delete(PDFName.of('T'))
  return dict.entries().flatMap(([key, value]) => [...refuseActive(key), value])
}

function refuseActive(name: PDFName): [] {
  if (ACTIVE.includes(name.decodeText())) throw new Refused(415, 'paperActive')
  return []
}

/** A photo on a page. */
function withoutCamera(stream: PDFRawStream) {
  const plain = plainJpeg(stream.contents)
  if (plain !== stream.contents) Object.assign(stream, { contents: plain })
}
