/** The frozen figures a bulletin is drafted from (从版本起草): the newest vintage of a period, and the tables of the period before. */
import { BULLETIN_SPANS, draftOf, type Document, type Named } from '../../domain/bulletin/draft'
import { spanBefore, type Span, type SpanKind } from '../../domain/figures/spans'
import { closes, type Tables } from '../../domain/figures/tables'
import type { Stage } from '../../domain/figures/vintages'
import type { Deps } from '../deps'
import type { Numbers } from '../figures/freeze'
import { Refused } from '../refused'

type VintageDeps = Pick<Deps, 'db' | 'district' | 'reference'>
type Period = { vintageId: string; kind: SpanKind; from: string; to: string; stage: Stage }

const MOST_WAITING = 8

const vintages = ({ db, district }: Pick<Deps, 'db' | 'district'>) =>
  db
    .selectFrom('vintage')
    .select(['id', 'span as kind', 'first_day as from', 'last_day as to', 'edition', 'stage', 'cut_at as cutAt'])
    .select(['definition', 'cases', 'cases_hash as hash'])
    .where('district_id', '=', district)

/** The newest vintage of a period. */
export async function newestVintage(deps: VintageDeps, { kind, from }: Pick<Span, 'kind' | 'from'>) {
  const found = await numbered(deps, { kind, from })
  if (!found) throw new Refused(404, 'notForYou')
  return found
}

async function numbered(deps: VintageDeps, { kind, from }: Pick<Span, 'kind' | 'from'>) {
  const row = await vintages(deps)
    .select('numbers')
    .where('span', '=', kind)
    .where('first_day', '=', from)
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { numbers, ...vintage } = row
  const { tables, units } = JSON.parse(numbers) as Numbers
  return { ...vintage, tables, units, closes: closes(tables.total.flow) }
}

/** The period of a vintage. */
export async function periodOfVintage(deps: VintageDeps, id: string): Promise<Span> {
  const found = await vintages(deps).where('id', '=', id).executeTakeFirst()
  if (!found || !(BULLETIN_SPANS as readonly string[]).includes(found.kind)) throw new Refused(404, 'notForYou')
  const { kind, from, to } = found
  return { kind, from, to }
}

/** A fresh draft from the newest vintage of a period. */
export async function freshDraft(deps: VintageDeps, span: Span): Promise<Document> {
  const vintage = await newestVintage(deps, span)
  const before = await numbered(deps, spanBefore(span))
  return draftOf(vintage, before?.tables, namedIn(deps, vintage))
}

/** Units as they were called when the figures were frozen; of what kind they are never changes. */
const namedIn = ({ reference }: VintageDeps, { units, tables }: { units: Numbers['units']; tables: Tables }): Named[] =>
  tables.units.flatMap(({ key }) => {
    const unit = reference.units.find(key)
    return unit ? [{ id: key, name: units.find(({ id }) => id === key)?.name ?? unit.name, kind: unit.kind }] : []
  })

/** Periods that have figures and no bulletin yet, the latest first. */
export async function waitingPeriods(deps: VintageDeps): Promise<Period[]> {
  const kinds = [...BULLETIN_SPANS]
  const rows = await vintages(deps)
    .where('span', 'in', kinds)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('bulletin as b')
            .select('b.id')
            .whereRef('b.district_id', '=', 'vintage.district_id')
            .whereRef('b.span', '=', 'vintage.span')
            .whereRef('b.first_day', '=', 'vintage.first_day'),
        ),
      ),
    )
    .orderBy('last_day', 'desc')
    .orderBy('first_day', 'desc')
    .orderBy('edition', 'desc')
    .limit(3 * MOST_WAITING)
    .execute()
  const newest = rows.filter((row, at) => rows.findIndex(({ kind, from }) => kind === row.kind && from === row.from) === at)
  return newest.slice(0, MOST_WAITING).map(({ id, kind, from, to, stage }) => ({ vintageId: id, kind, from, to, stage }))
}
