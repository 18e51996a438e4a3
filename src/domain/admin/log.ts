/**
 * The audit log (审计日志) in words, for the auditor alone: each kind of line by its name, what it is about, and in which group it is looked
 * for. A kind is what stands before the colon of a line; a house test holds every kind that is written anywhere against this table.
 */
import type { Duty, Post } from '../people/actors'
import type { CoverKind } from '../duty/roster'
import { COVER_WORDS } from '../reading/duty'
import { ADMIN_ACTS, type AdminAct } from './acts'
import { resultIn } from './results'
import { postWords } from './words'

export const LOG_GROUPS = ['people', 'settings', 'signIn', 'reveal', 'export', 'confidential', 'work', 'residents', 'system'] as const
export type LogGroup = (typeof LOG_GROUPS)[number]
export const LOG_GROUP_WORDS: Record<LogGroup, string> = {
  people: '人员和单位',
  settings: '设置',
  signIn: '登录',
  reveal: '看号码',
  export: '导出、打印',
  confidential: '看保密件',
  work: '办理以外的事',
  residents: '居民账号',
  system: '系统自己做的',
}

/** What stands behind the colon. */
type About = 'ticket' | 'unit' | 'account' | 'person' | 'said' | null
type Kind = { name: string; group: LogGroup; about: About }
const kind = (name: string, group: LogGroup, about: About = null): Kind => ({ name, group, about })

