/** Reading tickets: rows into the facts the domain knows, one page of a list, one reader's view. */
import { sql, type RawBuilder } from 'kysely'
import type { MyPage, Page, QueryOf, api } from '../../domain/api'
import { MOST } from '../../domain/count'
import { BELONGS, type Mine } from '../../domain/reading/mine'
import type { Audience } from '../../domain/ticket/audience'
import { actorKey, unitsOf, HANDLING, type Actor } from '../../domain/people/actors'
import { wordsOf } from '../../domain/report/draft'
import { limitOf, type Clock } from '../../domain/ticket/clocks'
import { ABOUT_TO_PASS_MS } from '../../domain/ticket/nearly-due'
import { netTime } from '../../domain/ticket/net-time'
import { deskOf, STATE_IDS, type DeskList, type State } from '../../domain/ticket/states'
import { PARTY_KINDS, type PartyKind } from '../../domain/ticket/ticket'
import {
  leftBy,
  summaryOf,
  viewFor,
  withHolder,
  type EventFacts,
  type PhotoView,
  type Summary,
  type TicketFacts,
  type TicketView,
} from '../../domain/ticket/views'
import { isInConfidence, noteReads } from '../audit/reads'
import type { Deps, Look } from '../deps'
import { toGcj02 } from '../place/grids'
import { viewOfPaper, type PaperAt } from '../photo/papers'
import { viewOfVoice } from '../voice/store'
import { Refused } from '../refused'
import { clocksOf, liveClocks } from './clock-rows'
import { PRESSING_FIRST, RANKS } from './desks'
import { linesOf, type PhotoAt } from './lines'
import { relayedPapers, relayedPhotos } from './relayed'
import { COLUMNS, cursorOf, findTicket, findTicketWith, type TicketRow } from './rows'
import { situationBy, traceOf, type FullSituation, type Trace } from './situation'
import { notComplainedOf, visibleTo } from './visible'
import { byClock } from './work'

const PAGE = 20

/** What this actor reads of this ticket. */
export async function viewTicket(look: Look, id: string): Promise<TicketView> {
  const found = await findTicketWith<Trace>(look, id, traceOf(look, id))
  const view = await viewOf(look, found)
  if (!view) throw new Refused(404, 'notForYou')
  await noteReads(look, look.actor, [found], 'read')
  return view
}

/**
 * What this actor reads of several tickets, for a phone that keeps its desk where there is no network. What is read in confidence stays out
 * of the phone until somebody opens it; what they may not see is left out without a word.
 */
export async function ticketsToKeep(look: Look, ids: readonly string[]): Promise<TicketView[]> {
  const { rows } =
    await sql<TicketRow>`select ${COLUMNS} from ticket t where t.district_id = ${look.district} and t.id = any(${ids}::uuid[])
    and ${visibleTo(look.actor, look.reference.units)}`.execute(look.db)
  const views: TicketView[] = []
  for (const { id } of rows.filter((row) => !isInConfidence(row))) {
    const view = await viewOf(look, await findTicketWith<Trace>(look, id, traceOf(look, id)))
    if (view) views.push(view)
  }
  return views
}

async function viewOf(
  look: Look,
  { parties, heldBy, past, children, acted, clocks, undo, colleagues, leaders, ...row }: TicketRow & Trace,
) {
  const situation = await situationBy(look, row, { parties, heldBy, past, children, acted, clocks, undo, colleagues, leaders })
  return viewFor(await factsOf(look, row, situation), situation)
}

/** One page of what a resident (or an anonymous code) has filed, newest first; with the first page how many there are of each kind. */
export async function ticketsOf(look: Look, asked: AskedMine): Promise<MyPage> {
  const { rows } = await mineQuery(look, look.actor, asked).execute(look.db)
  const page = pageOf(look, rows, 'reporter')
  return asked.after ? page : { ...page, counts: await countsOf(look, look.actor) }
}

