/**
 * The table of the lifecycle (工单流转): which action leads where, from which state, by whom, with what evidence, under which guards,
 * who has it next and who is told. The server decides by it and sends each reader the actions open to them; the sheets on the
 * phone, the diagram in the docs and the tests come from it; nothing else decides. Which clocks run follows from the state
 * reached (`STATES`), what they do when they run out from `CLOCKS`.
 */
import type { Action } from './actions'
import type { OWNERS, TARGETS } from './effects'
import type { Field } from './given'
import type { Guard } from './guards'
import type { Relation } from './relations'
import { STATES, STATE_IDS, type State } from './states'

type Rule = {
  from: readonly State[]
  to: State | keyof typeof TARGETS | 'stays'
  by: readonly Relation[]
  needs: readonly Field[]
  may: readonly Field[]
  guards: readonly Guard[]
  /** Who has it afterwards. */
  owner: keyof typeof OWNERS
  /** Not taken yet? Then 受理 or 签收 is recorded with it, in the same step (马上办). */
  takesFirst?: true
  /** Sent by one tap; what it may carry has a default. */
  atOnce?: true
  /** A closing photo is needed where the sub-item asks for one. */
  photoIfAsked?: true
  /** States from which a reason has to be written: what is decided there rules on an objection (派单异议). */
  reasonFrom?: readonly State[]
  /** Never too late: what the reporter says counts whatever happened meanwhile. */
  anyStage?: true
  /** Not for whoever is barred from filing (暂停提交): it speaks for what somebody else reported. */
  notBarred?: true
  tells: readonly Told[]
  /** Whoever did it may take it back while nobody has done anything since (撤销). */
  undoable?: true
}

/**
 * parties: the reporter and those who joined; owner: the unit that has it next; before: the unit that had it until then; passedOver: levels skipped by an escalation; above: the
 * level over the owner; lead: the unit that answers for it; centre: the district's centre; invited: units called to consult; checker: the unit that checks;
 * sponsor: the leader who sponsors it, by their account; colleagues: those of the unit that has it, though one of them did it: who has it in hand (经手人), else all.
 */
export type Told =
  'parties' | 'owner' | 'before' | 'passedOver' | 'above' | 'lead' | 'centre' | 'invited' | 'checker' | 'colleagues' | 'sponsor'

const OPEN: readonly State[] = STATE_IDS.filter((state) => STATES[state].open)
const DONE: readonly State[] = ['resolved', 'confirmed', 'verified']
const BEFORE_DONE = OPEN.filter((state) => !DONE.includes(state))
const WORKING: readonly State[] = ['accepted', 'in_progress']
const STAFF: readonly Relation[] = ['handler', 'centre', 'levelAbove', 'formerUnit', 'supervisor', 'leader', 'invited']
const OVERSEES: readonly Relation[] = ['supervisor', 'centre']
const LEADS: readonly Relation[] = [...OVERSEES, 'leader']

