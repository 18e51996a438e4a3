/** A ticket's life without a server: what is done to it, the clocks that turn with it, and what the system does when they run out. */
import type { Calendar } from '../../src/domain/calendar/workdays'
import type { Action } from '../../src/domain/ticket/actions'
import { turnClocks, type Clock, type ClockKind, type Timing } from '../../src/domain/ticket/clocks'
import type { Given } from '../../src/domain/ticket/given'
import { climbed, reminderWaits, stepDue, type Due } from '../../src/domain/ticket/ladder'
import { perform, type Step } from '../../src/domain/ticket/lifecycle'
import type { Situation } from '../../src/domain/ticket/situation'
import { ruleOf } from '../../src/domain/ticket/rules'
import type { State } from '../../src/domain/ticket/states'
import type { Ticket } from '../../src/domain/ticket/ticket'
import { aSituationOf, at, beijing, firstClocks, GIVEN, MONDAY, TIMING } from './tickets'

/** A line of history with the clocks it left behind. */
export type Line = Omit<Step, 'action'> & { action: Step['action'] | 'submit'; seq: number; at: number; state: State; clocks: Clock[] }

export class Life {
  now: number
  clocks: Clock[]
  lines: Line[]
  /** Told of every deed once it is done. */
  then: (steps: Step[], situation: Situation) => void = () => {}
  private readonly timing: Timing

  constructor(
    public ticket: Ticket,
    timing: Partial<Timing> = {},
  ) {
    this.now = timing.now ?? MONDAY
    this.timing = { ...TIMING, ...timing, now: this.now }
    this.clocks = firstClocks(ticket, this.timing)
    this.lines = [
      { action: 'submit', before: ticket, after: ticket, given: {}, seq: 1, at: this.now, state: ticket.state, clocks: this.clocks },
    ]
  }

  /** Filed at that time. */
  static from(when: string, ticket: Ticket, timing: Partial<Timing> = {}): Life {
    return new Life(ticket, { ...timing, now: at(when) })
  }

  situation(some: Partial<Omit<Situation, 'ticket'>>): Situation {
    const { now, clocks, timing } = this
    return aSituationOf(this.ticket, { now, clocks, units: timing.units, calendar: timing.calendar, ...some })
  }

  /** Done at that time, by one of those the table names; throws what it is refused for. */
  do(when: string, action: Action, given: Given = GIVEN[action], some: Partial<Omit<Situation, 'ticket'>> = {}): this {
    this.now = at(when)
    this.carryOut({ action, given }, this.situation({ relations: [ruleOf(action).by[0]!], ...some }))
    return this
  }

  carryOut({ action, given }: Due, situation: Situation): Step[] {
    const result = perform(situation, action, given)
    if ('refusal' in result) throw new Error(`${action} refused: ${JSON.stringify(result.refusal)}`)
    for (const step of result.steps) this.turn(step)
    this.then(result.steps, situation)
    return result.steps
  }

  /** As if a sweep came by just then: does what the clock that is due first asks for, `undefined` when none is. */
  attend(some: Partial<Situation> = {}): Due | 'nothing' | undefined {
    const clock = this.nextDue()
    if (!clock || clock.nextAt! > this.now) return undefined
    const situation = this.situation({ relations: ['clock'], ...some })
    const waits = reminderWaits(clock, this.now, this.timing.calendar)
    if (waits !== undefined) {
      this.clocks = this.clocks.map((one) => (one === clock ? { ...clock, nextAt: waits } : one))
      return 'nothing'
    }
    const next = { ...clock, ...climbed(clock, situation, this.timing.calendar) }
    this.clocks = this.clocks.map((one) => (one === clock ? next : one))
    const due = stepDue(clock, situation)
    if (due) this.carryOut(due, { ...situation, clocks: this.clocks })
    return due ?? 'nothing'
  }

  /** Everything the system does till then, punctually: "2026-11-23 11:24 overdue accept". */
  sweepTill(when: string): string[] {
    const told: string[] = []
    for (let clock = this.nextDue(); clock && clock.nextAt! <= at(when); clock = this.nextDue()) {
      this.now = Math.max(this.now, clock.nextAt!)
      const due = this.attend()
      if (due && due !== 'nothing') told.push([beijing(this.now), due.action, due.given.grade ?? this.wentTo(due.action), due.given.clock].filter(Boolean).join(' '))
    } // prettier-ignore
    this.now = at(when)
    return told
  }

  /** When that clock is due, in Beijing: "still" while it holds still, `undefined` when there is none. */
  due(kind: ClockKind): string | undefined {
    const clock = this.clock(kind)
    return clock && (clock.dueAt === null ? 'still' : beijing(clock.dueAt))
  }

  clock = (kind: ClockKind): Clock | undefined => this.clocks.find((one) => one.kind === kind)
  kinds = (): string => this.clocks.map(({ kind, dueAt }) => (dueAt === null ? `(${kind})` : kind)).join(' ')

  /** Another calendar from now on, for units with hours of their own in those. */
  recount(calendar: Calendar, when: string, own = calendar): this {
    this.useCalendar(calendar, own)
    return this.do(when, 'recount')
  }

  useCalendar = (calendar: Calendar, own = calendar) => void Object.assign(this.timing, { calendar, hoursOf: () => own })

  private wentTo = (action: Action) => (action === 'moveUp' ? this.ticket.unitId : undefined)

  nextDue = (): Clock | undefined => this.clocks.filter(({ nextAt }) => nextAt !== null).sort((a, b) => a.nextAt! - b.nextAt!)[0]

  private turn(step: Step) {
    const seq = this.lines.length + 1
    this.clocks = turnClocks(this.clocks, { seq, ...step }, { ...this.timing, now: this.now })
    this.ticket = step.after
    this.lines.push({ ...step, seq, at: this.now, state: step.after.state, clocks: this.clocks })
  }
}
