/** Who holds the three administrators' posts (三员): nobody two of them, and none is left without anybody. */
import { sql } from 'kysely'
import { ADMINISTRATORS, administratorsIn, DUTY_WORDS, lostBetween, type Administrator, type Holders } from '../../domain/admin/acts'
import type { Post } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { Refused } from '../refused'

/** People who hold each of them at this instant. */
export async function holdersNow({ db, district, clock }: Pick<Deps, 'db' | 'district' | 'clock'>): Promise<Holders> {
  const now = new Date(clock())
  const { rows } = await sql<{ duty: Administrator; people: number }>`
    select o.duty, count(distinct o.person_id) as people from post o
    join person p on p.district_id = o.district_id and p.id = o.person_id
    where o.district_id = ${district} and o.duty = any(${ADMINISTRATORS}::text[]) and p.ended_at is null
      and o.valid_from <= ${now} and (o.valid_to is null or o.valid_to > ${now}) group by o.duty`.execute(db)
  return { system: 0, security: 0, audit: 0, ...Object.fromEntries(rows.map(({ duty, people }) => [duty, people])) }
}

export function refuseLost(before: Holders, after: Holders) {
  const lost = lostBetween(before, after)
  if (lost.length === 0) return
  const message = `这是最后一个${lost.map((one) => DUTY_WORDS[one]).join('、')}，先把接手的人安排上。`
  throw new Refused(409, 'lastAdministrator', { message })
}

/** In the demo one person may try all of it. */
export function refuseTwo({ settings }: Pick<Deps, 'settings'>, posts: readonly Pick<Post, 'duty'>[]) {
  if (administratorsIn(posts).length > 1 && !settings.DEMO) throw new Refused(409, 'twoOfThree')
}