export const LOG_KINDS: Record<string, Kind> = {
  'staff.add': kind('加人', 'people', 'account'),
  'staff.give': kind('加一个岗位', 'people', 'account'),
  'staff.move': kind('调岗', 'people', 'account'),
  'staff.leave': kind('离职', 'people', 'account'),
  'staff.password': kind('给新的临时密码', 'people', 'account'),
  'staff.factor': kind('清掉两步验证', 'people', 'account'),
  'staff.signOut': kind('让人重新登录', 'people', 'account'),
  'staff.importPeople': kind('导入人员', 'people'),
  'staff.undoImport': kind('撤掉一次导入', 'people'),
  'staff.first': kind('拿第一个密码的表', 'people'),
  setup: kind('首次启用', 'people', 'said'),
  'unit.add': kind('加单位', 'people', 'unit'),
  'unit.rename': kind('改单位名称', 'people', 'unit'),
  'unit.end': kind('撤单位', 'people', 'unit'),
  'admin.propose': kind('提出，等人同意', 'people', 'said'),
  'admin.confirm': kind('同意了提出的', 'people', 'said'),
  'admin.refuse': kind('没同意提出的', 'people', 'said'),

  setting: kind('改设置', 'settings', 'said'),
  calendar: kind('改工作日历', 'settings', 'said'),
  scene: kind('改现场二维码', 'settings', 'said'),
  findView: kind('改存下的视图', 'settings'),
  roster: kind('改值班表', 'settings', 'unit'),
  cover: kind('顶班、换班、请假', 'settings'),

  'signIn.staff': kind('工作人员登录', 'signIn'),
  'signIn.worker': kind('工作人员用微信登录', 'signIn'),
  'signIn.demo': kind('演示里点名登录', 'signIn'),
  'signIn.phone': kind('居民用手机号登录', 'signIn'),
  'signIn.wechat': kind('居民用微信登录', 'signIn'),
  signOut: kind('退出', 'signIn'),
  'signOut.everywhere': kind('所有设备都退出', 'signIn'),
  password: kind('改密码', 'signIn'),
  bindWechat: kind('绑定微信', 'signIn'),
  'factor.start': kind('重设两步验证', 'signIn'),
  'factor.enrol': kind('设好两步验证', 'signIn'),
  'factor.prove': kind('两步验证', 'signIn'),
  'factor.codes': kind('换恢复码', 'signIn'),
  'factor.forget': kind('清掉两步验证', 'signIn', 'person'),

  revealPhone: kind('看电话', 'reveal', 'ticket'),
  findByPhone: kind('按手机号找', 'reveal'),

  ledger: kind('导出台账', 'export', 'said'),
  dossier: kind('导出一案一档', 'export', 'ticket'),
  print: kind('打印', 'export', 'ticket'),
  'audit.export': kind('导出审计日志', 'export', 'said'),
  'audit.proof': kind('核验审计日志', 'export'),

  read: kind('看保密件', 'confidential', 'ticket'),
  listed: kind('列表里看到保密件', 'confidential', 'ticket'),

  batch: kind('成批办', 'work'),
  vintage: kind('更正截数', 'work'),
  bulletin: kind('通报', 'work'),
  meeting: kind('调度会', 'work'),
  project: kind('民生项目', 'work'),
  publication: kind('公示审核', 'work', 'ticket'),
  bar: kind('暂停、恢复提交', 'work', 'ticket'),
  resend: kind('重发没发出去的', 'work', 'said'),
  'feedback.answered': kind('回复投诉建议', 'work'),
  'visit.note': kind('写走访记录', 'work'),
  'visit.kept': kind('走访时答应的办到了', 'work'),
  'visit.erase': kind('抹去走访记录', 'work'),
  'booklet.make': kind('建一户一册', 'work'),
  'booklet.change': kind('改一户一册', 'work'),
  'booklet.erase': kind('抹去一户一册', 'work'),
  'booklet.read': kind('看一户一册', 'work'),
  'booklet.list': kind('列出一户一册', 'work'),
  'booklet.carried': kind('带着一户一册出门', 'work'),

  publicConsent: kind('同意或不同意公开', 'residents', 'ticket'),
  'consent.give': kind('同意隐私规则', 'residents'),
  'consent.give.guardian': kind('监护人同意隐私规则', 'residents'),
  'consent.withdraw': kind('收回同意', 'residents'),
  export: kind('导出自己的资料', 'residents'),
  'phone.change': kind('换手机号', 'residents'),
  'phone.left': kind('原手机号不再是他的', 'residents'),
  'leave.ask': kind('申请注销', 'residents'),
  'leave.takeBack': kind('不注销了', 'residents'),
  'leave.done': kind('注销了', 'residents'),
  claim: kind('领回别人登记的', 'residents'),
  'texts.ask': kind('要短信提醒', 'residents'),
  'texts.end': kind('不要短信提醒', 'residents'),
  'feedback.said': kind('提投诉建议', 'residents'),
  'feedback.rated': kind('评价回复', 'residents'),

  'texts.hour': kind('一小时的验证码到了上限', 'system'),
  'texts.day': kind('一天的验证码到了上限', 'system'),
  retention: kind('到期清理', 'system', 'said'),
  sealRows: kind('给旧行加封', 'system'),
}

/** What a line is of; of one whose kind nobody knows any more, its own word. */
export const kindOf = (what: string): Kind & { id: string; rest: string } => {
  const [id = '', ...rest] = what.split(':')
  return { ...(LOG_KINDS[id] ?? kind(id, 'system')), id, rest: rest.join(':') }
}

/** Kinds of a group. */
export const kindsIn = (group: LogGroup): string[] => Object.keys(LOG_KINDS).filter((id) => LOG_KINDS[id]!.group === group)

/** What did not go through. */
export const FAILED = ['wrong', 'locked', 'onlyKnownDevices', 'notBound', 'alreadyBound'] as const
const RESULT_WORDS: Record<string, string> = {
  ok: '成',
  wrong: '没成：不对',
  locked: '没成：锁住了',
  onlyKnownDevices: '没成：只许用过的设备',
  notBound: '没成：没有绑定',
  alreadyBound: '没成：绑着别人',
  again: '又看一次',
  confidential: '保密件',
  everybody: '所有人',
  approved: '公开',
  refused: '不公开',
  lifted: '恢复了',
}

export const isFailed = (result: string): boolean => (FAILED as readonly string[]).includes(result)

type Changed = { key: string; before: string; after: string }
/** What a line says beside its kind: what changed, or how it went in a word. */
type Told = { note: string; changes: Changed[]; proposedBy: string | null }

