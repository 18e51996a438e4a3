/** Labelled complaints from a file the operator has: one JSON object a line, { "text", "label" }. Such files stay outside the project. */
import fs from 'node:fs'
import type { CategoryId } from '../../domain/report/categories'
import { meaningOf } from './labels'

export type Example = {
  text: string
  label: string
  /** The categories the label alone stands for. */
  plain: readonly CategoryId[]
  /** Those, and what else this very text may be taken for. */
  right: readonly CategoryId[]
}

export function readExamples(file: string): Example[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => {
    const { text, label } = JSON.parse(line) as { text: string; label: string }
    return { text, label, ...meaningOf(label, text) }
  })
}

/** One in five is held out: by the words themselves, so the same complaint always falls on the same side. */
export function split(examples: readonly Example[]): { learned: Example[]; heldOut: Example[] } {
  return { learned: examples.filter(({ text }) => !isHeldOut(text)), heldOut: examples.filter(({ text }) => isHeldOut(text)) }
}

/** FNV-1a over the characters. */
function isHeldOut(text: string): boolean {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619) >>> 0
  return hash % 5 === 0
}
