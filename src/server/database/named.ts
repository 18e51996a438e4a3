/**
 * Statements asked for again and again are prepared (named) once on each connection: PostgreSQL reads and plans them once, not each time. Texts
 * that differ by the length of a list are many: only so many get a name, and those that come often.
 */

/** From the third time on a text is worth a name. */
const OFTEN = 3
/** So many are kept, each on every connection; the house itself asks some hundred different ones. */
const MOST = 250
/** Shorter ones (begin, commit) cost nothing to read. */
const SHORT = 24

const asked = new Map<string, number>()
const names = new Map<string, string>()

/** Stands in a statement that is planned with its values each time: a rare word and one of every row want different ways. */
export const BY_VALUES = '/* planned by its values */'

/** The name of a statement that comes often; the same on every connection, and one for each text. */
export function nameOf(text: string): string | undefined {
  const name = names.get(text)
  if (name !== undefined || text.length < SHORT || names.size >= MOST || text.includes(BY_VALUES)) return name
  const times = (asked.get(text) ?? 0) + 1
  if (times < OFTEN) {
    if (asked.size >= MOST * 4) asked.clear()
    asked.set(text, times)
    return undefined
  }
  asked.delete(text)
  const given = `s${names.size + 1}`
  names.set(text, given)
  return given
}
