/** A small district and the people in it. Oversight stands beside the centre, not below it: a complaint about the centre goes there. */
import type { Actor, Duty } from '../../src/domain/people/actors'
import { Units, type Unit, type UnitKind } from '../../src/domain/people/units'

const unit = (id: string, kind: UnitKind, name: string, parentId: string | null): Unit => ({ id, kind, name, parentId, phone: null })

export const CENTRE = 'centre'
export const STREET_1 = 'street1'
export const STREET_3 = 'street3'
export const TIANHE = 'tianhe'
export const HEPING = 'heping'
export const GRID_3 = 'tianhe3'
export const GRID_5 = 'tianhe5'
export const GRID_1 = 'heping1'
export const HOUSING = 'housing'
export const WATER = 'water'
export const OVERSIGHT = 'oversight'

export const UNITS = new Units([
  unit(CENTRE, 'centre', '区中心', null),
  unit(STREET_3, 'street', '第三街道', CENTRE),
  unit(TIANHE, 'community', '天和社区', STREET_3),
  unit(GRID_3, 'grid', '第 3 网格', TIANHE),
  unit(GRID_5, 'grid', '第 5 网格', TIANHE),
  unit(STREET_1, 'street', '第一街道', CENTRE),
  unit(HEPING, 'community', '和平社区', STREET_1),
  unit(GRID_1, 'grid', '第 1 网格', HEPING),
  unit(HOUSING, 'department', '住建局', CENTRE),
  unit(WATER, 'department', '水务局', CENTRE),
  unit(OVERSIGHT, 'oversight', '纪检监察', null),
])

/** The same district after some of its units have ended. */
export const unitsWithout = (...ended: string[]): Units =>
  new Units(UNITS.all.map((one) => (ended.includes(one.id) ? { ...one, ended: true } : one)))

/** The same district while nobody works at some of its units. */
export const unitsEmptyAt = (...empty: string[]): Units =>
  new Units(UNITS.all.map((one) => (empty.includes(one.id) ? { ...one, empty: true } : one)))

/** The same district after one unit has ended and others have taken over, each from the one before. */
export const unitsAfter = (first: string, ...successors: string[]): Units => {
  const line = [first, ...successors]
  const taken = (one: Unit): Unit => ({ ...one, ended: true, successorId: line[line.indexOf(one.id) + 1] })
  return new Units(UNITS.all.map((one) => (line.slice(0, -1).includes(one.id) ? taken(one) : one)))
}

const staff = (personId: string, unitId: string, duty: Duty): Actor => ({ kind: 'staff', personId, posts: [{ unitId, duty }] })

export const residentLi: Actor = { kind: 'resident', personId: 'li' }
export const anonymousReporter: Actor = { kind: 'code', codeHash: 'c0de' }
export const systemClock: Actor = { kind: 'clock' }
export const gridWorkerWang = staff('wang', GRID_3, 'gridWorker')
export const gridWorkerSun = staff('sun', GRID_5, 'gridWorker')
export const clerkZhao = staff('zhao', TIANHE, 'clerk')
export const clerkQian = staff('qian', STREET_3, 'clerk')
export const clerkZhou = staff('zhou', STREET_1, 'clerk')
export const clerkWuOfHousing = staff('wu', HOUSING, 'clerk')
export const dispatcherZheng = staff('zheng', CENTRE, 'dispatcher')
export const overseerHan = staff('han', OVERSIGHT, 'clerk')
export const leaderBa = staff('ba', HOUSING, 'leader')
export const supervisorChen = staff('chen', CENTRE, 'supervisor')
export const auditorYang = staff('yang', CENTRE, 'audit')
export const administratorXu = staff('xu', CENTRE, 'system')
