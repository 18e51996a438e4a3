/** Made-up papers (编的材料) of the story: the first tales that the form asks papers for bring a slip typed by nobody. */
import { zipSync } from 'fflate'
import { actorKey } from '../../domain/people/actors'
import { categoryOf, itemOf } from '../../domain/report/categories'
import type { Work } from '../deps'
import { insertPaper } from '../photo/papers'
import { plainPaper } from '../paper/plain'
import type { Tale } from './tale'

/** So many tales bring one. */
const MOST = 2
const LINES = ['收费和欠款明细（演示，数据是编的）', '九月：应付 3,200 元，未付', '十月：应付 3,200 元，未付', '合计：6,400 元']

export class Papers {
  private left = MOST

  /** The paper of whoever reports; none where its sub-item asks for none. */
  async attach(work: Work, { topic, caller }: Pick<Tale, 'topic' | 'caller'>): Promise<string[]> {
    const { papers } = itemOf(categoryOf(work.reference.catalogue, topic.category), topic.item)
    if (!papers || caller || this.left === 0) return []
    this.left--
    const { id } = await insertPaper(work.db, work, await plainPaper(slip()), { actor: actorKey(work.actor), now: work.now })
    return [id]
  }
}

/** A Word file of a few lines: the least that Word opens (ECMA-376, part 2). */
function slip(): Buffer {
  const body = LINES.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('')
  const parts = {
    '[Content_Types].xml': tag('Types', `${PACKAGE}/content-types`, DEFAULT + MAIN),
    '_rels/.rels': tag('Relationships', `${PACKAGE}/relationships`, POINTS),
    'word/document.xml': `<w:document xmlns:w="${WORDS}"><w:body>${body}</w:body></w:document>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(HEAD + xml)]))))
}

const tag = (name: string, space: string, within: string): string => `<${name} xmlns="${space}">${within}</${name}>`

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORDS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const VENDOR = 'application/vnd.openxmlformats'
const DEFAULT = `<Default Extension="rels" ContentType="${VENDOR}-package.relationships+xml"/>`
const MAIN = `<Override PartName="/word/document.xml" ContentType="${VENDOR}-officedocument.wordprocessingml.document.main+xml"/>`
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
const POINTS = `<Relationship Id="r1" Type="${OFFICE}" Target="word/document.xml"/>`
