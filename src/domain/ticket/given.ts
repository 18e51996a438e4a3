/** What an action may carry (凭据) and its limits; how each is asked for on screen is in `fields`. */
import * as v from 'valibot'
import { DATE, list, text, UNIT_ID, UUID } from '../bounds'
import { CATEGORY_IDS, REQUESTS, URGENCIES } from '../report/categories'
import { CAUSES } from './causes'
import { CLOCK_KINDS } from './clock-kinds'
import { readNumber } from './number'
import { PAPER_IDS } from './papers'

export { text } from '../bounds'

export const OUTCOMES = ['solved', 'partly', 'explained'] as const
/** How a matter ended (办结结果): solved 解决了, partly 解决一部分, explained 解释说明. */
export type Outcome = (typeof OUTCOMES)[number]

/** Why a report is not taken up (不予受理): the six grounds of the hotline regulations, and two of our own. */
export const REJECT_REASONS = [
  'emergency',
  'other_procedure',
  'repeat',
  'secret',
  'not_public_duty',
  'unlawful',
  'spam',
  'insufficient',
] as const
export const ESCALATE_REASONS = ['no_authority', 'no_means', 'crosses_border', 'cannot_persuade', 'other'] as const
/** Why somebody calls the reporter (看电话的原因): verify 核实情况, visit 约上门时间, result 告知结果. */
export const CALL_REASONS = ['verify', 'visit', 'result'] as const
export const SOLVED = ['yes', 'partly', 'no'] as const
export const SATISFIED = ['5', '4', '3', '2', '1'] as const

/** How far from the place somebody was with a closing photo (拍照的地方), worked out in the phone: here 就在现场, near 附近, elsewhere 别处. */
export const DISTANCES = ['here', 'near', 'elsewhere'] as const
/** Why there is no closing photo (拍不了): dark 天黑, person 会拍到人, inside 在住户家里, gone 已看不出, unsafe 站不住人. */
export const NO_PHOTO = ['dark', 'person', 'inside', 'gone', 'unsafe'] as const

export const CHECK_RESULTS = ['passed', 'failed'] as const
export const REACHED = ['reached', 'unreached'] as const
/** Four ways to handle a matter (四办): spot 马上办, tiers 分级办, dispatch 派单办, consult 会商办. Source: 临泽, 高台, 民乐 (张掖日报 2022-03-30). */
export const MODES = ['spot', 'tiers', 'dispatch', 'consult'] as const
export type Mode = (typeof MODES)[number]
/** Why the clock may stand still (中止计时): weather 天气季节, procedure 法定程序, reporter 等反映人. */
export const PAUSE_REASONS = ['weather', 'procedure', 'reporter'] as const
/** Grades of supervision (督办), rising: phone 电话催办, letter 工作提醒函, written 书面督办, listed 挂牌督办, leader 领导包案. Sources: 巴彦淖尔, 潍坊条例 26, seed 000. */
export const GRADES = ['phone', 'letter', 'written', 'listed', 'leader'] as const
export type Grade = (typeof GRADES)[number]
/** 四包: what has to be assured before a sponsored case ends: 包复查, 包处理, 包息诉, 包稳定. */
export const ASSURANCES = ['review', 'handling', 'reconciled', 'stable'] as const

/** What of a ticket is erased (抹去): told 反映人写的拍的说的, all 连同工作人员写的, words 只有文字, photos 只有照片, voice 只有录音, papers 只有附件. */
export const ERASE_WHAT = ['told', 'all', 'words', 'photos', 'voice', 'papers'] as const
export type EraseWhat = (typeof ERASE_WHAT)[number]
/** Why: asked 本人要求, consent 撤回同意, expired 保存期满, unlawful 不该收的, others 写了别人的隐私, left 注销. */
export const ERASE_WHY = ['asked', 'consent', 'expired', 'unlawful', 'others', 'left'] as const
export type EraseWhy = (typeof ERASE_WHY)[number]

export const CORRECTED_TO = REQUESTS.filter((request) => request !== 'accuse') as Exclude<(typeof REQUESTS)[number], 'accuse'>[]

export const MAX_PHOTOS = 9
/** Letters of what a resident says: in a report, in what they add to it or answer, and as staff write it down. One long letter fits. */
export const MAX_TEXT = 2000

/** The phone's own time, whole ms; a clock that is years off says nothing and is dropped. */
export const MADE_AT = v.fallback(
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(Date.UTC(2020, 0)), v.maxValue(Date.UTC(2100, 0)))),
  undefined,
)

/** A minute in UTC. */
const MINUTE = v.pipe(v.string(), v.regex(/^20[2-9]\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\dZ$/, 'invalid'))

export const REQUEST_ID = v.pipe(v.string('requestId'), v.regex(/^[0-9a-f]{32}$/, 'requestId'))
export const PHOTO_IDS = list(UUID, MAX_PHOTOS, 'tooManyPhotos')

