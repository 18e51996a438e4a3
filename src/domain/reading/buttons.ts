/**
 * Where staff find an action (按钮的位置): what leads in a state, what stands beside it, and in which group behind 更多 the rest is.
 * Staff's screens alone carry this file.
 */
import type { Action } from '../ticket/actions'
import type { UnitKind } from '../people/units'
import type { Mode } from '../ticket/given'
import type { State } from '../ticket/states'

const GROUPS = ['handle', 'pass', 'hold', 'oversee', 'record'] as const
type Group = (typeof GROUPS)[number]
const GROUP_WORDS: Record<Group, string> = { handle: '办', pass: '转', hold: '停', oversee: '督办', record: '记' }

/** What has a button; a call and who has it in hand (经手人) have cards of their own, the rest is the reporter's or the system's. */
export const GROUP_OF: Partial<Record<Action, Group>> = {
  accept: 'handle',
  sign: 'handle',
  resolve: 'handle',
  check: 'handle',
  inform: 'handle',
  arrive: 'handle',
  undo: 'record',
  correct: 'record',
  interim: 'handle',
  reassign: 'pass',
  attend: 'handle',
  conclude: 'handle',
  changeMode: 'handle',
  reject: 'handle',
  dispatch: 'pass',
  escalate: 'pass',
  consult: 'pass',
  return: 'pass',
  takeBack: 'pass',
  merge: 'pass',
  unmerge: 'pass',
  askInfo: 'hold',
  extend: 'hold',
  grantExtension: 'hold',
  refuseExtension: 'hold',
  pause: 'hold',
  resume: 'hold',
  park: 'hold',
  supervise: 'oversee',
  sponsor: 'oversee',
  answerSupervision: 'oversee',
  lift: 'oversee',
  endSponsor: 'oversee',
  callBack: 'record',
  note: 'record',
  transcribe: 'record',
  erase: 'record',
  refuseErase: 'record',
  clear: 'record',
}

const RULINGS: readonly Action[] = ['grantExtension', 'refuseExtension']

/** What a state is there for, the first that is open as the filled button, the next beside it. */
const LEADS: Record<State, readonly Action[]> = {
  submitted: ['accept', 'resolve', 'escalate', 'dispatch'],
  need_info: [],
  accepted: [...RULINGS, 'resolve', 'dispatch', 'escalate', 'consult', 'arrive'],
  dispatched: ['sign', 'return', 'resolve'],
  returned: ['dispatch', 'consult', 'accept'],
  consult: ['conclude', 'attend'],
  in_progress: [...RULINGS, 'resolve', 'arrive', 'inform', 'extend', 'escalate', 'dispatch'],
  escalated: ['accept', 'resolve', 'escalate', 'dispatch'],
  paused: ['resume', 'inform'],
  parked: ['resume', 'park', 'inform'],
  resolved: ['check', 'callBack'],
  confirmed: ['check'],
  verified: ['callBack'],
  rework: ['accept', 'resolve'],
  closed: [],
  rejected: [],
  merged: ['unmerge'],
  withdrawn: [],
}

/** What leads once it is accepted follows from the way chosen (四办). */
const BY_MODE: Record<Mode, readonly Action[]> = {
  spot: ['arrive', 'resolve'],
  tiers: ['resolve'],
  dispatch: ['dispatch'],
  consult: ['consult'],
}

/** Where a kind of unit is there for something else than the rest: the centre passes on. */
const LEADS_AT: Partial<Record<UnitKind, Partial<Record<State, readonly Action[]>>>> = {
  centre: { submitted: ['dispatch'], escalated: ['dispatch'] },
}

/** Never filled; fills the room beside. */
const ASIDE: readonly Action[] = ['answerSupervision', 'supervise', 'note']

type Open = { action: Action; refusal?: string }
type Work<A> = { state: State; mode?: Mode | null; unit: { kind: UnitKind }; actions: readonly A[] }

/** The filled button, up to `room` beside it, and all others by group; what is held back stands among them, with its reason. */
export function placesOf<A extends Open>({ state, mode, unit, actions }: Work<A>, room: number) {
  const shown = actions.filter(({ action }) => GROUP_OF[action])
  const open = (names: readonly Action[]) =>
    names.flatMap((name) => shown.filter(({ action, refusal }) => action === name && refusal === undefined))
  const first = LEADS_AT[unit.kind]?.[state] ?? []
  const leads = open([...first, ...(state === 'accepted' && mode ? [...RULINGS, ...BY_MODE[mode]] : []), ...LEADS[state]])
  const main = leads[0]
  const near = [...new Set([...leads, ...open(ASIDE)])].filter((one) => one !== main)
  const others = shown.filter((one) => one !== main)
  const fits = others.length <= room && others.every((one) => one.refusal === undefined)
  const beside = fits ? others : near.slice(0, room - 1)
  const groups = GROUPS.map((name) => ({
    name: GROUP_WORDS[name],
    actions: others.filter((one) => GROUP_OF[one.action] === name && !beside.includes(one)),
  })).filter((group) => group.actions.length > 0)
  return { main, beside, groups }
}
