/**
 * Keyed sums (封签): a row adds HMAC(key, its canonical text) to the sum of its subject and table, modulo 2^128; what is deleted is taken off
 * again. A sum that fits says that exactly the rows the product wrote are there. Sums lie encrypted, so nobody learns what a row adds.
 */
import type { Keys } from '../keys'
import type { SealedTable } from './tables'

/** A row as `to_jsonb` gives it, in UTC. */
export type Row = Record<string, unknown>
/** The sums of one subject: by table, with the number of its writing. */
export type Subject = { version: number; at: number; sums: Record<string, string> }
/** One of sixteen: the sum over the seals of its subjects; `complete` once every row kept from before has been sealed. */
export type Page = { version: number; complete: boolean; subjects: number; sum: string }

export const PAGES = 16
export const NOTHING = '0'
const MODULUS = 1n << 128n

export const emptySubject = (at: number): Subject => ({ version: 0, at, sums: {} })

/** As `seal_page_of` in the database says it. */
export function pageOf(subject: string): number {
  const page = parseInt(subject.at(-1)!, 16)
  return Number.isNaN(page) ? 0 : page
}

/** What a row adds, in hex. Empty columns add nothing, so rows stay as they were sealed when a later version adds a column. */
export function markOf(keys: Keys, district: string, { name, columns, plain }: SealedTable, row: Row): string {
  const said = columns.filter((column) => (row[column] ?? null) !== null && JSON.stringify(row[column]) !== plain[column])
  const canonical = JSON.stringify([district, name, said.map((column) => [column, row[column]])])
  return keys.markOf(canonical).subarray(0, 16).toString('hex')
}

export const plus = (sum: string, mark: string): string => ((big(sum) + big(mark)) % MODULUS).toString(16)
export const minus = (sum: string, mark: string): string => ((big(sum) - big(mark) + MODULUS) % MODULUS).toString(16)
const big = (hex: string) => BigInt(`0x${hex}`)

/** What a subject's seal adds to its page. */
export const markOfSeal = (keys: Keys, sealed: Buffer): string => keys.markOf(sealed.toString('hex')).subarray(0, 16).toString('hex')

export const sealSubject = (keys: Keys, district: string, subject: string, value: Subject): Buffer =>
  keys.sealProof(JSON.stringify(value), `${district}/${subject}`)
export const sealPage = (keys: Keys, district: string, page: number, value: Page): Buffer =>
  keys.sealProof(JSON.stringify(value), `${district}/page ${page}`)

/** Nothing when it was not sealed with this key, for this place. */
export const openSubject = (keys: Keys, district: string, subject: string, sealed: Buffer): Subject | undefined =>
  opened(keys, `${district}/${subject}`, sealed)
export const openPage = (keys: Keys, district: string, page: number, sealed: Buffer): Page | undefined =>
  opened(keys, `${district}/page ${page}`, sealed)

function opened<T>(keys: Keys, place: string, sealed: Buffer): T | undefined {
  try {
    return JSON.parse(keys.unsealProof(sealed, place)) as T
  } catch {
    return undefined
  }
}