/** Units that may be called to one consultation. */
const MAX_INVITED = 12

/** Fields an action may carry. Unknown fields are refused by `perform`'s caller, wrong ones by these schemas. */
export const Given = v.object({
  note: v.optional(text(MAX_TEXT)),
  reason: v.optional(text(200)),
  basis: v.optional(text(200)),
  /** What the reporter said, written down (转写). */
  transcript: v.optional(text(MAX_TEXT)),
  rejectReason: v.optional(v.picklist(REJECT_REASONS)),
  escalateReason: v.optional(v.picklist(ESCALATE_REASONS)),
  callReason: v.optional(v.picklist(CALL_REASONS)),
  outcome: v.optional(v.picklist(OUTCOMES)),
  mode: v.optional(v.picklist(MODES)),
  pauseReason: v.optional(v.picklist(PAUSE_REASONS)),
  checkResult: v.optional(v.picklist(CHECK_RESULTS)),
  reached: v.optional(v.picklist(REACHED)),
  grade: v.optional(v.picklist(GRADES)),
  assured: v.optional(list(v.picklist(ASSURANCES), ASSURANCES.length)),
  unit: v.optional(UNIT_ID),
  units: v.optional(list(UNIT_ID, MAX_INVITED)),
  /** Who of the unit has it in hand (经手人); and who had it by the roster when it came, filled in by the system. */
  holder: v.optional(UUID),
  onDuty: v.optional(UUID),
  /** Who carries it out (落实责任人), and the leader of 挂账 or 包案. */
  person: v.optional(text(20)),
  leader: v.optional(text(20)),
  /** The same leader by their account, where they have one. */
  sponsor: v.optional(UUID),
  /** 预期成效, 会商纪要, 措施 or 方案. */
  goal: v.optional(text(100)),
  minutes: v.optional(text(1000)),
  measures: v.optional(text(300)),
  /** A day in Beijing, to the end of its working hours. */
  until: v.optional(DATE),
  /** Until when a stopgap is meant to hold (临时措施). */
  holdsUntil: v.optional(DATE),
  /** The number of the ticket this one is merged into. */
  into: v.optional(
    v.pipe(
      text(40),
      v.transform((typed) => readNumber(typed) ?? typed.toUpperCase()),
    ),
  ),
  /** Which clock made the system act. */
  clock: v.optional(v.picklist(CLOCK_KINDS)),
  eraseWhat: v.optional(v.picklist(ERASE_WHAT)),
  eraseWhy: v.optional(v.picklist(ERASE_WHY)),
  /** The lines of history an erasure is about; filled in by the server. */
  lines: v.optional(v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))), v.maxLength(10_000))),
  /** What it is about after all (更正): a sub-item of the category; not into 举报, which has a way of its own. */
  category: v.optional(v.picklist(CATEGORY_IDS)),
  item: v.optional(v.pipe(v.string(), v.regex(/^[a-z_]{1,32}$/, 'invalid'))),
  request: v.optional(v.picklist(CORRECTED_TO)),
  /** What it was filed as, in the order category, sub-item, request, urgency; filled in by the system. */
  was: v.optional(text(80)),
  /** Where it is after all: a grid or a community (更正地点); and what it was taken for, filled in by the system. */
  lies: v.optional(UNIT_ID),
  wasIn: v.optional(UNIT_ID),
  /** How pressing it turned out to be. */
  urgency: v.optional(v.picklist(URGENCIES)),
  /** The first line that an undoing takes back; filled in by the system. */
  undoes: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'invalid'))),
  /** Why, as a code: each reader is told it in their own words. */
  cause: v.optional(v.picklist(CAUSES)),
  /** How many, and which other ticket, where the system says so. */
  count: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}$/, 'invalid'))),
  number: v.optional(text(20)),
  photos: v.optional(PHOTO_IDS),
  papers: v.optional(PAPER_IDS),
  /** When the first of them was taken or chosen, by the phone: "2026-11-23T06:20Z". */
  photosAt: v.optional(MINUTE),
  distance: v.optional(v.picklist(DISTANCES)),
  noPhoto: v.optional(v.picklist(NO_PHOTO)),
  solved: v.optional(v.picklist(SOLVED)),
  satisfied: v.optional(v.picklist(SATISFIED)),
})
export type Given = v.InferOutput<typeof Given>
export type Field = keyof Given

/** Filled in by the system, refused from anybody else. */
export const SYSTEM_FIELDS: readonly Field[] = ['clock', 'count', 'number', 'was', 'wasIn', 'undoes', 'onDuty']

/** A field counts as given when it is there and not empty. */
export const hasField = (given: Given, field: Field): boolean => {
  const value = given[field]
  return value !== undefined && value.length > 0
}

/** What is given, with the photos and papers that arrived. */
export const withFiles = (given: Given, photos: string[], papers: string[]): Given => ({
  ...given,
  ...(photos.length > 0 && { photos }),
  ...(papers.length > 0 && { papers }),
})
