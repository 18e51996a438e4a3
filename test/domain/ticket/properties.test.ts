/** Whatever people do, in whatever order: what must hold of a ticket at every moment. */
import * as fc from 'fast-check'
import type { Actor } from '../../../src/domain/people/actors'
import { dueAt } from '../../../src/domain/ticket/limits'
import { clockChange, earliest, type Clock, type ClockKind } from '../../../src/domain/ticket/clocks'
import type { Given } from '../../../src/domain/ticket/evidence'
import { ACTIONS, type Action } from '../../../src/domain/ticket/actions'
import { perform, refusal, type Situation, type Step } from '../../../src/domain/ticket/lifecycle'
import { isComplainedOf, isGridWorkerOf, relationsOf, type Relation } from '../../../src/domain/ticket/relations'
import { rowOf } from '../../../src/domain/ticket/states'
import { openTicket } from '../../../src/domain/ticket/open'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { actionsFor } from '../../../src/domain/ticket/views'
import * as people from '../../helpers/people'
import { GRID_3, TIANHE, UNITS } from '../../helpers/people'
import { aReport, CALENDAR, CATALOGUE, MONDAY, photoId } from '../../helpers/tickets'

const HOUR = 3_600_000
const EVERY_UNIT = UNITS.all.map((unit) => unit.id)
const STAFF = Object.values(people).filter((one): one is Actor => typeof one === 'object' && 'kind' in one && one.kind === 'staff')
const HANDLERS: Actor[] = EVERY_UNIT.map((unitId) => ({ kind: 'staff', personId: unitId, posts: [{ unitId, duty: 'clerk' }] }))
const PEOPLE: Actor[] = [people.residentLi, people.systemClock, ...STAFF, ...HANDLERS]

type World = { ticket: Ticket; clocks: Map<ClockKind, Clock>; heldBy: string[]; now: number; steps: Step[] }
type Move = { what: number; who: number; ends: boolean; given: Given; hours: number }

