/** What an uploaded paper (附件) is: told by its first bytes, never by its name, and made anew without what it tells of its maker. */
import type { PaperKind } from '../../domain/ticket/papers'
import type { ProblemCode } from '../../domain/problems-told'
import { Refused } from '../refused'
import { plainOffice } from './office'
import { plainPdf } from './pdf'

export type Plain = { kind: PaperKind; bytes: Buffer }

let last: Promise<unknown> = Promise.resolve()

/** One at a time, as photos are: each may take some dozen megabytes while it is read. */
export function plainPaper(bytes: Buffer): Promise<Plain> {
  const turn = last.then(() => plain(bytes))
  last = turn.catch(() => {})
  return turn
}

async function plain(bytes: Buffer): Promise<Plain> {
  if (bytes.length === 0) throw new Refused(415, 'paperEmpty')
  const start = bytes.toString('latin1', 0, 8)
  if (start.startsWith('%PDF-')) return { kind: 'pdf', bytes: await plainPdf(wholePdf(bytes)) }
  if (start.startsWith('PK\x03\x04')) return plainOffice(bytes)
  throw new Refused(415, start === OLE ? oldOffice(bytes) : 'paperKind')
}

/** Everything after its last end is no part of it: another file may be hidden there. */
function wholePdf(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf('%%EOF')
  if (end < 0) throw new Refused(400, 'paperCut')
  return bytes.subarray(0, end + '%%EOF'.length)
}

/** The container of .doc and .xls, of WPS's own kinds, and of anything locked with a password. */
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
const oldOffice = (bytes: Buffer): ProblemCode => (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'paperLocked' : 'paperOld')
