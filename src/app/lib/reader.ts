import type { Audience } from '../../domain/ticket/audience'
import type { Reader } from '../../domain/reading/words'

const READERS: Record<Audience, Reader> = {
  reporter: 'resident',
  neighbour: 'resident',
  handler: 'unit',
  auditor: 'unit',
  centre: 'centre',
}

/** Whose words a view is told in. */
export const readerOf = ({ audience }: { audience: Audience }): Reader => READERS[audience]
