/** What a query asks of rows: keys that lead to them, the words themselves, and what the ticket says today. */
import { sql, type RawBuilder } from 'kysely'
import { OPEN_STATES, UNTAKEN, type Meaning } from '../../domain/find/meaning'
import { HANDLING, unitsOf, type Actor } from '../../domain/people/actors'
import { askedFor } from '../../domain/text/bigrams'
import { CLOCKS } from '../../domain/ticket/clocks'
import { CLOCK_KINDS } from '../../domain/ticket/clock-kinds'
import type { Deps, Look } from '../deps'
import { wordKeys } from '../publication/board'
import { sightOf } from '../ticket/visible'
import { endOf, markOf, plain } from './cut'

/** `all` of these keys, of each list any one, and of `own` any one: the units of a reader who does not see the whole district. */
export type Asked = { all: string[]; any: string[][]; own: string[]; words: string[]; meaning: Meaning }

/** Pairs of characters of a question; a single one leads nowhere and is read in the text. */
export const piecesAsked = (word: string): string[] => askedFor(plain(word)).filter((piece) => [...piece].length > 1)

export function askedBy(look: Look, meaning: Meaning): Asked {
  const { number, areas, categories, items, units, sources } = meaning
  const marks = (kind: Parameters<typeof markOf>[1], values: readonly string[] | undefined) =>
    values ? [values.map((value) => markOf(look, kind, value))] : []
  return {
    meaning,
    words: meaning.words.map(plain),
    all: [
      ...wordKeys(look, meaning.words.flatMap(piecesAsked)), // prettier-ignore
      ...(number ? [markOf(look, 'number', endOf('whole' in number ? number.whole : number.end))] : []),
      ...(meaning.is.includes('mine') && 'personId' in look.actor ? [markOf(look, 'person', look.actor.personId)] : []),
    ],
    any: [
      ...marks('area', areas),
      ...marks('category', categories),
      ...marks('item', items),
      ...marks('seen', units),
      ...marks('source', sources),
    ],
    own: scopeOf(look),
  }
}

/** The units of a reader who does not see the whole district: what they see is among what these have or had. */
function scopeOf({ actor, reference: { units }, district }: Look): string[] {
  if (seesAll(actor, units)) return []
  return unitsOf(actor, [...HANDLING, 'leader']).map((id) => markOf({ district }, 'seen', id))
}

export function seesAll(actor: Actor, units: Deps['reference']['units']): boolean {
  if (actor.kind !== 'staff') return false
  const { everything, supervises } = sightOf(actor, units)
  return everything || supervises
}

/** All of it but complaints about their own unit: what is left out can be named. */
export const seesEverything = (actor: Actor, units: Deps['reference']['units']): boolean =>
  actor.kind === 'staff' && sightOf(actor, units).everything

/** Nothing of how the ticket stands today; category and place are keys and never change. */
export const asksOnlyWords = ({ meaning: { number, units, states, is } }: Asked): boolean =>
  !number && !units && !states && is.every((flag) => flag === 'mine')

const all = (conditions: RawBuilder<unknown>[]): RawBuilder<boolean> =>
  sql<boolean>`(${conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`})`

/** Keys of `ticket_words w` that a row must have. */
export const hasKeys = ({ all: must, any, own }: Asked): RawBuilder<boolean> =>
  all([
    ...(must.length > 0 ? [sql`w.keys @> ${must}::text[]`] : []),
    ...[...any, ...(own.length > 0 ? [own] : [])].map((keys) => sql`w.keys && ${keys}::text[]`),
  ])

/** The words stand in the text of `w` as they were asked. */
export const saysAll = ({ words }: Asked): RawBuilder<boolean> => all(words.map((word) => sql`position(${word}::text in w.said) > 0`))

type Place<At, Id> = { at: At; id: Id }

/** Filed in the days asked for, and beyond where the page before ended. */
export const filedWithin = ({ from, before }: Meaning, row: Place<RawBuilder<unknown>, RawBuilder<unknown>>, after?: Place<Date, string>) =>
  all([
    ...(from === undefined ? [] : [sql`${row.at} >= ${new Date(from)}`]),
    ...(before === undefined ? [] : [sql`${row.at} < ${new Date(before)}`]),
    ...(after ? [sql`(${row.at}, ${row.id}) < (${after.at}, ${after.id}::uuid)`] : []),
  ])

/** Only among what is open, which is never much and has an index of its own. */
const isOpenOnly = ({ states, is }: Meaning): boolean =>
  states?.every((state) => OPEN_STATES.includes(state)) || is.includes('late') || is.includes('nobody')

/** Do keys lead to it? The units of the reader alone do not where what is open is few. */
export const isKeyed = ({ all, any, own, meaning }: Asked): boolean =>
  all.length + any.length > 0 || (own.length > 0 && !isOpenOnly(meaning))

/** What `ticket t` says today. */
export function standsSo({ meaning }: Asked, now: number): RawBuilder<boolean> {
  const { number, areas, categories, items, units, states, sources, is } = meaning
  return all([
    ...(number ? [endsIn(number)] : []),
    ...(areas ? [sql`(t.grid_id = any(${areas}::text[]) or t.community_id = any(${areas}::text[]))`] : []),
    ...(categories ? [sql`t.category = any(${categories}::text[])`] : []),
    ...(items ? [sql`t.category || '/' || t.item = any(${items}::text[])`] : []),
    ...(units ? [sql`t.unit_id = any(${units}::text[])`] : []),
    ...(states ? [sql`t.state = any(${states}::text[])`] : []),
    ...(sources ? [sql`t.source = any(${sources}::text[])`] : []),
    ...(is.includes('nobody') ? [sql`t.state = any(${UNTAKEN as string[]}::text[]) and t.holder is null`] : []),
    ...(is.includes('late') ? [isLate(now)] : []),
    ...(isOpenOnly(meaning) ? [sql`t.ended_at is null`] : []),
  ])
}

const endsIn = (number: NonNullable<Meaning['number']>) =>
  'whole' in number ? sql`t.number = ${number.whole}` : sql`right(t.number, ${number.end.length}::int) = ${number.end}`

/** Clocks of ours: what the reporter has not done yet makes nobody late. */
const OURS = CLOCK_KINDS.filter((kind) => CLOCKS[kind].of !== 'reporter' && CLOCKS[kind].of !== 'nobody')

const isLate = (now: number) => sql`exists (select 1 from ticket_clock c where c.district_id = t.district_id and c.ticket_id = t.id
  and c.stopped_at is null and c.kind = any(${OURS as string[]}::text[]) and c.due_at < ${new Date(now)})`
