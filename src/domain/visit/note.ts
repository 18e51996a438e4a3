/** Visit notes (走访记录、民情笔记本): who was there, when and where, what was said, what is needed, what came of it, and what was promised. */
import * as v from 'valibot'
import { DATE, INSTANT, text, UNIT_ID, UUID, whole, word } from '../bounds'
import { dayOf, startOf } from '../calendar/workdays'
import { PHONE } from '../people/phone'
import { CATEGORY_IDS } from '../report/categories'
import { REQUEST_ID } from '../ticket/given'
import { MAX_FACT } from './booklet'
import { refusalFor } from './sensitive'

/** `seen`: somebody was spoken to where they are, so the door counts as visited. */
// prettier-ignore
export const NOTE_KINDS = {
  knock:  { word: '敲门',     seen: true },
  bench:  { word: '板凳会',   seen: true },
  forum:  { word: '座谈',     seen: true },
  survey: { word: '问卷',     seen: true },
  phone:  { word: '打电话',   seen: false },
  missed: { word: '没见到人', seen: false },
} as const
export type NoteKind = keyof typeof NOTE_KINDS
export const NOTE_KIND_IDS = Object.keys(NOTE_KINDS) as NoteKind[]

export const isSeen = (kind: NoteKind): boolean => NOTE_KINDS[kind].seen

/** now 马上办 · plan 定计划限期: with a day · explain 解释政策: counted as policy talk. */
export const NOTE_OUTCOMES = ['now', 'plan', 'explain'] as const
export type NoteOutcome = (typeof NOTE_OUTCOMES)[number]
export const OUTCOME_WORDS: Record<NoteOutcome, string> = { now: '马上办', plan: '定计划限期', explain: '解释政策' }

/** Of a firm’s matter: inside its walls it is helped (帮办), outside the district does it whole (包办). */
export const WALLS = ['inside', 'outside'] as const
export const WALL_WORDS: Record<(typeof WALLS)[number], string> = { inside: '墙内的事，帮着办', outside: '墙外的事，包着办' }

export const MAX_SAID = 500
export const MAX_WANTED = 200
export const MAX_PROMISE = 60
const MAX_PLACE = 60
/** As many letters as a report needs. */
const ENOUGH = 4

/** What becomes a case: nothing of it is asked again. `named`: the person agreed to be the reporter. */
const Case = v.object({
  named: v.boolean('invalid'),
  /** Where the booklet has no number, and they agreed. */
  phone: v.optional(PHONE),
  category: v.optional(v.picklist(CATEGORY_IDS, 'category')),
  item: v.optional(word(32)),
  catalogueVersion: whole(1),
})

const fact = v.optional(text(MAX_FACT))

export const Note = v.object({
  requestId: REQUEST_ID,
  /** When it was, by the phone. */
  madeAt: v.optional(INSTANT),
  booklet: v.optional(UUID),
  /** Where there is no booklet: in passing, on a bench, at a firm not yet known. */
  place: v.optional(v.object({ gridId: UNIT_ID, words: v.pipe(text(MAX_PLACE), v.minLength(1, 'where')) })),
  kind: v.picklist(NOTE_KIND_IDS, 'invalid'),
  said: v.optional(text(MAX_SAID), ''),
  wanted: v.optional(text(MAX_WANTED), ''),
  outcome: v.optional(v.picklist(NOTE_OUTCOMES, 'invalid')),
  policy: v.optional(v.boolean(), false),
  wall: v.optional(v.picklist(WALLS, 'invalid')),
  promise: v.optional(v.object({ words: v.pipe(text(MAX_PROMISE), v.minLength(1, 'promise')), day: DATE })),
  /** Only what has changed since, on which version of the booklet. */
  changed: v.optional(v.object({ version: whole(1), basic: fact, hardship: fact, help: fact })),
  case: v.optional(Case),
  sure: v.optional(v.boolean()),
})
export type Note = v.InferOutput<typeof Note>

const DAY = 86_400_000
/** A note may lie in a phone so long and still tell when it was. */
const OLDEST_DAYS = 7
const FARTHEST_DAYS = 366

/** When the visit was: as the phone says, where that may be. */
export const heldAt = (madeAt: number | undefined, now: number): number =>
  madeAt !== undefined && madeAt <= now && madeAt > now - OLDEST_DAYS * DAY ? madeAt : now

/** What is wrong with it, by field. */
export function problemsInNote(note: Note, now: number): Record<string, string> {
  const { booklet, place, kind, said, wanted, outcome, promise, changed, sure } = note
  const isMissed = kind === 'missed'
  const held = dayOf(heldAt(note.madeAt, now))
  const found = {
    place: (booklet === undefined) === (place === undefined) && 'where',
    said: note.case && [...said].length < ENOUGH && 'tooShort',
    // who was not there said nothing
    kind: isMissed && (wanted || note.case || changed) && 'invalid',
    changed: changed && !booklet && 'invalid',
    promise: (outcome === 'plan' && !promise && 'planDay') || (promise && isOff(promise.day, held, now) && 'promiseDay'),
    words: refusalFor([said, wanted, promise?.words, changed?.basic, changed?.hardship, changed?.help], sure === true),
  }
  return Object.fromEntries(Object.entries(found).flatMap(([field, code]) => (code ? [[field, code]] : [])))
}

/** From the day of the visit on, for a note may have waited in the phone. */
const isOff = (day: string, held: string, now: number): boolean => day < held || startOf(day) > now + FARTHEST_DAYS * DAY

/** What a case says: what was said and what is wanted, as one text. */
export const caseText = ({ said, wanted }: Pick<Note, 'said' | 'wanted'>): string => [said, wanted].filter(Boolean).join('\n')
