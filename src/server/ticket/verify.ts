/**
 * Checks that history was not tampered with: each chain of events is recomputed with the key, each body against its hash, each
 * ticket row against what its events make of it, each photo and voice file against its name, and the heads against a kept checkpoint.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { isOnlySaid } from '../../domain/report/draft'
import { erasedIn, type Erased } from '../../domain/ticket/erasure'
import { canonicalEvent, givenOf, marksOf, readBody } from '../../domain/ticket/history'
import { unlikeHistory, type FoldLine } from '../../domain/ticket/refold'
import type { Ticket } from '../../domain/ticket/ticket'
import { auditHead } from '../audit/log'
import { inBeijing } from '../beijing'
import { instant } from '../database/open'
import type { Deps } from '../deps'
import { sha256Of } from '../photo/files'
import { COLUMNS } from './rows'

export type VerifyDeps = Pick<Deps, 'db' | 'district' | 'keys' | 'files' | 'clock'> & {
  reference: Pick<Deps['reference'], 'units' | 'calendar'>
}
/** What checkpoints need: heads of chains, no rules. */
type ChainDeps = Omit<VerifyDeps, 'reference'>
export type Finding = { ticket: string; problem: string }
/** `audit`: the newest seal of the audit log then, in hex. */
export type Checkpoint = { at: number; tickets: number; root: string; audit?: string }

const BATCH = 500
const SETTLED_MS = 60_000

/** Walks every ticket; an empty list means all is as it was written. */
export async function verifyTickets(deps: VerifyDeps): Promise<{ tickets: number; findings: Finding[] }> {
  const findings: Finding[] = []
  let tickets = 0
  for await (const batch of ticketBatches(deps)) {
    tickets += batch.length
    for (const ticket of batch) findings.push(...(await problemsOf(deps, ticket)).map((problem) => ({ ticket: ticket.number, problem })))
  }
  return { tickets, findings }
}

/** Count and root over the heads of all chains, in ticket order: written to a file the auditor keeps elsewhere. */
export async function checkpoint(deps: ChainDeps, upTo = deps.clock()): Promise<Checkpoint> {
  const root = createHash('sha256')
  let tickets = 0
  for await (const batch of ticketBatches(deps)) {
    for (const ticket of batch) {
      const head = await headAt(deps, ticket.id, upTo)
      if (!head) continue
      root.update(head)
      tickets++
    }
  }
  return { at: upTo, tickets, root: root.digest('hex') }
}

/** Writes today's checkpoint beside the others; returns its file. */
export async function writeCheckpoint(deps: ChainDeps, dir: string): Promise<string> {
  // an event bears the time its request began: what is still being written belongs to the next checkpoint
  const made: Checkpoint = { ...(await checkpoint(deps, deps.clock() - SETTLED_MS)), audit: (await auditHead(deps))?.hash.toString('hex') }
  const file = path.join(dir, `${inBeijing(made.at, 'YYYY-MM-DD')}.json`)
  await fs.mkdir(dir, { recursive: true })
  await fs.writeFile(file, `${JSON.stringify(made)}\n`)
  return file
}

/** What no longer agrees with a checkpoint made earlier; empty when nothing before it was changed or removed. */
export async function checkAgainst(deps: ChainDeps, kept: Checkpoint): Promise<Finding[]> {
  const findings = kept.audit && !(await hasSeal(deps, kept.audit)) ? [{ ticket: '-', problem: 'the audit log was cut off' }] : []
  const now = await checkpoint(deps, kept.at)
  if (now.root === kept.root && now.tickets === kept.tickets) return findings
  const then = new Date(kept.at).toISOString()
  return [
    ...findings,
    { ticket: '-', problem: `checkpoint of ${then}: ${kept.tickets} tickets then, ${now.tickets} now, or a history before it was changed` },
  ]
}

async function hasSeal(deps: ChainDeps, hash: string): Promise<boolean> {
  const seal = deps.db
    .selectFrom('audit_seal')
    .select('id')
    .where('district_id', '=', deps.district)
    .where('hash', '=', Buffer.from(hash, 'hex'))
  return (await seal.executeTakeFirst()) !== undefined
}

async function* ticketBatches(deps: ChainDeps) {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<Ticket>`
      select ${COLUMNS} from ticket t where t.district_id = ${deps.district} and t.id > ${after} order by t.id limit ${BATCH}`.execute(
      deps.db,
    )
    if (rows.length === 0) return
    yield rows
    after = rows[rows.length - 1]!.id
  }
}

async function problemsOf(deps: VerifyDeps, ticket: Ticket): Promise<string[]> {
  const events = await readEvents(deps, ticket.id)
  if (events.length === 0) return ['has no history']
  const lines = await Promise.all(events.map((event) => foldLineOf(deps, event)))
  const erased = erasedIn(events.map((event, index) => ({ seq: event.seq, ...lines[index]! })))
  return [
    ...chainProblems(deps, ticket.id, events, erased),
    ...unlikeHistory(ticket, lines, deps.reference).map((field) => `${columnOf(field)} does not follow from its history`),
    ...(await fileProblems(deps, events, erased)),
  ]
}

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

