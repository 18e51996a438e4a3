import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import type { Template } from '../domain/notices/templates'
import type { Db } from './database/open'
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
    'DEMO' | 'TRUST_PROXY' | 'PUBLIC_URL' | 'WECHAT_PUSH_TOKEN' | 'CHECK_SHARE' | 'SMS_HOURLY' | 'SMS_DAILY' | 'BUSY_MS'
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
  log: FastifyBaseLogger
  /** Set while history is loaded (导入), UTC ms: the lines written then say so, and nobody is told of what was long ago. */
  importedAt?: number
}
