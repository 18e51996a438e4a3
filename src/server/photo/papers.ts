/** Papers (附件) and the lines of history they belong to; one that nothing takes goes after a day, as photos do. */
import { sql } from 'kysely'
import { MAX_PAPERS_OF_TICKET, paperName, type PaperKind, type PaperTaken, type PaperView } from '../../domain/ticket/papers'
import type { FileMark } from '../../domain/ticket/history'
import { inTransaction, type Db, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { idOfDay } from '../ids'
import { sha256Of } from './files'
import { lockFile, refuseHoarders } from './store'
import { Refused } from '../refused'
import { plainPaper, type Plain } from '../paper/plain'

type PaperDeps = Pick<Deps, 'db' | 'district' | 'files'>

/** Takes in a paper: made plain, then file and row. Refuses what is not taken, by what it is. */
export async function addPaper(deps: PaperDeps, { bytes, actor, now }: { bytes: Buffer; actor: string; now: number }): Promise<PaperTaken> {
  const paper = await plainPaper(bytes)
  return inTransaction(deps.db, async (tx) => {
    await refuseHoarders({ ...deps, db: tx }, 'paper', actor, now)
    return insertPaper(tx, deps, paper, { actor, now })
  })
}

/** Writes a plain paper, file and row, in that order, while nobody sweeps this file. */
export async function insertPaper(
  tx: Tx,
  { district, files }: Pick<PaperDeps, 'district' | 'files'>,
  { kind, bytes }: Plain,
  { actor, now }: { actor: string; now: number },
): Promise<PaperTaken> {
  const [id, sha256] = [idOfDay(now), sha256Of(bytes)]
  await lockFile(tx, sha256)
  await files.keepPaper(sha256, bytes)
  const row = { district_id: district, id, sha256, kind, bytes: bytes.length, actor, uploaded_at: new Date(now) }
  await tx.insertInto('paper').values(row).execute()
  return { id, kind, bytes: bytes.length }
}

type Attached = { district: string; actor: string; ids: readonly string[]; ticketId: string; seq: number }

/** Binds papers to a line of a ticket, in the order given, each with its place among all of the ticket. Only one's own, and only once. */
export async function attachPapers(tx: Tx, { district, actor, ids, ticketId, seq }: Attached): Promise<FileMark[]> {
  if (ids.length === 0) return []
  const order = [...new Set(ids.map((id) => id.toLowerCase()))]
  const { most } = await tx
    .selectFrom('paper')
    .select(sql<number>`coalesce(max(nth), 0)`.as('most'))
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticketId)
    .executeTakeFirstOrThrow()
  if (most + order.length > MAX_PAPERS_OF_TICKET) throw new Refused(400, 'papersFull', { fields: { papers: 'papersFull' } })
  const rows = await tx
    .updateTable('paper')
    .set({ ticket_id: ticketId, seq, nth: sql<number>`array_position(${order}::uuid[], id) + ${most}::int` })
    .where('district_id', '=', district)
    .where('id', 'in', order)
    .where('actor', '=', actor)
    .where('ticket_id', 'is', null)
    .returning(['id', 'sha256'])
    .execute()
  if (rows.length !== order.length) throw new Refused(400, 'paperUnknown', { fields: { papers: 'paperUnknown' } })
  return order.map((id) => rows.find((row) => row.id === id)!)
}

/** A paper as the lines of its ticket know it. */
export type PaperAt = { id: string; kind: PaperKind; bytes: number; seq: number; nth: number }

/** `number`: of the ticket it was added to. */
type Named = PaperAt & { number: string }

export const viewOfPaper = ({ files }: Pick<Deps, 'files'>, paper: Named, { viewer, now }: { viewer: string; now: number }): PaperView => ({
  id: paper.id,
  kind: paper.kind,
  bytes: paper.bytes,
  name: paperName(paper.number, paper.nth, paper.kind),
  address: files.addressOf({ id: paper.id }, 'paper', viewer, now),
})

/** All papers of a ticket, with their files. */
export const papersOf = (db: Db, district: string, ticketId: string) =>
  db
    .selectFrom('paper')
    .select(['id', 'sha256'])
    .where('district_id', '=', district)
    .where('ticket_id', '=', ticketId)
    .orderBy('nth')
    .execute()

/** The file behind a paper that belongs to a ticket, and what it is called; nothing when there is no such paper. */
export const findPaper = (db: Db, district: string, id: string) =>
  db
    .selectFrom('paper')
    .innerJoin('ticket', (join) => join.onRef('ticket.district_id', '=', 'paper.district_id').onRef('ticket.id', '=', 'paper.ticket_id'))
    .select(['paper.sha256', 'paper.kind', 'paper.nth', 'ticket.number'])
    .where('paper.district_id', '=', district)
    .where('paper.id', '=', id)
    .executeTakeFirst()
