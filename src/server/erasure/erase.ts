/**
 * Erasing (抹去) in the transaction of the event that says so: the words with their salt, all files, the place, what was made of
 * them (title, publication, the hash of a request), and copies of them in tickets merged with this one.
 */
import { sql } from 'kysely'
import type { Action } from '../../domain/ticket/actions'
import type { Given } from '../../domain/ticket/given'
import { ERASED_TITLE, linesFor, takes } from '../../domain/ticket/erasure'
import { textsIn } from '../../domain/ticket/history'
import type { Tx } from '../database/open'
import type { Deps } from '../deps'
import { forgetCaller } from '../people/callers'
import { takeDown } from '../publication/store'
import { removeLater } from './files'
import type { Erasure } from './list'
import { eraseNoteRows } from './visits'

type Line = { seq: number; action: 'submit' | Action; unitId: string | null; actor: string; body: string | null; bodyHash: Buffer }
/** The same given, naming the lines it is about: nobody else may name them. */
export async function withLines(tx: Tx, deps: Deps, ticketId: string, given: Given): Promise<Given> {
  return { ...given, lines: given.eraseWhat ? linesFor(given.eraseWhat, await linesOf(tx, deps, ticketId)) : [] }
}

/** Takes out what an `erase` event names; what became of it, and the copies of its words in the tickets of the same family. */
export async function eraseLines(tx: Tx, deps: Deps, ticketId: string, given: Given): Promise<{ erasure: Erasure; copies: Copies[] }> {
  const [what, why] = [given.eraseWhat!, given.eraseWhy!]
  const lines = (await linesOf(tx, deps, ticketId)).filter(({ seq }) => given.lines?.includes(seq))
  const of = (part: 'words' | 'photos' | 'papers' | 'voice') => lines.filter((line) => takes(what, line)[part])
  const words = of('words').filter(({ body }) => body !== null)
  const copies = await copiesOf(tx, deps, ticketId, words)
  await eraseWords(tx, deps, ticketId, words.map(({ seq }) => seq)) // prettier-ignore
  const photos = await erasePhotos(tx, deps, ticketId, of('photos').map(({ seq }) => seq)) // prettier-ignore
  const papers = await erasePapers(tx, deps, ticketId, of('papers').map(({ seq }) => seq)) // prettier-ignore
  const voice = of('voice').length > 0 ? await eraseVoice(tx, deps, ticketId) : null
  await forgetPublished(tx, deps, ticketId)
  const hashes = words.map(({ bodyHash }) => bodyHash.toString('hex'))
  return { erasure: { ticket: ticketId, what, why, hashes, photos, papers, voice }, copies }
}

/** Lines of another ticket that repeat the words. */
type Copies = { ticket: string; lines: number[] }

