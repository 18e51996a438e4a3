/** What happened so far, as a resident is told it: five steps and the history. */
import type { Action } from '../ticket/actions'
import { shiftWords } from './due-moves'
import type { Catalogue } from '../report/categories'
import { correctionWords, eventTitle, photoWords, undoneWords } from './history-line'
import { rowOf } from '../ticket/states'
import { say } from '../words/say'
import { pastWords, shortDay } from './time'
import { standingLines } from '../ticket/undo'
import type { Summary, TimelineEntry } from '../ticket/views'
import { STEP_WORDS } from './words'

/** Which of the five steps an action brings a ticket to. */
const STEP_OF: Partial<Record<'submit' | Action, number>> = {
  submit: 1,
  accept: 2,
  dispatch: 2,
  sign: 3,
  escalate: 3,
  resolve: 4,
  follow: 4,
  judge: 5,
  close: 5,
}

export const stepOf = (action: 'submit' | Action): number | undefined => STEP_OF[action]

const DONE = 4
/** From here on it is begun anew. */
const ANEW: readonly ('submit' | Action)[] = ['unmerge', 'reopen']

/** The furthest step before it was done, or begun anew: going on to another desk takes nothing back. */
export const reachedBy = (actions: readonly ('submit' | Action)[]): number =>
  actions.reduce((far, action) => {
    const step = stepOf(action) ?? 0
    return step >= DONE || ANEW.includes(action) ? 0 : Math.max(far, step)
  }, 0)

/** One of the five: its name, and its day, "现在", or nothing while it lies ahead. */
type StoryStep = { name: string; when?: string }

/** The five steps with their days, or nothing for a ticket that left the way early (不予受理, 已撤回). */
export function stepsOf(ticket: Summary & { timeline: TimelineEntry[] }, now: number, care: boolean) {
  const lines = standingLines(ticket.timeline)
  return stepsBy({ ...ticket, step: Math.max(ticket.step, reachedBy(lines.map(({ action }) => action))) }, (number) => {
    const entry = [...lines].reverse().find(({ action }) => stepOf(action) === number)
    return entry && (care ? pastWords(entry.at, now) : shortDay(entry.at))
  })
}

/** The five steps, `whenOf` telling the day of one that was reached. */
export function stepsBy(
  { state, step, answered }: Pick<Summary, 'state' | 'step' | 'answered'>,
  whenOf: (step: number) => string | undefined,
): { steps: StoryStep[]; now: number } | undefined {
  const { open } = rowOf(state)
  if (!open && step < STEP_WORDS.length) return undefined
  const when = (number: number) => (open && number === step ? say('现在') : number > step ? undefined : whenOf(number))
  const name = (word: string, number: number) => (number === STEP_WORDS.length && !open && !answered ? say('未评价') : say(word))
  return { steps: STEP_WORDS.map((word, index) => ({ name: name(word, index + 1), when: when(index + 1) })), now: open ? step : step + 1 }
}

/** What became of the last 催办, in one sentence; `undefined` when nobody urged. */
export function urgeWords(timeline: readonly TimelineEntry[], now: number): string | undefined {
  const newest = standingLines(timeline).reverse()
  const urge = newest.find(({ action }) => action === 'urge')
  if (!urge) return undefined
  const answer = newest.find(({ action, seq }) => seq > urge.seq && (action === 'inform' || action === 'interim' || action === 'resolve'))
  const urged = pastWords(urge.at, now)
  return answer
    ? say('您{urged} 催过，{answered} 已回话，在“办理经过”里。', { urged, answered: pastWords(answer.at, now) })
    : say('您{urged} 催过，办事单位还没回话。', { urged })
}

const NOTABLE_MS = 120_000

/** The history, newest first, without lines that are not for residents. */
export const momentsOf = (timeline: readonly TimelineEntry[], now: number, catalogue: Catalogue, joined = false) =>
  timeline
    .map((entry) => ({
      id: String(entry.seq),
      title: joined && entry.action === 'submit' ? say('有居民反映了这件事') : undoneWords(eventTitle(entry, 'resident'), entry),
      text: [correctionWords(entry, catalogue), entry.text, photoWords(entry)].filter(Boolean).join('\n'),
      when: whenOf(entry, now),
      photos: entry.photos,
      papers: entry.papers,
      shift: entry.due ? shiftWords(entry.due, now) : '',
    }))
    .filter((moment) => moment.title !== '')
    .reverse()

function whenOf({ at, madeAt, by }: TimelineEntry, now: number): string {
  const who = [by.unit, by.person].filter(Boolean).join(' ')
  const phone = madeAt !== null && Math.abs(at - madeAt) > NOTABLE_MS ? say('手机时间 {when}', { when: pastWords(madeAt, now) }) : ''
  return [pastWords(at, now), who, phone].filter(Boolean).join(' · ')
}