/**
 * One page of a desk of the units this person works for: 待办 by what presses and then by what runs out first, 已转出 and 办完 newest first.
 * On the first page of a desk that is ordered by what presses, what is about to run out stands before all else, whatever its rank.
 */
export async function deskPage(look: Look, list: DeskList, after: string | undefined): Promise<Page> {
  const { rows } = await deskPageQuery(look, list, after).execute(look.db)
  const near = rows.filter((row) => row.near)
  const rest = rows.filter((row) => !row.near)
  await noteReads(look, look.actor, [...near, ...rest.slice(0, PAGE)], 'listed')
  const found = pageOf(look, rest, 'handler', (row) => `${row.rank}_${row.sortAt}_${row.id}`)
  const first = new Set(near.map(({ id }) => id))
  return { ...found, rows: [...near.map((row) => lineOf(look, row, 'handler')), ...found.rows.filter(({ id }) => !first.has(id))] }
}

type AskedMine = QueryOf<typeof api.myTickets>
type ListRow = TicketRow & { sortAt: number; part?: PartyKind; clocks: Clock[] }
type DeskRow = ListRow & { rank: number; near?: boolean; holderName: string | null }

export function mineQuery(deps: Deps, actor: Actor, { after, which = 'all' }: AskedMine): RawBuilder<ListRow> {
  const from = cursorOf(after)
  return sql<ListRow>`
    select ${COLUMNS}, p.filed_at as "sortAt", p.kind as part, ${clocksOf(sql`t.id`, deps)} as clocks ${mineOf(deps, actor)}
      ${which === 'all' ? sql`` : sql`and p.kind || ' ' || t.state = any(${standingsIn(which)}::text[])`}
      ${from ? sql`and (p.filed_at, p.ticket_id) < (${from.at}, ${from.id})` : sql``}
    order by p.filed_at desc, p.ticket_id desc limit ${PAGE + 1}`
}

async function countsOf(deps: Deps, actor: Actor): Promise<Record<Mine, number>> {
  const { rows } = await sql<{ standing: string; count: number }>`
    select standing, count(*)::int as count from (
      select p.kind || ' ' || t.state as standing ${mineOf(deps, actor)} limit ${MOST.list}) mine group by standing`.execute(deps.db)
  const countOf = (which: Mine) => {
    const standings = standingsIn(which)
    return rows.reduce((sum, { standing, count }) => sum + (standings.includes(standing) ? count : 0), 0)
  }
  return { all: countOf('all'), you: countOf('you'), open: countOf('open'), over: countOf('over') }
}

function mineOf(deps: Deps, actor: Actor) {
  const who =
    actor.kind === 'code'
      ? sql`p.code_hash = ${Buffer.from(actor.codeHash, 'hex')}`
      : sql`p.person_id = ${'personId' in actor ? actor.personId : null}`
  return sql`from ticket_party p join ticket t on t.district_id = p.district_id and t.id = p.ticket_id
    where p.district_id = ${deps.district} and ${who} and ${visibleTo(actor, deps.reference.units)}`
}

/** As whom and in which state a ticket is in one of the lists. */
const standingsIn = (which: Mine): string[] =>
  PARTY_KINDS.flatMap((kind) => STATE_IDS.filter((state) => BELONGS[which](seenAs(kind, state))).map((state) => `${kind} ${state}`))

const seenAs = (kind: PartyKind, state: State) => ({
  state: kind === 'withdrawn' ? ('withdrawn' as const) : state,
  joined: kind === 'joiner',
  proxied: kind === 'proxy',
})

