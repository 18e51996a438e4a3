/** Conditions of an action beyond state and person (条件); each name is the code of its refusal. */
import { dayOf } from '../calendar/workdays'
import { URGENCIES } from '../report/categories'
import { isOverdue, type ClockKind } from './clocks'
import { extensionDays, isAmong, orderDays, waitDays } from './days'
import { ASSURANCES, GRADES, type Given, type Grade } from './given'
import type { Situation } from './situation'
import { rowOf } from './states'
import { placeOf, PLACES } from './ticket'
import { UNDO_MS } from './undo'
import { levelsAbove, mayBeCalled, targetsOf, whereItLies } from './targets'

export type Guard = keyof typeof GUARDS

/** Days after its end in which a ticket may be reopened or a rejection appealed. */
const SECOND_CHANCE_DAYS = 30
const MOST_EXTENSIONS = 2
const DAY = 86_400_000

const clockOf = ({ clocks }: Situation, kind: ClockKind) => clocks.find((clock) => clock.kind === kind)
const ended = ({ ticket }: Situation) => ticket.endedAt ?? ticket.changedAt
const handleOf = (situation: Situation) => clockOf(situation, 'handle')

const isAmongThem = (colleagues: Situation['colleagues'], id: string): boolean => colleagues.some((one) => one.id === id)

