/** Tables of rosters (值班表). */
import type { CoverKind } from '../../domain/duty/roster'
import type { At, AtOrNull, D, Json } from './columns'

export type DutyTables = {
  /** The newest version counts. */
  duty_roster: D & { unit_id: string; version: number; plan: Json; made_by: string; made_at: At }
  /** `agreed_at`: of a swap, when the other of the two said yes; until then it does not count. */
  duty_cover: D & {
    id: string
    unit_id: string
    kind: CoverKind
    person_id: string | null
    instead_of: string | null
    from_at: At
    to_at: At
    pair: string | null
    made_by: string
    made_at: At
    agreed_at: AtOrNull
    ended_at: AtOrNull
  }
}
