/** Tables of bulletins and meetings (通报、调度的表): each row is written once. */
import type { At, AtOrNull, D } from './columns'
import type { SpanKind } from '../../domain/figures/spans'
import type { BulletinState } from '../../domain/bulletin/states'
import type { SaidKind } from '../../domain/bulletin/said'
import type { Became, DecisionKind } from '../../domain/meeting/meeting'

export type BulletinTables = {
  bulletin: D & { id: string; span: SpanKind; first_day: string; last_day: string; made_at: At }
  /** `document`: all that is printed, as JSON; `object_until`: until when units may object, once it was issued. */
  bulletin_edition: D & {
    bulletin_id: string
    edition: number
    state: BulletinState
    vintage_id: string
    document: string
    object_until: AtOrNull
    made_at: At
    person_id: string
  }
  /** `answers`: the objection it answers; `accepted`: of an answer. */
  bulletin_said: D & {
    bulletin_id: string
    no: number
    kind: SaidKind
    unit_id: string
    answers: number | null
    accepted: boolean | null
    words: string
    at: At
    person_id: string
  }
  meeting: D & { id: string; at: At; person_id: string }
  meeting_decision: D & {
    meeting_id: string
    no: number
    kind: DecisionKind
    ticket_id: string | null
    unit_id: string | null
    words: string
    due_day: string | null
    at: At
    person_id: string
  }
  /** What a later meeting heard of a decision. */
  meeting_account: D & { meeting_id: string; of_meeting: string; no: number; became: Became; words: string; at: At; person_id: string }
}
