/** One piece of work on tickets: a transaction, who does it, and when. */
import type { Actor } from '../../domain/people/actors'
import { inTransaction } from '../database/open'
import type { Deps, Look, Work } from '../deps'

/** The system's own hand. */
export const CLOCK: Actor = { kind: 'clock' }

/** Runs `work` in one transaction on behalf of whoever looks. */
export const working = <T>(look: Look, work: (work: Work) => Promise<T>): Promise<T> =>
  inTransaction(look.db, (db) => work({ ...look, db }))

/** On behalf of this actor at this moment (UTC ms). */
export const lookOf = (deps: Deps, actor: Actor, now: number): Look => ({ ...deps, actor, now })

/** As the system, at this moment; now, where none is named. */
export const byClock = (deps: Deps, now = deps.clock()): Look => lookOf(deps, CLOCK, now)

/** The same work, gone on with by the system. */
export const asClock = (work: Work): Work => ({ ...work, actor: CLOCK })
