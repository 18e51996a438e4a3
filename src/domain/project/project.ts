/**
 * Projects for the people (民生项目): set up by the centre, claimed by a leader (领衔), planned with milestones (推进表), struck off with proof
 * (销号) by somebody else than who asked, told outside once released. Who may take which step from where stands in one table.
 */
import { OVERSEEING, unitsOf, type Actor, type Duty } from '../people/actors'
import type { Units } from '../people/units'

export const PROJECT_STATES = ['open', 'asked', 'struck', 'stopped'] as const
export type ProjectState = (typeof PROJECT_STATES)[number]
/** open 推进中 · asked 申请销号 · struck 已销号 · stopped 中止. */
export const PROJECT_STATE_WORDS: Record<ProjectState, string> = {
  open: '推进中',
  asked: '申请销号',
  struck: '已销号',
  stopped: '中止了',
}

/** unit: an 经办人 of its unit · leader: answers for that unit (分管) · overseer: centre and supervision. */
type Tie = 'unit' | 'leader' | 'overseer'
export type ProjectField = 'words' | 'day' | 'of'
type Guard = 'allReached' | 'notOwnAsk' | 'notOwnProject' | 'notShown' | 'unclaimed' | 'hasOpen' | 'dayWithin'
type Step = {
  name: string
  from: readonly ProjectState[]
  to: ProjectState | 'stays'
  by: readonly Tie[]
  needs: readonly ProjectField[]
  guards: readonly Guard[]
  /** What is asked for in words. */
  asks: string
}

const GOING = ['open', 'asked'] as const
// prettier-ignore
export const PROJECT_STEPS = {
  claim:     { name: '领衔', from: ['open'], to: 'stays', by: ['leader', 'overseer'],
               needs: ['words'], guards: ['unclaimed'], asks: '牵头领导，姓名和职务' },
  plan:      { name: '加一步', from: ['open'], to: 'stays', by: ['unit', 'leader', 'overseer'],
               needs: ['words', 'day'], guards: ['dayWithin'], asks: '到那一天做到什么' },
  reach:     { name: '做到了', from: ['open'], to: 'stays', by: ['unit'],
               needs: ['of', 'words'], guards: ['hasOpen'], asks: '凭什么说做到了' },
  tell:      { name: '记进展', from: GOING, to: 'stays', by: ['unit', 'leader', 'overseer'],
               needs: ['words'], guards: [], asks: '进展、难处' },
  askStrike: { name: '申请销号', from: ['open'], to: 'asked', by: ['unit'],
               needs: ['words'], guards: ['allReached'], asks: '做成了什么，凭什么' },
  strike:    { name: '销号', from: ['asked'], to: 'struck', by: ['overseer'],
               needs: ['words'], guards: ['notOwnAsk'], asks: '核实的情况' },
  sendBack:  { name: '退回', from: ['asked'], to: 'open', by: ['overseer'],
               needs: ['words'], guards: [], asks: '还差什么' },
  release:   { name: '对外公开', from: PROJECT_STATES, to: 'stays', by: ['overseer'],
               needs: [], guards: ['notShown', 'notOwnProject'], asks: '' },
  stop:      { name: '中止', from: GOING, to: 'stopped', by: ['overseer'],
               needs: ['words'], guards: [], asks: '为什么中止' },
} as const satisfies Record<string, Step>
export type ProjectStep = keyof typeof PROJECT_STEPS
export const PROJECT_STEP_IDS = Object.keys(PROJECT_STEPS) as [ProjectStep, ...ProjectStep[]]

export const GUARD_WORDS: Record<Guard, string> = {
  allReached: '推进表上还有没做到的，或者一步也没有排。',
  notOwnAsk: '申请的人不能自己销号。',
  notOwnProject: '立项的人不能自己放行，请另一位。',
  notShown: '已经对外公开了。',
  unclaimed: '已经有领导领衔了。',
  hasOpen: '推进表上没有等着做的。',
  dayWithin: '日子要在今天以后、项目期限以前。',
}

export const MAX_PROJECT = { content: 120, served: 60, person: 20, words: 300 } as const
export const MOST_LINES = 200
/** So long without a line a project stands still (停滞). */
export const STALLED_MS = 30 * 86_400_000

