/** A district as data: who is where in the organisation. The demo comes from code, a real district from a JSON file of this shape. */
import * as v from 'valibot'
import { administratorsIn } from '../../domain/admin/acts'
import { DUTIES } from '../../domain/people/actors'
import { PHONE } from '../../domain/people/phone'
import { UNIT_KINDS } from '../../domain/people/units'
import { outlineFault, outlineName, OUTLINE_WORDS } from '../../domain/place/outline'
import type { GridFeature, GridFile } from '../../domain/place/polygons'
import { inTransaction, type Db, type Tx } from '../database/open'
import type { IdentityKind } from '../database/schema-people'
import type { Keys } from '../keys'
import { hashPassword, NO_PASSWORD } from '../people/passwords'

const Id = v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{1,40}$/, 'must be 1 to 40 letters, digits, _ or -'))
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40))
const Place = v.pipe(v.tuple([v.pipe(v.number(), v.minValue(-180), v.maxValue(180)), v.pipe(v.number(), v.minValue(-90), v.maxValue(90))]))
const Ring = v.pipe(v.array(Place), v.minLength(4))
const Rings = v.pipe(v.array(Ring), v.minLength(1))

const Unit = v.object({ id: Id, kind: v.picklist(UNIT_KINDS), name: Name, parentId: v.nullable(Id), phone: v.nullable(v.string()) })
const Grid = v.object({
  type: v.literal('Feature'),
  properties: v.object({ unitId: Id }),
  geometry: v.variant('type', [
    v.object({ type: v.literal('Polygon'), coordinates: Rings }),
    v.object({ type: v.literal('MultiPolygon'), coordinates: v.pipe(v.array(Rings), v.minLength(1)) }),
  ]),
})
const Staff = v.object({
  id: v.pipe(v.string(), v.uuid()),
  name: Name,
  /** Written in small letters; sign-in does not mind. */
  account: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1), v.maxLength(40)),
  /** The initial password. Without one nobody can open the account with a password. */
  password: v.optional(v.pipe(v.string(), v.minLength(8), v.maxLength(128))),
  mustChange: v.boolean(),
  posts: v.array(v.object({ unitId: Id, duty: v.picklist(DUTIES) })),
})
const Resident = v.object({ id: v.pipe(v.string(), v.uuid()), name: Name, phone: v.optional(PHONE) })

const Shape = v.object({
  district: v.object({ id: v.pipe(v.string(), v.regex(/^\d{6}$/, 'must be a six-digit division code')), name: Name }),
  units: v.array(Unit),
  grids: v.object({ type: v.literal('FeatureCollection'), features: v.array(Grid) }),
  staff: v.array(Staff),
  residents: v.optional(v.array(Resident), []),
})

/** Checked as a whole too: every name it uses is one it defines. */
export const DistrictData = v.pipe(
  Shape,
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed) for (const message of contradictions(dataset.value)) addIssue({ message })
  }),
)
export type DistrictData = Omit<v.InferOutput<typeof DistrictData>, 'grids'> & { grids: GridFile }
export type StaffData = DistrictData['staff'][number]
export type ResidentData = DistrictData['residents'][number]

/** Puts in what is missing, all or nothing; changes and deletes nothing, so it may run again (units and people end, they never go). */
export async function loadDistrict(db: Db, data: DistrictData, keys: Keys, now: number): Promise<void> {
  const checked = v.parse(DistrictData, data)
  const passwords = await newPasswords(db, checked)
  await inTransaction(db, async (tx) => {
    const load = { tx, district: checked.district.id, keys, at: new Date(now) }
    await putDistrict(load, checked)
    await putUnits(load, checked)
    await putPeople(load, checked)
    await putAccounts(load, checked.staff, passwords)
    await putPosts(load, checked.staff)
    await putIdentities(load, checked.residents)
  })
}

type Load = { tx: Tx; district: string; keys: Keys; at: Date }
type Checked = v.InferOutput<typeof DistrictData>

function contradictions({ units, grids, staff }: v.InferOutput<typeof Shape>): string[] {
  const kinds = new Map(units.map((unit) => [unit.id, unit.kind]))
  return [
    ...(units.filter((unit) => unit.kind === 'centre').length === 1 ? [] : ['要有一个、也只能有一个区中心（kind: centre）']),
    ...twice(units.map((unit) => unit.id)).map((id) => `单位 ${id} 写了两次`),
    ...units
      .filter((unit) => unit.parentId && !kinds.has(unit.parentId))
      .map((unit) => `单位 ${unit.id} 的上级 ${unit.parentId} 不在文件里`),
    ...circling(units).map((id) => `单位 ${id} 绕一圈成了自己的上级`),
    ...grids.features
      .filter((grid) => kinds.get(grid.properties.unitId) !== 'grid')
      .map((grid) => `边界 ${grid.properties.unitId}：没有这个网格`),
    ...outlineFaults(grids.features, new Map(units.map(({ id, name }) => [id, name]))),
    ...staff
      .filter(({ posts }) => administratorsIn(posts).length > 1)
      .map(({ account }) => `账号 ${account} 兼了系统、安全、审计三员里的两个，要分给不同的人`),
    ...twice(staff.map((person) => person.account)).map((account) => `账号 ${account} 写了两次`),
    ...twice(staff.map((person) => person.id)).map((id) => `人员 ${id} 写了两次`),
    ...staff
      .filter((person) => person.posts.some((post) => !kinds.has(post.unitId)))
      .map((person) => `账号 ${person.account} 的岗位所在单位不在文件里`),
  ]
}

