/**
 * Sentences written and labelled for this project (标注句): by pattern, with their minimal pairs (the same thing denied, past, asked,
 * feared or meant otherwise), and by the voice they are written in. One JSON object a line. Nothing in them was said by anybody.
 */
import fs from 'node:fs'

export type Sentence = {
  text: string
  is: boolean
  /** Which danger, for one that is. */
  kind?: string
  /** plain, dialect, curt, typo, english or formal. */
  author: string
  pattern: string
}

/** `label`: the field that says whether it is so (`danger`, `accuses`). */
export function readSentences(file: string, label: string): Sentence[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '') // prettier-ignore
  return lines.map((line) => {
    const { [label]: is, text, kind, author = '', pattern = '' } = JSON.parse(line) as Record<string, unknown> & Sentence
    if (typeof is !== 'boolean' || typeof text !== 'string') throw new Error(`每行要有 "text" 和 "${label}"：${line.slice(0, 60)}`)
    return { text, is, kind, author, pattern }
  })
}
