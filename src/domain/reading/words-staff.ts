/** Words that only staff read: their screens alone carry this file. */
import type { Action } from '../ticket/actions'
import type { IntakeView } from '../report/intake-view'
import { sourceRow } from '../report/sources'
import type { Identity } from '../ticket/ticket'
import type { Flag } from '../ticket/views'

/** What a toast says when an action went through. */
export const DONE_WORDS: Record<Action, string> = {
  accept: '已受理',
  sign: '已签收',
  resolve: '已办结，等评价',
  escalate: '已上报',
  dispatch: '已派出',
  return: '已退回区中心',
  takeBack: '已收回',
  reject: '已答复不予受理',
  assign: '分好了',
  unassign: '先没人经手',
  vacate: '没人经手了',
  note: '记下了',
  transcribe: '写好了，反映人看得到',
  reveal: '记下了',
  judge: '已评价',
  supplement: '已补充',
  urge: '已催',
  withdraw: '已撤回',
  askErase: '已请求',
  erase: '已抹去',
  refuseErase: '已答复',
  disown: '记下了',
  close: '已销号',
  conclude: '会商定了',
  consult: '已发起会商',
  check: '核查记下了',
  inform: '已告诉反映人',
  interim: '已告诉反映人',
  reassign: '已改派',
  correct: '更正了，反映人看得到',
  undo: '撤销了，回到原来的样子',
  arrive: '记下了，反映人看得到',
  attend: '意见记下了',
  askInfo: '已请反映人补充',
  extend: '已申请，等区中心批',
  grantExtension: '已同意延期',
  refuseExtension: '已答复不延期',
  pause: '时限停了',
  resume: '接着办',
  park: '已挂账',
  changeMode: '改好了',
  merge: '已并成一件',
  unmerge: '已拆开',
  supervise: '督办已发出',
  sponsor: '已定包案',
  answerSupervision: '已答复',
  lift: '已解除督办',
  endSponsor: '包案已销号',
  callBack: '回访记下了',
  reopen: '已重新打开',
  appeal: '已提交申诉',
  join: '已加入',
  opine: '已记下',
  lapse: '已停办',
  follow: '已办结',
  recall: '已退回',
  relay: '已转来',
  remind: '已提醒',
  overdue: '已超时',
  moveUp: '已上报',
  handOver: '已转上一级',
  handOverCheck: '已换一级核查',
  recount: '已重算',
  clear: '可以派给该单位了',
  heed: '已先交区中心',
}

/** Whom staff deal with, without saying more than they may know. */
export const reporterWords = (identity: Identity, intake: IntakeView | undefined): string =>
  intake?.source && sourceRow(intake.source).reporter === 'none' ? '没有反映人' : REPORTER_WORDS[identity]

/** "上级交办 · 文号 〔2026〕8 号 · 区中心 周敏登记": how it came in, as far as the reader may know. */
export function sourceWords({ source, errand, document, unit, clerk }: IntakeView): string {
  const by = [unit, clerk].filter(Boolean).join(' ')
  const parts = [source && sourceRow(source).word, errand && '信访代办', document && `文号 ${document}`, by && `${by}登记`]
  return parts.filter(Boolean).join(' · ')
}

export const REPORTER_WORDS: Record<Identity, string> = {
  named: '实名',
  sealed: '保密，看不到姓名',
  anonymous: '匿名，没法打电话',
}

/** Marks on a row and on the ticket (标记). */
export const FLAG_WORDS: Record<Flag, string> = {
  urged: '催办待回',
  untranscribed: '待转写',
  supervised: '督办',
  extension: '延期待批',
  reopened: '重新打开',
  appealed: '申诉',
  eraseAsked: '请求删除',
}

/** On a ticket whose voice message nobody has written down yet. */
export const UNTRANSCRIBED_WORDS = '待转写：反映人没写字，只留了语音。听了写成文字，反映人也看得到。'
