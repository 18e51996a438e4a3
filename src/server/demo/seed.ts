/** What a fresh database needs before it can serve: the demo district, and the first versions of catalogue and calendar. */
import { BUNDLED_CALENDAR, type CalendarData } from '../../domain/calendar/workdays'
import { PRIVACY } from '../../domain/people/privacy'
import { BUNDLED, type Catalogue } from '../../domain/report/categories'
import type { Db } from '../database/open'
import type { Keys } from '../keys'
import { DEMO_DISTRICT, demoDistrict } from './district'
import { loadDistrict } from './load'
import { loadPlaces, newestPlaces } from './load-places'
import { demoPlaces } from './places'

/** Fills an empty database with the demo district; one that is there already is left as it is. */
export async function seedDemo(db: Db, district: string, keys: Keys, now: number): Promise<void> {
  if (district !== DEMO_DISTRICT.id) throw new Error(`演示数据只有${DEMO_DISTRICT.name}：DEMO=yes 时 DISTRICT 应为 ${DEMO_DISTRICT.id}`)
  const found = await db.selectFrom('district').select('id').where('id', '=', district).executeTakeFirst()
  if (!found) {
    await loadDistrict(db, demoDistrict(), keys, now)
    await agreeForDemo(db, district, now)
  }
  if (!(await newestPlaces(db, district))) await loadPlaces(db, district, demoPlaces(demoDistrict()), now)
  await ensureCatalogue(db, district, BUNDLED, now)
  await ensureFirstCalendar(db, district, now)
}

/** The demo's residents have read the privacy rules. */
const agreeForDemo = (db: Db, district: string, now: number) =>
  db
    .insertInto('consent')
    .values(
      demoDistrict().residents.map(({ id }) => ({ district_id: district, person_id: id, version: PRIVACY.version, at: new Date(now) })),
    )
    .execute()

/** Adds a catalogue when it is newer than every one there is; old versions stay for the tickets that name them. */
export const ensureCatalogue = (db: Db, district: string, catalogue: Catalogue, now: number): Promise<void> =>
  ensureVersion(db, 'catalogue', district, catalogue, now)

/** The bundled calendar, where there is none; what a later release brings is the keeper's to take over (`broughtBy`), never put over theirs. */
export async function ensureFirstCalendar(db: Db, district: string, now: number): Promise<void> {
  const found = await db.selectFrom('calendar').select('version').where('district_id', '=', district).executeTakeFirst()
  if (!found) await ensureCalendar(db, district, BUNDLED_CALENDAR, now)
}

/** Adds an operator's own calendar when it is newer than every one there is. */
export const ensureCalendar = (db: Db, district: string, calendar: CalendarData, now: number): Promise<void> =>
  ensureVersion(db, 'calendar', district, calendar, now)

async function ensureVersion(db: Db, table: 'catalogue' | 'calendar', district: string, data: Catalogue | CalendarData, now: number) {
  const newest = await db
    .selectFrom(table)
    .select((select) => select.fn.max('version').as('version'))
    .where('district_id', '=', district)
    .executeTakeFirst()
  if (newest && newest.version !== null && newest.version >= data.version) return
  await db
    .insertInto(table)
    .values({ district_id: district, version: data.version, data: JSON.stringify(data), added_at: new Date(now) })
    .onConflict((row) => row.doNothing())
    .execute()
}