/** Outlines nobody could draw or lie in, by the name of their grid. */
function outlineFaults(features: readonly GridFeature[], names: ReadonlyMap<string, string>): string[] {
  const called = ({ properties: { unitId } }: GridFeature) => `网格 ${unitId}（${names.get(unitId) ?? '没有这个网格'}）的边界`
  const [ids, outlines] = [new Set<string>(), new Map<string, GridFeature>()]
  return features.flatMap((feature) => {
    const { unitId } = feature.properties
    const fault = outlineFault(feature)
    const same = outlines.get(outlineName(feature))
    const again = ids.has(unitId)
    ids.add(unitId)
    outlines.set(outlineName(feature), feature)
    if (fault) return [`${called(feature)}${OUTLINE_WORDS[fault]}`]
    if (again) return [`${called(feature)}画了两次`]
    return same ? [`${called(feature)}和 ${same.properties.unitId} 的一模一样`] : []
  })
}

const twice = (ids: string[]): string[] => [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))]

/** Units that are found above themselves: nothing that walks up the tree may walk for ever. */
function circling(units: v.InferOutput<typeof Unit>[]): string[] {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  const isCircling = (id: string) => {
    let above = parents.get(id)
    for (let steps = 0; above && above !== id && steps < units.length; steps++) above = parents.get(above)
    return above === id
  }
  return units.map((unit) => unit.id).filter(isCircling)
}

/** Hashes only for accounts that are new: each costs a tenth of a second. */
async function newPasswords(db: Db, { district, staff }: Checked): Promise<Map<string, string>> {
  const rows = await db.selectFrom('staff_account').select('account').where('district_id', '=', district.id).execute()
  const known = new Set(rows.map((row) => row.account))
  const hashes = new Map<string, string>()
  for (const { account, password } of staff) if (password && !known.has(account)) hashes.set(account, await hashPassword(password))
  return hashes
}

const putDistrict = ({ tx, keys }: Load, { district }: Checked) =>
  tx
    .insertInto('district')
    .values({ ...district, secret_fingerprint: keys.fingerprint })
    .onConflict((row) => row.doNothing())
    .execute()

async function putUnits({ tx, district, at }: Load, { units, grids }: Checked) {
  const rows = units.map(({ parentId, ...unit }) => ({ ...unit, district_id: district, parent_id: parentId, valid_from: at }))
  await tx
    .insertInto('unit')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .execute()
  const areas = grids.features.map((feature) => ({
    district_id: district,
    unit_id: feature.properties.unitId,
    feature: JSON.stringify(feature),
  }))
  if (areas.length === 0) return
  await tx
    .insertInto('grid_area')
    .values(areas)
    .onConflict((row) => row.doNothing())
    .execute()
}

async function putPeople({ tx, district, at }: Load, { staff, residents }: Checked) {
  const rows = [
    ...staff.map(({ id, name }) => ({ district_id: district, id, kind: 'staff' as const, name, created_at: at })),
    // a resident's name is personal data: it lies sealed among the identities
    ...residents.map(({ id }) => ({ district_id: district, id, kind: 'resident' as const, name: null, created_at: at })),
  ]
  if (rows.length === 0) return
  await tx
    .insertInto('person')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .execute()
}

async function putAccounts({ tx, district }: Load, staff: StaffData[], passwords: Map<string, string>) {
  const rows = staff.map(({ id, account, mustChange }) => ({
    district_id: district,
    account,
    person_id: id,
    password: passwords.get(account) ?? NO_PASSWORD,
    must_change: mustChange,
  }))
  if (rows.length === 0) return
  await tx
    .insertInto('staff_account')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .execute()
}

/** A post that has ended is not given again. */
async function putPosts({ tx, district, at }: Load, staff: StaffData[]) {
  const held = await tx.selectFrom('post').select(['person_id', 'unit_id', 'duty']).where('district_id', '=', district).execute()
  const known = new Set(held.map((post) => `${post.person_id} ${post.unit_id} ${post.duty}`))
  const rows = staff
    .flatMap(({ id, posts }) =>
      posts.map(({ unitId, duty }) => ({ district_id: district, person_id: id, unit_id: unitId, duty, valid_from: at })),
    )
    .filter((post) => !known.has(`${post.person_id} ${post.unit_id} ${post.duty}`))
  if (rows.length === 0) return
  await tx
    .insertInto('post')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .execute()
}

async function putIdentities({ tx, district, keys }: Load, residents: ResidentData[]) {
  const facts = residents.flatMap(({ id, name, phone }) => [fact(id, 'name', name), ...(phone ? [fact(id, 'phone', phone)] : [])])
  const rows = facts.map(({ personId, kind, value, lookup }) => ({
    district_id: district,
    person_id: personId,
    kind,
    sealed: keys.seal(value, `${district}/identity/${personId}/${kind}`),
    lookup: keys.lookupOf(kind, lookup),
  }))
  if (rows.length === 0) return
  await tx
    .insertInto('identity')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .execute()
}

/** Look-ups are unique and two people may share a name: a name's look-up is its own person's. */
const fact = (personId: string, kind: IdentityKind, value: string) => ({
  personId,
  kind,
  value,
  lookup: kind === 'name' ? `${personId}/${value}` : value,
})
