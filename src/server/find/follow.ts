/** What tickets are found by goes along with them: new words are found with the step that said them, erased ones no longer. */
import { sql } from 'kysely'
import { wordsFor } from '../../domain/ticket/audience'
import type { Step } from '../../domain/ticket/lifecycle'
import type { Write } from '../database/together'
import type { Filed, Follower, Stepped, Work } from '../deps'
import { CUT, markOf, marksOf, piecesFor, reporterMark, saidOf, seenMarks, unitsIn } from './cut'

export const wordsFollow: Follower = {
  writesFiled: (work, filed) => [firstWords(work, filed)],
  writesStepped: (work, stepped) => [moreWords(work, stepped)],
}

function firstWords(work: Work, { ticket, report, reporterId }: Filed): Write {
  const { units } = work.reference
  const said = saidOf([ticket.title, report.place.words, report.text])
  const { actor } = work
  const identity = actor.kind === 'code' ? ('anonymous' as const) : report.identity
  const keys = [
    ...piecesFor(work, said),
    ...marksOf(work, ticket),
    ...seenMarks(work, unitsIn(units, { before: ticket, after: ticket }), units),
    ...reporterMark(work, ticket, reporterId, identity),
    ...(actor.kind === 'staff' ? [markOf(work, 'person', actor.personId)] : []),
    ...(ticket.holder ? [markOf(work, 'person', ticket.holder)] : []),
  ]
  return work.db
    .insertInto('ticket_words')
    .values({ district_id: work.district, ticket_id: ticket.id, filed_at: new Date(ticket.filedAt), said, keys, cut: CUT })
}

/** After these nothing is found by the old words, until the job has cut what is left. */
const TAKES_AWAY: readonly Step['action'][] = ['erase', 'withdraw', 'disown', 'correct', 'undo']
const takesAway = ({ action, before, after }: Step): boolean => TAKES_AWAY.includes(action) || before.complainedOf !== after.complainedOf

/** One statement for all steps, which touches the row only where there is something new. */
function moreWords(work: Work, { steps }: Stepped): Write {
  const { db, district, actor } = work
  const { units } = work.reference
  const [first, last] = [steps[0]!, steps[steps.length - 1]!]
  const isTaken = steps.some(takesAway)
  const title = first.before.title === last.after.title ? '' : last.after.title
  const said = saidOf([title, ...steps.map(({ action, given }) => wordsFor('handler', action, given, false))])
  const keys = [
    ...piecesFor(work, said),
    ...seenMarks(work, steps.flatMap((step) => unitsIn(units, step)), units), // prettier-ignore
    ...(actor.kind === 'staff' ? [markOf(work, 'person', actor.personId)] : []),
    ...steps.flatMap(({ after: { holder } }) => (holder ? [markOf(work, 'person', holder)] : [])),
  ]
  return db
    .updateTable('ticket_words')
    .set({
      said: sql<string>`case when ${isTaken}::boolean then '' else said || e'\n' || ${said}::text end`,
      keys: sql<string[]>`case when ${isTaken}::boolean then '{}' else array(select distinct k from unnest(keys || ${keys}::text[]) k) end`,
      cut: sql<number>`case when ${isTaken}::boolean then 0 else cut end`,
    })
    .where('district_id', '=', district)
    .where('ticket_id', '=', last.after.id)
    .where(sql<boolean>`(${isTaken}::boolean or not keys @> ${keys}::text[] or ${said}::text <> '')`)
}
