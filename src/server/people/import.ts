/**
 * People from a sheet, put in together (导入人员): all or nothing, within the transaction of whoever agreed. They have no password until the
 * file of first passwords is taken; until one of them has signed in all of it can be taken back.
 */
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Imported } from '../../domain/admin/import'
import { noteChange, type Hand } from '../audit/change'
import type { Deps, InTransaction } from '../deps'
import { Refused } from '../refused'
import { handOverFrom } from '../ticket/hand-over'
import { NO_PASSWORD } from './passwords'
import { isTaken } from './store'

const CHUNK = 500

/** New people with their accounts, then all posts; what changed since the sheet was tried refuses the whole. */
export async function importPeople(within: InTransaction, rows: readonly Imported[], hand: Hand): Promise<void> {
  const at = new Date(within.clock())
  const district_id = within.district
  const fresh = rows.filter(({ isNew }) => isNew).map((row) => ({ ...row, id: uuidv7() }))
  for (const some of chunks(fresh)) {
    await within.db
      .insertInto('person')
      .values(some.map(({ id, name }) => ({ district_id, id, kind: 'staff' as const, name, created_at: at })))
      .execute()
    await within.db
      .insertInto('staff_account')
      .values(some.map(({ account, id }) => ({ district_id, account, person_id: id, password: NO_PASSWORD, must_change: true })))
      .execute()
      .catch(refuseTaken)
  }
  const ids = await idsOf(within, rows.map(({ account }) => account)) // prettier-ignore
  refuseEnded(within, rows, ids)
  for (const some of chunks(rows))
    await within.db
      .insertInto('post')
      .values(
        some.map(({ account, unitId, duty }) => ({ district_id, person_id: ids.get(account)!, unit_id: unitId, duty, valid_from: at })),
      )
      .execute()
      .catch(refuseTaken)
  await noteChange(within, { what: `staff.importPeople:${hand.proposal ?? ''}`, hand }, null, { people: fresh.length, rows: rows.length })
}

/** Takes an import back as if it had not been; refused once somebody of it has signed in. Returns the tickets that went on. */
export async function undoImport(within: InTransaction, importId: string, hand: Hand): Promise<string[]> {
  const { rows, at } = await importedIn(within, importId)
  const ids = await idsOf(within, rows.map(({ account }) => account)) // prettier-ignore
  const fresh = rows.filter(({ isNew }) => isNew).flatMap(({ account }) => ids.get(account) ?? [])
  await refuseUsed(within, fresh)
  const touched = [...new Set(rows.map(({ unitId }) => unitId))].sort()
  await sql`select 1 from unit where district_id = ${within.district} and id = any(${touched}::text[])
    order by id for no key update`.execute(within.db)
  const posts = rows.flatMap(({ account, unitId, duty }) => (ids.has(account) ? [{ person: ids.get(account)!, unitId, duty }] : []))
  await sql`delete from post o using unnest(${posts.map(({ person }) => person)}::uuid[], ${posts.map(({ unitId }) => unitId)}::text[],
      ${posts.map(({ duty }) => duty)}::text[]) as m(person_id, unit_id, duty)
    where o.district_id = ${within.district} and o.valid_from = ${new Date(at)}
      and o.person_id = m.person_id and o.unit_id = m.unit_id and o.duty = m.duty`.execute(within.db)
  for (const table of ['staff_account', 'person'] as const)
    await sql`delete from ${sql.table(table)} where district_id = ${within.district}
      and ${sql.ref(table === 'person' ? 'id' : 'person_id')} = any(${fresh}::uuid[])`.execute(within.db)
  await sql`update admin_proposal set reason = ${UNDONE} where district_id = ${within.district} and id = ${importId}`.execute(within.db)
  await noteChange(within, { what: `staff.undoImport:${importId}`, hand }, { people: fresh.length, rows: rows.length }, null)
  return handOverFrom(within.db, within, touched)
}

/** What stands at an import that was taken back. */
export const UNDONE = '整批撤掉了'

/** The rows of an import that was agreed to and stands, and when that was. */
export async function importedIn(deps: Deps, importId: string): Promise<{ rows: Imported[]; at: number }> {
  const row = await deps.db
    .selectFrom('admin_proposal')
    .select(['deed', 'decision', 'decided_at', 'reason'])
    .where('district_id', '=', deps.district)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  const deed = row?.deed as { act: string; rows: Imported[] } | undefined
  if (deed?.act !== 'importPeople' || row?.decision !== 'confirmed' || row.reason === UNDONE) throw new Refused(404, 'importUnknown')
  return { rows: deed.rows, at: row.decided_at! }
}

/** Of these accounts those that were never opened: first passwords still to be handed out. */
export async function unopened(deps: Deps, accounts: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ account: string }>`
    select a.account from staff_account a where a.district_id = ${deps.district} and a.account = any(${accounts}::text[]) and a.must_change
      and not exists (select 1 from session s where s.district_id = a.district_id and s.person_id = a.person_id)`.execute(deps.db)
  return new Set(rows.map(({ account }) => account))
}

async function refuseUsed(within: InTransaction, people: readonly string[]) {
  const { rows } = await sql`
    select 1 from staff_account a where a.district_id = ${within.district} and a.person_id = any(${people}::uuid[]) and (not a.must_change
      or exists (select 1 from session s where s.district_id = a.district_id and s.person_id = a.person_id)) limit 1`.execute(within.db)
  if (rows.length > 0) throw new Refused(409, 'importUsed')
}

async function idsOf({ db, district }: Deps, accounts: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ account: string; id: string }>`
    select a.account, a.person_id as id from staff_account a
    join person p on p.district_id = a.district_id and p.id = a.person_id and p.ended_at is null
    where a.district_id = ${district} and a.account = any(${[...new Set(accounts)]}::text[])`.execute(db)
  return new Map(rows.map(({ account, id }) => [account, id]))
}

/** A person who left, a unit that ended since the sheet was tried. */
function refuseEnded({ reference: { units } }: InTransaction, rows: readonly Imported[], ids: ReadonlyMap<string, string>) {
  const gone = rows.find(({ account }) => !ids.has(account))
  if (gone) throw new Refused(409, 'accountUnknown', { message: `没有账号 ${gone.account}，或者已经离职。` })
  const standing = new Set(units.current.map(({ id }) => id))
  const ended = rows.find(({ unitId }) => !standing.has(unitId))
  if (ended) throw new Refused(409, 'unitUnknown', { message: `没有单位 ${ended.unitId}，或者它已经撤了。` })
}

function refuseTaken(error: unknown): never {
  throw isTaken(error) ? new Refused(409, 'accountTaken', { message: '试导以后有账号被别人用了，请重新试一遍。' }) : error
}

const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) => all.slice(index * CHUNK, (index + 1) * CHUNK))
