/**
 * The organisation (组织): 区 → 街道/镇 → 社区 → 网格, and departments (职能部门) under the centre (区网格化中心). Units, grids
 * and posts are never deleted or moved: they end and name a successor; a ticket belongs to a unit, never to a person.
 */
export const UNIT_KINDS = ['centre', 'street', 'community', 'grid', 'department', 'oversight'] as const
/** centre 区中心, street 街道/镇, community 社区, grid 网格, department 职能部门, oversight 纪检监察. */
export type UnitKind = (typeof UNIT_KINDS)[number]

/**
 * `ended`: known for the tickets that name it, and never offered again; `successorId` names who does its work since. `empty`: nobody
 * works there now. `hours`: its own working hours, where they differ from the district's.
 */
export type Unit = {
  id: string
  kind: UnitKind
  name: string
  parentId: string | null
  phone: string | null
  hours?: readonly (readonly [string, string])[]
  ended?: true
  successorId?: string
  empty?: true
}

/** Nobody is above the centre, nor above 纪检监察, which stands beside it. */
export const isTop = ({ kind }: { kind: UnitKind }): boolean => kind === 'centre' || kind === 'oversight'

export class Units {
  /** Those that have not ended. */
  readonly current: readonly Unit[]
  private readonly byId: ReadonlyMap<string, Unit>

  constructor(readonly all: readonly Unit[]) {
    this.current = all.filter((unit) => !unit.ended)
    this.byId = new Map(all.map((unit) => [unit.id, unit]))
  }

  get(id: string): Unit {
    const unit = this.byId.get(id)
    if (!unit) throw new Error(`no unit ${id}`)
    return unit
  }

  find = (id: string): Unit | undefined => this.byId.get(id)

  /** The one centre of the district. */
  get centre(): Unit {
    return this.current.find((unit) => unit.kind === 'centre')!
  }

  get oversight(): Unit | undefined {
    return this.current.find((unit) => unit.kind === 'oversight')
  }

  /** Does anybody work there now (有人办事)? The one answer to it: it follows from posts; duty and absence will come to it. */
  isStaffed(id: string): boolean {
    const unit = this.find(id)
    return unit !== undefined && !unit.ended && !unit.empty
  }

  /** Units that stand and have nobody (空岗单位). */
  get empty(): Unit[] {
    return this.current.filter((unit) => unit.empty)
  }

  /** The levels above a unit, nearest first. */
  above(id: string): Unit[] {
    const parent = this.find(id)?.parentId
    return parent ? [this.get(parent), ...this.above(parent)] : []
  }

  /** Whoever does the work of a unit today: itself, or whoever took over from it and stands; nobody when the line breaks off. */
  standingFor(id: string, passed: readonly string[] = []): Unit | undefined {
    const unit = this.find(id)
    if (!unit?.ended) return unit
    return unit.successorId && !passed.includes(id) ? this.standingFor(unit.successorId, [...passed, id]) : undefined
  }

  isWithin = (id: string, ancestorId: string): boolean => id === ancestorId || this.above(id).some((unit) => unit.id === ancestorId)

  childrenOf = (id: string): Unit[] => this.all.filter((unit) => unit.parentId === id)

  /** "天和社区第 3 网格": a grid is named with its community, everything else stands alone. */
  fullName(id: string): string {
    const unit = this.get(id)
    return unit.kind === 'grid' && unit.parentId ? `${this.get(unit.parentId).name}${unit.name}` : unit.name
  }
}
