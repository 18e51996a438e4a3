/**
 * News of changed tickets, and of persons whose notices changed, between features and between server processes. One coalesced NOTIFY per 50 ms on a connection of its
 * own, never inside a write transaction (that costs more than half the throughput). Losing it loses nothing: lists are polled too.
 */
import { EventEmitter } from 'node:events'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { FastifyBaseLogger } from 'fastify'

const CHANNEL = 'ticket_changes'
const PRESENCE = 'desk_presence'
const COALESCE_MS = 50
/** PostgreSQL takes payloads below 8,000 bytes. */
const IDS_PER_NOTE = 150

export class Changes {
  private readonly news = new EventEmitter()
  /** This process, among others. */
  readonly me = randomBytes(6).toString('hex')
  private pending = new Set<string>()
  private timer: NodeJS.Timeout | null = null
  private client: pg.Client | null = null
  private stopped = false

  constructor(
    private readonly connection: pg.ClientConfig,
    private readonly log: FastifyBaseLogger,
  ) {}

  /** Hears of changed ids, of tickets and persons, its own process's included. */
  onChange(listener: (ids: string[]) => void): () => void {
    this.news.on('change', listener)
    return () => this.news.off('change', listener)
  }

  /** Says that a ticket changed, or a person's notices; call it after the commit. */
  announce(id: string) {
    this.pending.add(id)
    this.timer ??= setTimeout(() => this.flush(), COALESCE_MS)
  }

  /** Hears of who is at a ticket, of other processes' desks (在场): passed on as it was said, kept nowhere. */
  onPresence(listener: (text: string) => void): () => void {
    this.news.on('presence', listener)
    return () => this.news.off('presence', listener)
  }

  sayPresence(text: string) {
    this.notify(PRESENCE, text)
  }

  async start() {
    // no statement timeout: it listens for as long as the server runs
    const client = new pg.Client({ ...this.connection, connectionTimeoutMillis: 10_000, query_timeout: 10_000, keepAlive: true })
    client.on('error', () => this.lost())
    client.on('end', () => this.lost())
    client.on('notification', ({ channel, payload }) =>
      channel === PRESENCE ? this.news.emit('presence', payload ?? '') : this.hear(payload ?? ''),
    )
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}; listen ${PRESENCE}`)
      this.client = client
    } catch {
      this.lost()
    }
  }

  async stop() {
    this.stopped = true
    if (this.timer) clearTimeout(this.timer)
    await this.client?.end().catch(() => undefined)
  }

  private lost() {
    if (this.stopped || (this.client === null && this.retrying)) return
    this.client?.removeAllListeners()
    this.client?.on('error', () => undefined)
    void this.client?.end().catch(() => undefined)
    this.client = null
    this.retrying = true
    this.log.warn('live connection lost, trying again')
    setTimeout(() => {
      this.retrying = false
      if (!this.stopped) void this.start()
    }, 2_000).unref()
  }
  private retrying = false

  private flush() {
    const ids = [...this.pending]
    this.pending = new Set()
    this.timer = null
    this.news.emit('change', ids)
    for (let from = 0; from < ids.length; from += IDS_PER_NOTE)
      this.notify(CHANNEL, `${this.me} ${ids.slice(from, from + IDS_PER_NOTE).join(',')}`)
  }

  /** One after the other: a connection says one thing at a time. */
  private notify(channel: string, text: string) {
    this.saying = this.saying
      .then(() => this.client?.query('select pg_notify($1, $2)', [channel, text]))
      .then(
        () => undefined,
        () => this.lost(),
      )
  }
  private saying: Promise<void> = Promise.resolve()

  private hear(payload: string) {
    const [from, ids] = payload.split(' ')
    if (from !== this.me && ids) this.news.emit('change', ids.split(','))
  }
}
