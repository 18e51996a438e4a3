import { Refused } from '../../../src/server/refused'
import { plainPaper } from '../../../src/server/paper/plain'
import { aDocx, aLockedDocx, anOldDoc, anXlsx, aPdf, aPdfBomb, AUTHOR, aZip, fetching, streamOf, wordsIn } from '../../helpers/papers'
import { aJpeg, aPhonePhoto } from '../../helpers/images'
import { unzip } from '../../helpers/zip'

jest.setTimeout(60_000)

const codeOf = (bytes: Buffer): Promise<unknown> =>
  plainPaper(bytes).then(
    ({ kind }) => kind,
    (error: unknown) => {
      if (error instanceof Refused) return error.problem
      throw error
    },
  )

test('a PDF keeps its page and loses its properties, its XMP, what it no longer shows, and who wrote a note', async () => {
  const note = `<< /Type /Annot /Subtype /Text /Rect [0 0 1 1] /T (${AUTHOR}) /Contents (look here) >>`
  const bytes = aPdf({ page: '/Annots [6 0 R]', objects: [note, `(an earlier version by ${AUTHOR})`] })
  expect(wordsIn(bytes)).toContain(AUTHOR)
  const plain = await plainPaper(bytes)
  expect(plain.kind).toBe('pdf')
  expect(wordsIn(plain.bytes)).not.toContain('Wang')
  expect(wordsIn(plain.bytes)).not.toContain('Maker')
  expect(wordsIn(plain.bytes)).toContain('Wages owed')
  expect(wordsIn(plain.bytes)).toContain('look here')
})

test('a Word and an Excel file keep their words and lose properties, writers, places they were saved at', async () => {
  for (const [kind, bytes] of [
    ['docx', aDocx()],
    ['xlsx', anXlsx()],
  ] as const) {
    const plain = await plainPaper(bytes)
    expect(plain.kind).toBe(kind)
    const parts = unzip(plain.bytes)
    expect([...parts.keys()].filter((name) => /docProps|people/.test(name))).toEqual([])
    for (const [name, part] of parts) expect(`${name} ${part.toString()}`).not.toMatch(/Wang|00AB12CD|docProps/)
  }
  expect(
    unzip((await plainPaper(aDocx())).bytes)
      .get('word/document.xml')!
      .toString(),
  ).toContain('欠了三个月')
})

test('a photo inside says no longer where it was taken', async () => {
  const photo = await aPhonePhoto(400, 300)
  expect(photo.includes('Huawei')).toBe(true)
  const { bytes } = await plainPaper(aDocx({ 'word/media/image1.jpeg': photo }))
  const kept = unzip(bytes).get('word/media/image1.jpeg')!
  expect(kept.includes('Huawei')).toBe(false)
  expect(kept.length).toBeGreaterThan(1000)
  const picture = streamOf(`/Type /XObject /Subtype /Image /Width 400 /Height 300 /Filter /DCTDecode`, photo)
  const pdf = await plainPaper(aPdf({ page: '/Thumb 6 0 R', objects: [picture] }))
  expect(pdf.bytes.includes('Huawei')).toBe(false)
  expect(pdf.bytes.length).toBeGreaterThan(kept.length)
})

const action = (what: string) => aPdf({ catalog: '/OpenAction 6 0 R', objects: [`<< /S /${what} /JS (app.alert(1)) >>`] })
const macro = { 'word/vbaProject.bin': 'x' }

