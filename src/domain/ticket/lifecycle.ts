/** Deciding by the table of the lifecycle (`RULES`): may this action go ahead, and what does it make of the ticket. */
import type { Unit, Units } from '../people/units'
import { ACTIONS, type Action } from './actions'
import { CAUSES_OF } from './causes'
import type { Clock } from './clock-kinds'
import { promised } from './days'
import { EFFECTS, LEADS, OWNERS, TARGETS, type Around } from './effects'
import { hasField, SYSTEM_FIELDS, type Field, type Given } from './given'
import { GUARDS, type Guard } from './guards'
import { asksRoster, heldAfter } from './holder'
import type { Relation } from './relations'
import { unfilledIn } from './phrases'
import { missingOf, REASON_FOR_PHOTO } from './closing-photo'
import { ruleOf } from './rules'
import { rowOf, STATE_IDS, type State } from './states'
import { whereItLies } from './targets'
import type { Situation } from './situation'
import { placeOf, type Ticket } from './ticket'

export type Refusal =
  | { code: 'wrongState'; allowed: readonly State[] }
  | { code: 'notAllowed'; allowed: readonly Relation[] }
  | { code: 'missing'; missing: readonly Field[] }
  | { code: 'notTaken'; fields: readonly Field[] }
  | { code: 'unfilled'; fields: readonly Field[] }
  | { code: Guard }

/** One line of history: what an action made of the ticket; `clocksBack`: an undoing brings back the clocks there were. */
export type Step = { action: Action; before: Ticket; after: Ticket; given: Given; clocksBack?: readonly Clock[] }

/** Carries out an action: the steps it makes (two when it takes the ticket first), or why not. */
export function perform(situation: Situation, action: Action, asked: Given): { steps: Step[] } | { refusal: Refusal } {
  const refused = refusal(situation, action, asked)
  if (refused) return { refusal: refused }
  const given = withSystem(situation, action, promised(asked, situation.calendar))
  const taking = takingFirst(situation.ticket, action)
  const first = taking ? [stepOf(situation, taking, {})] : []
  const ticket = first[0]?.after ?? situation.ticket
  return { steps: [...first, stepOf({ ...situation, ticket }, action, given)] }
}

/** What is corrected keeps what it was; what undoes names what. */
function withSystem({ ticket, undo }: Situation, action: Action, given: Given): Given {
  if (action === 'undo') return { ...given, undoes: String(undo!.seq) }
  if (action !== 'correct') return given
  const { category, item, request, urgency } = ticket
  const wasIn = given.lies && placeOf(ticket)
  return { ...given, was: [category, item, request, urgency].join('/'), ...(wasIn && { wasIn }) }
}

/** The states an action may lead to from this one. */
export function leadsTo(action: Action, from: State): readonly State[] {
  const { to } = ruleOf(action)
  if (to === 'stays') return [from]
  if (to === 'whereItStood') return undoneFrom(from)
  return to in LEADS ? LEADS[to as keyof typeof LEADS](from) : [to as State]
}

/** The states that what may be undone leads here from, and this one, where it moved nothing. */
const undoneFrom = (to: State): State[] => STATE_IDS.filter((from) => from === to || ACTIONS.some((one) => mayLead(one, from, to)))

