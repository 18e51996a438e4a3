/**
 * How hard a password is to guess (弱密码): how many free characters it is worth. A word everybody knows, a syllable of pinyin, a row of keys, a run,
 * a repetition or a date is worth little, however long it is; what is left counts a character each. The cheapest way to put it together counts.
 */
import { COMMON_WORDS } from './common-words'

/** Fewer free characters than this are guessed within a day by somebody who holds the stored hash. */
export const WORTH_MIN = 7

const WORTH = { char: 1, word: 1.5, syllable: 1.5, run: 1, repeat: 1, date: 1.5 }

/** What a password is worth, in free characters. */
export function worthOf(password: string): number {
  const text = password.toLowerCase()
  const best = [0]
  for (let end = 1; end <= text.length; end++) {
    best[end] = best[end - 1]! + WORTH.char
    for (let start = Math.max(0, end - LONGEST); start < end - 1; start++) {
      const worth = pieceWorth(text.slice(start, end))
      if (worth !== undefined) best[end] = Math.min(best[end]!, best[start]! + worth)
    }
  }
  return Math.min(best[text.length]!, isBraided(text) ? WORTH.run * 2 : Infinity)
}

const LONGEST = 24

function pieceWorth(piece: string): number | undefined {
  if (WORDS.has(piece) || WORDS.has(unmasked(piece))) return WORTH.word
  if (piece.length >= 3 && isRun(piece)) return WORTH.run
  if (piece.length >= 3 && isRepeat(piece)) return WORTH.repeat
  if (isDate(piece) || /^1[3-9]\d{9}$/.test(piece)) return WORTH.date
  return SYLLABLE.test(piece) ? WORTH.syllable : undefined
}

const WORDS = new Set(COMMON_WORDS)
const MASKS: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' }
/** "p@ssw0rd" as it is meant. */
const unmasked = (piece: string): string => [...piece].map((letter) => MASKS[letter] ?? letter).join('')

/** Rows and columns of the keyboard, the alphabet and the digits, there and back. */
const LINES = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '!@#$%^&*()',
  'qazwsxedcrfvtgbyhnujmikolp',
  '147258369',
]
const RUNS = LINES.flatMap((line) => [line, [...line].reverse().join('')])
const isRun = (piece: string): boolean => RUNS.some((line) => line.includes(piece))

/** The same over and over: aaaa, abab, 123123. */
const isRepeat = (piece: string): boolean => /^(.{1,4})\1+$/.test(piece)

const isDate = (piece: string): boolean =>
  /^(?:19|20)\d\d(?:[-./]?(?:0?[1-9]|1[0-2])(?:[-./]?(?:0?[1-9]|[12]\d|3[01]))?)?$/.test(piece) ||
  /^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(piece)

/** One syllable of pinyin. */
const SYLLABLE =
  /^(?:[bpmf](?:a|o|u|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|ian|in|ing|iu)|[dtnl](?:a|e|i|u|ai|ei|ao|ou|an|en|ang|eng|ong|ie|iao|ian|in|ing|iu|uo|uan|un|ia|iang|ve?)|[gkh](?:a|e|u|ai|ei|ao|ou|an|en|ang|eng|ong|ua|uo|uai|ui|uan|un|uang)|[jqx](?:i|u|ia|ie|iao|iu|ian|in|iang|ing|iong|ue|uan|un)|(?:zh|ch|sh|[zcsr])(?:a|e|i|u|ai|ei|ao|ou|an|en|ang|eng|ong|ua|uo|uai|ui|uan|un|uang)|y(?:a|o|e|i|u|ao|ou|an|in|ang|ing|ong|ue|uan|un)|w(?:a|o|u|ai|ei|an|en|ang|eng))$/

/** Two runs or repetitions through each other: a1b2c3d4, 1a2a3a4a. */
function isBraided(text: string): boolean {
  const strands = [0, 1].map((first) => [...text].filter((_, i) => i % 2 === first).join(''))
  return text.length >= 6 && strands.every((strand) => isRun(strand) || isRepeat(strand))
}
