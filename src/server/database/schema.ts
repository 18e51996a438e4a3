/** Tables as Kysely sees them. Instants are read as UTC ms and written as Date; every key begins with district_id. */
import type { ColumnType } from 'kysely'
import type { BulletinTables } from './schema-bulletin'
import type { ProjectTables } from './schema-project'
import type { FigureTables } from './schema-figures'
import type { Duty } from '../../domain/people/actors'
import type { BarReason } from '../../domain/people/bar'
import type { UnitKind } from '../../domain/people/units'
import type { CheckState } from '../../domain/publication/moderation'
import type { PublicationState } from '../../domain/publication/publicity'
import type { NoticeReader } from '../../domain/notices/line'
import type { Template } from '../../domain/notices/templates'
import type { CategoryId, RequestType, Urgency } from '../../domain/report/categories'
import type { Source } from '../../domain/report/sources'
import type { Clock, ClockKind } from '../../domain/ticket/clocks'
import type { Grade, Mode, Outcome } from '../../domain/ticket/given'
import type { Action } from '../../domain/ticket/actions'
import type { Limit } from '../../domain/ticket/limits'
import type { Desk, State } from '../../domain/ticket/states'
import type { PaperKind } from '../../domain/ticket/papers'
import type { SoundKind } from '../voice/kinds'
import type { At, AtOrNull, D, Json, Optional } from './columns'
import type { DeskTables } from './schema-desk'
import type { DutyTables } from './schema-duty'
import type { PeopleTables } from './schema-people'
import type { VisitTables } from './schema-visit'
import type { Identity, PartyKind } from '../../domain/ticket/ticket'

