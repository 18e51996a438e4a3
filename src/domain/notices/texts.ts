/**
 * What is told by text message (短信通知): beside the notice in the app, to somebody who may never have opened it. A text says the number
 * and how far it is, and no word of what was reported: whoever holds the phone reads it.
 */
import type { Action } from '../ticket/actions'
import type { State } from '../ticket/states'
import { STATE_WORDS } from '../reading/words'

type TextRow = {
  /** The line of history that is told. */
  action: 'submit' | Action
  /** To whom of its parties. */
  to: 'represented'
  words: string
  /** At most so many to one phone number in a day; the rest stand in the app alone. */
  aDay: number
}

export const TEXTS = {
  filedForYou: {
    action: 'submit',
    to: 'represented',
    words:
      '有人替您反映了一件事，编号{number}，现在：{state}。用这个号码登录“市民吹哨”可看进度、评价；没有托人反映，在那件里点“不是我报的”。',
    aDay: 3,
  },
} as const satisfies Record<string, TextRow>
export type TextKind = keyof typeof TEXTS

/** Which text a line of history makes for the person somebody else acted for, if any. */
export const textOf = (action: 'submit' | Action): TextKind | undefined =>
  (Object.keys(TEXTS) as TextKind[]).find((kind) => TEXTS[kind].action === action)

export const textWords = (kind: TextKind, { number, state }: { number: string; state: State }): string =>
  TEXTS[kind].words.replace('{number}', number).replace('{state}', STATE_WORDS.resident[state])
