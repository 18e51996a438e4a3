/**
 * What proves each column of each table (封签对照表). Every table and every column has an answer here: `sealed` by a keyed sum, or left
 * apart for a reason: chained (its own hash chain covers it), derived (made again from what is sealed), or transient (nobody is owed it).
 * A new table or column without an answer does not compile, or fails test/server/proof/columns.
 */
import type { Database } from '../database/schema'

/** Whose seal covers a row; `reference` and `audit` have few seals for whole tables, the others one each. */
export type Kind = 'ticket' | 'person' | 'publication' | 'reference' | 'audit'
/** `sealed`: columns; `name=value` for one that later versions added, with what it says in rows written before (null needs no saying);
 * `stays`: a trigger of the migrations lets nobody change or delete a row. */
type Sealed = { kind: Kind; by: string; sealed: string; apart?: Record<string, string>; stays?: true }
/** A whole table that no seal covers, and why. */
type Apart = { apart: string }

const CHAINED = 'chained: the event hash covers it'
const TICKET_PARTS = { kind: 'ticket', by: 'ticket_id' } as const

export const PROOF: Record<Exclude<keyof Database, 'seal_page' | 'seal_subject'>, Sealed | Apart> = {
  district: { kind: 'reference', by: '', sealed: 'id name secret_fingerprint' },
  unit: { kind: 'reference', by: '', sealed: 'id kind name parent_id phone valid_from valid_to successor_id hours' },
  grid_area: { kind: 'reference', by: '', sealed: 'unit_id feature' },
  gazetteer: { kind: 'reference', by: '', sealed: 'version data added_at' },
  catalogue: { kind: 'reference', by: '', sealed: 'version data added_at' },
  calendar: { kind: 'reference', by: '', sealed: 'version data added_at' },
  qr_place: { kind: 'reference', by: '', sealed: 'code unit_id words lng lat category item made_by made_at ended_at' },

  person: { kind: 'person', by: 'id', sealed: 'id kind name created_at ended_at texts_asked_at' },
  identity: { kind: 'person', by: 'person_id', sealed: 'person_id kind sealed lookup' },
  post: { kind: 'person', by: 'person_id', sealed: 'person_id unit_id duty valid_from valid_to' },
  staff_account: {
    kind: 'person',
    by: 'person_id',
    sealed: 'account person_id password must_change failures locked_until',
  },
  consent: { kind: 'person', by: 'person_id', sealed: 'person_id version at withdrawn_at by_guardian=false' },
  leaving: { kind: 'person', by: 'person_id', sealed: 'person_id asked_at due_at taken_back_at done_at' },

  known_device: {
    kind: 'person',
    by: 'person_id',
    sealed: 'person_id device since',
    apart: { seen_at: 'transient: when a device was last used, for letting old ones go' },
  },
  phone_use: { kind: 'person', by: 'person_id', sealed: 'person_id used_at' },
  caller: { kind: 'person', by: 'person_id', sealed: 'person_id lookup' },
  former_phone: { kind: 'person', by: 'person_id', sealed: 'lookup person_id until' },
  second_factor: { kind: 'person', by: 'person_id', sealed: 'person_id sealed begun_at enrolled_at last_step' },
  recovery_code: { kind: 'person', by: 'person_id', sealed: 'person_id lookup made_at used_at' },
  feedback: { kind: 'person', by: 'person_id', sealed: 'id person_id kind words said_at due_at answer answered_by answered_at rating' },
  admin_proposal: {
    kind: 'person',
    by: 'person_id',
    sealed: 'id person_id subject deed made_at decision decided_by decided_at reason',
  },
  find_view: { kind: 'person', by: 'person_id', sealed: 'id person_id unit_id name line made_at' },
  duty_roster: { kind: 'reference', by: '', sealed: 'unit_id version plan made_by made_at' },
  duty_cover: {
    kind: 'reference',
    by: '',
    sealed: 'id unit_id kind person_id instead_of from_at to_at pair made_by made_at agreed_at ended_at',
  },
  kept_setting: { kind: 'reference', by: '', sealed: 'name value' },
  vintage: {
    kind: 'reference',
    by: '',
    sealed: 'id span first_day last_day edition stage cut_at frozen_at definition numbers cases cases_hash person_id reason',
    stays: true,
  },
  bulletin: { kind: 'reference', by: '', sealed: 'id span first_day last_day made_at', stays: true },
  bulletin_edition: {
    kind: 'reference',
    by: '',
    sealed: 'bulletin_id edition state vintage_id document object_until made_at person_id',
    stays: true,
  },
  bulletin_said: { kind: 'reference', by: '', sealed: 'bulletin_id no kind unit_id answers accepted words at person_id', stays: true },
  project: {
    kind: 'reference',
    by: '',
    sealed: 'id content served unit_id person leader due_day state made_at last_at struck_day shown_at person_id',
  },
  project_line: { kind: 'reference', by: '', sealed: 'project_id no step words day of_no at person_id', stays: true },
  meeting: { kind: 'reference', by: '', sealed: 'id at person_id', stays: true },
  meeting_decision: { kind: 'reference', by: '', sealed: 'meeting_id no kind ticket_id unit_id words due_day at person_id', stays: true },
  meeting_account: { kind: 'reference', by: '', sealed: 'meeting_id of_meeting no became words at person_id', stays: true },

  booklet: {
    kind: 'person',
    by: 'person_id',
    sealed: 'id kind grid_id community_id version told reasons ask_by person_id made_at changed_at last_at missed_at erased_at',
  },
  visit_note: {
    kind: 'person',
    by: 'person_id',
    sealed:
      'id booklet_id grid_id community_id person_id kind outcome wall policy at written_at told promise_day kept_at kept_by ' +
      'ticket_id erased_at',
  },

  ticket: {
    kind: 'ticket',
    by: 'id',
    sealed:
      'id number title state stage round category item request urgency catalogue_version unit_id handled_by grid_id community_id confidential complained_of ' +
      'returned_by returns ruled outcome answered urged_at filed_at changed_at place_words lng lat accuracy_m public_consent lead mode back_to invited merged_into ' +
      'reachable contacted called_back urges urge_waiting extensions extension_asked supervision reopened appealed ended_at cell untranscribed ' +
      'erase_asked erased=false source holder sponsor',
    apart: { undo: 'transient: how it was before the last step, for ten minutes' },
  },
  ticket_party: { ...TICKET_PARTS, sealed: 'ticket_id id kind person_id code_hash identity filed_at' },
  ticket_verdict: { ...TICKET_PARTS, sealed: 'ticket_id party_id round solved satisfied at' },
  ticket_unit: { ...TICKET_PARTS, sealed: 'ticket_id unit_id desk rank sort_at holder' },
  ticket_clock: {
    ...TICKET_PARTS,
    sealed:
      'ticket_id kind seq started_at due_at first_due_at time_limit tentative limit_version calendar_version stopped_at basis counted_from left_ms rung next_at near_at',
  },
  ticket_event: {
    ...TICKET_PARTS,
    sealed: 'ticket_id seq person_id hash',
    apart: {
      action: CHAINED, at: CHAINED, made_at: CHAINED, actor: CHAINED, unit_id: CHAINED, duty: CHAINED, from_state: CHAINED, to_state: CHAINED,
      from_unit: CHAINED, to_unit: CHAINED, stage: CHAINED, round: CHAINED, facts: CHAINED, body_hash: CHAINED,
    }, // prettier-ignore
  },
  event_body: { ...TICKET_PARTS, sealed: 'ticket_id seq salt erased_at', apart: { body: 'chained: body_hash of its event covers it' } },
  request_seen: { ...TICKET_PARTS, sealed: 'actor request_id body_hash ticket_id at' },
  photo: {
    ...TICKET_PARTS,
    sealed: 'id sha256 small_sha256 width height bytes actor uploaded_at ticket_id seq position',
  },
  voice: { ...TICKET_PARTS, sealed: 'id sha256 kind seconds bytes actor uploaded_at ticket_id' },
  paper: { ...TICKET_PARTS, sealed: 'id sha256 kind bytes actor uploaded_at ticket_id seq nth' },
  notice: {
    ...TICKET_PARTS,
    sealed: 'id person_id ticket_id seq reader at',
    apart: { read_at: 'transient: whether a notice was looked at changes nothing anybody is owed' },
  },
  bar: { ...TICKET_PARTS, sealed: 'id ticket_id person_id code_hash reason note by_person at until lifted_at lifted_by lift_note' },

  publication: {
    kind: 'publication',
    by: 'id',
    sealed:
      'id ticket_id state version category community_id grid_id is_open title text outcome photos words asked_at waits_since published_at decided_by decided_at reason words_cut=1',
  },
  content_check: {
    kind: 'publication',
    by: 'publication_id',
    sealed: 'id publication_id photo_id state trace_id label tries asked_at answered_at',
  },

  audit: {
    kind: 'audit',
    by: 'id',
    sealed: 'id at actor what result',
    apart: { seal: 'chained: the seals of the audit log count and cover it' },
  },
  audit_seal: { kind: 'audit', by: 'id', sealed: 'id at entries hash' },

  session: { apart: 'transient: a session lives for hours, and is looked up by a hash of its token' },
  phone_code: { apart: 'transient: a code lives for minutes' },
  allowance: { apart: 'transient: counts of a window of minutes' },
  outbox: { apart: 'transient: what is still to be sent; what was told stands in notices and history' },
  wechat_credit: { apart: 'transient: how many messages WeChat still takes' },
  ticket_words: { apart: 'derived: cut again from tickets and their histories' },
  batch: { apart: 'transient: what somebody asked for many tickets at once; each history says what was done' },
  batch_item: { apart: 'transient: as the batch' },
  figure_day: { apart: 'derived: summed again from tickets, verdicts and clocks' },
  figure_stale: { apart: 'transient: whose marks are to be made again' },
  figure_mark: { apart: 'derived: folded again from histories and clocks' },
  figure_sum: { apart: 'derived: summed again from marks' },
}

export type SealedTable = { name: string; kind: Kind; by: string; columns: string[]; plain: Record<string, string>; stays: boolean }

/** The tables that are sealed, with their columns; `plain`: values that add nothing to a sum. */
export const SEALED: SealedTable[] = Object.entries(PROOF).flatMap(([name, answer]) => {
  if (!('sealed' in answer)) return []
  const named = answer.sealed.split(' ').map((word) => word.split('=') as [column: string, plain?: string])
  const plain = Object.fromEntries(named.filter(([, value]) => value !== undefined)) as Record<string, string>
  return [{ name, kind: answer.kind, by: answer.by, columns: named.map(([column]) => column), plain, stays: answer.stays ?? false }]
})

export const sealedTable = new Map(SEALED.map((table) => [table.name, table]))

/** The table whose row is the beginning of a seal of this kind. */
export const ROOTS: Partial<Record<Kind, string>> = { ticket: 'ticket', person: 'person', publication: 'publication' }
