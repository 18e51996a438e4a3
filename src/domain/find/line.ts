/**
 * The line one finds by (检索式): `key:value` and free words in any order, `"…"` around what holds a blank. It is read into a query, which
 * the form shows and changes, and written again from it: the same query is always the same line.
 */
import { isPhone, readPhone } from '../people/phone'
import { NUMBER_LETTERS, readNumber } from '../ticket/number'
import { FLAG_IDS, FLAGS, KEYS, named, type Flag, type Key } from './keys'

/** A line of more letters is cut nowhere: it is refused. */
export const MAX_LINE = 200

/** A query as it was asked: names as they were written. */
export type Query = { words: string[]; is: Flag[] } & { [key in Exclude<Key, 'is'>]?: string }

/** What is wrong with a line, and which part of it. */
export type LineProblem = { code: keyof typeof LINE_PROBLEMS; at: string }
export const LINE_PROBLEMS = {
  unknownKey: '没有这个检索项',
  unknownFlag: '“只看”后面写 超时、经我手 或 没人接',
  unknownUnit: '没有这个单位',
  unknownState: '没有这个状态',
  unknownCategory: '没有这个类别',
  unknownItem: '没有这个细项',
  unknownSource: '没有这种来源',
  badDate: '日期写成 2026-11-01 这样',
  badNumber: '编号写整个，或最后四位',
  tooShort: '至少写两个字',
  phoneHere: '按电话找要先写明原因，另有一个按钮',
} as const

type ReadLine = { query: Query; problems: LineProblem[] }

const PART = /(?:([^\s:"]+):)?(?:"([^"]*)"|([^\s"]+))|([^\s"]+):(?=\s|$)/gu

/** Reads a line; full-width letters, colons and quotes as plain ones. */
export function readLine(line: string): ReadLine {
  const query: Query = { words: [], is: [] }
  const problems: LineProblem[] = []
  for (const [whole, name, quoted, bare] of line.normalize('NFKC').replace(/[“”]/g, '"').matchAll(PART)) {
    const value = (quoted ?? bare ?? '').trim()
    // a clock time, a ratio: digits are no key
    if (value === '' || name === undefined || /^\d+$/.test(name)) readWord(query, name === undefined ? value : whole)
    else readPair(query, problems, { name, value, whole })
  }
  return { query, problems }
}

type Pair = { name: string; value: string; whole: string }

function readPair(query: Query, problems: LineProblem[], { name, value, whole }: Pair) {
  const key = named(KEYS, name)
  if (!key) return void problems.push({ code: 'unknownKey', at: whole })
  if (key !== 'is') return void (query[key] = value)
  const flag = named(FLAGS, value)
  if (!flag) problems.push({ code: 'unknownFlag', at: whole })
  else if (!query.is.includes(flag)) query.is.push(flag)
}

/** A free word that is a number of a ticket, or a phone, means that. */
function readWord(query: Query, word: string) {
  if (word === '') return
  if (readNumber(word) || isCode(word)) query.number = word
  else if (isPhone(word)) query.phone = readPhone(word)
  else if (!query.words.includes(word)) query.words.push(word)
}

/** The last four or six letters of a number as they are said: letters and digits, of those that numbers have. */
const isCode = (word: string): boolean => CODE.test(word) && /\d/.test(word) && /[a-z]/i.test(word)
const CODE = new RegExp(`^(?:[${NUMBER_LETTERS}]{4}|[${NUMBER_LETTERS}]{6})$`, 'i')

/** The query as one line, always in the same order. */
export function lineOf(query: Query): string {
  const flags = FLAG_IDS.filter((flag) => query.is.includes(flag)).map((flag) => pair('is', FLAGS[flag].names[0]))
  const pairs = (Object.keys(KEYS) as Key[]).flatMap((key) => (key === 'is' ? flags : pairOf(key, query[key])))
  return [...query.words.map(quotedIfNeeded), ...pairs].join(' ')
}

const pairOf = (key: Key, value: string | undefined): string[] => (value?.trim() ? [pair(key, value.trim())] : [])
const pair = (key: Key, value: string): string => `${KEYS[key].names[0]}:${quotedIfNeeded(value)}`
const quotedIfNeeded = (value: string): string => (/[\s:"]/.test(value) ? `"${value.replace(/"/g, '')}"` : value)

/** The line as it may be kept in an address or a view: a phone is in neither. */
export const keptLine = (line: string): string => lineOf({ ...readLine(line).query, phone: undefined })

/** Does the query ask for anything at all? */
export const asksNothing = (query: Query): boolean => lineOf(query) === ''
