/**
 * Neighbouring matters (附近同类): which open tickets are probably the same as what a clerk is looking at, or somebody is about to
 * report. A clerk is shown the same place, category and words. A neighbour is told nothing that says where or how somebody else put
 * it: a place counts as its whole community, words count where they are public. Distances in metres, points in WGS-84.
 */
import type { CategoryId } from '../report/categories'

type Spot = { lng: number; lat: number }
export type Matter = { category: CategoryId; item: string; words: string; spot: Spot }

/** Near enough for a clerk looking for duplicates (DESIGN 6). */
export const NEAR = { staff: { metres: 500, days: 7 } } as const
type Nearness = (typeof NEAR)[keyof typeof NEAR]
export const MOST_NEIGHBOURS = 5
/** A neighbour is offered what was filed in these days. */
export const OFFERED_DAYS = 30

/** Squares of the earth no smaller than the widest search: a point's neighbours lie in its own square or the eight around it. */
const CELL = { lng: 0.008, lat: 0.0046 }

/** The name of the square a point lies in. */
export const cellOf = ({ lng, lat }: Spot): string => nameOf(Math.floor(lng / CELL.lng), Math.floor(lat / CELL.lat))

/** That square and the eight around it. */
export function cellsAround({ lng, lat }: Spot): string[] {
  const [x, y] = [Math.floor(lng / CELL.lng), Math.floor(lat / CELL.lat)]
  const steps = [-1, 0, 1]
  return steps.flatMap((dx) => steps.map((dy) => nameOf(x + dx, y + dy)))
}

const nameOf = (x: number, y: number) => `${x}:${y}`

/** Further than this from every grid, a place is not of the district. */
export const FAR_M = 3_000

const METRES_A_DEGREE = 111_320

/** Plain distance: at these lengths the earth is flat. */
export function metresBetween(a: Spot, b: Spot): number {
  const x = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(x, a.lat - b.lat) * METRES_A_DEGREE
}

/** How alike two matters are, 0 to 1; 0 when they are too far apart or of another category. */
export function likeness(one: Matter, other: Matter, { metres }: Nearness): number {
  const distance = metresBetween(one.spot, other.spot)
  if (distance > metres || one.category !== other.category) return 0
  const nearness = 1 - distance / metres
  const sameItem = one.item === other.item && one.item !== 'other' ? 1 : 0
  return 0.2 + 0.3 * nearness + 0.25 * sameItem + 0.25 * wordsShared(one.words, other.words)
}

/** What of a matter a neighbour may learn: the community it lies in, its sub-item, its day, and its words if they are public. */
type Offer = { id: string; day: number; title: string | null }

/** In the order they are offered: public ones by shared words, then the newest day; among equals by a name that says nothing. */
export const inOrder = <T extends Offer>(offers: readonly T[], words: string): T[] =>
  offers
    .map((offer) => ({ offer, shared: offer.title === null ? 0 : wordsShared(words, offer.title) }))
    .sort((a, b) => b.shared - a.shared || b.offer.day - a.offer.day || (a.offer.id < b.offer.id ? -1 : 1))
    .map(({ offer }) => offer)

/** The share of the shorter text's pairs of characters that the other has too. */
export function wordsShared(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const small = a.size < b.size ? a : b
  const large = small === a ? b : a
  if (small.size === 0) return 0
  return [...small].filter((pair) => large.has(pair)).length / small.size
}

function pairsOf(words: string): Set<string> {
  const letters = [...words.replace(/[\s，。！？、；：,.!?;:“”"'（）()]/g, '')]
  return new Set(letters.slice(1).map((letter, index) => letters[index]! + letter))
}
