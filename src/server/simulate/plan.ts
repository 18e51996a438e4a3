/** From a ticket as it stands to what somebody will do about it, and when. */
import { addWorkingTime } from '../../domain/calendar/workdays'
import type { Actor } from '../../domain/people/actors'
import type { Action } from '../../domain/ticket/actions'
import type { Given } from '../../domain/ticket/given'
import { checkerOf } from '../../domain/ticket/targets'
import { FORGET, givenFor, ownerHabits, residentHabits, type Habit, type Scene, type Who } from './habits'

export type Intent = { at: number; actor: Actor; action: Action; given: Given }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** What a usual unit needs on average before its next step, working time: little to take something, more to do something. */
const USUAL_MS = 5 * HOUR
const USUAL_FOR: { [action in Action]?: number } = { accept: 20 * MINUTE, sign: HOUR, dispatch: 30 * MINUTE }

/** What the unit that has it (or checks it) does next; nothing when it forgets. */
export function staffIntent(scene: Scene): Intent | undefined {
  const { ticket, town, dice } = scene
  const { pace, forgets } = town.habitOf(ticket.unitId)
  const habits = ownerHabits(scene).map((one) =>
    one.action === null && one.weight === FORGET ? { ...one, weight: one.weight * forgets } : one,
  )
  if (habits.length === 0) return undefined
  const chosen = dice.weighted(habits)
  return intentOf(scene, chosen, staffTime(scene, pace * ((chosen.action && USUAL_FOR[chosen.action]) ?? USUAL_MS)))
}

/** What the reporter or a neighbour does next; mostly nothing. */
export function residentIntent(scene: Scene): Intent | undefined {
  const habits = residentHabits(scene)
  return habits.length > 0 ? intentOf(scene, scene.dice.weighted(habits), scene.now + (1 + scene.dice.roll() * 70) * HOUR) : undefined
}

function intentOf(scene: Scene, { action, who }: Habit, at: number): Intent | undefined {
  const able = action ? WHO[who](scene) : []
  return action && able.length > 0
    ? { at: Math.floor(at), action, actor: scene.dice.pick(able), given: givenFor(action, { ...scene, now: at }) }
    : undefined
}

/** Whoever is at work answers in working hours; what presses is looked at round the clock. */
function staffTime({ ticket, now, dice, deps }: Scene, usually: number): number {
  const span = 5 * MINUTE - Math.log(1 - dice.roll()) * usually
  return ticket.urgency === 'normal' ? addWorkingTime(deps.reference.hoursOf(ticket.unitId), now, span) : now + span
}

/** Who that is, for this ticket now. */
export const WHO: Record<Who, (scene: Scene) => readonly Actor[]> = {
  owner: ({ ticket, town }) => town.staffOf(ticket.unitId),
  checker: ({ ticket, town, deps }) => town.staffOf(checkerOf(ticket, deps.reference.units)),
  centre: ({ town, deps }) => town.staffOf(deps.reference.units.centre.id, ['dispatcher']),
  supervisor: ({ town, deps }) => town.staffOf(deps.reference.units.centre.id, ['supervisor']),
  invited: ({ ticket, town }) => ticket.invited.flatMap((id) => town.staffOf(id)),
  reporter: ({ reporter }) => [reporter],
  neighbour: ({ town }) => town.residents,
  joiner: ({ joined }) => joined,
}
