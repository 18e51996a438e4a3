/** The account of loaded history: read back from the database, against the file. */
import { sql } from 'kysely'
import { dayOf } from '../../domain/calendar/workdays'
import { CATEGORY_IDS, categoryOf, type CategoryId } from '../../domain/report/categories'
import { readBody } from '../../domain/ticket/history'
import { limitInWords } from '../../domain/ticket/limits'
import { rowOf, type State } from '../../domain/ticket/states'
import { visibleTo } from '../ticket/visible'
import type { Case } from './cases'
import { codeHashOf, type Loading } from './load'

type Row = {
  code: string
  category: CategoryId
  state: State
  filedAt: number
  dueAt: number
  answeredAt: number | null
  answer: string | null
}
type Tally = { cases: number; late: number }

export class Account {
  lines = 0
  /** Loaded by this run; the others were there before. */
  fresh = 0
  rejected = 0
  cases = 0
  closed = 0
  unanswered = 0
  /** Ticket, answer or their times differ from the file. */
  different: string[] = []
  private readonly byCategory = new Map<CategoryId, Tally>()
  private readonly years = new Set<string>()
  private readonly counted = new Set<string>()

  constructor(private readonly deps: Loading) {}

  /** Looks up these cases and counts each once. */
  async add(cases: readonly Case[]) {
    const fresh = new Map(cases.map((one) => [codeHashOf(this.deps.keys, one.id), one]))
    for (const code of fresh.keys()) if (this.counted.has(code)) fresh.delete(code)
    const rows = new Map((await rowsOf(this.deps, [...fresh.keys()])).map((row) => [row.code, row]))
    for (const [code, one] of fresh) this.count(code, one, rows.get(code))
  }

  private count(code: string, one: Case, row: Row | undefined) {
    this.counted.add(code)
    if (!row || row.filedAt !== one.filedAt || row.answeredAt !== (one.answer?.at ?? null) || row.answer !== (one.answer?.words ?? null))
      this.different.push(one.id)
    if (!row) return
    this.cases++
    if (!rowOf(row.state).open) this.closed++
    if (row.answeredAt === null) this.unanswered++
    this.years.add(dayOf(row.filedAt).slice(0, 4))
    const tally = this.byCategory.get(row.category) ?? { cases: 0, late: 0 }
    tally.cases++
    if ((row.answeredAt ?? this.deps.importedAt) > row.dueAt) tally.late++
    this.byCategory.set(row.category, tally)
  }

  /** What is said at the end of the command. */
  words(): string[] {
    const late = [...this.byCategory.values()].reduce((sum, tally) => sum + tally.late, 0)
    return [
      `${this.lines} 行：${this.cases} 件在库里（这次导入 ${this.fresh} 件），退回 ${this.rejected} 行`,
      `已销号 ${this.closed} 件，没有答复、还开着 ${this.unanswered} 件，其余等评价；和文件对不上的 ${this.different.length} 件`,
      `按现在的办理时限，超时 ${late} 件（${share(late, this.cases)}）：`,
      ...CATEGORY_IDS.flatMap((id) => this.categoryWords(id)),
      ...this.calendarWords(),
    ]
  }

  private categoryWords(id: CategoryId): string[] {
    const tally = this.byCategory.get(id)
    if (!tally) return []
    const { name, limit } = categoryOf(this.deps.reference.catalogue, id)
    return [`  ${name}（${limitInWords(limit)}）：${tally.cases} 件，超时 ${tally.late} 件，${share(tally.late, tally.cases)}`]
  }

  private calendarWords(): string[] {
    const { holidays } = this.deps.reference.calendarData
    const unknown = [...this.years].filter((year) => !holidays.some((day) => day.startsWith(year))).sort()
    return unknown.length === 0 ? [] : [`工作日历里没有这些年的节假日，那些年只按周末算：${unknown.join('、')}`]
  }
}

const share = (part: number, all: number): string => (all === 0 ? '—' : `${((100 * part) / all).toFixed(1)}%`)

async function rowsOf(deps: Loading, codes: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Omit<Row, 'answer'> & { body: string | null }>`
    select encode(p.code_hash, 'hex') as code, t.category, t.state, t.filed_at as "filedAt", c.first_due_at as "dueAt", e.at as "answeredAt", b.body
    from ticket_party p
    join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
    join ticket_clock c on c.district_id = t.district_id and c.ticket_id = t.id and c.kind = 'handle' and c.seq = 1
    left join ticket_event e on e.district_id = t.district_id and e.ticket_id = t.id and e.action = 'resolve' and e.round = 0
    left join event_body b on b.district_id = e.district_id and b.ticket_id = e.ticket_id and b.seq = e.seq
    where p.district_id = ${deps.district} and p.code_hash = any(${codes.map((code) => Buffer.from(code, 'hex'))}::bytea[])
      and ${visibleTo({ kind: 'clock' }, deps.reference.units)}`.execute(deps.db)
  return rows.map(({ body, ...row }) => ({ ...row, answer: readBody(body).note ?? null }))
}
