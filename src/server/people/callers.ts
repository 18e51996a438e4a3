/**
 * Callers (来电来访人): whom staff filed for, known by the name and number they told. Each is a person of their own, whom no sign-in finds: a
 * number that was only told proves nothing. With the code they were told (登记码) and that number proved they make the matter theirs.
 */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { CLAIM_LENGTH } from '../../domain/people/claim'
import { audit } from '../audit/log'
import type { Tx } from '../database/open'
import type { Deps, Look, Work } from '../deps'
import { Refused } from '../refused'
import { working } from '../ticket/work'
import { isPhoneStale } from './phone-use'
import { identitiesOf, sealIdentity } from './store'

/** What somebody told of themselves. */
export type Told = { name: string; phone: string }

/** A person for this one matter; their number leads nowhere but by `caller`. */
export async function makeCaller(work: Work, { name, phone }: Told): Promise<string> {
  const { db, district, now, keys } = work
  const id = uuidv7()
  await db
    .insertInto('person')
    .values({ district_id: district, id, kind: 'resident', created_at: new Date(now) })
    .execute()
  const known = [
    { ...sealIdentity(work, id, 'phone', phone), lookup: keys.lookupOf('phone', `${id}/${phone}`) },
    { ...sealIdentity(work, id, 'name', name), lookup: keys.lookupOf('name', `${id}/${name}`) },
  ]
  await db.insertInto('identity').values(known).execute()
  await db
    .insertInto('caller')
    .values({ district_id: district, person_id: id, lookup: lookupOf(work, phone) })
    .execute()
  return id
}

const lookupOf = ({ keys }: Pick<Deps, 'keys'>, phone: string): Buffer => keys.lookupOf('caller', phone)

/** Everybody who told this number. */
export async function callersWith(deps: Deps, phone: string): Promise<string[]> {
  const rows = await deps.db
    .selectFrom('caller')
    .select('person_id')
    .where('district_id', '=', deps.district)
    .where('lookup', '=', lookupOf(deps, phone))
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** The code that goes with a ticket (登记码): always the same, known to whoever was told it. */
export const claimCodeOf = ({ keys }: Pick<Deps, 'keys'>, ticketId: string): string =>
  String(parseInt(keys.lookupOf('claim', ticketId).toString('hex').slice(0, 12), 16) % 10 ** CLAIM_LENGTH).padStart(CLAIM_LENGTH, '0')

type Resident = Look['actor'] & { kind: 'resident' }

/** Gives the matter to whoever signed in with the number that was told and knows its code; its id. */
export async function claimTicket(look: Look & { actor: Resident }, code: string): Promise<string> {
  const { personId } = look.actor
  const phone = (await identitiesOf(look, personId, ['phone'])).get('phone')
  if (!phone || (await isPhoneStale(look, personId))) throw new Refused(409, 'claimByPhone')
  const told = await toldBy(look, phone)
  const meant = told.find(({ ticketId }) => claimCodeOf(look, ticketId) === code)
  if (!meant) {
    await audit(look, { actor: `resident:${personId}`, what: 'claim', result: 'wrong' })
    throw new Refused(404, 'claimUnknown')
  }
  await working(look, (work) => handOver(work, meant, personId))
  look.changes.announce(meant.ticketId)
  return meant.ticketId
}

type Matter = { ticketId: string; callerId: string }

/** The matters that were filed for whoever told this number. */
async function toldBy(deps: Deps, phone: string): Promise<Matter[]> {
  const callers = await callersWith(deps, phone)
  const { rows } = await sql<Matter>`
    select ticket_id as "ticketId", person_id as "callerId" from ticket_party
    where district_id = ${deps.district} and kind = 'reporter' and person_id = any(${callers}::uuid[])`.execute(deps.db)
  return rows
}

/** It is theirs, with what they were told of it; the caller is nobody any more. What it is found by is cut anew. */
async function handOver(work: Work, { ticketId, callerId }: Matter, personId: string) {
  const { db, district } = work
  const moved = await db
    .updateTable('ticket_party')
    .set({ person_id: personId })
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticketId)
    .where('person_id', '=', callerId)
    .executeTakeFirst()
  // another tap was quicker
  if (moved.numUpdatedRows === 0n) return
  for (const table of ['notice', 'bar'] as const)
    await db.updateTable(table).set({ person_id: personId }).where('district_id', '=', district).where('person_id', '=', callerId).execute()
  await endCaller(work, callerId)
  await db
    .updateTable('ticket_words')
    .set({ said: '', keys: [], cut: 0 })
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticketId)
    .execute()
  await audit(work, { actor: `resident:${personId}`, what: `claim:${ticketId}`, result: 'ok' })
}

/** Whoever told staff of a ticket is forgotten with what they told. */
export async function forgetCaller(tx: Tx, deps: Deps, ticketId: string) {
  const { rows } = await sql<{ id: string }>`
    select c.person_id as id from caller c join ticket_party p on p.district_id = c.district_id and p.person_id = c.person_id
    where p.district_id = ${deps.district} and p.ticket_id = ${ticketId}`.execute(tx)
  for (const { id } of rows) await endCaller({ ...deps, db: tx }, id)
}

async function endCaller({ db, district, clock }: Deps, personId: string) {
  for (const table of ['identity', 'caller'] as const)
    await db.deleteFrom(table).where('district_id', '=', district).where('person_id', '=', personId).execute()
  await db
    .updateTable('person')
    .set({ ended_at: new Date(clock()) })
    .where('district_id', '=', district)
    .where('id', '=', personId)
    .execute()
}
