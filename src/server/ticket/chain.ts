/** Appending to a ticket's history (办理记录): numbered and chained under the ticket's row lock. */
import { createHash, randomBytes } from 'node:crypto'
import { actorKey, HANDLING, type Duty } from '../../domain/people/actors'
import type { Action } from '../../domain/ticket/actions'
import { asImported, canonicalEvent } from '../../domain/ticket/history'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Write } from '../database/together'
import type { Work } from '../deps'

type NewEvent = {
  ticketId: string
  action: 'submit' | Action
  madeAt: number | null
  before: Ticket | null
  after: Ticket
  facts: string
  body: string
}

/** Where a chain ends: a ticket's begins with its own id. */
export type Head = { seq: number; hash: Buffer }

export const beginning = (ticketId: string): Head => ({ seq: 0, hash: Buffer.from(ticketId) })

/** One event more on the ticket's chain, with its words: the new head, and what is to be written; the row lock on the ticket keeps the order. */
export function nextEvent(work: Work, head: Head, event: NewEvent): { head: Head; writes: Write[] } {
  const { before, after, ticketId } = event
  const { db, district, actor, now, keys, importedAt } = work
  const seq = head.seq + 1
  const salt = randomBytes(16)
  const bodyHash = sha256(Buffer.concat([salt, Buffer.from(event.body)]))
  const post = actor.kind === 'staff' ? postFor(actor.posts, before ?? after) : undefined
  const chained = {
    ticketId,
    seq,
    action: event.action,
    at: now,
    madeAt: event.madeAt,
    actor: actorKey(actor),
    unitId: post?.unitId ?? null,
    duty: post?.duty ?? null,
    fromState: before?.state ?? null,
    toState: after.state,
    fromUnit: before?.unitId ?? null,
    toUnit: after.unitId,
    stage: after.stage,
    round: after.round,
    facts: importedAt === undefined ? event.facts : asImported(event.facts, importedAt),
    bodyHash: bodyHash.toString('hex'),
  }
  const hash = keys.chainHash(head.hash, canonicalEvent(chained))
  const ofEvent = { district_id: district, ticket_id: ticketId, seq }
  const line = db.insertInto('ticket_event').values({
    ...ofEvent,
    action: event.action,
    at: new Date(now),
    made_at: event.madeAt === null ? null : new Date(event.madeAt),
    actor: chained.actor,
    person_id: actor.kind === 'staff' ? actor.personId : null,
    unit_id: chained.unitId,
    duty: chained.duty,
    from_state: before?.state ?? null,
    to_state: after.state,
    from_unit: chained.fromUnit,
    to_unit: chained.toUnit,
    stage: after.stage,
    round: after.round,
    facts: chained.facts,
    body_hash: bodyHash,
    hash,
  })
  return { head: { seq, hash }, writes: [line, db.insertInto('event_body').values({ ...ofEvent, salt, body: event.body })] }
}

/** The post somebody acts from: the one at the unit that has the ticket, else their first working one. */
export function postFor(posts: readonly { unitId: string; duty: Duty }[], ticket: Ticket) {
  return posts.find((post) => post.unitId === ticket.unitId && HANDLING.includes(post.duty)) ?? posts[0]
}

export const headOf = ({ db, district }: Work, ticketId: string): Promise<Head> =>
  db
    .selectFrom('ticket_event')
    .select(['seq', 'hash'])
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticketId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

export const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
