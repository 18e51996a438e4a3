/** Tables of visits. `told` is sealed, and null once it is erased or its time is over. */
import type { BookletKind } from '../../domain/visit/booklet'
import type { ReasonId } from '../../domain/visit/due'
import type { NoteKind, NoteOutcome, WALLS } from '../../domain/visit/note'
import type { At, AtOrNull, D, Optional } from './columns'

export type VisitTables = {
  booklet: D & {
    id: string
    kind: BookletKind
    grid_id: string
    community_id: string
    version: number
    told: Buffer | null
    reasons: ReasonId[]
    /** The first day on which something of it is to be asked again. */
    ask_by: string | null
    /** Who began it. */
    person_id: string
    made_at: At
    changed_at: At
    last_at: AtOrNull
    missed_at: AtOrNull
    erased_at: AtOrNull
  }
  visit_note: D & {
    id: string
    booklet_id: string | null
    grid_id: string
    community_id: string
    person_id: string
    kind: NoteKind
    outcome: NoteOutcome | null
    wall: (typeof WALLS)[number] | null
    policy: boolean
    at: At
    written_at: At
    told: Buffer | null
    promise_day: string | null
    kept_at: AtOrNull
    kept_by: Optional<string | null>
    ticket_id: Optional<string | null>
    erased_at: AtOrNull
  }
}
