/** Booklets: 一户一册 for a household, 一企一册 for a firm. What it may hold, and nothing else: no numbers of papers, no judgement of anybody. */
import * as v from 'valibot'
import { list, text, UNIT_ID, word } from '../bounds'
import { PHONE } from '../people/phone'
import { REASON_IDS } from './due'
import { isCreditCode, readCreditCode } from './firm'
import { Needs, problemInNeed } from './needs'
import { refusalFor } from './sensitive'

export const BOOKLET_KINDS = ['household', 'firm'] as const
export type BookletKind = (typeof BOOKLET_KINDS)[number]
export const BOOKLET_WORDS: Record<BookletKind, string> = { household: '一户一册', firm: '一企一册' }

export const MAX_STOP = 30
export const MAX_CALLED = 40
export const MAX_FACT = 200
const MAX_CONTACTS = 3

/** 基本情况, 主要困难, 帮带措施. */
export const FACTS = ['basic', 'hardship', 'help'] as const
export type Fact = (typeof FACTS)[number]
export const FACT_WORDS: Record<Fact, string> = { basic: '基本情况', hardship: '主要困难', help: '帮带措施' }

const fact = v.optional(text(MAX_FACT), '')

const CREDIT_CODE = v.pipe(word(30), v.transform(readCreditCode), v.check(isCreditCode, 'creditCode'))
/** Whom to turn to at a firm, by what they do there; a number of the office. */
const FirmContact = v.object({ role: v.pipe(text(20), v.minLength(1, 'missing')), phone: text(20) })

export const Booklet = v.object({
  kind: v.picklist(BOOKLET_KINDS, 'invalid'),
  gridId: UNIT_ID,
  /** The house or the market, where a walk stops; and the door in it. */
  stop: v.pipe(text(MAX_STOP), v.minLength(1, 'where')),
  door: v.optional(text(MAX_STOP), ''),
  /** As they told it; a firm's name. */
  called: v.pipe(text(MAX_CALLED), v.minLength(1, 'called')),
  /** How they want to be reached; the number only if they gave it for that. */
  reach: v.optional(text(60), ''),
  phone: v.optional(PHONE),
  language: v.optional(text(30), ''),
  reasons: list(v.picklist(REASON_IDS, 'invalid'), REASON_IDS.length),
  needs: Needs,
  basic: fact,
  hardship: fact,
  help: fact,
  creditCode: v.optional(CREDIT_CODE),
  contacts: v.optional(list(FirmContact, MAX_CONTACTS), []),
  /** Whoever writes says that what was warned about is needed. */
  sure: v.optional(v.boolean()),
})
export type Booklet = v.InferOutput<typeof Booklet>

/** What is wrong or out of place, by field; the screen asks before sending, the server again. */
export function problemsInBooklet(booklet: Booklet, now: number): Record<string, string> {
  const { kind, creditCode, contacts, needs, called, reach, language, sure } = booklet
  const isFirm = kind === 'firm'
  const wrongNeed = needs.map((one) => problemInNeed(one, now)).find(Boolean)
  const isTwice = new Set(needs.map(({ need }) => need)).size < needs.length
  const found = {
    creditCode: (isFirm && !creditCode && 'creditCode') || (!isFirm && creditCode && 'invalid'),
    contacts: !isFirm && contacts.length > 0 && 'invalid',
    needs: (isFirm && needs.length > 0 && 'invalid') || (isTwice && 'invalid') || wrongNeed,
    words: refusalFor([called, reach, language, ...FACTS.map((one) => booklet[one])], sure === true),
  }
  return Object.fromEntries(Object.entries(found).flatMap(([field, code]) => (code ? [[field, code]] : [])))
}

/** Why a booklet or a note is erased: they want it, they have moved, it was never right. */
export const ERASED_WHY = ['asked', 'moved', 'wrong'] as const
export const ERASED_WORDS: Record<(typeof ERASED_WHY)[number], string> = { asked: '本人要求删', moved: '搬走了', wrong: '记错了' }

/** "3 号楼 2 单元 301" */
export const addressOf = ({ stop, door }: { stop: string; door: string }): string => [stop, door].filter(Boolean).join(' ')
