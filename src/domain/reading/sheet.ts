/** How a sheet asks for what an action needs: in which order, and what it says where something is missing. */
import type { Action } from '../ticket/actions'
import { CAUSES_OF } from '../ticket/causes'
import { missingOf } from '../ticket/closing-photo'
import { GRADES, type Field, type Given, type Grade, type Mode } from '../ticket/given'
import { fieldRow } from '../ticket/fields'
import type { Guard } from '../ticket/guards'
import { unfilledIn } from '../ticket/phrases'
import { say } from '../words/say'
import { REFUSAL_WORDS } from './words-refused'

/** Where it goes and how it ends first, then words, then photos. */
const ORDER: Field[] = [
  'into',
  'category',
  'request',
  'urgency',
  'lies',
  'unit',
  'units',
  'holder',
  'mode',
  'grade',
  'checkResult',
  'reached',
  'pauseReason',
  'outcome',
  'rejectReason',
  'escalateReason',
  'cause',
  'callReason',
  'eraseWhat',
  'eraseWhy',
  'solved',
  'satisfied',
  'goal',
  'sponsor',
  'leader',
  'person',
  'until',
  'holdsUntil',
  'measures',
  'minutes',
  'note',
  'reason',
  'basis',
  'transcript',
  'assured',
  'photos',
  'noPhoto',
  'distance',
  'papers',
]

type Asked = { needs: readonly Field[]; may: readonly Field[] }

/** The fields of an action, as they stand one below the other. */
export const fieldsOf = ({ needs, may }: Asked): Field[] => ORDER.filter((field) => needs.includes(field) || may.includes(field))

const CHOOSE = '请选一项。'
const WRITE = '这一项要写，一两句话就行。'
export const MISSING_WORDS: Record<Field, string> = {
  unit: '请选交给谁。',
  units: '请至少选一家。',
  holder: '请选一位同事。',
  onDuty: CHOOSE,
  mode: CHOOSE,
  grade: CHOOSE,
  checkResult: CHOOSE,
  reached: CHOOSE,
  pauseReason: CHOOSE,
  assured: '四项都要做到。',
  person: '请写姓名。',
  sponsor: CHOOSE,
  leader: '请写姓名和职务。',
  goal: WRITE,
  minutes: WRITE,
  measures: WRITE,
  until: '请选一天。',
  holdsUntil: '请选一天。',
  into: '请写编号，如 20261123-7K2M9Q。',
  clock: CHOOSE,
  urgency: CHOOSE,
  category: CHOOSE,
  item: CHOOSE,
  request: CHOOSE,
  lies: '请选一个网格或社区。',
  wasIn: CHOOSE,
  was: CHOOSE,
  undoes: CHOOSE,
  cause: CHOOSE,
  count: CHOOSE,
  number: CHOOSE,
  outcome: CHOOSE,
  rejectReason: CHOOSE,
  escalateReason: CHOOSE,
  callReason: CHOOSE,
  eraseWhat: CHOOSE,
  eraseWhy: CHOOSE,
  lines: CHOOSE,
  solved: CHOOSE,
  satisfied: CHOOSE,
  note: WRITE,
  reason: WRITE,
  basis: WRITE,
  transcript: WRITE,
  photos: '要一张现场照片，拍一张就行。',
  papers: '请选一个文件。',
  photosAt: CHOOSE,
  distance: CHOOSE,
  noPhoto: CHOOSE,
}

export type FieldErrors = Partial<Record<Field, string>>

/** What is missing, or still has a blank in it, said at its field. */
export function wrongIn(asked: Asked, given: Given): FieldErrors {
  const missing = [...missingOf(asked, given), ...asked.needs.filter((field) => isHalf(given, field))]
  return Object.fromEntries([
    ...unfilledIn(given).map((field) => [field, say(REFUSAL_WORDS.unfilled)]),
    ...missing.map((field) => [field, say(MISSING_WORDS[field])]),
  ])
}

/** Of ticks all have to be set. */
function isHalf(given: Given, field: Field): boolean {
  const row = fieldRow(field)
  return row.kind === 'ticks' && given[field]?.length !== Object.keys(row.options).length
}

/** Refusals that are about one field: said there, and nothing else has to change. */
export const AT_FIELD: Partial<Record<Guard, Field>> = {
  targetIsAbove: 'unit',
  targetHasPeople: 'unit',
  targetMayHaveIt: 'unit',
  invitedMayCome: 'units',
  untilExtends: 'until',
  untilWithinLimit: 'until',
  untilSoon: 'until',
  holdsUntilSoon: 'holdsUntil',
  reassignable: 'unit',
  targetTakesIt: 'into',
  askedFirst: 'rejectReason',
  gradeRises: 'grade',
  otherMode: 'mode',
  correctsSomething: 'category',
  staysAccused: 'request',
  liesSomewhere: 'lies',
  allAssured: 'assured',
  worksHere: 'holder',
  otherHolder: 'holder',
  leadsThere: 'sponsor',
}

type Chosen = { id: string; mode?: Mode | null; supervision?: Grade | null }

/** The options a choice offers on this ticket: supervision only rises, and 包案 has an action of its own; a way is changed to another. */
export function optionsOf(action: Action, field: Field, ticket: Chosen): { value: string; text: string }[] {
  const row = fieldRow(field)
  if (row.kind !== 'choice' && row.kind !== 'ticks') return []
  const isOpen = (value: string) => {
    if (field === 'grade') return value !== 'leader' && GRADES.indexOf(value as Grade) > GRADES.indexOf(ticket.supervision as Grade)
    if (field === 'cause') return (CAUSES_OF[action] as readonly string[] | undefined)?.includes(value) ?? false
    return action !== 'changeMode' || field !== 'mode' || value !== ticket.mode
  }
  return Object.entries(row.options).flatMap(([value, text]) => (isOpen(value) ? [{ value, text: say(text) }] : []))
}

/** What was filled in, without blanks around it and without what was left empty. */
export const trimmed = (given: Given): Given =>
  Object.fromEntries(
    Object.entries(given)
      .map(([field, value]) => [field, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== undefined && value.length > 0),
  )
