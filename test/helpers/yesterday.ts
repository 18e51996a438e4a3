/**
 * A database as the first version left it (schema 0001): tickets in every state it knew, with their chained histories and running clocks, in
 * the rows its code wrote. Only what is frozen is used here: the form of an event and its hash.
 */
import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { canonicalEvent } from '../../src/domain/ticket/history'
import type { Keys } from '../../src/server/keys'
import catalogue from '../../src/domain/report/catalogue.json'

const DISTRICT = '150703'
const GRID = '150703001005-03'
const TIANHE = '150703001005'

export const old = (words: string) => Date.parse(`2026-11-${words}:00+08:00`)

/** [when, action, who, facts, state after, unit after, stage after, round after] */
type Line = [string, string, 'resident' | 'clock' | readonly [unit: string, duty: string], object, string, string, number, number]
type Clock = [kind: string, stage: number, started: string, due: string, limit: string, stopped?: string]
type Story = { name: string; row?: object; lines: Line[]; clocks: Clock[]; desks: [unit: string, desk: string][] }

const worker = [GRID, 'gridWorker'] as const

const centre = ['centre', 'dispatcher'] as const
const housing = ['housing', 'clerk'] as const

const submit = (when: string): Line => [when, 'submit', 'resident', {}, 'submitted', GRID, 1, 0]
const accept = (when: string): Line => [when, 'accept', worker, {}, 'accepted', GRID, 2, 0]
const resolve = (when: string, stage: number, round = 0): Line => [
  when,
  'resolve',
  worker,
  { outcome: 'solved' },
  'verified',
  GRID,
  stage,
  round,
]

