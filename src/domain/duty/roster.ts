/**
 * The roster of a unit (值班表): posts by hours with people who take turns, computed from a start day and stored nowhere; and what is laid
 * over it: covers. Times are hours in Beijing, instants UTC ms.
 */
import * as v from 'valibot'
import { DATE, INSTANT, list, text, UUID, whole, word } from '../bounds'
import { Hours } from '../calendar/hours'

/** On which days a post is filled: work 工作日 · off 休息日 · all 每天. A night belongs to the day it begins on. */
const DAYS = ['work', 'off', 'all'] as const

const MAX_DUTY_POSTS = 6
const MAX_TURNS = 30
/** Letters of a post's name. */
const MAX_POST_NAME = 12

const Phone = v.pipe(word(20), v.regex(/^(0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|\d{3,5})$/, 'invalid'))

/**
 * A post of the roster (岗): who takes turns, for how many days each, counted from `start`. `phone`: where whoever is on duty is reached.
 */
export const DutyPost = v.object({
  name: text(MAX_POST_NAME),
  days: v.picklist(DAYS),
  hours: v.pipe(Hours, v.maxLength(1, 'invalid')),
  people: v.pipe(list(UUID, MAX_TURNS), v.minLength(1, 'missing')),
  every: v.pipe(whole(1), v.maxValue(31, 'invalid')),
  start: DATE,
  phone: v.nullable(Phone),
})
export type DutyPost = v.InferOutput<typeof DutyPost>

/** What a unit writes down: its posts, the first that has somebody answers; and who answers where nobody is on duty (负责人). */
export const RosterPlan = v.object({ lead: v.nullable(UUID), posts: list(DutyPost, MAX_DUTY_POSTS) })
export type RosterPlan = v.InferOutput<typeof RosterPlan>

export const COVER_KINDS = ['cover', 'swap', 'away', 'deputy'] as const
/**
 * cover 顶班: somebody in another's place, or where nobody is · swap 换班: two that go together · away 请假 · deputy 代理: away, with somebody
 * instead.
 */
export type CoverKind = (typeof COVER_KINDS)[number]

/** From `from` until `to`, which is not in it, `person` is there for `insteadOf`; null: nobody is, or whoever's turn it is. */
export const Span = v.pipe(
  v.object({ from: INSTANT, to: INSTANT }),
  v.check(({ from, to }) => from < to, 'spanEmpty'),
  v.check(({ from, to }) => to - from <= MAX_COVER_MS, 'spanLong'),
)
const DAY = 86_400_000
/** A leave of half a year is another post. */
const MAX_COVER_MS = 184 * DAY

export type Cover = {
  id: string
  kind: CoverKind
  person: string | null
  insteadOf: string | null
  from: number
  to: number
  /** The two of a swap have the same. */
  pair: string | null
  madeAt: number
}

/** Somebody who may be on duty: works on tickets at the unit from then, until then. */
export type Member = { id: string; name: string; from: number; to: number | null }

/** All that is to be known to say who has it: covers that stand, in whatever order. */
export type Roster = { unitId: string; plan: RosterPlan; covers: readonly Cover[]; members: readonly Member[] }
