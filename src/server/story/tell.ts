/**
 * Telling one tale: filed, worked on, forgotten, reminded, judged, each step at its own time through the same functions as everybody's,
 * in one transaction. Nobody sees it half told, the deadline clock finds it as it stands today, and a kill leaves it whole or not at all.
 */
import { sql } from 'kysely'
import type { Given } from '../../domain/ticket/given'
import { categoryOf, itemOf } from '../../domain/report/categories'
import type { ClockKind } from '../../domain/ticket/clock-kinds'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Deps, Work } from '../deps'
import { noticesFollow } from '../outbox/follow'
import { Refused } from '../refused'
import type { Intent } from '../simulate/plan'
import { actWithin } from '../ticket/act'
import { fileWithin } from '../ticket/file'
import { joinWithin } from '../ticket/join'
import { offerOf } from '../ticket/neighbours'
import { COLUMNS, findTicket } from '../ticket/rows'
import { attendWithin } from '../ticket/sweep'
import { visibleTo } from '../ticket/visible'
import { asClock, CLOCK, lookOf, working } from '../ticket/work'
import { worded } from './phrases'
import type { Papers } from './papers'
import type { Pictures } from './pictures'
import { requestIdOf, type Tale } from './tale'

export type Telling = {
  deps: Deps
  /** The story ends here. */
  until: number
  pictures: Pictures
  papers: Papers
  /** Tickets already told, by the name of their tale. */
  told: Map<string, string>
  /** What the rules did not let through. */
  refused: (tale: string, intent: Intent, why: string) => void
}

/** No tale is longer; one that goes round in a circle ends here. */
const MOST_STEPS = 200
/** Of what is older nobody has a notice any more. */
const TOLD_MS = 10 * 86_400_000

/** Tells it, and gives the ticket's id. */
export async function tell(telling: Telling, tale: Tale): Promise<string> {
  const { deps, pictures, papers: brought, until } = telling
  const id = await working({ ...lookOf(deps, tale.reporter, tale.at), ...quietly(telling, tale.at) }, async (work) => {
    const photos = await pictures.attach(work, tale.drawn)
    const papers = await brought.attach(work, tale)
    const report = { ...tale.report, requestId: requestIdOf(tale.name), photos, papers }
    const filed = await fileWithin(work, { report, found: tale.found, intake: tale.intake, caller: tale.caller })
    let now: number | undefined = tale.at
    for (let step = 1; now !== undefined && now <= until && step < MOST_STEPS; step++)
      now = await goOn(telling, { ...work, ...quietly(telling, now) }, tale, { id: filed.id, step })
    return filed.id
  })
  deps.changes.announce(id)
  return id
}

const quietly = ({ deps, until }: Telling, now: number) => ({
  now,
  followers: now < until - TOLD_MS ? deps.followers.filter((one) => one !== noticesFollow) : deps.followers,
})

type Place = { id: string; step: number }

/** The next thing that happens to it, a clock's or a person's, whichever comes first; when that was, or nothing when no more happens. */
async function goOn(telling: Telling, work: Work, tale: Tale, { id, step }: Place): Promise<number | undefined> {
  const { ticket, due } = await standing(work, id)
  const intent = tale.plan.next(ticket, work.now)
  const at = Math.max(work.now, Math.min(due?.next_at ?? Infinity, intent?.at ?? Infinity))
  if (at > telling.until) return undefined
  if (due && due.next_at <= (intent?.at ?? Infinity)) await attendWithin({ ...asClock(work), now: at }, due)
  else if (intent) {
    tale.plan.took(intent)
    await carryOut(telling, { ...work, actor: intent.actor, now: at }, tale, { ticket, intent, step })
  }
  return at
}

/** A ticket as it stands, and its clock that asks for something first. */
async function standing(work: Work, id: string) {
  const { rows } = await sql<Ticket & { kind: ClockKind | null; seq: number; next_at: number }>`
    select ${COLUMNS}, c.kind, c.seq, c.next_at from ticket t left join lateral (
      select kind, seq, next_at from ticket_clock
      where district_id = t.district_id and ticket_id = t.id and stopped_at is null and next_at is not null
      order by next_at limit 1) c on true
    where t.district_id = ${work.district} and t.id = ${id} and ${visibleTo(CLOCK, work.reference.units)}`.execute(work.db)
  const { kind, seq, next_at, ...ticket } = rows[0]!
  return { ticket, due: kind === null ? undefined : { ticket_id: id, kind, seq, next_at } }
}

type Deed = { ticket: Ticket; intent: Intent; step: number }

/** What the rules refuse leaves no trace. */
async function carryOut(telling: Telling, work: Work, tale: Tale, deed: Deed) {
  await sql`savepoint deed`.execute(work.db)
  try {
    await act(telling, work, tale, deed)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await sql`rollback to savepoint deed`.execute(work.db)
    telling.refused(tale.name, deed.intent, error.problem)
  }
}

async function act(telling: Telling, work: Work, tale: Tale, { ticket, intent: { action, given }, step }: Deed) {
  const requestId = requestIdOf(`${tale.name}/${step}`)
  if (action === 'join') {
    const { category, item } = tale.report
    const draft = { communityId: tale.found.communityId ?? undefined, category, item, words: '' }
    return void (await joinWithin(work, offerOf(work, ticket.id), { requestId, draft }))
  }
  const said = { ...worded(action, given, { ...tale, ticket, deps: work }), ...(tale.isScripted && given) }
  if (given.into) said.into = await numberOf(telling, work, given.into)
  const photos = action === 'resolve' ? await telling.pictures.attach(work, afterwards(work, tale)) : []
  const full: Given = photos.length > 0 ? { ...said, photos } : said
  await actWithin(work, ticket.id, { requestId, action, given: full, stage: ticket.stage })
}

/** The number of the ticket that a tale told before has become. */
const numberOf = async ({ told }: Telling, work: Work, tale: string): Promise<string> =>
  (await findTicket(asClock(work), told.get(tale) ?? tale)).number

/** A picture of the end, where the sub-item asks for one or there is one of the beginning. */
function afterwards({ reference }: Deps, { topic, drawn }: Tale): string | undefined {
  const isAsked = itemOf(categoryOf(reference.catalogue, topic.category), topic.item).photo
  return isAsked || drawn ? topic.drawn?.[1] : undefined
}
