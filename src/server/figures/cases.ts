/** The tickets behind a figure, as far as its reader may see them, and how many more there are. */
import { sql, type RawBuilder } from 'kysely'
import type { CasesAsked, FigureCases } from '../../domain/api-figures'
import { dayAfter, startOf } from '../../domain/calendar/workdays'
import { isPrivateList, marksBehind } from '../../domain/figures/lists'
import { bitOf, type Flag } from '../../domain/figures/marks'
import { groupIn, seesEverything } from '../../domain/figures/readers'
import { MOST } from '../../domain/count'
import { summaryOf } from '../../domain/ticket/views'
import { noteReads } from '../audit/reads'
import { instant } from '../database/open'
import type { Look } from '../deps'
import { Refused } from '../refused'
import { liveClocks } from '../ticket/clock-rows'
import { COLUMNS, cursorOf, type TicketRow } from '../ticket/rows'
import { visibleTo } from '../ticket/visible'
import { rootOf } from './desk'

const PAGE = 20

export async function figureCases(look: Look, asked: CasesAsked): Promise<FigureCases> {
  if (isPrivateList(asked.list) && !seesEverything(look.actor)) throw new Refused(403, 'notForYou')
  const whose = visibleTo(look.actor, look.reference.units)
  const behind = sql`from (${marksFor(look, asked)}) m join ticket t on t.district_id = ${look.district} and t.id = m.ticket_id`
  const from = cursorOf(asked.after)
  const [{ rows }, hidden] = await Promise.all([
    sql<TicketRow & { sortAt: number }>`
      select ${COLUMNS}, m.at as "sortAt" ${behind} where ${whose} ${from ? sql`and (m.at, t.id) < (${from.at}, ${from.id})` : sql``}
      order by m.at desc, t.id desc limit ${PAGE + 1}`.execute(look.db),
    sql<{ n: number }>`select count(*) as n from (select 1 ${behind} where not ${whose} limit ${MOST.list}) d`.execute(look.db),
  ])
  return pageOf(look, rows, hidden.rows[0]!.n)
}

async function pageOf(look: Look, rows: readonly (TicketRow & { sortAt: number })[], hidden: number): Promise<FigureCases> {
  const shown = rows.slice(0, PAGE)
  await noteReads(look, look.actor, shown, 'listed')
  const clocks = await liveClocks(look.db, look, shown.map(({ id }) => id)) // prettier-ignore
  const last = rows.length > PAGE ? shown[shown.length - 1] : undefined
  return {
    rows: shown.map((row) => summaryOf(row, clocks.get(row.id) ?? [], row.placeWords, look.reference.units, 'handler')),
    next: last ? `${last.sortAt}_${last.id}` : null,
    hidden,
    now: look.now,
  }
}

/** Each ticket once, by its latest mark. */
function marksFor(look: Look, { from, to, unit, list, part, row, category }: CasesAsked): RawBuilder<unknown> {
  const { kind, has, lacks } = marksBehind(list, part)
  const bits = (flags: Flag[]) => flags.reduce((all, flag) => all | bitOf(kind, flag), 0)
  const groupOf = groupIn(look.reference.units, rootOf(look, unit))
  const units = look.reference.units.all.filter(({ id }) => (row === undefined ? groupOf(id) !== undefined : groupOf(id) === row))
  const until = Math.min(startOf(dayAfter(to)), look.now)
  return sql`
    select ticket_id, max(at) as at from figure_mark
    where district_id = ${look.district} and kind = ${kind} and at >= ${instant(startOf(from))} and at < ${instant(until)}
      and unit_id = any(${units.map(({ id }) => id)}::text[])
      and flags & ${bits(has)}::int = ${bits(has)}::int and flags & ${bits(lacks)}::int = 0
      ${category ? sql`and category = ${category}` : sql``}
    group by ticket_id`
}
