/**
 * Words and numbers apart (字可以改，数改不了): a sentence is kept as words with places in it, `{due}`, and what stands in each place is kept
 * beside them. A person rewrites the words; every place stays, in its order, and no figure is written into the words by hand.
 */
const PLACE = /\{(\w+)\}/g
/** As a person edits it: each number in marks that are not to be touched. */
const MARKED = /【([^】]*)】/g

type WordPart = { text: string; locked: boolean }
type Sentence = { words: string; slots: Readonly<Record<string, string>> }

const placesIn = (words: string): string[] => [...words.matchAll(PLACE)].map(([, name]) => name!)

/** The sentence as it is read. */
export const filled = ({ words, slots }: Sentence): string => words.replace(PLACE, (_, name: string) => slots[name] ?? '')

/** The sentence in parts, so that a number can be shown as one. */
export function partsOf({ words, slots }: Sentence): WordPart[] {
  return words.split(/(\{\w+\})/).flatMap((part): WordPart[] => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name !== undefined) return [{ text: slots[name] ?? '', locked: true }]
    return part === '' ? [] : [{ text: part, locked: false }]
  })
}

/** What is shown to whoever edits: 到期【152】件. */
export const marked = ({ words, slots }: Sentence): string => words.replace(PLACE, (_, name: string) => `【${slots[name] ?? ''}】`)

/** What was typed, as words with places again; undefined where a number was changed, moved or taken out. */
export function unmarked({ words, slots }: Sentence, typed: string): string | undefined {
  const places = placesIn(words)
  const found = [...typed.matchAll(MARKED)].map(([, value]) => value)
  if (found.length !== places.length || places.some((name, at) => slots[name] !== found[at])) return undefined
  let at = 0
  const rest = typed.replace(MARKED, () => `{${places[at++]!}}`)
  return /[【】]/.test(rest) ? undefined : rest
}

/** slotsChanged 数动过了, ownNumber 自己写了数, namesPerson 写了人名. */
type WordsProblem = 'slotsChanged' | 'ownNumber' | 'namesPerson'

/** A figure in words: 12 件, 九成, 百分之五, 3%. "这件、一件件" are none. */
const OWN_NUMBER = /[\d０-９]\s*(?:件|单|%|％|个百分点|人次|户)|百分之|[二两三四五六七八九十百千]+(?:件|成|个百分点)/

/** What speaks against new words for a sentence; `names`: of people, who are never named. */
export function problemInWords({ words }: Sentence, typed: string, names: readonly string[]): WordsProblem | undefined {
  if (placesIn(typed).join() !== placesIn(words).join() || /[{}【】]/.test(typed.replace(PLACE, ''))) return 'slotsChanged'
  if (OWN_NUMBER.test(typed.replace(PLACE, '·'))) return 'ownNumber'
  return names.some((name) => typed.includes(name)) ? 'namesPerson' : undefined
}
