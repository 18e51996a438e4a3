/** Every word about a ticket that a person reads, one table per audience. A new state or action does not compile without its words. */
import type { Refusal } from './lifecycle'
import type { State } from './states'

export type Reader = 'resident' | 'unit' | 'centre'

export const STATE_WORDS: Record<Reader, Record<State, string>> = {
  resident: {
    submitted: '已提交',
    need_info: '待补充',
    accepted: '已受理',
    dispatched: '已受理',
    returned: '已受理',
    consult: '办理中',
    in_progress: '办理中',
    escalated: '办理中',
    parked: '挂账',
    resolved: '已办结',
    verified: '等您评价',
    rework: '办理中',
    closed: '已结',
    rejected: '不予受理',
    merged: '已合并',
    withdrawn: '已撤回',
  },
  unit: {
    submitted: '待受理',
    need_info: '等补充',
    accepted: '已受理',
    dispatched: '待签收',
    returned: '已退单，待裁定',
    consult: '会商中',
    in_progress: '办理中',
    escalated: '已上报，待接',
    parked: '挂账',
    resolved: '等核查',
    verified: '等评价',
    rework: '重办',
    closed: '已销号',
    rejected: '不予受理',
    merged: '已合并',
    withdrawn: '已撤回',
  },
  centre: {
    submitted: '待受理',
    need_info: '待补充',
    accepted: '待派单',
    dispatched: '已派单，待签收',
    returned: '退单待核',
    consult: '会商中',
    in_progress: '办理中',
    escalated: '已上报，待接',
    parked: '挂账',
    resolved: '待核查',
    verified: '待回访评价',
    rework: '重办',
    closed: '已销号',
    rejected: '不予受理',
    merged: '已合并',
    withdrawn: '已撤回',
  },
}

/** The five steps a resident sees. */
export const STEP_WORDS = ['已提交', '已受理', '办理中', '已办结', '已评价'] as const

/** What the resident is asked for, as a button. */
export const AWAITS_WORDS = { judge: '去评价', supplement: '去补充' } as const

/**
 * 下一步, one sentence: who does what, by when. `*…*` is said strongly; `{accept}` and the like are the clocks' instants; `{unit}`
 * is the unit that has it. An empty sentence: nothing follows. `you`: it is the reader's turn.
 */
type NextRow = { text: string; you?: true }
export const NEXT_WORDS: Record<'resident' | 'unit', Record<State, NextRow>> = {
  resident: {
    submitted: { text: '{unit} *{accept} 前*受理，*{handle} 前*办结。' },
    need_info: { text: '请补一句。*{answer} 前*没补，这件先停办，随时可续。', you: true },
    accepted: { text: '{unit}已受理，*{handle} 前*办结，给您回话。' },
    dispatched: { text: '已派给{unit}，*{sign} 前*接办，*{handle} 前*办结。' },
    returned: { text: '正在重新定由谁办，*{rule} 前*定下来，办结仍按 *{handle} 前*。' },
    consult: { text: '几家一起商量，*{handle} 前*办结，给您回话。' },
    in_progress: { text: '{unit}在办，*{handle} 前*办结，给您回话。' },
    escalated: { text: '已报{unit}，*{accept} 前*接着办，*{handle} 前*办结。' },
    parked: { text: '眼下办不了，到期复查，结果告诉您。' },
    resolved: { text: '{unit}说办结了，正在核查。您现在就能评价。' },
    verified: { text: '{unit}说办结了。*解决了吗？* {answer} 前没答，记作“未评价”，不算满意。', you: true },
    rework: { text: '退回{unit}重办（第 {round} 次），*{accept} 前*接手，*{handle} 前*再给您回话。' },
    closed: { text: '' },
    rejected: { text: '' },
    merged: { text: '' },
    withdrawn: { text: '' },
  },
  unit: {
    submitted: { text: '*{accept} 前*点“受理”，*{handle} 前*办结。' },
    need_info: { text: '等反映人补充，*{answer} 前*。' },
    accepted: { text: '*{handle} 前*办结；办不了就往上报。' },
    dispatched: { text: '*{sign} 前*签收，*{handle} 前*办结；不归本单位就退单。' },
    returned: { text: '*{rule} 前*裁定由谁办，*{handle} 前*要办结。' },
    consult: { text: '会商后定牵头单位，*{handle} 前*办结。' },
    in_progress: { text: '*{handle} 前*办结，写给反映人。' },
    escalated: { text: '*{accept} 前*接办，*{handle} 前*办结。' },
    parked: { text: '到期复查。' },
    resolved: { text: '等核查；反映人 *{answer} 前*评价。' },
    verified: { text: '等反映人评价，*{answer} 前*。答“没解决”退回重办。' },
    rework: { text: '反映人说没解决，重办第 {round} 次：*{accept} 前*接手，*{handle} 前*办结。' },
    closed: { text: '' },
    rejected: { text: '' },
    merged: { text: '' },
    withdrawn: { text: '' },
  },
}

/** What a refused action says. */
export const REFUSAL_WORDS: Record<Refusal['code'], string> = {
  wrongState: '这件现在不能这样办，请看最新进展。',
  notAllowed: '这件不在您手上。',
  missing: '还差一项没填。',
  notTaken: '有一项不该填。',
  hasLevelAbove: '上面没有可报的一级了。',
  targetIsAbove: '只能报给上级单位。',
  unitDispatches: '本单位不能派单，请上报。',
  targetMayHaveIt: '不能派给这个单位。',
  notCentre: '区中心不能退单。',
  centreMayHaveIt: '反映的是区中心，不能退给区中心。',
  notRuled: '区中心已经裁定，不能再退。',
  notReturnedBefore: '本单位退过一次，不能再退。',
  notUrgedToday: '今天已经催过了，明天可以再催。',
  phoneIsKnown: '反映人没有留电话，有事写在“办结”里告诉反映人。',
  mayCall: '反映人没有让本单位看电话，要核实请找区中心。',
  answerOverdue: '评价时间还没到。',
}

export const CLOCK_WORDS = { accept: '受理', sign: '签收', rule: '裁定', handle: '办结', answer: '评价' } as const
export const URGENCY_WORDS = { normal: '', urgent: '紧急', critical: '特急' } as const
export const REQUEST_WORDS = { help: '求助', consult: '咨询', complain: '投诉', accuse: '举报', suggest: '建议', praise: '表扬' } as const
export const DESK_WORDS = { todo: '待办', waiting: '等评价', passed: '已转出', done: '办完' } as const
