/**
 * A simulated year (模拟一年): residents file, staff work, forget, return and resolve badly, the deadline clock runs every simulated half
 * hour; the code that decides and writes is the server's own. What comes out is counted by `account`.
 */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../domain/people/actors'
import type { Near } from '../../domain/api'
import type { Report } from '../../domain/report/draft'
import type { Ticket } from '../../domain/ticket/ticket'
import type { Deps } from '../deps'
import { Changes } from '../live/changes'
import { Refused } from '../refused'
import { joinTicket } from '../ticket/join'
import { offerOf } from '../ticket/neighbours'
import { COLUMNS } from '../ticket/rows'
import { dueQuery, sweep } from '../ticket/sweep'
import { visibleTo } from '../ticket/visible'
import { actOn } from '../ticket/act'
import { fileReport } from '../ticket/file'
import { lookOf } from '../ticket/work'
import { Agenda } from './agenda'
import type { Dice } from './dice'
import type { Scene } from './habits'
import { residentIntent, staffIntent, type Intent } from './plan'
import { filings, type Filing } from './reports'
import { settle, type Town } from './town'

type Options = { tickets: number; days: number; seed: number }
export type Told = {
  filed: number
  done: number
  refused: Map<string, number>
  repeated: number
  sweeps: number
  swept: number
  left: number
}

/** The deadline clock runs so often. */
export const SLOT = 30 * 60_000
/** Tickets at work on at the same time: what a small server serves. */
const AT_ONCE = 8
/** One request in so many is sent twice, as phones do on a bad network. */
const SENT_TWICE = 0.01

type Case = { id: string; draft: Near; reporter: Actor; joined: Actor[]; dice: Dice; stage: number; staff?: Intent; resident?: Intent }
type Item = { at: number } & ({ filing: Filing } | { of: Case; intent: Intent })

/** Runs the year from `from` on. `time` is what the clock of `deps` reads; `say` hears of each day. */
export async function liveYear(
  given: Deps,
  time: { now: number },
  from: number,
  options: Options,
  say: (line: string) => void,
): Promise<Told> {
  const touched = new Set<string>()
  const deps = { ...given, changes: new Touched(given, touched) }
  time.now = from
  const town = await settle(deps, Math.max(20, Math.round(options.tickets / 25)), options.seed)
  const year = new Year(deps, town, touched)
  for (const filing of filings(town, deps.reference, from, options)) year.agenda.add({ at: filing.at, filing })
  const end = from + options.days * 86_400_000
  for (let slot = from; slot < end; slot += SLOT) {
    time.now = slot + SLOT
    await year.live(time.now)
    if ((slot - from) % 86_400_000 === 0) say(`${new Date(slot + 8 * 3_600_000).toISOString().slice(0, 10)} ${year.told.filed}`)
  }
  return year.told
}

class Year {
  readonly agenda = new Agenda<Item>()
  readonly told: Told = { filed: 0, done: 0, refused: new Map(), repeated: 0, sweeps: 0, swept: 0, left: 0 }
  private readonly cases = new Map<string, Case>()
  /** Numbers of open tickets by unit, a few each, to merge into. */
  private readonly recent = new Map<string, string[]>()

  constructor(
    private readonly deps: Deps,
    private readonly town: Town,
    private readonly touched: Set<string>,
  ) {}

  /** Half an hour: what people do, then the clock, then what everybody makes of it. */
  async live(until: number) {
    await this.people(this.agenda.until(until).filter((item) => 'filing' in item || isPending(item)))
    await this.clock(until)
    await this.look(until)
  }

