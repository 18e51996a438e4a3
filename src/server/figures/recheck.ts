/** Frozen figures counted again from the histories (复算): they come out as they were, or the difference is listed. */
import { labelOf } from '../../domain/figures/spans'
import { differencesBetween, STAGE_WORDS } from '../../domain/figures/vintages'
import { DEFINITION } from '../../domain/figures/measures'
import { countBy, type CountDeps, type Numbers } from './freeze'

type Finding = { vintage: string; problem: string }

/** Each vintage of a definition this version knows; what another defined is named and left. */
export async function recheckVintages(deps: CountDeps): Promise<Finding[]> {
  const all = deps.db.selectFrom('vintage').selectAll().where('district_id', '=', deps.district)
  const vintages = await all.orderBy('first_day').orderBy('span').orderBy('edition').execute()
  const findings: Finding[] = []
  for (const vintage of vintages) {
    const label = labelOf({ kind: vintage.span, from: vintage.first_day, to: vintage.last_day })
    const name = `${label}${STAGE_WORDS[vintage.stage]}第 ${vintage.edition} 版`
    const problems =
      vintage.definition === DEFINITION
        ? await problemsOf(deps, vintage, JSON.parse(vintage.numbers) as Numbers)
        : [`是口径第 ${vintage.definition} 版，这一版程序不会算`]
    findings.push(...problems.map((problem) => ({ vintage: name, problem })))
  }
  return findings
}

type Kept = { first_day: string; last_day: string; cut_at: number; frozen_at: number; cases: number; cases_hash: string }

async function problemsOf(deps: CountDeps, kept: Kept, { tables, units, groups }: Numbers): Promise<string[]> {
  const again = await countBy(deps, {
    days: { from: kept.first_day, to: kept.last_day },
    cut: { at: kept.cut_at, known: kept.frozen_at },
    groups,
    keys: { units: tables.units.map(({ key }) => key), categories: tables.categories.map(({ key }) => key) },
  })
  const nameOf = (key: string) => (key === tables.total.key ? '合计' : (units.find(({ id }) => id === key)?.name ?? key))
  const differences = differencesBetween(tables, again.tables, nameOf)
  if (differences.length > 0) return differences
  return again.hash === kept.cases_hash ? [] : [`清单不同：当时 ${kept.cases} 件，现在 ${again.cases} 件`]
}
