/**
 * Suggesting a category (智能推荐类别) from the words as they are typed: on the phone itself, without a network, never forced, and
 * with the reporter's own words that led there. Loaded with the form only; home does without.
 */
import { say } from '../../words/say'
import { categoryOf, itemOf, type Catalogue, type CategoryId } from '../categories'
import { Classifier, CLUE } from './classifier'
import { CLUES } from './clues'
import learned from './weights.json'

export type Suggestion = {
  category: CategoryId
  /** The sub-item (细项) its clues stand under, if any. */
  item?: string
  /** Words of the reporter's, those that weighed most first. */
  because: string[]
}

const MOST = 3
/** Less than this, in the units of `CLUE`, is chance. */
const ENOUGH = 12
/** Among its words must be one that weighs this much: many faint hints are no reason. */
const TELLING = CLUE / 4
/** What has less than this share of the best is no serious rival. */
const SHARE = 0.25
const REASONS = 2

const CLASSIFIER = new Classifier(learned)

/** The likeliest categories of a text, at most three, the best first; none when the words say nothing. */
export function suggest(text: string): Suggestion[] {
  const words = CLASSIFIER.wordsOf(text.toLowerCase())
  const ranked = CLASSIFIER.rank(words)
  const least = Math.max(ENOUGH, SHARE * ranked[0]!.score)
  return ranked
    .filter(({ id, score }) => score >= least && words.some((word) => CLASSIFIER.weightOf(word, id) >= TELLING))
    .slice(0, MOST)
    .map(({ id }) => ({ category: id, item: clueItem(id, words), because: reasonsFor(id, words) }))
}

/** What is worth offering beside what the reporter has chosen: a better category, or the sub-item of theirs; never what is chosen already. */
export function offers(text: string, catalogue: Catalogue, chosen: { category?: CategoryId; item?: string }): Suggestion[] {
  const found = suggest(text).map((one) => ({ ...one, item: isKnown(catalogue, one) ? one.item : undefined }))
  const [first] = found
  if (!chosen.category || !first) return found
  if (first.category === chosen.category) return chosen.item || !first.item ? [] : [first]
  const rank = found.findIndex(({ category }) => category === chosen.category)
  return rank < 0 ? found : found.slice(0, rank)
}

/** What a report may be filed under without anybody's word for it: no danger and no accusation is taken from a guess. */
export function guessFor(text: string, catalogue: Catalogue): { category: CategoryId; item: string } | undefined {
  const [best] = offers(text, catalogue, {})
  if (!best) return undefined
  const item = itemOf(categoryOf(catalogue, best.category), best.item ?? 'other')
  return { category: best.category, item: item.danger || item.request === 'accuse' ? 'other' : item.id }
}

/** "环境卫生 › 暴露垃圾" and "因为“垃圾”". */
export function offerWords({ category: id, item, because }: Suggestion, catalogue: Catalogue): { name: string; why: string } {
  const category = categoryOf(catalogue, id)
  const itemName = category.items.find((one) => one.id === item)?.name
  return {
    name: [category.name, itemName].flatMap((word) => (word ? [say(word)] : [])).join(' › '),
    why: say('因为{words}', { words: because.map((word) => `“${word}”`).join('') }),
  }
}

/** An operator's catalogue may do without a sub-item. */
const isKnown = (catalogue: Catalogue, { category, item }: Suggestion): boolean =>
  categoryOf(catalogue, category).items.some(({ id }) => id === item)

/** The words that speak for a category, the weightiest first; none that weighs little beside that. */
function reasonsFor(id: CategoryId, words: readonly string[]): string[] {
  const weight = (word: string) => CLASSIFIER.weightOf(word, id)
  const sorted = [...words].sort((one, other) => weight(other) - weight(one))
  return sorted.filter((word) => weight(word) >= weight(sorted[0]!) / 2).slice(0, REASONS)
}

/** The sub-item with most of its clues in the text, by their length; 其他 is nobody's guess. */
function clueItem(id: CategoryId, words: readonly string[]): string | undefined {
  const rows = Object.entries(CLUES[id]).filter(([item]) => item !== 'other')
  const scored = rows.map(([item, clues]) => ({ item, score: lengthOf(clues.split(' ').filter((clue) => words.includes(clue))) }))
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return best.score > 0 ? best.item : undefined
}

const lengthOf = (words: readonly string[]): number => words.join('').length
