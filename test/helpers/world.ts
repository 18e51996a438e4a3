/** A small district in which people do whatever they may, in whatever order, while the system's clock goes: three tickets, as the server would keep them. */
import * as fc from 'fast-check'
import type { Calendar } from '../../src/domain/calendar/workdays'
import { dayOf } from '../../src/domain/calendar/workdays'
import type { Actor } from '../../src/domain/people/actors'
import { ACTIONS, type Action } from '../../src/domain/ticket/actions'
import { hasField, type Field, type Given } from '../../src/domain/ticket/given'
import { childrenThen, opinionsThen, parentThen } from '../../src/domain/ticket/merged'
import type { Due } from '../../src/domain/ticket/ladder'
import { perform, refusal, type Step } from '../../src/domain/ticket/lifecycle'
import type { Situation } from '../../src/domain/ticket/situation'
import { NOTHING_HEARD } from '../../src/domain/report/heed'
import { openTicket } from '../../src/domain/ticket/open'
import { isGridWorkerOf, leadsIt, relationsOf, type Relation } from '../../src/domain/ticket/relations'
import { ruleOf } from '../../src/domain/ticket/rules'
import { rowOf } from '../../src/domain/ticket/states'
import { undoAfter, undoPointOf, type KeptPoint } from '../../src/domain/ticket/undo-point'
import { crowdThen, joinedBy, sentBackThen } from '../../src/domain/ticket/triggers'
import { Life } from './life'
import * as people from './people'
import { GRID_3, TIANHE, UNITS } from './people'
import { aReport, CALENDAR, CATALOGUE, COLLEAGUES, LEADERS, MONDAY, photoId } from './tickets'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const EVERY_UNIT = UNITS.all.map((unit) => unit.id)
const STAFF = Object.values(people).filter((one): one is Actor => typeof one === 'object' && 'kind' in one && one.kind === 'staff')
/** Somebody works in every unit. */
export const HANDLERS: Actor[] = EVERY_UNIT.map((unitId) => ({ kind: 'staff', personId: unitId, posts: [{ unitId, duty: 'clerk' }] }))
const NEIGHBOURS: Actor[] = ['zhang', 'wu', 'feng', 'chu'].map((personId) => ({ kind: 'resident', personId }))
export const PEOPLE: Actor[] = [people.residentLi, ...NEIGHBOURS, ...STAFF, ...HANDLERS]

/** The days as they are, and as they might be changed: Thursday and Friday off, Saturday made up. */
const CALENDARS: Calendar[] = [
  CALENDAR,
  { ...CALENDAR, version: 2, holidays: new Set([...CALENDAR.holidays, '2026-11-26', '2026-11-27']), makeUpDays: new Set([...CALENDAR.makeUpDays, '2026-11-28']) },
] // prettier-ignore

type Kind = 'moves' | 'stays' | 'ends' | 'calendar' | 'posts'
type Move = { kind: Kind; which: number; what: number; who: number; given: Given; day: number; hours: number }

/** Withdrawing and rejecting end a story; most moves are something else, so that stories grow long. */
const ENDS: readonly Action[] = ['withdraw', 'reject']
const kindOf = (action: Action): Kind => (ENDS.includes(action) ? 'ends' : ruleOf(action).to === 'stays' ? 'stays' : 'moves')

