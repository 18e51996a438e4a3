/** Tables of who people are here, and how they come in. */
import type { FeedbackKind, Rating } from '../../domain/people/feedback'
import type { Duty } from '../../domain/people/actors'
import type { At, AtOrNull, D, Json, Optional } from './columns'

export type PeopleTables = {
  person: D & {
    id: string
    kind: 'resident' | 'staff'
    name: Optional<string | null>
    created_at: At
    ended_at: AtOrNull
    texts_asked_at: AtOrNull
  }
  identity: D & { person_id: string; kind: IdentityKind; sealed: Buffer; lookup: Buffer }
  post: D & { person_id: string; unit_id: string; duty: Duty; valid_from: At; valid_to: AtOrNull }
  staff_account: D & {
    account: string
    person_id: string
    password: string
    must_change: boolean
    failures: Optional<number>
    locked_until: AtOrNull
  }
  session: D & {
    token_hash: Buffer
    person_id: string
    kind: 'resident' | 'staff'
    created_at: At
    last_seen_at: At
    idle_ms: number
    revoked_at: AtOrNull
    /** null: opened before this was written down. */
    way: Optional<Way | null>
    device: Optional<Buffer | null>
    proved_at: AtOrNull
  }
  known_device: D & { person_id: string; device: Buffer; since: At; seen_at: At }
  phone_use: D & { person_id: string; used_at: At }
  /** Whom staff filed for, by the number they told (来电来访人): many may have told the same. */
  caller: D & { person_id: string; lookup: Buffer }
  former_phone: D & { lookup: Buffer; person_id: string; until: At }
  second_factor: D & { person_id: string; sealed: Buffer; begun_at: At; enrolled_at: AtOrNull; last_step: Optional<number> }
  feedback: D & {
    id: string
    person_id: string
    kind: FeedbackKind
    words: string
    said_at: At
    due_at: At
    answer: Optional<string | null>
    answered_by: Optional<string | null>
    answered_at: AtOrNull
    rating: Optional<Rating | null>
  }
  /** What administrators proposed (三员), and what became of it. */
  admin_proposal: D & {
    id: string
    person_id: string
    subject: string
    deed: Json
    made_at: At
    decision: Optional<'confirmed' | 'refused' | null>
    decided_by: Optional<string | null>
    decided_at: AtOrNull
    reason: Optional<string | null>
  }
  recovery_code: D & { person_id: string; lookup: Buffer; made_at: At; used_at: AtOrNull }
}

/** How a session was opened. */
export type Way = 'phone' | 'wechat' | 'password' | 'worker' | 'demo'

export const IDENTITY_KINDS = ['openid', 'phone', 'name', 'worker_openid'] as const
/** worker_openid: the WeChat user a staff account is bound to. */
export type IdentityKind = (typeof IDENTITY_KINDS)[number]
