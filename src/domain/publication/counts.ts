/** Open cases of the board by grid, added up and said: the map and the list below it say the same. */
import { say } from '../words/say'
import type { GridCount } from './publication'

export type Count = Pick<GridCount, 'open' | 'overdue'>

/** Of these grids together. */
export const countIn = (counts: readonly GridCount[], gridIds: readonly (string | null)[]): Count =>
  counts
    .filter(({ gridId }) => gridIds.includes(gridId))
    .reduce((sum, one) => ({ open: sum.open + one.open, overdue: sum.overdue + one.overdue }), { open: 0, overdue: 0 })

/** "在办 3 件，1 件超时". */
export const countWords = ({ open, overdue }: Count): string => {
  if (open === 0) return say('没有在办的')
  return overdue > 0 ? say('在办 {open} 件，{overdue} 件超时', { open, overdue }) : say('在办 {open} 件', { open })
}

/** How dark an area is drawn: none, one, several. */
export const SHADES = [0, 1, 2] as const
type Shade = (typeof SHADES)[number]
export const shadeOf = ({ open }: Count): Shade => (open === 0 ? 0 : open === 1 ? 1 : 2)
export const SHADE_WORDS: Record<Shade, string> = { 0: '0 件', 1: '1 件', 2: '2 件以上' }
