/** What an action makes of a ticket (去向与后果): states and owners that depend on it, and everything else it changes. */
import { closingTime, type Calendar } from '../calendar/workdays'
import type { UnitKind, Units } from '../people/units'
import { sentenceOf } from '../report/title'
import type { Action } from './actions'
import type { Given, Mode } from './given'
import { ERASED_TITLE, takesFirst } from './erasure'
import type { State } from './states'
import type { UndoPoint } from './undo'
import { checkerOf, levelAboveOf, levelsAbove, whereItLies } from './targets'
import type { Ticket } from './ticket'

/** `others`: how many are on it beside its reporter. A ticket merged into `target`; the end of a working day for a day somebody names; `isPast`: it happened elsewhere years ago (导入), and nobody can check it any more; `undo`: how it was before what is undone. */
export type Around = {
  units: Units
  now: number
  calendar: Calendar
  target?: Ticket
  sampled: boolean
  others: number
  isPast?: boolean
  undo?: Pick<UndoPoint, 'before'>
}

const TAKEN: readonly State[] = ['accepted', 'dispatched', 'returned', 'consult', 'in_progress', 'escalated', 'paused', 'parked', 'rework']

/** States that depend on the ticket. */
export const TARGETS = {
  whereTaken: (ticket: Ticket): State => (ticket.state === 'submitted' ? 'accepted' : 'in_progress'),
  whereDone: (ticket: Ticket, given: Given, around: Around): State => (asksCheck(ticket, given, around) ? 'resolved' : 'verified'),
  afterVerdict: (ticket: Ticket, given: Given): State => {
    if (given.solved === 'yes') return ticket.state === 'resolved' ? 'confirmed' : 'closed'
    return ticket.mergedInto ? 'merged' : 'rework'
  },
  afterCheck: (ticket: Ticket, given: Given): State => {
    if (given.checkResult === 'failed') return 'rework'
    return ticket.state === 'confirmed' ? 'closed' : 'verified'
  },
  whereReturned: (ticket: Ticket): State => (isLastReturn(ticket) ? 'consult' : 'returned'),
  whereConcluded: (ticket: Ticket, given: Given): State => (given.unit === ticket.unitId ? 'in_progress' : 'dispatched'),
  whereItWas: (ticket: Ticket): State => ticket.backTo ?? 'in_progress',
  whereSupplied: (ticket: Ticket): State => (ticket.state === 'need_info' ? (ticket.backTo ?? 'submitted') : ticket.state),
  /** What its reporter is already asked about stays with them. */
  whereUnmerged: (ticket: Ticket): State => (ticket.state === 'merged' ? 'submitted' : ticket.state),
  /** Away from those it is about, whoever has it next takes it anew; what is done, and what nobody has taken, stays what it is. */
  whereHeeded: (ticket: Ticket, given: Given): State => (given.unit && TAKEN.includes(ticket.state) ? 'escalated' : ticket.state),
  /** What was begun is begun anew by whoever takes it over; what waits goes on waiting. */
  whereHandedOver: ({ state }: Ticket): State =>
    state === 'accepted' || state === 'in_progress' || state === 'dispatched' ? 'escalated' : state,
  /** What others are on goes on without its reporter; nobody is waited for. */
  whereWithdrawn: (ticket: Ticket, _: Given, { others }: Around): State =>
    others === 0 ? 'withdrawn' : ticket.state === 'need_info' ? (ticket.backTo ?? 'submitted') : ticket.state,
  whereReopened: (ticket: Ticket): State => (ticket.handledBy ? 'rework' : 'submitted'),
  whereItStood: (_: Ticket, __: Given, { undo }: Around): State => undo!.before.state,
}

const PAUSABLE: readonly State[] = ['accepted', 'in_progress']
const PARKABLE: readonly State[] = [...PAUSABLE, 'returned', 'consult', 'escalated']
const ASKABLE: readonly State[] = ['submitted', ...PAUSABLE]

/** Where each of them may lead from a state, whatever the ticket: what docs draw. What is undone leads to where it was. */
export const LEADS: Record<Exclude<keyof typeof TARGETS, 'whereItStood'>, (from: State) => readonly State[]> = {
  whereTaken: (from) => [from === 'submitted' ? 'accepted' : 'in_progress'],
  whereDone: () => ['resolved', 'verified'],
  afterVerdict: (from) => [from === 'resolved' ? 'confirmed' : 'closed', 'rework', 'merged'],
  afterCheck: (from) => [from === 'confirmed' ? 'closed' : 'verified', 'rework'],
  whereReturned: () => ['returned', 'consult'],
  whereConcluded: () => ['dispatched', 'in_progress'],
  whereItWas: (from) => (from === 'paused' ? PAUSABLE : PARKABLE),
  whereSupplied: (from) => (from === 'need_info' ? ASKABLE : [from]),
  whereUnmerged: (from) => [from === 'merged' ? 'submitted' : from],
  whereHeeded: (from) => (TAKEN.includes(from) ? ['escalated', from] : [from]),
  whereHandedOver: (from) => [from === 'accepted' || from === 'in_progress' || from === 'dispatched' ? 'escalated' : from],
  whereWithdrawn: (from) => ['withdrawn', ...(from === 'need_info' ? ASKABLE : [from])],
  whereReopened: () => ['rework', 'submitted'],
}

