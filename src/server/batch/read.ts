/** Reading a batch: how it stands, and what of its tickets its maker may still see. Nobody else's is read. */
import { sql, type RawBuilder } from 'kysely'
import { batchState, DONE, type Batched } from '../../domain/batch/batch'
import type { BatchHead, BatchRow, BatchView, Which } from '../../domain/api-batch'
import { staffActor } from '../../domain/people/actors'
import { toldWords, type ProblemCode } from '../../domain/problems-told'
import { summaryOf, type Summary } from '../../domain/ticket/views'
import { noteReads } from '../audit/reads'
import type { Look } from '../deps'
import { Refused } from '../refused'
import { COLUMNS, type TicketRow } from '../ticket/rows'
import { visibleTo } from '../ticket/visible'

const PAGE = 50
const LATEST = 10

type Counts = BatchHead['counts']
type HeadRow = {
  id: string
  action: Batched
  said: string
  more: boolean
  madeAt: number
  startedAt: number | null
  endedAt: number | null
} & Counts

/** The latest of this person's, the newest first. */
export const batchesOf = async (look: Look): Promise<BatchHead[]> => (await heads(look, sql`true`)).map(headOf)

/** One of this person's, with a page of its tickets. */
export async function viewBatch(look: Look, id: string, which: Which, after: number): Promise<BatchView> {
  const [row] = await heads(look, sql`b.id = ${id}`)
  if (!row) throw new Refused(404, 'notForYou')
  const items = await itemsOf(look, id, which, after)
  const page = items.slice(0, PAGE)
  return {
    ...headOf(row),
    said: JSON.parse(row.said),
    units: await unitsIn(look, id),
    more: row.more,
    rows: await shown(look, page),
    next: items.length > PAGE ? page[page.length - 1]!.n : null,
    now: look.now,
  }
}

const headOf = ({ id, action, madeAt, startedAt, endedAt, all, able, refused, out, done, left }: HeadRow): BatchHead => ({
  id,
  action,
  state: batchState({ startedAt, endedAt }),
  madeAt,
  counts: { all, able, refused, out, done, left },
})

/** Refused: beforehand, or when its turn came. */
async function heads({ db, district, actor }: Look, which: RawBuilder<unknown>): Promise<HeadRow[]> {
  const { rows } = await sql<HeadRow>`
    select b.id, b.action, b.said, b.more, b.made_at as "madeAt", b.started_at as "startedAt", b.ended_at as "endedAt", c.*
    from batch b cross join lateral (select
      count(*)::int as all,
      count(*) filter (where refusal is null and not left_out)::int as able,
      count(*) filter (where refusal is not null or result <> ${DONE})::int as refused,
      count(*) filter (where left_out)::int as out,
      count(*) filter (where result = ${DONE})::int as done,
      count(*) filter (where refusal is null and result is null and not left_out)::int as left
      from batch_item i where i.district_id = b.district_id and i.batch_id = b.id) c
    where b.district_id = ${district} and b.person_id = ${staffActor(actor).personId} and ${which}
    order by b.made_at desc, b.id limit ${LATEST}`.execute(db)
  return rows
}

type Item = { n: number; ticketId: string; unitId: string | null; refusal: string | null; result: string | null; out: boolean }

const WHICH: Record<Which, RawBuilder<unknown>> = {
  refused: sql`(refusal is not null or result <> ${DONE})`,
  able: sql`(refusal is null and (result is null or result = ${DONE}))`,
}

async function itemsOf({ db, district }: Look, id: string, which: Which, after: number): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select n, ticket_id as "ticketId", unit_id as "unitId", refusal, result, left_out as out from batch_item
    where district_id = ${district} and batch_id = ${id} and n > ${after} and ${WHICH[which]} order by n limit ${PAGE + 1}`.execute(db)
  return rows
}

async function unitsIn({ db, district, reference }: Look, id: string): Promise<{ name: string; count: number }[]> {
  const { rows } = await sql<{ unitId: string; count: number }>`
    select unit_id as "unitId", count(*)::int as count from batch_item
    where district_id = ${district} and batch_id = ${id} and unit_id is not null and refusal is null and not left_out
    group by unit_id order by count desc, unit_id`.execute(db)
  return rows.map(({ unitId, count }) => ({ name: reference.units.fullName(unitId), count }))
}

/** Rows as the desk shows them; of what is out of sight by now only that it was among them. */
async function shown(look: Look, items: readonly Item[]): Promise<BatchRow[]> {
  const { db, district, actor, reference } = look
  const ids = items.map(({ ticketId }) => ticketId)
  const { rows } = await sql<TicketRow>`
    select ${COLUMNS} from ticket t
    where t.district_id = ${district} and t.id = any(${ids}::uuid[]) and ${visibleTo(actor, reference.units)}`.execute(db)
  await noteReads(look, look.actor, rows, 'listed')
  const seen = new Map(rows.map((row) => [row.id, summaryOf(row, [], row.placeWords, reference.units, 'handler')]))
  return items.map((item) => rowOf(look, item, seen.get(item.ticketId)))
}

const rowOf = ({ reference: { units } }: Look, { n, unitId, refusal, result, out }: Item, ticket: Summary | undefined): BatchRow => {
  const code = refusal ?? (result === DONE ? null : result)
  return {
    n,
    id: ticket?.id ?? null,
    number: ticket?.number ?? '',
    title: ticket?.title ?? '',
    place: ticket?.placeWords ?? '',
    unit: unitId && units.fullName(unitId),
    why: code && toldWords(code as ProblemCode),
    out,
    done: result === DONE,
  }
}
