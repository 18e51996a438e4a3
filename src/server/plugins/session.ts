/** Who is calling: a bearer token, or an anonymous reporter's query code; neither makes nobody. */
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { api } from '../../domain/api'
import type { Actor, Post } from '../../domain/people/actors'
import { isCode } from '../../domain/people/code'
import { instant } from '../database/open'
import type { Deps } from '../deps'
import { refuseGuesses } from './codes'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
    now: number
    tokenHash: Buffer | null
    /** When this session began, UTC ms. */
    signedInAt: number
    mustChangePassword: boolean
  }
}

const MINUTE = 60_000
/** Staff idle after 30 minutes (等级保护); a resident's phone stays signed in for 90 days. */
export const IDLE_MS = { staff: 30 * MINUTE, resident: 90 * 24 * 60 * MINUTE } as const

/** Asked by whoever watches over the server; nobody need be known for it. */
const FOR_WATCHERS = [api.health, api.ready].map(({ path }) => `/api${path}`)

export function knowCallers(app: FastifyInstance, deps: Deps) {
  app.decorateRequest('actor')
  app.decorateRequest('now', 0)
  app.decorateRequest('tokenHash', null)
  app.decorateRequest('signedInAt', 0)
  app.decorateRequest('mustChangePassword', false)
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

/** Opens a session and returns its token, the only copy there is. */
export async function openSession(deps: Deps, personId: string, kind: 'resident' | 'staff'): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const now = new Date(deps.clock())
  await deps.db
    .insertInto('session')
    .values({
      district_id: deps.district,
      token_hash: hashToken(token),
      person_id: personId,
      kind,
      created_at: now,
      last_seen_at: now,
      idle_ms: IDLE_MS[kind],
    })
    .execute()
  return token
}

export type Recognised = { actor: Actor; mustChangePassword: boolean; signedInAt: number; lastSeenAt: number }

/** The actor behind a token, or `undefined` when it is unknown, idle too long, revoked, or the person has left. */
export async function findSession(deps: Deps, tokenHash: Buffer, now: number): Promise<Recognised | undefined> {
  const row = await deps.db
    .selectFrom('session as s')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 's.district_id').onRef('p.id', '=', 's.person_id'))
    .leftJoin('staff_account as a', (join) => join.onRef('a.district_id', '=', 's.district_id').onRef('a.person_id', '=', 's.person_id'))
    .select(['s.kind', 's.person_id', 's.created_at', 's.last_seen_at', 's.idle_ms', 'a.must_change'])
    .where('s.district_id', '=', deps.district)
    .where('s.token_hash', '=', tokenHash)
    .where('s.revoked_at', 'is', null)
    .where('p.ended_at', 'is', null)
    .executeTakeFirst()
  if (!row || row.last_seen_at + row.idle_ms < now) return undefined
  const personId = row.person_id
  const actor: Actor =
    row.kind === 'staff' ? { kind: 'staff', personId, posts: await postsOf(deps, personId, now) } : { kind: 'resident', personId }
  const mustChangePassword = row.kind === 'staff' && row.must_change === true
  return { actor, mustChangePassword, signedInAt: row.created_at, lastSeenAt: row.last_seen_at }
}

/** Posts a person holds now. */
export const postsOf = async (deps: Deps, personId: string, now: number): Promise<Post[]> => {
  const rows = await deps.db
    .selectFrom('post')
    .select(['unit_id', 'duty'])
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('valid_from', '<=', instant(now))
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', instant(now))]))
    .execute()
  return rows.map((row) => ({ unitId: row.unit_id, duty: row.duty }))
}

async function recognise(request: FastifyRequest, token: string, deps: Deps) {
  const tokenHash = hashToken(token)
  const found = await findSession(deps, tokenHash, request.now)
  if (!found) return
  request.actor = found.actor
  request.tokenHash = tokenHash
  request.signedInAt = found.signedInAt
  request.mustChangePassword = found.mustChangePassword
  if (request.now - found.lastSeenAt > MINUTE) await touch(deps, tokenHash, request.now)
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
