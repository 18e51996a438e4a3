/**
 * What a query means in this district (检索的意思): names become units, categories and states, days become instants; or what cannot be meant.
 */
import { dayAfter, startOf } from '../calendar/workdays'
import type { Unit, Units } from '../people/units'
import type { Catalogue, CategoryId } from '../report/categories'
import { SOURCE_IDS, sourceRow, type Source } from '../report/sources'
import { STATE_WORDS } from '../reading/words'
import { rowOf, STATE_IDS, type State } from '../ticket/states'
import { NUMBER_LETTERS, readNumber } from '../ticket/number'
import type { Flag } from './keys'
import type { LineProblem, Query } from './line'

/** All that is named has to hold; of a list any one. Instants are UTC ms, `before` is not in it. */
export type Meaning = {
  words: string[]
  number?: { whole: string } | { end: string }
  areas?: string[]
  units?: string[]
  categories?: CategoryId[]
  /** As `category/item`. */
  items?: string[]
  states?: State[]
  sources?: Source[]
  from?: number
  before?: number
  is: readonly Flag[]
}

type Known = { units: Units; catalogue: Catalogue }

/** States of tickets that wait for a unit to take them (没人接): a clock of accepting or signing runs. */
export const UNTAKEN: readonly State[] = STATE_IDS.filter(
  (state) => rowOf(state).open && rowOf(state).clocks.some((kind) => kind === 'accept' || kind === 'sign'),
)

export const OPEN_STATES: readonly State[] = STATE_IDS.filter((state) => rowOf(state).open)

/** Words for several states at once. */
export const STATE_GROUPS = {
  在办: OPEN_STATES,
  办完: STATE_IDS.filter((state) => !rowOf(state).open),
} as const satisfies Record<string, readonly State[]>

export function meaningOf(query: Query, { units, catalogue }: Known): { meaning: Meaning; problems: LineProblem[] } {
  const problems: LineProblem[] = []
  const say = <T>(code: LineProblem['code'], value: string | undefined, read: (value: string) => T | undefined): T | undefined => {
    const found = value === undefined ? undefined : read(value)
    if (value !== undefined && found === undefined) problems.push({ code, at: value })
    return found
  }
  const place = query.place === undefined ? undefined : areasNamed(units, query.place)
  const meaning: Meaning = {
    // a place that is no area of ours is looked for in what was written
    words: [...query.words, ...(query.place !== undefined && !place ? [query.place] : [])],
    number: say('badNumber', query.number, numberMeant),
    areas: place,
    units: say('unknownUnit', query.unit, (name) => unitsNamed(units, name)),
    categories: say('unknownCategory', query.category, (name) => categoriesNamed(catalogue, name)),
    items: say('unknownItem', query.item, (name) => itemsNamed(catalogue, name)),
    states: say('unknownState', query.state, statesNamed),
    sources: say('unknownSource', query.source, sourcesNamed),
    from: say('badDate', query.from, (day) => startAt(day)),
    before: say('badDate', query.to, (day) => startAt(day, true)),
    is: query.is,
  }
  if (query.phone !== undefined) problems.push({ code: 'phoneHere', at: query.phone.slice(-4) })
  return { meaning, problems }
}

const some = <T>(all: T[]): T[] | undefined => (all.length > 0 ? all : undefined)
const like = (name: string, wanted: string): boolean => name.toLowerCase().includes(wanted.toLowerCase())

function numberMeant(typed: string): Meaning['number'] {
  const whole = readNumber(typed)
  if (whole) return { whole }
  const end = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  return new RegExp(`^[${NUMBER_LETTERS}]{4}(?:[${NUMBER_LETTERS}]{2})?$`).test(end) ? { end } : undefined
}

/** Communities and grids of this name, all of a street's when it is one. */
function areasNamed(units: Units, name: string): string[] | undefined {
  const isArea = ({ kind }: Unit) => kind === 'street' || kind === 'community' || kind === 'grid'
  const named = units.all.filter((unit) => isArea(unit) && (units.fullName(unit.id) === name || unit.name === name || unit.id === name))
  return some(named.flatMap((unit) => (unit.kind === 'street' ? units.childrenOf(unit.id) : [unit])).map(({ id }) => id))
}

/** Units of exactly this name, else those whose name holds it. */
function unitsNamed(units: Units, name: string): string[] | undefined {
  const exactly = units.all.filter(({ id }) => id === name || units.fullName(id) === name)
  return some((exactly.length > 0 ? exactly : units.all.filter(({ id }) => like(units.fullName(id), name))).map(({ id }) => id))
}

const categoriesNamed = ({ categories }: Catalogue, wanted: string) =>
  some(categories.filter(({ id, name }) => id === wanted || like(name, wanted)).map(({ id }) => id))

const itemsNamed = ({ categories }: Catalogue, wanted: string) =>
  some(
    categories.flatMap(({ id: category, items }) =>
      items.filter(({ id, name }) => id === wanted || like(name, wanted)).map(({ id }) => `${category}/${id}`),
    ),
  )

function statesNamed(wanted: string): State[] | undefined {
  const group = STATE_GROUPS[wanted as keyof typeof STATE_GROUPS] as readonly State[] | undefined
  return group ? [...group] : some(STATE_IDS.filter((state) => state === wanted || wordsOf(state).some((word) => like(word, wanted))))
}

const sourcesNamed = (wanted: string): Source[] | undefined =>
  some(SOURCE_IDS.filter((source) => source === wanted.toLowerCase() || like(sourceRow(source).word, wanted)))

const wordsOf = (state: State): string[] => [STATE_WORDS.unit[state], STATE_WORDS.centre[state]]

/** The first instant of a day, or of the one after it. */
function startAt(day: string, after = false): number | undefined {
  const [, year, month, date] = /^(2\d{3})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(day) ?? []
  if (!year) return undefined
  const whole = `${year}-${month!.padStart(2, '0')}-${date!.padStart(2, '0')}`
  const at = Date.parse(`${whole}T00:00:00Z`)
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(whole)) return undefined
  return startOf(after ? dayAfter(whole) : whole)
}