export function deskQuery(deps: Deps, actor: Actor, list: DeskList, after: string | undefined): RawBuilder<DeskRow> {
  const desk = deskOf(list)
  const backwards = desk === 'passed' || desk === 'done'
  const units = [...new Set(unitsOf(actor, HANDLING))]
  const from = deskCursorOf(after)
  const beyond = from && sql`and (u.rank, u.sort_at, u.ticket_id) ${backwards ? sql`<` : sql`>`} (${from.rank}, ${from.at}, ${from.id})`
  const order = backwards ? sql`desc` : sql`asc`
  // one index walk per unit: with "unit = any(...)" the order of the index would be lost
  return sql<DeskRow>`
    select ${COLUMNS}, d.rank, d.sort_at as "sortAt", ${clocksOf(sql`t.id`, deps)} as clocks, ${HOLDER_NAME}
    from unnest(${units}::text[]) as mine(unit_id)
    cross join lateral (
      select u.ticket_id, u.rank, u.sort_at from ticket_unit u join ticket t on t.district_id = u.district_id and t.id = u.ticket_id
      where u.district_id = ${deps.district} and u.unit_id = mine.unit_id and u.desk = ${desk} ${heldBy(list, actor)} ${beyond ?? sql``}
        and ${notComplainedOf(actor, deps.reference.units)} ${onceOnly(units, backwards)}
      order by u.rank ${order}, u.sort_at ${order}, u.ticket_id ${order} limit ${PAGE + 1}) d
    join ticket t on t.district_id = ${deps.district} and t.id = d.ticket_id
    order by d.rank ${order}, d.sort_at ${order}, d.ticket_id ${order} limit ${PAGE + 1}`
}

export function deskPageQuery(look: Look, list: DeskList, after: string | undefined): RawBuilder<DeskRow> {
  const page = deskQuery(look, look.actor, list, after)
  return after === undefined && PRESSING_FIRST.includes(deskOf(list)) ? withAboutToPass(look, list, page) : page
}

/** The page, and what runs out within the next minutes on this desk; in one statement. */
function withAboutToPass(look: Look, list: DeskList, page: RawBuilder<DeskRow>): RawBuilder<DeskRow> {
  const { district, actor, now, reference } = look
  const units = unitsOf(actor, HANDLING)
  const [from, to] = [new Date(now), new Date(now + ABOUT_TO_PASS_MS)]
  return sql<DeskRow>`
    select n.*, true as near from (
      select distinct on (u.sort_at, t.id) ${COLUMNS}, u.rank, u.sort_at as "sortAt", ${clocksOf(sql`t.id`, look)} as clocks, ${HOLDER_NAME}
      from ticket_unit u join ticket t on t.district_id = u.district_id and t.id = u.ticket_id
      where u.district_id = ${district} and u.unit_id = any(${units}::text[]) and u.desk = ${deskOf(list)} ${heldBy(list, actor)}
        and u.rank = any(${Object.values(RANKS)}::int[]) and u.sort_at >= ${from} and u.sort_at < ${to}
        and ${notComplainedOf(actor, reference.units)}
      order by u.sort_at, t.id limit ${PAGE}) n
    union all select p.*, false from (${page}) p`
}

/** Of 待办 only what this person has in hand, or nobody has (`ticket_unit u`). */
export function heldBy(list: DeskList, actor: Actor): RawBuilder<unknown> {
  if (list === 'nobody') return sql`and u.holder is null`
  return list === 'mine' ? sql`and u.holder = ${'personId' in actor ? actor.personId : ''}` : sql``
}

const HOLDER_NAME = sql`(select h.name from person h where h.district_id = t.district_id and h.id = t.holder) as "holderName"`

/** What lies on the same desk at two units of one person is one line: where it stands first. */
const onceOnly = (units: readonly string[], backwards: boolean) =>
  units.length < 2
    ? sql``
    : sql`and not exists (select 1 from ticket_unit o where o.district_id = u.district_id and o.ticket_id = u.ticket_id and o.unit_id = any(${units}::text[])
        and o.unit_id <> u.unit_id and o.desk = u.desk and (o.rank, o.sort_at, o.unit_id) ${backwards ? sql`>` : sql`<`} (u.rank, u.sort_at, u.unit_id))`

/** Where a page of a desk goes on: rank, instant and ticket, as the page before named them. */
function deskCursorOf(after: string | undefined) {
  const [rank, ...rest] = after?.split('_') ?? []
  const from = cursorOf(rest.join('_'))
  return from && { rank: Number(rank), ...from }
}

