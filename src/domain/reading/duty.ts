/** Words of the roster (值班表): its screen alone carries this file. */
import type { CoverKind, DutyPost } from '../duty/roster'
import type { DutyRule } from '../duty/who'
import { clockTime, dateWords } from './time'
import { dayOf } from '../calendar/workdays'

export const COVER_WORDS: Record<CoverKind, string> = { cover: '顶班', swap: '换班', away: '请假', deputy: '代理' }

export const DAYS_WORDS: Record<DutyPost['days'], string> = { work: '工作日', off: '休息日', all: '每天' }

/** By which rule somebody has it; short, in a cell. */
export const RULE_WORDS: Record<DutyRule, string> = {
  turn: '',
  cover: '顶班',
  swap: '换班',
  deputy: '代理',
  lead: '负责人',
  nobody: '没人',
}

type Answer = { rule: DutyRule; post: string | null; insteadOf: string | null; unused: number }

/** "依据：顶班，替孙伟" behind an answer. */
export function basisWords({ rule, post, insteadOf, unused }: Answer): string {
  const said = {
    turn: `轮到，${post ?? ''}`,
    cover: insteadOf ? `顶班，替${insteadOf}` : '顶班',
    swap: `换班，和${insteadOf ?? ''}换的`,
    deputy: `代理${insteadOf ?? ''}`,
    lead: '没排人，负责人接',
    nobody: '没排人，也没有负责人：本单位的人都收到提醒，上一级也看到',
  }[rule]
  return `依据：${said}${unused > 0 ? `（另有 ${unused} 条盖着没用上，后写的算）` : ''}`
}

/** "到 20:00", "到 11月30日 8:30"; nothing where it holds for more than a week. */
export const untilWords = (until: number | null, now: number): string => (until === null ? '' : `到 ${momentWords(until, now)}`)

/** "今天 08:30", "11月30日 周一 08:30". */
export const momentWords = (at: number, now: number): string =>
  `${dayOf(at) === dayOf(now) ? '' : `${dateWords(dayOf(at), now)} `}${clockTime(at)}`

export const spanWords = (from: number, to: number, now: number): string => `${momentWords(from, now)} 到 ${momentWords(to, now)}`

/** "白班 08:30–17:30 · 工作日 · 每人 1 天". */
export const postWords = ({ hours, days, every }: DutyPost): string =>
  `${hours.map(([from, to]) => `${from}–${to}`).join('、')} · ${DAYS_WORDS[days]} · 每人 ${every} 天`

/** What a gap means: "没排人时白玉接，第三街道也看到". */
export const gapWords = (person: string | null, above: string | null): string =>
  `${person ? `没补上的话，由负责人${person}接` : '没补上的话，本单位的人都收到提醒'}${above ? `，${above}也会看到` : ''}。`

/** "马驰替孙伟", "孙伟请假". */
export function coverLine({ kind, person, insteadOf }: { kind: CoverKind; person: string | null; insteadOf: string | null }): string {
  if (kind === 'away') return `${insteadOf ?? ''}不在`
  return insteadOf ? `${person ?? ''}替${insteadOf}` : `${person ?? ''}来顶`
}
