/**
 * Lines of the audit log, newest first, for the auditor. Every way into it walks an index and stops after a page, however long the log is:
 * by time, by who, kind by kind, or what failed.
 */
import { sql, type RawBuilder } from 'kysely'
import { FAILED, kindsIn } from '../../domain/admin/log'
import type { LogAsked } from '../../domain/api-audit'
import { dayAfter, startOf } from '../../domain/calendar/workdays'
import { instant } from '../database/open'
import type { Deps } from '../deps'

export type Line = { id: string; at: number; actor: string; what: string; result: string }
type Asked = Omit<LogAsked, 'after'>
type Place = { at: number; id: string }

/** One page after a place, or the first. */
export async function logLines(deps: Deps, asked: Asked, { after, most }: { after: Place | undefined; most: number }): Promise<Line[]> {
  const personId = asked.who ? await personOf(deps, asked.who) : null
  if (personId === undefined) return []
  const within = sql<boolean>`district_id = ${deps.district}
    ${asked.from ? sql`and at >= ${instant(startOf(asked.from))}` : sql``}
    ${asked.to ? sql`and at < ${instant(startOf(dayAfter(asked.to)))}` : sql``}
    ${after ? sql`and (at, id) < (${instant(after.at)}, ${after.id}::uuid)` : sql``}
    ${personId ? sql`and actor = ${`staff:${personId}`}` : sql``}
    ${asked.failed ? sql`and result in (${sql.join(FAILED.map((one) => sql.lit(one)))})` : sql``}`
  const { rows } = await sql<Line>`${statement(within, asked, most)}`.execute(deps.db)
  return rows
}

const COLUMNS = sql`id, at, actor, what, result`

/** What a group is made of is walked kind by kind, each for a page at most; who and what failed are few already. */
function statement(within: RawBuilder<boolean>, { group, who, failed }: Asked, most: number) {
  const newest = sql`order by at desc, id desc limit ${most}`
  if (!group) return sql`select ${COLUMNS} from audit where ${within} ${newest}`
  const kinds = sql`${kindsIn(group)}::text[]`
  if (who || failed) return sql`select ${COLUMNS} from audit where ${within} and split_part(what, ':', 1) = any(${kinds}) ${newest}`
  return sql`select l.id, l.at, l.actor, l.what, l.result from unnest(${kinds}) as k(kind) cross join lateral (
      select ${COLUMNS} from audit where ${within} and split_part(what, ':', 1) = k.kind ${newest}) l
    order by l.at desc, l.id desc limit ${most}`
}

/** The person of an account; undefined where there is none. */
async function personOf(deps: Deps, account: string): Promise<string | undefined> {
  const row = await deps.db
    .selectFrom('staff_account')
    .select('person_id')
    .where('district_id', '=', deps.district)
    .where('account', '=', account.trim().toLowerCase())
    .executeTakeFirst()
  return row?.person_id
}
