/**
 * Live messages over WebSocket: the first message within 5 s is the token; after that the socket says only "ticket X changed,
 * now at stage n" or "your notices changed", and the client fetches. Every socket's session is looked up again each second, in one query for all.
 */
import websocket from '@fastify/websocket'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { WebSocket } from 'ws'
import { actorKey, holdsOne, type Actor } from '../../domain/people/actors'
import type { Deps } from '../deps'
import { dueIn, findSession, hashToken, livesAt } from '../plugins/session'
import { API } from '../serve'
import { Presence } from './presence'
import { partiesIn, seenBy, sightOf, type Sight } from '../ticket/visible'

const HELLO_MS = 5_000
const RECHECK_MS = 1_000
const HEARTBEAT_MS = 30_000
const MAX_SOCKETS_PER_ACTOR = 8

type Listener = { socket: WebSocket; tokenHash: Buffer; actor: Actor; answered: boolean }

export async function liveRoutes(app: FastifyInstance, deps: Deps) {
  const listeners = new Set<Listener>()
  const presence = new Presence(deps)
  await app.register(websocket, { options: { maxPayload: 1024 } })
  app.route({
    method: 'GET',
    url: `${API}/live`,
    // asked for as if it were a page
    handler: (_, reply) => reply.callNotFound(),
    wsHandler: (socket) => greet(socket, listeners, presence, deps),
  })

  const forget = deps.changes.onChange(oneAtATime((ids) => tellAll(listeners, ids, deps), deps))
  const beat = setInterval(() => void refresh(listeners, presence, deps), HEARTBEAT_MS)
  beat.unref()
  const timer = setInterval(
    () => void dropEnded(listeners, deps).catch((error: Error) => deps.log.warn({ err: error }, 'live')),
    RECHECK_MS,
  )
  timer.unref()
  // open sockets would hold the closing server
  app.addHook('preClose', async () => {
    clearInterval(timer)
    clearInterval(beat)
    forget()
    presence.stop()
    for (const { socket } of listeners) socket.close(1001)
    for (const client of app.websocketServer.clients) client.terminate()
  })
}

function greet(socket: WebSocket, listeners: Set<Listener>, presence: Presence, deps: Deps) {
  const tooLate = setTimeout(() => socket.close(4401), HELLO_MS)
  socket.on('error', () => socket.terminate())
  socket.once('message', async (message) => {
    clearTimeout(tooLate)
    const tokenHash = hashToken(String(message))
    const found = await findSession(deps, tokenHash, deps.clock()).catch(() => undefined)
    if (socket.readyState !== socket.OPEN) return
    if (!found || found.mustChangePassword || dueIn(found) || isCrowded(listeners, found.actor)) return socket.close(4401)
    const listener: Listener = { socket, tokenHash, actor: found.actor, answered: true }
    listeners.add(listener)
    socket.on('pong', () => (listener.answered = true))
    socket.on('close', () => {
      listeners.delete(listener)
      presence.leave(socket)
    })
    const say = async (text: string) => {
      if (listeners.has(listener)) await presence.say(socket, listener.actor, text, (said) => socket.send(said))
    }
    socket.on('message', oneByOne(say, deps))
    socket.send(JSON.stringify({ ready: true }))
  })
}

const isCrowded = (listeners: Set<Listener>, actor: Actor) =>
  [...listeners].filter((one) => actorKey(one.actor) === actorKey(actor)).length >= MAX_SOCKETS_PER_ACTOR

/**
 * Of tickets the one visibility predicate is asked, once for all who listen: staff by their posts, residents and codes by their parts. Of
 * persons each hears of themselves.
 */
async function tellAll(listeners: Set<Listener>, ids: string[], deps: Deps) {
  if (listeners.size === 0) return
  for (const { socket, actor } of listeners)
    if ('personId' in actor && ids.includes(actor.personId)) socket.send(JSON.stringify({ notices: true }))
  for (const { id, stage, sockets } of [...(await toldToStaff(listeners, ids, deps)), ...(await toldToParties(listeners, ids, deps))])
    for (const socket of sockets) socket.send(JSON.stringify({ ticket: id, stage }))
}

type News = { id: string; stage: number; sockets: WebSocket[] }

