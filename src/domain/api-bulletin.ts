/** The contract, continued: bulletins (通报), with every edition, what units say of them, and what is told outside. */
import * as v from 'valibot'
import { Id, Now, type Endpoint } from './api'
import { DATE, list, text, UNIT_ID, UUID, whole, word } from './bounds'
import { Document } from './bulletin/draft'
import { Outside, Printed } from './bulletin/outside'
import { MAX_ACCOUNT, MAX_OBJECTION, MAX_WORDS } from './bulletin/said'
import { BULLETIN_STATES, BULLETIN_STEPS, GUARDS, MOVES, type BulletinStep } from './bulletin/states'
import { FIGURE_READERS } from './figures/readers'
import { SPAN_KINDS } from './figures/spans'
import { STAGES } from './figures/vintages'

const Period = { kind: v.picklist(SPAN_KINDS), from: v.string(), to: v.string() }

/** `unanswered`: objections that wait for an answer; to a unit its own. `named`: whether it praises or tells off the reader's unit. */
const BulletinRow = v.object({
  id: v.string(),
  ...Period,
  state: v.picklist(BULLETIN_STATES),
  edition: v.number(),
  madeAt: v.number(),
  objectUntil: v.nullable(v.number()),
  unanswered: v.number(),
  named: v.nullable(v.picklist(['praise', 'criticism'])),
})
export type BulletinRow = v.InferOutput<typeof BulletinRow>

/** `waiting`: periods with figures and no bulletin, by the newest vintage; to whoever drafts. */
const Bulletins = v.object({
  rows: v.array(BulletinRow),
  waiting: v.array(v.object({ vintageId: v.string(), ...Period, stage: v.picklist(STAGES) })),
  now: Now,
})
export type Bulletins = v.InferOutput<typeof Bulletins>

const Said = v.object({ n: v.number(), unit: v.object({ id: v.string(), name: v.string() }), words: v.string(), at: v.number() })
const Objection = v.object({
  ...Said.entries,
  answer: v.nullable(v.object({ accepted: v.boolean(), words: v.string(), at: v.number() })),
})
export type Objection = v.InferOutput<typeof Objection>

const STEPS = Object.keys(BULLETIN_STEPS) as [BulletinStep, ...BulletinStep[]]

/** `editions`: all of them, the newest first; `steps`: those of this reader, with what holds each back; `units`: theirs that it shows. */
const BulletinView = v.object({
  ...BulletinRow.entries,
  by: v.nullable(v.string()),
  document: Document,
  editions: v.array(v.object({ edition: v.number(), state: v.picklist(BULLETIN_STATES), madeAt: v.number(), by: v.nullable(v.string()) })),
  objections: v.array(Objection),
  /** How many objections there are, whoever may read them. */
  objected: v.object({ all: v.number(), accepted: v.number() }),
  accounts: v.array(Said),
  steps: v.array(v.object({ step: v.picklist(STEPS), why: v.nullable(v.picklist(GUARDS)) })),
  units: v.array(v.object({ id: v.string(), name: v.string(), criticised: v.boolean() })),
  now: Now,
})
export type BulletinView = v.InferOutput<typeof BulletinView>

const said = (max: number) => v.pipe(text(max), v.minLength(1, 'missing'))
/** The edition it was decided on. */
const Edition = whole(1, 10_000)
const MOST_PARAGRAPHS = 200

const NewWords = v.object({ edition: Edition, words: list(v.object({ key: word(80), words: text(MAX_WORDS) }), MOST_PARAGRAPHS) })
const Moved = v.object({ edition: Edition, step: v.picklist(MOVES) })
const Objected = v.object({ unitId: UNIT_ID, words: said(MAX_OBJECTION) })
const Answered = v.object({ n: whole(1, 10_000), accepted: v.boolean(), words: said(MAX_OBJECTION) })
const Accounted = v.object({ unitId: UNIT_ID, words: said(MAX_ACCOUNT) })

const PublicRow = v.object({ id: v.string(), ...Period, title: v.string(), period: v.string(), releasedAt: v.number() })
export type PublicRow = v.InferOutput<typeof PublicRow>
const PublicBulletin = v.object({ ...PublicRow.entries, told: Outside, printed: Printed, now: Now })
export type PublicBulletin = v.InferOutput<typeof PublicBulletin>

const OFTEN = { max: 120, minutes: 60, per: 'person' } as const

export const bulletinApi = {
  bulletins: {
    method: 'GET',
    path: '/bulletins',
    for: ['staff'],
    duties: FIGURE_READERS,
    query: v.object({ before: v.optional(DATE) }),
    reply: Bulletins,
  },
  bulletin: {
    method: 'GET',
    path: '/bulletins/:id',
    for: ['staff'],
    duties: FIGURE_READERS,
    params: Id,
    query: v.object({ edition: v.optional(v.pipe(word(5), v.regex(/^[1-9]\d{0,3}$/, 'invalid'))) }),
    reply: BulletinView,
  },
  draftBulletin: {
    method: 'POST',
    path: '/bulletins',
    for: ['staff'],
    duties: BULLETIN_STEPS.word.by,
    body: v.object({ vintageId: UUID }),
    reply: v.object({ id: v.string() }),
    allowance: OFTEN,
  },
  wordBulletin: {
    method: 'POST',
    path: '/bulletins/:id/words',
    for: ['staff'],
    duties: BULLETIN_STEPS.word.by,
    params: Id,
    body: NewWords,
    reply: BulletinView,
    allowance: OFTEN,
  },
  moveBulletin: {
    method: 'POST',
    path: '/bulletins/:id/steps',
    for: ['staff'],
    duties: BULLETIN_STEPS.issue.by,
    params: Id,
    body: Moved,
    reply: BulletinView,
    allowance: OFTEN,
  },
  objectBulletin: {
    method: 'POST',
    path: '/bulletins/:id/objections',
    for: ['staff'],
    duties: BULLETIN_STEPS.object.by,
    params: Id,
    body: Objected,
    reply: BulletinView,
    allowance: OFTEN,
  },
  answerObjection: {
    method: 'POST',
    path: '/bulletins/:id/answers',
    for: ['staff'],
    duties: BULLETIN_STEPS.answer.by,
    params: Id,
    body: Answered,
    reply: BulletinView,
    allowance: OFTEN,
  },
  accountBulletin: {
    method: 'POST',
    path: '/bulletins/:id/accounts',
    for: ['staff'],
    duties: BULLETIN_STEPS.account.by,
    params: Id,
    body: Accounted,
    reply: BulletinView,
    allowance: OFTEN,
  },
  publicBulletins: { method: 'GET', path: '/board/bulletins', for: ['anyone'], reply: v.object({ rows: v.array(PublicRow), now: Now }) },
  publicBulletin: { method: 'GET', path: '/board/bulletins/:id', for: ['anyone'], params: Id, reply: PublicBulletin },
} as const satisfies Record<string, Endpoint>
