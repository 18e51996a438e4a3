/** The moderator's desk (公示审核): what waits with its original beside what would be shown, and the decision. */
import { sql } from 'kysely'
import type { ReplyOf } from '../../domain/api'
import type { moderationApi } from '../../domain/api-moderation'
import { actorKey, type Actor } from '../../domain/people/actors'
import { mayPass, type CheckState, type Decision, type ModerationItem, type Shelf } from '../../domain/publication/moderation'
import { mayBePublic } from '../../domain/publication/publication'
import { type PublicationState } from '../../domain/publication/publicity'
import { categoryOf, itemOf } from '../../domain/report/categories'
import { titleOf, wordsOf } from '../../domain/report/draft'
import { CUT_VERSION, piecesOf } from '../../domain/text/bigrams'
import { masked, maskingOf } from '../../domain/text/mask'
import { givenOf, readBody } from '../../domain/ticket/history'
import type { Ticket } from '../../domain/ticket/ticket'
import { standing } from '../../domain/ticket/undo'
import { audit } from '../audit/log'
import type { Db } from '../database/open'
import type { Deps, Look, Work } from '../deps'
import { nameOf } from '../people/store'
import { Refused } from '../refused'
import { partiesOf, reporterAmong } from '../ticket/parties'
import { voiceOf } from '../voice/store'
import { cursorOf } from '../ticket/rows'
import { findTicket } from '../ticket/rows'
import { visibleTo } from '../ticket/visible'
import { working } from '../ticket/work'
import { wordKeys } from './board'
import { planChecks } from './checks'
import { takeDown } from './store'

/** Each brings its texts and photos along. */
const PAGE = 10
/** What the board says of a voice message nobody has written down yet; the voice itself is never public. */
const ONLY_SAID = '反映人留了一段语音。'

type Row = Pick<Ticket, 'category' | 'item' | 'catalogueVersion' | 'gridId' | 'communityId' | 'outcome'> & {
  id: string
  ticketId: string
  number: string
  state: PublicationState
  version: number
  ticketState: Ticket['state']
  originalTitle: string
  title: string
  text: string
  outcomeWords: string
  photos: string[]
  sortAt: number
}

/** One page of a shelf: 等审核 longest waiting first, 已公开 newest first. */
export async function moderationPage(
  look: Look,
  shelf: Shelf,
  after: string | undefined,
): Promise<ReplyOf<typeof moderationApi.moderation>> {
  const { actor, now } = look
  const { rows } = await shelfQuery(look, shelf, after, actor).execute(look.db)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown[shown.length - 1] : undefined
  const items = []
  for (const row of shown) items.push(await itemFor(look, row, actor, now))
  return { rows: items, next: last ? `${last.sortAt}_${last.id}` : null, now }
}

