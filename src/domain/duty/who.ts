/**
 * Who has it (值班的是谁): the one answer that first assignment, work sent back, reminders, escalation, notices and the phone shown to
 * residents ask for, each at its own moment. A cover goes before whoever's turn it is, the one written last before the others; where
 * nobody is on duty the unit's lead (负责人) answers, and where there is none nobody does, and the level above sees it.
 */
import { spellsOf } from '../calendar/hours'
import { dayBefore, dayOf, isWorkday, startOf, type Calendar } from '../calendar/workdays'
import type { Cover, DutyPost, Roster } from './roster'

/** turn 轮到 · cover 顶班 · swap 换班 · deputy 代理 · lead 没人值班，负责人接 · nobody. */
export type DutyRule = 'turn' | 'cover' | 'swap' | 'deputy' | 'lead' | 'nobody'

/** `post`: its place in the plan; `insteadOf`: whose turn it was; `unused`: covers that stood as well, and did not count. */
export type OnDuty = {
  person: string | null
  rule: DutyRule
  post: number | null
  insteadOf: string | null
  phone: string | null
  unused: readonly string[]
}

const DAY = 86_400_000

/** Exactly one answer for every moment, in UTC ms. */
export function whoHasIt(roster: Roster, at: number, calendar: Calendar): OnDuty {
  const standing = standingAt(roster.covers, at)
  const found = anyCover(roster, standing, at, calendar) ?? byTurn(roster, standing, at, calendar) ?? leading(roster, standing, at)
  return { ...found.answer, unused: standing.filter(({ id }) => !found.used.includes(id)).map(({ id }) => id) }
}

type Found = { answer: Omit<OnDuty, 'unused'>; used: readonly string[] }

/** The one written last first; of two written in one moment, the later id. */
const standingAt = (covers: readonly Cover[], at: number): Cover[] =>
  covers.filter(({ from, to }) => from <= at && at < to).sort((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? 1 : -1))

/** Somebody who is there whoever's turn it is. */
function anyCover(roster: Roster, standing: readonly Cover[], at: number, calendar: Calendar): Found | undefined {
  for (const cover of standing.filter(({ insteadOf }) => insteadOf === null)) {
    const stand = standIn({ roster, standing, at }, cover.person)
    const [post] = activePosts(roster, at, calendar)
    const place = post ? { post: roster.plan.posts.indexOf(post), phone: post.phone } : NO_POST
    if (stand)
      return { answer: { ...place, person: stand.person, rule: RULE_OF[cover.kind], insteadOf: null }, used: [cover.id, ...stand.used] }
  }
  return undefined
}

/** The first post of this moment that has somebody. */
function byTurn(roster: Roster, standing: readonly Cover[], at: number, calendar: Calendar): Found | undefined {
  for (const post of activePosts(roster, at, calendar)) {
    const turn = turnAt(post, at, calendar)!
    const stand = standIn({ roster, standing, at }, turn)
    if (!stand) continue
    const rule = stand.last ? RULE_OF[stand.last.kind] : 'turn'
    const insteadOf = stand.last ? turn : null
    return {
      answer: { person: stand.person, rule, post: roster.plan.posts.indexOf(post), insteadOf, phone: post.phone },
      used: stand.used,
    }
  }
  return undefined
}

function leading(roster: Roster, standing: readonly Cover[], at: number): Found {
  const stand = standIn({ roster, standing, at }, roster.plan.lead)
  if (!stand) return { answer: { ...NO_POST, insteadOf: null, person: null, rule: 'nobody' }, used: [] }
  return { answer: { ...NO_POST, insteadOf: null, person: stand.person, rule: 'lead' }, used: stand.used }
}
const NO_POST = { post: null, phone: null }

/** Who is there for somebody while they are away (请假、代理): themselves where they are not; nobody where nobody is. */
export const thereFor = (roster: Roster, person: string, at: number): string | undefined =>
  standIn({ roster, standing: standingAt(roster.covers, at).filter(isLeave), at }, person)?.person

const isLeave = ({ kind }: Cover): boolean => kind === 'away' || kind === 'deputy'