type Tables = {
  district: { id: string; name: string; secret_fingerprint: string }
  unit: D & {
    id: string
    kind: UnitKind
    name: string
    parent_id: string | null
    phone: string | null
    valid_from: At
    valid_to: AtOrNull
    successor_id: Optional<string | null>
    hours: ColumnType<[string, string][] | null, string | null | undefined, string | null>
  }
  kept_setting: D & { name: string; value: string }
  consent: D & { person_id: string; version: string; at: At; withdrawn_at: AtOrNull; by_guardian: Optional<boolean> }
  leaving: D & { person_id: string; asked_at: At; due_at: At; taken_back_at: AtOrNull; done_at: AtOrNull }
  qr_place: D & {
    code: string
    unit_id: string
    words: string
    lng: number | null
    lat: number | null
    category: CategoryId | null
    item: string | null
    made_by: string
    made_at: At
    ended_at: AtOrNull
  }
  phone_code: D & { phone_lookup: Buffer; code_lookup: Buffer; expires_at: At }
  allowance: D & { key: string; started_at: At; used: number }
  catalogue: D & { version: number; data: Json; added_at: At }
  calendar: D & { version: number; data: Json; added_at: At }
  grid_area: D & { unit_id: string; feature: Json }
  gazetteer: D & { version: number; data: Json; added_at: At }
  ticket: D & {
    id: string
    number: string
    title: string
    state: State
    stage: number
    round: number
    category: CategoryId
    item: string
    request: RequestType
    urgency: Urgency
    catalogue_version: number
    unit_id: string
    holder: Optional<string | null>
    sponsor: Optional<string | null>
    handled_by: string | null
    grid_id: string | null
    community_id: string | null
    source: Optional<Source | null>
    confidential: boolean
    complained_of: string | null
    returned_by: string[]
    returns: Optional<number>
    ruled: boolean
    outcome: Outcome | null
    answered: boolean
    urged_at: AtOrNull
    filed_at: At
    changed_at: At
    place_words: string
    lng: number | null
    lat: number | null
    accuracy_m: number | null
    public_consent: boolean
    lead: string | null
    mode: Mode | null
    back_to: State | null
    invited: string[]
    merged_into: string | null
    reachable: boolean
    contacted: boolean
    called_back: boolean
    urges: number
    urge_waiting: boolean
    extensions: number
    extension_asked: AtOrNull
    supervision: Grade | null
    reopened: boolean
    appealed: boolean
    ended_at: AtOrNull
    cell: string | null
    untranscribed: Optional<boolean>
    erase_asked: AtOrNull
    erased: Optional<boolean>
    undo: Optional<string | null>
  }
  ticket_party: D & {
    ticket_id: string
    id: string
    kind: PartyKind
    person_id: string | null
    code_hash: Buffer | null
    identity: Identity
    filed_at: At
  }
  ticket_verdict: D & { ticket_id: string; party_id: string; round: number; solved: string; satisfied: number | null; at: At }
  ticket_unit: D & { ticket_id: string; unit_id: string; desk: Desk; rank: Optional<number>; sort_at: At; holder: Optional<string | null> }
  ticket_clock: D & {
    ticket_id: string
    kind: ClockKind
    seq: number
    started_at: At
    due_at: AtOrNull
    near_at: AtOrNull
    first_due_at: At
    time_limit: Limit
    tentative: boolean
    limit_version: number
    calendar_version: number
    stopped_at: AtOrNull
    basis: Clock['basis']
    counted_from: At
    left_ms: number | null
    rung: number
    next_at: AtOrNull
  }
  ticket_event: D & {
    ticket_id: string
    seq: number
    action: 'submit' | Action
    at: At
    made_at: AtOrNull
    actor: string
    person_id: string | null
    unit_id: string | null
    duty: Duty | null
    from_state: State | null
    to_state: State
    from_unit: string | null
    to_unit: string
    stage: number
    round: number
    facts: string
    body_hash: Buffer
    hash: Buffer
  }
  event_body: D & { ticket_id: string; seq: number; salt: Buffer; body: string | null; erased_at: AtOrNull }
  request_seen: D & { actor: string; request_id: string; body_hash: Buffer; ticket_id: string; at: At }
  photo: D & {
    id: string
    sha256: string
    width: number
    height: number
    bytes: number
    actor: string
    uploaded_at: At
    ticket_id: Optional<string | null>
    seq: Optional<number | null>
    position: Optional<number>
    small_sha256: Optional<string | null>
  }
  voice: FileRow & { kind: SoundKind; seconds: number }
  paper: FileRow & { kind: PaperKind; seq: Optional<number | null>; nth: Optional<number | null> }
  outbox: D & {
    id: string
    topic: string
    payload: Json
    run_at: At
    attempts: Optional<number>
    done_at: AtOrNull
    dead_at: AtOrNull
    error: Optional<string | null>
  }
  notice: D & { id: string; person_id: string; ticket_id: string; seq: number; reader: NoticeReader; at: At; read_at: AtOrNull }
  wechat_credit: D & { person_id: string; template: string; kind: Template['kind']; credits: number }
  audit: D & { id: string; at: At; actor: string; what: string; result: string; seal: Optional<string | null> }
  /** 公示: one row a ticket, once its reporter agreed. */
  publication: D & {
    id: string
    ticket_id: string
    state: PublicationState
    version: Optional<number>
    category: CategoryId
    community_id: string | null
    grid_id: string | null
    is_open: boolean
    title: Optional<string>
    text: Optional<string>
    outcome: Optional<string>
    photos: Optional<string[]>
    words: Optional<string[]>
    words_cut: Optional<number>
    asked_at: At
    waits_since: AtOrNull
    published_at: AtOrNull
    decided_by: Optional<string | null>
    decided_at: AtOrNull
    reason: Optional<string>
  }
  /** What WeChat says of the words (`photo_id` null) and photos of a publication. */
  content_check: D & {
    id: string
    publication_id: string
    photo_id: string | null
    state: Optional<CheckState>
    trace_id: Optional<string | null>
    label: Optional<string | null>
    tries: Optional<number>
    asked_at: At
    answered_at: AtOrNull
  }
  bar: D & {
    id: string
    ticket_id: string
    person_id: string | null
    code_hash: Buffer | null
    reason: BarReason
    note: string
    by_person: string
    at: At
    until: At
    lifted_at: AtOrNull
    lifted_by: Optional<string | null>
    lift_note: Optional<string | null>
  }
  audit_seal: D & { id: string; at: At; entries: number; hash: Buffer }
  /** Keyed sums over rows, and over those sums (src/server/proof). */
  seal_subject: D & { subject: string; sealed: Buffer }
  seal_page: D & { page: number; sealed: Buffer }
}

/** A file that comes before what it belongs to. */
type FileRow = D & {
  id: string
  sha256: string
  bytes: number
  actor: string
  uploaded_at: At
  ticket_id: Optional<string | null>
}
export type Database = Tables & PeopleTables & DeskTables & DutyTables & FigureTables & VisitTables & BulletinTables & ProjectTables
