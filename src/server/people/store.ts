/** People as rows: who is behind an identity, what a person sees of themselves, and the end of sessions. Identities lie sealed. */
import type { Me, SignedIn } from '../../domain/api'
import type { Contact } from '../../domain/api-desk'
import type { Actor } from '../../domain/people/actors'
import type { FactorDue } from '../../domain/people/factor'
import { IDENTITY_KINDS, type IdentityKind } from '../database/schema-people'
import type { Deps } from '../deps'
import { dueIn, findSession, hashToken, openSession, type Entry } from '../plugins/session'

export type Holder = { personId: string; kind: 'resident' | 'staff'; hasEnded: boolean }

export async function holderOf(deps: Deps, kind: IdentityKind, value: string): Promise<Holder | undefined> {
  const row = await deps.db
    .selectFrom('identity as i')
    .innerJoin('person as p', (join) => join.onRef('p.district_id', '=', 'i.district_id').onRef('p.id', '=', 'i.person_id'))
    .select(['p.id', 'p.kind', 'p.ended_at'])
    .where('i.district_id', '=', deps.district)
    .where('i.kind', '=', kind)
    .where('i.lookup', '=', deps.keys.lookupOf(kind, value))
    .executeTakeFirst()
  return row && { personId: row.id, kind: row.kind, hasEnded: row.ended_at !== null }
}

/** The identity as it is stored: sealed to its place, and searchable by keyed hash. */
export const sealIdentity = (deps: Deps, personId: string, kind: IdentityKind, value: string) => ({
  district_id: deps.district,
  person_id: personId,
  kind,
  sealed: deps.keys.seal(value, placeOf(deps, personId, kind)),
  lookup: deps.keys.lookupOf(kind, value),
})

/** Opens a session and shows the person who they are. */
export async function signIn(deps: Deps, personId: string, kind: Holder['kind'], entry: Entry): Promise<SignedIn> {
  const token = await openSession(deps, personId, kind, entry)
  const { actor, ...session } = (await findSession(deps, hashToken(token), deps.clock()))!
  return { token, me: await meOf(deps, actor, dueIn({ actor, ...session })) }
}

/** What someone may see of themselves: the phone masked, a resident's own name unsealed. */
export async function meOf(deps: Deps, actor: Actor, factor: FactorDue | null): Promise<Me> {
  if (actor.kind !== 'resident' && actor.kind !== 'staff') return NOBODY
  const person = await personRow(deps, actor.personId)
  const known = await identitiesOf(deps, actor.personId)
  return {
    id: actor.personId,
    kind: actor.kind,
    name: person?.name ?? known.get('name') ?? null,
    phone: masked(known.get('phone')),
    posts: actor.kind === 'staff' ? actor.posts.map(({ unitId, duty }) => ({ unitId, unit: unitName(deps, unitId), duty })) : [],
    mustChangePassword: actor.kind === 'staff' && person?.must_change === true,
    wechatBound: known.has(actor.kind === 'staff' ? 'worker_openid' : 'openid'),
    ...(factor && { factor }),
  }
}

/** How a person is reached: the phone, and the name only of one who let it be seen (实名). Nothing else is unsealed. */
export async function contactOf(deps: Deps, personId: string, withName: boolean): Promise<Contact> {
  const known = await identitiesOf(deps, personId, withName ? ['phone', 'name'] : ['phone'])
  return { phone: known.get('phone')!, name: known.get('name') ?? null }
}

/** Where WeChat reaches this person, if it knows them. */
export const openidOf = async (deps: Deps, personId: string): Promise<string | undefined> =>
  (await identitiesOf(deps, personId, ['openid'])).get('openid')

/** A resident's name, if they told it: for taking it out of what becomes public. */
export const nameOf = async (deps: Deps, personId: string): Promise<string | undefined> =>
  (await identitiesOf(deps, personId, ['name'])).get('name')

/** Ends one session: the token opens nothing any more. */
export const endSession = (deps: Deps, tokenHash: Buffer) =>
  deps.db
    .updateTable('session')
    .set({ revoked_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('token_hash', '=', tokenHash)
    .execute()

/** Ends all sessions of a person, but for the one given. */
export const endSessions = (deps: Deps, personId: string, except: Buffer | null = null) =>
  deps.db
    .updateTable('session')
    .set({ revoked_at: new Date(deps.clock()) })
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .$if(except !== null, (query) => query.where('token_hash', '!=', except!))
    .execute()

/** Is this PostgreSQL saying that a unique value is taken? */
export const isTaken = (error: unknown): boolean => (error as { code?: string } | null)?.code === '23505'

const NOBODY: Me = {
  id: null,
  kind: 'nobody',
  name: null,
  phone: null,
  posts: [],
  mustChangePassword: false,
  wechatBound: false,
}

const personRow = (deps: Deps, personId: string) =>
  deps.db
    .selectFrom('person as p')
    .leftJoin('staff_account as a', (join) => join.onRef('a.district_id', '=', 'p.district_id').onRef('a.person_id', '=', 'p.id'))
    .select(['p.name', 'a.must_change'])
    .where('p.district_id', '=', deps.district)
    .where('p.id', '=', personId)
    .executeTakeFirst()

/** What is known of a person, unsealed. */
export async function identitiesOf(
  deps: Deps,
  personId: string,
  kinds: readonly IdentityKind[] = IDENTITY_KINDS,
): Promise<Map<IdentityKind, string>> {
  const rows = await deps.db
    .selectFrom('identity')
    .select(['kind', 'sealed'])
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .where('kind', 'in', kinds)
    .execute()
  return new Map(rows.map(({ kind, sealed }) => [kind, deps.keys.unseal(sealed, placeOf(deps, personId, kind))]))
}

const placeOf = (deps: Deps, personId: string, kind: IdentityKind) => `${deps.district}/identity/${personId}/${kind}`
const masked = (phone: string | undefined): string | null => (phone ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : null)
const unitName = ({ reference: { units } }: Deps, unitId: string): string => (units.find(unitId) ? units.fullName(unitId) : unitId)
