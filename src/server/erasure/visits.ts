/** Booklets and notes of visits are erased where they lie: what is left says that there was one, and when. */
import type { Db } from '../database/open'
import type { Deps } from '../deps'

/** The booklet, and the words of every visit there. Done twice it changes nothing more. */
export async function eraseBookletRow({ district, clock }: Deps, db: Db, id: string) {
  await db
    .updateTable('booklet')
    .set({ told: null, reasons: [], ask_by: null, erased_at: new Date(clock()) })
    .where('district_id', '=', district)
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .execute()
  await eraseNoteRows({ district, clock }, db, { booklet_id: id })
}

type Which = { id: string } | { booklet_id: string } | { ticket_id: string }

/** The words of notes, and what was promised in them. */
export async function eraseNoteRows({ district, clock }: Pick<Deps, 'district' | 'clock'>, db: Db, which: Which) {
  const [[column, id]] = Object.entries(which) as [['id' | 'booklet_id' | 'ticket_id', string]]
  await db
    .updateTable('visit_note')
    .set({ told: null, promise_day: null, erased_at: new Date(clock()) })
    .where('district_id', '=', district)
    .where(column, '=', id)
    .where('erased_at', 'is', null)
    .execute()
}
