/** Kinds of units in words, and what stands below what; apart from the units themselves, which the first page of a resident carries. */
import { UNIT_KINDS, type UnitKind } from '../people/units'

export const UNIT_KIND_WORDS: Record<UnitKind, string> = {
  centre: '区中心',
  street: '街道、镇',
  community: '社区',
  grid: '网格',
  department: '职能部门',
  oversight: '纪检监察',
}

/** What stands below what: 区 → 街道/镇 → 社区 → 网格, and departments under the centre. */
const PARENTS: Record<UnitKind, readonly UnitKind[]> = {
  centre: [],
  street: ['centre'],
  community: ['street'],
  grid: ['community'],
  department: ['centre'],
  oversight: [],
}

/** Whether a new unit of this kind may be put under one of that kind. */
export const mayStandUnder = (kind: UnitKind, parent: UnitKind): boolean => PARENTS[kind].includes(parent)
/** The kinds that may be put under one of this kind. */
export const kindsUnder = (parent: UnitKind): UnitKind[] => UNIT_KINDS.filter((kind) => mayStandUnder(kind, parent))
