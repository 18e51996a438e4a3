/** The working calendar (工作日历) as its keeper changes it: every change is a version of its own, and the newest counts. */
import type { CalendarChange } from '../../domain/api-watch'
import { contradictionsIn, questionsAbout } from '../../domain/calendar/edit'
import { actorKey, type Actor } from '../../domain/people/actors'
import { changeOf } from '../audit/change'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { Refused } from '../refused'

/** Adds the next version; refused when somebody else has changed the calendar meanwhile, when it contradicts itself, and until its keeper is `sure` of what may be a slip. */
export async function saveCalendar(deps: Deps, { sure, ...data }: CalendarChange, actor: Actor, now: number): Promise<void> {
  const newest = (await deps.reference.load()).calendarData
  if (newest.version !== data.version) throw new Refused(409, 'calendarMoved')
  const wrong = contradictionsIn(data)
  if (wrong.length > 0) throw new Refused(409, 'calendarWrong', { message: `日历自相矛盾：${wrong.join('；')}。` })
  const asked = sure ? [] : questionsAbout(newest, data, now)
  if (asked.length > 0) throw new Refused(409, 'calendarAsks', { message: `${asked.join('；')}。就这样存吗？` })
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