  /** In order of time for each ticket, many tickets at once. */
  private async people(items: Item[]) {
    const lanes = new Map<unknown, Item[]>()
    for (const item of items) {
      const lane = 'filing' in item ? item : item.of
      lanes.set(lane, [...(lanes.get(lane) ?? []), item])
    }
    const waiting = [...lanes.values()]
    const work = async () => {
      for (let lane = waiting.shift(); lane; lane = waiting.shift()) for (const item of lane) await this.one(item)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }

  private one = (item: Item): Promise<void> => ('filing' in item ? this.file(item.filing) : this.act(item.of, item.intent))

  private async file({ at, report, found, reporter, dice }: Filing) {
    const body: Report = { ...report, requestId: requestId() }
    const intake = { source: reporter.kind === 'code' ? ('web' as const) : ('mini' as const) }
    const send = () => fileReport(lookOf(this.deps, reporter, at), { report: body, found, intake })
    const id = await send()
    if (dice.chance(SENT_TWICE) && (await send()) === id) this.told.repeated++
    const { category, item } = report
    const draft: Near = { communityId: found.communityId ?? undefined, category, item, words: '' }
    this.cases.set(id, { id, draft, reporter, joined: [], dice, stage: 0 })
    this.told.filed++
  }

  private async act(of: Case, { action, given, actor, at }: Intent) {
    const request = { requestId: requestId() }
    const look = lookOf(this.deps, actor, at)
    const send = () =>
      action === 'join'
        ? joinTicket(look, offerOf(look, of.id), { ...request, draft: of.draft })
        : actOn(look, of.id, { ...request, action, given, stage: of.stage })
    this.touched.add(of.id)
    try {
      await send()
      this.told.done++
      if (action === 'join') of.joined.push(actor)
      if (!of.dice.chance(SENT_TWICE)) return
      await send()
      this.told.repeated++
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const why = `${action} ${error.problem}`
      this.told.refused.set(why, (this.told.refused.get(why) ?? 0) + 1)
    }
  }

  /** The deadline clock, where something is due; `left`: what it did not see to, over the whole year. */
  private async clock(now: number) {
    const due = async () => (await dueQuery(this.deps, now, BEGINNING).execute(this.deps.db)).rows.length
    if ((await due()) === 0) return
    this.told.sweeps++
    this.told.swept += await sweep(this.deps)
    this.told.left += await due()
  }

  /** Everybody looks at what moved, and plans. */
  private async look(now: number) {
    const ids = [...this.touched]
    this.touched.clear()
    if (ids.length === 0) return
    const { rows } = await sql<Ticket>`
      select ${COLUMNS} from ticket t where t.district_id = ${this.deps.district} and t.id = any(${ids}::uuid[]) and ${visibleTo(CLOCK, this.deps.reference.units)}`.execute(
      this.deps.db,
    )
    for (const ticket of rows) this.plan(ticket, this.cases.get(ticket.id)!, now)
  }

  private plan(ticket: Ticket, of: Case, now: number) {
    const others = (this.recent.get(ticket.unitId) ?? []).filter((number) => number !== ticket.number)
    const scene: Scene = { ticket, reporter: of.reporter, joined: of.joined, now, dice: of.dice, town: this.town, deps: this.deps, others }
    const moved = of.stage !== ticket.stage
    of.stage = ticket.stage
    if (moved || !of.staff || of.staff.at < now) this.expect(of, 'staff', staffIntent(scene))
    if (moved) this.expect(of, 'resident', residentIntent(scene))
    if (ticket.state === 'accepted') this.recent.set(ticket.unitId, [ticket.number, ...others].slice(0, 5))
  }

  private expect(of: Case, who: 'staff' | 'resident', intent: Intent | undefined) {
    of[who] = intent
    if (intent) this.agenda.add({ at: intent.at, of, intent })
  }
}

const isPending = (item: Item): boolean => 'of' in item && (item.of.staff === item.intent || item.of.resident === item.intent)
const requestId = () => randomBytes(16).toString('hex')
const CLOCK: Actor = { kind: 'clock' }
const BEGINNING = { ticket_id: '00000000-0000-0000-0000-000000000000', kind: 'accept', seq: 0, next_at: 0 } as const

/** Tells the simulation which tickets moved, whoever moved them. */
class Touched extends Changes {
  constructor(
    { log }: Deps,
    private readonly ids: Set<string>,
  ) {
    super({}, log)
  }
  override announce(id: string) {
    this.ids.add(id)
  }
}
