/**
 * History (办理记录) in canonical form: what the hash of an event covers. Free text and personal data are covered through their
 * own salted hash, so they can be erased and the chain still verifies.
 */
import type { Answer } from '../report/answers'
import type { CalmAbout } from '../report/dangers'
import type { Intake } from '../report/intake'
import type { Given } from './given'

type ChainedEvent = {
  ticketId: string
  seq: number
  action: string
  at: number
  madeAt: number | null
  actor: string
  unitId: string | null
  duty: string | null
  fromState: string | null
  toState: string
  fromUnit: string | null
  toUnit: string
  stage: number
  round: number
  /** Canonical JSON of what was chosen; see `factsOf`. */
  facts: string
  /** Hex of sha256(salt ‖ body). */
  bodyHash: string
}

/** One fixed order of fields: the same event is always the same text. */
export const canonicalEvent = (e: ChainedEvent): string =>
  JSON.stringify([
    e.ticketId,
    e.seq,
    e.action,
    e.at,
    e.madeAt,
    e.actor,
    e.unitId,
    e.duty,
    e.fromState,
    e.toState,
    e.fromUnit,
    e.toUnit,
    e.stage,
    e.round,
    e.facts,
    e.bodyHash,
  ])

/** Fields of `Given` that are free text or name somebody: they lie in the erasable body. */
const FREE_TEXT = ['note', 'reason', 'basis', 'transcript', 'person', 'leader', 'goal', 'minutes', 'measures'] as const
type FreeText = (typeof FREE_TEXT)[number]
type Body = { text?: string; answers?: Answer[] } & { [field in FreeText]?: string }
/** A due time of handling that moved, UTC ms; null while it holds still. */
export type DueMove = { from: number | null; to: number | null }
/** A photo, a paper or a voice message as the chain names it. */
export type FileMark = { id: string; sha256: string }

/** The chained part of what an action carried: choices, marks of files and what became of the due time, keys in order. */
export function factsOf(given: Given, photos: readonly FileMark[], due?: DueMove, voice?: FileMark): string {
  const choices = Object.entries(given).filter(
    ([field]) => field !== 'photos' && field !== 'papers' && !FREE_TEXT.includes(field as FreeText),
  )
  return JSON.stringify({
    ...Object.fromEntries(choices.sort(([a], [b]) => (a < b ? -1 : 1))),
    ...(due && { due: [due.from, due.to] }),
    ...(photos.length > 0 && { photos: photos.map(markOf) }),
    ...(voice && { voice: markOf(voice) }),
  })
}

/** The same facts with the marks of the papers (附件) that came with it; nothing is said where none did. */
export const withPapers = (facts: string, papers: readonly FileMark[]): string =>
  papers.length > 0 ? JSON.stringify({ ...(JSON.parse(facts) as object), papers: papers.map(markOf) }) : facts

const markOf = ({ id, sha256 }: FileMark): FileMark => ({ id, sha256 })

/** The marks of all files a line brought. */
export function marksOf(facts: string): { photos: FileMark[]; papers: FileMark[]; voice: FileMark | undefined } {
  const { photos = [], papers = [], voice } = JSON.parse(facts) as { photos?: FileMark[]; papers?: FileMark[]; voice?: FileMark }
  return { photos, papers, voice }
}

/** The same facts, saying that the line was not written when it happened but loaded later (导入). */
export const asImported = (facts: string, at: number): string => JSON.stringify({ ...(JSON.parse(facts) as object), imported: at })

/** When a line was loaded that was not written as it happened. */
export const importedIn = (facts: string): number | undefined => (JSON.parse(facts) as { imported?: number }).imported

/** The erasable part, as text; empty when nothing was said. */
export function bodyOf(given: Given, { text = '', answers = [] }: { text?: string; answers?: Answer[] } = {}): string {
  const body: Body = { ...(text && { text }), ...(answers.length > 0 && { answers }) }
  for (const field of FREE_TEXT) if (given[field]) body[field] = given[field]
  return JSON.stringify(body)
}

/** What only the reporter could say: that it does not press (不急), that it accuses nobody, and that they chose no category (没选类别). */
type Said = { calm?: readonly CalmAbout[]; accusesNobody?: boolean; guessed?: boolean }

/** The same facts with what the reporter answered, and how it came in. */
export function withAnswers(facts: string, { calm = [], accusesNobody, guessed }: Said, intake: Intake): string {
  const said = { ...(calm.length > 0 && { calm }), ...(accusesNobody && { accusesNobody }), ...(guessed && { guessed }), intake }
  return JSON.stringify({ ...(JSON.parse(facts) as object), ...said })
}

/** How it came in; nothing where that was not written down yet. */
export const intakeOf = (facts: string): Intake | undefined => (JSON.parse(facts) as { intake?: Intake }).intake

/** Did the reporter say that it does not press (不急)? */
export const saysCalm = (facts: string): boolean => 'calm' in (JSON.parse(facts) as object)
/** Did nobody choose the category? */
export const isGuessed = (facts: string): boolean => 'guessed' in (JSON.parse(facts) as object)

export const readBody = (body: string | null): Body => (body === null ? {} : (JSON.parse(body) as Body))

/** What somebody wrote in it at length; an answer to a question is told nowhere else. */
export function textsIn(body: string | null): string[] {
  const { answers: _, ...texts } = readBody(body)
  return Object.values(texts)
}

/** Puts chained choices and erasable words back together. */
export const givenOf = (facts: string, body: Body): Given => {
  const {
    photos: _,
    voice: __,
    due: ___,
    imported: ____,
    calm: _____,
    accusesNobody: ______,
    guessed: _______,
    intake: ________,
    papers: _________,
    ...choices
  } = JSON.parse(facts) as Given & Record<'voice' | 'due' | 'imported' | 'calm' | 'accusesNobody' | 'guessed' | 'intake', unknown>
  const { text: _text, answers: _answers, ...words } = body
  return { ...choices, ...words }
}

/** What became of the due time, if it moved. */
export const dueMoveOf = (facts: string): DueMove | null => {
  const { due } = JSON.parse(facts) as { due?: [number | null, number | null] }
  return due ? { from: due[0], to: due[1] } : null
}
