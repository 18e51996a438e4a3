/**
 * Erasing (抹去): words, photos, papers and a voice go for good; that something was said, when and by whom stays. The event that erases names
 * its lines, so that a body that is gone without one is found by `verify`.
 */
import type { Action } from './actions'
import type { EraseWhat, Given } from './given'

type Line = { seq: number; action: 'submit' | Action; unitId: string | null; actor: string }

/** What stands in the place of a title that is gone. */
export const ERASED_TITLE = '（内容已删除）'

type Takes = { words: boolean; photos: boolean; voice: boolean; papers: boolean }

/** What an erasure takes of a line it names. */
const TAKES: Record<EraseWhat, Takes> = {
  told: { words: true, photos: true, voice: true, papers: true },
  all: { words: true, photos: true, voice: true, papers: true },
  words: { words: true, photos: false, voice: false, papers: false },
  photos: { words: false, photos: true, voice: false, papers: false },
  voice: { words: false, photos: false, voice: true, papers: false },
  papers: { words: false, photos: false, voice: false, papers: true },
}

/** Of a line it names; the voice is the first line's. */
export const takes = (what: EraseWhat, { seq }: { seq: number }): Takes => ({ ...TAKES[what], voice: TAKES[what].voice && seq === 1 })

/** The lines an erasure is about, as their numbers: what the reporter's side said, with what was written down of it, or everything. */
export function linesFor(what: EraseWhat, events: readonly Line[]): number[] {
  const isTold = ({ action, unitId, actor }: Line) =>
    (unitId === null && actor !== 'clock') || action === 'transcribe' || action === 'submit'
  const isWhole = what === 'all' || what === 'photos' || what === 'papers'
  const isMeant = (line: Line) => (what === 'voice' ? line.seq === 1 : isWhole || isTold(line))
  return events.filter(isMeant).map(({ seq }) => seq)
}

/** Whether a part of the first line, which the report itself is, goes. */
export const takesFirst = ({ eraseWhat, lines = [] }: Given, part: keyof Takes): boolean =>
  eraseWhat !== undefined && lines.includes(1) && takes(eraseWhat, { seq: 1 })[part]

type Told = { seq: number; action: 'submit' | Action; given: Given }
/** What the events of a history say is gone: lines without words, lines without photos, without papers, and the voice. */
export type Erased = { words: ReadonlySet<number>; photos: ReadonlySet<number>; papers: ReadonlySet<number>; voice: boolean }

export function erasedIn(events: readonly Told[]): Erased {
  const [words, photos, papers] = [new Set<number>(), new Set<number>(), new Set<number>()]
  let voice = false
  for (const { action, given } of events) {
    if (action !== 'erase' || !given.eraseWhat) continue
    for (const line of events.filter(({ seq }) => given.lines?.includes(seq))) {
      const taken = takes(given.eraseWhat, line)
      if (taken.words) words.add(line.seq)
      if (taken.photos) photos.add(line.seq)
      if (taken.papers) papers.add(line.seq)
      if (taken.voice) voice = true
    }
  }
  return { words, photos, papers, voice }
}
