/** Booklets as rows (一户一册、一企一册): what is told of people lies sealed, and only who may do it gets at one. */
import type { Booklet } from '../../domain/visit/booklet'
import { standing, type Need } from '../../domain/visit/needs'
import { gridsFor, mayVisit, type Deed, type Lies } from '../../domain/visit/rights'
import type { Note } from '../../domain/visit/note'
import type { VisitTables } from '../database/schema-visit'
import type { Deps, Look } from '../deps'
import { Refused } from '../refused'

/** What a booklet says, sealed as one. */
export type Told = Pick<
  Booklet,
  'stop' | 'door' | 'called' | 'reach' | 'phone' | 'language' | 'basic' | 'hardship' | 'help' | 'creditCode' | 'contacts'
> & { needs: Need[] }

/** What a note says. */
export type NoteTold = Pick<Note, 'said' | 'wanted' | 'changed'> & { promise?: string; place?: string }

type Sealed = { booklet: Told; visit_note: NoteTold }

const placeOf = ({ district }: Pick<Deps, 'district'>, table: string, id: string) => `${district}/${table}/${id}/told`

export const sealTold = <T extends keyof Sealed>(deps: Deps, table: T, id: string, told: Sealed[T]): Buffer =>
  deps.keys.seal(JSON.stringify(told), placeOf(deps, table, id))

export const openTold = <T extends keyof Sealed>(deps: Deps, table: T, row: { id: string; told: Buffer }): Sealed[T] =>
  JSON.parse(deps.keys.unseal(row.told, placeOf(deps, table, row.id))) as Sealed[T]

export const COLUMNS = [
  'id',
  'kind',
  'grid_id',
  'community_id',
  'version',
  'told',
  'reasons',
  'changed_at',
  'last_at',
  'missed_at',
] as const
type Row = Pick<VisitTables['booklet'], 'id' | 'kind' | 'grid_id' | 'community_id' | 'version' | 'told' | 'reasons'> & {
  changed_at: number
  last_at: number | null
  missed_at: number | null
}
export type Kept = Omit<Row, 'told'> & { told: Told }

/** With what it says; what its time is over for is left out, and goes for good when the clock gets to it. */
export function opened(look: Look, row: Row): Kept | undefined {
  if (row.told === null) return undefined
  const told = openTold(look, 'booklet', { id: row.id, told: row.told })
  return { ...row, told: { ...told, needs: standing(told.needs, look.now) } }
}

const liesOf = ({ grid_id, community_id }: { grid_id: string; community_id: string }): Lies => ({
  gridId: grid_id,
  communityId: community_id,
})

/** Whoever has no part in a place is not told whether anything is there. */
export function refuseStranger(look: Look, deed: Deed, row: { grid_id: string; community_id: string }) {
  if (!mayVisit(deed, look.actor, liesOf(row), look.reference.units)) throw new Refused(404, 'notForYou')
}

/** One that is there, for somebody who may do this with it; `lock`: held until the transaction ends. */
export async function findBooklet(look: Look, deed: Deed, id: string, lock = false): Promise<Kept> {
  const row = await look.db
    .selectFrom('booklet')
    .select(COLUMNS)
    .where('district_id', '=', look.district)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  const kept = row && opened(look, row)
  if (!kept) throw new Refused(404, 'notForYou')
  refuseStranger(look, deed, kept)
  return kept
}

/** Where a grid lies, for somebody who may do this there. */
export function gridFor(look: Look, deed: Deed, gridId: string): Lies {
  const { units } = look.reference
  const unit = units.find(gridId)
  if (unit?.kind !== 'grid' || unit.ended || !unit.parentId) throw new Refused(400, 'where', { fields: { gridId: 'where' } })
  const lies = { gridId, communityId: unit.parentId }
  if (!mayVisit(deed, look.actor, lies, units)) throw new Refused(403, 'notForYou')
  return lies
}

export const myGrids = ({ actor, reference }: Look, deed: Deed): string[] => gridsFor(deed, actor, reference.units)
