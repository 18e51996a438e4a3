/**
 * Checks that history was not tampered with: each chain of events is recomputed with the key, each body against its hash, each
 * ticket row against what its events make of it, each kept file against its name, and the heads against a kept checkpoint.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { isOnlySaid } from '../../domain/report/draft'
import { erasedIn, type Erased } from '../../domain/ticket/erasure'
import { canonicalEvent, givenOf, marksOf, readBody } from '../../domain/ticket/history'
import { unlikeHistory, type FoldLine } from '../../domain/ticket/recompute'
import type { Ticket } from '../../domain/ticket/ticket'
import { auditHead } from '../audit/log'
import { inBeijing } from '../beijing'
import { instant } from '../database/open'
import type { Deps } from '../deps'
import { sha256Of } from '../photo/files'
import { sealsKept, sealsPutBack, type SealsKept } from '../proof/checkpoint-sums'
import { COLUMNS } from './rows'

type VerifyDeps = Pick<Deps, 'db' | 'district' | 'keys' | 'files' | 'clock'> & {
  reference: Pick<Deps['reference'], 'units' | 'calendar'>
}
/** What checkpoints need: heads of chains, no rules. */
type ChainDeps = Omit<VerifyDeps, 'reference'>
type Finding = { ticket: string; problem: string }
/** `audit`: the newest seal of the audit log then, in hex; `seals`: how often each page of seals had been written. */
export type Checkpoint = { at: number; tickets: number; root: string; audit?: string; seals?: SealsKept }

const BATCH = 500
const SETTLED_MS = 60_000

/** Walks every ticket, or those changed `since` then; an empty list means all is as it was written. Some hundreds in three statements. */
export async function verifyTickets(
  deps: VerifyDeps,
  { since, progress }: { since?: number; progress?: (done: number) => void } = {},
): Promise<{ tickets: number; findings: Finding[] }> {
  const findings: Finding[] = []
  const seen: Seen = new Map()
  let tickets = 0
  for await (const batch of ticketBatches(deps, since)) {
    const read = await readBatch(deps, batch)
    for (const ticket of batch)
      findings.push(...(await problemsOf(deps, ticket, { ...read, seen })).map((problem) => ({ ticket: ticket.number, problem })))
    tickets += batch.length
    progress?.(tickets)
  }
  return { tickets, findings }
}

/** What was found of each file that was looked at: many reports may name the same. */
type Seen = Map<string, 'whole' | 'missing' | 'changed'>
type Read = { events: Map<string, EventRow[]>; targets: Map<string, Ticket>; smalls: Map<string, string[]>; seen: Seen }

async function readBatch(deps: VerifyDeps, batch: Ticket[]): Promise<Omit<Read, 'seen'>> {
  const rows = await readEvents(
    deps,
    batch.map(({ id }) => id),
  )
  const events = new Map<string, EventRow[]>(batch.map(({ id }) => [id, []]))
  for (const row of rows) events.get(row.ticket_id)!.push(row)
  const legible = rows.map(legibleOf)
  const numbers = legible.filter(({ facts }) => facts.includes('"into"')).flatMap(({ facts }) => givenOf(facts, {}).into ?? [])
  const photos = legible.flatMap(({ facts }) => marksOf(facts).photos.map(({ sha256 }) => sha256))
  return { events, targets: await numbered(deps, numbers), smalls: await smallsOf(deps, photos) }
}

/** Count and root over the heads of all chains, in ticket order: written to a file the auditor keeps elsewhere. What was loaded later was not there. */
export async function checkpoint(deps: ChainDeps, upTo = deps.clock()): Promise<Checkpoint> {
  const root = createHash('sha256')
  let tickets = 0
  for await (const batch of ticketBatches(deps)) {
    for (const head of await headsAt(deps, batch, upTo)) {
      root.update(head)
      tickets++
    }
  }
  return { at: upTo, tickets, root: root.digest('hex') }
}

