/**
 * Which category words are about: the score of a category is the sum of the weights of the known words in the text. Nothing but
 * the words is looked at, so every answer can be explained by naming them.
 */
import { CATEGORY_IDS, type CategoryId } from '../categories'
import { CLUES } from './clues'

/** Category → its words with their weights, "垃圾33 物业-6"; what a clue weighs may be changed here, too. */
export type Learned = { readonly [category in CategoryId]?: string }

/** What a clue weighs in its category before anything is learned. */
export const CLUE = 20

export class Classifier {
  private readonly weights = new Map<string, Map<CategoryId, number>>()
  private readonly longest: number

  constructor(learned: Learned) {
    for (const id of CATEGORY_IDS) for (const word of cluesOf(id)) this.weigh(word, id, CLUE)
    for (const id of CATEGORY_IDS) for (const [, word, weight] of (learned[id] ?? '').matchAll(ENTRY)) this.weigh(word!, id, Number(weight))
    this.longest = Math.max(...[...this.weights.keys()].map((word) => word.length))
  }

  /** The known words of a text, each once, in its order; a word within a longer one does not count. */
  wordsOf(text: string): string[] {
    const found = new Set<string>()
    let reached = 0
    for (let from = 0; from < text.length; from++) {
      const word = this.wordAt(text, from)
      if (!word || from + word.length <= reached) continue
      found.add(word)
      reached = from + word.length
    }
    return [...found]
  }

  weightOf = (word: string, id: CategoryId): number => this.weights.get(word)?.get(id) ?? 0

  /** All categories with their scores, the best first. */
  rank(words: readonly string[]): { id: CategoryId; score: number }[] {
    const scored = CATEGORY_IDS.map((id) => ({ id, score: words.reduce((sum, word) => sum + this.weightOf(word, id), 0) }))
    return scored.sort((one, other) => other.score - one.score)
  }

  private weigh(word: string, id: CategoryId, weight: number) {
    this.weights.set(word, (this.weights.get(word) ?? new Map<CategoryId, number>()).set(id, weight))
  }

  private wordAt(text: string, from: number): string | undefined {
    for (let length = this.longest; length > 0; length--) {
      const word = text.substr(from, length)
      if (word.length === length && this.weights.has(word)) return word
    }
    return undefined
  }
}

const ENTRY = /([^\s\d-]+)(-?\d+)/g

export const cluesOf = (id: CategoryId): string[] => Object.values(CLUES[id]).flatMap((words) => words.split(' '))
