/**
 * Cuts the words of tickets that have none yet, or that lost them with what was erased (编入检索). Some at a time, in short transactions; how
 * far it came is kept, so that what was cut short goes on at the next run. The newest come first.
 */
import { sql } from 'kysely'
import { wordsFor } from '../../domain/ticket/audience'
import { givenOf, readBody } from '../../domain/ticket/history'
import type { Action } from '../../domain/ticket/actions'
import type { Identity } from '../../domain/ticket/ticket'
import type { Deps, Work } from '../deps'
import { keepReached, reached, type Walk } from '../kept-walk'
import { COLUMNS, type TicketRow } from '../ticket/rows'
import { HOLDER_NAMED } from '../ticket/colleagues'
import { byClock, working } from '../ticket/work'
import { visibleTo } from '../ticket/visible'
import { CUT, markOf, marksOf, piecesFor, reporterMark, saidOf, seenMarks, unitsIn } from './cut'

const BATCH = 50
const WALK: Walk = { setting: 'find.filled', version: CUT }

/** Cuts whatever is uncut; returns how many tickets that were. */
export async function fillWords(deps: Deps): Promise<number> {
  let done = 0
  for (let some = await recutSome(deps); some > 0; some = await recutSome(deps)) done += some
  for (let place = await reached(deps, WALK); place !== null; place = await reached(deps, WALK)) done += await fillFrom(deps, place)
  return done
}

/** Are the tickets of before all cut? */
export const isFilled = async (deps: Deps): Promise<boolean> => (await reached(deps, WALK)) === null

const fillFrom = (deps: Deps, below: string): Promise<number> =>
  working(byClock(deps), async (work) => {
    const rows = await held(work, sql`t.id < ${below}::uuid order by t.id desc limit ${BATCH} for share`)
    await cut(work, rows)
    const last = rows[rows.length - 1]
    await keepReached(work, WALK, rows.length < BATCH ? undefined : last?.id)
    deps.log.info({ job: 'find', cut: rows.length, below }, 'words')
    return rows.length
  })

const recutSome = (deps: Deps): Promise<number> =>
  working(byClock(deps), async (work) => {
    const rows = await held(
      work,
      sql`t.id in (select ticket_id from ticket_words where district_id = ${work.district} and cut = 0 order by ticket_id limit ${BATCH})
        order by t.id desc for share`,
    )
    await cut(work, rows)
    return rows.length
  })

/** Rows of tickets that nobody changes until the transaction ends. */
async function held({ db, district, reference, actor }: Work, which: ReturnType<typeof sql>): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`
    select ${COLUMNS} from ticket t where t.district_id = ${district} and ${visibleTo(actor, reference.units)} and ${which}`.execute(db)
  return rows
}

type Told = {
  id: string
  lines: { action: 'submit' | Action; facts: string; body: string | null }[]
  units: string[]
  people: string[]
  reporter: { id: string | null; identity: Identity } | null
}

async function cut(work: Work, rows: readonly TicketRow[]) {
  if (rows.length === 0) return
  const told = new Map((await toldOf(work, rows.map(({ id }) => id))).map((one) => [one.id, one])) // prettier-ignore
  const values = rows.map((row) => ({
    district_id: work.district,
    ticket_id: row.id,
    filed_at: new Date(row.filedAt),
    cut: CUT,
    ...wordsOf(work, row, told.get(row.id)!),
  }))
  await work.db
    .insertInto('ticket_words')
    .values(values)
    .onConflict((row) =>
      row
        .columns(['district_id', 'ticket_id'])
        .doUpdateSet((to) => ({ said: to.ref('excluded.said'), keys: to.ref('excluded.keys'), cut: CUT })),
    )
    .execute()
}

/** What of these tickets' histories has to do with finding them. */
async function toldOf({ db, district }: Work, ids: readonly string[]): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select one.id,
      (select coalesce(json_agg(json_build_object('action', e.action, 'facts', e.facts, 'body', b.body) order by e.seq), '[]')
        from ticket_event e join event_body b on b.district_id = e.district_id and b.ticket_id = e.ticket_id and b.seq = e.seq
        where e.district_id = ${district} and e.ticket_id = one.id) as lines,
      (select coalesce(json_agg(u.unit_id), '[]') from ticket_unit u where u.district_id = ${district} and u.ticket_id = one.id) as units,
      (select coalesce(json_agg(distinct who.id), '[]') from ticket_event e
        cross join lateral (values (e.person_id), (${HOLDER_NAMED})) as who (id)
        where e.district_id = ${district} and e.ticket_id = one.id and who.id is not null) as people,
      (select json_build_object('id', p.person_id, 'identity', p.identity) from ticket_party p
        where p.district_id = ${district} and p.ticket_id = one.id and p.kind = 'reporter' limit 1) as reporter
    from unnest(${ids}::uuid[]) as one(id)`.execute(db)
  return rows
}

function wordsOf(work: Work, row: TicketRow, told: Told) {
  const { units } = work.reference
  const lines = told.lines.map(({ action, facts, body }) => {
    const words = readBody(body)
    return `${words.text ?? ''}\n${wordsFor('handler', action, givenOf(facts, words), false)}`
  })
  const said = saidOf([row.title, row.placeWords, ...lines])
  const keys = [
    ...piecesFor(work, said),
    ...marksOf(work, row),
    ...seenMarks(work, [...told.units, ...unitsIn(units, { before: row, after: row })], units),
    ...told.people.map((id) => markOf(work, 'person', id)),
    ...(told.reporter ? reporterMark(work, row, told.reporter.id, told.reporter.identity) : []),
  ]
  return { said, keys: [...new Set(keys)] }
}
