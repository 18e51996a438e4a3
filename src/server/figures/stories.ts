/** Tickets with their histories as figures read them: what is chained and what of their clocks never changes. */
import { sql, type RawBuilder } from 'kysely'
import type { CategoryId } from '../../domain/report/categories'
import type { Story, StoryClock, StoryLine } from '../../domain/figures/fold'
import { dueMoveOf, givenOf, importedIn } from '../../domain/ticket/history'
import type { Deps } from '../deps'

type LineRow = Omit<StoryLine, 'given' | 'due' | 'imported'> & { facts: string }
type StoryRow = { id: string; number: string; category: CategoryId; lines: LineRow[]; clocks: StoryClock[] }

const ms = (column: RawBuilder<unknown>) => sql`(extract(epoch from ${column}) * 1000)::bigint`

/** The stories of tickets (alias `t`) that `which` chooses and orders. */
export async function storiesOf({ db, district }: Pick<Deps, 'db' | 'district'>, which: RawBuilder<unknown>): Promise<Story[]> {
  const { rows } = await sql<StoryRow>`
    select t.id, t.number, t.category,
      (select json_agg(json_build_object('seq', e.seq, 'action', e.action, 'at', ${ms(sql`e.at`)}, 'from', e.from_state, 'to', e.to_state,
          'fromUnit', e.from_unit, 'toUnit', e.to_unit, 'round', e.round, 'facts', e.facts) order by e.seq)
        from ticket_event e where e.district_id = t.district_id and e.ticket_id = t.id) as lines,
      (select coalesce(json_agg(json_build_object('kind', c.kind, 'seq', c.seq, 'firstDueAt', ${ms(sql`c.first_due_at`)},
          'stoppedAt', ${ms(sql`c.stopped_at`)}) order by c.kind, c.seq), '[]')
        from ticket_clock c where c.district_id = t.district_id and c.ticket_id = t.id
          and c.kind in ('accept', 'sign', 'contact', 'handle')) as clocks
    from ticket t where t.district_id = ${district} and ${which}`.execute(db)
  return rows.map(({ lines, ...story }) => ({ ...story, lines: (lines ?? []).map(lineOf) }))
}

const lineOf = ({ facts: written, ...line }: LineRow): StoryLine => {
  const facts = legible(written)
  const imported = importedIn(facts)
  return { ...line, given: givenOf(facts, {}), due: dueMoveOf(facts), ...(imported !== undefined && { imported }) }
}

/** Facts that somebody broke say nothing: verify finds them by their hash, and figures of all others go on. */
function legible(facts: string): string {
  try {
    return JSON.parse(facts) === null ? '{}' : facts
  } catch {
    return '{}'
  }
}
