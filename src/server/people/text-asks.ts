/** Who asked to be told by text message (短信通知), since when; each change leaves a line in the audit. */
import { sql } from 'kysely'
import { audit } from '../audit/log'
import type { Deps, InTransaction } from '../deps'
import { Refused } from '../refused'
import { identitiesOf } from './store'

export async function textsAsked({ db, district }: Deps | InTransaction, personId: string): Promise<number | null> {
  const row = await db
    .selectFrom('person')
    .select('texts_asked_at')
    .where('district_id', '=', district)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.texts_asked_at ?? null
}

/** Of these people, who asked. */
export async function askersAmong({ db, district }: InTransaction, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('district_id', '=', district)
    .where('id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('texts_asked_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Throws a problem where there is no number to text to. */
export async function askTexts(deps: Deps, personId: string, on: boolean): Promise<void> {
  if (on && !(await identitiesOf(deps, personId, ['phone'])).has('phone')) throw new Refused(409, 'numberFirst')
  const { numUpdatedRows } = await deps.db
    .updateTable('person')
    .set({ texts_asked_at: on ? new Date(deps.clock()) : null })
    .where('district_id', '=', deps.district)
    .where('id', '=', personId)
    .where('texts_asked_at', on ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await audit(deps, { actor: `resident:${personId}`, what: on ? 'texts.ask' : 'texts.end', result: 'ok' })
}
