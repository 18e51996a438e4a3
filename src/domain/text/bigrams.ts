/**
 * Words to find a text by (检索词): Chinese has no blanks between words, so a text is known by its pairs of neighbouring characters,
 * and by each Chinese character alone; words of every other script by their pairs of letters. Text and question are cut the same way;
 * a text fits when it has every piece of the question.
 */
import { visible } from './visible'

/** Raise it when texts are cut otherwise: a job cuts those of before anew. */
export const CUT_VERSION = 2

const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu
const IS_HAN = /\p{Script=Han}/u
/** Accents of Latin, Greek and Cyrillic, vowels and points of Arabic and Hebrew, what shapes Mongolian letters: people ask without them. */
const ACCENTS =
  /\u0640|[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u180b-\u180f\u200c\u200d]/gu

/** Pieces of a text, each once. */
export const piecesOf = (text: string): string[] => [...new Set(runsOf(text).flatMap((run) => [...pairsOf(run), ...singlesOf(run)]))]

/** What a text must have to answer a question; empty when the question has no word in it. */
export const askedFor = (question: string): string[] => [
  ...new Set(runsOf(question).flatMap((run) => (run.length === 1 ? run : pairsOf(run)))),
]

/** Words as letters, one a code point. */
const runsOf = (text: string): string[][] => (folded(text).match(RUNS) ?? []).map((run) => [...run])
/** As it is compared: without accents, width or case. */
export const folded = (text: string): string => visible(text).normalize('NFKD').replace(ACCENTS, '').normalize('NFKC').toLowerCase()
const pairsOf = (run: readonly string[]): string[] => run.slice(1).map((letter, at) => run[at]! + letter)
const singlesOf = (run: readonly string[]): readonly string[] => (run.length === 1 || IS_HAN.test(run[0]!) ? run : [])