const aGiven: fc.Arbitrary<Given> = fc.record({
  note: fc.constantFrom('话', '话', '话', ''),
  reason: fc.constant('因为'),
  basis: fc.constant('职责'),
  minutes: fc.constant('纪要'),
  measures: fc.constant('措施'),
  leader: fc.constant('李某'),
  person: fc.constant('王某'),
  goal: fc.constant('办好'),
  outcome: fc.constantFrom('solved', 'partly', 'explained'),
  rejectReason: fc.constantFrom('repeat', 'insufficient'),
  escalateReason: fc.constant('other'),
  callReason: fc.constant('visit'),
  mode: fc.constantFrom('spot', 'tiers', 'dispatch', 'consult'),
  pauseReason: fc.constantFrom('weather', 'reporter'),
  checkResult: fc.constantFrom('passed', 'failed'),
  reached: fc.constant('reached'),
  grade: fc.constantFrom('phone', 'letter', 'written', 'listed', 'leader'),
  holder: fc.constantFrom(...COLLEAGUES.map(({ id }) => id)),
  sponsor: fc.constantFrom(undefined, ...LEADERS.map(({ id }) => id)),
  assured: fc.constantFrom<Given['assured'][]>(['review', 'handling', 'reconciled', 'stable'], ['review']),
  unit: fc.constantFrom(undefined, ...EVERY_UNIT),
  units: fc.subarray(EVERY_UNIT, { minLength: 1, maxLength: 2 }),
  solved: fc.constantFrom('yes', 'partly', 'no', 'no'),
  satisfied: fc.constantFrom('1', '5'),
})
const someHours = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.nat({ max: 8 }) },
  { weight: 3, arbitrary: fc.nat({ max: 60 }) },
  { weight: 1, arbitrary: fc.nat({ max: 300 }) },
)
const aMove: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant<Kind>('moves') },
    { weight: 5, arbitrary: fc.constant<Kind>('stays') },
    { weight: 1, arbitrary: fc.constant<Kind>('ends') },
    { weight: 1, arbitrary: fc.constant<Kind>('calendar') },
    { weight: 2, arbitrary: fc.constant<Kind>('posts') },
  ),
  which: fc.constantFrom(0, 0, 0, 1, 1, 2),
  what: fc.nat(),
  who: fc.nat(),
  given: aGiven,
  day: fc.constantFrom(0, 1, 3, 7, 20, 40),
  hours: someHours,
})
export const aStory = fc.record({
  complainedOf: fc.constantFrom(undefined, undefined, undefined, ...EVERY_UNIT),
  request: fc.constantFrom('help', 'help', 'complain', 'accuse'),
  category: fc.constantFrom('public_facility', 'transport', 'policy_style_other'),
  item: fc.constantFrom('other', 'manhole'),
  found: fc.constantFrom({ gridId: GRID_3, communityId: TIANHE }, { gridId: null, communityId: null }),
  sampled: fc.boolean(),
  moves: fc.array(aMove, { minLength: 10, maxLength: 50, size: 'max' }),
})
export type Story = typeof aStory extends fc.Arbitrary<infer S> ? S : never

type Deed = { seq: number; action: Action; personId: string; round: number; at: number }
/** One ticket with what the server remembers beside it. */
export type Case = {
  life: Life
  heldBy: string[]
  deeds: Deed[]
  undo?: KeptPoint & { by: Actor }
  joined: Map<string, number>
  opinions: Map<string, { round: number; solved: string }>
}
/** What was just done to which of them. */
export type Made = { one: Case; step: Step }

export class World {
  /** Looked at right after a sweep: nothing that was due is left. */
  swept = false
  now = MONDAY
  readonly cases: Case[]
  private made: Made[] = []
  private actor: Actor = people.systemClock
  private calendar = 0
  private empty = new Set<string>()
  /** Who works where now. */
  units = UNITS

  /** The working calendar that holds now. */
  get days(): Calendar {
    return CALENDARS[this.calendar]!
  }

  /** `look` sees the world after everything that was done in one go. */
  constructor(
    readonly story: Story,
    private readonly look: (world: World, made: Made[]) => void,
  ) {
    this.cases = [0, 1, 2].map((index) => this.filed(index))
    this.look(this, [])
  }

  /** Time goes on, and then somebody does something that they may. */
  live({ kind, which, what, who, given, day, hours }: Move) {
    this.sweepTill(this.now + hours * HOUR)
    if (kind === 'calendar') return this.recount()
    if (kind === 'posts') return this.comeOrGo(EVERY_UNIT[who % EVERY_UNIT.length]!)
    const one = this.cases[which]!
    const named = {
      ...given,
      until: dayOf(this.now + day * DAY),
      holdsUntil: dayOf(this.now + day * DAY),
      into: this.cases[(which + 1 + (who % 2)) % 3]!.life.ticket.number,
    }
    const possible = this.possible(one, named).filter(({ action }) => kindOf(action) === kind)
    const actions = [...new Set(possible.map(({ action }) => action))]
    if (actions.length === 0) return
    const action = actions[what % actions.length]!
    const able = possible.filter((way) => way.action === action)
    const { actor, situation } = able[who % able.length]!
    this.do(one, { action, given: trimmed(action, named) }, situation, actor)
  }

  /** Everything somebody may do with a ticket now; people without a tie to it are left out, and so is the system. */
  possible(one: Case, given: Given = {}) {
    return PEOPLE.filter((actor) => this.isThere(actor))
      .map((actor) => ({ actor, situation: this.situationFor(one, actor, given) }))
      .filter(({ situation }) => situation.relations.length > 0)
      .flatMap((way) => ACTIONS.filter((action) => !refusal(way.situation, action)).map((action) => ({ ...way, action })))
  }

