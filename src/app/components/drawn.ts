/** A ticket in the shapes the kit draws: words and instants from the domain, for one reader. */
import { nextStep, plain } from '../../domain/reading/next-step'
import { rulerCells, timeLeft } from '../../domain/reading/time'
import { say } from '../../domain/words/say'
import { CLOCK_WORDS, type Reader } from '../../domain/reading/words'
import type { ClockView, Summary } from '../../domain/ticket/views'
import type { NextStepProps } from './NextStep'
import type { TimeTone } from './TimeLeft'
import type { RulerCell } from './TimeRuler'

/** 下一步, or nothing when nothing follows. */
export function nextOf(ticket: Summary, reader: Reader, now: number): NextStepProps | undefined {
  const step = nextStep(ticket, reader, now)
  return step && { kind: step.kind, text: plain(step.parts), strong: step.parts.filter((part) => part.strong).map((part) => part.text) }
}

/** "还剩 3 天 7 小时"; a limit that is not the last one says which it is: "受理还剩 58 分". */
export function timeOf(clock: ClockView, now: number): { tone: TimeTone; text: string } {
  const { tone, text } = timeLeft(clock, now)
  return { tone, text: clock.kind === 'handle' ? text : say('{clock}{left}', { clock: say(CLOCK_WORDS[clock.kind]), left: text }) }
}

/** 时限尺; what was added after the limit as first promised (`was`) is outlined. */
export const cellsOf = (clock: ClockView, now: number, isWorkday: (day: string) => boolean, was = Infinity): RulerCell[] =>
  rulerCells(clock, now, isWorkday).map(({ at, fill, label, today, rest }) => ({
    used: fill,
    label: rest ? say('休') : label,
    kind: rest ? 'rest' : today ? 'today' : at > was ? 'added' : 'day',
  }))
