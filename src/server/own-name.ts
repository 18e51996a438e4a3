import { staffActor } from '../domain/people/actors'
import type { Look } from './deps'

/** The name of the member of staff who asks, as it stands on what they take out. */
export async function ownName({ db, district, actor }: Look): Promise<string> {
  const { personId } = staffActor(actor)
  const found = await db
    .selectFrom('person')
    .select('name')
    .where('district_id', '=', district)
    .where('id', '=', personId)
    .executeTakeFirst()
  return found?.name ?? personId
}
