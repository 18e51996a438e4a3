/** Places with a code to scan (现场二维码): a row each. They end and never go, so that a code pasted somewhere is never another place. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { BodyOf } from '../../domain/api'
import type { Scene } from '../../domain/api-scene'
import type { sceneStaffApi } from '../../domain/api-scene-staff'
import { actorKey, HANDLING, unitsOf, type Actor } from '../../domain/people/actors'
import { SCENE_LETTERS, SCENE_LENGTH } from '../../domain/report/draft'
import type { Found } from '../../domain/ticket/open'
import { changeOf } from '../audit/change'
import { audit } from '../audit/log'
import { inTransaction } from '../database/open'
import type { Deps } from '../deps'
import { toWgs84 } from '../place/grids'
import { Refused } from '../refused'

const PAGE = 30
const COLUMNS = ['code', 'words', 'unit_id', 'lng', 'lat', 'category', 'item'] as const

/** What a code stands for; undefined when there is no such code, or it has ended, or its unit has. */
export async function findScene(deps: Deps, code: string): Promise<Scene | undefined> {
  const row = await deps.db
    .selectFrom('qr_place')
    .select(COLUMNS)
    .where('district_id', '=', deps.district)
    .where('code', '=', code)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && !deps.reference.units.find(row.unit_id)?.ended ? sceneOf(deps, row) : undefined
}

/** Where a report from a scanned code lies: the grid and community of the place, or nothing known. */
export async function foundAt(deps: Deps, code: string): Promise<Found | undefined> {
  const unitId = (await findScene(deps, code))?.unit.id
  const unit = unitId === undefined ? undefined : deps.reference.units.get(unitId)
  if (!unit) return undefined
  return unit.kind === 'grid' ? { gridId: unit.id, communityId: unit.parentId } : { gridId: null, communityId: unit.id }
}

/** The codes of the units somebody works for and of those below, newest first. */
export async function scenesOf(deps: Deps, actor: Actor, after: string | undefined): Promise<{ rows: Scene[]; next: string | null }> {
  const [at, code] = after?.split('_') ?? []
  const rows = await deps.db
    .selectFrom('qr_place')
    .select([...COLUMNS, 'made_at'])
    .where('district_id', '=', deps.district)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`unit_id = any(${reachOf(deps, actor)}::text[])`)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(made_at, code) < (${new Date(Number(at))}, ${code})`))
    .orderBy('made_at', 'desc')
    .orderBy('code', 'desc')
    .limit(PAGE + 1)
    .execute()
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown[PAGE - 1] : undefined
  return { rows: shown.map((row) => sceneOf(deps, row)), next: last ? `${last.made_at}_${last.code}` : null }
}

export async function makeScene(deps: Deps, body: BodyOf<(typeof sceneStaffApi)['makeScene']>, actor: Actor, now: number): Promise<Scene> {
  const unit = deps.reference.units.find(body.unitId)
  if (!unit || unit.ended || !['grid', 'community'].includes(unit.kind)) throw new Refused(400, 'where', { fields: { unitId: 'where' } })
  refuseForeign(deps, actor, unit.id)
  const point = body.point && toWgs84(body.point)
  const row = {
    code: newCode(),
    words: body.words,
    unit_id: unit.id,
    lng: point?.lng ?? null,
    lat: point?.lat ?? null,
    category: body.category ?? null,
    item: (body.category && body.item) ?? null,
  }
  const made = { district_id: deps.district, made_by: 'personId' in actor ? actor.personId : '', made_at: new Date(now) }
  await inTransaction(deps.db, async (tx) => {
    await tx
      .insertInto('qr_place')
      .values({ ...row, ...made })
      .execute()
    await audit({ ...deps, db: tx }, { actor: actorKey(actor), what: `scene:${row.code}`, result: changeOf(null, row) })
  })
  return sceneOf(deps, row)
}

/** The code is good for nothing from now on; its letters are never used again. */
export async function endScene(deps: Deps, code: string, actor: Actor, now: number) {
  await refuseUnreachable(deps, code, actor)
  await inTransaction(deps.db, async (tx) => {
    await tx
      .updateTable('qr_place')
      .set({ ended_at: new Date(now) })
      .where('district_id', '=', deps.district)
      .where('code', '=', code)
      .execute()
    await audit({ ...deps, db: tx }, { actor: actorKey(actor), what: `scene:${code}`, result: changeOf({ ended: false }, { ended: true }) })
  })
}

/** Refuses a code that is not there or not of this person's units. */
export async function refuseUnreachable(deps: Deps, code: string, actor: Actor) {
  const scene = await findScene(deps, code)
  if (!scene) throw new Refused(404, 'notFound')
  refuseForeign(deps, actor, scene.unit.id)
}

function refuseForeign(deps: Deps, actor: Actor, unitId: string) {
  if (!reachOf(deps, actor).includes(unitId)) throw new Refused(403, 'notForYou')
}

/** The units somebody works for, and all below them. */
function reachOf({ reference: { units } }: Deps, actor: Actor): string[] {
  const mine = unitsOf(actor, HANDLING)
  return units.current.filter((unit) => mine.some((id) => units.isWithin(unit.id, id))).map((unit) => unit.id)
}

type Row = {
  code: string
  words: string
  unit_id: string
  lng: number | null
  lat: number | null
  category: Scene['category']
  item: string | null
}

const sceneOf = ({ reference: { units } }: Deps, { unit_id, lng, lat, ...row }: Row): Scene => ({
  code: row.code,
  words: row.words,
  unit: { id: unit_id, name: units.fullName(unit_id) },
  point: lng === null || lat === null ? null : { lng, lat, datum: 'WGS-84' },
  category: row.category,
  item: row.item,
})

/** 40 random bits: nobody's code is met by chance. */
const newCode = (): string => [...randomBytes(SCENE_LENGTH)].map((byte) => SCENE_LETTERS[byte % SCENE_LETTERS.length]).join('')
