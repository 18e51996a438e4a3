/**
 * What each reader gets of a ticket: one schema per audience, and one function that fills it. A field that is not in the
 * reader's schema never leaves the server.
 */
import * as v from 'valibot'
import { CATEGORY_IDS, REQUESTS, URGENCIES } from '../report/categories'
import { DATUMS } from '../report/draft'
import { DUTIES } from '../people/actors'
import { UNIT_KINDS, type Units } from '../people/units'
import { CLOCK_KINDS, type Clock } from './clocks'
import { OUTCOMES, type Field, Given } from './evidence'
import { ACTIONS, type Action } from './actions'
import { needsOf, refusal, ruleOf, targetsOf, type Situation } from './lifecycle'
import type { Relation } from './relations'
import { STATE_IDS } from './states'
import { IDENTITIES, type Identity, type Ticket } from './ticket'

const At = v.number()
const NamedUnit = v.object({ id: v.string(), name: v.string(), kind: v.picklist(UNIT_KINDS), phone: v.nullable(v.string()) })

export const PhotoView = v.object({ id: v.string(), small: v.string(), large: v.string(), width: v.number(), height: v.number() })
export type PhotoView = v.InferOutput<typeof PhotoView>

export const ClockView = v.object({
  kind: v.picklist(CLOCK_KINDS),
  startedAt: At,
  dueAt: v.nullable(At),
  limit: v.custom<Clock['limit']>((limit) => typeof limit === 'string'),
  tentative: v.boolean(),
})
export type ClockView = v.InferOutput<typeof ClockView>

const summary = {
  id: v.string(),
  number: v.string(),
  title: v.string(),
  state: v.picklist(STATE_IDS),
  stage: v.number(),
  round: v.number(),
  answered: v.boolean(),
  category: v.picklist(CATEGORY_IDS),
  item: v.string(),
  request: v.picklist(REQUESTS),
  urgency: v.picklist(URGENCIES),
  unit: NamedUnit,
  placeWords: v.string(),
  filedAt: At,
  clocks: v.array(ClockView),
}

/** A line in a list: nothing personal in it. */
export const Summary = v.object(summary)
export type Summary = v.InferOutput<typeof Summary>

const FIELD_IDS = Object.keys(Given.entries) as Field[]
export const TimelineEntry = v.object({
  seq: v.number(),
  action: v.picklist(['submit', ...ACTIONS]),
  at: At,
  /** The phone's time of an action sent later (离线); shown beside `at`, never trusted. */
  madeAt: v.nullable(At),
  by: v.object({ unit: v.nullable(v.string()), person: v.nullable(v.string()), duty: v.nullable(v.picklist(DUTIES)) }),
  to: v.nullable(v.string()),
  choices: v.array(v.object({ field: v.picklist(FIELD_IDS), value: v.string() })),
  text: v.string(),
  photos: v.array(PhotoView),
})
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>

const ActionView = v.object({
  action: v.picklist(ACTIONS),
  needs: v.array(v.picklist(FIELD_IDS)),
  may: v.array(v.picklist(FIELD_IDS)),
  units: v.array(NamedUnit),
  refusal: v.optional(v.string()),
})
export type ActionView = v.InferOutput<typeof ActionView>

const story = { ...summary, outcome: v.nullable(v.picklist(OUTCOMES)), timeline: v.array(TimelineEntry), actions: v.array(ActionView) }
const words = { text: v.string(), photos: v.array(PhotoView) }
const place = v.object({
  words: v.string(),
  community: v.nullable(v.string()),
  grid: v.nullable(v.string()),
  point: v.nullable(v.object({ lng: v.number(), lat: v.number(), datum: v.picklist(DATUMS), accuracyM: v.nullable(v.number()) })),
})

/** The reporter: everything they said and every step, but no name of a clerk. */
export const ReporterView = v.object({
  audience: v.literal('reporter'),
  ...story,
  ...words,
  place,
  identity: v.picklist(IDENTITIES),
  publicConsent: v.boolean(),
})
/** A neighbour who joined (我也遇到): how it goes, not what the reporter wrote. */
export const NeighbourView = v.object({ audience: v.literal('neighbour'), ...story })
/** The units that handle or watch over it: the matter, never who reported it. */
export const HandlerView = v.object({
  audience: v.literal('handler'),
  ...story,
  ...words,
  place,
  identity: v.picklist(IDENTITIES),
  confidential: v.boolean(),
})
/** The centre: as the units, and whom a complaint is about. */
export const CentreView = v.object({
  audience: v.literal('centre'),
  ...story,
  ...words,
  place,
  identity: v.picklist(IDENTITIES),
  confidential: v.boolean(),
  complainedOf: v.nullable(v.string()),
})
/** The auditor: that steps were taken, when and by whom, not what was said. */
export const AuditorView = v.object({ audience: v.literal('auditor'), ...story })

export const TicketView = v.variant('audience', [ReporterView, NeighbourView, HandlerView, CentreView, AuditorView])
export type TicketView = v.InferOutput<typeof TicketView>
export type Audience = TicketView['audience']

/** Everything the server knows of a ticket, before anyone's view of it. */
export type TicketFacts = {
  ticket: Ticket
  clocks: readonly Clock[]
  placeWords: string
  point: { lng: number; lat: number; accuracyM: number | null } | null
  identity: Identity
  publicConsent: boolean
  text: string
  events: readonly EventFacts[]
  photos: (eventSeq: number) => PhotoView[]
}
export type EventFacts = {
  seq: number
  action: 'submit' | Action
  at: number
  madeAt: number | null
  unitId: string | null
  person: string | null
  duty: (typeof DUTIES)[number] | null
  fromUnit: string | null
  toUnit: string
  given: Given
}

