/**
 * The contract: every call there is, one row each. The server serves this table and checks requests and replies with it; the
 * phone calls it; types follow from it. `for` names who may call: an endpoint without it does not compile. Rows that only a
 * subpackage's screens call stand in files of their own (`api-…`), so that the first screens need not carry them; `calls` has all.
 */
import * as v from 'valibot'
import { Cursor, DeskCursor, text, UNIT_ID, UUID, whole, word } from './bounds'
import { DUTIES, type Actor, type Duty } from './people/actors'
import { FACTOR_DUE } from './people/factor'
import { ONE_TIME_CODE, PHONE } from './people/phone'
import { UNIT_KINDS } from './people/units'
import { GridFile } from './place/polygons'
import { MAX_ANSWER, MAX_QUESTIONS } from './report/answers'
import { Catalogue, CATEGORY_IDS } from './report/categories'
import { MAX_PLACE_WORDS, Point, Report } from './report/draft'
import { OTHER_LANGUAGES } from './words/languages'
import { Given, MADE_AT, MAX_TEXT, PHOTO_IDS, REQUEST_ID } from './ticket/given'
import { ACTIONS, type Action } from './ticket/actions'
import { LISTS, STATE_IDS } from './ticket/states'
import { MINES } from './reading/mine'
import { PAPER_IDS, PaperTaken } from './ticket/papers'
import { PhotoView, Summary, TicketView, VoiceView } from './ticket/views'

export type Caller = Actor['kind'] | 'anyone'
/** At most `max` calls in `minutes` from one address or by one person; `staff`: by one of those who work here, where they need more. */
type Allowance = { max: number; minutes: number; per: 'address' | 'person'; staff?: number }

export type Endpoint = {
  method: 'GET' | 'POST'
  path: string
  for: readonly Caller[]
  /** Of staff only those with one of these duties. */
  duties?: readonly Duty[]
  params?: v.GenericSchema
  query?: v.GenericSchema
  body?: v.GenericSchema
  /** A member of staff has to have proved the second factor (两步验证) in this session. */
  proved?: true
  /** The body is one file, sent as multipart/form-data. */
  file?: true
  reply: v.GenericSchema
  allowance?: Allowance
}

export const Id = v.object({ id: UUID })
export const Empty = v.object({})
export const Now = v.number()

export const WechatCode = v.pipe(word(256), v.minLength(1, 'missing'))

export const PublicUnit = v.object({
  id: v.string(),
  kind: v.picklist(UNIT_KINDS),
  name: v.string(),
  parentId: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  /** The grid worker's name, public by rule; other staff are not named. */
  worker: v.nullable(v.string()),
})
export type PublicUnit = v.InferOutput<typeof PublicUnit>

export const Me = v.object({
  /** Whose phone this is now: what waits in it belongs to this account alone. */
  id: v.nullable(v.string()),
  kind: v.picklist(['nobody', 'resident', 'staff']),
  name: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  posts: v.array(v.object({ unitId: v.string(), unit: v.string(), duty: v.picklist(DUTIES) })),
  mustChangePassword: v.boolean(),
  wechatBound: v.boolean(),
  /** What a member of staff has to do before anything else: set up the second factor (两步验证), or prove it. */
  factor: v.optional(v.picklist(FACTOR_DUE)),
})
export type Me = v.InferOutput<typeof Me>

export const SignedIn = v.object({ token: v.string(), me: Me })
export type SignedIn = v.InferOutput<typeof SignedIn>

export const DemoPerson = v.object({ id: v.string(), name: v.string(), what: v.string(), kind: v.picklist(['resident', 'staff']) })
export type DemoPerson = v.InferOutput<typeof DemoPerson>

const Page = v.object({ rows: v.array(Summary), next: v.nullable(v.string()), now: Now })
export type Page = v.InferOutput<typeof Page>
/** With the first page: how many there are of each kind, loaded or not. */
const MyPage = v.object({ ...Page.entries, counts: v.optional(v.record(v.picklist(MINES), v.number())) })
export type MyPage = v.InferOutput<typeof MyPage>

export const PlaceFound = v.object({
  grid: v.nullable(v.object({ id: v.string(), name: v.string() })),
  community: v.nullable(v.object({ id: v.string(), name: v.string() })),
  /** Several grids lie there: the resident chooses the community. */
  unsure: v.boolean(),
  /** Far from every grid of the district. */
  outside: v.boolean(),
})
export type PlaceFound = v.InferOutput<typeof PlaceFound>

/** The stage an action was decided on. */
export const Stage = whole(1)
/** What `act` takes: not 看电话, which gives a phone away and goes through `revealPhone` alone. */
const ACTED: readonly Action[] = ACTIONS.filter((action) => action !== 'reveal')

