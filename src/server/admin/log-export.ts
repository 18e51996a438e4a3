/** The audit log as a file (审计日志导出): what the auditor sees on the screen, some lines at a time; that it was taken out is a line itself. */
import { AUDIT_REASONS, MOST_LINES } from '../../domain/admin/log'
import type { LogExported } from '../../domain/api-audit'
import { actorKey } from '../../domain/people/actors'
import { audit } from '../audit/log'
import { inBeijing } from '../beijing'
import type { Look } from '../deps'
import { xlsxOf } from '../ledger/xlsx'
import { logLines } from './log-rows'
import { tellLines } from './log-words'

const BATCH = 500
const COLUMNS = [
  { name: '时间', width: 20 },
  { name: '谁', width: 22 },
  { name: '做了什么', width: 20 },
  { name: '对象', width: 24 },
  { name: '改前改后，或结果', width: 60 },
  { name: '谁提出的', width: 22 },
]

export async function exportLog(look: Look, asked: LogExported): Promise<AsyncGenerator<Buffer>> {
  const { reason, ...filter } = asked
  const what = `audit.export:${asked.from ?? '…'}..${asked.to ?? '…'}`
  await audit(look, { actor: actorKey(look.actor), what, result: [AUDIT_REASONS[reason], ...Object.values(filter)].join(' ') })
  const count = { rows: 0 }
  return xlsxOf({
    ...{ sheet: '审计日志', columns: COLUMNS, rows: linesOf(look, asked, count), mark: `${inBeijing(look.now, 'YYYY-MM-DD HH:mm')} 导出` },
    notes: () => [
      ['写进来的', `${count.rows} 条${count.rows >= MOST_LINES ? '，到了一次导出的上限，请缩短时段再导' : ''}`],
      ['时段', `${asked.from ?? '最早'} 至 ${asked.to ?? '现在'}`],
      ['为什么', AUDIT_REASONS[reason]],
      ['内容', '没有群众的内容、电话和照片'],
    ],
  })
}

async function* linesOf(look: Look, asked: LogExported, count: { rows: number }): AsyncGenerator<string[]> {
  for (let after: { at: number; id: string } | undefined; ;) {
    const lines = await logLines(look, asked, { after, most: BATCH })
    for (const { at, who, what, about, note, changes, proposedBy } of await tellLines(look, lines)) {
      if (++count.rows > MOST_LINES) return void count.rows--
      const changed = changes.map(({ key, before, after: then }) => `${key}：${before} → ${then}`).join('；')
      yield [inBeijing(at, 'YYYY-MM-DD HH:mm:ss'), who, what, about, changed || note, proposedBy ?? '']
    }
    if (lines.length < BATCH) return
    after = lines.at(-1)
  }
}
