/**
 * What each reader gets of a ticket: one schema per audience, and one function that fills it. A field that is not in the
 * reader's schema never leaves the server.
 */
import * as v from 'valibot'
import { dayAfter, dayOf, startOf } from '../calendar/workdays'
import { Answer } from '../report/answers'
import { CATEGORY_IDS, REQUESTS, URGENCIES } from '../report/categories'
import { DATUMS } from '../report/draft'
import type { Intake } from '../report/intake'
import { intakeFor, IntakeView } from '../report/intake-view'
import { actorKey, DUTIES } from '../people/actors'
import { UNIT_KINDS, type Units } from '../people/units'
import { readsChoice, readsLine, readsWords, wordsFor, type Audience } from './audience'
import { CLOCK_KINDS, CLOCKS, type Clock } from './clocks'
import { daysFor } from './days'
import { GRADES, MODES, OUTCOMES, SYSTEM_FIELDS, type Field, Given } from './given'
import type { DueMove } from './history'
import { ACTIONS, type Action } from './actions'
import { countsDays } from './limits'
import { mayOf, needsOf, refusal, type Refusal } from './lifecycle'
import type { Situation } from './situation'
import { Order, ordersOf } from './orders'
import { PaperView } from './papers'
import type { Relation } from './relations'
import { ruleOf } from './rules'
import { STATE_IDS, stepAt } from './states'
import { targetsOf } from './targets'
import { IDENTITIES, type Identity, type Ticket } from './ticket'
import { undoneIn } from './undo'

const At = v.number()
const NamedUnit = v.object({ id: v.string(), name: v.string(), kind: v.picklist(UNIT_KINDS), phone: v.nullable(v.string()) })

export const PhotoView = v.object({ id: v.string(), small: v.string(), large: v.string(), width: v.number(), height: v.number() })
export type PhotoView = v.InferOutput<typeof PhotoView>

/** A voice message, signed for one reader. */
export const VoiceView = v.object({ id: v.string(), address: v.string(), seconds: v.number() })
export type VoiceView = v.InferOutput<typeof VoiceView>

export const ClockView = v.object({
  kind: v.picklist(CLOCK_KINDS),
  startedAt: At,
  dueAt: v.nullable(At),
  /** From when on it presses: a quarter of the limit is left, or its last working day has begun. */
  nearAt: v.nullable(At),
  limit: v.custom<Clock['limit']>((limit) => typeof limit === 'string'),
  tentative: v.boolean(),
})
export type ClockView = v.InferOutput<typeof ClockView>

const FLAGS = ['urged', 'untranscribed', 'supervised', 'extension', 'reopened', 'appealed', 'eraseAsked'] as const
/** What a list marks (标记): urged 催办待回 · untranscribed 待转写 · supervised 督办 · extension 延期待批 · reopened 重新打开 · appealed 申诉 · eraseAsked 请求删除. */
export type Flag = (typeof FLAGS)[number]

const summary = {
  id: v.string(),
  number: v.string(),
  title: v.string(),
  state: v.picklist(STATE_IDS),
  stage: v.number(),
  /** Which of the five steps it is at. */
  step: v.number(),
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
  flags: v.array(v.picklist(FLAGS)),
  /** The reader is a neighbour who joined it (我也遇到): the reporter's own words are left out. */
  joined: v.boolean(),
  /** The reader filed it for somebody else (代办), who answers. */
  proxied: v.boolean(),
  /** Staff: who of the unit has it in hand (经手人). */
  heldBy: v.optional(v.string()),
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
  /** `clock`: the system did it by itself; `own`: the reader did. */
  by: v.object({
    unit: v.nullable(v.string()),
    person: v.nullable(v.string()),
    duty: v.nullable(v.picklist(DUTIES)),
    clock: v.boolean(),
    own: v.boolean(),
  }),
  to: v.nullable(v.string()),
  choices: v.array(v.object({ field: v.picklist(FIELD_IDS), value: v.string() })),
  /** The due time of handling moved with it. */
  due: v.nullable(v.object({ from: v.nullable(At), to: v.nullable(At) })),
  text: v.string(),
  photos: v.array(PhotoView),
  papers: v.optional(v.array(PaperView)),
  /** Taken back since (撤销): it does not count. */
  undone: v.optional(v.literal(true)),
})
export type TimelineEntry = v.InferOutput<typeof TimelineEntry>

