/** Words of the visit pages (走访): staff's, Chinese. */
import type { Carried, Door } from '../../domain/api-visit'
import { startOf } from '../../domain/calendar/workdays'
import { dateWords, dayWords, pastWords } from '../../domain/reading/time'
import { addressOf } from '../../domain/visit/booklet'
import { DUE_WORDS, REASONS, REASON_IDS, type DueWhy } from '../../domain/visit/due'
import type { StatusTone } from '../components/StatusTag'

export const titleOf = ({ called, ...where }: Pick<Door, 'called' | 'stop' | 'door'>): string => `${addressOf(where)} ${called}`

/** What the tag of a door says, and how it is coloured. */
export function tagOf(why: DueWhy): { text: string; tone: StatusTone } {
  return { text: DUE_WORDS[why], tone: TONES[why] }
}

const TONES: Record<DueWhy, StatusTone> = {
  promise: 'ask',
  missed: 'parked',
  complaints: 'accepted',
  care: 'doing',
  voices: 'doing',
  never: 'submitted',
  year: 'submitted',
}

/** Why, in a sentence. */
export function whyWords({ dues: [why], promises, lastAt, missedAt }: Carried, now: number): string {
  const last = lastAt === null ? '还没去过' : `上次 ${pastWords(lastAt, now)}`
  if (why === 'promise' && promises[0]) return `${dateWords(promises[0].day, now)}前答应：${promises[0].words}`
  if (why === 'missed' && missedAt !== null) return `${pastWords(missedAt, now)}没见到人，${last}`
  const reason = REASON_IDS.find((id) => id === why)
  return reason ? `每 ${REASONS[reason].days} 天一次，${last}` : `一年一次，${last}`
}

/** "4月1日" of a day. */
export const dayOnly = (day: string, now: number): string => dayWords(startOf(day), now)

/** What the server, or the form, finds wrong with a booklet or a note. */
export const WRONG: Record<string, string> = {
  where: '写上在哪里：楼号、市场，或路口。',
  called: '写上怎么称呼。',
  creditCode: '统一社会信用代码不对，18 位再对一遍。',
  needConsent: '这一项要先问本人（孩子的问监护人）同不同意记。不同意就不记，别的照样存。',
  needSeen: '身体和孩子的事，要本人或家里人说了才记，看到的不记。',
  needDay: '这一项再问的日子太远或已经过了。',
  phone: '手机号不对，或册子里没有电话，问一下再写。',
  tooShort: '要转成一件，先写一句是什么事。',
  tooLong: '字太多了，请删短一点。',
  planDay: '定计划的，要答应一个日子。',
  promiseDay: '答应的日子过了，或者太远。',
  promise: '写一句答应了什么。',
  neverKept: '证件号、银行卡号不能记，请去掉。',
  askedFirst: '有几个词先看一下要不要记。',
  invalid: '有一项填得不对，请检查。',
}

/** Problems by field, as sentences. */
export const wrongWords = (problems: Record<string, string>): string[] =>
  [...new Set(Object.values(problems))].map((code) => WRONG[code] ?? WRONG.invalid!)
