/** Words for acting on a ticket and for telling what was done: apart from `words`, so that lists need not carry them. */
import type { Action } from './actions'
import type { Field } from './evidence'
import { fieldRow } from './fields'
import { say } from '../words/say'
import type { Part } from './views'
import { AWAITS_WORDS } from './words'

/** Buttons: verbs of at most six characters; `{unit}` is the target's name. */
export const ACTION_WORDS: Record<Action, { button: string; send: string; title: string; after?: string; confirm?: string }> = {
  accept: { button: '受理', send: '受理', title: '受理' },
  sign: { button: '签收', send: '签收', title: '签收', after: '签收后由本单位办，其他单位不再接手。' },
  resolve: { button: '办结', send: '提交办结', title: '办结', after: '提交后请反映人评价。答“没解决”会退回重办，时限减半。' },
  escalate: { button: '上报', send: '上报到{unit}', title: '往上报', after: '编号不变，时限不延长。反映人会看到已报给谁。' },
  dispatch: { button: '派单', send: '派给{unit}', title: '派单', after: '派出时不带反映人的姓名和电话。' },
  return: { button: '退单', send: '退回区中心', title: '退单', after: '只能因为不归本单位，一件只能退一次。区中心裁定后照办。' },
  reject: {
    button: '不予受理',
    send: '不予受理',
    title: '不予受理',
    after: '反映人会看到原因和您写的话。',
    confirm: '不予受理后这件就结束了。确定吗？',
  },
  note: { button: '内部记录', send: '记下', title: '内部记录', after: '只有经办单位和上级看得到，反映人看不到。' },
  transcribe: { button: '转写', send: '写好了', title: '把语音写成文字', after: '写好了就当反映人写的话用，反映人看得到。只能写一次。' },
  reveal: { button: '拨打', send: '拨打', title: '打电话给反映人', after: '先选原因，会记下来，反映人看得到。' },
  judge: { button: AWAITS_WORDS.judge, send: '提交评价', title: '请您评价' },
  supplement: { button: '补充', send: '补充', title: '补充情况' },
  urge: { button: '催一催', send: '催一催', title: '催一催', after: '每天可催 1 次，催办会记入这件事。' },
  withdraw: { button: '撤回', send: '撤回', title: '撤回', confirm: '撤回后就不再办了，编号留着。撤回吗？' },
  disown: {
    button: '不是我报的',
    send: '不是我报的',
    title: '不是我托人报的',
    after: '这件以后和您无关，算替您报的人自己反映的；办事单位会知道。',
  },
  conclude: { button: '会商结论', send: '交{unit}牵头', title: '会商结论', after: '定了牵头单位就不能再退。反映人会看到结论。' },
  consult: { button: '发起会商', send: '发起会商', title: '发起会商', after: '请到的单位会看到这件，写下意见；结论由本单位定。' },
  check: { button: '核查', send: '提交核查', title: '核查', after: '没办好就退回重办，时限减半。反映人会看到核查结果。' },
  inform: { button: '告知进展', send: '告诉反映人', title: '告知进展', after: '反映人看得到；也算回应了催办。' },
  attend: { button: '会商意见', send: '写下意见', title: '会商意见', after: '只有会商的单位和上级看得到。' },
  askInfo: { button: '请补充', send: '请反映人补充', title: '请补充', after: '时限先停，反映人补了接着走；两个工作日没补就停办。' },
  extend: { button: '申请延期', send: '申请延期', title: '申请延期', after: '区中心同意了才算数；理由会原样告诉反映人。原时限照样统计。' },
  grantExtension: { button: '同意延期', send: '同意延期', title: '同意延期', after: '反映人会看到原定、现在和理由。' },
  refuseExtension: { button: '不同意延期', send: '不同意延期', title: '不同意延期' },
  pause: { button: '暂停计时', send: '暂停计时', title: '暂停计时', after: '时限先停，到那天自动接着走。反映人会看到原因。' },
  resume: { button: '恢复办理', send: '恢复办理', title: '恢复办理' },
  park: {
    button: '挂账',
    send: '挂账',
    title: '挂账',
    after: '写明原因、措施、责任领导和复查的日子，反映人看得到原因和日子。最多 30 天复查一次。',
  },
  changeMode: { button: '改办法', send: '改办法', title: '改办法（四办）' },
  merge: { button: '并成一件', send: '并进去', title: '并成一件', after: '两位反映人各自评价；有一位说没解决就退回重办。' },
  unmerge: { button: '拆开', send: '拆开', title: '拆开', after: '拆开后从待受理接着办。' },
  supervise: { button: '督办', send: '发出督办', title: '督办', after: '经办单位和上一级都会收到。' },
  sponsor: { button: '领导包案', send: '定下包案', title: '领导包案（四定）', after: '四包都做到了才能销号。' },
  answerSupervision: { button: '督办答复', send: '答复', title: '督办答复' },
  lift: { button: '解除督办', send: '解除督办', title: '解除督办' },
  endSponsor: { button: '包案销号', send: '包案销号', title: '包案销号（四包）' },
  callBack: { button: '回访', send: '记下回访', title: '回访', after: '只记联系情况；解决没解决由反映人自己答。' },
  reopen: { button: '重新打开', send: '重新打开', title: '重新打开', after: '30 天内可以重新打开一次，回到原来办的单位。' },
  appeal: { button: '申诉', send: '提交申诉', title: '对不予受理申诉', after: '由上一级重新看，可以申诉一次。' },
  join: { button: '我也遇到', send: '我也遇到', title: '我也遇到', after: '算您一份，办结时告诉您。别人看不到您是谁。' },
  opine: { button: '我这边呢', send: '告诉他们', title: '您那边解决了吗？' },
  close: { button: '销号', send: '销号', title: '销号' },
  lapse: { button: '停办', send: '停办', title: '停办' },
  follow: { button: '随主件办结', send: '随主件办结', title: '随主件办结' },
  recall: { button: '退回重办', send: '退回重办', title: '退回重办' },
  relay: { button: '转来补充', send: '转来补充', title: '转来补充' },
  remind: { button: '提醒', send: '提醒', title: '提醒' },
  overdue: { button: '超时', send: '超时', title: '超时' },
  moveUp: { button: '自动上报', send: '自动上报', title: '自动上报' },
  handOver: { button: '转上一级', send: '转上一级', title: '转上一级' },
  handOverCheck: { button: '换一级核查', send: '换一级核查', title: '换一级核查' },
  recount: { button: '重算时限', send: '重算时限', title: '重算时限' },
}

