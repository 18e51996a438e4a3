/**
 * Ticket lifecycle (工单流转): which action leads where, from which state, by whom, with what evidence, under which guards, who
 * has it next and who is told. The server decides by this table and sends each reader the actions open to them; the sheets on
 * the phone, the diagram in the docs and the tests come from it; nothing else decides. Which clocks run follows from the
 * state reached (`STATES`).
 */
import { dayOf } from '../calendar/workdays'
import type { Unit, Units } from '../people/units'
import type { Action } from './actions'
import { hasField, type Field, type Given } from './evidence'
import type { Relation } from './relations'
import { STATES, STATE_IDS, type State } from './states'
import type { Identity, Ticket } from './ticket'

type Rule = {
  from: readonly State[]
  to: State | keyof typeof TARGETS | 'stays'
  by: readonly Relation[]
  needs: readonly Field[]
  may: readonly Field[]
  guards: readonly Guard[]
  /** Who has it afterwards. */
  owner: keyof typeof OWNERS
  /** Not taken yet? Then 受理 or 签收 is recorded with it, in the same step (马上办). */
  takesFirst?: true
  /** A closing photo is needed where the sub-item asks for one. */
  photoIfAsked?: true
  tells: readonly Told[]
}

/** parties: the reporter and those who joined; owner: the unit that has it next; passedOver: levels skipped by an escalation. */
export type Told = 'parties' | 'owner' | 'passedOver'

const OPEN: readonly State[] = STATE_IDS.filter((state) => STATES[state].open)
const BEFORE_DONE = OPEN.filter((state) => state !== 'verified' && state !== 'resolved')

// prettier-ignore
export const RULES = {
  accept:     { from: ['submitted', 'escalated', 'rework', 'returned'], to: 'whereTaken',   by: ['handler'],            needs: [],                         may: [],                    guards: [],                                           owner: 'stays',        tells: ['parties'] },                        // 受理
  sign:       { from: ['dispatched'],                       to: 'in_progress',  by: ['handler'],            needs: [],                         may: [],                    guards: [],                                           owner: 'stays',        tells: ['parties'] },                        // 签收
  resolve:    { from: ['accepted', 'in_progress'],          to: 'verified',     by: ['handler'],            needs: ['outcome', 'note'],        may: ['photos'],            guards: [],                                           owner: 'stays',        tells: ['parties'], takesFirst: true, photoIfAsked: true }, // 办结
  escalate:   { from: ['accepted', 'in_progress'],          to: 'escalated',    by: ['handler'],            needs: ['escalateReason', 'reason'], may: ['unit'],            guards: ['hasLevelAbove', 'targetIsAbove'],           owner: 'levelAbove',   tells: ['parties', 'owner', 'passedOver'], takesFirst: true }, // 上报
  dispatch:   { from: ['accepted', 'in_progress', 'returned'], to: 'dispatched', by: ['handler'],           needs: ['unit'],                   may: ['reason'],            guards: ['unitDispatches', 'targetMayHaveIt'],        owner: 'chosen',       tells: ['parties', 'owner'], takesFirst: true }, // 派单
  return:     { from: ['submitted', 'dispatched'],          to: 'returned',     by: ['handler'],            needs: ['basis'],                  may: [],                    guards: ['notCentre', 'centreMayHaveIt', 'notRuled', 'notReturnedBefore'], owner: 'centre', tells: ['parties', 'owner'] },               // 退单
  reject:     { from: ['submitted', 'accepted', 'returned'], to: 'rejected',     by: ['handler'],            needs: ['rejectReason', 'note'],   may: [],                    guards: [],                                           owner: 'stays',        tells: ['parties'] },                        // 不予受理
  note:       { from: OPEN,                                 to: 'stays',        by: ['handler', 'centre', 'levelAbove', 'formerUnit', 'supervisor'], needs: ['reason'], may: [],    guards: [],                                           owner: 'stays',        tells: [] },                                 // 内部记录
  reveal:     { from: OPEN,                                 to: 'stays',        by: ['handler', 'centre'],  needs: ['callReason'],             may: [],                    guards: ['phoneIsKnown', 'mayCall'],                  owner: 'stays',        tells: ['parties'] },                        // 看电话
  judge:      { from: ['verified'],                         to: 'afterVerdict', by: ['reporter'],           needs: ['solved', 'satisfied'],    may: ['note', 'photos'],    guards: [],                                           owner: 'afterVerdict', tells: ['owner'] },                          // 评价
  supplement: { from: OPEN,                                 to: 'stays',        by: ['reporter', 'proxy'],  needs: ['note'],                   may: ['photos'],            guards: [],                                           owner: 'stays',        tells: ['owner'] },                          // 补充
  urge:       { from: BEFORE_DONE,                          to: 'stays',        by: ['reporter', 'proxy'],  needs: [],                         may: ['note'],              guards: ['notUrgedToday'],                            owner: 'stays',        tells: ['owner'] },                          // 催办
  withdraw:   { from: BEFORE_DONE,                          to: 'withdrawn',    by: ['reporter'],           needs: [],                         may: ['reason'],            guards: [],                                           owner: 'stays',        tells: ['owner'] },                          // 撤回
  close:      { from: ['verified'],                         to: 'closed',       by: ['clock'],              needs: [],                         may: [],                    guards: ['answerOverdue'],                            owner: 'stays',        tells: ['parties'] },                        // 销号
} as const satisfies Record<Action, Rule>