/** Writes today's checkpoint beside the others; returns its file. */
export async function writeCheckpoint(deps: ChainDeps, dir: string): Promise<string> {
  // an event bears the time its request began: what is still being written belongs to the next checkpoint
  const heads = await checkpoint(deps, deps.clock() - SETTLED_MS)
  const made: Checkpoint = { ...heads, audit: (await auditHead(deps))?.hash.toString('hex'), seals: await sealsKept(deps) }
  const file = path.join(dir, `${inBeijing(made.at, 'YYYY-MM-DD')}.json`)
  await fs.mkdir(dir, { recursive: true })
  await fs.writeFile(file, `${JSON.stringify(made)}\n`)
  return file
}

/** What no longer agrees with a checkpoint made earlier; empty when nothing before it was changed or removed. */
export async function checkAgainst(deps: ChainDeps, kept: Checkpoint): Promise<Finding[]> {
  const findings = kept.audit && !(await hasSeal(deps, kept.audit)) ? [{ ticket: '-', problem: 'the audit log was cut off' }] : []
  if (kept.seals) findings.push(...(await sealsPutBack(deps, kept.seals)).map((problem) => ({ ticket: '-', problem })))
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

async function* ticketBatches(deps: ChainDeps, since = 0) {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<Ticket>`
      select ${COLUMNS} from ticket t where t.district_id = ${deps.district} and t.id > ${after} and t.changed_at >= ${instant(since)}
      order by t.id limit ${BATCH}`.execute(deps.db)
    if (rows.length === 0) return
    yield rows
    after = rows[rows.length - 1]!.id
  }
}

async function problemsOf(deps: VerifyDeps, ticket: Ticket, read: Read): Promise<string[]> {
  const events = read.events.get(ticket.id)!
  if (events.length === 0) return ['has no history']
  const lines = events.map((event) => foldLineOf(legibleOf(event), read.targets))
  const erased = erasedIn(events.map((event, index) => ({ seq: event.seq, ...lines[index]! })))
  return [
    ...chainProblems(deps, ticket.id, events, erased),
    ...refolded(ticket, lines, deps.reference),
    ...(await fileProblems(deps, events, read, erased)),
  ]
}

/** What does not follow when its history is folded again; a history that names what there never was cannot be folded at all. */
function refolded(ticket: Ticket, lines: Parameters<typeof unlikeHistory>[1], reference: VerifyDeps['reference']): string[] {
  try {
    return unlikeHistory(ticket, lines, reference).map((field) => `${columnOf(field)} does not follow from its history`)
  } catch (error) {
    return [`its history cannot be told again: ${(error as Error).message}`]
  }
}

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** An event whose text somebody broke says nothing: that it was changed is found by its hash. */
function legibleOf(event: EventRow): EventRow {
  return { ...event, facts: isJson(event.facts) ? event.facts : '{}', body: event.body === null || isJson(event.body) ? event.body : null }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

function foldLineOf(event: EventRow, targets: Map<string, Ticket>): FoldLine {
  const given = givenOf(event.facts, {})
  const target = given.into && targets.get(given.into)
  return {
    action: event.action,
    at: event.at,
    toState: event.to_state,
    toUnit: event.to_unit,
    stage: event.stage,
    round: event.round,
    given,
    ...(event.action === 'submit' && event.body !== null && { onlySaid: isOnlySaid(saidIn(event.facts, event.body)) }),
    ...(target && { target }),
  }
}

const saidIn = (facts: string, body: string) => ({ text: readBody(body).text ?? '', voice: marksOf(facts).voice?.id })

/** Tickets by number: what others were merged into. */
async function numbered(deps: VerifyDeps, numbers: string[]): Promise<Map<string, Ticket>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<Ticket>`
    select ${COLUMNS} from ticket t where t.district_id = ${deps.district} and t.number = any(${numbers})`.execute(deps.db)
  return new Map(rows.map((ticket) => [ticket.number, ticket]))
}

