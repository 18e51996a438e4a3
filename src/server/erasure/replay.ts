/** Carries out again what was erased, after an older backup was restored; says how much that was. Done twice it changes nothing more. */
import { sql } from 'kysely'
import type { Deps } from '../deps'
import { endPerson } from '../people/leaving'
import { eraseByRule } from '../ticket/steps'
import { byClock, working } from '../ticket/work'
import type { Erasure } from './list'
import { eraseBookletRow, eraseNoteRows } from './visits'

export async function replayErasures(deps: Deps): Promise<{ tickets: number; people: number }> {
  const entries = await deps.erasures.all()
  const again = await hereAgain(deps, entries.flatMap((entry) => ('ticket' in entry ? entry : []))) // prettier-ignore
  for (const { entry, lines } of again)
    await working(byClock(deps), (work) => eraseByRule(work, entry.ticket, { eraseWhat: entry.what, eraseWhy: entry.why, lines }))
  let people = 0
  for (const entry of entries) if ('person' in entry && (await endPerson(deps, entry.person))) people++
  for (const entry of entries) {
    if ('booklet' in entry) await eraseBookletRow(deps, deps.db, entry.booklet)
    if ('visit' in entry) await eraseNoteRows(deps, deps.db, { id: entry.visit })
  }
  return { tickets: again.length, people }
}

/** What of these is here again, by the lines of its ticket that have their words, photos, papers or voice. */
async function hereAgain(deps: Deps, entries: readonly Erasure[]): Promise<{ entry: Erasure; lines: number[] }[]> {
  const found: { entry: Erasure; lines: number[] }[] = []
  for (const entry of entries) {
    const { rows } = await sql<{ seq: number }>`
      select e.seq from ticket_event e join event_body b on b.district_id = e.district_id and b.ticket_id = e.ticket_id and b.seq = e.seq
        where e.district_id = ${deps.district} and e.ticket_id = ${entry.ticket} and b.body is not null
          and encode(e.body_hash, 'hex') = any(${entry.hashes})
      union select p.seq from photo p where p.district_id = ${deps.district} and p.id = any(${entry.photos}::uuid[]) and p.seq is not null
      union select p.seq from paper p where p.district_id = ${deps.district} and p.id = any(${entry.papers}::uuid[]) and p.seq is not null
      union select 1 from voice s where s.district_id = ${deps.district} and s.id = ${entry.voice}::uuid and s.ticket_id is not null
      order by seq`.execute(deps.db)
    if (rows.length > 0) found.push({ entry, lines: rows.map(({ seq }) => seq) })
  }
  return found
}