/** Who has it next. A second "not solved" goes to the level above whoever handled it. */
export const OWNERS = {
  stays: (ticket: Ticket) => ticket.unitId,
  centre: (_: Ticket, __: Given, { units }: Around) => units.centre.id,
  chosen: (_: Ticket, given: Given) => given.unit!,
  /** Whoever took it first, and gave the order; nobody did, then the centre. */
  lead: (ticket: Ticket, _: Given, { units }: Around) => ticket.lead ?? units.centre.id,
  levelAbove: (ticket: Ticket, given: Given, { units }: Around) => given.unit ?? levelsAbove(units, ticket.unitId)[0]!.id,
  afterVerdict: (ticket: Ticket, given: Given, { units }: Around) =>
    given.solved === 'yes' || ticket.mergedInto ? ticket.unitId : sentBackTo(ticket, units),
  afterCheck: (ticket: Ticket, given: Given, { units }: Around) =>
    given.checkResult === 'failed' ? sentBackTo(ticket, units) : ticket.unitId,
  sentBack: (ticket: Ticket, _: Given, { units }: Around) => sentBackTo(ticket, units),
  /** About somebody here, it goes to the centre; about the centre, beside it. */
  heeded: (ticket: Ticket, given: Given, { units }: Around) => {
    if (!given.unit) return ticket.unitId
    return whereItLies({ ...ticket, complainedOf: given.unit }, units, units.centre.id)
  },
  lastHandler: (ticket: Ticket, _: Given, { units }: Around) => whereItLies(ticket, units, ticket.handledBy ?? ticket.unitId),
  /** Not whoever rejected it, where somebody is above. */
  appealed: (ticket: Ticket, _: Given, { units }: Around) => levelAboveOf(ticket, units, ticket.unitId)?.id ?? ticket.unitId,
  whereItStood: (_: Ticket, __: Given, { undo }: Around) => undo!.before.unitId,
  withPeople: (ticket: Ticket, _: Given, { units }: Around) => whereItLies(ticket, units, ticket.unitId),
}

/** The first "not solved" goes back to whoever handled it, the next ones up. */
export const goesUp = ({ round }: { round: number }): boolean => round > 0

/** What a unit of this kind does by default when it takes something (四办). */
export const usualMode = (kind: UnitKind): Mode => (kind === 'grid' ? 'spot' : kind === 'centre' ? 'dispatch' : 'tiers')

/** Is somebody else to check it beside the reporter? Explanations, what presses, work sent back, sponsored cases, a sample of 马上办; not where nobody else could. */
function asksCheck(ticket: Ticket, given: Given, { units, sampled, isPast }: Around): boolean {
  if (isPast) return false
  const alone = units.get(ticket.unitId).kind === 'oversight' && checkerOf({ ...ticket, handledBy: ticket.unitId }, units) === ticket.unitId
  if (alone) return false
  return (
    given.outcome === 'explained' ||
    ticket.urgency !== 'normal' ||
    ticket.round > 0 ||
    ticket.supervision === 'leader' ||
    (ticket.mode === 'spot' && sampled)
  )
}

/** The third unit of a round that says "not mine": no more passing on, they meet (会商办). */
const isLastReturn = ({ returns }: Ticket): boolean => returns >= 2

function sentBackTo(ticket: Ticket, units: Units): string {
  const handledBy = whereItLies(ticket, units, ticket.handledBy ?? ticket.unitId)
  const above = levelAboveOf(ticket, units, handledBy)
  return goesUp(ticket) && above ? above.id : handledBy
}

/** What comes back with an undoing; where it lies is decided like every step, and its stage goes on, for others decided on the one undone. */
const factsOf = ({ state: _, unitId: __, stage: ___, changedAt: ____, ...facts }: Ticket): Partial<Ticket> => facts

/** Where a ticket lies that lies in this grid or community. */
function liesIn(id: string, units: Units): Pick<Ticket, 'gridId' | 'communityId'> {
  const unit = units.get(id)
  return unit.kind === 'grid' ? { gridId: id, communityId: unit.parentId } : { gridId: null, communityId: id }
}

type Effect = (ticket: Ticket, given: Given, around: Around) => Partial<Ticket>
const sentBack: Effect = (ticket) => ({ round: ticket.round + 1, outcome: null, returns: 0, ruled: false })
const SAID = { contacted: true, urgeWaiting: false } as const

