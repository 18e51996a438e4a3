/** Rosters as rows: what a unit wrote down last, the covers that stand, and who works there. */
import { sql } from 'kysely'
import type { Cover, Member, Roster, RosterPlan } from '../../domain/duty/roster'
import { HANDLING } from '../../domain/people/actors'
import type { Db } from '../database/open'

type Here = { db: Db; district: string }
export type KeptRoster = Roster & { version: number; pending: readonly (Cover & { madeBy: string })[] }

const NOTHING: RosterPlan = { lead: null, posts: [] }

/** The rosters of these units, of all that keep one where none are named; covers that end after `since` (UTC ms). */
export async function rostersOf(here: Here, since: number, unitIds?: readonly string[]): Promise<Map<string, KeptRoster>> {
  const plans = await plansOf(here, unitIds)
  const ids = unitIds ?? plans.map(({ unit_id }) => unit_id)
  if (ids.length === 0) return new Map()
  const [covers, members] = [await coversOf(here, ids, since), await membersOf(here, ids)]
  return new Map(
    ids.map((unitId) => {
      const kept = plans.find(({ unit_id }) => unit_id === unitId)
      const own = covers.filter((cover) => cover.unitId === unitId)
      return [
        unitId,
        {
          unitId,
          version: kept?.version ?? 0,
          plan: (kept?.plan as RosterPlan | undefined) ?? NOTHING,
          covers: own.filter(({ counts }) => counts),
          pending: own.filter(({ counts }) => !counts),
          members: members.filter((one) => one.unitId === unitId),
        },
      ]
    }),
  )
}

const plansOf = async ({ db, district }: Here, unitIds: readonly string[] | undefined) =>
  db
    .selectFrom('duty_roster')
    .distinctOn('unit_id')
    .select(['unit_id', 'version', 'plan'])
    .where('district_id', '=', district)
    .$if(unitIds !== undefined, (query) => query.where((where) => where('unit_id', '=', where.fn.any(where.val([...unitIds!])))))
    .orderBy('unit_id')
    .orderBy('version', 'desc')
    .execute()

type CoverRow = Cover & { unitId: string; madeBy: string; counts: boolean }

async function coversOf({ db, district }: Here, unitIds: readonly string[], since: number): Promise<CoverRow[]> {
  const { rows } = await sql<CoverRow>`
    select id, unit_id as "unitId", kind, person_id as person, instead_of as "insteadOf", from_at as "from", to_at as "to", pair,
      made_by as "madeBy", made_at as "madeAt", (kind <> 'swap' or agreed_at is not null) as counts
    from duty_cover where district_id = ${district} and unit_id = any(${unitIds}::text[]) and ended_at is null
      and to_at > ${new Date(since)}
    order by from_at, id`.execute(db)
  return rows
}

/** Who works on tickets there, or did, and from when until when. */
async function membersOf({ db, district }: Here, unitIds: readonly string[]): Promise<(Member & { unitId: string })[]> {
  const { rows } = await sql<Member & { unitId: string }>`
    select o.unit_id as "unitId", p.id, coalesce(p.name, '') as name, o.valid_from as "from", least(o.valid_to, p.ended_at) as "to"
    from post o join person p on p.district_id = o.district_id and p.id = o.person_id
    where o.district_id = ${district} and o.unit_id = any(${unitIds}::text[]) and o.duty = any(${HANDLING}::text[])
    order by p.name, p.id`.execute(db)
  return rows
}
