/**
 * The dossier (一案一档) of a ticket as one file: for a review, a court, an inspection, or whoever takes over. All that its reader reads on
 * the screen and nothing more; never the reporter's name or number.
 */
import { categoryOf, itemOf, type Catalogue } from '../report/categories'
import { forPaper } from '../ticket/orders'
import type { TicketView, TimelineEntry } from '../ticket/views'
import { correctionWords, eventTitle, undoneWords } from './history-line'
import { readerOf } from './readers'
import { paperWords } from './time'
import { STATE_WORDS, type Reader } from './words'

/** Why it leaves the house; logged with it. */
export const DOSSIER_REASONS = {
  review: '信访复查复核',
  court: '诉讼、复议',
  inspect: '审计、巡视、督查',
  hand: '移交给别的机关',
  archive: '归档',
} as const
export type DossierReason = keyof typeof DOSSIER_REASONS
export const DOSSIER_REASON_IDS = Object.keys(DOSSIER_REASONS) as [DossierReason, ...DossierReason[]]

/** What lies in it, in words. */
export const DOSSIER_PARTS = [
  '办理经过.txt：每一步，先后排好，按导出的人看得到的写',
  'tickets/：同样的内容，给机器读',
  'photos/、voices/、papers/：照片、录音、附件',
  '凭据.json：每一步在记录链里的位置和指纹，和留在别处的检查点一对，就知道有没有被改过',
  '指纹.txt：这个包里每个文件的 SHA-256',
] as const

type Taken = { view: TicketView; catalogue: Catalogue; by: string; at: number; reason: DossierReason }

/** The story of a ticket in plain words, oldest first, with who took it out, when and why above it. */
export function dossierWords({ view, catalogue, by, at, reason }: Taken): string {
  const category = categoryOf(catalogue, view.category)
  const reader = readerOf(view)
  const head = [
    `一案一档 ${view.number}`,
    `${by} ${paperWords(at)} 导出，用于${DOSSIER_REASONS[reason]}，已记录。以系统内的记录为准。`,
    '',
    `事项：${forPaper(view.title)}`,
    `类别：${category.name} › ${itemOf(category, view.item).name}`,
    `现在：${STATE_WORDS[reader][view.state]}，在${view.unit.name}`,
    ...('text' in view && view.text ? [`反映内容：${forPaper(view.text)}`] : []),
    '',
    '办理经过',
  ]
  return [...head, ...view.timeline.flatMap((entry) => linesOf(entry, reader, catalogue))].join('\n') + '\n'
}

function linesOf(entry: TimelineEntry, reader: Reader, catalogue: Catalogue): string[] {
  const by = entry.by.clock ? '系统' : (entry.by.person ?? '')
  const title = [undoneWords(eventTitle(entry, reader), entry), by].filter(Boolean).join(' · ')
  const more = [correctionWords(entry, catalogue), entry.text && forPaper(entry.text)].filter(Boolean)
  return [`${paperWords(entry.at)}  ${title}`, ...more.map((line) => `    ${line}`)]
}
