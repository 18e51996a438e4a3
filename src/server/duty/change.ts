/**
 * Writing rosters and covers: each change is a line of the audit log with what was before and what is now; every server knows of it
 * within a minute.
 */
import { uuidv7 } from 'uuidv7'
import type { NewCover } from '../../domain/api-duty'
import { keepsRoster, mayWriteCover, namesRightly } from '../../domain/duty/may'
import type { RosterPlan } from '../../domain/duty/roster'
import { actorKey, staffActor } from '../../domain/people/actors'
import { changeOf } from '../audit/change'
import { audit } from '../audit/log'
import type { Look, Work } from '../deps'
import { countAlone } from '../plugins/allowance'
import { Refused } from '../refused'
import { working } from '../ticket/work'
import { rostersOf, type KeptRoster } from './read'

/** Covers of one unit that have not ended; more is a roster nobody keeps. */
const MOST_COVERS = 200

type Plan = { unit: string; version: number; plan: RosterPlan }

/** Writes the next version; refused when somebody else has written one meanwhile. */
export const keepRoster = (look: Look, { unit, version, plan }: Plan): Promise<void> =>
  changing(look, unit, async (work, kept) => {
    const { personId } = keeperOf(work, kept)
    if (kept.version !== version) throw new Refused(409, 'rosterMoved')
    refuseStrangers(kept, [plan.lead, ...plan.posts.flatMap(({ people }) => people)])
    const row = { district_id: work.district, unit_id: unit, version: version + 1, made_by: personId, made_at: new Date(work.now) }
    await work.db.insertInto('duty_roster').values({ ...row, plan: JSON.stringify(plan) }).execute() // prettier-ignore
    await note(work, `roster:${unit}`, changeOf({ version, plan: kept.plan }, { version: version + 1, plan }))
  })

/** Lays a cover, or both of a swap, over the turns; the same id again writes nothing. */
export const coverDuty = (look: Look, cover: NewCover): Promise<void> =>
  changing(look, cover.unit, async (work, kept) => {
    const me = staffActor(work.actor).personId
    if (!namesRightly(cover.kind, cover) || (cover.kind === 'swap') !== (cover.back !== undefined)) throw new Refused(400, 'invalid')
    if (!mayWriteCover(cover.kind, me, cover, isKeeper(work, kept))) throw new Refused(403, 'notForYou')
    refuseStrangers(kept, [cover.person, cover.insteadOf])
    if (kept.covers.length + kept.pending.length >= MOST_COVERS) throw new Refused(409, 'coversFull')
    const rows = rowsOf(work, cover)
    const { numInsertedOrUpdatedRows } = await work.db
      .insertInto('duty_cover')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) return
    await note(work, `cover:${cover.id}`, changeOf(null, { cover: cover.kind, unitId: cover.unit, spans: rows.map(said) }))
  })

/** The other of the two says yes to a swap: from now on it counts. */
export const agreeSwap = (look: Look, id: string): Promise<void> =>
  changingCover(look, id, async (work, { kept, pair }) => {
    const me = staffActor(work.actor).personId
    const half = kept.pending.find((one) => one.pair === pair && [one.person, one.insteadOf].includes(me) && one.madeBy !== me)
    if (!half) throw new Refused(403, 'notForYou')
    await work.db
      .updateTable('duty_cover')
      .set({ agreed_at: new Date(work.now) })
      .where('district_id', '=', work.district)
      .where('pair', '=', pair)
      .execute()
    await note(work, `cover:${id}`, 'agreed')
  })

/**
 * Takes a cover away, a swap with both its halves: what was there before is there again. By its keepers, by who wrote it, by whom it is
 * about.
 */
export const endCover = (look: Look, id: string): Promise<void> =>
  changingCover(look, id, async (work, { kept, pair }) => {
    const me = staffActor(work.actor).personId
    const all = [...kept.covers, ...kept.pending]
    const own = all.filter((one) => one.id === id || (pair !== null && one.pair === pair))
    const isMine = own.some(({ person, insteadOf }) => person === me || insteadOf === me)
    if (!isMine && !isKeeper(work, kept)) throw new Refused(403, 'notForYou')
    const ids = own.map((one) => one.id)
    await work.db
      .updateTable('duty_cover')
      .set({ ended_at: new Date(work.now) })
      .where('district_id', '=', work.district)
      .where('id', 'in', ids)
      .execute()
    await note(work, `cover:${id}`, 'ended')
  })

/** One change of a unit's roster at a time, decided on how it is; known here at once. */
async function changing(look: Look, unitId: string, change: (work: Work, kept: KeptRoster) => Promise<void>): Promise<void> {
  if (!look.reference.units.find(unitId)) throw new Refused(404, 'notForYou')
  await working(look, async (work) => {
    await countAlone(work.db, `roster ${unitId}`)
    await change(work, (await rostersOf(work, work.now, [unitId])).get(unitId)!)
  })
  await look.reference.load()
}

type Found = { kept: KeptRoster; pair: string | null }

async function changingCover(look: Look, id: string, change: (work: Work, found: Found) => Promise<void>): Promise<void> {
  const row = await look.db
    .selectFrom('duty_cover')
    .select(['unit_id', 'pair'])
    .where('district_id', '=', look.district)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refused(404, 'notForYou')
  await changing(look, row.unit_id, (work, kept) => change(work, { kept, pair: row.pair }))
}

export const isKeeper = ({ actor }: Look, { unitId, plan }: KeptRoster): boolean => keepsRoster(staffActor(actor), unitId, plan.lead)

function keeperOf(work: Work, kept: KeptRoster) {
  if (!isKeeper(work, kept)) throw new Refused(403, 'notForYou')
  return staffActor(work.actor)
}

/** Nobody is on duty where they do not work. */
function refuseStrangers({ members }: KeptRoster, ids: readonly (string | null)[]) {
  if (ids.some((id) => id !== null && !members.some((one) => one.id === id && one.to === null)))
    throw new Refused(400, 'invalid', { fields: { people: 'invalid' } })
}

function rowsOf({ district, now, actor }: Work, { id, unit, kind, person, insteadOf, span, back }: NewCover) {
  const pair = back ? uuidv7() : null
  const of = { district_id: district, unit_id: unit, kind, pair, made_by: staffActor(actor).personId, made_at: new Date(now) }
  const first = { ...of, id, person_id: person, instead_of: insteadOf, from_at: new Date(span.from), to_at: new Date(span.to) }
  if (!back) return [first]
  const half = { person_id: insteadOf, instead_of: person, from_at: new Date(back.from), to_at: new Date(back.to) }
  return [first, { ...of, id: uuidv7(), ...half }]
}

const said = ({ person_id, instead_of, from_at, to_at }: ReturnType<typeof rowsOf>[number]): string =>
  `${instead_of ?? '-'}>${person_id ?? '-'} ${from_at.toISOString()}/${to_at.toISOString()}`

const note = (work: Work, what: string, result: string) => audit(work, { actor: actorKey(work.actor), what, result })
