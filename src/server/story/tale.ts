/** One made-up report (一件编的事) and what becomes of it, before any of it is told. */
import { createHash } from 'node:crypto'
import type { Actor } from '../../domain/people/actors'
import type { Report } from '../../domain/report/draft'
import type { Intake } from '../../domain/report/intake'
import type { Found } from '../../domain/ticket/open'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Told } from '../people/callers'
import type { Dice } from '../simulate/dice'
import type { Intent } from '../simulate/plan'
import type { Topic } from './words'

export type Tale = {
  /** Its request ids are made of it, so it is told once. */
  name: string
  at: number
  topic: Topic
  reporter: Actor
  report: Omit<Report, 'requestId' | 'photos'>
  intake: Intake
  /** Who told staff of it. */
  caller?: Told
  found: Found
  drawn: string | undefined
  dice: Dice
  plan: Plan
  /** What its plan says is said as it stands. */
  isScripted?: true
}

/** What people do next about a ticket as it stands; `took`: that was carried out, or refused. */
export type Plan = { next(ticket: Ticket, now: number): Intent | undefined; took(intent: Intent): void }

/** The same tale makes the same requests in every run. */
export const requestIdOf = (name: string): string => createHash('sha256').update(`demo/${name}`).digest('hex').slice(0, 32)