export const ActBody = v.object({
  action: v.picklist(ACTED),
  requestId: REQUEST_ID,
  stage: Stage,
  /** The request before it on the same ticket that had not gone out yet: what that one changed does not make this one stale. */
  follows: v.optional(REQUEST_ID),
  given: Given,
  madeAt: MADE_AT,
})
export type ActBody = v.InferOutput<typeof ActBody>

/** Where and what a resident is about to report; `place` as typed, where no more is known; `words` rank what is public, nothing else. */
export const Near = v.object({
  point: v.optional(Point),
  communityId: v.optional(UNIT_ID),
  place: v.optional(text(MAX_PLACE_WORDS)),
  category: v.picklist(CATEGORY_IDS),
  item: word(32),
  words: text(MAX_TEXT),
})

/**
 * An open ticket of the same community that may be the same matter. Of one that is not public only what it is about, the day, and how
 * far it has come; of a public one what the board shows. `id` is good for joining alone: a ticket's own says when it was filed.
 */
export const Neighbour = v.object({
  id: v.string(),
  category: v.picklist(CATEGORY_IDS),
  item: v.string(),
  state: v.picklist(STATE_IDS),
  title: v.nullable(v.string()),
  /** The community; a public one's grid. */
  place: v.string(),
  /** The first instant of the day it was filed. */
  day: v.number(),
  joiners: v.number(),
  photo: v.nullable(v.string()),
})
export type Near = v.InferOutput<typeof Near>
export type Neighbour = v.InferOutput<typeof Neighbour>

/** Words, place and answers of a draft, with the marks between them. */
const MAX_JOINED = MAX_TEXT + MAX_PLACE_WORDS + 2 + MAX_QUESTIONS * (2 * MAX_ANSWER + 2)

/** `draft`: what the joiner was about to report; only what it would be offered may be joined. `note`, `photos`, `papers`: what they said, took and hold for it. */
const JoinBody = v.object({
  requestId: REQUEST_ID,
  draft: Near,
  note: v.optional(text(MAX_JOINED)),
  photos: v.optional(PHOTO_IDS),
  papers: v.optional(PAPER_IDS),
})
export type JoinBody = v.InferOutput<typeof JoinBody>

/** Nobody meets more broken things in a day than this; tries on a bad network count too. */
export const JOINS_A_DAY = 10

/** Signing in is counted by number, account and device; an address only far above, for a service hall (政务大厅) has one for all. */
const HALL = { max: 2_000, minutes: 15, per: 'address' } as const
const HearingModel = v.object({
  concepts: v.array(v.tuple([v.string(), v.string(), v.string()])),
  weights: v.record(v.string(), v.number()),
  sounds: v.optional(v.string()),
  ownWords: v.optional(v.string()),
  kinds: v.optional(v.record(v.string(), v.record(v.string(), v.number()))),
})
/** What danger and accusations are heard by (听的权重). */
const HearingModels = v.object({ dangers: HearingModel, accusations: HearingModel })

const PAPER_UPLOAD = { file: true, reply: PaperTaken, allowance: { max: 40, minutes: 10, per: 'person' } } as const

