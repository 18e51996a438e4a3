/**
 * What is told by text message (短信通知), beside the notice in the app: to whom a report was filed for, who may never have opened it; and
 * to residents who asked for texts, at the three steps that matter. A text says the number and how far it is, and no word of what was
 * reported: whoever holds the phone reads it.
 */
import type { Action } from '../ticket/actions'
import type { State } from '../ticket/states'
import { STATE_WORDS } from '../reading/words'

type Told = 'submit' | Action
type TextRow = {
  /** The lines of history that are told. */
  actions: readonly Told[]
  /** Whom: the person somebody else acted for, or whoever has a part in it and asked to be texted. */
  to: 'represented' | 'asked'
  words: string
  /** At most so many to one phone number in a day; the rest stand in the app alone. */
  aDay: number
}

export const TEXTS = {
  filedForYou: {
    actions: ['submit'],
    to: 'represented',
    words:
      '有人替您反映了一件事，编号{number}，现在：{state}。用这个号码登录“市民吹哨”可看进度、评价；没有托人反映，在那件里点“不是我报的”。',
    aDay: 3,
  },
  // more is asked for, it is done and to be judged, it is not taken on: what somebody who does not look would miss a day by
  asYouAsked: {
    actions: ['askInfo', 'resolve', 'reject'],
    to: 'asked',
    words: '您反映的{number}，现在：{state}。登录“市民吹哨”看怎么说、要不要您做什么。' + '不想再收短信，在“我的”“隐私与账号”里关掉。',
    aDay: 3,
  },
} as const satisfies Record<string, TextRow>
export type TextKind = keyof typeof TEXTS

/** Which text a line of history makes, if any. */
export const textOf = (action: Told): TextKind | undefined =>
  (Object.keys(TEXTS) as TextKind[]).find((kind) => (TEXTS[kind].actions as readonly Told[]).includes(action))

export const textWords = (kind: TextKind, { number, state }: { number: string; state: State }): string =>
  TEXTS[kind].words.replace('{number}', number).replace('{state}', STATE_WORDS.resident[state])
