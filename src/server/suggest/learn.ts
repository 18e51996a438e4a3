/**
 * Learning the weights of words from labelled complaints: a linear model over the categories (multinomial logistic regression) that
 * starts from the hand-written clues and is held near them. Where a label allows several categories, the model shares its belief out
 * among those. Words seen in few complaints are left out, which also keeps the names of people out.
 */
import { CATEGORY_IDS } from '../../domain/report/categories'
import { Classifier, CLUE, cluesOf, type Learned } from '../../domain/report/suggest/classifier'
import type { Example } from './examples'

const SEEN_IN_AT_LEAST = 10
const WORDS_KEPT = 400
/** How strongly weights are held where they started. This and the number of words were chosen among a handful, by the held-out part. */
const HOLD = 2
const ROUNDS = 150
const STEP = 0.3
/** A clue's weight inside the model; `CLUE` on the phone. */
const START = 2
/** Changes smaller than this are not worth their bytes. */
const WORTH = 4
/** So many times as often under one label as in all. */
const TELLING = 2.5
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
/** No word with a particle or pronoun in it: such are cut off wrongly. */
const WORD = /^(?!.*[的了是我这那])[\u4e00-\u9fff]{2,5}$/
const CLASSES = CATEGORY_IDS.length

type Model = { words: string[]; weights: Float64Array }

export function learn(examples: readonly Example[]): Learned {
  const telling = mostTelling(fit(tellingWords(examples), examples))
  return written(fit(telling, examples))
}

/** Words that are seen often enough, and much more under some label than elsewhere: what a thing is called, not how one complains. */
function tellingWords(examples: readonly Example[]): string[] {
  const all = wordCounts(examples)
  const labels = [...new Set(examples.map(({ label }) => label))].map((label) => examples.filter((example) => example.label === label))
  const under = labels.map((some) => ({ share: some.length / examples.length, counts: wordCounts(some) }))
  const tells = (word: string, count: number) => under.some(({ share, counts }) => (counts.get(word) ?? 0) / count > TELLING * share)
  return [...all].filter(([word, count]) => count >= SEEN_IN_AT_LEAST && tells(word, count)).map(([word]) => word)
}

/** Word → the number of complaints it is in. */
function wordCounts(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of examples) {
    const words = new Set([...SEGMENTER.segment(text)].map(({ segment }) => segment).filter((word) => WORD.test(word)))
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** The words that moved furthest from where they started. */
function mostTelling({ words, weights }: Model): string[] {
  const start = startOf(words)
  const moved = words.map((word, at) => ({
    word,
    by: Math.max(...CATEGORY_IDS.map((_, c) => Math.abs(weights[at * CLASSES + c]! - start[at * CLASSES + c]!))),
  }))
  return moved
    .sort((one, other) => other.by - one.by)
    .slice(0, WORDS_KEPT)
    .map(({ word }) => word)
}

/** Gradient descent with a step of its own for each weight (AdaGrad). */
function fit(vocabulary: readonly string[], examples: readonly Example[]): Model {
  const words = [...new Set([...CATEGORY_IDS.flatMap(cluesOf), ...vocabulary])]
  const finder = new Classifier({ [CATEGORY_IDS[0]]: words.map((word) => `${word}0`).join(' ') })
  const index = new Map(words.map((word, at) => [word, at]))
  const cases = examples.map(({ text, right }) => ({
    words: finder.wordsOf(text).map((word) => index.get(word)!),
    right: CATEGORY_IDS.map((id) => right.includes(id)),
  }))
  const start = startOf(words)
  const weights = start.slice()
  const travelled = new Float64Array(weights.length).fill(1e-6)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight, at) => HOLD * (weight - start[at]!))
    for (const one of cases) addSlope(slope, weights, one)
    slope.forEach((by, at) => {
      travelled[at]! += by * by
      weights[at]! -= (STEP * by) / Math.sqrt(travelled[at]!)
    })
  }
  return { words, weights }
}

function startOf(words: readonly string[]): Float64Array {
  const start = new Float64Array(words.length * CLASSES)
  const index = new Map(words.map((word, at) => [word, at]))
  CATEGORY_IDS.forEach((id, c) => cluesOf(id).forEach((word) => (start[index.get(word)! * CLASSES + c] = START)))
  return start
}

/** One complaint's share: what the model believes, less what it would believe if it knew the label. */
function addSlope(slope: Float64Array, weights: Float64Array, { words, right }: { words: number[]; right: boolean[] }) {
  const scores = right.map((_, c) => words.reduce((sum, word) => sum + weights[word * CLASSES + c]!, 0))
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0)
  const [all, allowed] = [sum(powers), sum(powers.filter((_, c) => right[c])) || 1e-9]
  powers.forEach((power, c) => {
    const by = power / all - (right[c] ? power / allowed : 0)
    for (const word of words) slope[word * CLASSES + c]! += by
  })
}

/** Only what differs from the clues, in whole units of `CLUE`. */
function written({ words, weights }: Model): Learned {
  const start = startOf(words)
  const units = (weight: number) => Math.round((weight * CLUE) / START)
  const entries = CATEGORY_IDS.map((id, c) => {
    const rows = words.map((word, at) => ({ word, is: units(weights[at * CLASSES + c]!), was: units(start[at * CLASSES + c]!) }))
    const changed = rows.filter(({ is, was }) => Math.abs(is - was) >= WORTH).sort((one, other) => other.is - one.is)
    return [id, changed.map(({ word, is }) => `${word}${is}`).join(' ')]
  })
  return Object.fromEntries(entries)
}
