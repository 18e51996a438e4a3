/** Staff file for others (代为登记): by the same road as every report, with how it came in, and kept apart from who wrote it down. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { BodyOf } from '../../domain/api'
import { intakeApi, type Receipt } from '../../domain/api-intake'
import { answersPhone } from '../../domain/find/by-phone'
import { actorKey, staffActor } from '../../domain/people/actors'
import { sameWords } from '../../domain/report/again'
import { problemsInIntake } from '../../domain/report/intake'
import { sourcesOf } from '../../domain/report/sources'
import { readBody } from '../../domain/ticket/history'
import { refusal } from '../../domain/ticket/lifecycle'
import type { Ticket } from '../../domain/ticket/ticket'
import { audit } from '../audit/log'
import { refuseUndated } from '../clock'
import type { Deps, Look, Work } from '../deps'
import { callersWith, claimCodeOf, claimTicket } from '../people/callers'
import { Refused } from '../refused'
import { serve } from '../serve'
import { lockHeads } from '../ticket/children'
import { liveClocks } from '../ticket/clock-rows'
import { fileWithin } from '../ticket/file'
import { requestSeen } from '../ticket/requests'
import { COLUMNS, findTicket, type TicketRow } from '../ticket/rows'
import { similarIn } from '../ticket/similar'
import { situationOf } from '../ticket/situation'
import { writeSteps } from '../ticket/steps'
import { visibleTo } from '../ticket/visible'
import { byClock, lookOf, working } from '../ticket/work'
import { placeOf } from './place'

type Registered = BodyOf<typeof intakeApi.registerReport>

export function registrationRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, intakeApi.registerReport, ({ body, actor, now }) => register(lookOf(deps, actor, now), body))

  serve(app, intakeApi.similarHere, async ({ body, actor, now }) => {
    const { communityId } = await placeOf(deps, { place: { words: body.place ?? '', point: body.point, communityId: body.communityId } })
    return { tickets: communityId ? await similarIn(lookOf(deps, actor, now), communityId, body) : [], now }
  })

  serve(app, intakeApi.claimTicket, async ({ body, actor, now }) => {
    if (actor.kind !== 'resident') throw new Refused(403, 'notForYou')
    return { id: await claimTicket({ ...lookOf(deps, actor, now), actor }, body.code) }
  })

  serve(app, intakeApi.notePrint, async ({ params, body, actor, now }) => {
    const { id } = await findTicket(lookOf(deps, actor, now), params.id)
    await audit(deps, { actor: actorKey(actor), what: `print:${id}`, result: body.what })
    return {}
  })
}

/** Files it, merges it where it is one with another, and says what to tell the caller. Sent again it says the same again. */
async function register(look: Look, body: Registered): Promise<Receipt> {
  refuseUndated(look)
  const { posts } = staffActor(look.actor)
  if (!sourcesOf(posts.map(({ duty }) => duty)).includes(body.intake.source)) throw new Refused(403, 'notYourWay')
  const fields = problemsInIntake(body)
  if (Object.keys(fields).length > 0) throw new Refused(400, 'invalid', { fields })
  const found = await placeOf(look, body)
  await refuseSaidBefore(look, body, found.communityId)
  const { intake, same, behalf: caller, ...report } = body
  const { id, touched } = await working(look, async (work) => {
    const filed = await fileWithin(work, { report, found, intake, caller, request: body })
    const joined = filed.isNew && same ? await mergeInto(work, filed.id, same) : []
    return { id: filed.id, touched: [filed.id, ...joined] }
  })
  for (const one of new Set(touched)) look.changes.announce(one)
  return receiptOf(look, id, caller !== undefined)
}

/** Goes on with the other ticket where the rules let this person merge the two; else it goes its own way, and is found beside it. */
async function mergeInto(work: Work, id: string, same: string): Promise<string[]> {
  const into = await seen(work, same)
  if (!into || !(await seen(work, id))) return []
  await lockHeads(work.db, work, id, into.number)
  const given = { into: into.number, reason: '登记时就看出是同一件事' }
  const situation = await situationOf(work, await findTicket(work, id), given)
  return refusal(situation, 'merge', given) ? [] : writeSteps(work, situation, { action: 'merge', given, madeAt: null })
}

const seen = (look: Look, id: string): Promise<TicketRow | undefined> =>
  findTicket(look, id).catch((error: unknown) => {
    if (error instanceof Refused) return undefined
    throw error
  })

async function receiptOf(look: Look, id: string, hasCaller: boolean): Promise<Receipt> {
  const { units } = look.reference
  const ticket = await findTicket(byClock(look, look.now), id)
  const clocks = (await liveClocks(look.db, look, [id])).get(id) ?? []
  const { phone } = units.get(ticket.unitId)
  return {
    id,
    number: ticket.number,
    unit: { name: units.fullName(ticket.unitId), phone },
    acceptBy: clocks.find(({ kind }) => kind === 'accept')?.dueAt ?? null,
    code: hasCaller ? claimCodeOf(look, id) : null,
    merged: ticket.mergedInto && (await findTicket(byClock(look, look.now), ticket.mergedInto)).number,
    sees: (await seen(look, id)) !== undefined,
    now: look.now,
  }
}

/** The same words by the same number while the first is open are asked about, where the clerk sees it and the number may lead to it. */
async function refuseSaidBefore(look: Look, report: Registered, communityId: string | null) {
  if (!report.behalf || report.again || (await requestSeen(look, report.requestId))) return
  const callers = await callersWith(look, report.behalf.phone)
  if (callers.length === 0) return
  const { rows } = await sql<TicketRow & { body: string | null }>`
    select ${COLUMNS}, b.body from ticket_party p
    join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
    join event_body b on b.district_id = t.district_id and b.ticket_id = t.id and b.seq = 1
    where p.district_id = ${look.district} and p.kind = 'reporter' and p.identity = 'named' and p.person_id = any(${callers}::uuid[])
      and t.ended_at is null and t.community_id is not distinct from ${communityId} and ${visibleTo(look.actor, look.reference.units)}
    order by t.filed_at desc limit 50`.execute(look.db)
  const isSame = (row: Ticket & { body: string | null }) =>
    answersPhone(row, 'named') && sameWords(readBody(row.body).text ?? '', report.text)
  const earlier = rows.find(isSame)
  if (earlier) throw new Refused(409, 'saidByCaller', { ticket: earlier.id })
}
