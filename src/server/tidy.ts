/** What has served its time goes (到期清理), each kind after the days that the table of the domain gives it; every run that took something leaves a line in the audit log. */
import { sql, type RawBuilder } from 'kysely'
import { RETENTION, type Kind } from '../domain/people/retention'
import { audit } from './audit/log'
import type { Deps } from './deps'

const DAY = 86_400_000

type TidyDeps = Pick<Deps, 'db' | 'district' | 'clock'>
type Timed = { [kind in Kind]: (typeof RETENTION)[kind]['days'] extends number ? kind : never }[Kind]

/** The instant before which things of a kind are too old. */
export const tooOld = ({ clock }: Pick<Deps, 'clock'>, kind: Timed): Date => new Date(clock() - RETENTION[kind].days * DAY)

/** What became of a kind, for whoever asks later. */
export async function noteTidied(deps: TidyDeps, kind: Kind, count: number) {
  if (count > 0) await audit(deps, { actor: 'clock', what: `retention:${kind}`, result: String(count) })
}

/** Rows that are deleted where they lie. Request ids stay as long as their ticket. */
const ROWS = {
  codes: { table: 'phone_code', isOld: (before) => sql`expires_at < ${before}` },
  counts: { table: 'allowance', isOld: (before) => sql`started_at < ${before}` },
  sessions: {
    table: 'session',
    isOld: (before) => sql`(revoked_at < ${before} or last_seen_at + idle_ms * interval '1 millisecond' < ${before})`,
  },
  devices: { table: 'known_device', isOld: (before) => sql`seen_at < ${before}` },
  outbox: { table: 'outbox', isOld: (before) => sql`done_at < ${before}` },
  dead: { table: 'outbox', isOld: (before) => sql`dead_at < ${before}` },
  notices: { table: 'notice', isOld: (before) => sql`at < ${before}` },
  batches: { table: 'batch', isOld: (before) => sql`made_at < ${before}` },
  feedback: { table: 'feedback', isOld: (before) => sql`said_at < ${before}` },
  proposals: { table: 'admin_proposal', isOld: (before) => sql`made_at < ${before}` },
  duties: { table: 'duty_cover', isOld: (before) => sql`to_at < ${before}` },
  bars: { table: 'bar', isOld: (before) => sql`coalesce(lifted_at, until) < ${before}` },
} satisfies { [kind in Timed]?: { table: string; isOld: (before: Date) => RawBuilder<unknown> } }

export async function tidy(deps: TidyDeps) {
  for (const [kind, { table, isOld }] of Object.entries(ROWS) as [keyof typeof ROWS, (typeof ROWS)[keyof typeof ROWS]][]) {
    const old = isOld(tooOld(deps, kind))
    const { numAffectedRows } = await sql`delete from ${sql.table(table)} where district_id = ${deps.district} and ${old}`.execute(deps.db)
    await noteTidied(deps, kind, Number(numAffectedRows ?? 0))
  }
}
