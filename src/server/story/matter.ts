/** What may go wrong in a demo district (什么事), as the tables of words tell it. */
import type { CategoryId } from '../../domain/report/categories'

/** Where such a thing is: at a building, on a road, at a shop, in a village. */
export type Where = 'home' | 'road' | 'shop' | 'farm'
/** `weight`: how often it is reported against the others; `drawn`: the pictures of it before and after, where there are any. */
export type Matter = { weight: number; where: Where; words: string; drawn?: readonly [before: string, after: string] }
export type Matters = { [category in CategoryId]?: Record<string, Matter> }