async function linesOf(tx: Tx, deps: Deps, ticketId: string): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select e.seq, e.action, e.unit_id as "unitId", e.actor, e.body_hash as "bodyHash", b.body from ticket_event e
    join event_body b on b.district_id = e.district_id and b.ticket_id = e.ticket_id and b.seq = e.seq
    where e.district_id = ${deps.district} and e.ticket_id = ${ticketId} order by e.seq`.execute(tx)
  return rows
}

async function eraseWords(tx: Tx, deps: Deps, ticketId: string, seqs: readonly number[]) {
  if (seqs.length === 0) return
  await tx
    .updateTable('event_body')
    .set({ body: null, salt: Buffer.alloc(0), erased_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('seq', 'in', seqs)
    .execute()
  // requests are remembered by a hash of their words, which whoever guesses the words could try
  await tx
    .updateTable('request_seen')
    .set({ body_hash: Buffer.alloc(0) })
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .execute()
  if (!seqs.includes(1)) return
  await forgetCaller(tx, deps, ticketId)
  await eraseNoteRows(deps, tx, { ticket_id: ticketId })
  await tx
    .updateTable('ticket')
    .set({ title: ERASED_TITLE, place_words: '', lng: null, lat: null, accuracy_m: null, cell: null })
    .where('district_id', '=', deps.district)
    .where('id', '=', ticketId)
    .execute()
  await tx
    .updateTable('bar')
    .set({ note: '', lift_note: null })
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .execute()
}

/** The rows go with the event; the files when nobody else has them. */
async function erasePhotos(tx: Tx, deps: Deps, ticketId: string, seqs: readonly number[]): Promise<string[]> {
  if (seqs.length === 0) return []
  const { rows } = await sql<{ id: string; sha256: string }>`
    select id, sha256 from photo where district_id = ${deps.district} and ticket_id = ${ticketId} and seq = any(${seqs})`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx.deleteFrom('content_check').where('district_id', '=', deps.district).where('photo_id', 'in', ids).execute()
  await tx.deleteFrom('photo').where('district_id', '=', deps.district).where('id', 'in', ids).execute()
  await removeLater(tx, deps, rows.map(({ sha256 }) => sha256)) // prettier-ignore
  return ids
}

async function erasePapers(tx: Tx, deps: Deps, ticketId: string, seqs: readonly number[]): Promise<string[]> {
  if (seqs.length === 0) return []
  const gone = await tx
    .deleteFrom('paper')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where('seq', 'in', seqs)
    .returning(['id', 'sha256'])
    .execute()
  if (gone.length > 0) await removeLater(tx, deps, gone.map(({ sha256 }) => sha256)) // prettier-ignore
  return gone.map(({ id }) => id)
}

async function eraseVoice(tx: Tx, deps: Deps, ticketId: string): Promise<string | null> {
  const voice = await tx
    .deleteFrom('voice')
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .returning(['id', 'sha256'])
    .executeTakeFirst()
  if (voice) await removeLater(tx, deps, [voice.sha256])
  return voice?.id ?? null
}

/** Nothing that was made public of it stays: title, words, search, photos, what the moderator and WeChat said of them. */
async function forgetPublished(tx: Tx, deps: Deps, ticketId: string) {
  await takeDown({ ...deps, db: tx }, ticketId, 'withdrawn')
  const wiped = await tx
    .updateTable('publication')
    .set({ title: '', text: '', outcome: '', photos: [], words: [], reason: '' })
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .returning('id')
    .execute()
  await tx
    .updateTable('ticket')
    .set({ public_consent: false })
    .where('district_id', '=', deps.district)
    .where('id', '=', ticketId)
    .execute()
  for (const { id } of wiped)
    await tx.deleteFrom('content_check').where('district_id', '=', deps.district).where('publication_id', '=', id).execute()
}

/** Lines that repeat what was said elsewhere: where it was said it stays. */
const REPEATS: readonly Line['action'][] = ['relay', 'follow']
/** Shorter words are everybody's. */
const TELLING = 4

/** Lines in tickets merged with this one whose words hold some of these: a supplement passed on, a result told to all. */
async function copiesOf(tx: Tx, deps: Deps, ticketId: string, words: readonly Line[]): Promise<Copies[]> {
  const said = words
    .filter(({ action }) => !REPEATS.includes(action))
    .flatMap(({ body }) => textsIn(body))
    .filter((text) => [...text].length >= TELLING)
  if (said.length === 0) return []
  const { rows } = await sql<{ ticket: string; seq: number; body: string }>`
    select b.ticket_id as ticket, b.seq, b.body from ticket me join ticket t on t.district_id = me.district_id and t.id <> me.id
      and (t.merged_into = me.id or t.id = me.merged_into or t.merged_into = me.merged_into)
    join event_body b on b.district_id = t.district_id and b.ticket_id = t.id
    where me.district_id = ${deps.district} and me.id = ${ticketId} and b.body is not null`.execute(tx)
  const copies = new Map<string, number[]>()
  for (const { ticket, seq, body } of rows)
    if (textsIn(body).some((text) => said.some((one) => text.includes(one)))) copies.set(ticket, [...(copies.get(ticket) ?? []), seq])
  return [...copies].map(([ticket, lines]) => ({ ticket, lines }))
}
