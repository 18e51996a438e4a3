/** A plan by habit: what owner and reporter of a ticket do next is thrown by the tale's dice, as in a simulated year. */
import type { Actor } from '../../domain/people/actors'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Deps } from '../deps'
import type { Dice } from '../simulate/dice'
import { residentIntent, staffIntent, type Intent } from '../simulate/plan'
import type { Town } from '../simulate/town'
import type { Plan } from './tale'

export function habitPlan(deps: Deps, town: Town, reporter: Actor, dice: Dice): Plan {
  const joined: Actor[] = []
  let stage = 0
  let staff: Intent | undefined
  let resident: Intent | undefined
  return {
    next(ticket: Ticket, now: number) {
      const scene = { ticket, reporter, now, dice, town, deps, joined, others: [] }
      const moved = stage !== ticket.stage
      stage = ticket.stage
      if (moved || !staff) staff = staffIntent(scene)
      if (moved) resident = residentIntent(scene)
      return [staff, resident].filter((one) => one !== undefined).sort((one, other) => one.at - other.at)[0]
    },
    took(intent) {
      if (intent.action === 'join') joined.push(intent.actor)
      if (intent === staff) staff = undefined
      else resident = undefined
    },
  }
}
