/**
 * Publication (公示): a case is on the public board when its reporter and a moderator agreed and nothing forbids it. What is shown
 * are the words the moderator approved, the grid and the unit that has it; never a person, an address, a note or a number to trace it by.
 */
import * as v from 'valibot'
import { dayOf, startOf } from '../calendar/workdays'
import type { Units } from '../people/units'
import { CATEGORY_IDS } from '../report/categories'
import type { Clock } from '../ticket/clocks'
import { OUTCOMES } from '../ticket/given'
import { STATE_IDS, stepAt, type State } from '../ticket/states'
import { reachedBy, stepOf } from '../reading/progress'
import type { Ticket } from '../ticket/ticket'
import { ClockView, coarseClock, PhotoView, type EventFacts } from '../ticket/views'
import { STEP_WORDS } from '../reading/words'

/** Tickets that left the way early have nothing to show. */
export const NEVER_SHOWN: readonly State[] = ['rejected', 'merged', 'withdrawn']

/** What forbids publication, whoever agreed: 举报, a matter in confidence, a complaint about a unit (信访工作条例 30). */
export const mayBePublic = ({ confidential, request, complainedOf, state }: Ticket): boolean =>
  !confidential && request !== 'accuse' && complainedOf === null && !NEVER_SHOWN.includes(state)

const summary = {
  id: v.string(),
  title: v.string(),
  category: v.picklist(CATEGORY_IDS),
  state: v.picklist(STATE_IDS),
  answered: v.boolean(),
  /** The unit that has it now; whoever works there is not named. */
  unit: v.string(),
  /** As coarse as a grid. */
  place: v.string(),
  gridId: v.nullable(v.string()),
  /** The limit for handling, while it runs. */
  clock: v.nullable(ClockView),
}
/** A line of the public board. */
export const PublicSummary = v.object(summary)
export type PublicSummary = v.InferOutput<typeof PublicSummary>

/** One of the five, in their order. */
const PublicStep = v.object({ day: v.nullable(v.number()), unit: v.nullable(v.string()) })

/** One public case: the approved words, the five steps with their days, what came of it. */
export const PublicCase = v.object({
  ...summary,
  text: v.string(),
  steps: v.array(PublicStep),
  /** Which of the five it is at. */
  step: v.number(),
  outcome: v.nullable(v.object({ kind: v.picklist(OUTCOMES), words: v.string() })),
  photos: v.array(PhotoView),
})
export type PublicCase = v.InferOutput<typeof PublicCase>

/** How many open cases of the board lie in a grid, and how many of them are late; `gridId` null: those without a grid. */
export const GridCount = v.object({ gridId: v.nullable(v.string()), open: v.number(), overdue: v.number() })
export type GridCount = v.InferOutput<typeof GridCount>

/** Everything the server knows of an approved case, before anyone's view of it. */
export type PublicFacts = {
  id: string
  title: string
  ticket: Pick<Ticket, 'state' | 'backTo' | 'answered' | 'category' | 'unitId' | 'gridId' | 'communityId' | 'outcome'>
  clocks: readonly Clock[]
}
type StepFacts = Pick<EventFacts, 'action' | 'at' | 'unitId'>

export function publicSummaryOf({ id, title, ticket, clocks }: PublicFacts, units: Units): PublicSummary {
  const place = ticket.gridId ?? ticket.communityId
  const handle = clocks.find(({ kind }) => kind === 'handle')
  return v.parse(PublicSummary, {
    ...ticket,
    id,
    title,
    unit: units.fullName(ticket.unitId),
    place: place ? units.fullName(place) : '',
    clock: handle ? coarseClock(handle) : null,
  })
}

/** `outcome`: the result's words as approved; empty until they are. */
export const publicCaseOf = (
  facts: PublicFacts & { text: string; outcome: string; events: readonly StepFacts[]; photos: PhotoView[] },
  units: Units,
): PublicCase =>
  v.parse(PublicCase, {
    ...publicSummaryOf(facts, units),
    text: facts.text,
    step: Math.max(stepAt(facts.ticket), reachedBy(facts.events.map(({ action }) => action))),
    steps: STEP_WORDS.map((_, index) => publicStep(facts.events, index + 1, units)),
    outcome: facts.ticket.outcome && { kind: facts.ticket.outcome, words: facts.outcome },
    photos: facts.photos,
  })

/** The day alone: the minute of a report tells a neighbour who stood there. */
function publicStep(events: readonly StepFacts[], step: number, units: Units) {
  const event = [...events].reverse().find(({ action }) => stepOf(action) === step)
  return { day: event ? startOf(dayOf(event.at)) : null, unit: event?.unitId ? units.fullName(event.unitId) : null }
}
