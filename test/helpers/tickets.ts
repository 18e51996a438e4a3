/** Tickets, situations and reports with everything filled in; a test names only what it is about. */
import { BUNDLED_CALENDAR, calendarOf } from '../../src/domain/calendar/workdays'
import { BUNDLED, type Catalogue } from '../../src/domain/report/categories'
import type { Report } from '../../src/domain/report/draft'
import type { Given } from '../../src/domain/ticket/given'
import type { Action } from '../../src/domain/ticket/actions'
import { perform, type Step } from '../../src/domain/ticket/lifecycle'
import type { Situation } from '../../src/domain/ticket/situation'
import type { Relation } from '../../src/domain/ticket/relations'
import { FRESH, type Ticket } from '../../src/domain/ticket/ticket'
import { turnClocks, type Clock, type Timing } from '../../src/domain/ticket/clocks'
import { GRID_3, STREET_3, TIANHE, UNITS } from './people'

/** An instant from Beijing time: at('2026-11-23 10:24'). */
export const at = (beijing: string): number => Date.parse(`${beijing.replace(' ', 'T')}:00+08:00`)

/** An instant as Beijing time, to read in a failed test. */
export const beijing = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** A Monday morning. */
export const MONDAY = at('2026-11-23 10:24')

export const CALENDAR = calendarOf(BUNDLED_CALENDAR)
export const CATALOGUE: Catalogue = BUNDLED

export const aTicket = (some: Partial<Ticket> = {}): Ticket => ({
  ...FRESH,
  id: '0193a1b2-0000-7000-8000-000000000001',
  number: '20261123-7K2M',
  title: '三号楼前的路灯不亮',
  state: 'submitted',
  category: 'public_facility',
  item: 'lamp',
  request: 'help',
  urgency: 'normal',
  catalogueVersion: 1,
  unitId: GRID_3,
  reachable: false,
  gridId: GRID_3,
  communityId: TIANHE,
  source: 'web',
  confidential: false,
  complainedOf: null,
  filedAt: MONDAY,
  changedAt: MONDAY,
  ...some,
})

/** A ticket of the street's: there is a level above, and a street dispatches, so no guard is in the way. */
export const aStreetTicket = (some: Partial<Ticket> = {}): Ticket => aTicket({ unitId: STREET_3, ...some })

/** Who works at the unit that has it. */
export const COLLEAGUES = [
  { id: '0193a1b2-0000-7000-8000-0000000000a1', name: '赵敏' },
  { id: '0193a1b2-0000-7000-8000-0000000000a2', name: '钱程' },
]

/** Leaders who answer for it by an account. */
export const LEADERS = [{ id: '0193a1b2-0000-7000-8000-0000000000b1', name: '许建国' }]

export const aSituation = ({ ticket, ...some }: Partial<Omit<Situation, 'ticket'>> & { ticket?: Partial<Ticket> } = {}): Situation =>
  aSituationOf(aTicket(ticket), some)

/** The same of a ticket that is there already. */
export const aSituationOf = (ticket: Ticket, some: Partial<Omit<Situation, 'ticket'>> = {}): Situation => ({
  relations: ['handler'],
  units: UNITS,
  now: MONDAY,
  calendar: CALENDAR,
  clocks: [],
  colleagues: COLLEAGUES,
  leaders: LEADERS,
  photoAsked: false,
  reporter: { identity: 'named', phoneKnown: true },
  isGridWorker: false,
  leads: false,
  ownWork: { handled: false, asked: false, arrived: false },
  askedInfo: false,
  sampled: false,
  children: 0,
  others: 0,
  filedFor: false,
  represented: false,
  ...some,
  ticket,
})

/** What clocks are told by. */
export const TIMING: Timing = { now: MONDAY, catalogue: CATALOGUE, calendar: CALENDAR, hoursOf: () => CALENDAR, units: UNITS }

/** The clocks a ticket is filed with. */
export const firstClocks = (ticket: Ticket, timing: Partial<Timing> = {}): Clock[] =>
  turnClocks([], { seq: 1, action: 'submit', before: null, after: ticket, given: {} }, { ...TIMING, ...timing })

/** A running clock that is due at this instant. */
export const aClock = (kind: Clock['kind'], dueAt: number | null, some: Partial<Clock> = {}): Clock => ({
  kind,
  seq: 1,
  startedAt: MONDAY,
  dueAt,
  firstDueAt: dueAt ?? MONDAY,
  limit: '3wd',
  tentative: false,
  limitVersion: 1,
  calendarVersion: 1,
  basis: 'limit',
  countedFrom: MONDAY,
  leftMs: null,
  nearAt: null,
  rung: 0,
  nextAt: null,
  ...some,
})

