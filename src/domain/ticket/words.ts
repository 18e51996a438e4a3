/** Every word about a ticket that a person reads, one table per audience. A new state or action does not compile without its words. */
import { fieldRow, type Field } from './evidence'
import type { Action } from './actions'
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

/** Buttons: verbs of at most six characters; `{unit}` is the target's name. */
export const ACTION_WORDS: Record<Action, { button: string; send: string; title: string; after?: string; confirm?: string }> = {
  accept: { button: '受理', send: '受理', title: '受理' },
  sign: { button: '签收', send: '签收', title: '签收', after: '签收后由本单位办，其他单位不再接手。' },
  resolve: { button: '办结', send: '提交办结', title: '办结', after: '提交后请反映人评价。答“没解决”会退回重办，时限减半。' },
  escalate: { button: '上报', send: '上报到{unit}', title: '往上报', after: '编号不变，时限不延长。反映人会看到已报给谁。' },
  dispatch: { button: '派单', send: '派给{unit}', title: '派单', after: '派出时不带反映人的姓名和电话。' },
  return: { button: '退单', send: '退回区中心', title: '退单', after: '只能因为不归本单位。区中心裁定后不能再退。' },
  reject: {
    button: '不予受理',
    send: '不予受理',
    title: '不予受理',
    after: '反映人会看到原因和您写的话。',
    confirm: '不予受理后这件就结束了。确定吗？',
  },
  note: { button: '内部记录', send: '记下', title: '内部记录', after: '只有经办单位和上级看得到，反映人看不到。' },
  reveal: { button: '拨打', send: '拨打', title: '打电话给反映人', after: '先选原因，会记下来，反映人看得到。' },
  judge: { button: '去评价', send: '提交评价', title: '请您评价' },
  supplement: { button: '补充', send: '补充', title: '补充情况' },
  urge: { button: '催一催', send: '催一催', title: '催一催', after: '每天可催 1 次，催办会记入这件事。' },
  withdraw: { button: '撤回', send: '撤回', title: '撤回', confirm: '撤回后就不再办了，编号留着。撤回吗？' },
  close: { button: '销号', send: '销号', title: '销号' },
}

/** Placeholders and labels that differ from the field's own in one action. */
export const FIELD_WORDS: Partial<Record<Action, Partial<Record<Field, { label?: string; placeholder?: string }>>>> = {
  reject: { note: { label: '告诉反映人该找谁', placeholder: '为什么不能受理，该找哪里、电话多少' } },
  escalate: { unit: { label: '报到哪一级' }, reason: { placeholder: '缺什么、怕什么，接的人一看就懂' } },
  dispatch: { reason: { label: '给经办的话', placeholder: '可以不写' } },
  note: { reason: { label: '记什么' } },
  judge: { note: { label: '还差什么', placeholder: '说说还差什么，可以不写' } },
  supplement: { note: { label: '补充什么', placeholder: '新情况、更准的位置' } },
  urge: { note: { label: '想说的话', placeholder: '可以不写' } },
  withdraw: { reason: { label: '为什么撤回', placeholder: '可以不写' } },
}

/** The label and placeholder of a field as one action asks for it. */
export function fieldWords(action: Action, field: Field): { label: string; placeholder: string } {
  const row = fieldRow(field)
  return { label: row.label, placeholder: row.kind === 'text' ? row.placeholder : '', ...FIELD_WORDS[action]?.[field] }
}

/** Phrases a worker taps instead of typing (办结 sheet). */
export const QUICK_NOTES = ['已到现场处理', '已修复', '已清理', '已围挡警示', '已联系责任单位', '明天再来看'] as const

/** History lines. `{by}` acted, `{to}` has it next, `{round}` counts reworks, `{choice}` is what was chosen. */
type Event = 'submit' | Action
export const EVENT_WORDS: Record<'resident' | 'unit', Record<Event, string>> = {
  resident: {
    submit: '您提交了这件事',
    accept: '{by}已受理',
    sign: '{by}接办了',
    resolve: '{by}办结了：{choice}',
    escalate: '已报{to}接着办',
    dispatch: '派给{to}',
    return: '{by}说不归他们管，区中心重新定',
    reject: '不予受理：{choice}',
    note: '',
    reveal: '{by}看了您的电话：{choice}',
    judge: '您的评价：{choice}',
    supplement: '您补充了情况',
    urge: '您催了一次',
    withdraw: '您撤回了这件事',
    close: '七天没有评价，按“未评价”结',
  },
  unit: {
    submit: '居民提交',
    accept: '{by}受理',
    sign: '{by}签收',
    resolve: '{by}办结：{choice}',
    escalate: '{by}上报到{to}：{choice}',
    dispatch: '{by}派给{to}',
    return: '{by}退单',
    reject: '{by}不予受理：{choice}',
    note: '{by}内部记录',
    reveal: '{by}看了反映人电话：{choice}',
    judge: '反映人评价：{choice}',
    supplement: '反映人补充',
    urge: '反映人催办',
    withdraw: '反映人撤回',
    close: '七天没有评价，系统销号',
  },
}

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
    accepted: { text: '*{handle} 前*办结；办不了就上报或派单。' },
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
export const IDENTITY_WORDS = {
  named: { name: '实名', who: '正在办的单位和区中心要打电话时，选了原因才看得到您的姓名和电话；谁看过，您查得到。' },
  sealed: { name: '保密', who: '办事单位看不到您的姓名和电话；只有在办的网格员和区中心，选了原因才看得到电话；谁看过，您查得到。' },
  anonymous: { name: '匿名', who: '谁也看不到您是谁，没法打电话给您；凭查询码看进度。' },
} as const
