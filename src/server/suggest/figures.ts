/** How often the right category is first, and among the first three; a text nothing is known about counts as wrong. */
import { CATEGORY_IDS, type CategoryId } from '../../domain/report/categories'
import type { Example } from './examples'

/** The likeliest categories of a text, at most three, the best first. */
type Guess = (text: string) => readonly CategoryId[]
type Figures = { count: number; first: number; firstThree: number }

export function figuresOf(examples: readonly Example[], guess: Guess, right: (example: Example) => readonly CategoryId[]): Figures {
  const ranks = examples.map((example) => guess(example.text).findIndex((id) => right(example).includes(id)))
  return {
    count: examples.length,
    first: ranks.filter((rank) => rank === 0).length,
    firstThree: ranks.filter((rank) => rank >= 0 && rank < 3).length,
  }
}

/** The three categories that together are right most often: what anyone gets who does not read the text. */
export function bestUnread(examples: readonly Example[]): CategoryId[] {
  const chosen: CategoryId[] = []
  while (chosen.length < 3) {
    const left = examples.filter(({ right }) => !right.some((id) => chosen.includes(id)))
    const gain = (id: CategoryId) => left.filter(({ right }) => right.includes(id)).length
    chosen.push([...CATEGORY_IDS].sort((one, other) => gain(other) - gain(one))[0]!)
  }
  return chosen
}

/** "top-1 82.2 % (314 of 382), top-3 96.6 % (369 of 382)". */
export const inWords = ({ count, first, firstThree }: Figures): string => `top-1 ${share(first, count)}, top-3 ${share(firstThree, count)}`

const share = (part: number, all: number): string => `${all ? ((100 * part) / all).toFixed(1) : '0.0'} % (${part} of ${all})`