export const ruleOf = (action: Action): Rule => RULES[action]

/** Everything a decision may look at. */
export type Situation = {
  ticket: Ticket
  relations: readonly Relation[]
  units: Units
  now: number
  /** The sub-item asks for a closing photo. */
  photoAsked: boolean
  /** When the resident's turn ends, while it runs. */
  answerDueAt: number | null
  /** What the reporter lets be seen of them, and whether a phone of theirs is known. */
  reporter: { identity: Identity; phoneKnown: boolean }
  /** Whoever looks is the grid worker of the unit that has it. */
  isGridWorker: boolean
}

export type Refusal =
  | { code: 'wrongState'; allowed: readonly State[] }
  | { code: 'notAllowed'; allowed: readonly Relation[] }
  | { code: 'missing'; missing: readonly Field[] }
  | { code: 'notTaken'; fields: readonly Field[] }
  | { code: Guard }

/** One line of history: what an action made of the ticket. */
export type Step = { action: Action; before: Ticket; after: Ticket; given: Given }

/** Carries out an action: the steps it makes (two when it takes the ticket first), or why not. */
export function perform(situation: Situation, action: Action, given: Given): { steps: Step[] } | { refusal: Refusal } {
  const refused = refusal(situation, action, given)
  if (refused) return { refusal: refused }
  const taking = takingFirst(situation.ticket, action)
  const first = taking ? [stepOf(situation, taking, {})] : []
  const ticket = first[0]?.after ?? situation.ticket
  return { steps: [...first, stepOf({ ...situation, ticket }, action, given)] }
}

/** Why this action may not go ahead, or `undefined` when it may. Without `given` only what a button needs is asked. */
export function refusal(situation: Situation, action: Action, given?: Given): Refusal | undefined {
  const rule = ruleOf(action)
  if (!rule.by.some((relation) => situation.relations.includes(relation))) return { code: 'notAllowed', allowed: rule.by }
  if (!rule.from.includes(situation.ticket.state) && !takingFirst(situation.ticket, action))
    return { code: 'wrongState', allowed: rule.from }
  if (given) {
    const fields = fieldsRefused(situation, action, given)
    if (fields) return fields
  }
  const guard = rule.guards.find((name) => !GUARDS[name](situation, given))
  return guard && { code: guard }
}

/** The fields an action cannot do without, here and now. */
export function needsOf(situation: Pick<Situation, 'photoAsked'>, action: Action): readonly Field[] {
  const rule = ruleOf(action)
  return rule.photoIfAsked && situation.photoAsked ? [...rule.needs, 'photos'] : rule.needs
}

/** Units an action may name: the levels above for 上报, departments and units below for 派单. */
export function targetsOf({ ticket, units }: Pick<Situation, 'ticket' | 'units'>, action: Action): Unit[] {
  const allowed = (unit: Unit) => unit.id !== ticket.unitId && !(ticket.complainedOf && units.isWithin(unit.id, ticket.complainedOf))
  if (action === 'escalate') return levelsAbove(units, ticket.unitId).filter(allowed)
  if (action !== 'dispatch') return []
  return units.current.filter(
    (unit) => allowed(unit) && (unit.kind === 'department' || unit.kind === 'oversight' || units.isWithin(unit.id, ticket.unitId)),
  )
}

/** The levels above a unit that have not ended, nearest first. */
const levelsAbove = (units: Units, id: string): Unit[] => units.above(id).filter((unit) => !unit.ended)

/** The units a step passed over on the way up; they are told. */
export const passedOver = ({ before, after }: Step, units: Units): Unit[] => {
  const above = units.above(before.unitId)
  return above.slice(
    0,
    Math.max(
      0,
      above.findIndex((unit) => unit.id === after.unitId),
    ),
  )
}

function fieldsRefused(situation: Situation, action: Action, given: Given): Refusal | undefined {
  const rule = ruleOf(action)
  const missing = needsOf(situation, action).filter((field) => !hasField(given, field))
  if (missing.length > 0) return { code: 'missing', missing }
  const unknown = (Object.keys(given) as Field[]).filter(
    (field) => hasField(given, field) && !rule.needs.includes(field) && !rule.may.includes(field),
  )
  return unknown.length > 0 ? { code: 'notTaken', fields: unknown } : undefined
}

/** The taking (受理, 签收) that has to come first, if this action may bring it along. */
function takingFirst(ticket: Ticket, action: Action): 'accept' | 'sign' | undefined {
  if (!ruleOf(action).takesFirst || ruleOf(action).from.includes(ticket.state)) return undefined
  return (['accept', 'sign'] as const).find((taking) => ruleOf(taking).from.includes(ticket.state))
}