// prettier-ignore
const STORIES: Story[] = [
  { name: 'submitted', lines: [submit('23T10:00')],
    clocks: [['accept', 1, '23T10:00', '23T11:00', '1wh'], ['handle', 1, '23T10:00', '26T17:30', '3wd']], desks: [[GRID, 'todo']] },
  { name: 'accepted', lines: [submit('19T09:00'), accept('19T09:30'), ['20T09:00', 'urge', 'resident', {}, 'accepted', GRID, 2, 0]], row: { urged_at: old('20T09:00') },
    clocks: [['accept', 1, '19T09:00', '19T10:00', '1wh', '19T09:30'], ['handle', 1, '19T09:00', '24T17:30', '3wd']], desks: [[GRID, 'todo']] },
  { name: 'escalated', lines: [submit('20T09:00'), accept('20T09:30'), ['20T10:00', 'escalate', worker, { escalateReason: 'no_means' }, 'escalated', TIANHE, 3, 0]],
    clocks: [['accept', 1, '20T09:00', '20T10:00', '1wh', '20T09:30'], ['accept', 3, '20T10:00', '20T11:00', '1wh'], ['handle', 1, '20T09:00', '25T17:30', '3wd']], desks: [[GRID, 'passed'], [TIANHE, 'todo']] },
  { name: 'dispatched', lines: [submit('20T09:00'), ['20T09:30', 'escalate', worker, { escalateReason: 'no_means', unit: 'centre' }, 'escalated', 'centre', 2, 0],
      ['20T10:00', 'accept', centre, {}, 'in_progress', 'centre', 3, 0], ['23T09:00', 'dispatch', centre, { unit: 'housing' }, 'dispatched', 'housing', 4, 0]],
    clocks: [['accept', 1, '20T09:00', '20T10:00', '1wh', '20T09:30'], ['accept', 2, '20T09:30', '20T10:30', '1wh', '20T10:00'], ['sign', 4, '23T09:00', '23T16:00', '4wh'], ['handle', 1, '20T09:00', '25T17:30', '3wd']], desks: [[GRID, 'passed'], ['centre', 'passed'], ['housing', 'todo']] },
  { name: 'returned', lines: [submit('23T09:00'), ['23T09:30', 'return', worker, {}, 'returned', 'centre', 2, 0]], row: { returned_by: [GRID] },
    clocks: [['accept', 1, '23T09:00', '23T10:00', '1wh', '23T09:30'], ['rule', 2, '23T09:30', '24T17:30', '1wd'], ['handle', 1, '23T09:00', '26T17:30', '3wd']], desks: [[GRID, 'passed'], ['centre', 'todo']] },
  { name: 'in_progress', lines: [submit('20T09:00'), ['20T09:10', 'return', worker, {}, 'returned', 'centre', 2, 0], ['20T09:20', 'dispatch', centre, { unit: 'housing' }, 'dispatched', 'housing', 3, 0], ['20T09:30', 'sign', housing, {}, 'in_progress', 'housing', 4, 0]],
    row: { returned_by: [GRID], ruled: true },
    clocks: [['handle', 1, '20T09:00', '25T17:30', '3wd']], desks: [[GRID, 'passed'], ['centre', 'passed'], ['housing', 'todo']] },
  { name: 'verified', lines: [submit('18T09:00'), accept('18T09:30'), resolve('18T10:00', 3)], row: { handled_by: GRID, outcome: 'solved' },
    clocks: [['handle', 1, '18T09:00', '23T17:30', '3wd', '18T10:00'], ['answer', 3, '18T10:00', '25T10:00', '7d']], desks: [[GRID, 'waiting']] },
  { name: 'rework', lines: [submit('18T09:00'), accept('18T09:30'), resolve('18T10:00', 3), ['23T09:00', 'judge', 'resident', { satisfied: '2', solved: 'no' }, 'rework', GRID, 4, 1]], row: { handled_by: GRID, answered: true },
    clocks: [['handle', 1, '18T09:00', '23T17:30', '3wd', '18T10:00'], ['answer', 3, '18T10:00', '25T10:00', '7d', '23T09:00'], ['accept', 4, '23T09:00', '23T10:00', '1wh'], ['handle', 4, '23T09:00', '25T17:30', '2wd']], desks: [[GRID, 'todo']] },
  { name: 'closed', lines: [submit('16T09:00'), accept('16T09:30'), resolve('16T10:00', 3), ['17T09:00', 'judge', 'resident', { satisfied: '5', solved: 'yes' }, 'closed', GRID, 4, 0]], row: { handled_by: GRID, outcome: 'solved', answered: true },
    clocks: [['answer', 3, '16T10:00', '23T10:00', '7d', '17T09:00']], desks: [[GRID, 'done']] },
  { name: 'closed unanswered', lines: [submit('12T09:00'), accept('12T09:30'), resolve('12T10:00', 3), ['19T10:00', 'close', 'clock', {}, 'closed', GRID, 4, 0]], row: { handled_by: GRID, outcome: 'solved' },
    clocks: [['answer', 3, '12T10:00', '19T10:00', '7d', '19T10:00']], desks: [[GRID, 'done']] },
  { name: 'rejected', lines: [submit('18T09:00'), ['18T09:30', 'reject', worker, { rejectReason: 'not_public_duty' }, 'rejected', GRID, 2, 0]], clocks: [], desks: [[GRID, 'done']] },
  { name: 'withdrawn', lines: [submit('18T09:00'), ['18T09:30', 'withdraw', 'resident', {}, 'withdrawn', GRID, 2, 0]], clocks: [], desks: [[GRID, 'done']] },
]

/** Writes the stories and returns their tickets' ids by name. */
export async function writeYesterday(pool: pg.Pool, keys: Keys, reporter: string): Promise<Record<string, string>> {
  // the catalogue of that version knew five limits
  await pool.query('update catalogue set data = $1', [JSON.stringify(catalogue)])
  const ids: Record<string, string> = {}
  for (const [n, story] of STORIES.entries()) ids[story.name] = await writeStory(pool, keys, reporter, story, n)
  return ids
}

