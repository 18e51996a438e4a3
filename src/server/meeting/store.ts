/** Dispatch meetings (调度): opened, decided, heard again at the next; every line is written once. */
import { sql, type RawBuilder } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Decision, MeetingRow, MeetingView, NewDecision } from '../../domain/api-meeting'
import { dayOf } from '../../domain/calendar/workdays'
import { DECISIONS, isLate, MOST_DECISIONS, NOT_FORGOTTEN_MS, type Became, type DecisionKind } from '../../domain/meeting/meeting'
import { actorKey, staffActor } from '../../domain/people/actors'
import { audit } from '../audit/log'
import { instant } from '../database/open'
import type { Deps, Look, Work } from '../deps'
import { Refused } from '../refused'
import { findTicket } from '../ticket/rows'
import { visibleTo } from '../ticket/visible'
import { working } from '../ticket/work'
import { agendaOf } from './agenda'

const PAGE = 60

const meetings = ({ db, district }: Pick<Deps, 'db' | 'district'>) =>
  db
    .selectFrom('meeting as m')
    .leftJoin('person as p', (join) => join.onRef('p.district_id', '=', 'm.district_id').onRef('p.id', '=', 'm.person_id'))
    .select((of) => [
      ...(['m.id', 'm.at', 'p.name as by'] as const),
      of
        .selectFrom('meeting_decision as d')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('d.district_id', '=', 'm.district_id')
        .whereRef('d.meeting_id', '=', 'm.id')
        .as('decisions'),
    ])
    .where('m.district_id', '=', district)
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')

const rowOf = (row: { id: string; at: number; by: string | null; decisions: number | null }): MeetingRow => ({
  ...row,
  decisions: row.decisions ?? 0,
})

/** The newest first. */
export const meetingRows = async (deps: Deps): Promise<MeetingRow[]> => (await meetings(deps).limit(PAGE).execute()).map(rowOf)

/** Opens one; a meeting of the same day that has decided nothing yet goes on. */
export const openMeeting = (look: Look): Promise<string> =>
  working(look, async (work) => {
    const newest = await meetings(work).limit(1).executeTakeFirst()
    if (newest && !newest.decisions && dayOf(newest.at) === dayOf(work.now)) return newest.id
    const id = uuidv7()
    const { personId } = staffActor(work.actor)
    await work.db
      .insertInto('meeting')
      .values({ district_id: work.district, id, at: new Date(work.now), person_id: personId })
      .execute()
    await note(work, id, 'open')
    return id
  })

export async function meetingView(look: Look, id: string): Promise<MeetingView> {
  const found = await meetings(look).where('m.id', '=', id).executeTakeFirst()
  if (!found) throw new Refused(404, 'notForYou')
  const before = await decidedBefore(look, found)
  const newest = await meetings(look).limit(1).executeTakeFirstOrThrow()
  const isNewest = newest.id === id
  return {
    ...rowOf(found),
    isNewest,
    last: before ? await heardBefore(look, before) : [],
    lastAt: before?.at ?? null,
    agenda: isNewest ? await agendaOf(look) : [],
    decided: await decisionsOf(look, sql`d.meeting_id = ${id}`),
    now: look.now,
  }
}

type Meeting = { id: string; at: number }

/** The last meeting before this one that decided anything. */
const decidedBefore = (look: Look, { id, at }: Meeting) =>
  meetings(look)
    .where(
      sql<boolean>`(m.at, m.id) < (${instant(at)}, ${id}) and exists (
      select from meeting_decision d where d.district_id = m.district_id and d.meeting_id = m.id)`,
    )
    .limit(1)
    .executeTakeFirst()

/** What it decided, and before that what older meetings said in a sentence of which nobody has told that it is done. */
const heardBefore = (look: Look, { id, at }: Meeting) =>
  decisionsOf(
    look,
    sql`(d.meeting_id = ${id} or d.kind = 'sentence' and a.became is distinct from 'done' and d.at < ${instant(at)}
      and d.at >= ${instant(at - NOT_FORGOTTEN_MS)})`,
  )

type DecisionRow = {
  meetingId: string
  n: number
  kind: DecisionKind
  unitId: string | null
  words: string
  dueDay: string | null
  became: Became | null
  said: string | null
  case: { id: string; number: string; title: string; unitId: string; ended: boolean } | null
}

