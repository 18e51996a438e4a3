/** Who is calling: a bearer token, or an anonymous reporter's query code; neither makes nobody. */
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { api } from '../../domain/api'
import type { Actor, Post } from '../../domain/people/actors'
import { isCode } from '../../domain/people/code'
import { factorDue, type Factor, type FactorDue } from '../../domain/people/factor'
import type { Way } from '../database/schema-people'
import type { Deps } from '../deps'
import { deviceKey, provedOn, rememberDevice } from '../people/devices'
import { usePhone } from '../people/phone-use'
import { refuseGuesses } from './query-codes'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
    now: number
    tokenHash: Buffer | null
    /** When this session began, UTC ms. */
    signedInAt: number
    mustChangePassword: boolean
    /** How it was opened. */
    way: Way | null
    /** The second factor of staff; null for everybody else. */
    factor: Factor | null
  }
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Staff idle after 30 minutes (等级保护); a resident's phone stays signed in for 90 days. */
const IDLE_MS = { staff: 30 * MINUTE, resident: 90 * DAY } as const
/** A session of staff ends then whatever happens: a working day, not a night on an open desk. */
const STAFF_MS = 12 * 60 * MINUTE

/** Asked by whoever watches over the server; nobody need be known for it. */
const FOR_WATCHERS = [api.health, api.ready].map(({ path }) => `/api${path}`)

export function knowCallers(app: FastifyInstance, deps: Deps) {
  app.decorateRequest('actor')
  app.decorateRequest('now', 0)
  app.decorateRequest('tokenHash', null)
  app.decorateRequest('signedInAt', 0)
  app.decorateRequest('mustChangePassword', false)
  app.decorateRequest('factor', null)
  app.decorateRequest('way', null)
  app.addHook('onRequest', async (request) => {
    request.now = deps.clock()
    request.actor = { kind: 'nobody' }
    // whether the server is well is answered whatever else does not answer
    if (FOR_WATCHERS.includes(request.routeOptions.url ?? '')) return
    const token = tokenIn(request)
    if (token) await recognise(request, token, deps)
    else request.actor = codeActor(request, deps)
    if (request.actor.kind === 'code') await refuseGuesses(deps, request, request.actor.codeHash)
  })
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** How and on which device somebody signs in; `provedAt`: the second factor was proved just now. */
export type Entry = { way: Way; device: string | undefined; provedAt?: number | null }

/** Opens a session and returns its token, the only copy there is. The device is known from now on. */
export async function openSession(deps: Deps, personId: string, kind: 'resident' | 'staff', entry: Entry): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const now = deps.clock()
  const device = entry.device ? deviceKey(deps, personId, entry.device) : null
  // a phone that renews its session after half an hour in the pocket is not asked again
  const provedAt = entry.provedAt ?? (kind === 'staff' && device ? await provedOn(deps, personId, device, now - STAFF_MS) : null)
  await deps.db
    .insertInto('session')
    .values({
      district_id: deps.district,
      token_hash: hashToken(token),
      person_id: personId,
      kind,
      created_at: new Date(now),
      last_seen_at: new Date(now),
      idle_ms: IDLE_MS[kind],
      way: entry.way,
      device,
      proved_at: provedAt === null ? null : new Date(provedAt),
    })
    .execute()
  if (device) await rememberDevice(deps, personId, device)
  if (kind === 'resident' && provesPhone(entry.way)) await usePhone(deps, personId)
  return token
}

type Recognised = {
  actor: Actor
  mustChangePassword: boolean
  signedInAt: number
  lastSeenAt: number
  way: Way | null
  factor: Factor | null
}

