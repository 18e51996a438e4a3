/** Visit notes: written once, whatever the network does; what is to be done becomes a case by the one road of all reports. */
import type { ReplyOf } from '../../domain/api'
import type { visitApi } from '../../domain/api-visit'
import { actorKey, staffActor } from '../../domain/people/actors'
import { guessFor } from '../../domain/report/suggest/suggest'
import { addressOf, type ERASED_WHY } from '../../domain/visit/booklet'
import { firstAskBy } from '../../domain/visit/needs'
import { caseText, heldAt, isSeen, problemsInNote, type Note } from '../../domain/visit/note'
import type { Lies } from '../../domain/visit/rights'
import type { Ticket } from '../../domain/ticket/ticket'
import { audit } from '../audit/log'
import { isInConfidence } from '../audit/reads'
import { refuseUndated } from '../clock'
import type { Look, Work } from '../deps'
import { eraseNoteRows } from '../erasure/visits'
import { idOfRequest } from '../ids'
import { Refused } from '../refused'
import { fileWithin } from '../ticket/file'
import { working } from '../ticket/work'
import { findBooklet, gridFor, openTold, refuseStranger, sealTold, type Kept, type NoteTold } from './store'
import { notesWith } from './views'

type Written = ReplyOf<typeof visitApi.writeNote>

/** Where a visit was: at the door of a booklet, or at a place in passing. */
type Where = { lies: Lies; booklet?: Kept }

/** Keeps it, with the case it becomes; sent again it gives the same, with other words it is refused. */
export async function writeNote(look: Look, note: Note): Promise<Written> {
  refuseUndated(look)
  const seen = await seenBefore(look, note)
  if (seen) return seen
  const fields = problemsInNote(note, look.now)
  if (Object.keys(fields).length > 0) throw new Refused(400, 'invalid', { fields })
  const written = await working(look, (work) => writeWithin(work, note))
  if (written.ticket) look.changes.announce(written.ticket)
  return written
}

/** As `writeNote`, within a transaction that does more. */
export async function writeWithin(work: Work, note: Note): Promise<Written> {
  const id = idOfRequest(note.requestId)
  const where = await whereOf(work, note)
  const kept = where.booklet !== undefined && (await visited(work, where.booklet, note))
  const filed = note.case && (await fileWithin(work, filingOf(work, note, where)))
  const ticket = filed?.id ?? null
  const words = filed?.ticket && isApart(work, filed.ticket) ? withoutWords(work) : { told: sealTold(work, 'visit_note', id, toldOf(note)) }
  const made = await work.db
    .insertInto('visit_note')
    .values({ ...rowOf(work, note, where.lies), id, ticket_id: ticket, ...words })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst()
  // the same request came twice at once: the other one keeps it
  if (made.numInsertedOrUpdatedRows !== 1n) return (await seenBefore(work, note))!
  await audit(work, { actor: actorKey(work.actor), what: `visit.note:${id}`, result: note.kind })
  return { id, ticket, kept }
}

/** What accuses somebody, or is handled in confidence, is for those who have that case alone: the note beside it keeps no words. */
const isApart = ({ reference }: Work, ticket: Ticket): boolean =>
  // what sounds like an accusation goes past the grid's own line at once
  isInConfidence(ticket) || ['centre', 'oversight'].includes(reference.units.get(ticket.unitId).kind)

const withoutWords = ({ now }: Work) => ({ told: null, promise_day: null, erased_at: new Date(now) })

async function whereOf(work: Work, { booklet: id, place }: Note): Promise<Where> {
  if (id === undefined) return { lies: gridFor(work, 'note', place!.gridId) }
  const booklet = await findBooklet(work, 'note', id, true)
  return { lies: { gridId: booklet.grid_id, communityId: booklet.community_id }, booklet }
}

