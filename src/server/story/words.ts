/** Made-up words (编的话) of a demo district: what residents say of a sub-item, and after `>` what is said when it is done. */
import type { CategoryId } from '../../domain/report/categories'
import type { Matter } from './matter'
import { LIFE } from './words-life'
import { STREET } from './words-street'
import { TRADE } from './words-trade'
import { TRAVEL } from './words-travel'

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