export type ProjectLine = {
  no: number
  step: ProjectStep | 'begin'
  words: string
  day: string | null
  of: number | null
  at: number
  byId: string
}
type Project = { unitId: string; dueDay: string; state: ProjectState; leader: string | null; shownAt: number | null; madeBy: string }
type Milestone = { no: number; words: string; day: string; reached: { at: number; words: string } | null; late: boolean }

/** The milestones in the order of their days; `today` in Beijing. */
export function milestonesOf(lines: readonly ProjectLine[], today: string): Milestone[] {
  const reached = new Map(
    lines.flatMap(({ step, of, at, words }) => (step === 'reach' && of !== null ? [[of, { at, words }] as const] : [])),
  )
  return lines
    .filter(({ step, day }) => step === 'plan' && day !== null)
    .map(({ no, words, day }) => ({ no, words, day: day!, reached: reached.get(no) ?? null, late: !reached.has(no) && day! < today }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.no - b.no))
}

/** red 红旗: struck off in time · black 黑旗: its limit has passed · still 停滞: nothing was said for long; by dates and proof alone. */
type Flag = 'red' | 'black' | 'still' | null
export const FLAG_WORDS: Record<Exclude<Flag, null>, string> = { red: '红旗：按期销号', black: '黑旗：过了期限', still: '30 天没有进展' }

export function flagOf(
  { state, dueDay }: Pick<Project, 'state' | 'dueDay'>,
  lastAt: number,
  struckDay: string | null,
  now: { at: number; day: string },
): Flag {
  if (state === 'struck') return struckDay !== null && struckDay <= dueDay ? 'red' : null
  if (state === 'stopped') return null
  if (dueDay < now.day) return 'black'
  return now.at - lastAt > STALLED_MS ? 'still' : null
}

const OVERSEERS: readonly Duty[] = OVERSEEING
export const tiesTo = (actor: Actor, unitId: string, units: Units): Tie[] => [
  ...(unitsOf(actor, ['clerk']).includes(unitId) ? (['unit'] as const) : []),
  ...(unitsOf(actor, ['leader']).some((id) => units.isWithin(unitId, id)) ? (['leader'] as const) : []),
  ...(unitsOf(actor, OVERSEERS).length > 0 ? (['overseer'] as const) : []),
]

/** A project as the rules see it, for one person at one moment. */
export type Standing = { project: Project; lines: readonly ProjectLine[]; ties: readonly Tie[]; me: string; today: string }

const HOLDS: Record<Guard, (of: Standing, given: Given) => boolean> = {
  allReached: ({ lines, today }) => {
    const all = milestonesOf(lines, today)
    return all.length > 0 && all.every(({ reached }) => reached !== null)
  },
  notOwnAsk: ({ lines, me }) => lines.filter(({ step }) => step === 'askStrike').at(-1)?.byId !== me,
  notOwnProject: ({ project, me }) => project.madeBy !== me,
  notShown: ({ project }) => project.shownAt === null,
  unclaimed: ({ project }) => project.leader === null,
  hasOpen: ({ lines, today }, { of }) =>
    milestonesOf(lines, today).some(({ no, reached }) => reached === null && (of === undefined || of === no)),
  dayWithin: ({ project, today }, { day }) => day === undefined || (day >= today && day <= project.dueDay),
}

type Given = { words?: string; day?: string; of?: number }
type StepRefusal = 'notForYou' | 'wrongState' | Guard

/** Why a step may not be taken, or undefined when it may; without `given`: whether it may be begun. */
export function stepRefusal(step: ProjectStep, of: Standing, given: Given = {}): StepRefusal | undefined {
  const rule: Step = PROJECT_STEPS[step]
  if (!rule.by.some((tie) => of.ties.includes(tie))) return 'notForYou'
  if (!rule.from.includes(of.project.state)) return 'wrongState'
  return rule.guards.find((guard) => !HOLDS[guard](of, given))
}

/** The steps shown to a person, with what holds each back. */
export const stepsFor = (of: Standing): { step: ProjectStep; why: Guard | null }[] =>
  PROJECT_STEP_IDS.flatMap((step) => {
    const refused = stepRefusal(step, of)
    return refused === 'notForYou' || refused === 'wrongState' ? [] : [{ step, why: refused ?? null }]
  })