export const GUARDS = {
  hasLevelAbove: ({ ticket, units }: Situation) => targetsOf({ ticket, units }, 'escalate').length > 0,
  targetIsAbove: ({ ticket, units }: Situation, given?: Given) => {
    const target = given && (given.unit ?? levelsAbove(units, ticket.unitId)[0]?.id)
    return !given || targetsOf({ ticket, units }, 'escalate').some((unit) => unit.id === target)
  },
  /** Only these rise by themselves (网格 → 社区 → 街道 → 区); a department stays and is supervised. */
  inTheLine: ({ ticket, units }: Situation) => ['grid', 'community', 'street'].includes(units.get(ticket.unitId).kind),
  unitDispatches: ({ ticket, units }: Situation) => ['centre', 'street', 'community', 'oversight'].includes(units.get(ticket.unitId).kind),
  /** A unit that stands and has nobody is named as such; what is no unit at all is for the other guards. */
  targetHasPeople: ({ units }: Situation, given?: Given) =>
    [given?.unit ?? [], given?.units ?? []].flat().every((id) => !units.find(id)?.empty || units.find(id)?.kind === 'centre'),
  ownerHasNobody: ({ ticket, units }: Situation) =>
    !units.isStaffed(ticket.unitId) && whereItLies(ticket, units, ticket.unitId) !== ticket.unitId,
  targetMayHaveIt: ({ ticket, units }: Situation, given?: Given) =>
    !given || targetsOf({ ticket, units }, ticket.state === 'consult' ? 'conclude' : 'dispatch').some((unit) => unit.id === given.unit),
  invitedMayCome: ({ ticket, units }: Situation, given?: Given) =>
    !given?.units || given.units.every((id) => mayBeCalled(ticket, units, id)),
  /** An order (交办单) is taken back by the unit that gave it, or by the centre. */
  itsOrder: ({ leads, relations }: Situation) => leads || relations.includes('centre'),
  /** An order signed for goes elsewhere by the unit that gave it, or by the centre; never sideways. */
  gaveIt: ({ givenBy, relations }: Situation) => givenBy !== undefined || relations.includes('centre'),
  reassignable: (situation: Situation, given?: Given) => !given || targetsOf(situation, 'reassign').some((unit) => unit.id === given.unit),
  notCentre: ({ ticket, units }: Situation) => ticket.unitId !== units.centre.id,
  centreMayHaveIt: ({ ticket, units }: Situation) => ticket.complainedOf !== units.centre.id,
  notRuled: ({ ticket }: Situation) => !ticket.ruled,
  notReturnedBefore: ({ ticket }: Situation) => !ticket.returnedBy.includes(ticket.unitId),
  returnInTime: (situation: Situation) => {
    const clock = clockOf(situation, 'return')
    return !clock || !isOverdue(clock, situation.now)
  },
  notThereYet: ({ ownWork }: Situation) => !ownWork.arrived,
  notOwnWork: ({ ownWork }: Situation) => !ownWork.handled,
  notOwnRequest: ({ ownWork }: Situation) => !ownWork.asked,
  /** Too little to go on is no ground before the reporter was asked. */
  askedFirst: ({ askedInfo }: Situation, given?: Given) => given?.rejectReason !== 'insufficient' || askedInfo,
  otherMode: ({ ticket }: Situation, given?: Given) => !given || given.mode !== ticket.mode,
  handleNotOver: (situation: Situation) => {
    const clock = handleOf(situation)
    return clock !== undefined && !isOverdue(clock, situation.now)
  },
  extensionsLeft: ({ ticket }: Situation) => ticket.extensions < MOST_EXTENSIONS,
  noneAsked: ({ ticket }: Situation) => ticket.extensionAsked === null,
  extensionAsked: ({ ticket }: Situation) => ticket.extensionAsked !== null,
  untilExtends: (situation: Situation, given?: Given) => isAmong(extensionDays(situation), given?.until),
  untilWithinLimit: (situation: Situation, given?: Given) => isAmong(orderDays(situation), given?.until),
  holdsUntilSoon: (situation: Situation, given?: Given) => isAmong(waitDays(situation), given?.holdsUntil),
  untilSoon: (situation: Situation, given?: Given) => isAmong(waitDays(situation), given?.until),
  /** The handler ends a pause, the centre a 挂账; the system only once the named day has come. */
  waitOver: ({ ticket, clocks, relations, now }: Situation) => {
    if (relations.includes('clock'))
      return ticket.state === 'paused' && clocks.some((clock) => clock.kind === 'wait' && isOverdue(clock, now + 1))
    return relations.includes(ticket.state === 'parked' ? 'centre' : 'handler')
  },
  mergeable: ({ ticket, children }: Situation) => !ticket.confidential && ticket.complainedOf === null && children === 0,
  targetTakesIt: ({ ticket, target }: Situation, given?: Given) =>
    !given?.into ||
    (target !== undefined &&
      target.id !== ticket.id &&
      rowOf(target.state).open &&
      !rowOf(target.state).awaits &&
      !rowOf(target.state).checked &&
      !target.confidential &&
      target.complainedOf === null),
  isMerged: ({ ticket }: Situation) => ticket.mergedInto !== null,
  correctsSomething: ({ ticket }: Situation, given?: Given) =>
    !given ||
    (given.lies !== undefined && given.lies !== placeOf(ticket)) ||
    (['category', 'item', 'request', 'urgency'] as const).some((field) => given[field] && given[field] !== ticket[field]),
  /** A grid or a community that stands. */
  liesSomewhere: ({ units }: Situation, given?: Given) => {
    const unit = given?.lies === undefined ? undefined : units.find(given.lies)
    return given?.lies === undefined || (unit !== undefined && !unit.ended && PLACES.includes(unit.kind))
  },
  /** What is handled in confidence as 举报 stays that. */
  staysAccused: ({ ticket }: Situation, given?: Given) => !given?.request || ticket.request !== 'accuse',
  gradeRises: ({ ticket }: Situation, given?: Given) =>
    ticket.supervision !== 'leader' &&
    (!given?.grade || (given.grade !== 'leader' && GRADES.indexOf(given.grade) > GRADES.indexOf(ticket.supervision as Grade))),
  supervised: ({ ticket }: Situation) => ticket.supervision !== null,
  sponsored: ({ ticket }: Situation) => ticket.supervision === 'leader',
  notSponsored: ({ ticket }: Situation) => ticket.supervision !== 'leader',
  allAssured: (_: Situation, given?: Given) => !given?.assured || ASSURANCES.every((one) => given.assured!.includes(one)),
  notAskedErase: ({ ticket }: Situation) => ticket.eraseAsked === null && !ticket.erased,
  askedErase: ({ ticket }: Situation) => ticket.eraseAsked !== null,
  /** The centre decides; of a complaint about the centre, whoever oversees it. */
  mayErase: ({ ticket, units, relations }: Situation) =>
    relations.some((relation) => relation === 'centre' || relation === 'clock') || units.get(ticket.unitId).kind === 'oversight',
  notCalledBack: ({ ticket }: Situation) => !ticket.calledBack,
  notUrgedToday: ({ ticket, now }: Situation) => ticket.urgedAt === null || dayOf(ticket.urgedAt) < dayOf(now),
  complained: ({ ticket }: Situation) => ticket.complainedOf !== null,
  urgencyRises: ({ ticket }: Situation, given?: Given) =>
    !given?.urgency || URGENCIES.indexOf(given.urgency) > URGENCIES.indexOf(ticket.urgency),
  /** It lies with nobody it is about already. */
  notAboutIt: ({ ticket, units }: Situation, given?: Given) =>
    !given?.unit || ticket.complainedOf === null || !units.isWithin(given.unit, ticket.complainedOf),
  /** Given to somebody who works at the unit that has it. */
  worksHere: ({ colleagues }: Situation, given?: Given) => !given?.holder || isAmongThem(colleagues, given.holder),
  /** Somebody else than who has it. */
  otherHolder: ({ ticket, colleagues }: Situation, given?: Given) =>
    given?.holder ? given.holder !== ticket.holder : colleagues.some(({ id }) => id !== ticket.holder),
  /** Sponsored by a leader who answers for the unit that has it; what is handled in confidence no leader's account is told of. */
  leadsThere: ({ ticket, leaders }: Situation, given?: Given) =>
    !given?.sponsor || (!ticket.confidential && isAmongThem(leaders, given.sponsor)),
  isHeld: ({ ticket }: Situation) => ticket.holder !== null,
  holderIsGone: ({ ticket, colleagues }: Situation) => ticket.holder !== null && !isAmongThem(colleagues, ticket.holder),
  untranscribed: ({ ticket }: Situation) => ticket.untranscribed,
  /** Whoever was filed for and has not claimed it answers no question here: they are called. */
  reporterIsHere: ({ reporter }: Situation) => !reporter.away,
  phoneIsKnown: ({ reporter }: Situation) => reporter.phoneKnown,
  // 保密: only the one who comes to the door, and the centre
  mayCall: ({ reporter, relations, isGridWorker }: Situation) =>
    reporter.identity === 'named' || (reporter.identity === 'sealed' && (isGridWorker || relations.includes('centre'))),
  /** 代办: filed in their name by somebody else, and they have taken it up by nothing they did. */
  wasNotAsked: ({ represented }: Situation) => represented,
  withinThirtyDays: (situation: Situation) => situation.now - ended(situation) <= SECOND_CHANCE_DAYS * DAY,
  notReopenedBefore: ({ ticket }: Situation) => !ticket.reopened,
  notAppealedBefore: ({ ticket }: Situation) => !ticket.appealed,
  joinable: ({ ticket }: Situation) => !ticket.confidential && ticket.complainedOf === null,
  joinedBeforeDone: ({ joiner }: Situation) => joiner === undefined || joiner.joinedBeforeDone,
  notOpined: ({ joiner }: Situation) => joiner === undefined || !joiner.opined,
  /** Their own, the last there was, and a moment ago. */
  undoable: ({ undo, now }: Situation) => undo !== undefined && undo.isMine && now - undo.at <= UNDO_MS,
  turnOver: ({ clocks, now }: Situation) =>
    clocks.some((clock) => (clock.kind === 'answer' || clock.kind === 'supply') && isOverdue(clock, now + 1)),
}
