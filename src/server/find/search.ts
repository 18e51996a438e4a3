/**
 * Finding tickets (检索), newest first. Only what the reader may see is looked through, by the same predicate as every list; a word is
 * looked up by its pairs of characters and then read in the text itself.
 *
 * A reader of the whole district first goes through the newest tickets in their order, for a frequent word is among them; what is rarer is
 * looked up by its keys, one month after another where there is much of it. A reader of some units is always looked up by keys, those of
 * the units among them.
 */
import { sql, type RawBuilder } from 'kysely'
import { MOST_COUNTED, type Found } from '../../domain/api-find'
import { startOf } from '../../domain/calendar/workdays'
import { readLine, type LineProblem } from '../../domain/find/line'
import { meaningOf, type Meaning } from '../../domain/find/meaning'
import { unitsOf, type Actor } from '../../domain/people/actors'
import { simplified } from '../../domain/text/simplified'
import { summaryOf } from '../../domain/ticket/views'
import { noteReads } from '../audit/reads'
import { BY_VALUES } from '../database/named'
import type { Look } from '../deps'
import { Refused } from '../refused'
import { liveClocks } from '../ticket/clock-rows'
import { COLUMNS, cursorOf, type TicketRow } from '../ticket/rows'
import { notComplainedOf, visibleTo } from '../ticket/visible'
import {
  askedBy,
  asksOnlyWords,
  filedWithin,
  hasKeys,
  isKeyed,
  piecesAsked,
  saysAll,
  seesAll,
  seesEverything,
  standsSo,
  type Asked,
} from './conditions'
import { markOf, monthOf } from './cut'
import { isFilled } from './fill'

const PAGE = 20
/** So many of the newest are gone through in their order. */
const NEAR = 1_000
/** No more than these are looked at all together; of what is more frequent one month after another. */
const FEW = 2_000

/** One page of what a line finds for this reader. */
export async function findPage(look: Look, line: string, after: string | undefined): Promise<Found> {
  const { meaning, problems } = understood(look, line)
  return problems.length > 0 ? nothingFound(look, problems) : pageOf(look, await rowsFor(look, askedBy(look, meaning), after))
}

/** How many a line finds, counted to one more than `MOST_COUNTED`. */
export async function countFound(look: Look, line: string): Promise<number> {
  const { meaning, problems } = understood(look, line)
  if (problems.length > 0) return 0
  const { rows } = await countQuery(look, askedBy(look, meaning)).execute(look.db)
  return rows[0]!.count
}

/** What a line means here; words of which nothing can be looked up are said. */
function understood(look: Look, line: string): { meaning: Meaning; problems: LineProblem[] } {
  refuseAuditor(look.actor)
  const read = readLine(simplified(line))
  const { meaning, problems } = meaningOf(read.query, look.reference)
  const short = meaning.words.filter((word) => piecesAsked(word).length === 0).map((at) => ({ code: 'tooShort' as const, at }))
  return { meaning, problems: [...read.problems, ...problems, ...short] }
}

/** An auditor reads no words, and finds nothing by them. */
function refuseAuditor(actor: Actor) {
  if (unitsOf(actor, ['audit']).length > 0) throw new Refused(403, 'notForYou')
}

const nothingFound = async (look: Look, problems: LineProblem[]): Promise<Found> => ({
  rows: [],
  next: null,
  problems,
  whole: await isFilled(look),
  now: look.now,
})

export async function pageOf(look: Look, found: readonly TicketRow[]): Promise<Found> {
  const rows = found.slice(0, PAGE)
  const last = found.length > PAGE ? rows[rows.length - 1] : undefined
  await noteReads(look, look.actor, rows, 'listed')
  const clocks = await liveClocks(look.db, look, rows.map(({ id }) => id)) // prettier-ignore
  return {
    rows: rows.map((row) => summaryOf(row, clocks.get(row.id) ?? [], row.placeWords, look.reference.units, 'handler')),
    next: last ? `${last.filedAt}_${last.id}` : null,
    problems: [],
    whole: await isFilled(look),
    now: look.now,
  }
}

async function rowsFor(look: Look, asked: Asked, after: string | undefined): Promise<TicketRow[]> {
  if (mayBeNear(look, asked)) {
    const { rows } = await nearQuery(look, asked, after).execute(look.db)
    if (rows.length > PAGE) return rows
  }
  if (!isKeyed(asked) || (await isFew(look, asked, after))) return (await farQuery(look, asked, after).execute(look.db)).rows
  return byMonths(look, asked, after)
}

/** Month by month, the newest first, until a page is full. */
async function byMonths(look: Look, asked: Asked, after: string | undefined): Promise<TicketRow[]> {
  const { from = 0, before = look.now } = asked.meaning
  const oldest = monthOf(Math.max(from, await oldestOf(look)))
  const found: TicketRow[] = []
  let month = monthOf(Math.min(before, cursorOf(after)?.at.getTime() ?? look.now))
  for (; month >= oldest && found.length <= PAGE; month = monthBefore(month)) {
    const inMonth = { ...asked, all: [...asked.all, markOf(look, 'month', month)] }
    found.push(...(await farQuery(look, inMonth, after).execute(look.db)).rows)
  }
  return found.slice(0, PAGE + 1)
}

