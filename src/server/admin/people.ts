/** Who works here (人员), for administrators: found by name, account or unit, some at a time in the order of accounts. */
import { sql } from 'kysely'
import type { StaffRow } from '../../domain/api-admin'
import type { Post } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { livesAt, postsAt } from '../plugins/session'

const PAGE = 30

type Row = { account: string; name: string | null; posts: Post[]; left: boolean; factor: boolean; first: boolean; sessions: number }
type Asked = { line?: string | undefined; past?: string | undefined }

/** Those who left come too, for their accounts stay. `next`: the account after which it goes on. */
export async function peoplePage(deps: Deps, { line = '', past }: Asked): Promise<{ rows: StaffRow[]; next: string | null }> {
  const now = deps.clock()
  const { rows } = await sql<Row>`
    select a.account, p.name, p.ended_at is not null as left, a.must_change as first,
      ${postsAt(sql.ref('a.person_id'), deps, now)} as posts, exists (
        select 1 from second_factor f
        where f.district_id = a.district_id and f.person_id = a.person_id and f.enrolled_at is not null) as factor,
      (select count(*) from session s
        where s.district_id = a.district_id and s.person_id = a.person_id and ${livesAt(deps, now)}) as sessions
    from staff_account a join person p on p.district_id = a.district_id and p.id = a.person_id
    where a.district_id = ${deps.district} and ${found(deps, line)} and ${past === undefined ? sql`true` : sql`a.account > ${past}`}
    order by a.account limit ${PAGE + 1}`.execute(deps.db)
  const shown = rows.slice(0, PAGE).map((row) => rowOf(deps, row))
  return { rows: shown, next: rows.length > PAGE ? shown[PAGE - 1]!.account : null }
}

const rowOf = ({ reference: { units } }: Deps, row: Row): StaffRow => ({
  ...row,
  posts: row.posts.map((post) => ({ ...post, unit: units.find(post.unitId) ? units.fullName(post.unitId) : post.unitId })),
})

/** Every word of the line is in the name, the account, or the name of a unit where this person has a post. */
function found({ reference: { units } }: Deps, line: string) {
  const words = line.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return sql<boolean>`true`
  const each = words.map((word) => {
    const there = units.current.filter(({ id }) => units.fullName(id).includes(word)).map(({ id }) => id)
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    return sql<boolean>`(p.name ilike ${like} or a.account ilike ${like} or exists (
      select 1 from post o where o.district_id = a.district_id and o.person_id = a.person_id and o.valid_to is null
        and o.unit_id = any(${there}::text[])))`
  })
  return sql<boolean>`${sql.join(each, sql` and `)}`
}