  /** As the server makes it for one who looks. */
  situationFor(one: Case, actor: Actor, given: Given = {}): Situation {
    const { life, deeds, joined, opinions } = one
    const { ticket } = life
    const last = (action: Action) => deeds.filter((deed) => deed.action === action && deed.round === ticket.round).at(-1)
    const id = 'personId' in actor ? actor.personId : ''
    const doneAt = last('resolve')?.at
    return life.situation({
      units: this.units,
      relations: this.tiesOf(one, actor),
      reporter: { identity: 'sealed', phoneKnown: true },
      isGridWorker: isGridWorkerOf(actor, ticket),
      leads: leadsIt(actor, ticket),
      ownWork: {
        handled: last('resolve')?.personId === id,
        asked: last('extend')?.personId === id,
        arrived: last('arrive')?.personId === id,
      },
      askedInfo: deeds.some(({ action }) => action === 'askInfo'),
      sampled: this.story.sampled,
      colleagues: this.empty.has(ticket.unitId) ? [] : COLLEAGUES,
      leaders: LEADERS,
      // every second unit keeps a roster
      onDuty: (unitId) => (EVERY_UNIT.indexOf(unitId) % 2 === 0 && !this.empty.has(unitId) ? COLLEAGUES[0]!.id : undefined),
      children: this.childrenOf(one).length,
      others: this.childrenOf(one).length + joined.size,
      ...(one.undo && { undo: undoPointOf(one.undo, ticket, one.undo.by === actor) }),
      target: this.cases.find((other) => other.life.ticket.number === given.into)?.life.ticket,
      joiner: joined.has(id)
        ? { joinedBeforeDone: doneAt === undefined || joined.get(id)! <= doneAt, opined: opinions.get(id)?.round === ticket.round }
        : undefined,
    })
  }

  tiesOf({ life, joined, heldBy, deeds }: Case, actor: Actor): Relation[] {
    if (actor.kind !== 'resident') return relationsOf(actor, life.ticket, { parties: [], heldBy }, this.units)
    if (actor === people.residentLi) return deeds.some(({ action }) => action === 'withdraw') ? ['withdrawn'] : ['reporter']
    return joined.has(actor.personId) ? ['joiner'] : ['passerBy']
  }

  childrenOf = (one: Case): Case[] => this.cases.filter(({ life }) => life.ticket.mergedInto === one.life.ticket.id)
  parentOf = (one: Case): Case | undefined => this.cases.find(({ life }) => life.ticket.id === one.life.ticket.mergedInto)

  private filed(index: number): Case {
    const { complainedOf, request, category, item, found } = this.story
    // the first one is what the story is about, the others are plain reports of the same
    const own = index === 0 ? { complainedOf, request: request as 'help', category: category as 'transport', item } : {}
    const made = {
      id: photoId(index),
      number: `20261123-AAA${index}`,
      now: MONDAY,
      source: 'web' as const,
      phoneKnown: true,
      heed: NOTHING_HEARD,
    }
    const ticket = openTicket(aReport(own), found, made, CATALOGUE, UNITS)
    const one: Case = { life: new Life(ticket), heldBy: [ticket.unitId], deeds: [], joined: new Map(), opinions: new Map() }
    one.life.then = (steps, situation) => this.follow(one, steps, situation)
    return one
  }

  private do(one: Case, due: Due, situation: Situation, actor: Actor) {
    if ('refusal' in perform(situation, due.action, due.given)) return
    this.actor = actor
    this.inOneGo(() => one.life.carryOut(due, situation))
  }

  /** What clocks ask for till then, in the order in which it comes due. */
  private sweepTill(till: number) {
    for (let rounds = 0; ; rounds++) {
      const [first] = this.cases.map((one) => ({ one, at: one.life.nextDue()?.nextAt ?? Infinity })).sort((a, b) => a.at - b.at)
      if (!first || first.at > till) break
      if (rounds > 300) throw new Error('the ladder has no end')
      this.pass(Math.max(this.now, first.at))
      this.actor = people.systemClock
      this.inOneGo(() => first.one.life.attend(this.situationFor(first.one, people.systemClock)))
    }
    this.pass(till)
    this.swept = true
    this.look(this, [])
    this.swept = false
  }

