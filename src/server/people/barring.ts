/** Bars (暂停提交): set by a dispatcher from a report, without learning who filed it; lifted with a reason; each step in the audit log. */
import type { FastifyInstance } from 'fastify'
import { sql, type RawBuilder } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { moderationApi } from '../../domain/api-moderation'
import { actorKey, staffActor, type Actor } from '../../domain/people/actors'
import { barredUntil, barWords, type BarBody, type BarReason, type BarView } from '../../domain/people/bar'
import { audit } from '../audit/log'
import { type Db, instant, type Tx } from '../database/open'
import type { Deps, Look } from '../deps'
import { countAlone } from '../plugins/allowance'
import { Refused } from '../refused'
import { serve } from '../serve'
import { cursorOf } from '../ticket/rows'
import { lockTicket } from '../ticket/rows'
import { visibleTo } from '../ticket/visible'
import { working } from '../ticket/work'

const PAGE = 20

export function barRoutes(app: FastifyInstance, deps: Deps) {
  serve(app, moderationApi.bars, ({ query, actor, now }) => barPage(deps, query.after, actor, now))
  serve(app, moderationApi.barReporter, ({ params, body, actor, now }) =>
    barReporter({ ...deps, actor: staffActor(actor), now }, params.id, body),
  )
  serve(app, moderationApi.liftBar, ({ params, body, actor, now }) =>
    liftBar({ ...deps, actor: staffActor(actor), now }, params.id, body.note),
  )
}

/** Refuses whoever is barred from filing and joining, with kind words; everybody else passes. */
export async function refuseBarred(deps: Deps, actor: Actor, now: number) {
  const bar = await runningBar(deps.db, deps, whoIs(actor), now)
  if (!bar) return
  throw new Refused(403, 'barred', { message: barWords(bar, deps.reference.units.centre, now) })
}

type Who = { person: string | null; code: Buffer | null }

const whoIs = (actor: Actor): Who => ({
  person: actor.kind === 'resident' ? actor.personId : null,
  code: actor.kind === 'code' ? Buffer.from(actor.codeHash, 'hex') : null,
})

async function runningBar(
  db: Db,
  deps: Deps,
  { person, code }: Who,
  now: number,
): Promise<{ reason: BarReason; until: number } | undefined> {
  return db
    .selectFrom('bar')
    .select(['reason', 'until'])
    .where('district_id', '=', deps.district)
    .where((where) => (person ? where('person_id', '=', person) : where('code_hash', '=', code)))
    .where('lifted_at', 'is', null)
    .where('until', '>', instant(now))
    .orderBy('until', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type LookOfStaff = Look & { actor: { kind: 'staff' } }

/** Who filed this may not file again for some days; the ticket itself goes its way. */
async function barReporter(look: LookOfStaff, ticketId: string, { reason, days, note }: BarBody): Promise<BarView> {
  const id = uuidv7()
  const { district, actor, now } = look
  await working(look, async (work) => {
    const tx = work.db
    await lockTicket(work, ticketId)
    const who = await filerOf(tx, work, ticketId)
    await countAlone(tx, `bars of ${who.person ?? who.code?.toString('hex')}`)
    if (await runningBar(tx, work, who, now)) throw new Refused(409, 'alreadyBarred')
    await tx
      .insertInto('bar')
      .values({
        district_id: district,
        id,
        ticket_id: ticketId,
        person_id: who.person,
        code_hash: who.code,
        reason,
        note,
        by_person: actor.personId,
        at: new Date(now),
        until: new Date(barredUntil(days, now)),
      })
      .execute()
    await audit(work, { actor: actorKey(actor), what: `bar:${id}`, result: reason })
  })
  return barView(look, id, actor)
}

async function liftBar(look: LookOfStaff, id: string, note: string): Promise<BarView> {
  const { district, actor, now } = look
  await barView(look, id, actor)
  await working(look, async (work) => {
    const lifted = await work.db
      .updateTable('bar')
      .set({ lifted_at: new Date(now), lifted_by: actor.personId, lift_note: note })
      .where('district_id', '=', district)
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .executeTakeFirst()
    if (lifted.numUpdatedRows === 0n) throw new Refused(409, 'stale')
    await audit(work, { actor: actorKey(actor), what: `bar:${id}`, result: 'lifted' })
  })
  return barView(look, id, actor)
}

/** Who sent it, in whoever's name (代办): the first line of its history names them. */
async function filerOf(tx: Tx, deps: Deps, ticketId: string): Promise<Who> {
  const { actor } = await tx
    .selectFrom('ticket_event')
    .select('actor')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('seq', '=', 1)
    .executeTakeFirstOrThrow()
  const [kind, key] = actor.split(':') as [string, string]
  return kind === 'code' ? { person: null, code: Buffer.from(key, 'hex') } : { person: key, code: null }
}

async function barPage(deps: Deps, after: string | undefined, actor: Actor, now: number) {
  const from = cursorOf(after)
  const { rows } = await barsOf(
    deps,
    actor,
    sql`${from ? sql`(b.at, b.id) < (${from.at}, ${from.id})` : sql`true`} order by b.at desc, b.id desc limit ${PAGE + 1}`,
  ).execute(deps.db)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown[shown.length - 1] : undefined
  return { rows: shown, next: last ? `${last.at}_${last.id}` : null, now }
}

async function barView(deps: Deps, id: string, actor: Actor): Promise<BarView> {
  const { rows } = await barsOf(deps, actor, sql`b.id = ${id}`).execute(deps.db)
  if (!rows[0]) throw new Refused(404, 'notForYou')
  return rows[0]
}

const barsOf = (deps: Deps, actor: Actor, which: RawBuilder<unknown>) => sql<BarView>`
  select b.id, t.number, b.person_id is null as anonymous, b.reason, b.note, b.at, b.until, b.lifted_at as "liftedAt", b.lift_note as "liftNote"
  from bar b join ticket t on t.district_id = b.district_id and t.id = b.ticket_id
  where b.district_id = ${deps.district} and ${visibleTo(actor, deps.reference.units)} and ${which}`
