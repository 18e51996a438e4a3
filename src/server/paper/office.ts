/**
 * A Word or Excel file of the zipped kind (OOXML, ECMA-376), read by entries within limits and zipped anew. Its properties, its writers'
 * names and where it was saved are gone. Macros, embedded programs and what would be fetched from elsewhere are refused.
 */
import { unzipSync, zipSync } from 'fflate'
import type { PaperKind } from '../../domain/ticket/papers'
import { Refused } from '../refused'
import { plainJpeg } from './pictures'

const MB = 1024 * 1024
const MAX_ENTRIES = 2_000
const MAX_ENTRY = 25 * MB
const MAX_UNZIPPED = 40 * MB
/** Any day: a zip names one for each entry. */
const NO_DAY = '2000-01-01'

const MAIN: readonly [says: string, kind: PaperKind][] = [
  ['wordprocessingml.document.main+xml', 'docx'],
  ['spreadsheetml.sheet.main+xml', 'xlsx'],
]
const TYPES = '[Content_Types].xml'
const MACROS = /(^|\/)(vbaProject|vbaData|macrosheets?|dialogsheets?)|activeX|\.(exe|dll|js|vbs|scr|bat|cmd|jar)$/i
const CARRIES = /(^|\/)(embeddings|externalLinks)\//i
/** Told of the maker and of nobody else: left out, with what points there. */
const LEFT_OUT = /^(docProps\/|customXml\/)|(^|\/)(people\.xml|persons\/|printerSettings\/|thumbnail)/i

type Parts = Record<string, Uint8Array>

/** The kind and the bytes to keep. Throws `Refused` for anything else that lies in a zip. */
export function plainOffice(bytes: Buffer): { kind: PaperKind; bytes: Buffer } {
  const { kind, parts } = harmless(bytes)
  const kept = Object.keys(parts)
    .filter((name) => !LEFT_OUT.test(name))
    .map((name): [string, Uint8Array] => [name, plainPart(name, parts[name]!)])
  return { kind, bytes: Buffer.from(zipSync(Object.fromEntries(kept), { level: 6, mtime: NO_DAY })) }
}

/** A way to the parts of a file of this kind, each as text; undefined where there is no such part. */
export function officeParts(bytes: Buffer, wanted: PaperKind): (name: string) => string | undefined {
  const { kind, parts } = harmless(bytes)
  if (kind !== wanted) throw new Refused(415, 'paperKind')
  return (name) => parts[name] && textOf(plainPart(name, parts[name]))
}

function harmless(bytes: Buffer): { kind: PaperKind; parts: Parts } {
  const parts = unzipped(bytes)
  const types = parts[TYPES] && textOf(parts[TYPES])
  const kind = types && MAIN.find(([says]) => types.includes(says))?.[1]
  if (types && /macroEnabled|vbaProject|ms-office\.activeX/i.test(types)) throw new Refused(415, 'paperMacro')
  if (!kind) throw new Refused(415, 'paperKind')
  const names = Object.keys(parts)
  if (names.some((name) => MACROS.test(name))) throw new Refused(415, 'paperMacro')
  if (names.some((name) => CARRIES.test(name))) throw new Refused(415, 'paperActive')
  return { kind, parts }
}

/** What is told of sizes bounds what is unpacked: the library writes into a space of just that size. */
function unzipped(bytes: Buffer): Parts {
  let [entries, total] = [0, 0]
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    total += originalSize
    if (++entries > MAX_ENTRIES || originalSize > MAX_ENTRY || total > MAX_UNZIPPED) throw new Refused(413, 'paperTooMuch')
    if (/^\/|\\|(^|\/)\.\.(\/|$)/.test(name)) throw new Refused(415, 'paperUnreadable')
    return !name.endsWith('/')
  }
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(400, 'paperCut')
  }
}

function plainPart(name: string, bytes: Uint8Array): Uint8Array {
  if (!/\.(xml|rels|vml)$/i.test(name)) return plainJpeg(bytes)
  const text = textOf(bytes)
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Refused(415, 'paperUnreadable')
  if (/\bDDE(AUTO)?\b|<[\w:]*ddeLink/.test(text) && /instrText|ddeLink|fldSimple/.test(text)) throw new Refused(415, 'paperActive')
  if (name.endsWith('.rels')) refuseFetching(text)
  return Buffer.from(WRITERS.reduce((left, [told, instead]) => left.replace(told, instead), text))
}

/** A template or a picture from elsewhere is fetched when the file is opened; a link waits to be pressed. */
function refuseFetching(rels: string) {
  for (const [rel] of rels.matchAll(/<[\w:]*Relationship\b[^>]*>/g))
    if (/TargetMode\s*=\s*["']External/i.test(rel) && !/\/hyperlink["']/.test(rel)) throw new Refused(415, 'paperActive')
}

/** Where a writer is named, and what stands there instead. */
const WRITERS: readonly [RegExp, string][] = [
  [/<[\w:]*(Relationship|Override)\b[^>]*\/?(docProps|customXml|people\.xml|persons\/|printerSettings|thumbnail)[^>]*>/gi, ''],
  [/(\s[\w]+:(?:author|initials|lastEdited|userId|providerId))\s*=\s*("[^"]*"|'[^']*')/g, '$1=""'],
  [/\s\w+:rsid\w*\s*=\s*("[^"]*"|'[^']*')/g, ''],
  [/<(\w+:)?rsids>[\s\S]*?<\/(\w+:)?rsids>/g, ''],
  [/(<(?:\w+:)?author>)[^<]*(<)/g, '$1$2'],
  [/<([\w]+:)?absPath\b[^>]*\/?>(<\/([\w]+:)?absPath>)?/g, ''],
  [/\s(userName|lastModifiedBy|displayName)\s*=\s*("[^"]*"|'[^']*')/g, ' $1=""'],
  [/(<(?:\w+:)?pageSetup\b[^>]*?)\s\w+:id\s*=\s*("[^"]*"|'[^']*')/g, '$1'],
]

/** These formats are UTF-8; another way of writing would hide words from those who look. */
function textOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('utf8')
  if (text.includes('\0') || text.includes('\ufffd')) throw new Refused(415, 'paperUnreadable')
  return text
}
