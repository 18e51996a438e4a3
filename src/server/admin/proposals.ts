/**
 * What one administrator proposes and another agrees to (两人办): it lies until then and changes nothing; who proposed it and whom it is about
 * never decides. Begun, agreed to and refused are each a line in the audit log.
 */
import { sql } from 'kysely'
import { ADMIN_ACTS, CONFIRMER, mayBegin, type Standing } from '../../domain/admin/acts'
import { deedWords } from '../../domain/admin/words'
import type { AdminDone, Carried, Deed, Proposal } from '../../domain/api-admin'
import { actorKey, holdsOne, type Actor } from '../../domain/people/actors'
import { noteChange } from '../audit/change'
import { audit } from '../audit/log'
import { inTransaction, type Tx } from '../database/open'
import type { Deps } from '../deps'
import { UNDONE } from '../people/import'
import { announceMoved, byHand, carryOut, type Outcome } from '../people/deeds'
import { Refused } from '../refused'

type Staff = Extract<Actor, { kind: 'staff' }>
type Row = {
  id: string
  person_id: string
  subject: string
  deed: unknown
  made_at: number
  decision: Exclude<Standing, 'waiting'> | null
  decided_by: string | null
  decided_at: number | null
  reason: string | null
}
type Named = Row & { by: string | null; decider: string | null }

const WAITING: AdminDone = { done: false, moved: 0, password: null }
/** Of those that were decided the newest. */
const SHOWN = 100

/** Does what takes power away; what gives it waits for another's word. `id` is the phone's own: said twice it is one. */
export async function beginDeed(deps: Deps, actor: Staff, { id, deed }: { id: string; deed: Deed }): Promise<AdminDone> {
  if (!mayBegin(actor.posts, deed.act)) throw new Refused(403, 'notForYou')
  if (ADMIN_ACTS[deed.act].confirms === null) return finished(deps, await byHand(deps, deed, { by: actorKey(actor) }))
  return propose(deps, actor, { id, deed })
}

/** Lets it wait for another's word; what could not be done now is refused. */
export async function propose(deps: Deps, actor: Staff, { id, deed }: { id: string; deed: Carried }): Promise<AdminDone> {
  await refuseWhatCannotBe(deps, deed, actor)
  await inTransaction(deps.db, async (tx) => {
    const subject = subjectOf(deed)
    const row = { district_id: deps.district, id, person_id: actor.personId, subject, deed: JSON.stringify(deed) }
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('admin_proposal')
      .values({ ...row, made_at: new Date(deps.clock()) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows !== 1n) return
    const within = { ...deps, db: tx }
    await noteChange(within, { what: `admin.propose:${subject}`, hand: { by: actorKey(actor) } }, null, withoutName(deed))
  })
  return WAITING
}

/** Tried and taken back: what could not be done now is refused to whoever asks for it, and not to whoever would agree. */
async function refuseWhatCannotBe(deps: Deps, deed: Carried, actor: Staff) {
  const tried = new Error('only tried')
  await inTransaction(deps.db, async (tx) => {
    await carryOut(tx, deps, deed, { by: actorKey(actor) })
    throw tried
  }).catch((error: unknown) => {
    if (error !== tried) throw error
  })
}

type Decision = { id: string; confirm: boolean; why: string }

/** Agrees, and it is done in the same transaction; or refuses with a word why. */
export async function decideProposal(deps: Deps, actor: Staff, { id, confirm, why }: Decision): Promise<AdminDone> {
  if (!confirm && why === '') throw new Refused(400, 'whyRefused', { fields: { why: 'whyRefused' } })
  const now = deps.clock()
  const outcome = await inTransaction(deps.db, async (tx): Promise<Outcome | undefined> => {
    const row = await lockProposal(tx, deps, id)
    if (row.decision !== null) throw new Refused(409, 'decidedAlready')
    if (row.person_id === actor.personId || row.subject === (await accountOf(tx, deps, actor.personId)))
      throw new Refused(403, 'ownProposal')
    await tx
      .updateTable('admin_proposal')
      .set({
        decision: confirm ? 'confirmed' : 'refused',
        decided_by: actor.personId,
        decided_at: new Date(now),
        reason: why || null,
      })
      .where('district_id', '=', deps.district)
      .where('id', '=', id)
      .execute()
    const within = { ...deps, db: tx }
    await audit(within, { actor: actorKey(actor), what: `admin.${confirm ? 'confirm' : 'refuse'}:${row.subject}`, result: 'ok' })
    if (!confirm) return undefined
    // all of it at one moment: an import is known by it
    return carryOut(tx, { ...deps, clock: () => now }, row.deed as Carried, {
      by: actorKey(actor),
      proposedBy: row.person_id,
      proposal: id,
    })
  })
  return outcome ? finished(deps, outcome) : WAITING
}

/** What waits, the oldest first; then what was decided, the newest first. */
export async function proposalRows(deps: Deps, actor: Staff): Promise<Proposal[]> {
  const own = await accountOf(deps.db, deps, actor.personId)
  const { rows } = await sql<Named>`
    select q.id, q.person_id, q.subject, q.deed - 'rows' as deed, q.made_at, q.decision, q.decided_by,
      q.decided_at, q.reason, p.name as by, d.name as decider
    from admin_proposal q
    left join person p on p.district_id = q.district_id and p.id = q.person_id
    left join person d on d.district_id = q.district_id and d.id = q.decided_by
    where q.district_id = ${deps.district}
    order by (q.decision is null) desc, case when q.decision is null then q.made_at end, q.decided_at desc, q.id
    limit ${SHOWN}`.execute(deps.db)
  const decides = holdsOne(actor.posts, [CONFIRMER])
  return rows.map((row) => ({
    ...{ id: row.id, act: (row.deed as Carried).act, words: deedWords(row.deed as Carried, (id) => unitName(deps, id)) },
    ...{ by: row.by ?? row.person_id, at: row.made_at, standing: row.decision ?? 'waiting' },
    ...{ decidedBy: row.decider, decidedAt: row.decided_at, reason: row.reason },
    imported: (row.deed as Carried).act === 'importPeople' && row.decision === 'confirmed' && row.reason !== UNDONE,
    mayDecide: decides && row.decision === null && row.person_id !== actor.personId && row.subject !== own,
  }))
}

const unitName = ({ reference: { units } }: Deps, id: string): string => (units.find(id) ? units.fullName(id) : id)

/** The account or the unit it is about. */
const subjectOf = (deed: Carried): string => ('account' in deed ? deed.account : 'unitId' in deed ? deed.unitId : ADMIN_ACTS[deed.act].name)

/** The log has no names: the account says who it is. */
function withoutName(deed: Carried): object {
  if (deed.act === 'importPeople') return { act: deed.act, people: deed.people, rows: deed.posts, file: deed.file }
  if (deed.act !== 'add') return deed
  const { name: _, ...rest } = deed
  return rest
}

async function finished(deps: Deps, outcome: Outcome): Promise<AdminDone> {
  announceMoved(deps, outcome)
  // who works where counts from now on, not from the next minute
  await deps.reference.load()
  return { done: true, moved: outcome.moved.length, password: outcome.password }
}

async function lockProposal(tx: Tx, deps: Deps, id: string): Promise<Row> {
  const row = await tx
    .selectFrom('admin_proposal')
    .selectAll()
    .where('district_id', '=', deps.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused(404, 'notForYou')
  return row
}

async function accountOf(db: Deps['db'], deps: Deps, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('staff_account')
    .select('account')
    .where('district_id', '=', deps.district)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.account
}
