/**
 * Words that do not belong in a booklet or a note (不用记的): numbers that name a person, and health, faith, people, income. Said before it is
 * kept; numbers of papers and cards are not kept at all.
 */
import { maskingOf } from '../text/mask'

type Kind = 'paper' | 'card' | 'phone' | 'health' | 'faith' | 'people' | 'income'
export type Warning = { kind: Kind; found: string }

/** `never`: nobody may keep it, asked or not. */
const KINDS: Record<Kind, { word: string; never: boolean }> = {
  paper: { word: '证件号', never: true },
  card: { word: '银行卡号', never: true },
  phone: { word: '电话号码', never: false },
  health: { word: '病情', never: false },
  faith: { word: '信仰', never: false },
  people: { word: '民族', never: false },
  income: { word: '收入', never: false },
}

/** As the masking of public texts names what it finds. */
const MASKED: Record<string, Kind> = { 证件号: 'paper', 号码: 'card', 电话: 'phone' }

// prettier-ignore
const WORDS: readonly [Kind, RegExp][] = [
  ['health', /癌|肿瘤|糖尿病|高血压|心脏病|脑梗|中风|瘫痪|残疾|精神病|抑郁|痴呆|肝炎|艾滋|传染病|怀孕|流产|化疗|透析|住院|确诊|病历|病情|[患得]了?[^，。；]{0,4}病/g],
  ['faith',  /信[^，。；]{0,3}教(?!育|师|室|练|学)|教徒|信徒|基督|天主教|伊斯兰|穆斯林|佛教|道教|法轮功|做礼拜/g],
  ['people', /(?:汉|满|蒙古?|回|藏|维吾尔|朝鲜|鄂温克|鄂伦春|达斡尔|俄罗斯|少数民)族/g],
  ['income', /收入|工资|月薪|存款|欠债|负债|低保金|退休金|养老金\d|[挣赚]\s*\d|\d\s*(?:块|元)(?:钱)?[一每]月/g],
]

/** What in these words is better left out, each with the words themselves. */
export function warningsIn(text: string): Warning[] {
  const numbers = maskingOf(text).found.flatMap(({ word, was }) => {
    const kind = MASKED[word.replace(/[〔〕]/g, '')]
    return kind ? [{ kind, found: was }] : []
  })
  return [...numbers, ...WORDS.flatMap(([kind, find]) => [...text.matchAll(find)].map(([found]) => ({ kind, found })))]
}

export const isNeverKept = ({ kind }: Warning): boolean => KINDS[kind].never

/** "像是证件号" */
export const warningWords = ({ kind, found }: Warning): string => `“${found}”像是${KINDS[kind].word}`

/** Why these texts may not be kept as they are: `neverKept`, or `askedFirst` until whoever writes says that it is needed. */
export function refusalFor(texts: readonly (string | undefined)[], isSure: boolean): 'neverKept' | 'askedFirst' | undefined {
  const found = warningsIn(texts.filter(Boolean).join('\n'))
  if (found.some(isNeverKept)) return 'neverKept'
  return found.length > 0 && !isSure ? 'askedFirst' : undefined
}

/** The text without them. */
export const without = (text: string, warnings: readonly Warning[]): string =>
  warnings.reduce((rest, { found }) => rest.split(found).join(''), text).trim()
