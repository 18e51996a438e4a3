/**
 * Units without people (空岗): no ticket is laid at one, and what lies at one whose last post ended goes to the next with people, in the
 * same transaction, as lines of history that are told. A post can also end by its date or by hand: a timer finds what lies there.
 */
import { sql } from 'kysely'
import { refusal } from '../../domain/ticket/lifecycle'
import { rowOf } from '../../domain/ticket/states'
import { checkerOf } from '../../domain/ticket/targets'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Tx } from '../database/open'
import type { Deps, Work } from '../deps'
import { lockTicket } from './rows'
import { situationOf } from './situation'
import { withUnitsNow } from './staffed'
import { writeSteps } from './steps'
import { vacateAt } from './vacate'
import { byClock, working } from './work'

type Lying = { unit_id: string; ticket_id: string }

const BEGINNING: Lying = { unit_id: '', ticket_id: '00000000-0000-0000-0000-000000000000' }
const BATCH = 100

/**
 * Passes on what lies at those of these units that have nobody any more, and takes from whoever left what they had in hand; returns the
 * tickets it touched.
 */
export async function handOverFrom(tx: Tx, given: Deps, unitIds: readonly string[]): Promise<string[]> {
  const work = { ...(await withUnitsNow(tx, byClock(given))), db: tx }
  const empty = withoutPeople(work).filter((id) => unitIds.includes(id))
  const touched: string[] = []
  for (let after = BEGINNING; ;) {
    const rows = await lyingAt(work, empty, after)
    for (const row of rows) touched.push(...(await handOver(work, row)))
    if (rows.length < BATCH) break
    after = rows[rows.length - 1]!
  }
  return [...touched, ...(await vacateAt(work, unitIds))]
}

/** Passes on whatever lies at a unit without people, each ticket in a transaction of its own; several servers may do so at once. Returns how many. */
export async function handOverAll(deps: Deps): Promise<number> {
  const empty = withoutPeople(deps)
  let done = 0
  for (let after = BEGINNING; ;) {
    const rows = await lyingAt(deps, empty, after)
    for (const row of rows) if (await handOverOne(deps, row)) done++
    if (rows.length < BATCH) return done
    after = rows[rows.length - 1]!
  }
}

/** From the centre nothing goes on: it is where everything ends. */
const withoutPeople = ({ reference: { units } }: Deps): string[] =>
  units.all.filter(({ id, kind }) => kind !== 'centre' && !units.isStaffed(id)).map(({ id }) => id)

/** What lies on desks of these units that somebody has to see to: a walk of the desks' index. */
async function lyingAt({ db, district }: Deps, unitIds: readonly string[], after: Lying): Promise<Lying[]> {
  if (unitIds.length === 0) return []
  const { rows } = await sql<Lying>`
    select unit_id, ticket_id from ticket_unit
    where district_id = ${district} and unit_id = any(${unitIds}::text[]) and desk in ('todo', 'check', 'waiting')
      and (unit_id, ticket_id) > (${after.unit_id}, ${after.ticket_id})
    order by unit_id, ticket_id limit ${BATCH}`.execute(db)
  return rows
}

/** One ticket that cannot be passed on holds up no other. */
const handOverOne = (deps: Deps, row: Lying): Promise<boolean> =>
  working(byClock(deps), (work) => handOver(work, row))
    .then((touched) => {
      for (const id of touched) deps.changes.announce(id)
      return touched.length > 0
    })
    .catch((error: Error) => {
      deps.log.error({ err: error, ticket: row.ticket_id, unit: row.unit_id }, 'hand over')
      return false
    })

/** The owner's goes to the next with people, the check to the next who may check; who is only asked for a word is not waited for. */
async function handOver(work: Work, { unit_id, ticket_id }: Lying): Promise<string[]> {
  const ticket = await lockTicket(work, ticket_id)
  const action =
    ticket.unitId === unit_id ? ('handOver' as const) : hadTheCheck(ticket, work, unit_id) ? ('handOverCheck' as const) : undefined
  if (!action) return []
  const situation = await situationOf(work, ticket)
  if (refusal(situation, action)) return []
  return writeSteps(work, situation, { action, given: {}, madeAt: null })
}

const hadTheCheck = (ticket: Ticket, { reference: { units } }: Deps, unitId: string): boolean =>
  rowOf(ticket.state).checked === true && checkerOf(ticket, units) !== unitId
