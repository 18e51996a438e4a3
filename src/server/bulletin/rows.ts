/** Bulletins as rows (通报): editions and whatever was said of them, read and added; none is ever written over. */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Document } from '../../domain/bulletin/draft'
import type { SaidKind } from '../../domain/bulletin/said'
import type { BulletinState } from '../../domain/bulletin/states'
import type { Span } from '../../domain/figures/spans'
import { staffActor } from '../../domain/people/actors'
import type { Deps, Work } from '../deps'
import { Refused } from '../refused'

type ReadDeps = Pick<Deps, 'db' | 'district'>

export type Edition = {
  id: string
  edition: number
  state: BulletinState
  vintageId: string
  document: Document
  objectUntil: number | null
  madeAt: number
  by: string | null
}
export type SaidRow = {
  n: number
  kind: SaidKind
  unitId: string
  answers: number | null
  accepted: boolean | null
  words: string
  at: number
}

const editions = ({ db, district }: ReadDeps) =>
  db
    .selectFrom('bulletin_edition as e')
    .leftJoin('person as p', (join) => join.onRef('p.district_id', '=', 'e.district_id').onRef('p.id', '=', 'e.person_id'))
    .select(['e.bulletin_id as id', 'e.edition', 'e.state', 'e.vintage_id as vintageId', 'e.document'])
    .select(['e.object_until as objectUntil', 'e.made_at as madeAt', 'p.name as by'])
    .where('e.district_id', '=', district)

const read = ({ document, ...edition }: Omit<Edition, 'document'> & { document: string }): Edition => ({
  ...edition,
  document: JSON.parse(document) as Document,
})

/** All editions of a bulletin, the newest first. */
export async function editionsOf(deps: ReadDeps, id: string): Promise<[Edition, ...Edition[]]> {
  const [newest, ...others] = await anyEditionsOf(deps, id)
  if (!newest) throw new Refused(404, 'notForYou')
  return [newest, ...others]
}

/** The same of one that may have none yet. */
export async function anyEditionsOf(deps: ReadDeps, id: string): Promise<Edition[]> {
  const rows = await editions(deps).where('e.bulletin_id', '=', id).orderBy('e.edition', 'desc').execute()
  return rows.map(read)
}

const PAGE = 60

/** The newest edition of each bulletin, the latest period first, of periods that ended before `before`. */
export async function newestEditions(deps: ReadDeps, before?: string): Promise<Edition[]> {
  const rows = await editions(deps)
    .innerJoin('bulletin as b', (join) => join.onRef('b.district_id', '=', 'e.district_id').onRef('b.id', '=', 'e.bulletin_id'))
    .where(IS_NEWEST)
    .$if(before !== undefined, (all) => all.where('b.last_day', '<', before!))
    .orderBy('b.last_day', 'desc')
    .orderBy('b.first_day', 'desc')
    .limit(PAGE)
    .execute()
  return rows.map(read)
}

const IS_NEWEST = sql<boolean>`not exists (select from bulletin_edition l
  where l.district_id = e.district_id and l.bulletin_id = e.bulletin_id and l.edition > e.edition)`

/** Everything said of these bulletins, in its order. */
export async function saidOf({ db, district }: ReadDeps, ids: readonly string[]): Promise<Map<string, SaidRow[]>> {
  const all = new Map<string, SaidRow[]>(ids.map((id) => [id, []]))
  const rows = await db
    .selectFrom('bulletin_said')
    .select(['bulletin_id as id', 'no as n', 'kind', 'unit_id as unitId', 'answers', 'accepted', 'words', 'at'])
    .where('district_id', '=', district)
    .where((where) => where('bulletin_id', '=', where.fn.any(where.val([...ids]))))
    .orderBy('no')
    .execute()
  for (const { id, ...row } of rows) all.get(id)!.push(row)
  return all
}

/** The bulletin of a period: the one there is, or a new one. */
export async function bulletinOf({ db, district, now }: Work, { kind, from, to }: Span): Promise<string> {
  const row = { district_id: district, id: uuidv7(), span: kind, first_day: from, last_day: to, made_at: new Date(now) }
  await db.insertInto('bulletin').values(row).onConflict((conflict) => conflict.doNothing()).execute() // prettier-ignore
  const found = await db
    .selectFrom('bulletin')
    .select('id')
    .where('district_id', '=', district)
    .where('span', '=', kind)
    .where('first_day', '=', from)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return found.id
}

/** Holds a bulletin until the transaction ends: its editions and what is said of it are numbered one after the other. */
export async function hold({ db, district }: Work, id: string) {
  await db.selectFrom('bulletin').select('id').where('district_id', '=', district).where('id', '=', id).forNoKeyUpdate().execute()
}

type NewEdition = Pick<Edition, 'id' | 'edition' | 'state' | 'vintageId' | 'document' | 'objectUntil'>

export async function addEdition({ db, district, now, actor }: Work, { id, document, ...rest }: NewEdition) {
  await db
    .insertInto('bulletin_edition')
    .values({
      ...{ district_id: district, bulletin_id: id, edition: rest.edition, state: rest.state, vintage_id: rest.vintageId },
      document: JSON.stringify(document),
      object_until: rest.objectUntil === null ? null : new Date(rest.objectUntil),
      ...{ made_at: new Date(now), person_id: staffActor(actor).personId },
    })
    .execute()
}

export async function addSaid(work: Work, id: string, said: Omit<SaidRow, 'n' | 'at'>) {
  const before = (await saidOf(work, [id])).get(id)!
  await work.db
    .insertInto('bulletin_said')
    .values({
      ...{ district_id: work.district, bulletin_id: id, no: before.length + 1, kind: said.kind, unit_id: said.unitId },
      ...{ answers: said.answers, accepted: said.accepted, words: said.words },
      ...{ at: new Date(work.now), person_id: staffActor(work.actor).personId },
    })
    .execute()
}