function pageOf<R extends ListRow>(
  look: Look,
  rows: R[],
  audience: Audience,
  cursor: (row: R) => string = (row) => `${row.sortAt}_${row.id}`,
): Page {
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown[shown.length - 1] : undefined
  const lines: Summary[] = shown.map((row) => lineOf(look, row, audience))
  return { rows: lines, next: last ? cursor(last) : null, now: look.now }
}

function lineOf({ reference: { units } }: Deps, row: ListRow & { holderName?: string | null }, audience: Audience): Summary {
  if (row.part === 'withdrawn') return summaryOf(leftBy(row), [], row.placeWords, units, audience)
  const line = summaryOf(row, row.clocks, row.placeWords, units, row.part === 'joiner' ? 'neighbour' : audience)
  return row.part === 'proxy' ? { ...line, proxied: true } : withHolder(line, audience, row.holderName)
}

async function factsOf(look: Look, row: TicketRow, situation: FullSituation): Promise<TicketFacts> {
  const { actor, now } = look
  const viewer = actorKey(actor)
  const { lines: events, photos: own, papers: ownPapers, voice } = await linesOf(look, row.id, viewer)
  const photos = await photosAround(look, row.id, events, own)
  const papers = await papersAround(look, row, events, ownPapers)
  const photosAt = (seq: number): PhotoView[] =>
    photos
      .filter((photo) => photo.seq === seq)
      .map(({ id, width, height }) => ({
        id,
        width,
        height,
        small: look.files.addressOf({ id }, 'small', viewer, now),
        large: look.files.addressOf({ id }, 'large', viewer, now),
      }))
  return {
    ticket: row,
    clocks: situation.clocks,
    placeWords: row.placeWords,
    point: pointOf(row),
    identity: situation.reporter.identity,
    publicConsent: row.publicConsent,
    text: wordsOf(events[0]?.text ?? '', events.find(({ action }) => action === 'transcribe')?.given.transcript),
    answers: events[0]?.answers ?? [],
    holderName: situation.colleagues.find(({ id }) => id === row.holder)?.name ?? null,
    joiners: situation.joiners,
    parent: row.mergedInto ? await parentOf(look, row.mergedInto) : undefined,
    netMs: netTime(events, limitOf('handle', row, look.reference.catalogueOf(row.catalogueVersion)), look.reference.calendar, now),
    events,
    photos: photosAt,
    papers: (seq) => papers.filter((paper) => paper.seq === seq).map((paper) => viewOfPaper(look, paper, { viewer, now })),
    voice: voice ? viewOfVoice(look, voice, viewer, now) : null,
  }
}

function pointOf({ lng, lat, accuracyM }: TicketRow): TicketFacts['point'] {
  return lng === null || lat === null ? null : { lng, lat, accuracyM, gcj: toGcj02({ lng, lat }) }
}

/** Its own photos, and those behind what merged reporters added. */
async function photosAround(look: Look, ticketId: string, events: readonly EventFacts[], own: readonly PhotoAt[]) {
  const isRelayed = events.some(({ action }) => action === 'relay')
  return isRelayed ? [...own, ...(await relayedPhotos(look, ticketId))] : own
}

/** As with photos; each by the number of the ticket it was added to. */
async function papersAround(look: Look, row: TicketRow, events: readonly EventFacts[], own: readonly PaperAt[]) {
  const named = own.map((paper) => ({ ...paper, number: row.number }))
  return events.some(({ action }) => action === 'relay') ? [...named, ...(await relayedPapers(look, row.id))] : named
}

/** The ticket that carries the work of a merged one: unit and clocks of it are shown, nothing else. */
async function parentOf(look: Look, id: string) {
  const ticket = await findTicket(byClock(look, look.now), id)
  return { ticket, clocks: (await liveClocks(look.db, look, [id])).get(id) ?? [] }
}