/** The actor behind a token, or `undefined` when it is unknown, idle too long, too old, revoked, or the person has left. */
export async function findSession(deps: Deps, tokenHash: Buffer, now: number): Promise<Recognised | undefined> {
  const row = await deps.db
    .selectFrom('session as s')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 's.district_id').onRef('p.id', '=', 's.person_id'))
    .leftJoin('staff_account as a', (join) => join.onRef('a.district_id', '=', 's.district_id').onRef('a.person_id', '=', 's.person_id'))
    .leftJoin('second_factor as f', (join) => join.onRef('f.district_id', '=', 's.district_id').onRef('f.person_id', '=', 's.person_id'))
    .select(['s.kind', 's.person_id', 's.created_at', 's.last_seen_at', 's.way', 's.proved_at', 'a.must_change', 'f.enrolled_at'])
    .select(postsAt(sql.ref('s.person_id'), deps, now).as('posts'))
    .where('s.district_id', '=', deps.district)
    .where('s.token_hash', '=', tokenHash)
    .where(livesAt(deps, now))
    .executeTakeFirst()
  if (!row) return undefined
  const { kind, person_id: personId } = row
  const actor: Actor = kind === 'staff' ? { kind, personId, posts: row.posts } : { kind, personId }
  const factor =
    kind === 'staff' ? { enrolled: row.enrolled_at !== null, proved: row.proved_at !== null, excused: deps.settings.DEMO } : null
  const mustChangePassword = kind === 'staff' && row.must_change === true
  return { actor, mustChangePassword, signedInAt: row.created_at, lastSeenAt: row.last_seen_at, way: row.way, factor }
}

/**
 * True for sessions (alias `s`, their person `p`) that are good for something: not ended, not idle, of staff not older than a working day, and none
 * that the demo opened by a tap once it is no demo any more.
 */
export const livesAt = ({ settings }: Deps, now: number): RawBuilder<SqlBool> => sql<SqlBool>`(
  s.revoked_at is null and p.ended_at is null and s.last_seen_at + s.idle_ms * interval '1 millisecond' >= ${new Date(now)}
  and (s.kind <> 'staff' or s.created_at > ${new Date(now - STAFF_MS)}) and (${settings.DEMO} or s.way is distinct from 'demo'))`

/** What somebody with this session has to do before anything else. */
export const dueIn = ({ actor, factor }: Pick<Recognised, 'actor' | 'factor'>): FactorDue | null =>
  actor.kind === 'staff' && factor ? factorDue(actor.posts, factor) : null

/** Whoever is in by WeChat has not shown that the number is still theirs. */
const provesPhone = (way: Way | null): boolean => way !== 'wechat'

/** Posts that a person (a column, or an id) holds now, as one value. */
export const postsAt = (personId: RawBuilder<unknown>, { district }: Deps, now: number): RawBuilder<Post[]> => sql<Post[]>`(
  select coalesce(json_agg(json_build_object('unitId', o.unit_id, 'duty', o.duty)), '[]') from post o
  where o.district_id = ${district} and o.person_id = ${personId} and o.valid_from <= ${new Date(now)}
    and (o.valid_to is null or o.valid_to > ${new Date(now)}))`

/** Posts a person holds now. */
export async function postsOf(deps: Deps, personId: string, now: number): Promise<Post[]> {
  const { rows } = await sql<{ posts: Post[] }>`select ${postsAt(sql`${personId}`, deps, now)} as posts`.execute(deps.db)
  return rows[0]!.posts
}

async function recognise(request: FastifyRequest, token: string, deps: Deps) {
  const tokenHash = hashToken(token)
  const found = await findSession(deps, tokenHash, request.now)
  if (!found) return
  request.actor = found.actor
  request.tokenHash = tokenHash
  request.signedInAt = found.signedInAt
  request.mustChangePassword = found.mustChangePassword
  request.factor = found.factor
  request.way = found.way
  if (request.now - found.lastSeenAt > MINUTE) await touch(deps, tokenHash, request.now)
  if (found.actor.kind === 'resident' && provesPhone(found.way) && Math.floor(request.now / DAY) !== Math.floor(found.lastSeenAt / DAY))
    await usePhone(deps, found.actor.personId)
}

const touch = (deps: Deps, tokenHash: Buffer, now: number) =>
  deps.db
    .updateTable('session')
    .set({ last_seen_at: new Date(now) })
    .where('district_id', '=', deps.district)
    .where('token_hash', '=', tokenHash)
    .execute()

function codeActor(request: FastifyRequest, deps: Deps): Actor {
  const code = request.headers['x-query-code']
  if (typeof code !== 'string' || !isCode(code)) return { kind: 'nobody' }
  return { kind: 'code', codeHash: deps.keys.lookupOf('query-code', code).toString('hex') }
}

function tokenIn(request: FastifyRequest): string | undefined {
  const header = request.headers.authorization
  return header?.startsWith('Bearer ') ? header.slice(7) : undefined
}