/** What each action asks for, filled in once; 派单 and a chosen 上报 add their unit. */
export const GIVEN: Record<Action, Given> = {
  accept: {},
  sign: {},
  resolve: { outcome: 'solved', note: '灯泡换好了' },
  escalate: { escalateReason: 'no_means', reason: '没有登高车' },
  dispatch: { unit: 'housing', goal: '当晚亮灯', reason: '路灯归它管。' },
  conclude: { unit: 'housing', minutes: '住建局牵头，供水配合', note: '由住建局牵头，周五前办' },
  consult: { units: ['housing', 'water'], reason: '谁修、谁出钱' },
  check: { checkResult: 'passed', reason: '到现场看过，灯亮着' },
  inform: { note: '已约明天上门' },
  interim: { note: '先拉了临时线', holdsUntil: '2026-11-30' },
  arrive: {},
  attend: { reason: '本单位出吊车' },
  askInfo: { note: '是哪一根灯杆？' },
  extend: { until: '2026-11-30', note: '配件要订' },
  grantExtension: {},
  refuseExtension: { reason: '有库存' },
  pause: { pauseReason: 'weather', note: '等风停', until: '2026-11-26' },
  resume: {},
  park: { note: '冬天不能挖沟', measures: '先拉临时线', leader: '副局长王某', until: '2026-12-21' },
  changeMode: { mode: 'consult', reason: '牵涉几家' },
  correct: { category: 'housing_property', item: 'other', reason: '是小区里的灯' },
  undo: {},
  merge: { into: '20261123-8N4P', reason: '同一盏灯' },
  unmerge: { reason: '不是同一盏' },
  supervise: { grade: 'letter', reason: '三天没动静' },
  sponsor: { leader: '副区长李某', person: '王某', measures: '每天一调度', until: '2026-12-10' },
  answerSupervision: { reason: '配件今天到' },
  lift: { reason: '已经办好' },
  endSponsor: { assured: ['review', 'handling', 'reconciled', 'stable'], reason: '都做到了' },
  callBack: { reached: 'reached', reason: '说灯亮了' },
  reopen: { note: '又不亮了' },
  appeal: { note: '这是公共路灯' },
  join: {},
  opine: { solved: 'no' },
  lapse: {},
  follow: { outcome: 'solved', unit: GRID_3 },
  recall: { cause: 'mergedUnsolved' },
  relay: { number: '20261123-8N4P', note: '还有两盏' },
  remind: { clock: 'handle' },
  overdue: { clock: 'handle' },
  moveUp: { clock: 'handle' },
  recount: {},
  clear: { reason: '说的是别的单位' },
  heed: { urgency: 'critical' },
  handOver: {},
  handOverCheck: {},
  return: { basis: '路灯归住建局管' },
  assign: { holder: '0193a1b2-0000-7000-8000-0000000000a1' },
  unassign: {},
  vacate: {},
  takeBack: { reason: '派错了，归环卫管' },
  reassign: { unit: 'water', goal: '当天查清', reason: '是供水管的事' },
  reject: { rejectReason: 'not_public_duty', note: '请找物业' },
  note: { reason: '电话没打通' },
  transcribe: { transcript: '三号楼前的路灯不亮，晚上看不见路。' },
  reveal: { callReason: 'verify' },
  judge: { solved: 'yes', satisfied: '4' },
  supplement: { note: '一共三盏' },
  urge: {},
  withdraw: {},
  askErase: {},
  erase: { eraseWhat: 'told', eraseWhy: 'asked' },
  refuseErase: { note: '还在办，依法要留' },
  disown: {},
  close: {},
}

/** Carries out an action that must go ahead. */
export function done(situation: Situation, action: Action, given: Given = GIVEN[action]): Step[] {
  const result = perform(situation, action, given)
  if ('refusal' in result) throw new Error(`${action} refused: ${JSON.stringify(result.refusal)}`)
  return result.steps
}

/** The refusal of an action that must not go ahead. */
export function refused(situation: Situation, action: Action, given: Given = GIVEN[action]) {
  const result = perform(situation, action, given)
  if (!('refusal' in result)) throw new Error(`${action} went ahead`)
  return result.refusal
}

/** The ticket after an action that must go ahead. */
export const afterDoing = (situation: Situation, action: Action, given?: Given): Ticket => done(situation, action, given).at(-1)!.after

export const as = (...relations: Relation[]) => ({ relations })

export const aReport = (some: Partial<Report> = {}): Report => ({
  requestId: '0123456789abcdef0123456789abcdef',
  catalogueVersion: 1,
  category: 'public_facility',
  item: 'lamp',
  text: '三号楼前的路灯不亮，晚上很黑。',
  photos: [],
  place: { words: '三号楼前', point: undefined, communityId: undefined },
  identity: 'named',
  publicConsent: false,
  ...some,
})

export const photoId = (n: number): string => `0193a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`
