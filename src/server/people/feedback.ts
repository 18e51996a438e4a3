/** Feedback as rows: whose it is, what it says, what was answered, how the answer was found. */
import { sql } from 'kysely'
import { dueAt } from '../../domain/ticket/limits'
import type { Feedback, FeedbackPage } from '../../domain/api-feedback'
import { ANSWER_LIMIT, type FeedbackKind, type Rating } from '../../domain/people/feedback'
import { audit } from '../audit/log'
import type { Deps } from '../deps'
import { Refused } from '../refused'

const PAGE = 20
const COLUMNS = ['id', 'kind', 'words', 'said_at', 'due_at', 'answer', 'answered_at', 'rating'] as const
type Row = {
  id: string
  kind: FeedbackKind
  words: string
  said_at: number
  due_at: number
  answer: string | null
  answered_at: number | null
  rating: Rating | null
}

const viewOf = ({ id, kind, words, said_at, due_at, answer, answered_at, rating }: Row): Feedback => ({
  id,
  kind,
  words,
  saidAt: said_at,
  dueAt: due_at,
  answer: answer === null ? null : { words: answer, at: answered_at! },
  rating,
})

/** Of one person, newest first; a few a day, of the newest hundred. */
export async function feedbackOf(deps: Deps, personId: string): Promise<Feedback[]> {
  const rows = await deps.db
    .selectFrom('feedback')
    .select(COLUMNS)
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .orderBy('said_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(viewOf)
}

type Said = { id: string; kind: FeedbackKind; words: string }
/** Once for each id; the same id of somebody else, or with other words, is refused. */
export async function sayFeedback(deps: Deps, personId: string, { id, kind, words }: Said): Promise<void> {
  const now = deps.clock()
  const { numInsertedOrUpdatedRows } = await deps.db
    .insertInto('feedback')
    .values({
      district_id: deps.district,
      id,
      person_id: personId,
      kind,
      words,
      said_at: new Date(now),
      due_at: new Date(dueAt(ANSWER_LIMIT, now, deps.reference.calendar).at),
    })
    .onConflict((row) => row.columns(['district_id', 'id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows) return audit(deps, { actor: `resident:${personId}`, what: 'feedback.said', result: id })
  const mine = await feedbackOf(deps, personId)
  if (!mine.some((one) => one.id === id && one.words === words)) throw new Refused(409, 'stale')
}

/** How the answer was found, by whoever asked; the last word counts. */
export async function rateFeedback(deps: Deps, personId: string, id: string, rating: Rating): Promise<void> {
  const { numUpdatedRows } = await deps.db
    .updateTable('feedback')
    .set({ rating })
    .where('district_id', '=', deps.district)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('answered_at', 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refused(404, 'notForYou')
  await audit(deps, { actor: `resident:${personId}`, what: 'feedback.rated', result: id })
}

/** All of the district: what waits for an answer first, the oldest before; then what was answered. Nobody is named. */
export async function feedbackPage(deps: Deps, after: string | undefined, now: number): Promise<FeedbackPage> {
  const [at, id] = after?.split('_') ?? []
  const last = id
    ? await deps.db
        .selectFrom('feedback')
        .select('answered_at')
        .where('district_id', '=', deps.district)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  const beyond =
    at && id && last
      ? sql<boolean>`((answered_at is not null), said_at, id) > (${last.answered_at !== null}, ${new Date(Number(at))}, ${id}::uuid)`
      : sql<boolean>`true`
  const rows = await deps.db
    .selectFrom('feedback')
    .select(COLUMNS)
    .where('district_id', '=', deps.district)
    .where(beyond)
    .orderBy(sql`(answered_at is not null)`)
    .orderBy('said_at')
    .orderBy('id')
    .limit(PAGE + 1)
    .execute()
  const shown = rows.slice(0, PAGE)
  const end = rows.length > PAGE ? shown[shown.length - 1] : undefined
  return { rows: shown.map(viewOf), next: end ? `${end.said_at}_${end.id}` : null, now }
}

/** Answers once; who answered is kept, and told to nobody but the audit. */
export async function answerFeedback(deps: Deps, personId: string, id: string, words: string): Promise<Feedback> {
  const row = await deps.db
    .updateTable('feedback')
    .set({ answer: words, answered_by: personId, answered_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst()
  if (!row) throw new Refused(409, 'stale')
  await audit(deps, { actor: `staff:${personId}`, what: 'feedback.answered', result: id })
  return viewOf(row)
}
