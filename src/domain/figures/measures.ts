/**
 * The table of measures (口径): what each counts, out of what, what is left out. The server computes by it, screens and
 * docs/figures-method.md take their words from it. Every rate says how many it rests on; silence is no answer; persons are never measured.
 */
import type { Flag, MarkKind } from './marks'

/** Of which definitions the figures are; a measure that changes raises it, and older vintages say theirs. */
export const DEFINITION = 1

type Measure = {
  name: string
  /** Marks of this kind are counted; `among`: only those with this flag; `without`: only those without. */
  of: MarkKind
  among?: Flag
  without?: Flag
  /** And of those the ones with this flag. */
  n: Flag
  better: 'up' | 'down'
  since: number
  /** 分子、分母、不算入. */
  counts: string
  base: string
  leaves: string
  /** What a reporter said of somebody's work: lists behind it are for the centre and supervision, units see totals of ten or more. */
  private?: true
}

export const MEASURES = {
  acceptInTime: {
    name: '受理及时率',
    of: 'accept',
    n: 'inTime',
    better: 'up',
    since: 1,
    counts: '在最初时限内受理或答复不予受理的',
    base: '受理时限在本期到的（每个单位接手一次算一次）',
    leaves: '时限内并件、撤回、退单、转走的；时限没到就请反映人补充的',
  },
  signInTime: {
    name: '签收及时率',
    of: 'sign',
    n: 'inTime',
    better: 'up',
    since: 1,
    counts: '在最初时限内签收的',
    base: '签收时限在本期到的派单',
    leaves: '签收前收回、退单、撤回的',
  },
  contactInTime: {
    name: '响应率',
    of: 'contact',
    n: 'inTime',
    better: 'up',
    since: 1,
    counts: '时限内第一次联系反映人的（看电话、告知进展、临时措施、办结）',
    base: '首次联系时限在本期到、留了电话的',
    leaves: '没留电话的；时限内转走的',
  },
  onTime: {
    name: '按期办结率',
    of: 'due',
    n: 'onTime',
    better: 'up',
    since: 1,
    counts: '到期前办结的，批准的延期算数',
    base: '办理时限在本期到的',
    leaves: '到期前不予受理、撤回、并件的；到期时正停着（暂停、挂账、等补充）的',
  },
  onTimeFirst: {
    name: '按原时限办结率',
    of: 'due',
    n: 'onTimeFirst',
    better: 'up',
    since: 1,
    counts: '在最初时限内办结的，延期和暂停都不算',
    base: '同“按期办结率”',
    leaves: '同“按期办结率”',
  },
  resolved: {
    name: '办结率',
    of: 'filed',
    without: 'left',
    n: 'resolved',
    better: 'up',
    since: 1,
    counts: '到截数为止办结过的',
    base: '本期新收的',
    leaves: '不予受理、撤回、并件的',
  },
  once: {
    name: '一次办结率',
    of: 'closed',
    n: 'once',
    better: 'up',
    since: 1,
    counts: '没有退回重办过的',
    base: '本期销号的',
    leaves: '没补充而停办的',
  },
  solved: {
    name: '解决率',
    of: 'turn',
    among: 'answered',
    n: 'solved',
    better: 'up',
    since: 1,
    counts: '答“解决了”的',
    base: '本期作答的',
    leaves: '没作答的',
    private: true,
  },
  satisfied: {
    name: '满意率',
    of: 'turn',
    among: 'answered',
    n: 'satisfied',
    better: 'up',
    since: 1,
    counts: '答基本满意以上的',
    base: '本期作答的',
    leaves: '没作答的（不算满意）',
    private: true,
  },
  answered: {
    name: '评价回答率',
    of: 'turn',
    n: 'answered',
    better: 'up',
    since: 1,
    counts: '作答的',
    base: '本期作答或到期没作答的',
    leaves: '还在等评价的',
  },
  reached: {
    name: '有效回访率',
    of: 'done',
    n: 'reached',
    better: 'up',
    since: 1,
    counts: '回访联系上的',
    base: '本期办结的',
    leaves: '无',
  },
  returned: {
    name: '退单率',
    of: 'order',
    n: 'returned',
    better: 'down',
    since: 1,
    counts: '签收前退回的',
    base: '本期派出的单',
    leaves: '无',
  },
  sentBack: {
    name: '重办率',
    of: 'done',
    n: 'sentBack',
    better: 'down',
    since: 1,
    counts: '后来又退回重办的',
    base: '本期办结的',
    leaves: '无',
  },
  extended: {
    name: '延期率',
    of: 'due',
    n: 'extended',
    better: 'down',
    since: 1,
    counts: '批准过延期的',
    base: '同“按期办结率”',
    leaves: '同“按期办结率”',
  },
  parked: {
    name: '挂账率',
    of: 'filed',
    without: 'left',
    n: 'parked',
    better: 'down',
    since: 1,
    counts: '挂过账的',
    base: '同“办结率”',
    leaves: '不予受理、撤回、并件的',
  },
  repeated: {
    name: '重复率',
    of: 'filed',
    n: 'repeated',
    better: 'down',
    since: 1,
    counts: '并到别的件里的',
    base: '本期新收的',
    leaves: '无',
  },
} as const satisfies Record<string, Measure>

export type MeasureId = keyof typeof MEASURES
export const MEASURE_IDS = Object.keys(MEASURES) as MeasureId[]
export const measureOf = (id: MeasureId): Measure => MEASURES[id]

/** Net time (净用时) of what was done: plain time in hand, without what stood still. */
export const TIME_WORDS = {
  name: '净用时',
  counts: '本期办结的，从来到手上到办结的自然时间，取中位数和九成位（十件里有九件不超过）',
  leaves: '暂停、挂账、等反映人补充的时间',
}

/** What the events kept today cannot answer, and is not made up. */
export const MISSING = [
  '剔除：还没有“提出、第二人定”这一步，表里只有一种数。',
  '同一地点同一事的重复：现在只认并件，没有并的两件不算重复。',
  '按来源分：来源从登记上线起才记，以前的件没有；统计表还没有按它分。',
  '五档满意的平均分：容易把少数几个一分盖过去，先不给。',
] as const
