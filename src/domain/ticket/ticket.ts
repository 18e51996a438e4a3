/** The ticket (工单) as the rules see it: facts only, no personal data. Instants are UTC ms. */
import type { UnitKind } from '../people/units'
import type { CategoryId, RequestType, Urgency } from '../report/categories'
import type { Source } from '../report/sources'
import type { Grade, Mode, Outcome } from './given'
import type { State } from './states'

export type Ticket = {
  id: string
  /** Public number (编号): Beijing day and a random code. */
  number: string
  title: string
  state: State
  /** Counts moves of state or owner, nothing else: what an action was decided on. */
  stage: number
  /** 0 at first, +1 each time the work is sent back (重办). */
  round: number
  category: CategoryId
  item: string
  request: RequestType
  urgency: Urgency
  catalogueVersion: number
  /** The unit that has it now. */
  unitId: string
  /** Who of that unit has it in hand (经手人), if anybody: a person's id. */
  holder: string | null
  /** The unit that answers for it (首问负责): the last to have taken it, until another has. */
  lead: string | null
  /** The unit that last reported it done: whom a "not solved" goes back to. */
  handledBy: string | null
  gridId: string | null
  communityId: string | null
  /** How it came in (来源); null: filed before that was written down. */
  source: Source | null
  /** Handled in confidence (举报): only the owner and the centre see it. */
  confidential: boolean
  /** The unit complained of (被反映单位): its people are never let near. */
  complainedOf: string | null
  /** Units that gave it back as not their duty (退单): what the centre then rules is final for them. */
  returnedBy: readonly string[]
  /** How often it was given back in this round. */
  returns: number
  /** A consultation (会商) has concluded who does it: nobody gives it back again in this round. */
  ruled: boolean
  /** How it is handled (四办); chosen when it is taken. */
  mode: Mode | null
  /** Where it goes on after a pause, a question or 挂账. */
  backTo: State | null
  /** Units called to the consultation (会商). */
  invited: readonly string[]
  /** The ticket that carries the work of this one (并件). */
  mergedInto: string | null
  /** The reporter left a phone and lets it be called: a first contact is owed. */
  reachable: boolean
  contacted: boolean
  calledBack: boolean
  /** Times the reporter urged, when last, and whether that is still unanswered. */
  urges: number
  urgedAt: number | null
  urgeWaiting: boolean
  /** Extensions granted, and the one asked for (its due time). */
  extensions: number
  extensionAsked: number | null
  supervision: Grade | null
  /** The leader who sponsors it (包案领导), where they have an account: a person's id. */
  sponsor: string | null
  outcome: Outcome | null
  /** The reporter has given a verdict; silence stays silence. */
  answered: boolean
  reopened: boolean
  appealed: boolean
  /** It was said, not written, and nobody has written it down yet (待转写). */
  untranscribed: boolean
  filedAt: number
  changedAt: number
  /** When the reporter asked to have it erased, while nobody has answered; and whether what was told is gone. */
  eraseAsked: number | null
  erased: boolean
  /** When it was closed or rejected. */
  endedAt: number | null
}

/** Units that are places: what a matter lies in. */
export const PLACES: readonly UnitKind[] = ['grid', 'community']
/** The smallest unit it lies in: its grid, else its community. */
export const placeOf = ({ gridId, communityId }: Pick<Ticket, 'gridId' | 'communityId'>): string | null => gridId ?? communityId

/** What a ticket starts with, whatever it is about. */
export const FRESH = {
  stage: 1,
  round: 0,
  holder: null,
  lead: null,
  handledBy: null,
  returnedBy: [],
  returns: 0,
  ruled: false,
  mode: null,
  backTo: null,
  invited: [],
  mergedInto: null,
  contacted: false,
  calledBack: false,
  urges: 0,
  urgedAt: null,
  urgeWaiting: false,
  extensions: 0,
  extensionAsked: null,
  supervision: null,
  sponsor: null,
  outcome: null,
  answered: false,
  reopened: false,
  appealed: false,
  untranscribed: false,
  eraseAsked: null,
  erased: false,
  endedAt: null,
} as const satisfies Partial<Ticket>

/** A person's part in a ticket: reporter 反映人, joiner 我也遇到, proxy 代办人, withdrawn 退出的: no longer, while it goes on for others. */
export const PARTY_KINDS = ['reporter', 'joiner', 'proxy', 'withdrawn'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

/** How much of the reporter may be seen: named 实名, sealed 保密, anonymous 匿名. */
export const IDENTITIES = ['named', 'sealed', 'anonymous'] as const
export type Identity = (typeof IDENTITIES)[number]
