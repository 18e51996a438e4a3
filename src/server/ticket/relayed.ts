/**
 * Files behind a line that passes on what a merged reporter added (转来补充): they stay with the ticket they were added to, and are shown
 * from there, so that one erased there is gone here too.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Look } from '../deps'
import type { PaperAt } from '../photo/papers'
import { notComplainedOf } from './visible'

type RelayedPhoto = { id: string; sha256: string; width: number; height: number; seq: number; position: number }

/** Photos added at the instant of each such line, under the number of that line; none of a ticket about the reader's own unit. */
export async function relayedPhotos(look: Look, ticketId: string): Promise<RelayedPhoto[]> {
  const { rows } = await sql<RelayedPhoto>`
    select p.id, p.sha256, p.width, p.height, r.seq, p.position ${relayedTo(look, ticketId, sql.table('photo'))}
    order by r.seq, p.position`.execute(look.db)
  return rows
}

/** Papers likewise, each with the number of the ticket it was added to. */
export async function relayedPapers(look: Look, ticketId: string): Promise<(PaperAt & { number: string })[]> {
  const { rows } = await sql<PaperAt & { number: string }>`
    select p.id, p.kind, p.bytes, r.seq, p.nth, t.number ${relayedTo(look, ticketId, sql.table('paper'))}
    order by r.seq, p.nth`.execute(look.db)
  return rows
}

const relayedTo = ({ district, reference, actor }: Look, ticketId: string, files: RawBuilder<unknown>) => sql`
    from ticket_event r
    join ticket t on t.district_id = r.district_id and t.number = r.facts::json->>'number'
      and ${notComplainedOf(actor, reference.units)}
    join ticket_event s on s.district_id = t.district_id and s.ticket_id = t.id and s.action = 'supplement' and s.at = r.at
    join ${files} p on p.district_id = s.district_id and p.ticket_id = s.ticket_id and p.seq = s.seq
    where r.district_id = ${district} and r.ticket_id = ${ticketId} and r.action = 'relay'`
