/** Whoever is to be told of a ticket is told after the commit, by the outbox: what waits for it is written here, with the step itself. */
import { uuidv7 } from 'uuidv7'
import type { Told } from '../../domain/ticket/rules'
import { unitsTold } from '../../domain/ticket/recipients'
import type { Write } from '../database/together'
import type { Follower, Work } from '../deps'
import { postFor } from '../ticket/chain'

/** A line of history that people are told of: the parties if `told` says so, and whoever works at these units. */
export type Tell = { ticketId: string; seq: number; told: Told[]; units: string[] }

export const noticesFollow: Follower = {
  writesFiled: (work, { ticket, isFor }) =>
    enqueue(work, { ticketId: ticket.id, seq: 1, told: isFor ? ['parties', 'owner'] : ['owner'], units: [ticket.unitId] }),
  writesStepped: (work, { steps, seq, tells }) => {
    if (tells.length === 0) return []
    const last = steps[steps.length - 1]!
    const acting = work.actor.kind === 'staff' ? (postFor(work.actor.posts, last.before)?.unitId ?? null) : null
    const units = unitsTold(tells, last, work.reference.units, acting)
    return enqueue(work, { ticketId: last.after.id, seq, told: [...tells], units })
  },
}

function enqueue({ db, district, importedAt, now }: Work, payload: Tell): Write[] {
  if (importedAt !== undefined) return []
  const row = { district_id: district, id: uuidv7(), topic: 'tell', payload: JSON.stringify(payload), run_at: new Date(now) }
  return [db.insertInto('outbox').values(row)]
}
