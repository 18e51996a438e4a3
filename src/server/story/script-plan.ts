/** A plan by script: each step at a time told back from the end of the story, so that limits are about to pass when somebody looks. */
import { beforeWorkingTime, dayOf, workdayFrom, type Calendar } from '../../domain/calendar/workdays'
import type { Actor } from '../../domain/people/actors'
import type { CategoryId } from '../../domain/report/categories'
import type { Report } from '../../domain/report/draft'
import type { Intake } from '../../domain/report/intake'
import type { Action } from '../../domain/ticket/actions'
import type { Given } from '../../domain/ticket/given'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Deps } from '../deps'
import type { Told } from '../people/callers'
import { DEMO_PEOPLE } from '../demo/district'
import { WHO } from '../simulate/plan'
import type { Who } from '../simulate/habits'
import type { Town } from '../simulate/town'
import type { Plan } from './tale'

/** So long before the end: `20min` and `3h` on the clock, `2d` days, `4wh` of working time. */
type Ago = `${number}${'min' | 'h' | 'd' | 'wh'}`
/** Who: a part in the ticket, a unit's worker, or the resident of that number. */
type Line = [ago: Ago, who: Who | `unit:${string}` | `resident:${number}`, action: Action, given?: Given]

/** `by`: a demo resident, a made-up one by number, a query code, a unit's worker. `lies`: the grid it is in, else it goes to the centre. */
export type Script = {
  name: string
  about: `${CategoryId}/${string}`
  by: 'lixiulan' | 'zhangjianguo' | number | 'code' | `unit:${string}`
  /** How it came in, and who told staff of it, where they filed it. */
  intake?: Intake
  caller?: Told
  lies: string | null
  filed: Ago
  lines: readonly Line[]
  said?: string
  place?: string
  drawn?: true
  more?: Partial<Pick<Report, 'complainedOf' | 'publicConsent' | 'identity' | 'request'>>
}

const MINUTE = 60_000
const MS = { min: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE, wh: 60 * MINUTE }

export function momentOf(ago: Ago, until: number, calendar: Calendar): number {
  const [, amount, unit] = /^([\d.]+)(\w+)$/.exec(ago) as unknown as [string, string, keyof typeof MS]
  const ms = Number(amount) * MS[unit]
  return unit === 'wh' ? beforeWorkingTime(calendar, until, ms) : until - ms
}

export function scriptPlan(deps: Deps, town: Town, reporter: Actor, { lines, until }: { lines: readonly Line[]; until: number }): Plan {
  const { calendar } = deps.reference
  let done = 0
  return {
    next(ticket) {
      const line = lines[done]
      if (!line) return undefined
      const [ago, who, action, given = {}] = line
      const actor = actorOf({ town, deps, reporter }, ticket, who)
      return actor && { at: momentOf(ago, until, calendar), actor, action, given: datedGiven(given, until, calendar) }
    },
    took: () => void done++,
  }
}

type Stage = { town: Town; deps: Deps; reporter: Actor }

function actorOf({ town, deps, reporter }: Stage, ticket: Ticket, who: Line[1]): Actor | undefined {
  const [kind, id] = who.split(':')
  if (kind === 'unit') return town.staffOf(id!)[0]
  if (kind === 'resident') return town.residents[Number(id)]
  const scene = { ticket, reporter, now: 0, dice: undefined as never, town, deps, others: [], joined: [] }
  return WHO[who as Who](scene)[0]
}

/** Whom a script names by account. */
const idOf = (account: string): string => DEMO_PEOPLE.find(({ id }) => id === account)!.personId

/** A day told as `+3` is the working day so many days from the end; somebody named by account has an id. */
function datedGiven(given: Given, until: number, calendar: Calendar): Given {
  const dated = (day: string) => (day.startsWith('+') ? workdayFrom(calendar, dayOf(until + Number(day) * MS.d)) : day)
  return {
    ...given,
    ...(given.holder && { holder: idOf(given.holder) }),
    ...(given.sponsor && { sponsor: idOf(given.sponsor) }),
    ...(given.until && { until: dated(given.until) }),
    ...(given.holdsUntil && { holdsUntil: dated(given.holdsUntil) }),
  }
}
