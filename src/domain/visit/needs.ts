/**
 * What is to be heeded at a door (要照应的): what somebody needs, never what they are. Each says who told it and when it is asked again; what
 * nobody asked again goes by itself. What touches health or children under fourteen is written down only with a consent of its own.
 */
import * as v from 'valibot'
import { DATE, list } from '../bounds'
import { dayOf, startOf } from '../calendar/workdays'

/** health, child: only with a consent of its own. */
type NeedRow = { word: string; guard: 'health' | 'child' | null }

// prettier-ignore
export const NEEDS = {
  look:    { word: '每月上门看看',               guard: null },
  snow:    { word: '下雪天帮扫门口',             guard: null },
  letters: { word: '通知、单子要人念一念',       guard: null },
  errands: { word: '要人代办跑腿',               guard: null },
  stairs:  { word: '上下楼要人扶',               guard: 'health' },
  pills:   { word: '要人提醒按时吃药',           guard: 'health' },
  afternoon: { word: '孩子放学后没人照看',       guard: 'child' },
} as const satisfies Record<string, NeedRow>
export type NeedId = keyof typeof NEEDS
export const NEED_IDS = Object.keys(NEEDS) as NeedId[]
export const guardOf = (need: NeedId): NeedRow['guard'] => NEEDS[need].guard

const TELLERS = ['self', 'family', 'seen'] as const
export const TELLER_WORDS: Record<(typeof TELLERS)[number], string> = { self: '本人说的', family: '家里人说的', seen: '看到的' }

/** A child’s is given by whoever looks after it. */
const CONSENTERS = ['self', 'guardian'] as const
export const CONSENT_WORDS: Record<(typeof CONSENTERS)[number], string> = { self: '本人同意记', guardian: '监护人同意记' }

const Need = v.object({
  need: v.picklist(NEED_IDS, 'invalid'),
  /** needs it, or was asked and does not. */
  wanted: v.boolean('invalid'),
  toldBy: v.picklist(TELLERS, 'invalid'),
  /** Asked again by this day; gone after it. */
  askBy: DATE,
  consent: v.optional(v.object({ by: v.picklist(CONSENTERS, 'invalid'), on: DATE })),
})
export type Need = v.InferOutput<typeof Need>
export const Needs = list(Need, NEED_IDS.length)

const DAY = 86_400_000
/** Nothing stands longer than a year; what needed a consent, half of that. */
const LONGEST_DAYS = 366
const GUARDED_DAYS = 183

/** The last day a need may stand until, said today. */
export const lastAskBy = (need: NeedId, now: number): string => dayOf(now + (guardOf(need) ? GUARDED_DAYS : LONGEST_DAYS) * DAY)

/** Who has to agree before it is written down; nobody where it is not guarded. */
export const consentFor = (need: NeedId): (typeof CONSENTERS)[number] | null => {
  const guard = guardOf(need)
  return guard === 'health' ? 'self' : guard === 'child' ? 'guardian' : null
}

/** What is wrong with one need; each is judged by itself, so that a refusal touches nothing else. */
export function problemInNeed({ need, toldBy, askBy, consent }: Need, now: number): string | undefined {
  const by = consentFor(need)
  if (by !== null && (consent?.by !== by || startOf(consent.on) > now)) return 'needConsent'
  if (by !== null && toldBy === 'seen') return 'needSeen'
  if (by === null && consent) return 'invalid'
  return askBy < dayOf(now) || askBy > lastAskBy(need, now) ? 'needDay' : undefined
}

/** Those that still stand today. */
export const standing = (needs: readonly Need[], now: number): Need[] => needs.filter(({ askBy }) => askBy >= dayOf(now))

/** The first day on which one of them goes. */
export const firstAskBy = (needs: readonly Need[]): string | null =>
  needs.reduce<string | null>((first, { askBy }) => (first === null || askBy < first ? askBy : first), null)