/** Which audience these relations make, the best first; `undefined`: the ticket does not exist for them. */
export function audienceOf(relations: readonly Relation[]): Audience | undefined {
  const has = (...any: Relation[]) => any.some((relation) => relations.includes(relation))
  if (has('complainedOf')) return undefined
  if (has('reporter', 'proxy')) return 'reporter'
  if (has('centre')) return 'centre'
  if (has('handler', 'levelAbove', 'formerUnit', 'supervisor')) return 'handler'
  if (has('auditor')) return 'auditor'
  return has('joiner') ? 'neighbour' : undefined
}

/** One reader's view of one ticket, or `undefined` when it is not for them. */
export function viewFor(facts: TicketFacts, situation: Situation): TicketView | undefined {
  const { units } = situation
  const audience = audienceOf(situation.relations)
  if (!audience) return undefined
  const { ticket } = facts
  const everything = {
    ...summaryOf(ticket, facts.clocks, facts.placeWords, units),
    // a title is the reporter's own first sentence
    ...(!READS_WORDS[audience] && { title: '内容不公开', placeWords: '' }),
    audience,
    outcome: ticket.outcome,
    timeline: facts.events.filter((event) => SEEN[audience](event.action)).map((event) => entryOf(event, audience, facts, units)),
    actions: actionsFor(situation),
    text: facts.text,
    photos: facts.photos(1),
    place: {
      words: facts.placeWords,
      community: ticket.communityId && units.fullName(ticket.communityId),
      grid: ticket.gridId && units.fullName(ticket.gridId),
      point: facts.point && { ...facts.point, datum: 'WGS-84' as const },
    },
    identity: facts.identity,
    publicConsent: facts.publicConsent,
    confidential: ticket.confidential,
    complainedOf: ticket.complainedOf && units.fullName(ticket.complainedOf),
  }
  return v.parse(TicketView, everything)
}

/** A ticket's line in a list. */
export const summaryOf = (ticket: Ticket, clocks: readonly Clock[], placeWords: string, units: Units): Summary =>
  v.parse(Summary, { ...ticket, unit: namedUnit(units, ticket.unitId), placeWords, clocks })

/** The actions open to this reader, and those a guard holds back, with the reason's code. */
export function actionsFor(situation: Situation): ActionView[] {
  return ACTIONS.flatMap((action) => {
    const refused = refusal(situation, action)
    if (refused && !(refused.code in SHOWN_REFUSED)) return []
    const units = targetsOf(situation, action).map((unit) => namedUnit(situation.units, unit.id))
    return [
      { action, needs: [...needsOf(situation, action)], may: [...ruleOf(action).may], units, ...(refused && { refusal: refused.code }) },
    ]
  })
}

/** Refusals worth a greyed button: the reader may expect the action, and learns why not. */
const SHOWN_REFUSED = { notRuled: true, notReturnedBefore: true, notUrgedToday: true, phoneIsKnown: true, mayCall: true } as const

/** History lines an audience may read. */
const SEEN: Record<Audience, (action: EventFacts['action']) => boolean> = {
  reporter: (action) => action !== 'note',
  neighbour: (action) => !['note', 'reveal', 'supplement', 'urge', 'judge'].includes(action),
  handler: () => true,
  centre: () => true,
  auditor: () => true,
}

/** Whose words an audience may read in the history. */
const READS_WORDS: Record<Audience, boolean> = { reporter: true, neighbour: false, handler: true, centre: true, auditor: false }

/** Words one unit leaves for the next; the reporter sees that it was passed on, not the note that went with it. */
const FOR_COLLEAGUES: readonly EventFacts['action'][] = ['dispatch']

/** Satisfaction is told to units only in totals, never with the single case. */
const READS_SATISFACTION: Record<Audience, boolean> = { reporter: true, neighbour: false, handler: false, centre: true, auditor: false }

function entryOf(event: EventFacts, audience: Audience, facts: TicketFacts, units: Units): TimelineEntry {
  const reads = READS_WORDS[audience]
  return {
    seq: event.seq,
    action: event.action,
    at: event.at,
    madeAt: event.madeAt,
    by: { unit: event.unitId && units.fullName(event.unitId), person: personFor(event, audience), duty: event.duty },
    to: event.toUnit === event.fromUnit ? null : units.fullName(event.toUnit),
    choices: choicesOf(event.given).filter(({ field }) => field !== 'satisfied' || READS_SATISFACTION[audience]),
    text:
      reads && event.action !== 'submit' && !(audience === 'reporter' && FOR_COLLEAGUES.includes(event.action)) ? wordsOf(event.given) : '',
    photos: reads && event.seq > 1 ? facts.photos(event.seq) : [],
  }
}

/** A grid worker's name is public by rule; a clerk's is for colleagues; whoever acts without a duty is a resident and is not named. */
function personFor({ duty, person }: EventFacts, audience: Audience): string | null {
  if (duty === null) return null
  return duty === 'gridWorker' || audience === 'handler' || audience === 'centre' || audience === 'auditor' ? person : null
}

const choicesOf = (given: Given) =>
  (['outcome', 'rejectReason', 'escalateReason', 'callReason', 'solved', 'satisfied'] as const).flatMap((field) =>
    given[field] ? [{ field, value: given[field] }] : [],
  )

const wordsOf = (given: Given): string => given.note ?? given.reason ?? given.basis ?? ''

function namedUnit(units: Units, id: string) {
  const { kind, phone } = units.get(id)
  return { id, name: units.fullName(id), kind, phone }
}