/** What a meeting decided, with what was last heard of it; a case only as its reader sees it. */
async function decisionsOf(look: Look, which: RawBuilder<unknown>): Promise<Decision[]> {
  const { units } = look.reference
  const whose = visibleTo(look.actor, units)
  const { rows } = await sql<DecisionRow>`
    select d.meeting_id as "meetingId", d.no as n, d.kind, d.unit_id as "unitId", d.words, d.due_day as "dueDay", a.became, a.words as said,
      (select json_build_object('id', t.id, 'number', t.number, 'title', t.title, 'unitId', t.unit_id, 'ended', t.ended_at is not null)
        from ticket t where t.district_id = d.district_id and t.id = d.ticket_id and ${whose}) as "case"
    from meeting_decision d left join lateral (
      select became, words from meeting_account o where o.district_id = d.district_id and o.of_meeting = d.meeting_id and o.no = d.no
      order by o.at desc limit 1) a on true
    where d.district_id = ${look.district} and ${which} order by d.at, d.no limit ${MOST_DECISIONS}`.execute(look.db)
  return rows.map(({ case: found, unitId, said, ...row }) => ({
    ...row,
    case: found && { id: found.id, number: found.number, title: found.title, unit: units.fullName(found.unitId), ended: found.ended },
    unit: unitId === null ? null : units.fullName(unitId),
    said: said ?? '',
    late: isLate(row.dueDay, dayOf(look.now), row.became),
  }))
}

/** Writes down what was decided at the newest meeting. */
export const decide = (look: Look, id: string, decision: NewDecision): Promise<void> =>
  working(look, async (work) => {
    const before = await holdNewest(work, id)
    if (before >= MOST_DECISIONS) throw new Refused(409, 'stale')
    const { kind, ticketId = null, unitId = null, words, dueDay = null } = decision
    await refuseUndone(work, id, decision)
    await work.db
      .insertInto('meeting_decision')
      .values({
        ...{ district_id: work.district, meeting_id: id, no: before + 1, kind, ticket_id: ticketId, unit_id: unitId },
        ...{ words, due_day: dueDay, at: new Date(work.now), person_id: staffActor(work.actor).personId },
      })
      .execute()
    await note(work, id, `decide ${kind}`)
  })

/** Holds the meeting; only the newest goes on. How many decisions it has. */
async function holdNewest({ db, district }: Work, id: string): Promise<number> {
  await db.selectFrom('meeting').select('id').where('district_id', '=', district).where('id', '=', id).forNoKeyUpdate().execute()
  const newest = await meetings({ db, district }).limit(1).executeTakeFirst()
  if (newest?.id !== id) throw new Refused(409, 'meetingOver')
  return newest.decisions ?? 0
}

/** A decision on a case stands in the case's own history first; a sentence has words, a unit there is, and a day to come. */
async function refuseUndone(work: Work, id: string, { kind, ticketId, unitId, words, dueDay }: NewDecision) {
  const { action } = DECISIONS[kind]
  const ticket = ticketId === undefined ? undefined : await findTicket(work, ticketId)
  if (action === null) {
    const fields = {
      ...(words === '' && { words: 'missing' }),
      ...((unitId === undefined || !work.reference.units.current.some((unit) => unit.id === unitId)) && { unitId: 'missing' }),
      ...((dueDay === undefined || dueDay < dayOf(work.now)) && { dueDay: 'missing' }),
    }
    if (Object.keys(fields).length > 0) throw new Refused(400, 'invalid', { fields })
    return
  }
  if (!ticket) throw new Refused(400, 'invalid', { fields: { ticketId: 'missing' } })
  const { rows } = await sql`
    select 1 from ticket_event e join meeting m on m.district_id = e.district_id and m.id = ${id}
    where e.district_id = ${work.district} and e.ticket_id = ${ticket.id} and e.action = ${action} and e.at >= m.at limit 1`.execute(
    work.db,
  )
  if (rows.length === 0) throw new Refused(409, 'notDoneYet')
}

type Heard = { of: string; n: number; became: Became; words: string }

/** What the meeting heard of a decision of the one before; heard again at the same meeting it is not written over. */
export const hear = (look: Look, id: string, { of, n, became, words }: Heard): Promise<void> =>
  working(look, async (work) => {
    await holdNewest(work, id)
    const { db, district, now, actor } = work
    const decided = await db
      .selectFrom('meeting_decision')
      .select('no')
      .where('district_id', '=', district)
      .where('meeting_id', '=', of)
      .where('no', '=', n)
      .executeTakeFirst()
    if (!decided || of === id) throw new Refused(404, 'notForYou')
    const row = {
      district_id: district,
      meeting_id: id,
      of_meeting: of,
      no: n,
      became,
      words,
      at: new Date(now),
      person_id: staffActor(actor).personId,
    }
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('meeting_account')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (Number(numInsertedOrUpdatedRows ?? 0) === 0) throw new Refused(409, 'heardAlready')
    await note(work, id, `hear ${became}`)
  })

const note = (work: Work, id: string, result: string) => audit(work, { actor: actorKey(work.actor), what: `meeting:${id}`, result })
