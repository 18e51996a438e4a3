/** What residents report in a simulated year, spread over days and hours as people do. */
import type { Actor } from '../../domain/people/actors'
import type { Report } from '../../domain/report/draft'
import type { Found } from '../../domain/ticket/open'
import { IDENTITIES } from '../../domain/ticket/ticket'
import type { Reference } from '../reference'
import { diceOf, type Dice } from './dice'
import type { Town } from './town'

/** `requestId` is made when it is sent. */
export type Filing = { at: number; report: Omit<Report, 'requestId'>; found: Found; reporter: Actor; dice: Dice }

const HOUR = 3_600_000
/** How many file in each hour of the day (Beijing), against the others. */
export const HOURS = [1, 1, 1, 1, 1, 2, 5, 9, 12, 12, 10, 9, 7, 8, 10, 10, 10, 9, 9, 9, 8, 6, 4, 2].map((weight, hour) => ({
  weight,
  hour,
}))
const ANONYMOUS = 0.1
const COMPLAINS_OF = 0.02

/** All reports of the year; each brings dice of its own, so that one ticket's story does not hang on another's. */
export function filings(
  town: Town,
  reference: Reference,
  from: number,
  options: { tickets: number; days: number; seed: number },
): Filing[] {
  return Array.from({ length: options.tickets }, (_, n) => {
    const dice = diceOf(options.seed * 1_000_003 + n)
    const at = from + Math.floor(dice.roll() * options.days) * 24 * HOUR + dice.weighted(HOURS).hour * HOUR + Math.floor(dice.roll() * HOUR)
    return { at, dice, ...aReport(dice, town, reference, n) }
  })
}

function aReport(dice: Dice, town: Town, { catalogue, units }: Reference, n: number): Pick<Filing, 'report' | 'found' | 'reporter'> {
  const grid = dice.pick(units.current.filter((unit) => unit.kind === 'grid'))
  const category = dice.pick(catalogue.categories)
  // a closing photo would have to be uploaded first
  const item = dice.pick(category.items.filter((one) => !one.photo))
  return {
    reporter: dice.chance(ANONYMOUS) ? { kind: 'code', codeHash: n.toString(16).padStart(64, '0') } : dice.pick(town.residents),
    found: dice.chance(0.9) ? { gridId: grid.id, communityId: grid.parentId } : { gridId: null, communityId: null },
    report: {
      catalogueVersion: catalogue.version,
      category: category.id,
      item: item.id,
      text: `${item.name}，请来看看。`,
      photos: [],
      place: { words: '路口东侧' },
      identity: dice.pick(IDENTITIES),
      publicConsent: false,
      ...(dice.chance(COMPLAINS_OF) && { complainedOf: dice.pick(units.current).id }),
    },
  }
}