/** The same note, when it was here before. */
async function seenBefore(look: Look, note: Note): Promise<Written | undefined> {
  const id = idOfRequest(note.requestId)
  const row = await look.db
    .selectFrom('visit_note')
    .select(['id', 'told', 'kind', 'booklet_id', 'person_id', 'ticket_id'])
    .where('district_id', '=', look.district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const isMine = row.person_id === staffActor(look.actor).personId
  const says = row.told === null || JSON.stringify(openTold(look, 'visit_note', { id, told: row.told })) === JSON.stringify(toldOf(note))
  const isSame = says && row.kind === note.kind && row.booklet_id === (note.booklet ?? null)
  if (!isMine || !isSame) throw new Refused(422, 'sameIdOtherBody')
  return { id, ticket: row.ticket_id, kept: false }
}

const toldOf = ({ said, wanted, changed, promise, place }: Note): NoteTold => ({
  said,
  wanted,
  ...(changed && { changed }),
  ...(promise && { promise: promise.words }),
  ...(place && { place: place.words }),
})

const rowOf = (work: Work, note: Note, { gridId, communityId }: Lies) => ({
  district_id: work.district,
  booklet_id: note.booklet ?? null,
  grid_id: gridId,
  community_id: communityId,
  person_id: staffActor(work.actor).personId,
  kind: note.kind,
  outcome: note.outcome ?? null,
  wall: note.wall ?? null,
  policy: note.policy || note.outcome === 'explain',
  at: new Date(heldAt(note.madeAt, work.now)),
  written_at: new Date(work.now),
  promise_day: note.promise?.day ?? null,
})

/** The booklet knows that somebody was there, and what has changed; whether that stays in the note alone, for it was changed meanwhile. */
async function visited(work: Work, booklet: Kept, { kind, madeAt, changed }: Note): Promise<boolean> {
  const at = heldAt(madeAt, work.now)
  const lastAt = isSeen(kind) ? Math.max(at, booklet.last_at ?? 0) : booklet.last_at
  const missedAt = kind === 'missed' ? (at > (booklet.last_at ?? 0) ? at : null) : null
  const isStale = changed !== undefined && changed.version !== booklet.version
  const { version, ...facts } = changed ?? {}
  const told = changed && !isStale ? { ...booklet.told, ...facts } : undefined
  await work.db
    .updateTable('booklet')
    .set({
      last_at: lastAt === null ? null : new Date(lastAt),
      missed_at: missedAt === null ? null : new Date(missedAt),
      ...(told && {
        told: sealTold(work, 'booklet', booklet.id, told),
        ask_by: firstAskBy(told.needs),
        version: version! + 1,
        changed_at: new Date(work.now),
      }),
    })
    .where('district_id', '=', work.district)
    .where('id', '=', booklet.id)
    .execute()
  return isStale
}

/** The report it becomes: nothing of it is asked again. Without their word for it the person stays out of it, and so does their door. */
function filingOf(work: Work, note: Note, { lies, booklet }: Where) {
  const { named, phone, category, item = 'other', catalogueVersion } = note.case!
  const text = caseText(note)
  const about = category ? { category, item } : (guessFor(text, work.reference.catalogue) ?? SORTED_LATER)
  const told = booklet?.told
  const number = told?.phone ?? phone
  if (named && !(told && number)) throw new Refused(400, 'invalid', { fields: { phone: 'phone' } })
  const caller = named ? { name: told!.called, phone: number! } : undefined
  const place = { words: told ? (named ? addressOf(told) : told.stop) : note.place!.words }
  const identity = named ? ('named' as const) : ('anonymous' as const)
  const madeAt = note.madeAt
  return {
    report: {
      requestId: note.requestId,
      catalogueVersion,
      ...about,
      ...(!category && { guessed: true }),
      text,
      photos: [],
      place,
      identity,
      publicConsent: false,
      madeAt,
    },
    found: lies,
    intake: { source: 'visit' as const, ...(named && { consent: true as const }) },
    caller,
    request: note,
  }
}

/** Nobody can tell from the words: the centre sorts it. */
const SORTED_LATER = { category: 'policy_style_other' as const, item: 'other' }

/** A note that somebody may do this with. */
async function findNote(look: Look, deed: 'note' | 'erase', id: string) {
  const [row] = await notesWith(look, { id })
  if (!row) throw new Refused(404, 'notForYou')
  refuseStranger(look, deed, row)
  return row
}

/** What was promised was done, by whoever did it; told twice it is done once. */
export const keepPromise = (look: Look, id: string) =>
  working(look, async (work) => {
    const note = await findNote(work, 'note', id)
    if (note.promise_day === null || note.kept_at !== null) return
    const { numUpdatedRows } = await work.db
      .updateTable('visit_note')
      .set({ kept_at: new Date(work.now), kept_by: staffActor(work.actor).personId })
      .where('district_id', '=', work.district)
      .where('id', '=', id)
      .where('kept_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 1n) await audit(work, { actor: actorKey(work.actor), what: `visit.kept:${id}`, result: 'ok' })
  })

/** Its words are gone for good; that there was a visit stays. */
export const eraseNote = (look: Look, id: string, why: (typeof ERASED_WHY)[number]) =>
  working(look, async (work) => {
    await findNote(work, 'erase', id)
    await eraseNoteRows(work, work.db, { id })
    await audit(work, { actor: actorKey(work.actor), what: `visit.erase:${id}`, result: why })
    await work.erasures.note({ visit: id }, work.now)
  })