  private recount() {
    this.calendar = 1 - this.calendar
    this.actor = people.systemClock
    for (const one of this.cases) {
      one.life.useCalendar(CALENDARS[this.calendar]!)
      if (rowOf(one.life.ticket.state).open)
        this.do(one, { action: 'recount', given: {} }, this.situationFor(one, people.systemClock), people.systemClock)
    }
  }

  /** The last one leaves a unit, or somebody comes to work there; all that lay with nobody goes on in the same go. */
  private comeOrGo(unitId: string) {
    if (!this.empty.delete(unitId)) this.empty.add(unitId)
    this.units = people.unitsEmptyAt(...this.empty)
    this.actor = people.systemClock
    this.inOneGo(() => {
      for (const one of this.cases)
        if (rowOf(one.life.ticket.state).open && one.life.ticket.unitId === unitId)
          for (const action of ['handOver', 'vacate'] as const) this.byClock(one, { action, given: {} })
    })
  }

  private isThere = (actor: Actor): boolean => actor.kind !== 'staff' || actor.posts.some(({ unitId }) => !this.empty.has(unitId))

  private inOneGo(what: () => void) {
    this.made = []
    what()
    this.look(this, this.made)
  }

  private pass(now: number) {
    this.now = now
    for (const { life } of this.cases) life.now = now
  }

  /** What the server does after each deed: remembers who did it, and lets the tickets merged with it do their part. */
  private follow(one: Case, steps: Step[], situation: Situation) {
    const id = 'personId' in this.actor ? this.actor.personId : ''
    const { length: seq } = one.life.lines
    const point = this.actor.kind === 'staff' && undoAfter(situation, steps, seq)
    one.undo = point ? { ...point, by: this.actor } : undefined
    for (const [index, step] of steps.entries()) {
      if (step.action === 'undo') one.deeds = one.deeds.filter((deed) => deed.seq < Number(step.given.undoes))
      this.made.push({ one, step })
      one.heldBy.push(step.after.unitId)
      one.deeds.push({ seq: seq - steps.length + 1 + index, action: step.action, personId: id, round: step.after.round, at: this.now })
    }
    const last = steps.at(-1)!
    if (last.action === 'join') one.joined.set(id, this.now)
    if (last.action === 'opine') one.opinions.set(id, { round: last.after.round, solved: last.given.solved! })
    const forChildren = childrenThen(last)
    for (const child of forChildren ? this.childrenOf(one) : []) this.byClock(child, forChildren!)
    const forParent = parentThen(last)
    if (forParent) this.byClock(this.parentOf(one)!, forParent)
    const said = [...one.opinions.values()].filter(({ round }) => round === last.after.round)
    const byOpinion = opinionsThen(last, {
      said: said.length,
      unsolved: said.filter(({ solved }) => solved !== 'yes').length,
      alone: this.tiesOf(one, people.residentLi).includes('withdrawn'),
    })
    if (byOpinion) this.byClock(one, byOpinion)
    const joined = joinedBy(last)
    const crowded = this.cases.find(({ life }) => life.ticket.id === joined)
    const pressing = crowded ? crowdThen(1 + crowded.joined.size + this.childrenOf(crowded).length) : sentBackThen(last)
    if (pressing) this.byClock(crowded ?? one, pressing)
  }

  private byClock(one: Case, due: Due) {
    const actor = this.actor
    this.actor = people.systemClock
    const situation = this.situationFor(one, people.systemClock)
    if (!refusal(situation, due.action, due.given)) one.life.carryOut(due, situation)
    this.actor = actor
  }
}

/** Fields the action does not take are left out, so that a move fails on rules and not on form. */
function trimmed(action: Action, given: Given): Given {
  const { needs, may } = ruleOf(action)
  return Object.fromEntries(
    Object.entries(given).filter(([field]) => [...needs, ...may].includes(field as Field) && hasField(given, field as Field)),
  ) as Given
}

/** The same stories every time; STORIES=7 tells others. */
const SEED = Number(process.env.STORIES ?? 20261130)

/** Tells random stories; `holds` is asked at every moment of them. */
export const always = (holds: (world: World, made: Made[]) => void, options: { seed?: number; numRuns?: number } = {}) =>
  fc.assert(
    fc.property(aStory, (story) => {
      const world = new World(story, holds)
      for (const move of story.moves) world.live(move)
    }),
    // told as it failed: stories this long take minutes to shrink; seed and path tell it again
    { numRuns: 50, endOnFailure: true, seed: SEED, ...options },
  )
