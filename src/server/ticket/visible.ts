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
  return sql<boolean>`(${notComplainedOf(actor, units)} and ${staffMaySee(actor, units)})`
}

/** True for tickets (alias `t`) that may stand on the public board, given an approved publication: the reporter's consent and `mayBePublic` in SQL. */
export const visibleToAnyone = (): RawBuilder<boolean> => sql<boolean>`(
  t.public_consent and not t.confidential and t.request <> 'accuse' and t.complained_of is null and not t.state = any(${NEVER_SHOWN}::text[]))`

const isParty = (who: RawBuilder<unknown>) =>
  sql<boolean>`exists (select 1 from ticket_party p where p.district_id = t.district_id and p.ticket_id = t.id and ${who})`

/** Complaints about a unit are kept from its own people and from those of the units below it. */
export const notComplainedOf = (actor: Actor, units: Units): RawBuilder<boolean> =>
  sql<boolean>`(t.complained_of is null or not t.complained_of = any(${linesOf(actor, units)}::text[]))`

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

function staffMaySee(actor: Actor, units: Units): RawBuilder<boolean> {
  const seesAll = unitsOf(actor, ['dispatcher']).includes(units.centre.id) || unitsOf(actor, ['audit']).length > 0
  if (seesAll) return sql<boolean>`true`
  const working = unitsOf(actor, HANDLING)
  const below = units.all.filter((unit) => working.some((id) => units.isWithin(unit.id, id))).map((unit) => unit.id)
  const supervises = unitsOf(actor, ['supervisor']).length > 0
  return sql<boolean>`(
    exists (select 1 from ticket_unit v where v.district_id = t.district_id and v.ticket_id = t.id and v.unit_id = any(${working}::text[]))
    or (not t.confidential and (${supervises} or t.unit_id = any(${below}::text[]))))`
}