async function toldToStaff(listeners: Set<Listener>, ids: string[], deps: Deps): Promise<News[]> {
  const byPosts = new Map<string, { sight: Sight; sockets: WebSocket[] }>()
  for (const { actor, socket } of listeners) {
    if (actor.kind !== 'staff') continue
    // a leader sees what they sponsor too
    const key = JSON.stringify([actor.posts, holdsOne(actor.posts, ['leader']) && actor.personId])
    const same = byPosts.get(key)
    if (same) same.sockets.push(socket)
    else byPosts.set(key, { sight: sightOf(actor, deps.reference.units), sockets: [socket] })
  }
  const groups = [...byPosts.values()]
  if (groups.length === 0) return []
  const { rows } = await seenBy(deps.district, ids, groups.map(({ sight }) => sight)).execute(deps.db) // prettier-ignore
  return rows.map(({ id, stage, sight }) => ({ id, stage, sockets: groups[sight]!.sockets }))
}

async function toldToParties(listeners: Set<Listener>, ids: string[], deps: Deps): Promise<News[]> {
  const persons = [...listeners].flatMap(({ actor }) => (actor.kind === 'resident' ? actor.personId : []))
  const codes = [...listeners].flatMap(({ actor }) => (actor.kind === 'code' ? actor.codeHash : []))
  if (persons.length + codes.length === 0) return []
  const { rows } = await partiesIn(deps.district, ids, { persons, codes }).execute(deps.db)
  const socketsOf = (person: string | null, code: string | null) =>
    [...listeners].filter(({ actor }) =>
      actor.kind === 'resident' ? actor.personId === person : actor.kind === 'code' && actor.codeHash === code,
    )
  return rows.map(({ id, stage, person, code }) => ({ id, stage, sockets: socketsOf(person, code).map(({ socket }) => socket) }))
}

/** Signed out, revoked, idle or gone: the socket closes within a second. */
async function dropEnded(listeners: Set<Listener>, deps: Deps) {
  if (listeners.size === 0) return
  const { rows } = await sql<{ token_hash: Buffer }>`
    select s.token_hash from session s join person p on p.district_id = s.district_id and p.id = s.person_id
    where s.district_id = ${deps.district} and s.token_hash = any(${[...listeners].map((one) => one.tokenHash)}::bytea[])
      and ${livesAt(deps, deps.clock())}`.execute(deps.db)
  const alive = new Set(rows.map((row) => row.token_hash.toString('hex')))
  for (const listener of listeners) if (!alive.has(listener.tokenHash.toString('hex'))) drop(listener, listeners)
}

/** A phone that lost its network never says goodbye: it misses a heartbeat. Posts are read again, for people move on. */
async function refresh(listeners: Set<Listener>, presence: Presence, deps: Deps) {
  for (const listener of [...listeners]) {
    const found = listener.answered ? await findSession(deps, listener.tokenHash, deps.clock()).catch(() => undefined) : undefined
    if (!found) {
      drop(listener, listeners)
      continue
    }
    Object.assign(listener, { actor: found.actor, answered: false })
    await presence.again(listener.socket, found.actor).catch((error: Error) => deps.log.warn({ err: error }, 'live'))
    listener.socket.ping()
  }
}

/** What one socket says, one after the other; of what it says meanwhile only the last counts. */
function oneByOne(take: (text: string) => Promise<void>, deps: Deps): (message: unknown) => void {
  let next: string | undefined
  let busy = false
  const run = async () => {
    busy = true
    for (let text = next; text !== undefined; text = next) {
      next = undefined
      await take(text).catch((error: Error) => deps.log.warn({ err: error }, 'live'))
    }
    busy = false
  }
  return (message) => {
    next = String(message)
    if (!busy) void run()
  }
}

function drop(listener: Listener, listeners: Set<Listener>) {
  listeners.delete(listener)
  listener.socket.close(4401)
}

/** Runs one round after the other; what changes meanwhile is told in the next. */
function oneAtATime(tell: (ids: string[]) => Promise<void>, deps: Deps): (ids: string[]) => void {
  const waiting = new Set<string>()
  let running = false
  const run = async () => {
    running = true
    while (waiting.size > 0) {
      const ids = [...waiting]
      waiting.clear()
      await tell(ids).catch((error: Error) => deps.log.warn({ err: error }, 'live'))
    }
    running = false
  }
  return (ids) => {
    for (const id of ids) waiting.add(id)
    if (!running) void run()
  }
}
