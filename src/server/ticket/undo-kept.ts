/** How a ticket was before the last thing somebody did with it, beside a ticket that was found already. */
import { sql, type RawBuilder } from 'kysely'
import type { KeptPoint } from '../../domain/ticket/undo-point'
import type { Deps } from '../deps'

/** `by`: the person who did it. */
export type KeptUndo = KeptPoint & { by: string }

/** As a column; null where nothing can be undone. */
export const undoOf = (ticketId: string, { district }: Deps): RawBuilder<KeptUndo | null> =>
  sql`(select undo from ticket where district_id = ${district} and id = ${ticketId})`
