/**
 * The language people read (语言). The Chinese sentence is the key and the fallback: without a dictionary it is said as it stands, so
 * Chinese is complete by itself and a server always speaks it. A phone that speaks another language installs a dictionary; that is
 * the one thing in the domain that a phone sets.
 */
export type Dictionary = Readonly<Record<string, string>>
type Facts = Readonly<Record<string, string | number>>

let spoken = (): Dictionary | undefined => undefined

/** Asked anew for every sentence: which dictionary holds where the person is now. */
export const speakBy = (dictionary: typeof spoken): void => {
  spoken = dictionary
}

/** A sentence in the reader's language, with its facts: `say('还剩 {span}', { span })`. Words that the dictionary does not know stay. */
export function say(words: string, facts: Facts = {}): string {
  return fill(spoken()?.[words] ?? words, facts)
}

/** Puts facts where a sentence names them; `{days|day|days}` is the number with the word for one or for several. */
export const fill = (sentence: string, facts: Facts): string =>
  sentence.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (_, name: string, one?: string, several?: string) => {
    const fact = String(facts[name] ?? '')
    return one === undefined ? fact : `${fact} ${fact === '1' ? one : several}`
  })

/** What is there, one after the other: "已受理，还剩 3 天". */
export const listed = (...parts: (string | false | null | undefined)[]): string => parts.filter(Boolean).join(say('，'))
