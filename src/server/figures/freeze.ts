/**
 * Freezes figures (冻结): what a period came to by its cut, counted from the histories and written once. A plain function, run by a timer:
 * when the moment is past, and however late, it freezes what was true at the cut. Others may freeze the same at once; one of them is kept.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { startOf } from '../../domain/calendar/workdays'
import { Tally } from '../../domain/figures/count'
import type { Cut } from '../../domain/figures/fold'
import { DEFINITION } from '../../domain/figures/measures'
import { groupIn } from '../../domain/figures/readers'
import type { Days, Span } from '../../domain/figures/spans'
import { isEmpty, tablesOf, type Tables } from '../../domain/figures/tables'
import { dueVintages, type Stage } from '../../domain/figures/vintages'
import { CATEGORY_IDS } from '../../domain/report/categories'
import { UNDO_MS } from '../../domain/ticket/undo'
import { instant } from '../database/open'
import type { Deps } from '../deps'
import { rowKeys } from './desk'
import { storiesOf } from './stories'

/** A request bears the time it began: until then the last of a period is still being written, or may still be undone. */
const SETTLED_MS = UNDO_MS + 2 * 60_000
const BATCH = 200
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** What was counted, with the organisation as it was: names of rows, and to which of them each unit belonged. */
export type Numbers = { tables: Tables; units: { id: string; name: string }[]; groups: Record<string, string> }
export type CountDeps = Pick<Deps, 'db' | 'district'>

/** Freezes the next that is due; says whether there was one. */
export async function freezeNext(deps: Deps): Promise<boolean> {
  const since = await firstReport(deps)
  if (since === null) return false
  const frozen = await deps.db
    .selectFrom('vintage')
    .select(['span as kind', 'first_day as from', 'stage'])
    .where('district_id', '=', deps.district)
    .execute()
  const [due] = dueVintages(deps.clock() - SETTLED_MS, since, frozen, deps.reference.calendar)
  if (!due) return false
  await freeze(deps, { ...due, personId: null, reason: '' })
  return true
}

type Freezing = { span: Span; stage: Stage; cutAt: number; personId: string | null; reason: string }

/** Counts and writes a vintage; its id, or undefined where another wrote it meanwhile. */
export async function freeze(deps: Deps, { span, stage, cutAt, personId, reason }: Freezing): Promise<string | undefined> {
  const frozenAt = deps.clock()
  const units = deps.reference.units
  const groupOf = groupIn(units, null)
  const groups = Object.fromEntries(units.all.map(({ id }) => [id, groupOf(id)!]))
  const keys = { units: rowKeys(deps, groupOf), categories: [...CATEGORY_IDS] }
  const { tables, cases, hash } = await countBy(deps, { days: span, cut: { at: cutAt, known: frozenAt }, groups, keys })
  const shown = {
    ...tables,
    units: tables.units.filter((row) => !isEmpty(row)),
    categories: tables.categories.filter((row) => !isEmpty(row)),
  }
  const numbers: Numbers = { tables: shown, units: shown.units.map(({ key }) => ({ id: key, name: units.fullName(key) })), groups }
  const same = sql`district_id = ${deps.district} and span = ${span.kind} and first_day = ${span.from}`
  const { rows } = await sql<{ id: string }>`
    insert into vintage (district_id, id, span, first_day, last_day, edition, stage, cut_at, frozen_at, definition,
      numbers, cases, cases_hash, person_id, reason)
    select ${deps.district}, ${uuidv7()}, ${span.kind}, ${span.from}, ${span.to},
      (select coalesce(max(edition), 0) + 1 from vintage where ${same}), ${stage}, ${instant(cutAt)}, ${instant(frozenAt)}, ${DEFINITION},
      ${JSON.stringify(numbers)}, ${cases}, ${hash}, ${personId}::uuid, ${reason}
    where ${stage} = 'corrected' or not exists (select from vintage where ${same} and stage = ${stage})
    on conflict do nothing returning id`.execute(deps.db)
  deps.log.info({ job: 'freeze', span: span.kind, from: span.from, stage, cases }, 'figures')
  return rows[0]?.id
}

type Counting = { days: Days; cut: Cut; groups: Record<string, string>; keys: { units: readonly string[]; categories: readonly string[] } }

/** Counts a period from the histories, in the order of tickets, with a hash of every part of it. */
export async function countBy(
  deps: CountDeps,
  { days, cut, groups, keys }: Counting,
): Promise<{ tables: Tables; cases: number; hash: string }> {
  const groupOf = (unit: string) => groups[unit]
  const tally = new Tally(days, cut, groupOf)
  const hash = createHash('sha256')
  let cases = 0
  for await (const story of storiesTouching(deps, days, cut)) {
    const lines = tally.add(story)
    if (lines.length > 0) cases++
    for (const line of lines) hash.update(`${line}\n`)
  }
  return { tables: tablesOf(tally.counted(), groupOf, keys), cases, hash: hash.digest('hex') }
}

/** Those that may have a part in a period: open, changed since it began, or with a limit that ran out since. */
async function* storiesTouching(deps: CountDeps, { from }: Days, cut: Cut) {
  const start = instant(startOf(from))
  for (let after = FIRST_ID; ;) {
    const stories = await storiesOf(
      deps,
      sql`t.id > ${after}::uuid and t.filed_at < ${instant(cut.at)} and (t.ended_at is null or t.changed_at >= ${start} or exists (
        select from ticket_clock k where k.district_id = t.district_id and k.ticket_id = t.id
          and (k.due_at >= ${start} or k.first_due_at >= ${start})))
        order by t.id limit ${BATCH}`,
    )
    yield* stories
    if (stories.length < BATCH) return
    after = stories.at(-1)!.id
  }
}

async function firstReport({ db, district }: CountDeps): Promise<number | null> {
  const { rows } = await sql<{
    at: number
  }>`select t.filed_at as at from ticket t where t.district_id = ${district} order by t.filed_at limit 1`.execute(db)
  return rows[0]?.at ?? null
}
