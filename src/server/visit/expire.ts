/** What of visits has served its time goes: words that became no case, booklets nobody has been to, needs nobody asked about again. */
import { sql } from 'kysely'
import { dayOf } from '../../domain/calendar/workdays'
import { firstAskBy, standing } from '../../domain/visit/needs'
import type { Deps } from '../deps'
import { eraseBookletRow } from '../erasure/visits'
import { noteTidied, tooOld } from '../tidy'
import { byClock, working } from '../ticket/work'
import { COLUMNS, openTold, sealTold } from './store'

/** So many at a run: the rest waits for the next. */
const BATCH = 500

export async function expireVisits(deps: Deps) {
  await noteTidied(deps, 'visits', await emptyNotes(deps))
  await noteTidied(deps, 'booklets', await eraseOld(deps))
  await dropNeeds(deps)
}

/** A promise that is still open keeps its note. */
async function emptyNotes(deps: Deps): Promise<number> {
  const { numUpdatedRows } = await deps.db
    .updateTable('visit_note')
    .set({ told: null, promise_day: null })
    .where('district_id', '=', deps.district)
    .where('told', 'is not', null)
    .where('ticket_id', 'is', null)
    .where(sql<boolean>`at < ${tooOld(deps, 'visits')} and (promise_day is null or kept_at is not null)`)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

async function eraseOld(deps: Deps): Promise<number> {
  const old = tooOld(deps, 'booklets')
  const rows = await deps.db
    .selectFrom('booklet')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('erased_at', 'is', null)
    .where(sql<boolean>`greatest(changed_at, coalesce(last_at, changed_at)) < ${old}`)
    .limit(BATCH)
    .execute()
  for (const { id } of rows) await working(byClock(deps), (work) => eraseBookletRow(work, work.db, id))
  return rows.length
}

async function dropNeeds(deps: Deps) {
  const rows = await deps.db
    .selectFrom('booklet')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('ask_by', '<', dayOf(deps.clock()))
    .limit(BATCH)
    .execute()
  for (const { id } of rows) await dropNeedsOf(deps, id)
}

const dropNeedsOf = (deps: Deps, id: string) =>
  working(byClock(deps), async (work) => {
    const row = await work.db
      .selectFrom('booklet')
      .select(COLUMNS)
      .where('district_id', '=', work.district)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.told === null) return
    const told = openTold(work, 'booklet', { id, told: row.told })
    const needs = standing(told.needs, work.now)
    await work.db
      .updateTable('booklet')
      .set({ told: sealTold(work, 'booklet', id, { ...told, needs }), ask_by: firstAskBy(needs), version: row.version + 1 })
      .where('district_id', '=', work.district)
      .where('id', '=', id)
      .execute()
  })
