/** Made-up words (编的话) of a demo district: what residents say of a sub-item, and after `>` what is said when it is done. */
import type { CategoryId } from '../../../domain/report/categories'
import { LIFE } from './words-life'
import { STREET } from './words-street'
import { TRADE } from './words-trade'
import { TRAVEL } from './words-travel'

/** Where such a thing is: at a building, on a road, at a shop, in a village. */
export type Where = 'home' | 'road' | 'shop' | 'farm'
/** `weight`: how often it is reported against the others; `drawn`: the pictures of it before and after, where there are any. */
export type Matter = { weight: number; where: Where; words: string; drawn?: readonly [before: string, after: string] }
export type Matters = { [category in CategoryId]?: Record<string, Matter> }

/** A sub-item with its sentences. */
export type Topic = Omit<Matter, 'words'> & { category: CategoryId; item: string; said: string[]; done: string[] }

export const TOPICS: readonly Topic[] = Object.entries<Record<string, Matter>>({ ...STREET, ...LIFE, ...TRADE, ...TRAVEL }).flatMap(
  ([category, items]) =>
    Object.entries(items).map(([item, { words, ...matter }]) => ({
      ...matter,
      category: category as CategoryId,
      item,
      ...sentences(words),
    })),
)

export const topicOf = (category: CategoryId, item: string): Topic => TOPICS.find((one) => one.category === category && one.item === item)!

function sentences(words: string): Pick<Topic, 'said' | 'done'> {
  const lines = words.split('\n').map((line) => line.trim())
  return {
    said: lines.filter((line) => line !== '' && !line.startsWith('>')),
    done: lines.filter((line) => line.startsWith('>')).map((line) => line.slice(1).trim()),
  }
}
