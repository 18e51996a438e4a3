import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Template } from '../domain/notices/templates'
import type { Actor } from '../domain/people/actors'
import type { Report } from '../domain/report/draft'
import type { Step } from '../domain/ticket/lifecycle'
import type { Told } from '../domain/ticket/rules'
import type { Ticket } from '../domain/ticket/ticket'
import type { Db, Tx } from './database/open'
import type { Write } from './database/together'
import type { ErasureList } from './erasure/list'
import type { Timekeeper } from './clock'
import type { Keys } from './keys'
import type { Changes } from './live/changes'
import type { PhotoFiles } from './photo/files'
import type { Reference } from './reference'
import type { Settings } from './settings'
import type { CodeSender } from './people/senders'
import type { Wechat } from './wechat/client'

/** What every feature gets; main.ts makes the real ones, tests their own clock and doubles of the outside world. */
export type Deps = {
  district: string
  db: Db
  pool: pg.Pool
  /** UTC ms. */
  clock: () => number
  /** Of a server that runs on a real clock: whether it can be believed. */
  timekeeper?: Timekeeper
  keys: Keys
  settings: Pick<
    Settings,
    | 'dataDir'
    | 'DEMO'
    | 'TRUST_PROXY'
    | 'PUBLIC_URL'
    | 'WECHAT_PUSH_TOKEN'
    | 'CHECK_SHARE'
    | 'SMS_HOURLY'
    | 'SMS_DAILY'
    | 'BUSY_MS'
    | 'NOTICE_HOLD_MS'
  >
  reference: Reference
  files: PhotoFiles
  /** What was erased, kept outside the database. */
  erasures: ErasureList
  /** null: no WeChat account is set up. */
  wechat: Wechat | null
  /** Of subscription messages (订阅消息). */
  templates: readonly Template[]
  codes: CodeSender
  changes: Changes
  /** What goes along with every ticket filed and every step. */
  followers: readonly Follower[]
  log: FastifyBaseLogger
  /** How long requests take and which jobs ran, where somebody reads it. */
  metrics?: { watch: (app: FastifyInstance) => unknown; jobDone: (job: string) => void; jobFailed: (job: string) => void }
  /** Set while history is loaded (导入), UTC ms: the lines written then say so, and nobody is told of what was long ago. */
  importedAt?: number
}

/** The same within a transaction. */
export type InTransaction = Deps & { db: Tx }

/** Looking at tickets on somebody's behalf at one moment (UTC ms). */
export type Look = Deps & { actor: Actor; now: number }

/** Writing on somebody's behalf: all of it at one moment, in one transaction. */
export type Work = Look & InTransaction

/** A ticket just filed, with the report it was made of and whose it is; `isFor`: somebody filed it for another (代办). */
export type Filed = { ticket: Ticket; report: Report; reporterId: string | null; isFor: boolean }

/** Steps just written, the last of them under `seq`; `tells`: who is to hear of it, nobody where it was done quietly. */
export type Stepped = { steps: readonly Step[]; seq: number; tells: readonly Told[] }

/**
 * A subject that goes along with tickets, in the transaction that writes them: what waits to be told, what is public. Either it only adds
 * writes, which are sent together with the ticket's own, or it does its part once those are made.
 */
export type Follower = {
  writesFiled?: (work: Work, filed: Filed) => Write[]
  writesStepped?: (work: Work, stepped: Stepped) => Write[]
  filed?: (work: Work, filed: Filed) => Promise<void>
  stepped?: (work: Work, stepped: Stepped) => Promise<void>
}
