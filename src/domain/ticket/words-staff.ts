/** Words that only staff read: their screens alone carry this file. */
import type { Action } from './actions'
import type { Identity } from './ticket'

/** What a toast says when an action went through. */
export const DONE_WORDS: Record<Action, string> = {
  accept: '已受理',
  sign: '已签收',
  resolve: '已办结，等评价',
  escalate: '已上报',
  dispatch: '已派出',
  return: '已退回区中心',
  reject: '已答复不予受理',
  note: '记下了',
  reveal: '记下了',
  judge: '已评价',
  supplement: '已补充',
  urge: '已催',
  withdraw: '已撤回',
  close: '已销号',
}

/** Whom staff deal with, without saying more than they may know. */
export const REPORTER_WORDS: Record<Identity, string> = {
  named: '实名',
  sealed: '保密，看不到姓名',
  anonymous: '匿名，没法打电话',
}
