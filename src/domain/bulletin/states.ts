/**
 * The way of a bulletin (通报的几步): drafted, provisional inside while units may object, final, told outside. Who may do what, and what has to
 * be so first, stands in one table; each step adds an edition, none ever changes.
 */
import { addWorkdays, closingTime, type Calendar } from '../calendar/workdays'
import { finalOf, type Span } from '../figures/spans'
import { closes } from '../figures/tables'
import type { Stage } from '../figures/vintages'
import { OVERSEEING, unitsOf, type Actor, type Duty } from '../people/actors'
import { criticised, unitsShown, type Document } from './draft'

export const BULLETIN_STATES = ['draft', 'provisional', 'final', 'released'] as const
export type BulletinState = (typeof BULLETIN_STATES)[number]
export const STATE_NAMES: Record<BulletinState, string> = {
  draft: '草稿',
  provisional: '暂定，征求意见',
  final: '定稿',
  released: '已对外公开',
}

export const GUARDS = [
  ...(['addsUp', 'newestVintage', 'timeToObject', 'timeIsOver'] as const),
  ...(['allAnswered', 'vintageIsFinal', 'ownUnitShown', 'ownUnitCriticised'] as const),
] as const
type Guard = (typeof GUARDS)[number]

type StepRule = { from: readonly BulletinState[]; to: BulletinState | 'stays'; by: readonly Duty[]; guards: readonly Guard[] }

const SEEN = ['provisional', 'final', 'released'] as const
const TO_FINISH = ['timeIsOver', 'allAnswered', 'vintageIsFinal', 'addsUp'] as const

/** word 改字, issue 发给各单位提意见, object 提意见, answer 答复意见, finish 定稿, release 对外公开, account 书面检讨. */
// prettier-ignore
export const BULLETIN_STEPS = {
  word:    { from: ['draft'],       to: 'draft',       by: ['supervisor'], guards: [] },
  issue:   { from: ['draft'],       to: 'provisional', by: ['supervisor'], guards: ['addsUp', 'newestVintage'] },
  object:  { from: ['provisional'], to: 'stays',       by: ['clerk'],      guards: ['timeToObject', 'ownUnitShown'] },
  answer:  { from: ['provisional'], to: 'stays',       by: ['supervisor'], guards: [] },
  finish:  { from: ['provisional'], to: 'final',       by: ['supervisor'], guards: TO_FINISH },
  release: { from: ['final'],       to: 'released',    by: ['supervisor'], guards: [] },
  account: { from: SEEN,            to: 'stays',       by: ['clerk'],      guards: ['ownUnitCriticised'] },
} as const satisfies Record<string, StepRule>
export type BulletinStep = keyof typeof BULLETIN_STEPS
const STEP_IDS = Object.keys(BULLETIN_STEPS) as BulletinStep[]
/** Those that make an edition by themselves. */
export const MOVES = ['issue', 'finish', 'release'] as const satisfies readonly BulletinStep[]
export type Move = (typeof MOVES)[number]

/** A bulletin as the rules see it, at one moment; `newest`: the newest vintage of its period. */
export type Standing = {
  state: BulletinState
  document: Document
  objectUntil: number | null
  unanswered: number
  newest: { id: string; stage: Stage; closes: boolean }
  now: number
}

/** Whoever is asked: their duties, and the units they answer for. */
export const deskUnits = (actor: Actor): string[] => unitsOf(actor, ['clerk'])

export const GUARD_WORDS: Record<Guard, string> = {
  addsUp: '这一版加不起来，先出更正的版本。',
  newestVintage: '有了更新的版本，先按新版本重新起草。',
  timeToObject: '提意见的日子过了。',
  timeIsOver: '提意见的日子还没过。',
  allAnswered: '还有意见没答复。',
  vintageIsFinal: '数还是暂定的，等定稿的版本冻结。',
  ownUnitShown: '通报里没有您的单位。',
  ownUnitCriticised: '没有点到您的单位。',
}

const HOLDS: Record<Guard, (of: Standing, units: readonly string[]) => boolean> = {
  addsUp: ({ newest, document: { flow } }) => newest.closes && closes(flow),
  newestVintage: ({ newest, document: { source } }) => newest.id === source.id,
  timeToObject: ({ objectUntil, now }) => objectUntil !== null && now < objectUntil,
  timeIsOver: ({ objectUntil, now }) => objectUntil !== null && now >= objectUntil,
  allAnswered: ({ unanswered }) => unanswered === 0,
  vintageIsFinal: ({ newest }) => newest.stage !== 'provisional',
  ownUnitShown: ({ document }, units) => units.some((id) => unitsShown(document).includes(id)),
  ownUnitCriticised: ({ document }, units) => units.some((id) => criticised(document).includes(id)),
}

type StepRefusal = 'notForYou' | 'wrongState' | Guard

/** Why a step may not be taken, or undefined when it may. */
export function stepRefusal(step: BulletinStep, of: Standing, actor: Actor): StepRefusal | undefined {
  const rule: StepRule = BULLETIN_STEPS[step]
  if (unitsOf(actor, rule.by).length === 0) return 'notForYou'
  if (!rule.from.includes(of.state)) return 'wrongState'
  return rule.guards.find((guard) => !HOLDS[guard](of, deskUnits(actor)))
}

/** The steps shown to a person, with what holds each back. */
export const stepsFor = (of: Standing, actor: Actor): { step: BulletinStep; why: Guard | null }[] =>
  STEP_IDS.flatMap((step) => {
    const refused = stepRefusal(step, of, actor)
    if (refused === 'notForYou' || refused === 'wrongState' || refused === 'ownUnitShown' || refused === 'ownUnitCriticised') return []
    return [{ step, why: refused ?? null }]
  })

/** A draft is for those who oversee; whatever was issued is for every unit. */
export const mayRead = (state: BulletinState, actor: Actor): boolean => state !== 'draft' || unitsOf(actor, OVERSEEING).length > 0

/** What a unit wrote of itself is for supervision and that unit: nobody else, not the centre. */
export const maySeeAccount = (unit: string, actor: Actor): boolean =>
  unitsOf(actor, ['supervisor']).length > 0 || deskUnits(actor).includes(unit)

/** What a unit objected is for those who oversee, and that unit. */
export const maySeeObjection = (unit: string, actor: Actor): boolean =>
  unitsOf(actor, OVERSEEING).length > 0 || deskUnits(actor).includes(unit)

const LEAST_WORKDAYS = 2

/** Until when units may object: as long as the figures are open to it, two working days at least. */
export const objectUntil = (span: Span, now: number, calendar: Calendar): number =>
  Math.max(finalOf(span, calendar), closingTime(calendar, addWorkdays(calendar, now, LEAST_WORKDAYS)))
