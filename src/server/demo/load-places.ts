/** A file of places is taken over: a new version whenever it says something else than the newest. */
import * as v from 'valibot'
import {
  lineOfFeature,
  MOST_CORNERS,
  MOST_NAME_BYTES,
  placeChanges,
  placeFaults,
  PlaceFile,
  placeOfFeature,
} from '../../domain/place/gazetteer'
import { thinnedFile } from '../../domain/place/thin'
import { inTransaction, type Db } from '../database/open'

/** The newest file, or none. */
export async function newestPlaces(db: Pick<Db, 'selectFrom'>, district: string) {
  const row = await db
    .selectFrom('gazetteer')
    .select(['version', 'data'])
    .where('district_id', '=', district)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { version: row.version, file: v.parse(PlaceFile, row.data) }
}

/** More faults than this nobody reads at once. */
const MOST_SAID = 20

/**
 * Takes a file over, all or nothing, and says what it changed; the same file again changes nothing. Throws the faults, one a line:
 * which entry, which field, what is wrong.
 */
export async function loadPlaces(db: Db, district: string, file: PlaceFile, now: number) {
  const units = await db.selectFrom('unit').select(['id', 'kind', 'valid_to']).where('district_id', '=', district).execute()
  const faults = placeFaults(
    file,
    new Map(units.map(({ id, kind, valid_to }) => [id, { kind, ended: valid_to !== null && valid_to <= now }])),
  )
  // the names of what it holds in one order, so that it can be compared with what the database gives back
  const thin = thinnedFile(v.parse(PlaceFile, file))
  const corners = thin.features.flatMap((feature) => lineOfFeature(feature)?.lines ?? []).flat().length
  if (corners > MOST_CORNERS) faults.push(`道路和水面抽稀以后还有 ${corners} 个拐点，最多 ${MOST_CORNERS} 个`)
  const bytes = Buffer.byteLength(JSON.stringify(thin.features.map(placeOfFeature)))
  if (bytes > MOST_NAME_BYTES) faults.push(`名字和号段一共 ${bytes} 字节，手机里最多放 ${MOST_NAME_BYTES}：少写几段`)
  if (faults.length > 0) {
    const more = faults.length > MOST_SAID ? [`……还有 ${faults.length - MOST_SAID} 处`] : []
    throw new Error(['地名文件有不对的地方，什么也没有写进去：', ...faults.slice(0, MOST_SAID), ...more].join('\n  '))
  }
  return inTransaction(db, async (tx) => {
    const newest = await newestPlaces(tx, district)
    const changes = placeChanges(newest?.file, thin)
    if (newest && changes.added + changes.changed + changes.gone === 0) return changes
    const row = { district_id: district, version: (newest?.version ?? 0) + 1, data: JSON.stringify(thin), added_at: new Date(now) }
    await tx.insertInto('gazetteer').values(row).execute()
    return changes
  })
}
