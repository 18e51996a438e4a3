/**
 * What administrators do (三员的事), one row each: who proposes it, who has to agree before it happens, and whether it ends anything. System
 * (系统管理员), security (安全管理员) and audit (审计管理员) are kept apart as 等级保护 wants: nobody holds two of them, who proposes never
 * agrees, and who reads the log does neither.
 */
import type { Duty, Post } from '../people/actors'

export const ADMINISTRATORS = ['system', 'security', 'audit'] as const satisfies readonly Duty[]
export type Administrator = (typeof ADMINISTRATORS)[number]

/** `confirms`: null where it happens at once, for it only takes power away; `says`: what happens then. */
type Row = {
  name: string
  done: string
  proposes: Administrator
  confirms: Administrator | null
  of: 'person' | 'unit' | 'sheet'
  says: string
}

const TWO = { proposes: 'system', confirms: 'security' } as const
const ONE = { proposes: 'system', confirms: null } as const

// prettier-ignore
export const ADMIN_ACTS = {
  add:      { ...TWO, of: 'person', name: '加人',         done: '加好了',       says: '同意的人拿到第一个密码，当面交给本人，登录后必须改。' },
  give:     { ...TWO, of: 'person', name: '加一个岗位',   done: '岗位加好了',   says: '原来的岗位不动。' },
  move:     { ...TWO, of: 'person', name: '调岗',         done: '调好了',       says: '在那里的岗位马上结束，新的马上开始。' },
  leave:    { ...ONE, of: 'person', name: '离职',         done: '已离职',       says: '岗位和登录马上结束。账号留着，办过的事还写着他。' },
  password: { ...TWO, of: 'person', name: '新的临时密码', done: '临时密码好了', says: '同意的人拿到密码；本人所有登录都退出，登录后必须改。' },
  factor:   { ...TWO, of: 'person', name: '清掉两步验证', done: '清掉了',       says: '手机和恢复码都丢了才用。所有登录都退出，下次登录重新设。' },
  signOut:  { of: 'person', proposes: 'security', confirms: null, name: '让他重新登录', done: '要重新登录了', says: '他所有的登录马上退出。' },
  rename:   { ...ONE, of: 'unit',   name: '改单位名称',   done: '名称改好了',   says: '编号不变，以前的件也显示新名称。' },
  addUnit:  { ...ONE, of: 'unit',   name: '加单位',       done: '单位加好了',   says: '安排上人以前，件不会到它那里。' },
  endUnit:  { ...TWO, of: 'unit',   name: '撤单位',       done: '单位撤了',     says: '撤了不能恢复；以前的件还写着它。' },
  importPeople: { ...TWO, of: 'sheet', name: '导入人员', done: '导入了', says: '全对才导。同意以后，由同意的人拿第一个密码的表，发到本人手里。' },
  undoImport:   { ...ONE, of: 'sheet', name: '撤掉这次导入', done: '撤掉了', says: '这一批还没有人登录过，才能整批撤。' },
} as const satisfies Record<string, Row>

export type AdminAct = keyof typeof ADMIN_ACTS
export const ADMIN_ACT_IDS = Object.keys(ADMIN_ACTS) as [AdminAct, ...AdminAct[]]

/** Those who work with people and units; the auditor reads what they did, elsewhere. */
export const KEEPERS = ['system', 'security'] as const satisfies readonly Administrator[]
/** The one who agrees. */
export const CONFIRMER: Administrator = 'security'
/** The one who reads the log, and nobody else does. */
export const READER: Administrator = 'audit'

/** What one of these people may begin. */
export const mayBegin = (posts: readonly Post[], act: AdminAct): boolean => posts.some(({ duty }) => duty === ADMIN_ACTS[act].proposes)

/** Those of the three that these posts hold. */
export const administratorsIn = (posts: readonly Pick<Post, 'duty'>[]): Administrator[] =>
  ADMINISTRATORS.filter((one) => posts.some(({ duty }) => duty === one))

/** How many people hold each of the three. */
export type Holders = Record<Administrator, number>

/** Those that had somebody and have nobody after a change: it may not happen, for nobody could undo it from a screen. */
export const lostBetween = (before: Holders, after: Holders): Administrator[] =>
  ADMINISTRATORS.filter((one) => before[one] > 0 && after[one] === 0)

export const DUTY_WORDS: Record<Duty, string> = {
  gridWorker: '网格员',
  clerk: '经办人',
  dispatcher: '派单员',
  supervisor: '督查',
  leader: '领导',
  system: '系统管理员',
  security: '安全管理员',
  audit: '审计管理员',
}

/** How a proposal stands. */
export const STANDINGS = ['waiting', 'confirmed', 'refused'] as const
export type Standing = (typeof STANDINGS)[number]
export const STANDING_WORDS: Record<Standing, string> = { waiting: '等安全管理员确认', confirmed: '已确认', refused: '没同意' }

/** So many people or units are counted before somebody presses; more are said as "more than". */
export const MOST_MOVED = 999
export const MAX_WHY = 200
