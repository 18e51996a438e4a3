/**
 * Visible text (看得见的字): what can be read stays, what only hides goes. Controls, characters that show nothing and marks that turn the
 * reading order around are taken out; where a script or an emoji needs such a character, the one it needs stays.
 */

/** Line ends of every kind. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** Characters that show nothing, in the ways of a regular expression. */
const UNSEEN_RANGES = [
  // controls, and halves of a pair
  '\\0-\\x08\\x0e-\\x1f\\x7f-\\x9f\\ufff0-\\ufffb\\ufffe\\uffff\\ud800-\\udfff',
  // marks of direction, joiners, blanks without width
  '\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff',
  // fillers, hyphens that do not show, variants of letters
  '\\xad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\uffa0\\ufe00-\\ufe0f',
  '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}',
]
// single characters in a row, none of them a pair
// eslint-disable-next-line no-misleading-character-class
const UNSEEN = new RegExp(`[${UNSEEN_RANGES.join('')}]+`, 'gu')

const EMOJI = /[\xa9\xae\u203c-\u2bff\u3030\u303d\u3297\u3299\u{1f000}-\u{1faff}]/u
/** Scripts whose letters take another shape by a joiner: Arabic and its kin, the scripts of India, Tibet, Burma, Cambodia, Mongolia. */
const JOINING = /[\u0600-\u0dff\u0f00-\u109f\u1780-\u18af\ua840-\ua87f]/u
const MONGOLIAN = /[\u1800-\u18af]/u
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
/** Flags of England, Scotland and Wales: a black flag and five letters nobody sees. */
const FLAG_LETTERS = /^\u{e0067}\u{e0062}[\u{e0061}-\u{e007a}]{3}\u{e007f}/u

/** The text without what cannot be seen; saying it again changes nothing. */
export const visible = (text: string): string =>
  text
    .replace(LINE_ENDS, '\n')
    // the empty Braille cell is a blank
    .replace(/\u2800/g, ' ')
    .replace(UNSEEN, (run, at: number, whole: string) => neededOf(run, lastOf(whole.slice(0, at)), firstOf(whole.slice(at + run.length))))

/** Of a run of unseen characters those that what stands around it needs. */
function neededOf(run: string, before: string, after: string): string {
  if (before === '\u{1f3f4}') return FLAG_LETTERS.exec(run)?.[0] ?? ''
  if (EMOJI.test(before)) return `${/^[\ufe0e\ufe0f]/.exec(run)?.[0] ?? ''}${run.includes('\u200d') && EMOJI.test(after) ? '\u200d' : ''}`
  if (after === '\u20e3') return /^[#*\d]$/.test(before) && run.startsWith('\ufe0f') ? '\ufe0f' : ''
  if (MONGOLIAN.test(before)) return onceEach(run, /[\u180b-\u180f\u200c\u200d]/g)
  if (JOINING.test(before)) return onceEach(run, /[\u200c\u200d]/g) || onceEach(run, /[\u061c\u200e\u200f]/g)
  return RIGHT_TO_LEFT.test(before + after) ? onceEach(run, /[\u200e\u200f]/g) : ''
}

/** At most two, none twice. */
const onceEach = (run: string, wanted: RegExp): string => [...new Set(run.match(wanted))].slice(0, 2).join('')
const lastOf = (text: string): string => [...text.slice(-2)].pop() ?? ''
const firstOf = (text: string): string => [...text.slice(0, 2)][0] ?? ''
