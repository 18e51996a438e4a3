/** What readers see of booklets and notes. */
import { sql } from 'kysely'
import type { BookletView, Carried, Door, NoteView, Promised } from '../../domain/api-visit'
import type { State } from '../../domain/ticket/states'
import { FACTS, FACT_WORDS } from '../../domain/visit/booklet'
import { duesOf } from '../../domain/visit/due'
import type { VisitTables } from '../database/schema-visit'
import type { Look } from '../deps'
import { visibleTo } from '../ticket/visible'
import { openTold, type Kept } from './store'

export function doorOf(look: Look, { id, kind, told, ...row }: Kept, promises: readonly Promised[]): Door {
  const visited = { reasons: row.reasons, lastAt: row.last_at, missedAt: row.missed_at, promisedFor: promises.map(({ day }) => day) }
  return {
    id,
    kind,
    gridId: row.grid_id,
    grid: look.reference.units.fullName(row.grid_id),
    stop: told.stop,
    door: told.door,
    called: told.called,
    lastAt: row.last_at,
    missedAt: row.missed_at,
    dues: duesOf(visited, look.now),
  }
}

export function carriedOf(look: Look, kept: Kept, promises: Promised[]): Carried {
  const { told, version, reasons } = kept
  const { reach, language, needs, basic, hardship, help } = told
  const reachable = told.phone !== undefined
  return { ...doorOf(look, kept, promises), version, reach, language, reachable, reasons, needs, basic, hardship, help, promises }
}

export function viewOf(look: Look, kept: Kept, promises: Promised[]): BookletView {
  const { phone = null, creditCode = null, contacts } = kept.told
  return { ...carriedOf(look, kept, promises), phone, creditCode, contacts, changedAt: kept.changed_at }
}

const NOTE_COLUMNS = [
  'id',
  'booklet_id',
  'grid_id',
  'community_id',
  'person_id',
  'kind',
  'outcome',
  'wall',
  'policy',
  'at',
  'told',
  'promise_day',
  'kept_at',
  'ticket_id',
] as const
type NoteRow = Pick<
  VisitTables['visit_note'],
  'id' | 'booklet_id' | 'grid_id' | 'community_id' | 'person_id' | 'kind' | 'outcome' | 'wall' | 'policy' | 'told' | 'promise_day'
> & { at: number; kept_at: number | null; ticket_id: string | null }

type Found = { booklet_id: string } | { ticket_id: string } | { id: string }

const MOST_NOTES = 30

/** The newest first. */
export const notesWith = (look: Look, found: Found): Promise<NoteRow[]> => {
  const [[column, id]] = Object.entries(found) as [['booklet_id' | 'ticket_id' | 'id', string]]
  return look.db
    .selectFrom('visit_note')
    .select(NOTE_COLUMNS)
    .where('district_id', '=', look.district)
    .where(column, '=', id)
    .orderBy('at', 'desc')
    .limit(MOST_NOTES)
    .execute()
}

export async function noteViews(look: Look, rows: readonly NoteRow[]): Promise<NoteView[]> {
  const names = await namesOf(look, rows.map(({ person_id }) => person_id)) // prettier-ignore
  const tickets = await ticketsOf(look, rows.flatMap(({ ticket_id }) => ticket_id ?? [])) // prettier-ignore
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.at,
    by: names.get(row.person_id) ?? '',
    outcome: row.outcome,
    wall: row.wall,
    policy: row.policy,
    ...saidIn(look, row),
    ticket: (row.ticket_id && tickets.get(row.ticket_id)) || null,
  }))
}

/** Its words, where they are still there. */
function saidIn(look: Look, { id, told, promise_day, kept_at }: NoteRow): Pick<NoteView, 'place' | 'words' | 'promise'> {
  if (told === null) return { place: null, words: null, promise: null }
  const { said, wanted, changed, promise, place = null } = openTold(look, 'visit_note', { id, told })
  const facts = FACTS.flatMap((fact) => (changed?.[fact] === undefined ? [] : `${FACT_WORDS[fact]}：${changed[fact]}`))
  return {
    place,
    words: { said, wanted, changed: facts.join('；') },
    promise: promise !== undefined && promise_day !== null ? { words: promise, day: promise_day, keptAt: kept_at } : null,
  }
}

/** What people of the staff are called, by their ids. */
export async function namesOf({ db, district }: Look, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('district_id', '=', district)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name ?? '']))
}

/** Those of these tickets that the reader may see. */
async function ticketsOf({ db, district, actor, reference }: Look, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { id: string; number: string; state: State }>()
  const { rows } = await sql<{ id: string; number: string; state: State }>`select t.id, t.number, t.state from ticket t
    where t.district_id = ${district} and t.id = any(${ids}::uuid[]) and ${visibleTo(actor, reference.units)}`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What was promised in these grids and not kept yet, by booklet; under '' what belongs to none. */
export async function promisesIn(
  look: Look,
  grids: readonly string[],
  booklet?: string,
): Promise<Map<string, (Promised & { place: string })[]>> {
  const rows = await look.db
    .selectFrom('visit_note')
    .select(['id', 'booklet_id', 'told', 'promise_day'])
    .where('district_id', '=', look.district)
    .where(sql<boolean>`grid_id = any(${grids}::text[])`)
    .where('promise_day', 'is not', null)
    .where('kept_at', 'is', null)
    .$if(booklet !== undefined, (query) => query.where('booklet_id', '=', booklet!))
    .orderBy('promise_day')
    .limit(MOST_PROMISES)
    .execute()
  const all = new Map<string, (Promised & { place: string })[]>()
  for (const { id, booklet_id, told, promise_day } of rows) {
    if (told === null || promise_day === null) continue
    const { promise = '', place = '' } = openTold(look, 'visit_note', { id, told })
    const key = booklet_id ?? ''
    all.set(key, [...(all.get(key) ?? []), { id, words: promise, day: promise_day, place }])
  }
  return all
}

/** More than a community owes at any time. */
const MOST_PROMISES = 500
