/** Most of the story: reports of the last weeks, filed where and when people do, each with dice of its own. */
import { dayOf, startOf } from '../../domain/calendar/workdays'
import type { Actor } from '../../domain/people/actors'
import type { Found } from '../../domain/ticket/open'
import type { Deps } from '../deps'
import { diceOf, type Dice } from '../simulate/dice'
import { HOURS } from '../simulate/reports'
import type { Town } from '../simulate/town'
import { habitPlan } from './habit-plan'
import { pictureOf, placeAt } from './places'
import type { Tale } from './tale'
import { TOPICS } from './words'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAYS = 56
const ANONYMOUS = 0.12
const CONSENTS = 0.4
/** Whose words sound like a complaint about somebody is asked, and mostly says no. */
const ASKED = 0.95
/** Nobody has just filed when the story ends. */
const SETTLED = 20 * MINUTE

export type Around = { deps: Deps; town: Town; until: number; seed: number }

export const randomTales = (around: Around, count: number): Tale[] => Array.from({ length: count }, (_, n) => randomTale(around, n))

function randomTale({ deps, town, until, seed }: Around, n: number): Tale {
  const dice = diceOf(seed * 1_000_003 + n)
  const topic = dice.weighted(TOPICS)
  const found = foundBy(dice, deps)
  const place = placeAt(deps, dice, topic, found)
  const isAnonymous = dice.chance(ANONYMOUS)
  const reporter: Actor = isAnonymous ? { kind: 'code', codeHash: n.toString(16).padStart(64, 'd') } : dice.pick(town.residents)
  return {
    name: `random ${n}`,
    at: momentBefore(dice, until),
    topic,
    reporter,
    found,
    dice,
    drawn: pictureOf(dice, topic),
    intake: { source: isAnonymous ? 'web' : 'mini' },
    report: {
      catalogueVersion: deps.reference.catalogue.version,
      category: topic.category,
      item: topic.item,
      text: dice.pick(topic.said).replaceAll('{p}', place.words),
      place,
      identity: isAnonymous ? 'anonymous' : dice.pick(['named', 'named', 'sealed'] as const),
      publicConsent: dice.chance(CONSENTS),
      accusesNobody: topic.category !== 'policy_style_other' && dice.chance(ASKED),
    },
    plan: habitPlan(deps, town, reporter, dice),
  }
}

/** Where the demo people work more happens than elsewhere. */
const BUSY = [
  { weight: 26, within: '150703001005' },
  { weight: 24, within: '150703001' },
  { weight: 50, within: 'centre' },
]

function foundBy(dice: Dice, { reference: { units } }: Deps): Found {
  const { within } = dice.weighted(BUSY)
  const grid = dice.pick(units.current.filter((unit) => unit.kind === 'grid' && units.isWithin(unit.id, within)))
  return { gridId: grid.id, communityId: grid.parentId }
}

function momentBefore(dice: Dice, until: number): number {
  const day = startOf(dayOf(until - Math.floor(dice.roll() * DAYS) * 24 * HOUR))
  const at = day + dice.weighted(HOURS).hour * HOUR + Math.floor(dice.roll() * HOUR)
  return at > until - SETTLED ? at - 24 * HOUR : at
}
