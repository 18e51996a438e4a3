/**
 * Marks (记号): what of a ticket's history counts in figures, each at one instant, at one unit. A measure counts marks of one kind and
 * those among them that carry a flag; the flow counts them as they are. Made from the history alone (fold.ts).
 */
export const MARKS = {
  /** Filed (新收). left: not taken up, merged or withdrawn; resolved: reported done since; parked, repeated (并件): so far. */
  filed: ['left', 'resolved', 'parked', 'repeated'],
  /** Come back among what is in hand (退回重办、重新打开、申诉、拆开). */
  back: [],
  /** Given from one unit to another while in hand (转办). */
  pass: [],
  /** Reported done (办结). sentBack: not left at that; reached: the reporter was called and reached about it. */
  done: ['sentBack', 'reached'],
  /** Ended without being done: not taken up, merged, withdrawn, lapsed. */
  ended: [],
  /** A limit of taking, of signing, of a first contact that ran out or was kept. */
  accept: ['inTime'],
  sign: ['inTime'],
  contact: ['inTime'],
  /** A limit of handling that fell due. onTimeFirst: kept by the limit given at first, whatever was granted. */
  due: ['onTime', 'onTimeFirst', 'extended'],
  /** Closed at the end (销号). once: never sent back. */
  closed: ['once'],
  /** The reporter's turn is over: answered, or closed in silence. */
  turn: ['answered', 'solved', 'satisfied'],
  /** An order given (派单). returned: given back as not one's duty before it was signed for. */
  order: ['returned'],
} as const satisfies Record<string, readonly string[]>

export type MarkKind = keyof typeof MARKS
const MARK_KINDS = Object.keys(MARKS) as MarkKind[]
export type Flag = (typeof MARKS)[MarkKind][number]

/** `from`: the unit a passed one came from; `flags`: the bits of `MARKS`; `ms`: net time of what is done. */
export type Mark = { kind: MarkKind; at: number; unit: string; from: string | null; flags: number; ms: number | null }

const bitsOf = (kind: MarkKind) => new Map(MARKS[kind].map((flag, index) => [flag as Flag, 1 << index]))
const BITS = Object.fromEntries(MARK_KINDS.map((kind) => [kind, bitsOf(kind)])) as Record<MarkKind, Map<Flag, number>>

/** The bit of a flag of this kind. */
export function bitOf(kind: MarkKind, flag: Flag): number {
  const bit = BITS[kind].get(flag)
  if (bit === undefined) throw new Error(`${kind} has no ${flag}`)
  return bit
}

export const flagsOf = (kind: MarkKind, given: Partial<Record<Flag, boolean>>): number =>
  (Object.entries(given) as [Flag, boolean][]).reduce((bits, [flag, isSet]) => (isSet ? bits | bitOf(kind, flag) : bits), 0)
