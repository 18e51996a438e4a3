/** Frozen figures, read and corrected: a correction is a vintage of its own, with whoever made it and why. */
import type { Vintage, VintageView } from '../../domain/api-figures'
import { spanBefore, type Span } from '../../domain/figures/spans'
import type { Tables } from '../../domain/figures/tables'
import { actorKey, staffActor } from '../../domain/people/actors'
import { audit } from '../audit/log'
import type { Deps, Look } from '../deps'
import { Refused } from '../refused'
import { freeze, type Numbers } from './freeze'

type VintageDeps = Pick<Deps, 'db' | 'district'>

/** Weeks and half months of a year, and what else there is. */
const MOST = 400

const selected = ({ db, district }: VintageDeps) =>
  db
    .selectFrom('vintage as f')
    .leftJoin('person as p', (join) => join.onRef('p.district_id', '=', 'f.district_id').onRef('p.id', '=', 'f.person_id'))
    .select([
      ...(['f.id', 'f.edition', 'f.stage', 'f.definition', 'f.cases', 'f.reason'] as const),
      ...(['f.span as kind', 'f.first_day as from', 'f.last_day as to', 'f.cut_at as cutAt', 'f.frozen_at as frozenAt'] as const),
      ...(['f.cases_hash as hash', 'p.name as by'] as const),
    ])
    .where('f.district_id', '=', district)

/** The periods that ended last before all others, of each the newest vintage first. */
export const vintagesOf = (deps: VintageDeps): Promise<Vintage[]> =>
  selected(deps).orderBy('f.last_day', 'desc').orderBy('f.first_day', 'desc').orderBy('f.edition', 'desc').limit(MOST).execute()

async function readVintage(deps: VintageDeps, id: string): Promise<Vintage & { numbers: string }> {
  const found = await selected(deps).select('f.numbers').where('f.id', '=', id).executeTakeFirst()
  if (!found) throw new Refused(404, 'notForYou')
  return found
}

export async function vintageView(deps: VintageDeps, id: string, now: number): Promise<VintageView> {
  const { numbers, ...vintage } = await readVintage(deps, id)
  const { tables, units } = JSON.parse(numbers) as Numbers
  return { ...vintage, units, tables, before: await newestOf(deps, spanBefore(vintage)), now }
}

async function newestOf(deps: VintageDeps, { kind, from }: Span): Promise<VintageView['before']> {
  const found = await selected(deps)
    .select('f.numbers')
    .where('f.span', '=', kind)
    .where('f.first_day', '=', from)
    .orderBy('f.edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return null
  const { numbers, ...vintage } = found
  return { ...vintage, tables: (JSON.parse(numbers) as Numbers).tables }
}

/** The newest vintage of the week that ended last, with its tables. */
export async function newestWeek(deps: VintageDeps): Promise<(Vintage & { tables: Tables }) | undefined> {
  const found = await selected(deps)
    .select('f.numbers')
    .where('f.span', '=', 'week')
    .orderBy('f.last_day', 'desc')
    .orderBy('f.edition', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return undefined
  const { numbers, ...vintage } = found
  return { ...vintage, tables: (JSON.parse(numbers) as Numbers).tables }
}

/** Counts the period again as it is known now; the vintages before it stay as they are. */
export async function correctVintage(look: Look, id: string, reason: string): Promise<Vintage> {
  const { kind, from, to } = await readVintage(look, id)
  const { personId } = staffActor(look.actor)
  const made = await freeze(look, { span: { kind, from, to }, stage: 'corrected', cutAt: look.now, personId, reason })
  if (!made) throw new Refused(409, 'stale')
  await audit(look, { actor: actorKey(look.actor), what: `vintage:${made}`, result: `${kind} ${from}` })
  const { numbers: _, ...vintage } = await readVintage(look, made)
  return vintage
}
