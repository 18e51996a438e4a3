/** Words for acting on a ticket and for telling what was done: apart from `words`, so that lists need not carry them. */
import type { Action } from './actions'
import type { Field } from './evidence'
import { fieldRow } from './fields'
import { AWAITS_WORDS } from './words'

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
  judge: { button: AWAITS_WORDS.judge, send: '提交评价', title: '请您评价' },
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

export const IDENTITY_WORDS = {
  named: { name: '实名', who: '正在办的单位和区中心要打电话时，选了原因才看得到您的姓名和电话；谁看过，您查得到。' },
  sealed: { name: '保密', who: '办事单位看不到您的姓名和电话；只有在办的网格员和区中心，选了原因才看得到电话；谁看过，您查得到。' },
  anonymous: { name: '匿名', who: '谁也看不到您是谁，没法打电话给您；凭查询码看进度。' },
} as const