const aGiven: fc.Arbitrary<Given> = fc.record({
  note: fc.constantFrom('话', ''),
  reason: fc.constant('因为'),
  basis: fc.constant('职责'),
  outcome: fc.constantFrom('solved', 'partly', 'explained'),
  rejectReason: fc.constant('repeat'),
  escalateReason: fc.constant('other'),
  callReason: fc.constant('visit'),
  unit: fc.constantFrom(undefined, ...EVERY_UNIT),
  solved: fc.constantFrom('yes', 'partly', 'no', 'no'),
  satisfied: fc.constantFrom('1', '5'),
})
/** Withdrawing, rejecting and closing end a story; most moves are something else, so that stories grow long. */
const ENDS: readonly Action[] = ['withdraw', 'reject', 'close']
const aMove: fc.Arbitrary<Move> = fc.record({
  what: fc.nat(),
  who: fc.nat(),
  ends: fc.oneof({ weight: 19, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  given: aGiven,
  hours: fc.nat({ max: 60 }),
})
const aStory = fc.record({
  complainedOf: fc.constantFrom(undefined, undefined, ...EVERY_UNIT),
  request: fc.constantFrom('help', 'help', 'complain', 'accuse'),
  category: fc.constantFrom('public_facility', 'transport', 'policy_style_other'),
  found: fc.constantFrom({ gridId: GRID_3, communityId: TIANHE }, { gridId: null, communityId: null }),
  moves: fc.array(aMove, { maxLength: 40, size: 'max' }),
})
type Story = typeof aStory extends fc.Arbitrary<infer S> ? S : never

function opened({ complainedOf, request, category, found }: Story): World {
  const report = aReport({ complainedOf, request: request as 'help', category: category as 'transport', item: 'other' })
  const ticket = openTicket(report, found, { id: photoId(1), number: '20261123-AAAA', now: MONDAY }, CATALOGUE, UNITS)
  const world = { ticket, clocks: new Map(), heldBy: [ticket.unitId], now: MONDAY, steps: [] }
  return turned(world, null, ticket)
}

/** The world after a change, its clocks stopped and started as the rules say. */
function turned(world: World, before: Ticket | null, ticket: Ticket): World {
  const change = clockChange(before, ticket, world.now, CATALOGUE, CALENDAR)
  const clocks = new Map(world.clocks)
  for (const kind of change.stop) if (!clocks.delete(kind)) throw new Error(`${kind} stopped but was not running`)
  for (const clock of change.start) {
    if (clocks.has(clock.kind)) throw new Error(`${clock.kind} started twice`)
    clocks.set(clock.kind, clock)
  }
  return { ...world, ticket, clocks, heldBy: [...world.heldBy, ticket.unitId] }
}

const tiesOf = (world: World, actor: Actor): Relation[] => {
  const ties = { parties: actor.kind === 'resident' ? (['reporter'] as const) : [], heldBy: world.heldBy }
  return relationsOf(actor, world.ticket, ties, UNITS)
}
const situationFor = (world: World, actor: Actor): Situation => ({
  ticket: world.ticket,
  relations: tiesOf(world, actor),
  units: UNITS,
  now: world.now,
  photoAsked: false,
  answerDueAt: world.clocks.get('answer')?.dueAt ?? null,
  reporter: { identity: 'sealed', phoneKnown: true },
  isGridWorker: isGridWorkerOf(actor, world.ticket),
})

/** Fields the action does not take are left out, so that a move fails on rules and not on form. */
function trimmed(situation: Situation, action: Action, given: Given): Given {
  const view = actionsFor(situation).find((one) => one.action === action)
  const asked = new Set<string>([...(view?.needs ?? []), ...(view?.may ?? [])])
  return Object.fromEntries(Object.entries(given).filter(([field]) => asked.has(field))) as Given
}

/** One move: something that somebody may do now, done by one of those who may; a wrong unit or an empty note is still refused. */
function tried(world: World, { what, who, ends, given, hours }: Move): World {
  const later = { ...world, now: world.now + hours * HOUR, steps: [] }
  const mayDo = (action: Action) => PEOPLE.filter((actor) => !refusal(situationFor(later, actor), action))
  const possible = ACTIONS.filter((action) => ENDS.includes(action) === ends && mayDo(action).length > 0)
  if (possible.length === 0) return later
  const action = possible[what % possible.length]!
  const able = mayDo(action)
  const situation = situationFor(later, able[who % able.length]!)
  const result = perform(situation, action, trimmed(situation, action, given))
  if ('refusal' in result) return later
  return { ...turned(later, world.ticket, result.steps.at(-1)!.after), steps: result.steps }
}

/** Tells random stories and checks every moment of them. */
const always = (holds: (now: World, before: World | undefined) => void, options: { seed?: number; numRuns?: number } = {}) =>
  fc.assert(
    fc.property(aStory, (story) => {
      let world = opened(story)
      holds(world, undefined)
      for (const move of story.moves) {
        const next = tried(world, move)
        holds(next, world)
        world = next
      }
    }),
    { numRuns: 60, ...options },
  )

const isOpen = (world: World) => rowOf(world.ticket.state).open

test('an open ticket has exactly one owner, and it is a unit there is', () => {
  always(({ ticket }) => expect(UNITS.all.filter((unit) => unit.id === ticket.unitId)).toHaveLength(1))
})

test('while a ticket is open somebody can move it on: its owner, the reporter or the clock', () => {
  always((world) => {
    if (!isOpen(world)) return
    const later = { ...world, now: Math.max(world.now, world.clocks.get('answer')?.dueAt ?? 0) }
    // the clock alone moves a ticket only while it waits for the resident
    const movers = world.ticket.state === 'verified' ? [people.residentLi, people.systemClock] : HANDLERS
    const able = movers.filter((actor) =>
      ACTIONS.some(
        (action) => !['note', 'reveal', 'supplement', 'urge', 'withdraw'].includes(action) && !refusal(situationFor(later, actor), action),
      ),
    )
    expect(able).not.toEqual([])
  })
})

test('the unit complained of, and those below it, never have the ticket and never have a tie to it', () => {
  always((world) => {
    const { complainedOf, unitId } = world.ticket
    if (!complainedOf) return
    expect(UNITS.isWithin(unitId, complainedOf)).toBe(false)
    for (const actor of PEOPLE.filter((one) => isComplainedOf(one, world.ticket, UNITS))) {
      expect(tiesOf(world, actor)).toEqual(['complainedOf'])
      expect(actionsFor(situationFor(world, actor))).toEqual([])
    }
  })
})

test('exactly the clocks of its state run, each with a due time', () => {
  always(({ ticket, clocks }) => {
    expect([...clocks.keys()].sort()).toEqual([...rowOf(ticket.state).clocks].sort())
    for (const clock of clocks.values()) expect(clock.dueAt).toBeGreaterThan(clock.startedAt)
  })
})

test('passing a ticket on never gains time for handling it', () => {
  always((world, before) => {
    const [then, now] = [before?.clocks.get('handle'), world.clocks.get('handle')]
    if (then && now) expect(now).toBe(then)
  })
})

test('work sent back gets half of the first limit', () => {
  always(({ ticket, clocks }) => {
    const handle = clocks.get('handle')
    if (handle) expect(handle.dueAt).toBe(dueAt(handle.limit, handle.startedAt, CALENDAR).at)
    if (handle && ticket.category === 'public_facility') expect(handle.limit).toBe(ticket.round === 0 ? '3wd' : '2wd')
  })
})

test('a closed ticket has no clock and no action for anybody, ever again', () => {
  always((world, before) => {
    if (before && !isOpen(before)) expect(world.ticket).toBe(before.ticket)
    if (isOpen(world)) return
    expect(earliest([...world.clocks.values()])).toBeUndefined()
    for (const actor of PEOPLE) expect(actionsFor(situationFor(world, actor))).toEqual([])
  })
})

test('the stage never falls, and rises by one for each step that moves the ticket', () => {
  always((world) => {
    for (const { before, after } of world.steps) {
      const moved = before.state !== after.state || before.unitId !== after.unitId
      expect(after.stage - before.stage).toBe(moved ? 1 : 0)
    }
  })
})

test('the steps of one action hang together and start from the ticket as it was', () => {
  always((world, before) => {
    if (world.steps.length === 0) return
    expect(world.steps[0]!.before).toBe(before!.ticket)
    expect(world.steps.at(-1)!.after).toBe(world.ticket)
    if (world.steps.length === 2) expect(world.steps[1]!.before).toBe(world.steps[0]!.after)
    expect(world.steps.length).toBeLessThanOrEqual(2)
  })
})

test('what a ticket is about never changes', () => {
  always(({ ticket }, before) => {
    const about = ({ id, number, title, category, item, request, complainedOf, confidential, filedAt }: Ticket) =>
      [id, number, title, category, item, request, complainedOf, confidential, filedAt] // prettier-ignore
    if (before) expect(about(ticket)).toEqual(about(before.ticket))
  })
})

test('no unit returns a ticket twice, and none after the ruling', () => {
  always(({ ticket, steps }) => {
    expect(new Set(ticket.returnedBy).size).toBe(ticket.returnedBy.length)
    for (const step of steps) if (step.action === 'return') expect(step.before.ruled).toBe(false)
  })
})

test('the stories told here reach every state that can be reached, and rework three times over', () => {
  const seen = new Set<string>()
  let rounds = 0
  const look = ({ ticket }: World) => {
    seen.add(ticket.state)
    rounds = Math.max(rounds, ticket.round)
  }
  always(look, { seed: 20261124, numRuns: 200 })
  const reachable = 'accepted closed dispatched escalated in_progress rejected returned rework submitted verified withdrawn'
  expect([...seen].sort()).toEqual(reachable.split(' '))
  expect(rounds).toBeGreaterThanOrEqual(3)
})