/** Who did what, and what was chosen, without a word that anyone wrote: all that the title of a line is made of. */
export type LineHead = Pick<TimelineEntry, 'action' | 'to' | 'choices'> & { by: Pick<TimelineEntry['by'], 'unit' | 'clock' | 'own'> }

const ActionView = v.object({
  action: v.picklist(ACTIONS),
  needs: v.array(v.picklist(FIELD_IDS)),
  may: v.array(v.picklist(FIELD_IDS)),
  units: v.array(NamedUnit),
  /** Whom it may be given to. */
  people: v.optional(v.array(v.object({ id: v.string(), name: v.string() }))),
  /** The days it may name. */
  days: v.optional(v.object({ from: v.string(), to: v.nullable(v.string()) })),
  /** Of the units those that said it is not theirs (派单异议). */
  objected: v.optional(v.array(v.string())),
  refusal: v.optional(v.string()),
})
export type ActionView = v.InferOutput<typeof ActionView>

const story = {
  ...summary,
  outcome: v.nullable(v.picklist(OUTCOMES)),
  timeline: v.array(TimelineEntry),
  actions: v.array(ActionView),
  joiners: v.number(),
  /** Granted so far, and the day asked for. */
  extensions: v.number(),
  extensionAsked: v.nullable(At),
}
/** What only staff read of how it is handled. */
const working = {
  mode: v.nullable(v.picklist(MODES)),
  lead: v.nullable(v.string()),
  supervision: v.nullable(v.picklist(GRADES)),
  invited: v.array(v.string()),
  orders: v.array(Order),
  /** The ticket this one is merged into; how many are merged into it. */
  parent: v.nullable(v.object({ id: v.string(), number: v.string() })),
  children: v.number(),
  /** Time used of the handling limit, pauses left out, ms (净用时). */
  netMs: v.number(),
}
/** What the reporter said in words, pictures and by voice: together, for whoever may have one of them. */
const words = {
  text: v.string(),
  answers: v.optional(v.array(Answer)),
  photos: v.array(PhotoView),
  voice: v.nullable(VoiceView),
  papers: v.optional(v.array(PaperView)),
}
const place = v.object({
  words: v.string(),
  community: v.nullable(v.string()),
  grid: v.nullable(v.string()),
  /** `gcj`: the same as WeChat's maps count; a copy kept in the phone from before has none. */
  point: v.nullable(
    v.object({
      ...{ lng: v.number(), lat: v.number(), datum: v.picklist(DATUMS), accuracyM: v.nullable(v.number()) },
      gcj: v.optional(v.object({ lng: v.number(), lat: v.number() })),
    }),
  ),
})

const PARTS = ['own', 'proxy', 'represented', 'withdrawn'] as const
/** Whose report it is to the reader: own 自己的 · proxy 替别人报的 · represented 别人替我报的 · withdrawn 退出了的. */
export type Part = (typeof PARTS)[number]

/** The reporter: everything they said and every step, but no name of a clerk. */
const ReporterView = v.object({
  audience: v.literal('reporter'),
  ...story,
  ...words,
  place,
  identity: v.picklist(IDENTITIES),
  publicConsent: v.boolean(),
  part: v.picklist(PARTS),
  /** How it came in, where staff filed it. */
  intake: v.optional(IntakeView),
  /** Who else is on it: joined, or merged into it. */
  others: v.number(),
})
/** A neighbour who joined (我也遇到): how it goes, not what the reporter wrote. */
const NeighbourView = v.object({ audience: v.literal('neighbour'), ...story })
/** The units that handle or watch over it: the matter, never who reported it. */
const HandlerView = v.object({
  audience: v.literal('handler'),
  ...story,
  ...words,
  ...working,
  place,
  identity: v.picklist(IDENTITIES),
  /** Somebody filed it for the reporter (代办). */
  filedFor: v.boolean(),
  /** How it came in. */
  intake: v.optional(IntakeView),
  /** The reporter said that it does not press (不急). */
  calm: v.optional(v.boolean()),
  /** The reporter chose no category. */
  guessed: v.optional(v.boolean()),
  confidential: v.boolean(),
})
/** The centre: as the units, and whom a complaint is about. */
const CentreView = v.object({
  audience: v.literal('centre'),
  ...story,
  ...words,
  ...working,
  place,
  identity: v.picklist(IDENTITIES),
  /** Somebody filed it for the reporter (代办). */
  filedFor: v.boolean(),
  /** How it came in. */
  intake: v.optional(IntakeView),
  /** The reporter said that it does not press (不急). */
  calm: v.optional(v.boolean()),
  /** The reporter chose no category. */
  guessed: v.optional(v.boolean()),
  confidential: v.boolean(),
  complainedOf: v.nullable(v.string()),
})
/** The auditor: that steps were taken, when and by whom, not what was said. */
const AuditorView = v.object({ audience: v.literal('auditor'), ...story })

