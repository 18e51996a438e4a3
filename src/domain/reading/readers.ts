import type { Audience } from '../ticket/audience'
import type { Reader } from './words'

/** Whose words a view is told in. */
export const readerOf = ({ audience }: { audience: Audience }): Reader => READERS[audience]

const READERS: Record<Audience, Reader> = {
  reporter: 'resident',
  neighbour: 'resident',
  handler: 'unit',
  auditor: 'unit',
  centre: 'centre',
}
