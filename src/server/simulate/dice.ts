/** Dice that fall the same way for the same seed. */
export type Dice = {
  /** From 0 to below 1. */
  roll(): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  weighted<T extends { weight: number }>(from: readonly T[]): T
}

export function diceOf(seed: number): Dice {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x85ebca6b) >>> 0
  // mulberry32: 32 bits of state, good enough for who forgets what
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    roll,
    chance: (share) => roll() < share,
    pick: (from) => from[Math.floor(roll() * from.length)]!,
    weighted: (from) => {
      let left = roll() * from.reduce((sum, { weight }) => sum + weight, 0)
      return from.find(({ weight }) => (left -= weight) < 0) ?? from[from.length - 1]!
    },
  }
}
