/** The ledger as a file (台账导出): ticket by ticket as the exporter reads it on the screen, some at a time, and never more in memory. */
import { sql } from 'kysely'
import type { LedgerAsked } from '../../domain/api-ledger'
import { dayAfter, startOf } from '../../domain/calendar/workdays'
import { MOST, numberWords } from '../../domain/count'
import { EXPORT_REASONS, LEDGER, ledgerLine, MOST_DAYS, MOST_ROWS } from '../../domain/ledger/ledger'
import { actorKey } from '../../domain/people/actors'
import { audit } from '../audit/log'
import { inBeijing } from '../beijing'
import { instant } from '../database/open'
import type { Look } from '../deps'
import { Refused } from '../refused'
import { ownName } from '../own-name'
import { viewTicket } from '../ticket/read'
import { visibleTo } from '../ticket/visible'
import { xlsxOf } from './xlsx'

const BATCH = 100
const DAY = 86_400_000

/** Its bytes and its name; that it was taken out, and why, is written down before the first byte. */
export async function exportLedger(look: Look, asked: LedgerAsked): Promise<{ name: string; bytes: AsyncGenerator<Buffer> }> {
  const days = (startOf(asked.to) - startOf(asked.from)) / DAY + 1
  if (days < 1 || days > MOST_DAYS) throw new Refused(400, 'invalid', { fields: { to: 'invalid' } })
  if (asked.unit !== undefined && !look.reference.units.find(asked.unit)) throw new Refused(400, 'invalid', { fields: { unit: 'invalid' } })
  const what = `ledger:${asked.from}..${asked.to} ${asked.unit ?? 'all'}`
  await audit(look, { actor: actorKey(look.actor), what, result: asked.reason })
  const [who, hidden] = [await ownName(look), await hiddenIn(look, asked)]
  const mark = `${who} ${inBeijing(look.now, 'YYYY-MM-DD HH:mm')} 导出`
  const count = { rows: 0 }
  const bytes = xlsxOf({
    ...{ sheet: '民生诉求台账', columns: LEDGER, rows: linesOf(look, asked, count), mark },
    notes: () => notesOf(look, asked, { mark, hidden, rows: count.rows }),
  })
  return { name: `ledger-${asked.from}-${asked.to}.xlsx`, bytes }
}

/** Tickets of the days and of the unit with all below it (alias `t`); who may see them is another matter. */
function asked(look: Look, { from, to, unit }: LedgerAsked) {
  const { units } = look.reference
  const within = unit === undefined ? undefined : units.all.filter(({ id }) => units.isWithin(id, unit)).map(({ id }) => id)
  return sql`t.district_id = ${look.district} and t.filed_at >= ${instant(startOf(from))} and t.filed_at < ${instant(startOf(dayAfter(to)))}
    ${within ? sql`and t.unit_id = any(${within}::text[])` : sql``}`
}

async function* linesOf(look: Look, what: LedgerAsked, count: { rows: number }): AsyncGenerator<string[]> {
  const whose = visibleTo(look.actor, look.reference.units)
  const { catalogue } = look.reference
  for (let after: { at: number; id: string } | undefined; ;) {
    const { rows } = await sql<{ id: string; at: number }>`
      select t.id, t.filed_at as at from ticket t where ${asked(look, what)} and ${whose}
        ${after ? sql`and (t.filed_at, t.id) > (${instant(after.at)}, ${after.id})` : sql``}
      order by t.filed_at, t.id limit ${BATCH}`.execute(look.db)
    for (const { id } of rows) {
      if (count.rows >= MOST_ROWS) return
      const view = await viewTicket(look, id).catch(unseen)
      if (view) yield ledgerLine({ view, n: ++count.rows, catalogue })
    }
    if (rows.length < BATCH) return
    after = rows.at(-1)
  }
}

/** It may have moved out of sight since it was listed. */
function unseen(error: unknown): undefined {
  if (!(error instanceof Refused)) throw error
}

/** How many of them this person may not see, counted to `MOST.list`. */
async function hiddenIn(look: Look, what: LedgerAsked): Promise<number> {
  const whose = visibleTo(look.actor, look.reference.units)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select 1 from ticket t where ${asked(look, what)} and not ${whose} limit ${MOST.list}) d`.execute(look.db)
  return rows[0]!.n
}

type Noted = { mark: string; hidden: number; rows: number }

const notesOf = ({ reference }: Look, { from, to, unit, reason }: LedgerAsked, { mark, hidden, rows }: Noted): [string, string][] => [
  ['表名', '民生诉求台账（系统自动生成，没有手填的）'],
  ['时段', `${from} 至 ${to}，按反映时间`],
  ['单位', unit === undefined ? '全部看得到的' : `${reference.units.fullName(unit)}和它下面的`],
  ['写进来的', `${rows} 件${rows >= MOST_ROWS ? '，到了一次导出的上限，后面的请缩短时段再导' : ''}`],
  ['没写进来的', hidden === 0 ? '没有' : `${numberWords(hidden)} 件您看不到的`],
  ['内容', '和导出人在屏幕上看到的一样：没有反映人的姓名、电话；看不到的栏空着；没作答的不算满意'],
  ['谁导出', mark],
  ['为什么', EXPORT_REASONS[reason]],
]