function mayLead(action: Action, from: State, to: State): boolean {
  const { undoable, from: begins, takesFirst } = ruleOf(action)
  const isBegun = begins.includes(from) || (takesFirst === true && takingFrom(from) !== undefined)
  return undoable === true && isBegun && leadsTo(action, from).includes(to)
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

/** The fields an action cannot do without, here and now. The system writes nothing: where a person gives a reason, it gives a cause. */
export function needsOf({ photoAsked, relations, ticket }: Asking, action: Action): readonly Field[] {
  const rule = ruleOf(action)
  if (isClock(relations)) return rule.needs.map((field) => (field === 'reason' ? 'cause' : field))
  if (rule.reasonFrom?.includes(ticket.state)) return [...rule.needs, 'reason']
  return rule.photoIfAsked && photoAsked ? [...rule.needs, 'photos'] : rule.needs
}
type Asking = Pick<Situation, 'photoAsked' | 'relations'> & { ticket: Pick<Ticket, 'state'> }

/** The fields an action may carry beside those it needs: why there is no photo is asked only where one is, and a reason will do. */
export function mayOf(
  { photoAsked, ticket }: Pick<Situation, 'photoAsked'> & { ticket: Pick<Ticket, 'category'> },
  action: Action,
): readonly Field[] {
  const { may } = ruleOf(action)
  return photoAsked && REASON_FOR_PHOTO[ticket.category] ? may : may.filter((field) => field !== 'noPhoto')
}

const isClock = (relations: readonly Relation[]): boolean => relations.includes('clock')

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

/** What a line of history makes of everything but state, owner and stage; `verify` folds a ticket's history with it again. */
export const effectOf = (situation: Around & { ticket: Ticket }, action: Action, given: Given) =>
  EFFECTS[action]?.(situation.ticket, given, situation) ?? {}

function fieldsRefused(situation: Situation, action: Action, given: Given): Refusal | undefined {
  const [needs, may] = [needsOf(situation, action), mayOf(situation, action)]
  const missing = missingOf({ needs, may }, given)
  if (missing.length > 0) return { code: 'missing', missing }
  const unfilled = unfilledIn(given)
  if (unfilled.length > 0) return { code: 'unfilled', fields: unfilled }
  const allowed = [...ruleOf(action).needs, ...may]
  const unknown = (Object.keys(given) as Field[]).filter(
    (field) => hasField(given, field) && !(allowed.includes(field) && mayGive(situation, action, field, given)),
  )
  return unknown.length > 0 ? { code: 'notTaken', fields: unknown } : undefined
}

/** What the system alone finds out, nobody else may say. */
function mayGive({ relations }: Situation, action: Action, field: Field, { cause }: Given): boolean {
  if (isClock(relations)) return true
  if (field === 'cause') return (CAUSES_OF[action] as readonly (typeof cause)[] | undefined)?.includes(cause) ?? false
  return !SYSTEM_FIELDS.includes(field)
}

/** The taking (受理, 签收) that has to come first, if this action may bring it along. */
function takingFirst(ticket: Ticket, action: Action): 'accept' | 'sign' | undefined {
  if (!ruleOf(action).takesFirst || ruleOf(action).from.includes(ticket.state)) return undefined
  return takingFrom(ticket.state)
}

const takingFrom = (state: State) => (['accept', 'sign'] as const).find((taking) => ruleOf(taking).from.includes(state))

function stepOf(situation: Situation, action: Action, asked: Given): Step {
  const { ticket, now } = situation
  const rule = ruleOf(action)
  const state =
    rule.to === 'stays'
      ? ticket.state
      : rule.to in TARGETS
        ? TARGETS[rule.to as keyof typeof TARGETS](ticket, asked, situation)
        : (rule.to as State)
  const effect = effectOf(situation, action, asked)
  const unitId = ownerAfter(situation, action, asked, { ...ticket, ...effect, state })
  const moved = state !== ticket.state || unitId !== ticket.unitId
  const given = withRoster(situation, action, asked, { state, unitId })
  const made = {
    ...ticket,
    // a request for more time dies with the step it was made in
    ...(moved && { extensionAsked: null }),
    ...effect,
    state,
    unitId,
    stage: ticket.stage + (moved ? 1 : 0),
    changedAt: now,
  }
  const after = { ...made, holder: heldAfter(ticket, made, action, given) }
  return { action, before: ticket, after, given, ...(action === 'undo' && { clocksBack: situation.undo!.clocks }) }
}

/** What comes to a unit names who is on duty there at this moment. */
function withRoster({ ticket, onDuty, isPast }: Situation, action: Action, given: Given, after: Pick<Ticket, 'unitId' | 'state'>): Given {
  const person = isPast || !asksRoster(action, ticket, after) ? undefined : onDuty?.(after.unitId)
  return person ? { ...given, onDuty: person } : given
}

/** Who has it next: what is laid somewhere, or comes to life again, lies where somebody works who is not complained of from now on. */
function ownerAfter(situation: Situation, action: Action, given: Given, after: Ticket): string {
  const { ticket, units } = situation
  const meant = OWNERS[ruleOf(action).owner](ticket, given, situation)
  const isLaid = meant !== ticket.unitId || (rowOf(after.state).open && !rowOf(ticket.state).open)
  return isLaid ? whereItLies(after, units, meant) : meant
}
