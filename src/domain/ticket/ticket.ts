/** The ticket (工单) as the rules see it: facts only, no personal data. Instants are UTC ms. */
import type { CategoryId, RequestType, Urgency } from '../report/categories'
import type { Outcome } from './evidence'
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
  /** The unit that last reported it done: whom a "not solved" goes back to. */
  handledBy: string | null
  gridId: string | null
  communityId: string | null
  /** Handled in confidence (举报): only the owner and the centre see it. */
  confidential: boolean
  /** The unit complained of (被反映单位): its people are never let near. */
  complainedOf: string | null
  /** Units that gave it back as not their duty (退单). */
  returnedBy: readonly string[]
  /** The centre has ruled: it cannot be returned again. */
  ruled: boolean
  outcome: Outcome | null
  /** The reporter has given a verdict; silence stays silence. */
  answered: boolean
  urgedAt: number | null
  filedAt: number
  changedAt: number
}

export const PARTY_KINDS = ['reporter', 'joiner', 'proxy'] as const
/** A person's part in a ticket: reporter 反映人, joiner 我也遇到, proxy 代办人. */
export type PartyKind = (typeof PARTY_KINDS)[number]

/** How much of the reporter may be seen: named 实名, sealed 保密, anonymous 匿名. */
export const IDENTITIES = ['named', 'sealed', 'anonymous'] as const
export type Identity = (typeof IDENTITIES)[number]
