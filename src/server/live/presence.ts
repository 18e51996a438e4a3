/**
 * Who is at a ticket right now (在场), in this process's memory and in what other servers say of theirs: a row lives as long as its socket, and
 * of another server as long as that goes on saying so.
 */
import * as v from 'valibot'
import { DOINGS, takesPart, Whereabouts, type Near } from '../../domain/presence'
import type { Actor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { seenBy, sightOf } from '../ticket/visible'

/** One socket of somebody who is there. */
type Here = { person: string; name: string; send: (text: string) => void; at: string | null; doing: Whereabouts['doing'] }
/** What another server says of one of its own; `until`: it has to say so again by then. */
const Elsewhere = v.object({
  from: v.string(),
  person: v.string(),
  name: v.string(),
  at: v.nullable(v.string()),
  doing: v.picklist(DOINGS),
})
type Elsewhere = v.InferOutput<typeof Elsewhere> & { until: number }

/** Two heartbeats: a server that died says nothing more. */
const LASTS_MS = 70_000

export class Presence {
  private readonly here = new Map<object, Here>()
  private readonly elsewhere = new Map<string, Elsewhere>()
  private readonly forget: () => void

  constructor(private readonly deps: Deps) {
    this.forget = deps.changes.onPresence((text) => this.hear(text))
  }

  /** What somebody's socket says; whoever may not see the ticket is nowhere. */
  async say(socket: object, actor: Actor, text: string, send: Here['send']): Promise<void> {
    const said = v.safeParse(Whereabouts, jsonOf(text))
    if (!said.success || actor.kind !== 'staff' || !takesPart(actor)) return
    const known = this.here.get(socket)
    const at =
      said.output.at !== null && (known?.at === said.output.at || (await this.maySee(actor, said.output.at))) ? said.output.at : null
    const one = { person: actor.personId, name: known?.name ?? (await this.nameOf(actor.personId)), send, at, doing: said.output.doing }
    this.put(socket, one, known?.at ?? null)
  }

  /** The socket is closed. */
  leave(socket: object) {
    const known = this.here.get(socket)
    if (!known) return
    this.put(socket, { ...known, at: null }, known.at)
    this.here.delete(socket)
  }

  /** A heartbeat: whoever lost a post or the sight of the ticket is there no longer; the others are said again. */
  async again(socket: object, actor: Actor): Promise<void> {
    const known = this.here.get(socket)
    if (!known || known.at === null) return
    if (actor.kind !== 'staff' || !takesPart(actor) || !(await this.maySee(actor, known.at))) return this.leave(socket)
    this.announce(known, known.at)
  }

  stop() {
    this.forget()
    this.here.clear()
  }

  private put(socket: object, one: Here, before: string | null) {
    this.here.set(socket, one)
    if (before !== null && before !== one.at) this.tell(before)
    if (one.at !== null) this.tell(one.at)
    this.announce(one, one.at)
  }

  /** To each who is at the ticket, the others. */
  private tell(ticket: string) {
    const there = [...this.here.values()].filter(({ at }) => at === ticket)
    for (const one of there) one.send(JSON.stringify({ near: this.othersAt(ticket, one.person), at: ticket }))
  }

  private othersAt(ticket: string, me: string): Near[] {
    const now = Date.now()
    for (const [key, one] of this.elsewhere) if (one.until < now) this.elsewhere.delete(key)
    const all = [...this.here.values(), ...this.elsewhere.values()].filter(({ at, person }) => at === ticket && person !== me)
    const byPerson = new Map<string, Near>()
    for (const { person, name, doing } of all) if (byPerson.get(person)?.doing !== 'writes') byPerson.set(person, { name, doing })
    return [...byPerson.values()]
  }

  private announce({ person, name, doing }: Here, at: string | null) {
    this.deps.changes.sayPresence(JSON.stringify({ from: this.deps.changes.me, person, name, at, doing }))
  }

  private hear(text: string) {
    const said = v.safeParse(Elsewhere, jsonOf(text))
    if (!said.success || said.output.from === this.deps.changes.me) return
    const key = `${said.output.from} ${said.output.person}`
    const before = this.elsewhere.get(key)
    if (said.output.at === null) this.elsewhere.delete(key)
    else this.elsewhere.set(key, { ...said.output, until: Date.now() + LASTS_MS })
    for (const ticket of new Set([before?.at, said.output.at])) if (ticket) this.tell(ticket)
  }

  private async maySee(actor: Actor & { kind: 'staff' }, id: string): Promise<boolean> {
    const { rows } = await seenBy(this.deps.district, [id], [sightOf(actor, this.deps.reference.units)]).execute(this.deps.db)
    return rows.length > 0
  }

  private async nameOf(person: string): Promise<string> {
    const { db, district } = this.deps
    const found = await db
      .selectFrom('person')
      .select('name')
      .where('district_id', '=', district)
      .where('id', '=', person)
      .executeTakeFirst()
    return found?.name ?? ''
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
