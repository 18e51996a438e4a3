import type { Calendar } from '../calendar/workdays'
import type { Units } from '../people/units'
import type { Clock } from './clock-kinds'
import type { Colleague } from './holder'
import type { Relation } from './relations'
import type { Identity, Ticket } from './ticket'
import type { UndoPoint } from './undo'

/** Everything a decision may look at. */
export type Situation = {
  ticket: Ticket
  relations: readonly Relation[]
  units: Units
  now: number
  /** The calendar days named by people are closed by. */
  calendar: Calendar
  clocks: readonly Clock[]
  /** Who works on tickets at the unit that has it, now. */
  colleagues: readonly Colleague[]
  /** Leaders who answer for it (分管领导) by an account, for whoever may say that one sponsors it. */
  leaders: readonly Colleague[]
  /** Who is on duty at a unit at this moment, by its roster (值班表); `undefined` where it keeps none or nobody is. */
  onDuty?: (unitId: string) => string | undefined
  /** The sub-item asks for a closing photo. */
  photoAsked: boolean
  /**
   * What the reporter lets be seen of them, whether a phone of theirs is known; `away`: staff filed it, and nobody reads or writes for the
   * reporter here as long as they have not claimed it.
   */
  reporter: { identity: Identity; phoneKnown: boolean; away?: boolean }
  /** Whoever looks is the grid worker of the unit that has it. */
  isGridWorker: boolean
  /** Whoever looks works at the unit that took it first (首问单位), and gave the order. */
  leads: boolean
  /** The unit that gave the order (交办单) that runs, if whoever looks works there. */
  givenBy?: string
  /** Whoever looks handled it in this round, or asked for the extension: somebody else checks and grants; they are at the place already. */
  ownWork: { handled: boolean; asked: boolean; arrived: boolean }
  /** The reporter was asked to add something before. */
  askedInfo: boolean
  /** Among the share of 马上办 that is checked (抽查). */
  sampled: boolean
  /** History of another channel (导入). */
  isPast?: boolean
  /** How many tickets are merged into this one. */
  children: number
  /** How many are on it beside its reporter: who joined, and the tickets merged into it. */
  others: number
  /** Somebody filed it for its reporter (代办). */
  filedFor: boolean
  /** Whoever looks was represented (代办), and has taken no step in it yet. */
  represented: boolean
  /** The ticket a 并件 names, if whoever merges may see it. */
  target?: Ticket
  /** What was done last, where that can be undone. */
  undo?: UndoPoint
  /** Whoever looks joined it (我也遇到). */
  joiner?: { joinedBeforeDone: boolean; opined: boolean }
}
