/** What is written down before a district begins (首次启用): all of it in memory, and all of it in the database at once, or nothing. */
import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { checkSheet, IMPORT_COLUMNS, type Fault, type Imported } from '../../domain/admin/import'
import { FIRST_DUTIES, firstFaults, type FirstPerson } from '../../domain/setup/first-people'
import { checkUnits, UNIT_COLUMNS, type SetUpUnit } from '../../domain/setup/units'
import type { GridFeature } from '../../domain/place/polygons'
import type { Duty } from '../../domain/people/actors'
import { Units } from '../../domain/people/units'
import { audit } from '../audit/log'
import type { Db } from '../database/open'
import { DistrictData, loadDistrict } from '../demo/load'
import type { Keys } from '../keys'
import { readSheet } from '../paper/sheet'
import { coverageReport } from '../place/coverage'
import { temporaryPassword } from '../people/passwords'

/** Each first password costs a moment: more people come in by the administrators' own screen. */
export const MOST_PEOPLE = 300
const MOST = { rows: 5_000, columns: 12, letters: 200 }

/** An account as it is handed out, once. */
export type HandedOut = { name: string; account: string; unit: string; duty: Duty; password: string }

export class Draft {
  name = ''
  units: readonly SetUpUnit[] = []
  grids: readonly GridFeature[] = []
  /** Between the outlines: told, not refused. */
  gridNotes: readonly string[] = []
  first: readonly FirstPerson[] = []
  people: readonly Imported[] = []
  /** All of it is in the database. */
  isWritten = false

  constructor(private readonly to: { db: Db; keys: Keys; district: string; clock: () => number }) {}

  /** Faults of the sheet, and none where its units stand from now on. */
  takeUnits(bytes: Buffer): Fault[] {
    const { units, faults } = checkUnits(belowHead(bytes, UNIT_COLUMNS))
    if (faults.length > 0) return faults
    this.units = units
    // what was about other units is to be said again
    this.grids = []
    this.gridNotes = []
    this.people = []
    return []
  }

  /** Outlines by the name or the code of their grid; what is wrong with them, in words. */
  takeGrids(text: string): string[] {
    const read = v.safeParse(Outlines, jsonOf(text))
    if (!read.success)
      return ['不是 GeoJSON：要一个 FeatureCollection，每块写着 name（网格名称）或 unitId（编号），形状是 Polygon 或 MultiPolygon']
    const known = this.known()
    const features = read.output.features.map((feature) => {
      const { name, unitId } = feature.properties
      const found = (unitId !== undefined && known(unitId)) || (name !== undefined && known(name))
      const id = found && found !== 'many' ? found : (unitId ?? name ?? '')
      return { ...feature, properties: { unitId: id } } as GridFeature
    })
    const wrong = this.faultsOf({ ...this.data([]), grids: { type: 'FeatureCollection', features } })
    if (wrong.length > 0) return wrong
    const units = this.tree()
    this.grids = features
    this.gridNotes = coverageReport(features, (id) => units.fullName(id))
    return []
  }

  takeFirst(people: readonly FirstPerson[]): string[] {
    const faults = firstFaults(people)
    if (faults.length > 0) return faults
    this.first = people
    // accounts among the others may be theirs now
    this.people = []
    return []
  }

  takePeople(bytes: Buffer): Fault[] {
    const unitOf = this.known()
    const staff = new Map(this.first.map(({ account, name }) => [account, { name, left: false, posts: [] }]))
    const { faults, rows } = checkSheet(belowHead(bytes, IMPORT_COLUMNS), { unitOf, staff })
    const people = rows.filter(({ isNew }) => isNew).length
    if (people > MOST_PEOPLE)
      return [{ row: 1, column: '账号', value: String(people), fault: `这里最多 ${MOST_PEOPLE} 人，其余启用以后在“人员和单位”里导` }]
    if (faults.length === 0) this.people = rows
    return faults
  }

  /** Writes it all down; what was handed out is told once and kept nowhere. */
  async finish(): Promise<HandedOut[]> {
    const { db, keys, clock, district } = this.to
    // two who press at once: one of them writes
    this.isWritten = true
    const staff = await this.staff()
    await loadDistrict(db, this.data(staff), keys, clock()).catch((error: Error) => {
      this.isWritten = false
      throw error
    })
    const result = `单位 ${this.units.length}，网格边界 ${this.grids.length}，人员 ${staff.length}`
    await audit({ db, district, clock }, { actor: 'setup', what: `setup:${district}`, result })
    const units = this.tree()
    return staff.flatMap(({ name, account, password, posts }) =>
      posts.slice(0, 1).map(({ unitId, duty }) => ({ name, account, password, unit: units.fullName(unitId), duty })),
    )
  }

  private data(staff: Awaited<ReturnType<Draft['staff']>>): DistrictData {
    return {
      district: { id: this.to.district, name: this.name || this.to.district },
      units: [...this.units],
      grids: { type: 'FeatureCollection', features: [...this.grids] },
      staff,
      residents: [],
    }
  }

  private async staff() {
    const centre = this.units.find(({ kind }) => kind === 'centre')!
    const rows = [...this.first.map((one) => ({ ...one, unitId: centre.id })), ...this.people]
    const byAccount = new Map<string, { name: string; posts: { unitId: string; duty: Imported['duty'] }[] }>()
    for (const { account, name, unitId, duty } of rows) {
      const known = byAccount.get(account)
      byAccount.set(account, { name, posts: [...(known?.posts ?? []), { unitId, duty }] })
    }
    const made = []
    for (const [account, { name, posts }] of byAccount) {
      const { password } = await temporaryPassword(true)
      made.push({ id: randomUUID(), name, account, password, mustChange: true, posts })
    }
    return made
  }

  /** A unit by its code, its name or its whole name; several of one name: 'many'. */
  private known(): (words: string) => string | 'many' | undefined {
    const units = this.tree()
    const names = new Map<string, string>()
    for (const { id, name } of units.all)
      for (const one of new Set([name, units.fullName(id)])) names.set(one, names.has(one) ? 'many' : id)
    for (const { id } of units.all) names.set(id, id)
    return (words) => names.get(words)
  }

  private tree = (): Units => new Units(this.units.map((unit) => ({ ...unit })))

  private faultsOf(data: unknown): string[] {
    const checked = v.safeParse(DistrictData, data)
    return checked.success ? [] : checked.issues.map(({ message }) => message)
  }
}

const Outlines = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.looseObject({
      type: v.literal('Feature'),
      properties: v.object({ name: v.optional(v.string()), unitId: v.optional(v.string()) }),
      geometry: v.looseObject({ type: v.picklist(['Polygon', 'MultiPolygon']), coordinates: v.array(v.unknown()) }),
    }),
  ),
})

/** The rows below the head. Throws 400 where it is another sheet. */
function belowHead(bytes: Buffer, columns: readonly { name: string }[]): string[][] {
  const [head = [], ...rows] = readSheet(bytes, MOST)
  const wrong = columns.find(({ name }, column) => head[column]?.trim() !== name)
  if (wrong) throw new Error(`第一行要是：${columns.map(({ name }) => name).join('、')}。请用样表。`)
  return rows.map((row) => row.slice(0, columns.length))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Who is written down first, by the fields of the page. */
export const firstFrom = (fields: Record<string, string>): FirstPerson[] =>
  FIRST_DUTIES.map((duty) => ({
    duty,
    name: (fields[`${duty}.name`] ?? '').trim(),
    account: (fields[`${duty}.account`] ?? '').trim().toLowerCase(),
  }))
