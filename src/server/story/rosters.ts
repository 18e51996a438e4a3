/**
 * The roster of 区住建局 in the demo: by day 孙伟, by night and on days off two who take turns, one cover and one leave. Told again it is the
 * same.
 */
import { dayAfter, dayOf, startOf } from '../../domain/calendar/workdays'
import type { RosterPlan } from '../../domain/duty/roster'
import type { Actor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { coverDuty, keepRoster } from '../duty/change'
import { rostersOf } from '../duty/read'
import { DEMO_PEOPLE } from '../demo/district'
import { lookOf } from '../ticket/work'

const UNIT = 'housing'
const HOUR = 3_600_000
const [COVER, LEAVE] = ['0193a1b2-0000-7000-8000-00000000dc01', '0193a1b2-0000-7000-8000-00000000dc02']

/** `until`: the end of the story, UTC ms. */
export async function tellRosters(deps: Deps, until: number) {
  const roster = (await rostersOf(deps, until, [UNIT])).get(UNIT)!
  const sun = DEMO_PEOPLE.find(({ id }) => id === 'sunwei')!.personId
  const [first, second] = roster.members.map(({ id }) => id).filter((id) => id !== sun)
  if (roster.version > 0 || !first || !second) return
  const actor: Actor = { kind: 'staff', personId: sun, posts: [{ unitId: UNIT, duty: 'clerk' }] }
  const look = lookOf(deps, actor, until)
  await keepRoster(look, { unit: UNIT, version: 0, plan: planOf(sun, [first, second], dayOf(until - 7 * 24 * HOUR)) })
  const tomorrow = startOf(dayAfter(dayOf(until)))
  const day = { from: tomorrow + 8.5 * HOUR, to: tomorrow + 17.5 * HOUR }
  await coverDuty(look, { id: COVER, unit: UNIT, kind: 'cover', person: first, insteadOf: sun, span: day })
  const away = { from: tomorrow + 48 * HOUR, to: tomorrow + 72 * HOUR }
  await coverDuty(look, { id: LEAVE, unit: UNIT, kind: 'away', person: null, insteadOf: second, span: away })
}

function planOf(lead: string, turns: string[], start: string): RosterPlan {
  const shared = { start, phone: null }
  return {
    lead,
    posts: [
      { ...shared, name: '白班', days: 'work', hours: [['08:30', '17:30']], people: [lead], every: 7 },
      { ...shared, name: '夜班', days: 'all', hours: [['17:30', '08:30']], people: turns, every: 1 },
      { ...shared, name: '休息日', days: 'off', hours: [['08:30', '12:00']], people: turns, every: 2 },
    ],
  }
}
