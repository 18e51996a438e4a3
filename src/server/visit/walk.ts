/** Today's walk (今天走访): who is due in one's grids, by place, as much as one phone carries. Nobody's visits are counted here. */
import { sql } from 'kysely'
import type { Door, Walk } from '../../domain/api-visit'
import { dayOf } from '../../domain/calendar/workdays'
import { duesOf, DUE_IDS, type DueWhy, type ReasonId } from '../../domain/visit/due'
import type { Look } from '../deps'
import { cursorOf } from '../ticket/rows'
import { noteCarried, noteListed } from './looks'
import { COLUMNS, myGrids, opened } from './store'
import { carriedOf, doorOf, promisesIn } from './views'

/** More than anybody walks in a day. */
const MOST = 60
/** Doors of a community, and more. */
const MOST_LOOKED_AT = 10_000
const PAGE = 50

type Candidate = { id: string; reasons: ReasonId[]; last_at: number | null; missed_at: number | null }

export async function walkOf(look: Look): Promise<Walk> {
  const grids = myGrids(look, 'list')
  const promises = await promisesIn(look, grids)
  const all = await candidatesIn(look, grids)
  const due = all
    .map(({ id, reasons, last_at, missed_at }) => {
      const promisedFor = (promises.get(id) ?? []).map(({ day }) => day)
      return { id, lastAt: last_at ?? 0, whys: duesOf({ reasons, lastAt: last_at, missedAt: missed_at, promisedFor }, look.now) }
    })
    .filter(({ whys }) => whys.length > 0)
    .sort((a, b) => pressing(a.whys) - pressing(b.whys) || a.lastAt - b.lastAt)
  const rows = (await bookletsOf(look, due.slice(0, MOST).map(({ id }) => id))).map((kept) =>
    carriedOf(look, kept, promises.get(kept.id) ?? []),
  ) // prettier-ignore
  await noteCarried(look, rows.map(({ id }) => id)) // prettier-ignore
  const today = dayOf(look.now)
  const loose = (promises.get('') ?? []).filter(({ day }) => day <= today)
  return { rows: rows.sort(byPlace), loose, more: Math.max(0, due.length - MOST), booklets: all.length, now: look.now }
}

const pressing = ([first]: readonly DueWhy[]): number => DUE_IDS.indexOf(first!)

const inWords = new Intl.Collator('zh', { numeric: true })
const byPlace = (a: Door, b: Door): number =>
  inWords.compare(a.grid, b.grid) || inWords.compare(a.stop, b.stop) || inWords.compare(a.door, b.door)

async function candidatesIn({ db, district }: Look, grids: readonly string[]): Promise<Candidate[]> {
  return db
    .selectFrom('booklet')
    .select(['id', 'reasons', 'last_at', 'missed_at'])
    .where('district_id', '=', district)
    .where(sql<boolean>`grid_id = any(${grids}::text[])`)
    .where('erased_at', 'is', null)
    .limit(MOST_LOOKED_AT)
    .execute()
}

async function bookletsOf(look: Look, ids: readonly string[]) {
  const rows = await look.db
    .selectFrom('booklet')
    .select(COLUMNS)
    .where('district_id', '=', look.district)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return rows.flatMap((row) => opened(look, row) ?? [])
}

/** All booklets of one's grids, the newest first. */
export async function bookletPage(look: Look, after: string | undefined): Promise<{ rows: Door[]; next: string | null; now: number }> {
  const grids = myGrids(look, 'list')
  const from = cursorOf(after)
  const rows = await look.db
    .selectFrom('booklet')
    .select([...COLUMNS, 'made_at'])
    .where('district_id', '=', look.district)
    .where(sql<boolean>`grid_id = any(${grids}::text[])`)
    .where('erased_at', 'is', null)
    .$if(from !== undefined, (query) => query.where(sql<boolean>`(made_at, id) < (${from!.at}, ${from!.id}::uuid)`))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const promises = await promisesIn(look, grids)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown[PAGE - 1] : undefined
  await noteListed(look)
  const doors = shown.flatMap((row) => opened(look, row) ?? []).map((kept) => doorOf(look, kept, promises.get(kept.id) ?? []))
  return { rows: doors, next: last ? `${last.made_at}_${last.id}` : null, now: look.now }
}