function stepOf(situation: Situation, action: Action, given: Given): Step {
  const { ticket, units, now } = situation
  const rule = ruleOf(action)
  const state =
    rule.to === 'stays' ? ticket.state : rule.to in TARGETS ? TARGETS[rule.to as keyof typeof TARGETS](ticket, given) : (rule.to as State)
  const unitId = OWNERS[rule.owner](ticket, units, given)
  const moved = state !== ticket.state || unitId !== ticket.unitId
  const after = {
    ...ticket,
    ...EFFECTS[action]?.(ticket, given, now),
    state,
    unitId,
    stage: ticket.stage + (moved ? 1 : 0),
    changedAt: now,
  }
  return { action, before: ticket, after, given }
}

/** States that depend on the ticket. */
const TARGETS = {
  whereTaken: (ticket: Ticket): State => (ticket.state === 'submitted' ? 'accepted' : 'in_progress'),
  afterVerdict: (_: Ticket, given: Given): State => (given.solved === 'yes' ? 'closed' : 'rework'),
}

/** Who has it next. A second "not solved" goes to the level above whoever handled it. */
const OWNERS = {
  stays: (ticket: Ticket) => ticket.unitId,
  centre: (_: Ticket, units: Units) => units.centre.id,
  chosen: (_: Ticket, __: Units, given: Given) => given.unit!,
  levelAbove: (ticket: Ticket, units: Units, given: Given) => given.unit ?? levelsAbove(units, ticket.unitId)[0]!.id,
  afterVerdict: (ticket: Ticket, units: Units, given: Given) => {
    if (given.solved === 'yes') return ticket.unitId
    const handledBy = ticket.handledBy ?? ticket.unitId
    const above = levelsAbove(units, handledBy).find((unit) => unit.id !== ticket.complainedOf)
    return goesUp(ticket) ? (above?.id ?? handledBy) : handledBy
  },
}

/** The first "not solved" goes back to whoever handled it, the next ones up. */
export const goesUp = ({ round }: { round: number }): boolean => round > 0

/** What an action changes beside state and owner. */
const EFFECTS: Partial<Record<Action, (ticket: Ticket, given: Given, now: number) => Partial<Ticket>>> = {
  // the centre may rule that it keeps a returned ticket itself
  accept: (ticket) => (ticket.state === 'returned' ? { ruled: true } : {}),
  resolve: (ticket, given) => ({ handledBy: ticket.unitId, outcome: given.outcome! }),
  return: (ticket) => ({ returnedBy: [...ticket.returnedBy, ticket.unitId] }),
  dispatch: (ticket) => (ticket.state === 'returned' ? { ruled: true } : {}),
  judge: (ticket, given) => (given.solved === 'yes' ? { answered: true } : { answered: true, round: ticket.round + 1, outcome: null }),
  close: () => ({ answered: false }),
  urge: (_, __, now) => ({ urgedAt: now }),
}

export type Guard = keyof typeof GUARDS

/** Conditions beyond state and person; each name is the code of its refusal. */
const GUARDS = {
  hasLevelAbove: ({ ticket, units }: Situation) => targetsOf({ ticket, units }, 'escalate').length > 0,
  targetIsAbove: ({ ticket, units }: Situation, given?: Given) => {
    const target = given && (given.unit ?? levelsAbove(units, ticket.unitId)[0]?.id)
    return !given || targetsOf({ ticket, units }, 'escalate').some((unit) => unit.id === target)
  },
  unitDispatches: ({ ticket, units }: Situation) => ['centre', 'street', 'community', 'oversight'].includes(units.get(ticket.unitId).kind),
  targetMayHaveIt: ({ ticket, units }: Situation, given?: Given) =>
    !given || targetsOf({ ticket, units }, 'dispatch').some((unit) => unit.id === given.unit),
  notCentre: ({ ticket, units }: Situation) => ticket.unitId !== units.centre.id,
  centreMayHaveIt: ({ ticket, units }: Situation) => ticket.complainedOf !== units.centre.id,
  notRuled: ({ ticket }: Situation) => !ticket.ruled,
  notReturnedBefore: ({ ticket }: Situation) => !ticket.returnedBy.includes(ticket.unitId),
  notUrgedToday: ({ ticket, now }: Situation) => ticket.urgedAt === null || dayOf(ticket.urgedAt) < dayOf(now),
  phoneIsKnown: ({ reporter }: Situation) => reporter.phoneKnown,
  // 保密: only the one who comes to the door, and the centre
  mayCall: ({ reporter, relations, isGridWorker }: Situation) =>
    reporter.identity === 'named' || (reporter.identity === 'sealed' && (isGridWorker || relations.includes('centre'))),
  answerOverdue: ({ answerDueAt, now }: Situation) => answerDueAt !== null && answerDueAt <= now,
}