/** What an action changes beside state and owner. */
export const EFFECTS: Partial<Record<Action, Effect>> = {
  accept: (ticket, given, { units }) => ({
    lead: ticket.unitId,
    mode: given.mode ?? ticket.mode ?? usualMode(units.get(ticket.unitId).kind),
  }),
  sign: (ticket) => ({ lead: ticket.unitId }),
  resolve: (ticket, given) => ({ handledBy: ticket.unitId, outcome: given.outcome!, calledBack: false, urgeWaiting: false }),
  conclude: (ticket, given) => ({
    ruled: true,
    invited: [],
    mode: 'dispatch',
    ...(given.unit === ticket.unitId && { lead: ticket.unitId }),
  }),
  escalate: () => ({ mode: 'tiers' }),
  dispatch: () => ({ mode: 'dispatch' }),
  // whoever signed for it answers for it (首问负责) until the next one has
  reassign: () => ({ mode: 'dispatch' }),
  consult: (_, given) => ({ mode: 'consult', invited: given.units! }),
  inform: () => SAID,
  interim: () => SAID,
  // what was said in confidence stays out of the title; the words may be erased when history is folded again
  transcribe: (ticket, { transcript = '' }) => ({
    untranscribed: false,
    ...(!ticket.confidential && { title: sentenceOf(transcript) }),
  }),
  clear: () => ({ complainedOf: null }),
  heed: (_, given) => ({ ...(given.urgency && { urgency: given.urgency }), ...(given.unit && { complainedOf: given.unit, invited: [] }) }),
  assign: (_, given) => ({ holder: given.holder! }),
  unassign: () => ({ holder: null }),
  vacate: () => ({ holder: null }),
  reveal: () => ({ contacted: true }),
  return: (ticket) => {
    const returnedBy = [...ticket.returnedBy, ticket.unitId]
    const returns = ticket.returns + 1
    return { returnedBy, returns, ...(isLastReturn(ticket) && { invited: returnedBy.slice(-returns), mode: 'consult' as const }) }
  },
  askInfo: (ticket) => ({ backTo: ticket.state }),
  supplement: (ticket) => (ticket.state === 'need_info' ? { backTo: null } : {}),
  extend: (_, given, { calendar }) => ({ extensionAsked: closingTime(calendar, given.until!) }),
  grantExtension: (ticket) => ({ extensions: ticket.extensions + 1, extensionAsked: null }),
  refuseExtension: () => ({ extensionAsked: null }),
  pause: (ticket) => ({ backTo: ticket.state }),
  resume: () => ({ backTo: null }),
  park: (ticket) => (ticket.state === 'parked' ? {} : { backTo: ticket.state }),
  changeMode: (_, given) => ({ mode: given.mode! }),
  correct: ({ category, item, request, urgency }, given, { units }) => ({
    ...(given.lies && liesIn(given.lies, units)),
    category: given.category ?? category,
    item: given.item ?? (given.category && given.category !== category ? 'other' : item),
    request: given.request ?? request,
    urgency: given.urgency ?? urgency,
  }),
  undo: (_, __, { undo }) => factsOf(undo!.before),
  reject: (_, __, { now }) => ({ endedAt: now }),
  merge: (_, __, { target }) => ({ mergedInto: target!.id }),
  unmerge: () => ({ mergedInto: null }),
  follow: (_, given) => ({ handledBy: given.unit!, outcome: given.outcome!, calledBack: false }),
  recall: (ticket, given, around) => ({ ...sentBack(ticket, given, around), mergedInto: null, endedAt: null }),
  supervise: (_, given) => ({ supervision: given.grade! }),
  sponsor: (_, given) => ({ supervision: 'leader', sponsor: given.sponsor ?? null }),
  lift: () => ({ supervision: null }),
  endSponsor: () => ({ supervision: null, sponsor: null }),
  callBack: () => ({ calledBack: true }),
  check: (ticket, given, around) =>
    given.checkResult === 'failed' ? sentBack(ticket, given, around) : ticket.state === 'confirmed' ? { endedAt: around.now } : {},
  judge: (ticket, given, around) => {
    if (given.solved !== 'yes') return { answered: true, ...sentBack(ticket, given, around) }
    return { answered: true, ...(ticket.state === 'verified' && { endedAt: around.now }) }
  },
  close: (_, __, { now }) => ({ answered: false, endedAt: now }),
  lapse: (_, __, { now }) => ({ backTo: null, endedAt: now }),
  reopen: (ticket, given, around) => ({
    reopened: true,
    endedAt: null,
    answered: false,
    // opened again for itself, it is worked on for itself
    mergedInto: null,
    ...(ticket.handledBy && sentBack(ticket, given, around)),
  }),
  appeal: () => ({ appealed: true, endedAt: null }),
  askErase: (_, __, { now }) => ({ eraseAsked: now }),
  erase: (_, given) => ({
    eraseAsked: null,
    ...(takesFirst(given, 'words') && { title: ERASED_TITLE, erased: true }),
    ...(takesFirst(given, 'voice') && { untranscribed: false }),
  }),
  refuseErase: () => ({ eraseAsked: null }),
  withdraw: (ticket, _, { now, others }) => {
    if (others === 0) return { mergedInto: null, endedAt: now }
    return { reachable: false, urgeWaiting: false, ...(ticket.state === 'need_info' && { backTo: null }) }
  },
  handOver: (ticket, _, { units }) => (ticket.lead === ticket.unitId ? { lead: whereItLies(ticket, units, ticket.unitId) } : {}),
  urge: (ticket, _, { now }) => ({ urges: ticket.urges + 1, urgedAt: now, urgeWaiting: true }),
}