// prettier-ignore
export const api = {
  // what anyone may see
  health:        { method: 'GET',  path: '/health',                for: ['anyone'],            reply: v.object({ ok: v.boolean() }) },
  ready:         { method: 'GET',  path: '/ready',                 for: ['anyone'],            reply: v.object({ ok: v.boolean() }) },
  start:         { method: 'GET',  path: '/start',                 for: ['anyone'],            reply: v.object({ district: v.string(), centre: PublicUnit, demo: v.boolean(), catalogueVersion: v.number(), restDays: v.array(v.string()), makeUpDays: v.array(v.string()), hours: v.array(v.tuple([v.string(), v.string()])), asks: v.object({ filed: v.array(v.string()), judged: v.array(v.string()) }), now: Now }) },
  catalogue:     { method: 'GET',  path: '/catalogue',             for: ['anyone'],            reply: Catalogue },
  hearing:       { method: 'GET',  path: '/words/hearing',         for: ['anyone'],            reply: HearingModels },
  words:         { method: 'GET',  path: '/words/:language',       for: ['anyone'],            params: v.object({ language: v.picklist(OTHER_LANGUAGES) }), reply: v.record(v.string(), v.string()) },
  units:         { method: 'GET',  path: '/units',                 for: ['anyone'],            reply: v.object({ units: v.array(PublicUnit) }) },
  grids:         { method: 'GET',  path: '/grids',                 for: ['anyone'],            reply: GridFile },
  findPlace:     { method: 'POST', path: '/place',                 for: ['anyone'],            body: Point, reply: PlaceFound, allowance: { max: 60, minutes: 1, per: 'address' } },
  // signing in
  me:            { method: 'GET',  path: '/me',                    for: ['anyone'],            reply: Me },
  sendCode:      { method: 'POST', path: '/signin/code',           for: ['anyone'],            body: v.object({ phone: PHONE }), reply: v.object({ demoCode: v.nullable(v.string()) }), allowance: HALL },
  signInPhone:   { method: 'POST', path: '/signin/phone',          for: ['anyone'],            body: v.object({ phone: PHONE, code: ONE_TIME_CODE }), reply: SignedIn, allowance: HALL },
  signInWechat:  { method: 'POST', path: '/signin/wechat',         for: ['anyone'],            body: v.object({ code: WechatCode }), reply: SignedIn, allowance: HALL },
  signInStaff:   { method: 'POST', path: '/signin/staff',          for: ['anyone'],            body: v.object({ account: v.pipe(word(40), v.minLength(1, 'missing')), password: v.pipe(word(128), v.minLength(1, 'missing')) }), reply: SignedIn, allowance: HALL },
  signInWorker:  { method: 'POST', path: '/signin/worker',         for: ['anyone'],            body: v.object({ code: WechatCode }), reply: SignedIn, allowance: HALL },
  demoPeople:    { method: 'GET',  path: '/signin/demo',           for: ['anyone'],            reply: v.object({ people: v.array(DemoPerson) }) },
  signInDemo:    { method: 'POST', path: '/signin/demo',           for: ['anyone'],            body: v.object({ person: word(40) }), reply: SignedIn },
  signOut:       { method: 'POST', path: '/signout',               for: ['resident', 'staff'], body: Empty, reply: Empty },
  // reporting
  uploadPhoto:   { method: 'POST', path: '/photos',                for: ['resident', 'staff', 'code'], file: true, reply: PhotoView, allowance: { max: 120, minutes: 10, per: 'person' } },
  uploadVoice:   { method: 'POST', path: '/voices',                for: ['resident', 'code'],  file: true, reply: VoiceView, allowance: { max: 30, minutes: 10, per: 'person' } },
  uploadPaper:   { method: 'POST', path: '/papers',                for: ['resident', 'staff', 'code'], ...PAPER_UPLOAD },
  fileReport:    { method: 'POST', path: '/reports',               for: ['resident', 'code'],  body: Report, reply: TicketView, allowance: { max: 30, minutes: 60, per: 'person' } },
  myTickets:     { method: 'GET',  path: '/my/tickets',            for: ['resident', 'code'],  query: v.object({ after: Cursor, which: v.optional(v.picklist(MINES)) }), reply: MyPage },
  neighbours:    { method: 'POST', path: '/neighbours',            for: ['anyone'],            body: Near, reply: v.object({ neighbours: v.array(Neighbour), now: Now }), allowance: { max: 60, minutes: 10, per: 'address' } },
  join:          { method: 'POST', path: '/tickets/:id/join',      for: ['resident'],  params: Id, body: JoinBody, reply: v.object({ ticket: TicketView, now: Now }), allowance: { max: JOINS_A_DAY, minutes: 1440, per: 'person' } },
  unread:        { method: 'GET',  path: '/notices/unread',        for: ['resident', 'staff'], reply: v.object({ unread: v.number() }) },
  // a ticket
  ticket:        { method: 'GET',  path: '/tickets/:id',           for: ['resident', 'staff', 'code'], params: Id, reply: v.object({ ticket: TicketView, now: Now }) },
  act:           { method: 'POST', path: '/tickets/:id/actions',   for: ['resident', 'staff', 'code'], params: Id, body: ActBody, reply: v.object({ ticket: TicketView, now: Now }), allowance: { max: 120, minutes: 10, per: 'person', staff: 600 } },
  // working
  inbox:         { method: 'GET',  path: '/inbox',                 for: ['staff'],             query: v.object({ desk: v.picklist(LISTS), after: DeskCursor }), reply: v.object({ ...Page.entries, counts: v.record(v.picklist(LISTS), v.number()), overdue: v.number(), dueToday: v.number() }) },
} as const satisfies Record<string, Endpoint>

export type ParamsOf<E> = E extends { params: infer S extends v.GenericSchema } ? v.InferOutput<S> : undefined
export type QueryOf<E> = E extends { query: infer S extends v.GenericSchema } ? v.InferOutput<S> : undefined
export type BodyOf<E> = E extends { body: infer S extends v.GenericSchema } ? v.InferOutput<S> : undefined
export type BodyIn<E> = E extends { body: infer S extends v.GenericSchema } ? v.InferInput<S> : undefined
export type ReplyOf<E extends Endpoint> = v.InferOutput<E['reply']>

/** Every refusal and fault, whatever the status. */
export const Problem = v.object({
  code: v.string(),
  message: v.string(),
  /** Field → code, for input that is wrong. */
  fields: v.optional(v.record(v.string(), v.string())),
  /** What to read out on the phone: E-7F2C. */
  ref: v.optional(v.string()),
  /** Who moved the ticket meanwhile, and to which stage. */
  movedBy: v.optional(v.string()),
  /** What came of this request id when it arrived first, with other words. */
  ticket: v.optional(v.string()),
})
export type Problem = v.InferOutput<typeof Problem>
