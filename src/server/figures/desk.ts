/** Figures of units as one reader may read them (统计台). */
import type { DeskFigures } from '../../domain/api-figures'
import { groupIn, readable, rootFor } from '../../domain/figures/readers'
import { daysBefore, type Days } from '../../domain/figures/spans'
import { isEmpty, tablesOf, type GroupOf, type Tables } from '../../domain/figures/tables'
import { UNIT_KINDS } from '../../domain/people/units'
import { CATEGORY_IDS } from '../../domain/report/categories'
import type { Deps, Look } from '../deps'
import { Refused } from '../refused'
import { behind } from './fold'
import { countedIn } from './sums'

/** The root a reader asks for, which they may read. */
export function rootOf({ actor, reference }: Look, asked: string | undefined): string | null {
  const root = rootFor(actor, asked, reference.units)
  if (root === undefined) throw new Refused(403, 'notForYou')
  return root
}

export async function deskFigures(look: Look, { unit, ...days }: Days & { unit?: string | undefined }): Promise<DeskFigures> {
  if (days.from > days.to) throw new Refused(400, 'invalid')
  const { units } = look.reference
  const root = rootOf(look, unit)
  const groupOf = groupIn(units, root)
  const before = daysBefore(days)
  const reader = { actor: look.actor, root, now: look.now }
  const [now, then, lag] = [await tablesFor(look, days, groupOf), await tablesFor(look, before, groupOf), await behind(look)]
  return {
    ...days,
    unit: root === null ? null : { id: root, name: units.fullName(root) },
    units: rowKeys(look, groupOf).map((id) => ({ id, name: units.fullName(id) })),
    tables: forReader(withoutEmpty(now), { ...reader, days }),
    before: { ...before, tables: forReader(then, { ...reader, days: before }) },
    ...lag,
    now: look.now,
  }
}

async function tablesFor(look: Look, days: Days, groupOf: GroupOf): Promise<Tables> {
  const counted = await countedIn(look, { ...days, now: look.now, groupOf })
  return tablesOf(counted, groupOf, { units: rowKeys(look, groupOf), categories: CATEGORY_IDS })
}

/** Rows in the order of the register, kind by kind: never by who is best. */
export function rowKeys({ reference }: Pick<Deps, 'reference'>, groupOf: GroupOf): string[] {
  const keys = [...new Set(reference.units.all.flatMap(({ id }) => groupOf(id) ?? []))]
  const rank = (id: string) => UNIT_KINDS.indexOf(reference.units.get(id).kind)
  return keys.sort((a, b) => rank(a) - rank(b))
}

const withoutEmpty = ({ total, units, categories }: Tables): Tables => ({
  total,
  units: units.filter((row) => !isEmpty(row)),
  categories: categories.filter((row) => !isEmpty(row)),
})

const forReader = ({ total, units, categories }: Tables, asked: Parameters<typeof readable>[1]): Tables => ({
  total: readable([total], asked)[0]!,
  units: readable(units, asked),
  categories: readable(categories, asked),
})