/** What the small picture of each photo may hash to; none is said of those kept from before it was. */
async function smallsOf(deps: VerifyDeps, photos: string[]): Promise<Map<string, string[]>> {
  const smalls = new Map<string, string[]>()
  if (photos.length === 0) return smalls
  const rows = await deps.db
    .selectFrom('photo')
    .select(['sha256', 'small_sha256'])
    .where('district_id', '=', deps.district)
    .where((where) => where('sha256', '=', where.fn.any(where.val(photos))))
    .execute()
  for (const { sha256, small_sha256 } of rows) if (small_sha256) smalls.set(sha256, [...(smalls.get(sha256) ?? []), small_sha256])
  return smalls
}

type EventRow = Awaited<ReturnType<typeof readEvents>>[number]

const readEvents = (deps: VerifyDeps, ids: string[]) =>
  deps.db
    .selectFrom('ticket_event as e')
    .leftJoin('event_body as b', (join) =>
      join.onRef('b.district_id', '=', 'e.district_id').onRef('b.ticket_id', '=', 'e.ticket_id').onRef('b.seq', '=', 'e.seq'),
    )
    .selectAll('e')
    .select(['b.salt', 'b.body', 'b.erased_at'])
    .where('e.district_id', '=', deps.district)
    .where((where) => where('e.ticket_id', '=', where.fn.any(where.val(ids))))
    .orderBy('e.ticket_id')
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

export const canonicalOf = (event: Omit<EventRow, 'salt' | 'body' | 'erased_at'>): string =>
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

async function fileProblems({ files }: VerifyDeps, events: EventRow[], { smalls, seen }: Read, erased: Erased): Promise<string[]> {
  const marks = events.map((event) => {
    const { photos, papers, voice } = marksOf(legibleOf(event).facts)
    const kept = { photos: erased.photos.has(event.seq) ? [] : photos, papers: erased.papers.has(event.seq) ? [] : papers }
    return { ...kept, voice: erased.voice ? undefined : voice }
  })
  const photos = marks.flatMap((mark) => mark.photos)
  const wanted = [
    ...photos.map(({ sha256 }) => ({ what: 'photo', sha256, file: files.pathOf(sha256, 'large'), hashes: [sha256] })),
    ...photos.map(({ sha256 }) => ({ what: 'small photo', sha256, file: files.pathOf(sha256, 'small'), hashes: smalls.get(sha256) })),
    ...marks
      .flatMap(({ voice }) => voice ?? [])
      .map(({ sha256 }) => ({ what: 'voice', sha256, file: files.voicePathOf(sha256), hashes: [sha256] })),
    ...marks
      .flatMap(({ papers }) => papers)
      .map(({ sha256 }) => ({ what: 'paper', sha256, file: files.paperPathOf(sha256), hashes: [sha256] })),
  ]
  const problems: string[] = []
  for (const { what, sha256, file, hashes } of wanted) {
    if (!seen.has(file)) seen.set(file, await lookedAt(file, hashes))
    const found = seen.get(file)!
    if (found !== 'whole') problems.push(`${what} ${sha256.slice(0, 12)} ${found === 'missing' ? 'is missing' : 'was changed'}`)
  }
  return problems
}

async function lookedAt(file: string, hashes: string[] | undefined) {
  const bytes = await fs.readFile(file).catch(() => undefined)
  if (!bytes) return 'missing'
  return !hashes || hashes.includes(sha256Of(bytes)) ? 'whole' : 'changed'
}

/** The head each ticket's chain had at a moment, in ticket order. */
async function headsAt(deps: ChainDeps, batch: Ticket[], upTo: number): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select distinct on (ticket_id) hash from ticket_event
    where district_id = ${deps.district} and ticket_id = any(${batch.map(({ id }) => id)}::uuid[]) and at <= ${instant(upTo)}
      and coalesce((facts::jsonb ->> 'imported')::bigint, 0) <= ${upTo}
    order by ticket_id, seq desc`.execute(deps.db)
  return rows.map(({ hash }) => hash)
}