async function writeStory(pool: pg.Pool, keys: Keys, reporter: string, { row, lines, clocks, desks }: Story, n: number): Promise<string> {
  const id = `0193a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const ticket = {
    district_id: DISTRICT, id, number: `20261123-Y${String(n).padStart(3, '0')}`, title: '路灯不亮', state: last[4], stage: last[6], round: last[7], category: 'public_facility', item: 'lamp', request: 'help', urgency: 'normal', catalogue_version: 1,
    unit_id: last[5], handled_by: null, grid_id: GRID, community_id: TIANHE, confidential: false, complained_of: null, returned_by: [], ruled: false, outcome: null, answered: false, urged_at: null,
    filed_at: old(first[0]), changed_at: old(last[0]), place_words: '5 号楼北侧', lng: null, lat: null, accuracy_m: null, public_consent: false, ...row,
  } // prettier-ignore
  await insert(pool, 'ticket', ticket)
  const party = `0193a1b2-0000-7000-9000-${String(n).padStart(12, '0')}`
  await insert(pool, 'ticket_party', {
    district_id: DISTRICT,
    ticket_id: id,
    id: party,
    kind: 'reporter',
    person_id: reporter,
    code_hash: null,
    identity: 'sealed',
    filed_at: old(first[0]),
  })
  for (const [unit_id, desk] of desks)
    await insert(pool, 'ticket_unit', { district_id: DISTRICT, ticket_id: id, unit_id, desk, sort_at: old('26T17:30') })
  for (const [kind, stage, started, due, time_limit, stopped] of clocks)
    await insert(pool, 'ticket_clock', {
      district_id: DISTRICT,
      ticket_id: id,
      kind,
      stage,
      started_at: old(started),
      due_at: old(due),
      time_limit,
      tentative: false,
      limit_version: 1,
      calendar_version: 1,
      stopped_at: stopped ? old(stopped) : null,
    })
  let hash: Buffer = Buffer.from(id)
  for (const [index, line] of lines.entries()) hash = await writeLine(pool, keys, id, reporter, hash, line, lines[index - 1], index + 1)
  return id
}

async function writeLine(
  pool: pg.Pool,
  keys: Keys,
  ticketId: string,
  reporter: string,
  previous: Buffer,
  line: Line,
  before: Line | undefined,
  seq: number,
) {
  const [when, action, who, facts, toState, toUnit, stage, round] = line
  const salt = randomBytes(16)
  const body = JSON.stringify(
    action === 'submit' ? { text: '5 号楼北侧的路灯不亮' } : ['resolve', 'reject'].includes(action) ? { note: '已办' } : {},
  )
  const bodyHash = createHash('sha256').update(salt).update(body).digest()
  const staff =
    typeof who === 'string'
      ? undefined
      : { person: `0193a1b2-0000-7000-a000-${createHash('sha256').update(who[0]).digest('hex').slice(0, 12)}`, unit: who[0], duty: who[1] }
  const event = {
    ticketId, seq, action, at: old(when), madeAt: null, actor: staff ? `staff:${staff.person}` : who === 'clock' ? 'clock' : `resident:${reporter}`, unitId: staff?.unit ?? null, duty: staff?.duty ?? null,
    fromState: before?.[4] ?? null, toState, fromUnit: before?.[5] ?? null, toUnit, stage, round, facts: JSON.stringify(facts), bodyHash: bodyHash.toString('hex'),
  } // prettier-ignore
  const hash = keys.chainHash(previous, canonicalEvent(event))
  await insert(pool, 'ticket_event', {
    district_id: DISTRICT, ticket_id: ticketId, seq, action, at: event.at, made_at: null, actor: event.actor, person_id: staff?.person ?? null, unit_id: event.unitId, duty: event.duty,
    from_state: event.fromState, to_state: toState, from_unit: event.fromUnit, to_unit: toUnit, stage, round, facts: event.facts, body_hash: bodyHash, hash,
  }) // prettier-ignore
  await insert(pool, 'event_body', { district_id: DISTRICT, ticket_id: ticketId, seq, salt, body, erased_at: null })
  return hash
}

const isTime = (column: string) => column === 'at' || column.endsWith('_at')

async function insert(pool: pg.Pool, table: string, row: Record<string, unknown>) {
  const columns = Object.keys(row)
  const values = columns.map((column) => (isTime(column) && typeof row[column] === 'number' ? new Date(row[column]) : row[column]))
  await pool.query(`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})`, values)
}
