/** What has to be true before the first request: the district, its catalogue and calendar, and the right secret. */
import * as v from 'valibot'
import { BUNDLED_CALENDAR, CalendarData } from '../domain/calendar/workdays'
import { BUNDLED, Catalogue } from '../domain/report/categories'
import type { Db } from './database/open'
import { ensureCalendar, ensureCatalogue, ensureFirstCalendar, seedDemo } from './demo/seed'
import type { Keys } from './keys'
import { checkedFile } from './operator'
import type { Settings } from './settings'
import { readText } from './text-file'

/** Fills an empty database in the demo; throws with a clear message when it belongs to another secret or holds no district yet. */
export async function prepareDistrict(db: Db, settings: Settings, keys: Keys, now: number) {
  if (settings.DEMO) await seedDemo(db, settings.DISTRICT, keys, now)
  const isThere = await refuseOtherSecret(db, settings.DISTRICT, keys)
  if (!isThere) throw new Error(`数据库里还没有区划 ${settings.DISTRICT}：里面是别的区划。DISTRICT 写对了吗？（docs/operate.md）`)
  await ensureCatalogue(db, settings.DISTRICT, fileOr(settings.CATALOGUE_FILE, Catalogue, BUNDLED), now)
  if (settings.CALENDAR_FILE)
    await ensureCalendar(db, settings.DISTRICT, fileOr(settings.CALENDAR_FILE, CalendarData, BUNDLED_CALENDAR), now)
  else await ensureFirstCalendar(db, settings.DISTRICT, now)
}

/** Whether no district at all is there: the first start of a database. */
export const isUnwritten = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('district').select('id').limit(1).executeTakeFirst()) === undefined

/** Whether the district is there; throws when what lies in the database was sealed with another secret. */
export async function refuseOtherSecret(db: Db, district: string, keys: Keys): Promise<boolean> {
  const row = await db.selectFrom('district').select('secret_fingerprint').where('id', '=', district).executeTakeFirst()
  if (row && row.secret_fingerprint !== keys.fingerprint)
    throw new Error('SECRET_FILE 不是这个数据库用的那一份：身份信息会打不开，所以不继续')
  return row !== undefined
}

/** What a file of the operator's says, checked; `fallback` where none is named. */
export function fileOr<S extends v.GenericSchema>(file: string | undefined, schema: S, fallback: v.InferOutput<S>): v.InferOutput<S> {
  if (!file) return fallback
  return checkedFile(file, readText(file), schema)
}
