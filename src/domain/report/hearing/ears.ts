/**
 * Ears (听): what decides whether a text tells of danger or accuses somebody. Learned ones are the same on the phone and on the server; until
 * a phone has fetched them it has the short list of the gravest dangers and of the plainest accusations.
 */
import type { Urgency } from '../categories'
import { DANGERS, URGENCY_OF, type Danger } from '../dangers'
import { gravestIn, plainlyAccuses } from '../gravest'
import { Hearing, type Model } from './hearing'

export type DangerHeard = { danger: Danger; urgency: Exclude<Urgency, 'normal'>; because: string[] }
export type Ears = {
  danger: (text: string) => DangerHeard | undefined
  /** How sure that it accuses a public servant or a unit, from 0 to 1. */
  accusation: (text: string) => { sure: number; because: string[] }
}
export type Models = { dangers: Model; accusations: Model }

/** From here on it is taken for danger: a card too many costs a tap, one too few may cost a life. */
export const DANGER_FROM = 0.36
/** From here on it is asked, and without an answer the centre looks first. */
export const ACCUSATION_FROM = 0.34

export const GRAVEST: Ears = {
  danger: (text) => gravestIn(text),
  accusation: (text) => {
    const because = plainlyAccuses(text)
    return { sure: because.length > 0 ? ACCUSATION_FROM : 0, because }
  },
}

export function earsOf({ dangers, accusations }: Models): Ears {
  const [danger, accusation] = [new Hearing(dangers), new Hearing(accusations)]
  return {
    danger: once((text) => {
      const { sure, kind, because } = danger.hear(text)
      const known = DANGERS.find((one) => one === kind)
      return sure >= DANGER_FROM && known ? { danger: known, urgency: URGENCY_OF[known], because } : undefined
    }),
    accusation: once((text) => accusation.hear(text)),
  }
}

/** A page asks several times about the same words. */
function once<T>(hear: (text: string) => T): (text: string) => T {
  let last: { text: string; heard: T } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, heard: hear(text) }
    return last.heard
  }
}
