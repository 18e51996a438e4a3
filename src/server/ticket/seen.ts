import { actorKey, type Actor } from '../../domain/people/actors'
import type { Db } from '../database/open'
import type { Deps } from '../deps'

/** What this very request made when it came before: the ticket, and the hash of what was asked. */
export const requestSeen = (db: Db, deps: Deps, actor: Actor, requestId: string) =>
  db
    .selectFrom('request_seen')
    .select(['body_hash', 'ticket_id'])
    .where('district_id', '=', deps.district)
    .where('actor', '=', actorKey(actor))
    .where('request_id', '=', requestId)
    .executeTakeFirst()