const HOSTILE: [what: string, bytes: () => Buffer | Promise<Buffer>, code: string][] = [
  ['nothing', () => Buffer.alloc(0), 'paperEmpty'],
  ['a picture', () => aJpeg(20, 20), 'paperKind'],
  ['words', () => Buffer.from('just words'), 'paperKind'],
  ['a program', () => Buffer.from('MZ\x90\x00'), 'paperKind'],
  ['an old .doc', anOldDoc, 'paperOld'],
  ['a locked docx', aLockedDocx, 'paperLocked'],
  ['a docx with macros', () => aDocx(macro), 'paperMacro'],
  [
    'a docm by its types',
    () => aDocx({ '[Content_Types].xml': '<x ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>' }),
    'paperMacro',
  ],
  ['a docx with ActiveX', () => aDocx({ 'word/activeX/activeX1.bin': 'x' }), 'paperMacro'],
  ['a docx that carries a program', () => aDocx({ 'word/embeddings/oleObject1.bin': 'x' }), 'paperActive'],
  ['a docx that fetches a template', () => aDocx({ 'word/_rels/settings.xml.rels': fetching }), 'paperActive'],
  ['a docx with DDE', () => aDocx({ 'word/footer1.xml': '<w:instrText>DDEAUTO c:\\cmd.exe</w:instrText>' }), 'paperActive'],
  ['an xlsx that reads another', () => anXlsx({ 'xl/externalLinks/externalLink1.xml': '<x/>' }), 'paperActive'],
  ['a docx with entities', () => aDocx({ 'word/x.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), 'paperUnreadable'],
  ['a docx in UTF-16', () => aDocx({ 'word/x.xml': Buffer.from('<a/>', 'utf16le') }), 'paperUnreadable'],
  ['a docx that leaves its folder', () => aDocx({ '../../evil.xml': '<a/>' }), 'paperUnreadable'],
  ['an OFD', () => aZip({ 'OFD.xml': '<ofd:OFD/>' }), 'paperKind'],
  ['a zip', () => aZip({ 'a.txt': 'a' }), 'paperKind'],
  ['half a docx', () => aDocx().subarray(0, 400), 'paperCut'],
  ['a zip bomb', () => aDocx({ 'word/media/a.bin': Buffer.alloc(60 << 20) }), 'paperTooMuch'],
  ['many small bombs', () => aDocx(Object.fromEntries([1, 2, 3].map((n) => [`word/${n}.bin`, Buffer.alloc(30 << 20)]))), 'paperTooMuch'],
  [
    'a zip of many entries',
    () => aDocx(Object.fromEntries(Array.from({ length: 2_100 }, (_, n) => [`word/${n}.bin`, '']))),
    'paperTooMuch',
  ],
  ['a PDF that runs JavaScript', () => action('JavaScript'), 'paperActive'],
  ['a PDF that hides the word', () => aPdf({ catalog: '/OpenAction << /S /Java#53cript >>' }), 'paperActive'],
  ['a PDF that launches', () => action('Launch'), 'paperActive'],
  ['a PDF that carries files', () => aPdf({ catalog: '/Names << /EmbeddedFiles << /Names [] >> >>' }), 'paperActive'],
  ['a PDF with an XFA form', () => aPdf({ catalog: '/AcroForm << /XFA [] /Fields [] >>' }), 'paperActive'],
  ['a locked PDF', () => aPdf({ trailer: '/Encrypt << /Filter /Standard /V 1 /R 2 /O (a) /U (b) /P -1 >>' }), 'paperLocked'],
  ['half a PDF', () => aPdf().subarray(0, 300), 'paperCut'],
  ['a PDF of nothing', () => Buffer.from('%PDF-1.7\n%%EOF'), 'paperUnreadable'],
  ['a PDF bomb', () => aPdfBomb(400 << 20), 'paperTooMuch'],
  [
    'a PDF bomb packed twice',
    () => aPdf({ objects: [streamOf('/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]', Buffer.from('00>'))] }),
    'paperUnreadable',
  ],
]

for (const [what, bytes, code] of HOSTILE)
  test(`${what}: ${code}`, async () => {
    expect(await codeOf(await bytes())).toBe(code)
  })

test('what is hidden before or behind a file is not kept', async () => {
  const page = Buffer.from('<script>alert(1)</script>')
  const behind = await plainPaper(Buffer.concat([aPdf(), aZip({ 'evil.html': page })]))
  expect(behind.bytes.includes('evil.html')).toBe(false)
  expect(await codeOf(Buffer.concat([page, aPdf()]))).toBe('paperKind')
  const zipped = aDocx()
  expect((await plainPaper(Buffer.concat([zipped.subarray(0, 4), zipped.subarray(4)]))).bytes.includes('<script>')).toBe(false)
})

test('a zip that lies about its sizes holds no more than it told', async () => {
  const before = process.memoryUsage().rss
  const lying = aDocx({ 'word/media/a.bin': Buffer.alloc(200 << 20) }, { 'word/media/a.bin': 100 })
  await plainPaper(lying).catch(() => undefined)
  expect(process.memoryUsage().rss - before).toBeLessThan(600 << 20)
})

test('what was made plain is made no plainer', async () => {
  for (const bytes of [aPdf(), aDocx(), anXlsx()]) {
    const once = await plainPaper(bytes)
    expect((await plainPaper(once.bytes)).kind).toBe(once.kind)
  }
})
