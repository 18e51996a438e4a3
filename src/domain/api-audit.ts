/** The contract, continued: the audit log, read by the auditor (审计管理员) and by nobody else. */
import * as v from 'valibot'
import { READER } from './admin/acts'
import { AUDIT_REASON_IDS, LOG_GROUPS } from './admin/log'
import type { Endpoint } from './api'
import { Cursor, DATE, INSTANT, word } from './bounds'

/** `who`: an account; `failed`: only what did not go through. */
const ASKED = {
  group: v.optional(v.picklist(LOG_GROUPS)),
  who: v.optional(word(40)),
  failed: v.optional(v.picklist(['yes'])),
  from: v.optional(DATE),
  to: v.optional(DATE),
}
const Asked = v.object({ ...ASKED, after: Cursor })
const Exported = v.object({ ...ASKED, reason: v.picklist(AUDIT_REASON_IDS, 'missing') })
export type LogAsked = v.InferOutput<typeof Asked>
export type LogExported = v.InferOutput<typeof Exported>

export const LogLine = v.object({
  id: v.string(),
  at: INSTANT,
  who: v.string(),
  what: v.string(),
  about: v.string(),
  note: v.string(),
  changes: v.array(v.object({ key: v.string(), before: v.string(), after: v.string() })),
  proposedBy: v.nullable(v.string()),
  failed: v.boolean(),
})
export type LogLine = v.InferOutput<typeof LogLine>
const Page = v.object({ rows: v.array(LogLine), next: v.nullable(v.string()), now: INSTANT })

/** Whether the log is whole (链的证明): all seals folded anew, from the first line to the newest seal. */
const Proof = v.object({
  whole: v.boolean(),
  sealed: v.number(),
  waiting: v.number(),
  firstAt: v.nullable(INSTANT),
  upTo: v.nullable(INSTANT),
  head: v.string(),
  faults: v.array(v.string()),
  now: INSTANT,
})
export type LogProof = v.InferOutput<typeof Proof>

const READS = { method: 'GET', for: ['staff'], duties: [READER] } as const
const HEAVY = { max: 20, minutes: 60, per: 'person' } as const

// prettier-ignore
export const auditApi = {
  auditLog:    { ...READS, path: '/audit/log',    query: Asked, reply: Page },
  auditProof:  { ...READS, path: '/audit/proof',  reply: Proof, allowance: HEAVY },
  exportAudit: { ...READS, path: '/audit/export', query: Exported, reply: v.custom<unknown>(() => true), allowance: HEAVY },
} as const satisfies Record<string, Endpoint>
