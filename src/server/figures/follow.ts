/** What is counted goes along with tickets: a step says that its ticket's marks are to be made again, nothing more. */
import type { Write } from '../database/together'
import type { Follower, Work } from '../deps'

export const figuresFollow: Follower = {
  writesFiled: (work, { ticket }) => [stale(work, ticket.id)],
  writesStepped: (work, { steps }) => [stale(work, steps[0]!.after.id)],
}

/** Written even where it is there already, so that whoever makes the marks just now waits for this step or comes again. */
const stale = ({ db, district, now }: Work, ticketId: string): Write =>
  db
    .insertInto('figure_stale')
    .values({ district_id: district, ticket_id: ticketId, since: new Date(now) })
    .onConflict((row) => row.columns(['district_id', 'ticket_id']).doUpdateSet((to) => ({ since: to.ref('excluded.since') })))
