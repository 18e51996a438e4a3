/**
 * The ledger of residents' matters (民生诉求台账): generated, nothing typed. Each column is told from the ticket as its reader sees it on the
 * screen, so what is masked there is masked here.
 */
import { categoryOf, itemOf, type Catalogue } from '../report/categories'
import { choiceWord } from '../reading/history-line'
import { paperWords } from '../reading/time'
import { STATE_WORDS } from '../reading/words'
import { reporterWords, sourceWords } from '../reading/words-staff'
import type { Field } from '../ticket/given'
import { forPaper } from '../ticket/orders'
import type { TicketView, TimelineEntry } from '../ticket/views'

/** Why it is taken out of the house; logged with the export. */
export const EXPORT_REASONS = { meeting: '开会用', report: '向上级报告', check: '核对', archive: '存档' } as const
type ExportReason = keyof typeof EXPORT_REASONS
export const EXPORT_REASON_IDS = Object.keys(EXPORT_REASONS) as [ExportReason, ...ExportReason[]]

/** One export covers no more days, and writes no more rows. */
export const MOST_DAYS = 366
export const MOST_ROWS = 50_000

type Told = { view: TicketView; n: number; catalogue: Catalogue }
type Column = { name: string; width: number; tells: (told: Told) => string }

const last = ({ timeline }: TicketView, action: TimelineEntry['action']) => timeline.filter((entry) => entry.action === action).at(-1)
const chosen = (entry: TimelineEntry | undefined, field: Field): string => {
  const value = entry?.choices.find((choice) => choice.field === field)?.value
  return value === undefined ? '' : choiceWord(field, value)
}
const when = (at: number | null | undefined): string => (at ? paperWords(at) : '')

export const LEDGER: readonly Column[] = [
  { name: '序号', width: 6, tells: ({ n }) => String(n) },
  { name: '编号', width: 18, tells: ({ view }) => view.number },
  { name: '反映时间', width: 20, tells: ({ view }) => when(view.filedAt) },
  { name: '来源', width: 14, tells: ({ view }) => ('intake' in view && view.intake ? forPaper(sourceWords(view.intake)) : '') },
  { name: '反映人', width: 14, tells: ({ view }) => reporterIn(view) },
  { name: '诉求内容', width: 50, tells: ({ view }) => forPaper('text' in view ? view.text || view.title : view.title) },
  { name: '类别', width: 20, tells: ({ view, catalogue }) => categoryWords(view, catalogue) },
  { name: '地点', width: 24, tells: ({ view }) => view.placeWords },
  { name: '责任单位', width: 18, tells: ({ view }) => view.unit.name },
  { name: '现在', width: 12, tells: ({ view }) => STATE_WORDS.centre[view.state] },
  { name: '办理期限', width: 20, tells: ({ view }) => when(view.clocks.find(({ kind }) => kind === 'handle')?.dueAt) },
  { name: '办理结果', width: 40, tells: ({ view }) => forPaper(last(view, 'resolve')?.text ?? '') },
  { name: '办结时间', width: 20, tells: ({ view }) => when(last(view, 'resolve')?.at) },
  { name: '解决吗', width: 10, tells: ({ view }) => chosen(last(view, 'judge'), 'solved') },
  { name: '满意吗', width: 10, tells: ({ view }) => chosen(last(view, 'judge'), 'satisfied') },
]

const reporterIn = (view: TicketView): string =>
  'identity' in view && 'intake' in view ? reporterWords(view.identity, view.intake) : '不显示'

const categoryWords = ({ category, item }: TicketView, catalogue: Catalogue): string => {
  const found = categoryOf(catalogue, category)
  return `${found.name} › ${itemOf(found, item).name}`
}

/** One line of the ledger. */
export const ledgerLine = (told: Told): string[] => LEDGER.map(({ tells }) => tells(told))