export function shelfQuery(deps: Deps, shelf: Shelf, after: string | undefined, actor: Actor) {
  const from = cursorOf(after)
  const at = shelf === 'waiting' ? sql`p.waits_since` : sql`p.published_at`
  const [order, beyond] = shelf === 'waiting' ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`]
  return sql<Row>`
    select p.id, p.ticket_id as "ticketId", t.number, p.state, p.version, t.state as "ticketState", t.category, t.item, t.catalogue_version as "catalogueVersion",
      t.grid_id as "gridId", t.community_id as "communityId", t.outcome, t.title as "originalTitle", p.title, p.text, p.outcome as "outcomeWords", p.photos, ${at} as "sortAt"
    from publication p join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
    where p.district_id = ${deps.district} and ${shelf === 'waiting' ? sql`p.waits_since is not null` : sql`p.state = 'approved'`} and ${visibleTo(actor, deps.reference.units)}
      ${from ? sql`and (${at}, p.id) ${beyond} (${from.at}, ${from.id})` : sql``}
    order by ${at} ${order}, p.id ${order} limit ${PAGE + 1}`
}

/** What the moderator decided: shown as masked once more, or not, and why. Decided on an older version, it is refused. */
export async function decide(look: Look & { actor: { kind: 'staff' } }, id: string, decision: Decision) {
  const { district, actor, now } = look
  if (decision.publish) await askMissingChecks(look, id, now)
  await working(look, async (work) => {
    const tx = work.db
    const row = await tx
      .selectFrom('publication')
      .select(['id', 'ticket_id', 'version', 'state'])
      .where('district_id', '=', district)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refused(404, 'notForYou')
    const ticket = await findTicket(work, row.ticket_id)
    if (row.version !== decision.version || (row.state !== 'asked' && row.state !== 'approved')) throw new Refused(409, 'stale')
    if (decision.publish) await publish(work, row.id, ticket, decision)
    else await takeDown(work, ticket.id, 'refused')
    const by = { decided_by: actor.personId, decided_at: new Date(now), reason: decision.publish ? '' : decision.reason }
    await tx.updateTable('publication').set(by).where('district_id', '=', district).where('id', '=', id).execute()
    await audit(work, { actor: actorKey(actor), what: `publication:${ticket.id}`, result: decision.publish ? 'approved' : 'refused' })
  })
}

async function publish(work: Work, id: string, ticket: Ticket & { publicConsent: boolean }, decision: Decision) {
  const { db: tx, now } = work
  if (!ticket.publicConsent || !mayBePublic(ticket)) throw new Refused(409, 'neverPublic')
  const photos = await tickedPhotos(work, ticket.id, decision.photos)
  const checks = await checksOf(tx, work, id)
  if (![null, ...photos].every((subject) => mayPass(checks.get(subject) ?? null))) throw new Refused(409, 'notChecked')
  const names = await namesAround(tx, work, ticket.id)
  const [title, text] = [masked(decision.title, names), masked(decision.text, names)]
  await tx
    .updateTable('publication')
    .set((set) => ({
      state: 'approved',
      title,
      text,
      outcome: ticket.outcome === null ? '' : masked(decision.outcome, names),
      photos,
      words: wordKeys(work, piecesOf(`${title}\n${text}`)),
      words_cut: CUT_VERSION,
      published_at: set.fn.coalesce('published_at', set.val(new Date(now))) as never,
      waits_since: null,
      version: set('version', '+', 1),
    }))
    .where('district_id', '=', work.district)
    .where('id', '=', id)
    .execute()
}

/** A case asked for before WeChat was set up has not been checked: it is now, and the moderator comes back for it. */
async function askMissingChecks(deps: Deps, id: string, now: number) {
  const row = await deps.db
    .selectFrom('publication')
    .select('ticket_id')
    .where('district_id', '=', deps.district)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row) await planChecks(deps.db, deps, { id, ticketId: row.ticket_id }, now)
}

/** Photos of the report and of its results, nobody else's. */
async function tickedPhotos(work: Work, ticketId: string, ids: readonly string[]): Promise<string[]> {
  const offered = (await photosOf(work.db, work, ticketId, await tellingEvents(work.db, work, ticketId))).map((photo) => photo.id)
  const ticked = [...new Set(ids.map((id) => id.toLowerCase()))]
  if (!ticked.every((id) => offered.includes(id))) throw new Refused(400, 'photoUnknown', { fields: { photos: 'photoUnknown' } })
  return ticked
}

async function itemFor(deps: Deps, row: Row, actor: Actor, now: number): Promise<ModerationItem> {
  const { reference, files } = deps
  const events = await tellingEvents(deps.db, deps, row.ticketId)
  const names = await namesAround(deps.db, deps, row.ticketId)
  const [photos, checks] = [await photosOf(deps.db, deps, row.ticketId, events), await checksOf(deps.db, deps, row.id)]
  const voice = await voiceOf(deps.db, deps.district, row.ticketId)
  const said = (name: 'submit' | 'transcribe') => events.find(({ action }) => action === name)?.body
  const text = wordsOf(said('submit')?.text, said('transcribe')?.transcript) || (voice ? ONLY_SAID : '')
  const outcome = row.outcome === null ? '' : (events.find(({ action }) => action === 'resolve')?.body.note ?? '')
  const hidden = (words: string) => masked(words, names)
  const { found, doubts } = maskingOf([text, outcome].filter(Boolean).join('\n'), names)
  const item = itemOf(categoryOf(reference.catalogueOf(row.catalogueVersion), row.category), row.item)
  const place = row.gridId ?? row.communityId
  const wasApproved = row.state === 'approved'
  return {
    id: row.id,
    ticketId: row.ticketId,
    number: row.number,
    state: row.state,
    version: row.version,
    category: row.category,
    ticketState: row.ticketState,
    place: place ? reference.units.fullName(place) : '',
    original: { title: row.originalTitle, text, outcome },
    proposed: {
      // the title made of the masked words: one cut short could hide half a number
      title: wasApproved ? row.title : titleOf(text === ONLY_SAID ? '' : hidden(text), item, voice !== undefined),
      text: wasApproved ? row.text : hidden(text),
      outcome: row.outcomeWords || hidden(outcome),
    },
    masking: { found, doubts },
    check: checks.get(null) ?? null,
    photos: photos.map(({ id, width, height }) => ({
      id,
      width,
      height,
      small: files.addressOf({ id }, 'small', actorKey(actor), now),
      large: files.addressOf({ id }, 'large', actorKey(actor), now),
      ticked: row.photos.includes(id),
      check: checks.get(id) ?? null,
    })),
  }
}

/** The report, what was written down of its voice, and its latest result, newest first. */
async function tellingEvents(db: Db, deps: Deps, ticketId: string) {
  const rows = await db
    .selectFrom('ticket_event as e')
    .innerJoin('event_body as b', (join) =>
      join.onRef('b.district_id', '=', 'e.district_id').onRef('b.ticket_id', '=', 'e.ticket_id').onRef('b.seq', '=', 'e.seq'),
    )
    .select(['e.seq', 'e.action', 'e.facts', 'b.body'])
    .where('e.district_id', '=', deps.district)
    .where('e.ticket_id', '=', ticketId)
    .where('e.action', 'in', ['submit', 'transcribe', 'resolve', 'undo'])
    .orderBy('e.seq', 'desc')
    .execute()
  const lines = standing(rows.map(({ facts, ...row }) => ({ ...row, given: givenOf(facts, {}) })))
  const latest = lines.find(({ action }) => action === 'resolve')
  return lines
    .filter((row) => row.action !== 'resolve' || row === latest)
    .map(({ seq, action, body }) => ({ seq, action, body: readBody(body) }))
}

/** The reporter's name, if they told it, and those of the staff who had the case in hand. */
async function namesAround(db: Db, deps: Deps, ticketId: string): Promise<string[]> {
  const staff = await db
    .selectFrom('ticket_event as e')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'e.district_id').onRef('p.id', '=', 'e.person_id'))
    .select('p.name')
    .distinct()
    .where('e.district_id', '=', deps.district)
    .where('e.ticket_id', '=', ticketId)
    .execute()
  const reporter = reporterAmong(await partiesOf(db, deps, ticketId))
  const own = reporter.personId ? await nameOf(deps, reporter.personId) : undefined
  return [own, ...staff.map(({ name }) => name)].filter((name) => name !== undefined && name !== null)
}

const photosOf = (db: Db, deps: Deps, ticketId: string, events: readonly { seq: number }[]) =>
  db
    .selectFrom('photo')
    .select(['id', 'width', 'height'])
    .where('district_id', '=', deps.district)
    .where('ticket_id', '=', ticketId)
    .where(
      'seq',
      'in',
      events.map(({ seq }) => seq),
    )
    .orderBy('seq')
    .orderBy('position')
    .execute()

/** What WeChat said, by photo; under null of the words. */
async function checksOf(db: Db, deps: Deps, id: string): Promise<Map<string | null, CheckState>> {
  const rows = await db
    .selectFrom('content_check')
    .select(['photo_id', 'state'])
    .where('district_id', '=', deps.district)
    .where('publication_id', '=', id)
    .execute()
  return new Map(rows.map((row) => [row.photo_id, row.state]))
}
