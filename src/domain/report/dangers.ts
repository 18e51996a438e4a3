/** Danger (险情): the kinds there are, and how urgent each makes a report. What is one is heard by `hearing/ears`. */
import type { Urgency } from './categories'

export const DANGERS = [
  'gas', 'fire', 'lift', 'shock', 'water', 'collapse', 'fallen', 'life', 'ill', 'home', 'crime', 'crash', 'flood', 'chem', 'cold', 'missing', 'open', 'wire', 'unsafe', 'animal',
] as const // prettier-ignore
/**
 * gas 燃气 · fire 着火 · lift 困电梯 · shock 触电 · water 落水 · collapse 坍塌 · fallen 坠落 · life 轻生 · ill 急病、中毒、重伤 · home 家里打人 · crime 行凶 ·
 * crash 车祸 · flood 洪水 · chem 化学品泄漏 · cold 困在严寒里 · missing 走失 · open 井盖没了 · wire 裸线 · unsafe 要塌要掉 · animal 伤人的动物.
 */
export type Danger = (typeof DANGERS)[number]

/** What an answer on the card is about: a danger, or plain: the sub-item is dangerous by itself. */
export const CALM_ABOUT = [...DANGERS, 'plain'] as const
export type CalmAbout = (typeof CALM_ABOUT)[number]

/** urgent 紧急: nobody is hurt yet, or the police have it; all else is critical 特急. */
export const URGENCY_OF: { readonly [danger in Danger]: Exclude<Urgency, 'normal'> } = {
  gas: 'critical', fire: 'critical', lift: 'critical', shock: 'critical', water: 'critical', collapse: 'critical', fallen: 'critical',
  life: 'critical', ill: 'critical', home: 'critical', crime: 'critical', crash: 'critical', flood: 'critical', chem: 'critical', cold: 'critical',
  missing: 'critical', open: 'urgent', wire: 'urgent', unsafe: 'urgent', animal: 'urgent',
} // prettier-ignore
