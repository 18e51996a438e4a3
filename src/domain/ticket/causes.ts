/**
 * Why something was done, as a code (原因): found by the system, or chosen by whoever decided. Each reader is told it in words of
 * their own; what a colleague wrote beside it stays among colleagues. `{n}` is the count that goes with it.
 */
import type { Action } from './actions'

/** What the system finds; nobody chooses these. */
const FOUND = ['late', 'sentBack', 'many', 'parentEnded', 'mergedUnsolved', 'neighboursUnsolved', 'photosThere'] as const
const CHOSEN = [
  'otherUnit',
  'otherLevel',
  'otherPlace',
  'enoughTime',
  'weakGrounds',
  'cleared',
  'urgentNow',
  'otherMatter',
  'otherWork',
  'slow',
  'grave',
  'unanswered',
] as const
export const CAUSES = [...FOUND, ...CHOSEN] as const
type Cause = (typeof CAUSES)[number]

/** The causes a person may choose for an action. */
export const CAUSES_OF: { [action in Action]?: readonly (typeof CHOSEN)[number][] } = {
  return: ['otherUnit', 'otherLevel', 'otherPlace'],
  refuseExtension: ['enoughTime', 'weakGrounds', 'urgentNow'],
  resume: ['cleared', 'urgentNow'],
  unmerge: ['otherMatter', 'otherWork'],
  supervise: ['slow', 'unanswered', 'grave'],
}

export const CAUSE_WORDS: Record<'resident' | 'unit', Record<Cause, string>> = {
  resident: {
    late: '到时间没办完',
    sentBack: '已经退回重办 {n} 次',
    many: '{n} 位居民反映同一件',
    parentEnded: '并着办的那件不办了',
    mergedUnsolved: '一起办的另一位反映人说没解决',
    neighboursUnsolved: '一起反映的人多数说没解决',
    photosThere: '照片 {n} 张',
    otherUnit: '应当由别的单位办',
    otherLevel: '应当由上一级办',
    otherPlace: '不在他们管的地方',
    enoughTime: '时间够用',
    weakGrounds: '理由不够',
    cleared: '等的事情有着落了',
    urgentNow: '这件等不得',
    otherMatter: '不是同一件事',
    otherWork: '要分开办',
    slow: '办得太慢',
    grave: '影响大',
    unanswered: '催了没有回音',
  },
  unit: {
    late: '超时未办',
    sentBack: '退回重办第 {n} 次',
    many: '{n} 位居民反映同一件',
    parentEnded: '主件不办了，这件单独办',
    mergedUnsolved: '并进来的一位反映人说没解决',
    neighboursUnsolved: '一起反映的人多数说没解决',
    photosThere: '照片 {n} 张，在那一件里',
    otherUnit: '归别的单位',
    otherLevel: '归上一级',
    otherPlace: '不在辖区',
    enoughTime: '时间够用',
    weakGrounds: '理由不足',
    cleared: '等的事有着落了',
    urgentNow: '不能再等',
    otherMatter: '不是同一件',
    otherWork: '要分开办',
    slow: '办得太慢',
    grave: '影响大',
    unanswered: '催办没有回应',
  },
}
