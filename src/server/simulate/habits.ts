/**
 * What people of a simulated year do with a ticket, by its state: how likely, who, and what they say with it. `null`: they forget it, until
 * something (a reminder, the reporter, the level that gets it) brings it back to them. None of this decides anything: what
 * the lifecycle refuses is refused.
 */
import { dayOf } from '../../domain/calendar/workdays'
import type { Actor } from '../../domain/people/actors'
import type { UnitKind } from '../../domain/people/units'
import type { Action } from '../../domain/ticket/actions'
import type { Given } from '../../domain/ticket/given'
import { ruleOf } from '../../domain/ticket/rules'
import { rowOf, type State } from '../../domain/ticket/states'
import { targetsOf } from '../../domain/ticket/targets'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Deps } from '../deps'
import type { Dice } from './dice'
import type { Town } from './town'

export type Scene = {
  ticket: Ticket
  reporter: Actor
  now: number
  dice: Dice
  town: Town
  deps: Deps
  others: readonly string[]
  joined: readonly Actor[]
}
export type Who = 'owner' | 'checker' | 'centre' | 'supervisor' | 'invited' | 'reporter' | 'neighbour' | 'joiner'
export type Habit = { weight: number; who: Who; action: Action | null; given?: (scene: Scene) => Given }

const DAY = 86_400_000
const inDays = ({ now }: Scene, days: number) => dayOf(now + days * DAY)
const target = (scene: Scene, action: Action) =>
  scene.dice.pick(targetsOf({ ticket: scene.ticket, units: scene.deps.reference.units }, action)).id
const two = (scene: Scene) => [target(scene, 'consult'), target(scene, 'consult')]

const GIVEN: Partial<Record<Action, (scene: Scene) => Given>> = {
  resolve: ({ dice }) => ({ outcome: dice.weighted(OUTCOMES).outcome, note: '已到现场处理' }),
  escalate: () => ({ escalateReason: 'no_means', reason: '本级办不了' }),
  dispatch: (scene) => ({
    unit: target(scene, 'dispatch'),
    goal: '办到群众认可',
    ...(ruleOf('dispatch').reasonFrom?.includes(scene.ticket.state) && { reason: '按职责定' }),
    ...(scene.dice.chance(0.2) && { until: inDays(scene, 2) }),
  }),
  consult: (scene) => ({ units: two(scene), reason: '牵涉几家' }),
  conclude: (scene) => ({ unit: target(scene, 'conclude'), minutes: '各家意见一致', note: '会商有了结论' }),
  attend: () => ({ reason: '本单位配合' }),
  check: ({ dice }) => ({ checkResult: dice.chance(0.85) ? 'passed' : 'failed', reason: '看过现场' }),
  inform: () => ({ note: '正在办，这两天有结果' }),
  askInfo: () => ({ note: '请补充具体位置' }),
  return: () => ({ basis: '不属本单位职责' }),
  extend: (scene) => ({ until: inDays(scene, 10), note: '配件要订' }),
  pause: (scene) => ({ pauseReason: 'weather', note: '等天气', until: inDays(scene, 3 + Math.floor(scene.dice.roll() * 7)) }),
  park: (scene) => ({ note: '冬天不能施工', measures: '先设围挡', leader: '分管领导', until: inDays(scene, 20) }),
  changeMode: ({ ticket }) => ({ mode: ticket.mode === 'tiers' ? 'dispatch' : 'tiers', reason: '换个办法' }),
  reject: () => ({ rejectReason: 'not_public_duty', note: '请找物业公司' }),
  merge: (scene) => ({ into: scene.dice.pick(scene.others), reason: '同一件事' }),
  unmerge: () => ({ reason: '不是同一件事' }),
  refuseExtension: () => ({ reason: '理由不足' }),
  supervise: () => ({ grade: 'listed', reason: '久拖未办' }),
  sponsor: (scene) => ({ leader: '区领导', person: '经办人', measures: '每周调度', until: inDays(scene, 15) }),
  answerSupervision: () => ({ reason: '已排上日程' }),
  lift: () => ({ reason: '已有进展' }),
  endSponsor: () => ({ assured: ['review', 'handling', 'reconciled', 'stable'], reason: '四包落实' }),
  callBack: ({ dice }) => ({ reached: dice.chance(0.7) ? 'reached' : 'unreached', reason: '电话回访' }),
  supplement: () => ({ note: '补充：在路口东侧' }),
  judge: ({ dice }) => ({ solved: dice.weighted(VERDICTS).solved, satisfied: dice.pick(['5', '4', '4', '3', '2', '1']) }),
  opine: ({ dice }) => ({ solved: dice.chance(0.6) ? 'yes' : 'no' }),
  reopen: () => ({ note: '又坏了' }),
  appeal: () => ({ note: '这是公家的' }),
}

const OUTCOMES = [
  { weight: 82, outcome: 'solved' },
  { weight: 6, outcome: 'partly' },
  { weight: 12, outcome: 'explained' },
] as const
const VERDICTS = [
  { weight: 72, solved: 'yes' },
  { weight: 8, solved: 'partly' },
  { weight: 20, solved: 'no' },
] as const

export const givenFor = (action: Action, scene: Scene): Given => GIVEN[action]?.(scene) ?? {}