/** Letters of one value that are shown. */
const MOST_LETTERS = 160
const KEY_WORDS: Record<string, string> = {
  posts: '岗位',
  name: '名称',
  ended: '撤了',
  successorId: '承接',
  kind: '哪一种',
  parentId: '上级',
  value: '值',
  holidays: '放假',
  makeUpDays: '调休上班',
  hours: '上班时间',
  knownUntil: '排到',
  version: '版本',
  account: '账号',
  act: '做什么',
  people: '新人',
  rows: '岗位',
  file: '文件指纹',
  unitId: '单位',
  plan: '值班表',
  cover: '哪一种',
  spans: '谁替谁、几点到几点',
  from: '从',
  to: '到',
}

type Names = (unitId: string) => string

const cut = (words: string): string => (words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words)

function valueWords(value: unknown, key: string, nameOf: Names): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '没有'
  if (Array.isArray(value)) return cut(value.map((one) => valueWords(one, key, nameOf)).join('、'))
  if (typeof value !== 'string') return isPost(value) ? postWords(value, nameOf) : cut(JSON.stringify(value))
  if (key === 'cover' && value in COVER_WORDS) return COVER_WORDS[value as CoverKind]
  if (key === 'act' && value in ADMIN_ACTS) return ADMIN_ACTS[value as AdminAct].name
  if (UNIT_KEYS.includes(key)) return nameOf(value)
  const [unitId, duty] = value.split(':')
  return key === 'posts' && duty ? postWords({ unitId: unitId!, duty: duty as Duty }, nameOf) : cut(value)
}

/** Under these a unit stands by its id. */
const UNIT_KEYS = ['unitId', 'successorId', 'parentId', 'from']
const isPost = (value: unknown): value is Post => typeof value === 'object' && value !== null && 'unitId' in value && 'duty' in value

/** The result of a line, told; units by their names. Of residents' accounts nothing but how it went. */
export function toldOf(what: string, result: string, nameOf: Names): Told {
  const { group } = kindOf(what)
  const said = parsed(result)
  if (group === 'residents') return { note: isFailed(result) ? RESULT_WORDS[result]! : '成', changes: [], proposedBy: null }
  if (!said) return { note: RESULT_WORDS[result] ?? cut(resultIn(kindOf(what).id, result)), changes: [], proposedBy: null }
  const [before, after] = [asObject(said.before), asObject(said.after)]
  const changes = [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => ({
    key: KEY_WORDS[key] ?? key,
    before: valueWords(before[key], key, nameOf),
    after: valueWords(after[key], key, nameOf),
  }))
  const [first] = changes
  const note =
    changes.length === 1 ? `${first!.before} → ${first!.after}` : changes.length > 1 ? `${first!.after}等 ${changes.length} 项` : '成'
  return { note, changes, proposedBy: typeof said.proposedBy === 'string' ? said.proposedBy : null }
}

type Said = { before: unknown; after: unknown; proposedBy?: unknown }

function parsed(result: string): Said | undefined {
  if (!result.startsWith('{')) return undefined
  try {
    return JSON.parse(result) as Said
  } catch {
    return undefined
  }
}

/** A value that is no object stands under one name. */
const asObject = (value: unknown): Record<string, unknown> => {
  if (value === null || value === undefined) return {}
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { value }
}

const BEIJING_MS = 8 * 3_600_000
/** To the second, for a log: "2026-12-01 10:22:41" in Beijing. */
export const logTime = (at: number): string => new Date(at + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ')

/** Why it is taken out of the house. */
export const AUDIT_REASONS = { quarter: '定期检查', assessment: '等保测评', incident: '查一件事', superior: '上级要' } as const
type AuditReason = keyof typeof AUDIT_REASONS
export const AUDIT_REASON_IDS = Object.keys(AUDIT_REASONS) as [AuditReason, ...AuditReason[]]
/** One export writes no more lines. */
export const MOST_LINES = 50_000
