/** The public board as a feed (RSS 2.0): the lines of its list, with no word that the list does not show. */
import { categoryOf, type Catalogue } from '../report/categories'
import { PUBLIC_STATE_WORDS } from './words'
import type { PublicSummary } from './publication'

type Feed = {
  title: string
  /** Where the app is: "https://…". */
  origin: string
  rows: readonly PublicSummary[]
  catalogue: Catalogue
}

export function feedOf({ title, origin, rows, catalogue }: Feed): string {
  const head = [
    tag('title', title),
    tag('link', `${origin}/board/cases/index`),
    tag('description', '本人同意、区中心审核后公开的事，姓名、电话、门牌都已去掉。'),
    tag('language', 'zh-CN'),
  ]
  const items = rows.map((row) => itemOf(row, origin, catalogue))
  const channel = [...head, ...items].join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>\n${channel}\n</channel></rss>\n`
}

/** A state that changes makes another item: who follows a case reads how it went on. */
function itemOf({ id, title, category, state, unit, place }: PublicSummary, origin: string, catalogue: Catalogue): string {
  const parts = [
    tag('title', title),
    tag('link', `${origin}/board/case/index?id=${id}`),
    `<guid isPermaLink="false">${id} ${state}</guid>`,
    tag('category', categoryOf(catalogue, category).name),
    tag('description', [PUBLIC_STATE_WORDS[state], place, `${unit}办`].filter(Boolean).join(' · ')),
  ]
  return `<item>${parts.join('')}</item>`
}

const tag = (name: string, words: string): string => `<${name}>${escaped(words)}</${name}>`

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** What XML knows no way to write is left out. */
const escaped = (words: string): string =>
  // eslint-disable-next-line no-control-regex
  words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (sign) => SIGNS[sign]!)