const habit = (weight: number, action: Action | null, who: Who = 'owner'): Habit => ({ weight, action, who })
/** How often somebody forgets, before the unit's own habit. */
export const FORGET = 8
const forget = habit(FORGET, null)

const WORK: Record<UnitKind, Habit[]> = {
  grid: [
    habit(66, 'resolve'),
    habit(12, 'escalate'),
    habit(3, 'extend'),
    habit(2, 'pause'),
    habit(5, 'inform'),
    habit(2, 'askInfo'),
    habit(1, 'changeMode'),
    forget,
  ],
  community: [
    habit(52, 'resolve'),
    habit(14, 'dispatch'),
    habit(12, 'escalate'),
    habit(3, 'extend'),
    habit(5, 'inform'),
    habit(1, 'consult'),
    forget,
  ],
  street: [
    habit(50, 'resolve'),
    habit(22, 'dispatch'),
    habit(8, 'escalate'),
    habit(3, 'extend'),
    habit(5, 'inform'),
    habit(2, 'consult'),
    forget,
  ],
  department: [habit(74, 'resolve'), habit(6, 'extend'), habit(6, 'inform'), habit(3, 'pause'), habit(1, 'askInfo'), forget],
  centre: [habit(72, 'dispatch'), habit(3, 'consult'), habit(2, 'park', 'centre'), habit(14, 'resolve'), forget],
  oversight: [habit(80, 'resolve'), habit(10, 'inform'), forget],
}

/** What whoever has it does next. */
export function ownerHabits({ ticket, deps, others }: Scene): Habit[] {
  const { kind } = deps.reference.units.get(ticket.unitId)
  const isWaiting = rowOf(ticket.state).desk !== 'todo'
  const first: Habit[] = []
  if (ticket.extensionAsked !== null) first.push(habit(90, 'grantExtension', 'centre'), habit(40, 'refuseExtension', 'centre'))
  if (ticket.urgeWaiting && WORKING.includes(ticket.state)) first.push(habit(150, 'inform'))
  if (ticket.supervision === 'leader' && !isWaiting) first.push(habit(40, 'endSponsor', 'supervisor'))
  else if (ticket.supervision && !isWaiting) first.push(...SUPERVISED)
  if (ticket.reachable && !ticket.calledBack && ticket.state === 'verified') first.push(habit(30, 'callBack', 'centre'))
  return [...first, ...byState(ticket, kind, others)]
}

const WORKING: readonly State[] = ['accepted', 'in_progress']
const SUPERVISED: Habit[] = [
  habit(20, 'answerSupervision'),
  habit(8, 'lift', 'supervisor'),
  habit(4, 'supervise', 'supervisor'),
  habit(2, 'sponsor', 'supervisor'),
]

function byState({ state }: Ticket, kind: UnitKind, others: readonly string[]): Habit[] {
  if (state === 'accepted' || state === 'in_progress') return WORK[kind]
  if (state === 'submitted') return [habit(64, 'accept'), habit(12, 'resolve'), habit(4, 'askInfo'), habit(2, 'reject'), habit(kind === 'centre' ? 20 : 0, 'dispatch'), habit(kind === 'centre' ? 0 : 6, 'return'), habit(kind === 'centre' ? 0 : 4, 'escalate'), habit(others.length > 0 ? 1 : 0, 'merge'), forget] // prettier-ignore
  return BY_STATE[state] ?? []
}

const BY_STATE: Partial<Record<State, Habit[]>> = {
  dispatched: [habit(78, 'sign'), habit(9, 'return'), habit(5, 'resolve'), forget],
  returned: [habit(78, 'dispatch'), habit(8, 'accept'), habit(4, 'reject'), habit(3, 'consult'), forget],
  consult: [habit(30, 'attend', 'invited'), habit(60, 'conclude'), forget],
  escalated: [habit(78, 'accept'), habit(12, 'resolve'), forget],
  rework: [habit(78, 'accept'), habit(14, 'resolve'), forget],
  paused: [habit(30, 'resume'), habit(70, null)],
  parked: [habit(60, 'resume', 'centre'), habit(30, 'park', 'centre'), forget],
  resolved: [habit(80, 'check', 'checker'), forget],
  confirmed: [habit(85, 'check', 'checker'), forget],
  verified: [habit(85, null)],
  merged: [habit(3, 'unmerge', 'centre'), habit(97, null)],
}

/** What residents do while it stands where it stands. */
export const residentHabits = ({ ticket: { state } }: Scene): Habit[] => RESIDENTS[state] ?? WAITING

const WAITING: Habit[] = [
  habit(4, 'urge', 'reporter'),
  habit(2, 'supplement', 'reporter'),
  habit(1, 'withdraw', 'reporter'),
  habit(3, 'join', 'neighbour'),
  habit(90, null),
]
const JUDGING: Habit[] = [habit(45, 'judge', 'reporter'), habit(1, 'supplement', 'reporter'), habit(5, 'opine', 'joiner'), habit(52, null)]
const RESIDENTS: Partial<Record<State, Habit[]>> = {
  need_info: [habit(65, 'supplement', 'reporter'), habit(2, 'withdraw', 'reporter'), habit(33, null)],
  resolved: JUDGING,
  verified: JUDGING,
  confirmed: [],
  closed: [habit(3, 'reopen', 'reporter'), habit(97, null)],
  rejected: [habit(20, 'appeal', 'reporter'), habit(80, null)],
  withdrawn: [],
}
