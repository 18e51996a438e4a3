/**
 * Who else is at a ticket right now (在场): said among those who work on tickets and may see it, so that two do not write the same. Never
 * stored, never counted, never shown to whoever watches over others' work.
 */
import * as v from 'valibot'
import { UUID } from './bounds'
import { HANDLING, holdsOne, type Actor } from './people/actors'

export const DOINGS = ['reads', 'writes'] as const
/** reads 正在看 · writes 正在写: has a sheet open. */
type Doing = (typeof DOINGS)[number]
const DOING_WORDS: Record<Doing, string> = { reads: '正在看', writes: '正在写' }

/** What a desk says over its socket: at which ticket somebody is, or at none. */
export const Whereabouts = v.object({ at: v.nullable(UUID), doing: v.picklist(DOINGS) })
export type Whereabouts = v.InferOutput<typeof Whereabouts>

export type Near = { name: string; doing: Doing }

/** Says where they are and hears of others: whoever works on tickets. */
export const takesPart = (actor: Actor): boolean => actor.kind === 'staff' && holdsOne(actor.posts, HANDLING)

/** "孙伟正在写，白玉正在看": whoever writes first. */
export const nearWords = (near: readonly Near[]): string =>
  [...near]
    .sort((a, b) => DOINGS.indexOf(b.doing) - DOINGS.indexOf(a.doing))
    .map(({ name, doing }) => `${name}${DOING_WORDS[doing]}`)
    .join('，')