export const TicketView = v.variant('audience', [ReporterView, NeighbourView, HandlerView, CentreView, AuditorView])
export type TicketView = v.InferOutput<typeof TicketView>

/** Everything the server knows of a ticket, before anyone's view of it. */
export type TicketFacts = {
  ticket: Ticket
  clocks: readonly Clock[]
  placeWords: string
  point: { lng: number; lat: number; accuracyM: number | null; gcj: { lng: number; lat: number } } | null
  identity: Identity
  publicConsent: boolean
  text: string
  answers?: readonly Answer[]
  /** The name of whoever has it in hand (经手人). */
  holderName?: string | null
  joiners: number
  /** The ticket this one is merged into, with its clocks. */
  parent?: { ticket: Ticket; clocks: readonly Clock[] }
  netMs: number
  events: readonly EventFacts[]
  photos: (eventSeq: number) => PhotoView[]
  papers?: (eventSeq: number) => PaperView[]
  voice: VoiceView | null
}
/** The system itself, whoever reads now, or anybody else. */
type DoneBy = 'clock' | 'reader' | 'other'
/** By the keys of actors: who did it and who reads it. */
export const doneBy = (actor: string, reader: string): DoneBy => (actor === CLOCK ? 'clock' : actor === reader ? 'reader' : 'other')
const CLOCK = actorKey({ kind: 'clock' })
export type EventFacts = {
  seq: number
  action: 'submit' | Action
  at: number
  madeAt: number | null
  doneBy: DoneBy
  unitId: string | null
  person: string | null
  duty: (typeof DUTIES)[number] | null
  fromUnit: string | null
  toUnit: string
  given: Given
  due: DueMove | null
  /** The name of whom it was given to, or who was on duty when it came. */
  holderName?: string | null
  /** Filed with 不急; filed without a category of the reporter's choice. */
  calm?: boolean
  guessed?: boolean
  /** How it came in, of the first line. */
  intake?: Intake
}

/** Which audience these relations make, the best first; `undefined`: the ticket does not exist for them. */
export function audienceOf(relations: readonly Relation[]): Audience | undefined {
  const has = (...any: Relation[]) => any.some((relation) => relations.includes(relation))
  if (has('complainedOf')) return undefined
  if (has('reporter', 'proxy', 'withdrawn')) return 'reporter'
  if (has('centre')) return 'centre'
  if (has('handler', 'levelAbove', 'formerUnit', 'invited', 'supervisor', 'leader')) return 'handler'
  if (has('auditor')) return 'auditor'
  return has('joiner') ? 'neighbour' : undefined
}