/** What follows from an action and what is asked before it is sent; a withdrawal ends only what nobody else is on. */
export function followsOf(action: Action, others = 0): { after?: string; confirm?: string } {
  if (action !== 'withdraw' || others === 0)
    return { after: say(ACTION_WORDS[action].after ?? ''), confirm: say(ACTION_WORDS[action].confirm ?? '') }
  return {
    after: say('还有 {n} 位居民也在这件上：您撤回后，这件为他们接着办，您写的留给办事单位看，以后的进展不再告诉您。', { n: others }),
    confirm: say('您退出，这件接着办。撤回吗？'),
  }
}

/** Placeholders and labels that differ from the field's own in one action. */
export const FIELD_WORDS: Partial<Record<Action, Partial<Record<Field, { label?: string; placeholder?: string }>>>> = {
  reject: { note: { label: '告诉反映人该找谁', placeholder: '为什么不能受理，该找哪里、电话多少' } },
  escalate: { unit: { label: '报到哪一级' }, reason: { placeholder: '缺什么、怕什么，接的人一看就懂' } },
  dispatch: { reason: { label: '给经办的话', placeholder: '可以不写' }, unit: { label: '责任部门及单位' }, until: { label: '交办期限' } },
  conclude: {
    unit: { label: '牵头单位' },
    note: { label: '结论，告诉反映人', placeholder: '谁牵头、怎么办、什么时候' },
    until: { label: '交办期限' },
  },
  consult: { reason: { label: '议题', placeholder: '要定什么事' } },
  check: { reason: { label: '怎么查的', placeholder: '到现场、打电话、看照片；看到了什么' } },
  inform: { note: { label: '告诉反映人', placeholder: '到哪一步了，下一步什么时候' } },
  attend: { reason: { label: '本单位的意见', placeholder: '归不归本单位、能做什么、要谁配合' } },
  askInfo: { note: { label: '请反映人补充什么', placeholder: '一句话问清楚：哪栋楼、什么时候、照片' } },
  extend: { until: { label: '延到哪一天' }, note: { label: '理由，会告诉反映人', placeholder: '为什么来不及，这几天做什么' } },
  pause: { until: { label: '最晚到哪一天' }, note: { label: '告诉反映人', placeholder: '为什么要等，等到什么时候' } },
  park: {
    note: { label: '挂账原因，告诉反映人', placeholder: '为什么眼下办不了' },
    until: { label: '复查的日子' },
  },
  merge: { reason: { label: '为什么是同一件', placeholder: '同一个地方、同一件事' } },
  unmerge: { reason: { label: '为什么拆开' } },
  sponsor: { person: { label: '定专人' }, leader: { label: '定领导' }, measures: { label: '定方案' }, until: { label: '定时限' } },
  answerSupervision: { reason: { label: '怎么办的', placeholder: '为什么没办好，什么时候办好' } },
  endSponsor: { reason: { label: '怎么做到的' } },
  callBack: { reason: { label: '反映人说了什么', placeholder: '没联系上写打了几次' } },
  reopen: { note: { label: '有什么新情况', placeholder: '又坏了、没修好的地方' } },
  appeal: { note: { label: '为什么应当受理', placeholder: '说说理由，有材料可以拍照' } },
  join: { note: { label: '想说的话', placeholder: '可以不写' } },
  opine: { note: { label: '还差什么', placeholder: '可以不写' } },
  note: { reason: { label: '记什么' } },
  judge: { note: { label: '还差什么', placeholder: '说说还差什么，可以不写' } },
  supplement: { note: { label: '补充什么', placeholder: '新情况、更准的位置' } },
  urge: { note: { label: '想说的话', placeholder: '可以不写' } },
  withdraw: { reason: { label: '为什么撤回', placeholder: '可以不写' } },
  disown: { reason: { label: '想说的话', placeholder: '可以不写' } },
}

