/** People's parts in a ticket (当事人): who reported it, who joined, and what they said of it. */
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../domain/people/actors'
import type { Opinions } from '../../domain/ticket/merged'
import type { Step } from '../../domain/ticket/lifecycle'
import type { Identity, PartyKind, Ticket } from '../../domain/ticket/ticket'
import type { Db } from '../database/open'
import type { Deps, Look, Work } from '../deps'

/** Whether a phone of this person is known. */
export async function phoneKnown(db: Db, deps: Deps, personId: string | null): Promise<boolean> {
  if (!personId) return false
  const row = await db
    .selectFrom('identity')
    .select('kind')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('kind', '=', 'phone')
    .executeTakeFirst()
  return row !== undefined
}

/** Somebody's part in a ticket; `code`: their query code's hash, `hasPhone`: whether a phone of theirs is known, `filedAt` UTC ms. */
export type Party = {
  id: string
  kind: PartyKind
  personId: string | null
  code: string | null
  identity: Identity
  filedAt: number
  hasPhone: boolean
  /** Staff filed it for them, and they have not claimed it. */
  isCaller: boolean
}

/** Everyone who has a part in a ticket (its id), as one value. */
export const everyParty = (ticketId: string, { district }: Deps): RawBuilder<Party[]> => sql<Party[]>`(
  select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'personId', p.person_id, 'code', encode(p.code_hash, 'hex'),
    'identity', p.identity, 'filedAt', (extract(epoch from p.filed_at) * 1000)::bigint, 'hasPhone', exists (select 1 from identity i
      where i.district_id = p.district_id and i.person_id = p.person_id and i.kind = 'phone'),
    'isCaller', exists (select 1 from caller c where c.district_id = p.district_id and c.person_id = p.person_id))
      order by p.filed_at, p.id), '[]')
  from ticket_party p where p.district_id = ${district} and p.ticket_id = ${ticketId})`

export async function partiesOf(db: Db, deps: Deps, ticketId: string): Promise<Party[]> {
  const { rows } = await sql<{ parties: Party[] }>`select ${everyParty(ticketId, deps)} as parties`.execute(db)
  return rows[0]!.parties
}

/** Who reported it, what they let be seen, and whether a phone of theirs is known. */
export function reporterAmong(parties: readonly Party[]) {
  const reporter = parties.find((party) => party.kind === 'reporter')
  if (!reporter) return { identity: 'anonymous' as const, personId: null, phoneKnown: false }
  const { identity, personId, hasPhone: phoneKnown, code } = reporter
  return { identity, personId, phoneKnown, away: reporter.isCaller || (personId === null && code === null) }
}

/** What becomes of the parts when the reporter leaves and others stay on it, or says that they never asked for it: then it is the proxy's own. */
export async function turnParties(work: Work, { action, after }: Step) {
  if (action === 'withdraw' && after.state !== 'withdrawn') await becomes(work, after.id, ['reporter', 'proxy'], 'withdrawn')
  if (action === 'disown') {
    await becomes(work, after.id, ['reporter'], 'withdrawn')
    await becomes(work, after.id, ['proxy'], 'reporter')
  }
}

const becomes = ({ db, district }: Work, ticketId: string, was: PartyKind[], kind: PartyKind) =>
  db
    .updateTable('ticket_party')
    .set({ kind })
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticketId)
    .where('kind', 'in', was)
    .execute()

/** The parts this actor has in a ticket. */
export const partsOf = (actor: Actor, parties: readonly Party[]): Party[] =>
  parties.filter((party) =>
    actor.kind === 'code' ? party.code === actor.codeHash : actor.kind === 'resident' && party.personId === actor.personId,
  )

/** The part of this actor in a ticket: the reporter's before any other. */
export async function partyOf(look: Look, ticketId: string): Promise<string> {
  const mine = partsOf(look.actor, await partiesOf(look.db, look, ticketId))
  return (mine.find((party) => party.kind === 'reporter') ?? mine[0]!).id
}

/** Whether a joiner was there before the work was reported done, and has already said how it is. */
export async function joinerOf(db: Db, deps: Deps, ticket: Ticket, party: Party | undefined) {
  if (!party) return undefined
  const done = await db
    .selectFrom('ticket_event')
    .select('at')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticket.id)
    .where('action', '=', 'resolve')
    .where('round', '=', ticket.round)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const said = await db
    .selectFrom('ticket_verdict')
    .select('party_id')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticket.id)
    .where('party_id', '=', party.id)
    .where('round', '=', ticket.round)
    .executeTakeFirst()
  return { joinedBeforeDone: done === undefined || party.filedAt <= done.at, opined: said !== undefined }
}

/** What neighbours who joined said in this round. */
export async function opinionsOn(db: Db, deps: Deps, ticket: Ticket): Promise<Opinions> {
  const rows = await db
    .selectFrom('ticket_verdict as v')
    .innerJoin('ticket_party as p', (join) =>
      join.onRef('p.district_id', '=', 'v.district_id').onRef('p.ticket_id', '=', 'v.ticket_id').onRef('p.id', '=', 'v.party_id'),
    )
    .select('v.solved')
    .where('v.district_id', '=', deps.district)
    .where('v.ticket_id', '=', ticket.id)
    .where('v.round', '=', ticket.round)
    .where('p.kind', '=', 'joiner')
    .execute()
  const alone = !(await partiesOf(db, deps, ticket.id)).some(({ kind }) => kind === 'reporter')
  return { said: rows.length, unsolved: rows.filter(({ solved }) => solved !== 'yes').length, alone }
}