// prettier-ignore
export const RULES = {
  accept:     { from: ['submitted', 'escalated', 'rework', 'returned'], to: 'whereTaken', by: ['handler'],              needs: [],                           may: ['mode'],              guards: [],                                       owner: 'stays',        tells: ['parties'], atOnce: true, undoable: true },             // 受理
  sign:       { from: ['dispatched'],                       to: 'in_progress',  by: ['handler'],            needs: [],                         may: ['person'],            guards: [],                                           owner: 'stays',        tells: ['parties', 'lead'], atOnce: true, undoable: true },                // 签收
  resolve:    { from: WORKING,                              to: 'whereDone',    by: ['handler'],            needs: ['outcome', 'note'],        may: ['photos', 'photosAt', 'distance', 'noPhoto', 'papers'],            guards: [],                                           owner: 'stays',        tells: ['parties', 'checker'], takesFirst: true, photoIfAsked: true, undoable: true }, // 办结
  conclude:   { from: ['consult'],                          to: 'whereConcluded', by: ['handler'],          needs: ['unit', 'minutes', 'note'], may: ['goal', 'person', 'until', 'papers'], guards: ['targetHasPeople', 'targetMayHaveIt', 'untilWithinLimit'], owner: 'chosen',       tells: ['parties', 'owner', 'invited'], undoable: true },    // 会商结论
  escalate:   { from: WORKING,                              to: 'escalated',    by: ['handler'],            needs: ['escalateReason', 'reason'], may: ['unit'],            guards: ['hasLevelAbove', 'targetHasPeople', 'targetIsAbove'],           owner: 'levelAbove',   tells: ['parties', 'owner', 'passedOver'], takesFirst: true, undoable: true }, // 上报
  dispatch:   { from: ['accepted', 'in_progress', 'returned'], to: 'dispatched', by: ['handler'],           needs: ['unit', 'goal'],           may: ['person', 'until', 'reason'], guards: ['unitDispatches', 'targetHasPeople', 'targetMayHaveIt', 'untilWithinLimit'], owner: 'chosen', tells: ['parties', 'owner'], takesFirst: true, reasonFrom: ['returned'], undoable: true }, // 派单（交办单）
  consult:    { from: ['accepted', 'in_progress', 'returned'], to: 'consult',   by: ['handler'],            needs: ['units', 'reason'],        may: [],                    guards: ['unitDispatches', 'targetHasPeople', 'invitedMayCome'],         owner: 'stays',        tells: ['parties', 'invited'], takesFirst: true, undoable: true }, // 发起会商
  check:      { from: ['resolved', 'confirmed'],            to: 'afterCheck',   by: ['handler', 'levelAbove', 'centre', 'supervisor'], needs: ['checkResult', 'reason'], may: ['photos', 'papers'], guards: ['notOwnWork', 'notSponsored'],    owner: 'afterCheck',   tells: ['parties', 'owner'], undoable: true },               // 核查
  inform:     { from: ['accepted', 'in_progress', 'consult', 'escalated', 'rework', 'paused', 'parked'], to: 'stays', by: ['handler'], needs: ['note'], may: ['photos', 'papers'],          guards: [],                                           owner: 'stays',        tells: ['parties'] },                        // 告知进展
  interim:    { from: ['accepted', 'in_progress', 'consult', 'escalated', 'rework', 'paused', 'parked'], to: 'stays', by: ['handler'], needs: ['note', 'holdsUntil'], may: ['photos'], guards: ['holdsUntilSoon'],                                           owner: 'stays',        tells: ['parties'] },                        // 临时措施
  arrive:     { from: WORKING,                              to: 'stays',        by: ['handler'],            needs: [],                         may: [],                    guards: ['notThereYet'],                              owner: 'stays',        tells: ['parties'], takesFirst: true, atOnce: true },                        // 已到现场
  attend:     { from: ['consult'],                          to: 'stays',        by: ['invited'],            needs: ['reason'],                 may: [],                    guards: [],                                           owner: 'stays',        tells: ['owner'] },                          // 会商意见
  askInfo:    { from: ['submitted', 'accepted', 'in_progress'], to: 'need_info', by: ['handler'],           needs: ['note'],                   may: [],                    guards: ['reporterIsHere'],                                           owner: 'stays',        tells: ['parties'] },                        // 请补充
  return:     { from: ['submitted', 'dispatched'],          to: 'whereReturned', by: ['handler'],           needs: ['basis'],                  may: ['cause'],                    guards: ['notCentre', 'centreMayHaveIt', 'notRuled', 'notReturnedBefore', 'returnInTime'], owner: 'centre', tells: ['parties', 'owner', 'lead'], undoable: true }, // 退单
  takeBack:   { from: ['dispatched'],                       to: 'accepted',     by: ['formerUnit', 'centre'], needs: ['reason'],               may: [],                    guards: ['itsOrder'],                                 owner: 'lead',         tells: ['parties', 'owner', 'before'], undoable: true },     // 收回派单
  reassign:   { from: ['in_progress'],                      to: 'dispatched',   by: ['formerUnit', 'centre'], needs: ['unit', 'goal', 'reason'], may: ['person', 'until'],             guards: ['gaveIt', 'targetHasPeople', 'reassignable', 'untilWithinLimit'], owner: 'chosen', tells: ['parties', 'owner', 'before', 'lead'], undoable: true },     // 改派
  extend:     { from: WORKING,                              to: 'stays',        by: ['handler'],            needs: ['until', 'note'],          may: ['papers'],                    guards: ['handleNotOver', 'extensionsLeft', 'noneAsked', 'untilExtends'], owner: 'stays', tells: ['centre'], undoable: true },               // 申请延期
  grantExtension: { from: WORKING,                          to: 'stays',        by: LEADS,                  needs: [],                         may: ['reason'],            guards: ['extensionAsked', 'notOwnRequest'],          owner: 'stays',        tells: ['parties', 'owner'], undoable: true },               // 同意延期
  refuseExtension: { from: WORKING,                         to: 'stays',        by: LEADS,                  needs: ['reason'],                 may: ['cause'],                    guards: ['extensionAsked', 'notOwnRequest'],          owner: 'stays',        tells: ['owner'], undoable: true },                          // 不同意延期
  pause:      { from: WORKING,                              to: 'paused',       by: ['handler'],            needs: ['pauseReason', 'note', 'until'], may: [],              guards: ['untilSoon'],                                owner: 'stays',        tells: ['parties', 'above'], undoable: true },               // 暂停计时
  resume:     { from: ['paused', 'parked'],                 to: 'whereItWas',   by: ['handler', 'centre', 'clock'], needs: [],                 may: ['reason', 'cause'],            guards: ['waitOver'],                                 owner: 'stays',        tells: ['parties', 'owner'], undoable: true },               // 恢复办理
  park:       { from: ['accepted', 'in_progress', 'returned', 'consult', 'escalated', 'parked'], to: 'parked', by: ['centre'], needs: ['note', 'measures', 'leader', 'until'], may: ['papers'], guards: ['untilSoon'],                       owner: 'stays',        tells: ['parties', 'owner'], undoable: true },               // 挂账
  changeMode: { from: WORKING,                              to: 'stays',        by: ['handler'],            needs: ['mode', 'reason'],         may: [],                    guards: ['otherMode'],                                owner: 'stays',        tells: [], undoable: true },                                 // 改办法
  correct:    { from: BEFORE_DONE,                          to: 'stays',        by: ['handler', 'centre'],  needs: ['reason'],                 may: ['category', 'item', 'request', 'urgency', 'lies', 'was', 'wasIn'], guards: ['correctsSomething', 'staysAccused', 'liesSomewhere'], owner: 'stays',        tells: ['parties', 'owner'], undoable: true },               // 更正分类、地点
  undo:       { from: [...OPEN, 'closed', 'rejected'],      to: 'whereItStood', by: STAFF,                  needs: [],                         may: ['undoes'],            guards: ['undoable'],                                 owner: 'whereItStood', tells: ['parties', 'owner', 'before', 'lead'], atOnce: true },              // 撤销
  reject:     { from: ['submitted', 'accepted', 'returned'], to: 'rejected',     by: ['handler'],            needs: ['rejectReason', 'note'],   may: ['papers'],                    guards: ['askedFirst', 'notSponsored'],                               owner: 'stays',        tells: ['parties'], undoable: true },                        // 不予受理
  merge:      { from: ['submitted', 'accepted', 'dispatched', 'returned', 'in_progress', 'escalated'], to: 'merged', by: ['handler', 'centre'], needs: ['into', 'reason'], may: [], guards: ['mergeable', 'notSponsored', 'targetTakesIt'],       owner: 'stays',        tells: ['parties'] },                        // 并件
  unmerge:    { from: ['merged', 'verified'],               to: 'whereUnmerged', by: ['handler', 'centre', 'clock'], needs: ['reason'],        may: ['cause'],                    guards: ['isMerged'],                                 owner: 'stays',        tells: ['parties', 'owner'] },               // 拆开
  supervise:  { from: BEFORE_DONE,                          to: 'stays',        by: [...LEADS, 'clock'],    needs: ['grade', 'reason'],        may: ['cause', 'count', 'clock'],             guards: ['gradeRises'],                               owner: 'stays',        tells: ['owner', 'above', 'lead'], undoable: true },         // 督办
  sponsor:    { from: BEFORE_DONE,                          to: 'stays',        by: OVERSEES,               needs: ['leader', 'person', 'measures', 'until'], may: ['sponsor'], guards: ['notSponsored', 'leadsThere'],           owner: 'stays',        tells: ['owner', 'above', 'sponsor'], undoable: true },                 // 领导包案（四定）
  answerSupervision: { from: BEFORE_DONE,                   to: 'stays',        by: ['handler'],            needs: ['reason'],                 may: ['papers'],                    guards: ['supervised'],                               owner: 'stays',        tells: ['centre'] },                         // 督办答复
  lift:       { from: OPEN,                                 to: 'stays',        by: OVERSEES,               needs: ['reason'],                 may: [],                    guards: ['supervised', 'notSponsored'],               owner: 'stays',        tells: ['owner'], undoable: true },                          // 解除督办
  endSponsor: { from: OPEN,                                 to: 'stays',        by: OVERSEES,               needs: ['assured', 'reason'],      may: [],                    guards: ['sponsored', 'allAssured'],                  owner: 'stays',        tells: ['owner'], undoable: true },                          // 包案销号（四包）
  callBack:   { from: ['resolved', 'verified'],             to: 'stays',        by: ['centre'],             needs: ['reached', 'reason'],      may: [],                    guards: ['phoneIsKnown', 'notCalledBack'],            owner: 'stays',        tells: [] },                                 // 回访
  assign:     { from: OPEN, to: 'stays', by: ['handler'], needs: ['holder'], may: ['reason'], // 分给谁
    guards: ['worksHere', 'otherHolder'], owner: 'stays', tells: ['colleagues'], undoable: true },
  unassign:   { from: OPEN, to: 'stays', by: ['handler'], needs: [], may: [], // 不再经手
    guards: ['isHeld'], owner: 'stays', tells: ['colleagues'], atOnce: true, undoable: true },
  note:       { from: OPEN,                                 to: 'stays',        by: STAFF,                  needs: ['reason'],                 may: ['photos', 'papers'],            guards: [],                                           owner: 'stays',        tells: [] },                                 // 内部记录
  transcribe: { from: OPEN,                                 to: 'stays',        by: ['handler', 'centre'],  needs: ['transcript'],             may: [],                    guards: ['untranscribed'],                            owner: 'stays',        tells: ['parties'] },                        // 转写
  clear:      { from: OPEN,                                 to: 'stays',        by: ['centre'],             needs: ['reason'],                 may: [],                    guards: ['complained'],                               owner: 'stays',        tells: [] },                                 // 不涉及该单位
  reveal:     { from: OPEN,                                 to: 'stays',        by: ['handler', 'centre'],  needs: ['callReason'],             may: [],                    guards: ['phoneIsKnown', 'mayCall'],                  owner: 'stays',        tells: ['parties'] },                        // 看电话
  judge:      { from: ['resolved', 'verified'],             to: 'afterVerdict', by: ['reporter'],           needs: ['solved', 'satisfied'],    may: ['note', 'photos'],    guards: [],                                           owner: 'afterVerdict', tells: ['owner'], anyStage: true },          // 评价
  supplement: { from: [...OPEN, 'merged'],                  to: 'whereSupplied', by: ['reporter', 'proxy'], needs: ['note'],                   may: ['photos', 'papers'],            guards: [],                                           owner: 'stays',        tells: ['owner'], anyStage: true },          // 补充
  urge:       { from: BEFORE_DONE,                          to: 'stays',        by: ['reporter', 'proxy'],  needs: [],                         may: ['note'],              guards: ['notUrgedToday'],                            owner: 'stays',        tells: ['owner'] },                          // 催办
  reopen:     { from: ['closed'],                           to: 'whereReopened', by: ['reporter'],          needs: ['note'],                   may: ['photos', 'papers'],            guards: ['withinThirtyDays', 'notReopenedBefore'],    owner: 'lastHandler',  tells: ['owner', 'above'] },                 // 重新打开
  appeal:     { from: ['rejected'],                         to: 'submitted',    by: ['reporter'],           needs: ['note'],                   may: ['photos', 'papers'],            guards: ['withinThirtyDays', 'notAppealedBefore'],    owner: 'appealed',     tells: ['owner'] },                          // 申诉
  withdraw:   { from: [...BEFORE_DONE, 'merged'],           to: 'whereWithdrawn',by: ['reporter'],           needs: [],                         may: ['reason'],            guards: [],                                           owner: 'stays',        tells: ['parties', 'owner'] },                          // 撤回
  askErase:   { from: STATE_IDS,                            to: 'stays',        by: ['reporter', 'proxy', 'joiner'], needs: [],                may: ['note'],              guards: ['notAskedErase'],                            owner: 'stays',        tells: ['centre'], anyStage: true, notBarred: true },          // 请求删除
  erase:      { from: STATE_IDS,                            to: 'stays',        by: ['centre', 'handler', 'clock'], needs: ['eraseWhat', 'eraseWhy'], may: ['note', 'lines'], guards: ['mayErase'],                             owner: 'stays',        tells: ['parties'] },                        // 抹去
  refuseErase: { from: STATE_IDS,                           to: 'stays',        by: ['centre', 'handler'],  needs: ['note'],                   may: [],                    guards: ['askedErase', 'mayErase'],                   owner: 'stays',        tells: ['parties'] },                        // 不删
  disown:     { from: [...OPEN, 'merged', 'closed', 'rejected'], to: 'stays',     by: ['reporter'],           needs: [],                         may: ['reason'],            guards: ['wasNotAsked'],                              owner: 'stays',        tells: ['parties', 'owner'] },               // 不是我报的
  join:       { from: BEFORE_DONE,                          to: 'stays',        by: ['passerBy'],           needs: [],                         may: ['note', 'photos', 'papers'], guards: ['joinable'],                                 owner: 'stays',        tells: [], notBarred: true },                                 // 我也遇到
  opine:      { from: ['resolved', 'confirmed', 'verified'], to: 'stays',       by: ['joiner'],             needs: ['solved'],                 may: ['note'],              guards: ['joinedBeforeDone', 'notOpined'],            owner: 'stays',        tells: ['checker'], notBarred: true },                        // 我这边的情况
  close:      { from: ['verified'],                         to: 'closed',       by: ['clock'],              needs: [],                         may: [],                    guards: ['turnOver'],                                 owner: 'stays',        tells: ['parties'] },                        // 销号
  lapse:      { from: ['need_info'],                        to: 'closed',       by: ['clock'],              needs: [],                         may: [],                    guards: ['turnOver'],                                 owner: 'stays',        tells: ['parties', 'owner'] },               // 未补充停办
  follow:     { from: ['merged'],                           to: 'verified',     by: ['clock'],              needs: ['outcome', 'unit'],        may: ['note'],              guards: [],                                           owner: 'stays',        tells: ['parties'] },                        // 随主件办结
  recall:     { from: ['resolved', 'confirmed', 'verified', 'closed'], to: 'rework', by: ['clock'],         needs: ['cause'],                 may: [],                    guards: [],                                           owner: 'sentBack',     tells: ['parties', 'owner'] },               // 因并件或多数人没解决退回
  relay:      { from: OPEN,                                 to: 'stays',        by: ['clock'],              needs: ['number'],                 may: ['note', 'cause', 'count'],                    guards: [],                                           owner: 'stays',        tells: ['owner'] },                          // 并进来的一件有补充
  remind:     { from: OPEN,                                 to: 'stays',        by: ['clock'],              needs: ['clock'],                  may: [],                    guards: [],                                           owner: 'stays',        tells: ['owner'] },                          // 快到期提醒
  overdue:    { from: OPEN,                                 to: 'stays',        by: ['clock'],              needs: ['clock'],                  may: [],                    guards: [],                                           owner: 'stays',        tells: ['owner', 'above', 'lead', 'sponsor'] }, // 超时
  moveUp:     { from: ['submitted', 'accepted', 'dispatched', 'in_progress', 'escalated', 'rework'], to: 'escalated', by: ['clock'], needs: ['clock'], may: [],          guards: ['inTheLine', 'hasLevelAbove'],               owner: 'levelAbove',   tells: ['parties', 'owner', 'lead'] },       // 超时自动上报
  handOver:   { from: OPEN,                                 to: 'whereHandedOver', by: ['clock'],           needs: [],                         may: [],                    guards: ['ownerHasNobody'],                           owner: 'withPeople',   tells: ['parties', 'owner'] },               // 单位没有人了，转上一级
  handOverCheck: { from: ['resolved', 'confirmed'],         to: 'stays',        by: ['clock'],              needs: [],                         may: [],                    guards: [],                                           owner: 'stays',        tells: ['checker'] },                        // 核查的单位没有人了，换一级核查
  vacate:     { from: OPEN, to: 'stays', by: ['clock'], needs: [], may: [], // 经手人离岗
    guards: ['holderIsGone'], owner: 'stays', tells: ['owner'] },
  recount:    { from: OPEN,                                 to: 'stays',        by: ['clock'],              needs: [],                         may: [],                    guards: [],                                           owner: 'stays',        tells: ['parties'] },                        // 工作日历变了，重算时限
  heed:       { from: [...OPEN, 'merged'],                  to: 'whereHeeded',  by: ['clock'],              needs: [],                         may: ['urgency', 'unit'],   guards: ['urgencyRises', 'notAboutIt'],               owner: 'heeded',       tells: ['owner'] },                          // 话里有险情，或反映的是经办的人
} as const satisfies Record<Action, Rule>

export const ruleOf = (action: Action): Rule => RULES[action]

/** Does an action depend on where the ticket stands? Then it carries the stage it was decided on. */
export const dependsOnStage = (action: Action): boolean => ruleOf(action).to !== 'stays' && !ruleOf(action).anyStage