/** The label and placeholder of a field as one action asks for it. */
export function fieldWords(action: Action, field: Field): { label: string; placeholder: string } {
  const row = fieldRow(field)
  const words = { label: row.label, placeholder: row.kind === 'text' ? row.placeholder : '', ...FIELD_WORDS[action]?.[field] }
  return { label: say(words.label), placeholder: say(words.placeholder) }
}

/** Phrases a worker taps instead of typing (办结 sheet). */
export const QUICK_NOTES = ['已到现场处理', '已修复', '已清理', '已围挡警示', '已联系责任单位', '明天再来看'] as const

/** History lines. `{by}` acted, `{to}` has it next, `{choice}` is what was chosen, `{clock}` is what ran out. */
type Event = 'submit' | Action
export const EVENT_WORDS: Record<'resident' | 'unit', Record<Event, string>> = {
  resident: {
    submit: '您提交了这件事',
    accept: '{by}已受理',
    sign: '{by}接办了',
    resolve: '{by}办结了：{choice}',
    escalate: '已报{to}接着办：{choice}',
    dispatch: '派给{to}',
    return: '{by}说不归他们管，区中心重新定',
    reject: '不予受理：{choice}',
    note: '',
    transcribe: '{by}把您的语音写成了文字',
    reveal: '{by}看了您的电话：{choice}',
    judge: '您的评价：{choice}',
    supplement: '您补充了情况',
    urge: '您催了一次',
    withdraw: '您撤回了这件事',
    disown: '您说没有托人反映这件事',
    close: '七天没有评价，按“未评价”结',
    conclude: '会商定了：{to}牵头',
    consult: '几家一起商量这件事',
    check: '核查：{choice}',
    inform: '{by}告诉您进展',
    attend: '',
    askInfo: '{by}请您补充',
    extend: '{by}申请延期，等区中心批',
    grantExtension: '区中心同意延期',
    refuseExtension: '区中心不同意延期，按原时限办',
    pause: '暂停计时：{choice}',
    resume: '接着办',
    park: '挂账：眼下办不了',
    changeMode: '',
    merge: '和别人反映的同一件并着办',
    unmerge: '拆开单独办',
    supervise: '已督办：{choice}',
    sponsor: '已由领导包案',
    answerSupervision: '',
    lift: '',
    endSponsor: '',
    callBack: '区中心回访：{choice}',
    reopen: '您重新打开了这件事',
    appeal: '您申诉了',
    join: '又有一位居民遇到同一件事',
    opine: '',
    lapse: '没有补充，先停办',
    follow: '并着办的那件办结了：{choice}',
    recall: '还没解决，退回重办',
    relay: '',
    remind: '',
    overdue: '{clock}超时了，已经告诉上一级',
    moveUp: '{clock}超时，自动报到{to}',
    handOver: '转给{to}接着办',
    handOverCheck: '',
    recount: '放假安排变了，时限重算',
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
    transcribe: '{by}转写了语音',
    reveal: '{by}看了反映人电话：{choice}',
    judge: '反映人评价：{choice}',
    supplement: '反映人补充',
    urge: '反映人催办',
    withdraw: '反映人撤回',
    disown: '被代办的人说没有托人反映，这件算代办人自己反映的',
    close: '七天没有评价，系统销号',
    conclude: '{by}会商定由{to}牵头',
    consult: '{by}发起会商',
    check: '{by}核查：{choice}',
    inform: '{by}告知反映人进展',
    attend: '{by}会商意见',
    askInfo: '{by}请反映人补充',
    extend: '{by}申请延期',
    grantExtension: '{by}同意延期',
    refuseExtension: '{by}不同意延期',
    pause: '{by}暂停计时：{choice}',
    resume: '{by}恢复办理',
    park: '{by}挂账',
    changeMode: '{by}改办法：{choice}',
    merge: '{by}并成一件',
    unmerge: '{by}拆开单独办',
    supervise: '{by}督办：{choice}',
    sponsor: '{by}定领导包案',
    answerSupervision: '{by}答复督办',
    lift: '{by}解除督办',
    endSponsor: '{by}包案销号：{choice}',
    callBack: '{by}回访：{choice}',
    reopen: '反映人重新打开',
    appeal: '反映人申诉',
    join: '又有一位居民遇到',
    opine: '一位居民说：{choice}',
    lapse: '反映人没有补充，停办',
    follow: '随主件办结：{choice}',
    recall: '没解决，退回重办',
    relay: '并进来的 {number} 有补充',
    remind: '提醒：{clock}快到时间',
    overdue: '{clock}超时，已告诉上一级',
    moveUp: '{clock}超时，自动上报到{to}',
    handOver: '原单位没有人在岗，系统转给{to}',
    handOverCheck: '核查的单位没有人在岗，换一级核查',
    recount: '工作日历变了，时限重算',
  },
}

