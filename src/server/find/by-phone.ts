/** Finding by a caller's number (按来电号码找): for a reason, on record, through keys that only those tickets have that may answer it. */
import { sql } from 'kysely'
import type { BodyOf } from '../../domain/api'
import type { findApi, Found } from '../../domain/api-find'
import { actorKey, unitsOf } from '../../domain/people/actors'
import { audit } from '../audit/log'
import type { Look } from '../deps'
import { callersWith } from '../people/callers'
import { holderOf } from '../people/store'
import { Refused } from '../refused'
import { markOf, reporterKey } from './cut'
import { farQuery, pageOf } from './search'

/** Written down before the answer goes out, found or not. A number nobody has is looked for in the same way. */
export async function findByPhone(look: Look, { phone, reason, after }: BodyOf<typeof findApi.findByPhone>): Promise<Found> {
  if (!unitsOf(look.actor, ['dispatcher']).includes(look.reference.units.centre.id)) throw new Refused(403, 'notForYou')
  const number = look.keys.lookupOf('phone', phone).toString('hex')
  await audit(look, { actor: actorKey(look.actor), what: `findByPhone:${number}`, result: reason })
  const holder = await holderOf(look, 'phone', phone)
  const people = [holder?.kind === 'resident' && !holder.hasEnded ? holder.personId : NOBODY, ...(await callersWith(look, phone))]
  const asked = {
    all: [],
    any: [people.map((id) => markOf(look, 'reporter', reporterKey(look, id)))],
    own: [],
    words: [],
    meaning: { words: [], is: [] },
  }
  const { rows } = await farQuery(look, asked, after, isReporter(people)).execute(look.db)
  return pageOf(look, rows)
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The keys are made of what was; this asks what is: they are its reporter today, under their name, and nothing keeps it to itself. */
const isReporter = (people: readonly string[]) => sql<boolean>`(not t.confidential and t.complained_of is null and t.request <> 'accuse'
  and t.category <> 'policy_style_other' and exists (select 1 from ticket_party p where p.district_id = t.district_id and p.ticket_id = t.id
    and p.kind = 'reporter' and p.person_id = any(${people}::uuid[]) and p.identity = 'named'))`