/** A roster at one moment, with the covers that stand then. */
type There = { roster: Roster; standing: readonly Cover[]; at: number }
type StandIn = { person: string; used: string[]; last?: Cover }
type Passed = { people: readonly string[]; pair: string | null }

/**
 * Who is there for somebody: themselves, or whoever covers for them and is there; nobody where the line breaks off or runs in a circle.
 * Whoever took a turn by a swap is not sent away by the other half of it.
 */
function standIn(there: There, person: string | null, passed: Passed = BEGINNING): StandIn | undefined {
  const { roster, standing, at } = there
  if (person === null || passed.people.includes(person)) return undefined
  const cover = standing.find((one) => one.insteadOf === person && (one.pair === null || one.pair !== passed.pair))
  if (!cover) return worksAt(roster, person, at) ? { person, used: [] } : undefined
  const next = standIn(there, cover.person, { people: [...passed.people, person], pair: cover.pair })
  return next && { ...next, used: [cover.id, ...next.used], last: next.last ?? cover }
}
const BEGINNING: Passed = { people: [], pair: null }

const worksAt = ({ members }: Roster, person: string, at: number): boolean =>
  members.some(({ id, from, to }) => id === person && from <= at && (to === null || at < to))

const RULE_OF: Record<Cover['kind'], DutyRule> = { cover: 'cover', swap: 'swap', deputy: 'deputy', away: 'deputy' }

/** Posts that are filled at a moment, in their order. */
const activePosts = ({ plan }: Roster, at: number, calendar: Calendar): DutyPost[] =>
  plan.posts.filter((post) => turnAt(post, at, calendar) !== undefined)

/** Whose turn it is at a post, by the days gone since it began; nobody's outside its hours and days. */
function turnAt(post: DutyPost, at: number, calendar: Calendar): string | undefined {
  const day = shiftDay(post, at, calendar)
  return day === undefined || day < post.start ? undefined : turnOn(post, day)
}

/** Whose turn begins on a day. */
function turnOn({ start, every, people }: DutyPost, day: string): string {
  const gone = Math.floor((startOf(day) - startOf(start)) / DAY / every)
  return people[gone % people.length]!
}

/** The day whose shift this moment belongs to: that day's, or that of the night which began the day before. */
function shiftDay(post: DutyPost, at: number, calendar: Calendar): string | undefined {
  return [dayOf(at), dayBefore(dayOf(at))].find((day) => {
    const shift = shiftOn(post, day, calendar)
    return shift !== undefined && shift.from <= at && at < shift.to
  })
}

/** When a post's shift of a day begins and ends; none where it is not filled on that day. */
export function shiftOn({ days, hours }: DutyPost, day: string, calendar: Calendar): { from: number; to: number } | undefined {
  const isOff = !isWorkday(calendar, day)
  if (days !== 'all' && (days === 'off') !== isOff) return undefined
  const [[open, close] = [0, 0]] = spellsOf(hours)
  return { from: startOf(day) + open, to: startOf(day) + close }
}

/** How far ahead is looked for the next change. */
const AHEAD_DAYS = 8

/** Until when this answer holds, UTC ms; null: for more than a week. */
export function holdsUntil(roster: Roster, at: number, calendar: Calendar): number | null {
  const now = whoHasIt(roster, at, calendar)
  const isOther = (next: OnDuty) => next.person !== now.person || next.rule !== now.rule || next.post !== now.post
  return changesAfter(roster, at, calendar).find((moment) => isOther(whoHasIt(roster, moment, calendar))) ?? null
}

/** Every moment of the next days at which the answer may change, in order. */
function changesAfter({ plan, covers, members }: Roster, at: number, calendar: Calendar): number[] {
  const days = Array.from({ length: AHEAD_DAYS + 2 }, (_, index) => dayOf(at + (index - 1) * DAY))
  const shifts = plan.posts.flatMap((post) => days.flatMap((day) => shiftOn(post, day, calendar) ?? []))
  const spans = [...shifts, ...covers, ...members]
  const moments = spans.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
  return [...new Set(moments)].filter((moment) => moment > at && moment <= at + AHEAD_DAYS * DAY).sort((a, b) => a - b)
}
