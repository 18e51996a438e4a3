/** Every word about a ticket that a person reads, one table per audience. A new state or action does not compile without its words. */
import type { ClockKind } from '../ticket/clock-kinds'
import type { State } from '../ticket/states'

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
    paused: '办理中',
    parked: '挂账',
    resolved: '等您评价',
    confirmed: '已评价',
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
    paused: '暂停计时',
    parked: '挂账',
    resolved: '等核查和评价',
    confirmed: '等核查',
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
    paused: '暂停计时',
    parked: '挂账',
    resolved: '待核查和评价',
    confirmed: '待核查',
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
 * is the unit that has it. An empty sentence: nothing follows.
 */
export const NEXT_WORDS: Record<'resident' | 'unit', Record<State, string>> = {
  resident: {
    submitted: '{unit} *{accept} 前*受理，*{handle} 前*办结。',
    need_info: '请补一句。*{supply} 前*没补，这件先停办，30 天内可以重新打开。',
    accepted: '{unit}已受理，*{handle} 前*办结，给您回话。',
    dispatched: '已派给{unit}，*{sign} 前*接办，*{handle} 前*办结。',
    returned: '正在重新定由谁办，*{rule} 前*定下来，办结仍按 *{handle} 前*。',
    consult: '几家一起商量，*{handle} 前*办结，给您回话。',
    in_progress: '{unit}在办，*{handle} 前*办结，给您回话。',
    escalated: '已报{unit}，*{accept} 前*接着办，*{handle} 前*办结。',
    paused: '{unit}在办，眼下要等一等，最晚 *{wait}* 接着办。',
    parked: '眼下办不了，*{review} 前*复查，结果告诉您。',
    resolved: '{unit}说办结了，另有人核查。*解决了吗？* {answer} 前没答，记作“未评价”，不算满意。',
    confirmed: '您说解决了，核查的人 *{verify} 前*看过就结。',
    verified: '{unit}说办结了。*解决了吗？* {answer} 前没答，记作“未评价”，不算满意。',
    rework: '退回{unit}重办（第 {round} 次），*{accept} 前*接手，*{handle} 前*再给您回话。',
    closed: '',
    rejected: '',
    merged: '和别人反映的同一件并着办，{unit}在办；办结时告诉您，您单独评价。',
    withdrawn: '',
  },
  unit: {
    submitted: '*{accept} 前*点“受理”，*{handle} 前*办结。',
    need_info: '等反映人补充，*{supply} 前*。时限停着，补了接着走。',
    accepted: '*{handle} 前*办结；办不了就往上报。',
    dispatched: '*{sign} 前*签收，*{handle} 前*办结；不归本单位就退单。',
    returned: '*{rule} 前*裁定由谁办，*{handle} 前*要办结。',
    consult: '*{consult} 前*会商定牵头单位，*{handle} 前*办结。',
    in_progress: '*{handle} 前*办结，写给反映人。',
    escalated: '*{accept} 前*接办，*{handle} 前*办结。',
    paused: '时限停着，*{wait}* 自动恢复；能办了就先点“恢复办理”。',
    parked: '区中心 *{review} 前*复查。',
    resolved: '*{verify} 前*要有人核查；反映人 *{answer} 前*评价。',
    confirmed: '反映人说解决了，*{verify} 前*核查过就销号。',
    verified: '等反映人评价，*{answer} 前*。答“没解决”退回重办。',
    rework: '没解决，重办第 {round} 次：*{accept} 前*接手，*{handle} 前*办结。',
    closed: '',
    rejected: '',
    merged: '',
    withdrawn: '',
  },
}

/** 代办: the verdict belongs to the person it was filed for. */
export const PROXY_WAITS = '{unit}说办结了。由本人评价：*{answer} 前*没答，记作“未评价”。'

export const CLOCK_WORDS: Record<ClockKind, string> = {
  accept: '受理',
  dispatch: '派单',
  sign: '签收',
  return: '退单',
  contact: '首次联系',
  spot: '马上办',
  order: '交办',
  rule: '裁定',
  consult: '会商',
  urge: '回应催办',
  handle: '办结',
  wait: '恢复办理',
  review: '复查',
  supply: '补充',
  verify: '核查',
  callback: '回访',
  answer: '评价',
}
export const URGENCY_WORDS = { normal: '', urgent: '紧急', critical: '特急' } as const
export const REQUEST_WORDS = { help: '求助', consult: '咨询', complain: '投诉', accuse: '举报', suggest: '建议', praise: '表扬' } as const
export const DESK_WORDS = { todo: '待办', check: '待核查', waiting: '等评价', passed: '已转出', done: '办完' } as const