const monthBefore = (month: string): string => monthOf(startOf(`${month}-01`) - 1)

async function oldestOf({ db, district }: Look): Promise<number> {
  const { rows } = await sql<{ at: number | null }>`select min(filed_at) as at from ticket_words where district_id = ${district}`.execute(
    db,
  )
  return rows[0]!.at ?? 0
}

async function isFew(look: Look, asked: Asked, after: string | undefined): Promise<boolean> {
  const { rows } = await fewQuery(look, asked, after).execute(look.db)
  return rows[0]!.count <= FEW
}

/** How many rows have these words and keys, counted to one more than few; says nothing of what the reader may see. */
export const fewQuery = (look: Look, asked: Asked, after: string | undefined): RawBuilder<{ count: number }> =>
  sql<{ count: number }>`${sql.raw(BY_VALUES)}
    select count(*)::int as count from (${keyed(look, asked, cursorOf(after))} limit ${FEW + 1}) f`

/** A number or a person's own work lies anywhere. */
export const mayBeNear = ({ actor, reference: { units } }: Look, { meaning }: Asked): boolean =>
  seesAll(actor, units) && !meaning.number && !meaning.is.includes('mine')

const W = { at: sql`w.filed_at`, id: sql`w.ticket_id` }
const T = { at: sql`t.filed_at`, id: sql`t.id` }

/** Through the newest, in their order. */
export const nearQuery = ({ district, actor, reference, now }: Look, asked: Asked, after: string | undefined): RawBuilder<TicketRow> =>
  sql<TicketRow>`${sql.raw(BY_VALUES)}
    select ${COLUMNS} from (
      select w.ticket_id, w.filed_at, w.said from ticket_words w
      where w.district_id = ${district} and ${filedWithin(asked.meaning, W, cursorOf(after))}
      order by w.filed_at desc, w.ticket_id desc limit ${NEAR}) w
    join ticket t on t.district_id = ${district} and t.id = w.ticket_id
    where ${saysAll(asked)} and ${standsSo(asked, now)} and ${visibleTo(actor, reference.units)}
    order by w.filed_at desc, w.ticket_id desc limit ${PAGE + 1}`

/** By keys, however old; what names no key goes through the tickets themselves. `more`: what else has to hold of `t`. */
export function farQuery(look: Look, asked: Asked, after: string | undefined, more: RawBuilder<boolean> = sql<boolean>`true`) {
  const { district, actor, reference, now } = look
  const from = cursorOf(after)
  const stands = sql<boolean>`${standsSo(asked, now)} and ${more} and ${visibleTo(actor, reference.units)}`
  if (!isKeyed(asked))
    return sql<TicketRow>`${sql.raw(BY_VALUES)}
      select ${COLUMNS} from ticket t where t.district_id = ${district} and ${filedWithin(asked.meaning, T, from)} and ${stands}
      order by t.filed_at desc, t.id desc limit ${PAGE + 1}`
  return sql<TicketRow>`${sql.raw(BY_VALUES)}
    with found as materialized (${keyed(look, asked, from)} order by w.filed_at desc, w.ticket_id desc)
    select ${COLUMNS} from found w join ticket t on t.district_id = ${district} and t.id = w.ticket_id where ${stands}
    order by w.filed_at desc, w.ticket_id desc limit ${PAGE + 1}`
}

export function countQuery(look: Look, asked: Asked): RawBuilder<{ count: number }> {
  const { district, actor, reference, now } = look
  const stands = sql<boolean>`${standsSo(asked, now)} and ${visibleTo(actor, reference.units)}`
  if (isKeyed(asked) && asksOnlyWords(asked) && seesEverything(actor, reference.units))
    return sql<{ count: number }>`${sql.raw(BY_VALUES)}
      select count(*)::int as count from (${keyed(look, asked)} and w.ticket_id not in (
        select t.id from ticket t where t.district_id = ${district} and not ${notComplainedOf(actor, reference.units)})
        limit ${MOST_COUNTED + 1}) f`
  const rows = isKeyed(asked)
    ? sql`with found as materialized (${keyed(look, asked)}) select 1 from found w
        join ticket t on t.district_id = ${district} and t.id = w.ticket_id where ${stands}`
    : sql`select 1 from ticket t where t.district_id = ${district} and ${filedWithin(asked.meaning, T)} and ${stands}`
  return sql<{ count: number }>`${sql.raw(BY_VALUES)} select count(*)::int as count from (${rows} limit ${MOST_COUNTED + 1}) f`
}

const keyed = ({ district }: Look, asked: Asked, from?: { at: Date; id: string }) =>
  sql`select w.ticket_id, w.filed_at from ticket_words w
    where w.district_id = ${district} and ${hasKeys(asked)} and ${saysAll(asked)} and ${filedWithin(asked.meaning, W, from)}`