/** One reader's view of one ticket, or `undefined` when it is not for them. */
export function viewFor(known: TicketFacts, situation: Situation): TicketView | undefined {
  const { units } = situation
  const audience = audienceOf(situation.relations)
  if (!audience) return undefined
  const part = partOf(situation)
  const facts = part === 'withdrawn' ? asLeft(known) : known
  const { ticket } = facts
  const undone = undoneIn(facts.events)
  const everything = {
    ...withHolder(summaryOf(ticket, facts.clocks, facts.placeWords, units, audience), audience, facts.holderName),
    // the reporter of a merged ticket follows the one that carries the work
    ...(facts.parent && {
      unit: namedUnit(units, unitFor(audience, facts.parent.ticket.unitId, units)),
      clocks: clocksFor(audience, facts.parent.clocks),
    }),
    audience,
    outcome: ticket.outcome,
    timeline: facts.events
      .filter((event) => event.doneBy === 'reader' || readsLine(audience, event.action))
      .map((event) => ({
        ...entryOf(event, audience, facts, units),
        ...(undone.has(event.seq) && event.action !== 'undo' && { undone: true as const }),
      })),
    actions: actionsFor(situation),
    joiners: facts.joiners,
    extensions: ticket.extensions,
    extensionAsked: ticket.extensionAsked,
    mode: ticket.mode,
    lead: ticket.lead && units.fullName(ticket.lead),
    supervision: ticket.supervision,
    invited: ticket.invited.map((id) => units.fullName(id)),
    orders: ordersOf(ticket.number, facts.events, units),
    parent: facts.parent ? { id: facts.parent.ticket.id, number: facts.parent.ticket.number } : null,
    children: situation.children,
    part,
    proxied: part === 'proxy',
    others: situation.others,
    filedFor: situation.filedFor,
    ...(facts.events.some(({ calm }) => calm) && { calm: true }),
    ...(facts.events.some(({ guessed }) => guessed) && { guessed: true }),
    ...(facts.answers?.length && { answers: facts.answers }),
    ...intakeIn(facts.events, audience, units),
    netMs: facts.netMs,
    text: facts.text,
    photos: facts.photos(1),
    voice: facts.voice,
    ...papersAt(facts, 1),
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
  return v.parse(TicketView, audience === 'neighbour' ? { ...everything, timeline: everything.timeline.map(coarseEntry) } : everything)
}

/** How it came in, as far as this audience reads it. */
function intakeIn(events: readonly EventFacts[], audience: Audience, units: Units) {
  const first = events.find(({ intake }) => intake)
  if (!first?.intake) return {}
  const { source, errand = false, consent = false, document = null } = first.intake
  const unit = first.unitId && units.fullName(first.unitId)
  return { intake: intakeFor(audience, { source, errand, consent, document, unit, clerk: first.person }) }
}

function partOf({ relations, filedFor }: Situation): Part {
  if (relations.includes('proxy')) return 'proxy'
  if (relations.includes('withdrawn')) return 'withdrawn'
  return filedFor ? 'represented' : 'own'
}

/** A ticket that goes on without the reader: how it was up to their last step in it, and ended for them. */
function asLeft(facts: TicketFacts): TicketFacts {
  const left = facts.events.find(({ action }) => action === 'withdraw' || action === 'disown')
  return {
    ...facts,
    ticket: leftBy(facts.ticket),
    clocks: [],
    events: facts.events.filter(({ seq }) => left === undefined || seq <= left.seq),
  }
}

/** The same ticket, as it stands for whoever left it. */
export const leftBy = <T extends Ticket>(ticket: T): T => ({
  ...ticket,
  state: 'withdrawn',
  outcome: null,
  extensionAsked: null,
  mergedInto: null,
})

/** A ticket's line in a list. */
export const summaryOf = (ticket: Ticket, clocks: readonly Clock[], placeWords: string, units: Units, audience: Audience): Summary =>
  v.parse(Summary, {
    ...ticket,
    ...(audience === 'neighbour' && { filedAt: dayStart(ticket.filedAt) }),
    unit: namedUnit(units, unitFor(audience, ticket.unitId, units)),
    // a title is the reporter's own first sentence
    ...(READS_WORDS[audience] ? { placeWords } : { title: '内容不公开', placeWords: '' }),
    step: stepAt(ticket),
    joined: audience === 'neighbour',
    proxied: false,
    clocks: audience === 'neighbour' ? clocksFor(audience, clocks).map(coarseClock) : clocksFor(audience, clocks),
    flags: FLAGS.filter((flag) => FLAGGED[flag](ticket) && readsLine(audience, SAID_BY[flag])),
  })

/** The same with who has it in hand, for those who read who does the work. */
export const withHolder = (line: Summary, audience: Audience, name: string | null | undefined): Summary =>
  name && readsChoice(audience, 'holder') ? { ...line, heldBy: name } : line

/** The line of history that says what a mark says: who may not read it is not told by a mark either. */
const SAID_BY: Record<Flag, 'submit' | Action> = {
  urged: 'urge',
  untranscribed: 'submit',
  supervised: 'supervise',
  extension: 'extend',
  reopened: 'reopen',
  appealed: 'appeal',
  eraseAsked: 'askErase',
}

const FLAGGED: Record<Flag, (ticket: Ticket) => boolean> = {
  urged: (ticket) => ticket.urgeWaiting,
  untranscribed: (ticket) => ticket.untranscribed,
  supervised: (ticket) => ticket.supervision !== null,
  extension: (ticket) => ticket.extensionAsked !== null,
  reopened: (ticket) => ticket.reopened,
  appealed: (ticket) => ticket.appealed,
  eraseAsked: (ticket) => ticket.eraseAsked !== null,
}

/** Residents see the clocks they were promised, staff all that anyone answers for. */
const clocksFor = (audience: Audience, clocks: readonly Clock[]): Clock[] =>
  clocks.filter(({ kind }) => (audience === 'reporter' || audience === 'neighbour' ? CLOCKS[kind].told : CLOCKS[kind].of !== 'nobody'))

/** The actions open to this reader, and those a guard holds back, with the reason's code. */
export function actionsFor(situation: Situation): ActionView[] {
  return ACTIONS.flatMap((action) => {
    const refused = refusal(situation, action)
    if (refused && !(refused.code in SHOWN_REFUSED)) return []
    const units = targetsOf(situation, action).map((unit) => namedUnit(situation.units, unit.id))
    const days = daysFor(situation, action)
    const objected = units.filter(({ id }) => situation.ticket.returnedBy.includes(id)).map(({ id }) => id)
    const people = peopleFor(situation, action)
    return [
      {
        action,
        needs: [...needsOf(situation, action)],
        may: [...mayOf(situation, action)],
        units,
        ...(people && { people }),
        ...(days && { days }),
        ...(objected.length > 0 && { objected }),
        ...(refused && { refusal: refused.code }),
      },
    ]
  })
}

/** Whom it may be given to, or who may sponsor it. */
function peopleFor(situation: Situation, action: Action) {
  const { needs, may } = ruleOf(action)
  if (needs.includes('holder')) return othersAt(situation)
  return may.includes('sponsor') ? [...situation.leaders] : undefined
}

/** Whoever else could have it in hand. */
const othersAt = ({ ticket, colleagues }: Situation) => colleagues.filter(({ id }) => id !== ticket.holder)

/** Refusals worth a greyed button: the reader may expect the action, and learns why not. */
const SHOWN_REFUSED: { [code in Refusal['code']]?: true } = {
  notRuled: true,
  notReturnedBefore: true,
  returnInTime: true,
  notUrgedToday: true,
  reporterIsHere: true,
  phoneIsKnown: true,
  mayCall: true,
  notOwnWork: true,
  notOwnRequest: true,
  noneAsked: true,
  extensionsLeft: true,
  handleNotOver: true,
}

/** Who may read what the reporter wrote and where. */
const READS_WORDS: Record<Audience, boolean> = { reporter: true, neighbour: false, handler: true, centre: true, auditor: false }

export const headOf = (
  event: Pick<EventFacts, 'action' | 'doneBy' | 'unitId' | 'fromUnit' | 'toUnit' | 'given' | 'holderName'>,
  audience: Audience,
  units: Units,
): LineHead => ({
  action: event.action,
  by: {
    unit: readsUnit(event, audience) && event.unitId ? units.fullName(unitFor(audience, event.unitId, units)) : null,
    clock: event.doneBy === 'clock',
    own: event.doneBy === 'reader',
  },
  to: event.toUnit === event.fromUnit ? null : units.fullName(unitFor(audience, event.toUnit, units)),
  choices: choicesOf(event, units).filter(({ field }) => isSaidBy(event, field) || readsChoice(audience, field)),
})

/** Whoever did it knows what they chose; what the system added to it is for those alone who may read it. */
const isSaidBy = ({ doneBy }: Pick<EventFacts, 'doneBy'>, field: Field): boolean => doneBy === 'reader' && !SYSTEM_FIELDS.includes(field)

/** Which unit filed it for somebody is read by those who read that it did. */
const readsUnit = ({ action }: Pick<EventFacts, 'action'>, audience: Audience): boolean => action !== 'submit' || audience !== 'neighbour'

function entryOf(event: EventFacts, audience: Audience, facts: TicketFacts, units: Units): TimelineEntry {
  const isOwn = event.doneBy === 'reader'
  const head = headOf(event, audience, units)
  return {
    ...head,
    seq: event.seq,
    at: event.at,
    madeAt: event.madeAt,
    by: { ...head.by, person: personFor(event, audience), duty: event.duty, own: isOwn },
    due: event.due,
    text: event.action === 'submit' ? '' : wordsFor(audience, event.action, event.given, isOwn),
    photos: event.seq > 1 && (isOwn || readsWords(audience, event.action, 'photos')) ? facts.photos(event.seq) : [],
    ...(event.seq > 1 && (isOwn || readsWords(audience, event.action, 'papers')) && papersAt(facts, event.seq)),
  }
}

/** The papers (附件) of a line, where there are any. */
function papersAt(facts: TicketFacts, seq: number): { papers?: PaperView[] } {
  const papers = facts.papers?.(seq) ?? []
  return papers.length > 0 ? { papers } : {}
}

/** A grid worker's name is public by rule; a clerk's is for colleagues; whoever acts without a duty is a resident and is not named. */
function personFor({ duty, person }: EventFacts, audience: Audience): string | null {
  if (duty === null) return null
  return duty === 'gridWorker' || audience === 'handler' || audience === 'centre' || audience === 'auditor' ? person : null
}

const CHOICES = [
  'outcome',
  'mode',
  'pauseReason',
  'checkResult',
  'reached',
  'grade',
  'rejectReason',
  'escalateReason',
  'callReason',
  'eraseWhat',
  'eraseWhy',
  'solved',
  'satisfied',
  'clock',
  'cause',
  'count',
  'number',
  'holdsUntil',
  'category',
  'item',
  'request',
  'urgency',
  'was',
  'lies',
  'wasIn',
  'noPhoto',
  'distance',
  'photosAt',
] as const

/** Units among the choices: told by name. */
const NAMED_CHOICES: readonly Field[] = ['lies', 'wasIn']

const choicesOf = ({ given, holderName }: Pick<EventFacts, 'given' | 'holderName'>, units: Units) => [
  ...CHOICES.flatMap((field) => {
    const value = given[field]
    return value ? [{ field, value: NAMED_CHOICES.includes(field) ? units.fullName(value) : value }] : []
  }),
  ...(given.assured ?? []).map((value) => ({ field: 'assured' as const, value })),
  // by name: nobody reads an id
  ...(holderName ? [{ field: given.holder ? ('holder' as const) : ('onDuty' as const), value: holderName }] : []),
]

const dayStart = (at: number): number => startOf(dayOf(at))

/** Where it lies is no more than its community to somebody who joined it: not the grid, nor the grid worker's name, nor the minute somebody stood there. */
export const unitFor = (audience: Audience, id: string, units: Units): string => {
  const { kind, parentId } = units.get(id)
  return audience === 'neighbour' && kind === 'grid' && parentId ? parentId : id
}

/** A limit of some hours would give the minute away that it runs from. */
export const coarseClock = <C extends ClockView>(clock: C): C => ({
  ...clock,
  startedAt: dayStart(clock.startedAt),
  nearAt: clock.nearAt && dayStart(clock.nearAt),
  dueAt: clock.dueAt === null || countsDays(clock.limit) ? clock.dueAt : startOf(dayAfter(dayOf(clock.dueAt))) - MINUTE,
})
const MINUTE = 60_000

/** A line of history as somebody who joined reads it: by the day, and no grid worker's name. */
const coarseEntry = (entry: TimelineEntry): TimelineEntry => ({
  ...entry,
  at: dayStart(entry.at),
  madeAt: null,
  by: { ...entry.by, person: null },
  due: entry.due && { from: entry.due.from && dayStart(entry.due.from), to: entry.due.to && dayStart(entry.due.to) },
})

function namedUnit(units: Units, id: string) {
  const { kind, phone } = units.get(id)
  return { id, name: units.fullName(id), kind, phone }
}
