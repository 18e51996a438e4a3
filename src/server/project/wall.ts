/** The wall (挂图作战): projects beside cases under 挂牌督办 and 领导包案, as far as its reader sees them. */
import { sql } from 'kysely'
import type { WallRow } from '../../domain/api-project'
import { dayOf } from '../../domain/calendar/workdays'
import { categoryOf, itemOf } from '../../domain/report/categories'
import { PROJECT_STATE_WORDS } from '../../domain/project/project'
import { STATE_WORDS } from '../../domain/reading/words'
import { givenOf } from '../../domain/ticket/history'
import type { State } from '../../domain/ticket/states'
import { noteReads } from '../audit/reads'
import type { Look } from '../deps'
import { liveClocks } from '../ticket/clock-rows'
import { COLUMNS, type TicketRow } from '../ticket/rows'
import { visibleTo } from '../ticket/visible'
import { projectsOnWall } from './store'

const MOST_CASES = 60

type CaseRow = TicketRow & { facts: string | null }

/** Late ones first, then by their limits. */
export async function wallRows(look: Look): Promise<WallRow[]> {
  const rows = [...(await projectRows(look)), ...(await caseRows(look))]
  const rank = ({ flag }: WallRow) => (flag === 'black' ? 0 : flag === 'red' ? 2 : 1)
  const due = ({ dueDay, id }: WallRow) => `${dueDay ?? '9'} ${id}`
  return rows.sort((a, b) => rank(a) - rank(b) || due(a).localeCompare(due(b)))
}

async function projectRows(look: Look): Promise<WallRow[]> {
  return (await projectsOnWall(look)).map(({ id, content, unit, leader, dueDay, fromDay, state, flag, marks }) => ({
    ...{ id, kind: 'project' as const, item: content, unit, leader, fromDay, dueDay, flag, marks },
    state: PROJECT_STATE_WORDS[state],
  }))
}

async function caseRows(look: Look): Promise<WallRow[]> {
  const { district, now, reference } = look
  const { rows } = await sql<CaseRow>`
    select ${COLUMNS}, e.facts from ticket t
    left join lateral (
      select facts from ticket_event where district_id = t.district_id and ticket_id = t.id and action = 'sponsor'
      order by seq desc limit 1) e on true
    where t.district_id = ${district} and t.supervision in ('listed', 'leader') and t.ended_at is null and t.merged_into is null
      and not t.confidential and t.complained_of is null and t.request <> 'accuse' and t.category <> 'policy_style_other'
      and ${visibleTo(look.actor, reference.units)}
    order by t.filed_at, t.id limit ${MOST_CASES}`.execute(look.db)
  await noteReads(look, look.actor, rows, 'listed')
  const clocks = await liveClocks(look.db, look, rows.map(({ id }) => id)) // prettier-ignore
  return rows.map((row) => {
    const sponsored = row.supervision === 'leader'
    const { until } = sponsored && row.facts ? givenOf(row.facts, {}) : {}
    const handle = clocks.get(row.id)?.find(({ kind }) => kind === 'handle')?.dueAt ?? null
    const dueDay = until ?? (handle === null ? null : dayOf(handle))
    const category = categoryOf(reference.catalogueOf(row.catalogueVersion), row.category)
    return {
      id: row.id,
      kind: sponsored ? ('sponsored' as const) : ('listed' as const),
      item: `${row.number} ${category.name}·${itemOf(category, row.item).name}`,
      unit: reference.units.fullName(row.unitId),
      leader: null,
      fromDay: dayOf(row.filedAt),
      dueDay,
      state: STATE_WORDS.centre[row.state as State],
      flag: dueDay !== null && dueDay < dayOf(now) ? ('black' as const) : null,
      marks: [],
    }
  })
}