async function foldLineOf(deps: VerifyDeps, event: EventRow): Promise<FoldLine> {
  const given = givenOf(event.facts, {})
  return {
    action: event.action,
    at: event.at,
    toState: event.to_state,
    toUnit: event.to_unit,
    stage: event.stage,
    round: event.round,
    given,
    ...(event.action === 'submit' && event.body !== null && { onlySaid: isOnlySaid(saidIn(event.facts, event.body)) }),
    ...(given.into && { target: await numbered(deps, given.into) }),
  }
}

const saidIn = (facts: string, body: string) => ({ text: readBody(body).text ?? '', voice: marksOf(facts).voice?.id })

async function numbered(deps: VerifyDeps, number: string): Promise<Ticket | undefined> {
  const { rows } =
    await sql<Ticket>`select ${COLUMNS} from ticket t where t.district_id = ${deps.district} and t.number = ${number}`.execute(deps.db)
  return rows[0]
}

type EventRow = Awaited<ReturnType<typeof readEvents>>[number]

const readEvents = (deps: VerifyDeps, ticketId: string) =>
  deps.db
    .selectFrom('ticket_event as e')
    .leftJoin('event_body as b', (join) =>
      join.onRef('b.district_id', '=', 'e.district_id').onRef('b.ticket_id', '=', 'e.ticket_id').onRef('b.seq', '=', 'e.seq'),
    )
    .selectAll('e')
    .select(['b.salt', 'b.body', 'b.erased_at'])
    .where('e.district_id', '=', deps.district)
    .where('e.ticket_id', '=', ticketId)
    .orderBy('e.seq')
    .execute()

function chainProblems(deps: VerifyDeps, ticketId: string, events: EventRow[], erased: Erased): string[] {
  const problems: string[] = []
  let previous: Buffer = Buffer.from(ticketId)
  events.forEach((event, index) => {
    if (event.seq !== index + 1) problems.push(`event ${index + 1} is missing`)
    if (!deps.keys.chainHash(previous, canonicalOf(event)).equals(event.hash)) problems.push(`event ${event.seq} was changed`)
    if (!bodyFits(event, erased)) problems.push(`the words of event ${event.seq} were changed`)
    previous = event.hash
  })
  return problems
}

const canonicalOf = (event: EventRow): string =>
  canonicalEvent({
    ticketId: event.ticket_id,
    seq: event.seq,
    action: event.action,
    at: event.at,
    madeAt: event.made_at,
    actor: event.actor,
    unitId: event.unit_id,
    duty: event.duty,
    fromState: event.from_state,
    toState: event.to_state,
    fromUnit: event.from_unit,
    toUnit: event.to_unit,
    stage: event.stage,
    round: event.round,
    facts: event.facts,
    bodyHash: event.body_hash.toString('hex'),
  })

/** A body that an event erased keeps only its hash; one that is there must fit it. */
function bodyFits(event: EventRow, erased: Erased): boolean {
  if (event.body === null) return event.erased_at !== null && erased.words.has(event.seq)
  if (!event.salt) return false
  return createHash('sha256').update(event.salt).update(event.body).digest().equals(event.body_hash)
}

async function fileProblems({ files }: VerifyDeps, events: EventRow[], erased: Erased): Promise<string[]> {
  const marks = events.map((event) => {
    const { photos, voice } = marksOf(event.facts)
    return { photos: erased.photos.has(event.seq) ? [] : photos, voice: erased.voice ? undefined : voice }
  })
  const wanted = [
    ...marks.flatMap(({ photos }) => photos).map(({ sha256 }) => ({ what: 'photo', sha256, file: files.pathOf(sha256, 'large') })),
    ...marks.flatMap(({ voice }) => voice ?? []).map(({ sha256 }) => ({ what: 'voice', sha256, file: files.voicePathOf(sha256) })),
  ]
  const problems: string[] = []
  for (const { what, sha256, file } of wanted) {
    const bytes = await fs.readFile(file).catch(() => undefined)
    if (!bytes) problems.push(`${what} ${sha256.slice(0, 12)} is missing`)
    else if (sha256Of(bytes) !== sha256) problems.push(`${what} ${sha256.slice(0, 12)} was changed`)
  }
  return problems
}

async function headAt(deps: ChainDeps, ticketId: string, upTo: number): Promise<Buffer | undefined> {
  const row = await deps.db
    .selectFrom('ticket_event')
    .select('hash')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('at', '<=', instant(upTo))
    // what was loaded later was not there yet, however long ago it happened
    .where(sql<boolean>`coalesce((facts::jsonb ->> 'imported')::bigint, 0) <= ${upTo}`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.hash
}
