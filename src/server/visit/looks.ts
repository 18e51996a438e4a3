/**
 * Who looked at a booklet (谁看过这一册): a line in the audit log for each reader and booklet, opened or carried along for a walk. A page that
 * reads itself again is one look.
 */
import { sql } from 'kysely'
import { dayOf, startOf } from '../../domain/calendar/workdays'
import { actorKey } from '../../domain/people/actors'
import { audit, auditAll } from '../audit/log'
import type { Look } from '../deps'
import { count } from '../plugins/allowance'
import { namesOf } from './views'

const ONE_LOOK_MS = 10 * 60_000
const MOST_SHOWN = 30

/** Written before the answer goes out: what cannot be written down is not read. */
export async function noteRead(look: Look, id: string) {
  const { current } = await count(look, `look ${actorKey(look.actor)} booklet ${id}`, ONE_LOOK_MS)
  if (current === 1) await audit(look, { actor: actorKey(look.actor), what: `booklet.read:${id}`, result: 'ok' })
}

/** Which doors there are was looked through. */
export async function noteListed(look: Look) {
  const { current } = await count(look, `look ${actorKey(look.actor)} booklets`, ONE_LOOK_MS)
  if (current === 1) await audit(look, { actor: actorKey(look.actor), what: 'booklet.list', result: 'ok' })
}

/** A phone carries these along: once a day each. */
export async function noteCarried(look: Look, ids: readonly string[]) {
  const actor = actorKey(look.actor)
  const whats = ids.map((id) => `booklet.carried:${id}`)
  const { rows } = await sql<{ what: string }>`select what from audit where district_id = ${look.district} and what like 'booklet.%'
    and what = any(${whats}) and actor = ${actor} and at >= ${new Date(startOf(dayOf(look.now)))}`.execute(look.db)
  const known = new Set(rows.map(({ what }) => what))
  await auditAll(look, whats.filter((what) => !known.has(what)).map((what) => ({ actor, what, result: 'ok' }))) // prettier-ignore
}

/** Who looked at it, the last first. */
export async function looksAt(look: Look, id: string): Promise<{ who: string; at: number }[]> {
  const whats = [`booklet.read:${id}`, `booklet.carried:${id}`]
  const { rows } = await sql<{ actor: string; at: number }>`select actor, at from audit where district_id = ${look.district}
    and what like 'booklet.%' and what = any(${whats}) order by at desc, id desc limit ${MOST_SHOWN}`.execute(look.db)
  const idOf = (actor: string) => actor.slice(actor.indexOf(':') + 1)
  const names = await namesOf(look, rows.map(({ actor }) => idOf(actor))) // prettier-ignore
  return rows.map(({ actor, at }) => ({ who: names.get(idOf(actor)) ?? '', at }))
}
