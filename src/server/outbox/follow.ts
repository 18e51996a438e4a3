/**
 * Whoever is to be told of a ticket is told after the commit, by the outbox: what waits for it is written here, with the step itself. What
 * may still be undone (撤销) is told to its parties a moment later: undone by then, they hear of neither.
 */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { ruleOf, type Told } from '../../domain/ticket/rules'
import type { Step } from '../../domain/ticket/lifecycle'
import { unitsTold } from '../../domain/ticket/recipients'
import type { Write } from '../database/together'
import type { Follower, Work } from '../deps'
import { postFor } from '../ticket/chain'

/** A line of history that people are told of: the parties if `told` says so, and whoever works at these units. */
export type Tell = { ticketId: string; seq: number; told: Told[]; units: string[] }

export const noticesFollow: Follower = {
  writesFiled: (work, { ticket, isFor }) =>
    isTold(work)
      ? [enqueue(work, { ticketId: ticket.id, seq: 1, told: isFor ? ['parties', 'owner'] : ['owner'], units: [ticket.unitId] })]
      : [],
  writesStepped: (work, { steps, seq, tells }) => {
    if (tells.length === 0 || !isTold(work)) return []
    const last = steps[steps.length - 1]!
    const acting = work.actor.kind === 'staff' ? (postFor(work.actor.posts, last.before)?.unitId ?? null) : null
    const units = unitsTold(tells, last, work.reference.units, acting)
    const all = { ticketId: last.after.id, seq, told: [...tells], units }
    if (!tells.includes('parties')) return [enqueue(work, all)]
    const [ofStaff, ofParties] = [
      { ...all, told: tells.filter((who) => who !== 'parties') },
      { ...all, told: ['parties' as const], units: [] },
    ]
    if (last.action === 'undo') return [enqueue(work, ofStaff), enqueueIfTold(work, ofParties), endHeld(work, last.after.id)]
    if (!isHeld(work, last)) return [hurryHeld(work, last.after.id), enqueue(work, all)]
    return [hurryHeld(work, last.after.id), enqueue(work, ofStaff), enqueue(work, ofParties, work.now + work.settings.NOTICE_HOLD_MS)]
  },
}

/** Nobody is told of what was long ago (导入). */
const isTold = ({ importedAt }: Work): boolean => importedAt === undefined

const isHeld = ({ actor, settings }: Work, { action, after }: Step): boolean =>
  settings.NOTICE_HOLD_MS > 0 && actor.kind === 'staff' && ruleOf(action).undoable === true && after.urgency === 'normal'

const enqueue = ({ db, district, now }: Work, payload: Tell, at = now): Write =>
  db.insertInto('outbox').values({ ...LETTER, district_id: district, id: uuidv7(), payload: JSON.stringify(payload), run_at: new Date(at) })
const LETTER = { topic: 'tell' } as const

/** What still waits of a ticket for its moment. */
const heldOf = (
  { district, now }: Work,
  ticketId: string,
) => sql<boolean>`outbox.district_id = ${district} and outbox.topic = ${LETTER.topic}
  and outbox.done_at is null and outbox.dead_at is null and outbox.run_at > ${new Date(now)}
  and outbox.attempts = 0 and outbox.payload->>'ticketId' = ${ticketId}`

/** Once somebody does something else it cannot be undone any more, and comes first. */
const hurryHeld = (work: Work, ticketId: string): Write =>
  work.db
    .updateTable('outbox')
    .set({ run_at: new Date(work.now) })
    .where(heldOf(work, ticketId))

/** Never told. */
const endHeld = (work: Work, ticketId: string): Write =>
  work.db
    .updateTable('outbox')
    .set({ done_at: new Date(work.now) })
    .where(heldOf(work, ticketId))

/** The parties hear of an undoing if they have heard of what it undoes. */
const enqueueIfTold = (work: Work, payload: Tell): Write =>
  work.db
    .insertInto('outbox')
    .columns(['district_id', 'id', 'topic', 'payload', 'run_at'])
    .expression(
      sql`select ${work.district}, ${uuidv7()}::uuid, ${LETTER.topic}, ${JSON.stringify(payload)}::jsonb, ${new Date(work.now)}::timestamptz
        where not exists (select from outbox where ${heldOf(work, payload.ticketId)})`,
    )
