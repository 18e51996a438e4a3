/**
 * Who may see which ticket, as SQL: every query of tickets, lists, counts and live messages goes through this one predicate.
 * It says the same as `relationsOf` and `audienceOf` in the domain; a test holds them together.
 */
import { sql, type RawBuilder } from 'kysely'
import { HANDLING, unitsOf, type Actor } from '../../domain/people/actors'
import type { Units } from '../../domain/people/units'
import { offeredIn, type Catalogue } from '../../domain/report/categories'
import { NEVER_SHOWN } from '../../domain/publication/publication'
import { RULES } from '../../domain/ticket/rules'

/** True for tickets (alias `t`) this actor may see. */
export function visibleTo(actor: Actor, units: Units): RawBuilder<boolean> {
  if (actor.kind === 'clock') return sql<boolean>`true`
  if (actor.kind === 'nobody') return sql<boolean>`false`
  if (actor.kind === 'resident') return isParty(sql`p.person_id = ${actor.personId}`)
  if (actor.kind === 'code') return isParty(sql`p.code_hash = ${Buffer.from(actor.codeHash, 'hex')}`)
  const sight = sightOf(actor, units)
  // said as a constant, so that no plan has to reckon with the rest
  return sight.everything ? notComplainedOf(actor, units) : inSight(asValues(sight))
}

/** True for tickets (alias `t`) that may stand on the public board, given an approved publication: the reporter's consent and `mayBePublic` in SQL. */
export const visibleToAnyone = (): RawBuilder<boolean> => sql<boolean>`(
  t.public_consent and not t.confidential and t.request <> 'accuse' and t.complained_of is null and not t.state = any(${NEVER_SHOWN}::text[]))`

const isParty = (who: RawBuilder<unknown>) =>
  sql<boolean>`exists (select 1 from ticket_party p where p.district_id = t.district_id and p.ticket_id = t.id and ${who})`

/** Complaints about a unit are kept from its own people and from those of the units below it. */
export const notComplainedOf = (actor: Actor, units: Units): RawBuilder<boolean> => isFreeOf(sql`${linesOf(actor, units)}::text[]`)

const isFreeOf = (lines: RawBuilder<unknown>) => sql<boolean>`(t.complained_of is null or not t.complained_of = any(${lines}))`

/** The units of a person and all above them. */
const linesOf = (actor: Actor, units: Units): string[] => [
  ...new Set(unitsOf(actor).flatMap((id) => [id, ...units.above(id).map((unit) => unit.id)])),
]

/**
 * True for tickets (alias `t`) that a neighbour may learn of and join (我也遇到): a public thing by the catalogue, still being worked on,
 * nothing confidential, no complaint about anyone, never filed 匿名, and filed 保密 only once it stands on the public board (`shown`).
 */
export const mayBeJoined = (catalogue: Catalogue, shown: RawBuilder<boolean>): RawBuilder<boolean> =>
  sql<boolean>`(not t.confidential and t.complained_of is null and t.request <> 'accuse'
    and t.category || '/' || t.item = any(${offeredIn(catalogue)}::text[]) and t.state = any(${RULES.join.from as unknown as string[]}::text[])
    and not exists (select 1 from ticket_party q where q.district_id = t.district_id and q.ticket_id = t.id
      and q.kind <> 'joiner' and (q.identity = 'anonymous' or (q.identity <> 'named' and not ${shown}))))`

/**
 * What staff see by: their own lines, the units they work at, those with all below them and below units they answer for (分管), whether they
 * oversee some or all of it, and, of a leader, who sponsors it.
 */
export type Sight = { lines: string[]; working: string[]; below: string[]; supervises: boolean; everything: boolean; leader: string | null }

/** The sight of somebody by their posts; two with the same posts have the same, but for leaders. */
export function sightOf(actor: Actor & { kind: 'staff' }, units: Units): Sight {
  const working = unitsOf(actor, HANDLING)
  const led = unitsOf(actor, ['leader'])
  const over = [...working, ...led]
  return {
    lines: linesOf(actor, units),
    working,
    below: units.all.filter((unit) => over.some((id) => units.isWithin(unit.id, id))).map((unit) => unit.id),
    supervises: unitsOf(actor, ['supervisor']).length > 0,
    everything: unitsOf(actor, ['dispatcher']).includes(units.centre.id) || unitsOf(actor, ['audit']).length > 0,
    leader: led.length > 0 ? actor.personId : null,
  }
}

/** A sight as parts of a statement: values of its own, or columns of a table of sights. */
type InSql = Record<keyof Sight, RawBuilder<unknown>>

const asValues = ({ lines, working, below, supervises, everything, leader }: Sight): InSql => ({
  lines: sql`${lines}::text[]`,
  working: sql`${working}::text[]`,
  below: sql`${below}::text[]`,
  supervises: sql`${supervises}::boolean`,
  everything: sql`${everything}::boolean`,
  leader: sql`${leader}::uuid`,
})

/** Columns of `g`, rows of `Sight` made by `json_to_recordset`. */
const OF_G: InSql = {
  lines: sql`g.lines`,
  working: sql`g.working`,
  below: sql`g.below`,
  supervises: sql`g.supervises`,
  everything: sql`g.everything`,
  leader: sql`g.leader`,
}

const inSight = ({ lines, working, below, supervises, everything, leader }: InSql) => sql<boolean>`(${isFreeOf(lines)} and (${everything}
  or exists (select 1 from ticket_unit v where v.district_id = t.district_id and v.ticket_id = t.id and v.unit_id = any(${working}))
  or (not t.confidential and (${supervises} or t.unit_id = any(${below}) or t.sponsor = ${leader}))))`

/** Which of these sights see which of these tickets, in one statement: `sight` is the place in the list. */
export const seenBy = (
  district: string,
  ids: readonly string[],
  sights: readonly Sight[],
): RawBuilder<{ id: string; stage: number; sight: number }> =>
  sql`select t.id, t.stage, g.at as sight
    from json_to_recordset(${JSON.stringify(sights.map((sight, at) => ({ at, ...sight })))}::json)
      as g (at int, lines text[], working text[], below text[], supervises boolean, everything boolean, leader uuid)
    join ticket t on t.district_id = ${district} and t.id = any(${ids}::uuid[]) and ${inSight(OF_G)}`

/** Which of these residents and codes (hex) have a part in which of these tickets, in one statement. */
export const partiesIn = (
  district: string,
  ids: readonly string[],
  { persons, codes }: { persons: readonly string[]; codes: readonly string[] },
): RawBuilder<{ id: string; stage: number; person: string | null; code: string | null }> => {
  const whose = sql`(p.person_id = any(${persons}::uuid[]) or encode(p.code_hash, 'hex') = any(${codes}::text[]))`
  return sql`select distinct t.id, t.stage, p.person_id as person, encode(p.code_hash, 'hex') as code
    from ticket t join ticket_party p on p.district_id = t.district_id and p.ticket_id = t.id
    where t.district_id = ${district} and t.id = any(${ids}::uuid[]) and ${whose}`
}
