/** The actions there are (动作), in the order their buttons stand; apart from the rules, so that what only names them need not carry them. */
export const ACTIONS = [
  'accept',
  'sign',
  'resolve',
  'escalate',
  'dispatch',
  'return',
  'reject',
  'note',
  'reveal',
  'judge',
  'supplement',
  'urge',
  'withdraw',
  'close',
] as const
export type Action = (typeof ACTIONS)[number]