/** The same lines where another resident did it. */
export const BY_ANOTHER: Partial<Record<Event, string>> = {
  submit: '有人替您反映了这件事',
  judge: '反映人的评价：{choice}',
  supplement: '反映的人补充了情况',
  urge: '反映的人催了一次',
  withdraw: '原来反映的居民撤回了，这件接着办',
  disown: '本人说没有托您反映，这件算您自己的',
  reopen: '反映人重新打开了这件事',
  appeal: '反映人申诉了',
}

export const PART_WORDS: Record<Part, string> = {
  own: '',
  proxy: '您替别人反映的：由本人评价，本人也可以撤回；您可以补充、催办。',
  represented: '这件是别人替您反映的：由您评价。没有托人反映，就点“不是我报的”。',
  withdrawn: '您退出了这件事。别人也反映了，办事单位接着办，进展不再告诉您。',
}

export const IDENTITY_WORDS = {
  named: { name: '实名', who: '正在办的单位和区中心要打电话时，选了原因才看得到您的姓名和电话；谁看过，您查得到。' },
  sealed: { name: '保密', who: '办事单位看不到您的姓名和电话；只有在办的网格员和区中心，选了原因才看得到电话；谁看过，您查得到。' },
  anonymous: { name: '匿名', who: '谁也看不到您是谁，没法打电话给您；凭查询码看进度。' },
} as const
