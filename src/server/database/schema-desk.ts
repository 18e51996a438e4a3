/** Tables for the desks of staff: what tickets are found by, views that are kept, and things done to many at once. */
import type { Batched } from '../../domain/batch/batch'
import type { At, AtOrNull, D, Optional } from './columns'

export type DeskTables = {
  /** What a ticket is found by; made from its history, and made again where `cut` is older than the way of cutting. */
  ticket_words: D & { ticket_id: string; filed_at: At; said: string; keys: string[]; cut: number }
  find_view: D & { id: string; person_id: string; unit_id: string | null; name: string; line: string; made_at: At }
  batch: D & {
    id: string
    person_id: string
    action: Batched
    said: string
    more: boolean
    made_at: At
    started_at: AtOrNull
    ended_at: AtOrNull
  }
  /** `refusal`: what spoke against it when it was looked at; `result`: what became of it. */
  batch_item: D & {
    batch_id: string
    n: number
    ticket_id: string
    stage: number
    unit_id: string | null
    refusal: string | null
    result: Optional<string | null>
    left_out: Optional<boolean>
  }
}
