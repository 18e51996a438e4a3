/**
 * What a ticket is found by (检索词): the words staff may read of it, folded and cut into pairs of characters, and marks of what never
 * changes. Numbers of phones and papers and names are taken out before anything is cut; what was erased, or is for fewer eyes than the
 * ticket itself, is not in it.
 */
import { dayOf } from '../../domain/calendar/workdays'
import { maskingOf } from '../../domain/text/mask'
import { askedFor, folded } from '../../domain/text/bigrams'
import { simplified } from '../../domain/text/simplified'
import { answersPhone } from '../../domain/find/by-phone'
import type { Units } from '../../domain/people/units'
import type { Step } from '../../domain/ticket/lifecycle'
import { checkerOf } from '../../domain/ticket/targets'
import type { Identity, Ticket } from '../../domain/ticket/ticket'
import { wordKeys } from '../publication/board'
import type { Deps } from '../deps'

/** Raise it when words are cut otherwise: the job goes over all tickets once more. */
export const CUT = 1

/** A text and a question are folded the same way. */
export const plain = (text: string): string => simplified(folded(text))

/** What tells who somebody is, or how they are reached. */
const HIDDEN = ['〔电话〕', '〔号码〕', '〔证件号〕', '〔姓名〕', '〔微信号〕', '〔QQ号〕', '〔邮箱〕']

/** Words as they are compared with a question, without what may not be found. */
export function saidOf(texts: readonly string[]): string {
  const text = texts.filter(Boolean).join('\n')
  // a surname alone is no name, and stands in many words
  const hidden = maskingOf(text).found.filter(({ word, was }) => HIDDEN.includes(word) && [...was].length > 1)
  return plain(hidden.reduce((rest, { was }) => rest.replaceAll(was, ' '), text))
}

export const piecesFor = (deps: Pick<Deps, 'district'>, said: string): string[] => wordKeys(deps, askedFor(said))

/** Marks among the words: no word of a text begins with such a letter. */
const MARKS = {
  ...{ seen: '@u', area: '@a', category: '@c', item: '@i', month: '@m', number: '@n' },
  ...{ person: '@p', reporter: '@r', source: '@s' },
} as const
export const markOf = ({ district }: Pick<Deps, 'district'>, kind: keyof typeof MARKS, value: string) => `${district}${MARKS[kind]}${value}`

/** The month of Beijing in which it was filed: 2026-11. */
export const monthOf = (at: number): string => dayOf(at).slice(0, 7)

/** How a number ends, as people say it. */
export const endOf = (number: string): string => number.slice(-4)

/** What never changes of a ticket. */
export function marksOf(deps: Pick<Deps, 'district'>, ticket: Ticket): string[] {
  const areas = [ticket.gridId, ticket.communityId].filter((id) => id !== null)
  return [
    ...areas.map((id) => markOf(deps, 'area', id)),
    markOf(deps, 'category', ticket.category),
    markOf(deps, 'item', `${ticket.category}/${ticket.item}`),
    markOf(deps, 'month', monthOf(ticket.filedAt)),
    markOf(deps, 'number', endOf(ticket.number)),
    ...(ticket.source ? [markOf(deps, 'source', ticket.source)] : []),
  ]
}

/**
 * Units that may see a ticket because they or a unit below have or had it: more than really do, for the visibility itself is asked each
 * time.
 */
export function seenMarks(deps: Pick<Deps, 'district'>, ids: readonly string[], units: Units): string[] {
  const all = new Set(ids.flatMap((id) => [id, ...units.above(id).map((unit) => unit.id)]))
  return [...all].map((id) => markOf(deps, 'seen', id))
}

/** Units that have a part in a ticket as it stands before or after a step. */
export const unitsIn = (units: Units, { before, after }: Pick<Step, 'before' | 'after'>): string[] => [
  ...new Set([before.unitId, after.unitId, ...after.invited, checkerOf(after, units)]),
]

/** The mark by which its reporter's number finds it, if it may. */
export function reporterMark(deps: Pick<Deps, 'district' | 'keys'>, ticket: Ticket, personId: string | null, identity: Identity): string[] {
  return personId !== null && answersPhone(ticket, identity) ? [markOf(deps, 'reporter', reporterKey(deps, personId))] : []
}

/** Who reported, as a keyed hash. */
export const reporterKey = ({ keys }: Pick<Deps, 'keys'>, personId: string): string => keys.lookupOf('reporter', personId).toString('hex')
