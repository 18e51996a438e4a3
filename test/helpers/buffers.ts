/** Pages of the database that a statement touches, in memory or on disk: free of the machine's noise. */
import type { RawBuilder } from 'kysely'
import type { Deps } from '../../src/server/deps'
import { BY_VALUES } from '../../src/server/database/named'

/** The general plan is what a statement asked for by name may get: it does not know its values. */
export type PlanKind = 'a plan of its own' | 'the general plan'

export async function buffersOf({ db, pool }: Deps, query: RawBuilder<unknown>, plan: PlanKind = 'a plan of its own'): Promise<number> {
  const { sql: text, parameters } = query.compile(db)
  const client = await pool.connect()
  try {
    const isGeneral = plan === 'the general plan' && !text.includes(BY_VALUES)
    await client.query(`set plan_cache_mode = ${isGeneral ? 'force_generic_plan' : 'force_custom_plan'}`)
    await client.query(`prepare asked as ${text}`)
    const values = parameters.map((value) => (value === null ? 'null' : client.escapeLiteral(asText(value))))
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, format json) execute asked ${values.length > 0 ? `(${values.join(', ')})` : ''}`,
    )
    const top = rows[0]!['QUERY PLAN'][0].Plan
    return top['Shared Hit Blocks']! + top['Shared Read Blocks']!
  } finally {
    await client.query('reset plan_cache_mode; deallocate asked')
    client.release()
  }
}

/** A value as PostgreSQL reads it. */
const asText = (value: unknown): string => {
  if (Array.isArray(value)) return `{${value.map((one) => JSON.stringify(String(one))).join(',')}}`
  return value instanceof Date ? value.toISOString() : String(value)
}
