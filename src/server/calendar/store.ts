/** The working calendar (工作日历) as its keeper changes it: every change is a version of its own, and the newest counts. */
import { CalendarData } from '../../domain/calendar/workdays'
import { changesThePast } from '../../domain/calendar/edit'
import { actorKey, type Actor } from '../../domain/people/actors'
import { changeOf } from '../audit/change'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { Refused } from '../refused'

/** Adds the next version; refused when somebody else has changed the calendar meanwhile, or a day that has gone by would count otherwise. */
export async function saveCalendar(deps: Deps, data: CalendarData, actor: Actor, now: number): Promise<void> {
  const newest = (await deps.reference.load()).calendarData
  if (newest.version !== data.version) throw new Refused(409, 'calendarMoved')
  if (changesThePast(newest, data, now)) throw new Refused(409, 'pastDays')
  const next = { ...data, version: data.version + 1 }
  await inTransaction(deps.db, async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('calendar')
      .values({ district_id: deps.district, version: next.version, data: JSON.stringify(next), added_at: new Date(now) })
      .onConflict((row) => row.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) throw new Refused(409, 'calendarMoved')
    await audit({ ...deps, db: tx }, { actor: actorKey(actor), what: `calendar:${next.version}`, result: changeOf(newest, next) })
  })
  await deps.reference.load()
}
