/** Filing a report (立案): row, parties, clocks, the first event, desks and whatever follows, in one transaction or not at all. */
import { uuidv7 } from 'uuidv7'
import { actorKey, type Actor } from '../../domain/people/actors'
import { cellOf } from '../../domain/place/near'
import type { Report } from '../../domain/report/draft'
import type { Intake } from '../../domain/report/intake'
import { turnClocks, type Turn } from '../../domain/ticket/clocks'
import { bodyOf, factsOf, withAnswers, withPapers } from '../../domain/ticket/history'
import { openTicket, type Found } from '../../domain/ticket/open'
import type { PartyKind, Ticket } from '../../domain/ticket/ticket'
import { together, type Write } from '../database/together'
import type { Deps, Filed, Look, Work } from '../deps'
import { idOfDay } from '../ids'
import { makeCaller, type Told } from '../people/callers'
import { attachPapers } from '../photo/papers'
import { attachPhotos } from '../photo/store'
import { toWgs84 } from '../place/grids'
import { attachVoice } from '../voice/store'
import { beginning, nextEvent } from './chain'
import { clockWrites } from './clock-rows'
import { columnsOf } from './columns'
import { deskWrites } from './desks'
import { heedReport } from './heed'
import { withFreeNumber } from './number'
import { phoneKnown } from './parties'
import { claimRequest } from './requests'
import { whereSomebodyWorks } from './staffed'
import { timingOf } from './steps'
import { working } from './work'

/**
 * What is filed, where it lies and how it came in. `representedId`: whose report it is, when somebody files it for them (代办). `caller`: who
 * told staff of it, known by what they told. `request`: what makes the same request the same, where it is not the report as filed.
 */
type Filing = { report: Report; found: Found; intake: Intake; representedId?: string | null; caller?: Told; request?: object }

/** Files a report and returns the ticket's id; the same request again returns the same id, with another body it is refused. */
export async function fileReport(look: Look, filing: Filing): Promise<string> {
  const { id } = await working(look, (work) => fileWithin(work, filing))
  look.changes.announce(id)
  return id
}

/** As `fileReport`, within a transaction that does more. */
export async function fileWithin(work: Work, filing: Filing): Promise<{ id: string; isNew: boolean; ticket?: Ticket }> {
  const id = idOfDay(work.now)
  const seen = await claimRequest(work, filing.report.requestId, filing.request ?? filing.report, id)
  if (seen) return { id: seen, isNew: false }
  return { id, isNew: true, ticket: await insertTicket(work, id, filing) }
}

async function insertTicket(known: Work, id: string, filing: Filing): Promise<Ticket> {
  const { report, intake, representedId = null, caller } = filing
  const reporterId = representedId ?? (caller ? await makeCaller(known, caller) : personOf(known.actor))
  const { ticket, work } = await openedIn(known, { id, filing, reporterId })
  const turn: Turn = { seq: 1, action: 'submit', before: null, after: ticket, given: {} }
  const clocks = turnClocks([], turn, timingOf(work, ticket))
  const filed = { ticket, report, reporterId, isFor: representedId !== null }
  await together(work.db, [
    partyWrite(work, filed),
    ...(await firstLine(work, ticket, report, intake)),
    ...clockWrites(work, id, [], clocks),
    ...deskWrites(work, ticket, [], clocks),
    ...work.followers.flatMap((follower) => follower.writesFiled?.(work, filed) ?? []),
  ])
  for (const follower of work.followers) await follower.filed?.(work, filed)
  return ticket
}

type Opening = { id: string; filing: Filing; reporterId: string | null }

/** The ticket with its row, where somebody works; `work` knows the units as it was decided by them. */
async function openedIn(known: Work, { id, filing, reporterId }: Opening): Promise<{ ticket: Ticket; work: Work }> {
  const { report, found, intake } = filing
  const beginnings = {
    id,
    number: '',
    now: known.now,
    source: intake.source,
    phoneKnown: await phoneKnown(known.db, known, reporterId),
    heed: await heedReport(known, report, found),
  }
  const open = ({ reference }: Deps) => openTicket(report, found, beginnings, reference.catalogue, reference.units)
  const { made: opened, work } = await whereSomebodyWorks(known, open, ({ unitId }) => unitId)
  const made = { ...opened, holder: onDutyAt(work, opened.unitId) }
  const number = await withFreeNumber(work.now, (one) => insertRow(work, report, { ...made, number: one }))
  return { ticket: { ...made, number }, work }
}

/** Who is on duty where it comes, by the roster at this moment (值班表); nobody is asked about what was long ago (导入). */
const onDutyAt = ({ reference, now, importedAt }: Work, unitId: string): string | null =>
  importedAt === undefined ? (reference.onDuty(unitId, now)?.person ?? null) : null

/** Its row, unless another has that number. */
async function insertRow({ db, district }: Work, report: Report, ticket: Ticket): Promise<boolean> {
  const point = report.place.point && toWgs84(report.place.point)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('ticket')
    .values({
      ...columnsOf(ticket),
      district_id: district,
      id: ticket.id,
      number: ticket.number,
      category: ticket.category,
      item: ticket.item,
      request: ticket.request,
      catalogue_version: ticket.catalogueVersion,
      grid_id: ticket.gridId,
      community_id: ticket.communityId,
      source: ticket.source,
      confidential: ticket.confidential,
      filed_at: new Date(ticket.filedAt),
      place_words: report.place.words,
      lng: point?.lng ?? null,
      lat: point?.lat ?? null,
      cell: point ? cellOf(point) : null,
      accuracy_m: report.place.point?.accuracyM ?? null,
      public_consent: report.publicConsent,
    })
    .onConflict((taken) => taken.columns(['district_id', 'number']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The reporter; and the proxy who filed it for them. */
function partyWrite(work: Work, { ticket, report, reporterId, isFor }: Filed): Write {
  const { actor } = work
  const code = actor.kind === 'code' ? Buffer.from(actor.codeHash, 'hex') : null
  const row = (kind: PartyKind, person_id: string | null) => ({
    district_id: work.district,
    ticket_id: ticket.id,
    id: uuidv7(),
    kind,
    person_id,
    code_hash: code,
    identity: code ? ('anonymous' as const) : report.identity,
    filed_at: new Date(work.now),
  })
  const proxy = isFor ? [row('proxy', personOf(actor))] : []
  return work.db.insertInto('ticket_party').values([row('reporter', reporterId), ...proxy])
}

const personOf = (actor: Actor) => (actor.kind === 'resident' ? actor.personId : null)

/** 提交, with its words, photos, papers and voice: the beginning of the chain. */
async function firstLine(work: Work, ticket: Ticket, report: Report, intake: Intake): Promise<Write[]> {
  const { db, district, actor } = work
  const mine = { district, actor: actorKey(actor), ticketId: ticket.id }
  const photos = await attachPhotos(db, { ...mine, ids: report.photos, seq: 1 })
  const voice = report.voice && (await attachVoice(db, { ...mine, id: report.voice }))
  const papers = await attachPapers(db, { ...mine, ids: report.papers ?? [], seq: 1 })
  const facts = withPapers(factsOf(ticket.holder ? { onDuty: ticket.holder } : {}, photos, undefined, voice || undefined), papers)
  return nextEvent(work, beginning(ticket.id), {
    ticketId: ticket.id,
    action: 'submit',
    madeAt: report.madeAt ?? null,
    before: null,
    after: ticket,
    facts: withAnswers(facts, report, intake),
    body: bodyOf({}, report),
  }).writes
}
