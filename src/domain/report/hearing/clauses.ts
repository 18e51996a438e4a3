/** Words as they are typed on a phone, made even: width, case, blanks between characters; and cut into clauses. */

/** What stands between two marks, in small letters; `asks`: it ends as a question does. */
export type Clause = { words: string; asks: boolean }

const MARKS = /([，。！？；、：,.!?;:\n\r…~～()（）"“”]+)/
const CHINESE = '\\u3400-\\u9fff'
const SPELT_OUT = new RegExp(`[${CHINESE}](?: [${CHINESE}]){2,}(?![${CHINESE}])`, 'g')
const BETWEEN_CHINESE = new RegExp(`([${CHINESE}]) +(?=[${CHINESE}])`, 'g')

export function clausesOf(text: string): Clause[] {
  const even = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/[^\S\n]+/g, ' ')
    .replace(SPELT_OUT, (letters) => letters.replace(/ /g, ''))
    .replace(BETWEEN_CHINESE, '$1，')
  const parts = even.split(MARKS)
  const clauses: Clause[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const words = parts[at]!.trim()
    if (words) clauses.push({ words, asks: /[?？]/.test(parts[at + 1] ?? '') })
  }
  return clauses
}
