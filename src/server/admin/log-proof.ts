/** Whether the audit log is whole (链的证明): all seals folded anew. What came in the last minute waits for its seal. */
import { sql } from 'kysely'
import type { LogProof } from '../../domain/api-audit'
import { actorKey } from '../../domain/people/actors'
import { audit, auditHead, verifyAudit } from '../audit/log'
import type { Look } from '../deps'

const FAULT_WORDS = { altered: '内容被改过', countWrong: '少了或多了条目', sealMissing: '封签不见了' } as const

/** `faults`: the first few, with the seal at which they lie. That it was asked for is a line of its own. */
export async function logProof(look: Look): Promise<LogProof> {
  const head = await auditHead(look)
  const problems = await verifyAudit(look)
  const { rows } = await sql<{ sealed: number; waiting: number; first: number | null }>`
    select count(seal) as sealed, count(*) - count(seal) as waiting, min(at) as first
    from audit where district_id = ${look.district}`.execute(look.db)
  const { sealed, waiting, first } = rows[0]!
  await audit(look, {
    actor: actorKey(look.actor),
    what: 'audit.proof',
    result: problems.length === 0 ? 'ok' : `${problems.length} broken`,
  })
  return {
    ...{ whole: problems.length === 0, sealed, waiting, firstAt: first, upTo: head?.at ?? null },
    head: head ? head.hash.toString('hex') : '',
    faults: problems.slice(0, 20).map(({ seal, problem }) => `封签 ${seal}：${FAULT_WORDS[problem]}`),
    now: look.now,
  }
}
