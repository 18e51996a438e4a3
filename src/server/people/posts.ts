/** Who works where (岗位): read for the rules, held while a ticket is laid somewhere, and ended together with what that means for tickets. */
import { sql, type RawBuilder } from 'kysely'
import { HANDLING, type Post } from '../../domain/people/actors'
import type { Db, Tx } from '../database/open'
import { Refused } from '../refused'

type Here = { district: string; clock: () => number }

/** True for posts (alias `o`) from which somebody works on tickets at this instant. */
export const worksAt = (now: number): RawBuilder<boolean> => sql<boolean>`(
  o.duty = any(${HANDLING}::text[]) and o.valid_from <= ${new Date(now)} and (o.valid_to is null or o.valid_to > ${new Date(now)})
  and exists (select 1 from person p where p.district_id = o.district_id and p.id = o.person_id and p.ended_at is null))`

/** Ids of the units at which somebody works. */
export async function unitsWithPeople(db: Db | Tx, district: string, now: number): Promise<Set<string>> {
  const { rows } = await sql<{ unit_id: string }>`
    select distinct o.unit_id from post o where o.district_id = ${district} and ${worksAt(now)}`.execute(db)
  return new Set(rows.map((row) => row.unit_id))
}

/** Whether somebody works at a unit this very moment; until the commit no one can end the post that says so. */
export async function holdPeople(tx: Tx, deps: Here, unitId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from post o where o.district_id = ${deps.district} and o.unit_id = ${unitId} and ${worksAt(deps.clock())}
    limit 1 for share of o`.execute(tx)
  return rows.length > 0
}

/** Which posts: of a person, of a unit, or a person's at one unit. */
type Which = { personId?: string; unitId?: string }

/**
 * Ends posts now; returns the units they were at, whose rows are held: of two who end the last two posts of a unit the second sees that it
 * has nobody. Call `handOverFrom` with them in the same transaction.
 */
export async function endPosts(tx: Tx, deps: Here, { personId, unitId }: Which): Promise<string[]> {
  const now = new Date(deps.clock())
  const which = sql`district_id = ${deps.district} and (valid_to is null or valid_to > ${now})
    and ${personId === undefined ? sql`true` : sql`person_id = ${personId}`} and ${unitId === undefined ? sql`true` : sql`unit_id = ${unitId}`}`
  await sql`
    select 1 from unit where district_id = ${deps.district} and id in (select unit_id from post where ${which}) order by id for no key update`.execute(
    tx,
  )
  const { rows } = await sql<{ unit_id: string }>`
    update post set valid_to = greatest(valid_from, ${now}) where ${which} returning unit_id`.execute(tx)
  return [...new Set(rows.map((row) => row.unit_id))]
}

/** Units at which a person works, at one of them or anywhere, and nobody else does: without this person they have nobody. */
export async function unitsHeldAlone(db: Db | Tx, { district, clock }: Here, { personId, unitId }: Which): Promise<string[]> {
  const now = clock()
  const { rows } = await sql<{ unit_id: string }>`
    select distinct o.unit_id from post o
    where o.district_id = ${district} and o.person_id = ${personId} and ${worksAt(now)}
      and ${unitId === undefined ? sql`true` : sql`o.unit_id = ${unitId}`}
    except select o.unit_id from post o where o.district_id = ${district} and o.person_id <> ${personId} and ${worksAt(now)}`.execute(db)
  return rows.map((row) => row.unit_id)
}

/** Begins posts now; one that runs already is refused. */
export async function putPosts(tx: Tx, { district, clock }: Here, personId: string, posts: readonly Post[]): Promise<void> {
  const now = new Date(clock())
  for (const { unitId, duty } of posts) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('post')
      .columns(['district_id', 'person_id', 'unit_id', 'duty', 'valid_from'])
      .expression(
        sql`select ${district}, ${personId}::uuid, ${unitId}, ${duty}, ${now}::timestamptz where not exists (
          select 1 from post where district_id = ${district} and person_id = ${personId} and unit_id = ${unitId} and duty = ${duty}
            and (valid_to is null or valid_to > ${now}))` as never,
      )
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) throw new Refused(409, 'postHeld')
  }
}
