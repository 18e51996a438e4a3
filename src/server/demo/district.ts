/**
 * The demo district (演示区划): 扎赉诺尔区 150703 with its real streets and communities (division codes of the statistics bureau as of
 * 2023-06-30) and everything else made up: grids, their outlines, offices' phones, staff and residents. The same at every call.
 */
import { createHash } from 'node:crypto'
import type { Duty } from '../../domain/people/actors'
import type { Unit } from '../../domain/people/units'
import type { GridFeature, GridFile } from '../../domain/place/polygons'
import type { DistrictData, ResidentData, StaffData } from './load'

export const DEMO_DISTRICT = { id: '150703', name: '扎赉诺尔区' }

/** 街道/镇 and their 社区, in the order of their codes. */
// prettier-ignore
const STREETS: [code: string, name: string, communities: [code: string, name: string][]][] = [
  ['150703001', '第三街道', [['001', '温馨社区'], ['002', '同心社区'], ['003', '西铁社区'], ['004', '强盛社区'], ['005', '天和社区']]],
  ['150703002', '第一街道', [['001', '新开街社区'], ['002', '友谊社区'], ['003', '联营社区']]],
  ['150703003', '第二街道', [['001', '东风社区'], ['002', '新华社区']]],
  ['150703004', '第四街道', [['001', '清泉社区'], ['002', '榕欣社区'], ['003', '新村社区'], ['004', '新兴社区']]],
  ['150703005', '第五街道', [['001', '灵北社区'], ['002', '建设社区'], ['003', '西山社区']]],
  ['150703100', '灵泉镇', [['001', '光明社区'], ['003', '兴盛社区'], ['004', '兴泉社区'], ['005', '航运社区']]],
]

/** 职能部门: the ids the catalogue names. */
// prettier-ignore
const DEPARTMENTS: [id: string, name: string][] = [
  ['housing', '区住建局'], ['education', '区教体局'], ['health', '区卫健委'], ['justice', '区司法局'], ['city_management', '区城管执法局'],
  ['utilities', '区公用事业中心'], ['transport', '区交通运输局'], ['police', '公安分局'], ['labour', '区人社局'], ['civil_affairs', '区民政局'],
  ['ecology', '生态环境分局'], ['emergency', '区应急管理局'], ['market', '区市场监管局'], ['agriculture', '区农牧局'], ['reform', '区发改委'],
]

const CENTRE = 'centre'
const OVERSIGHT = 'discipline'
const GRIDS_PER_COMMUNITY = 3

/** Someone the sign-in page of a demo offers. The id is also the account of staff. */
type Named = { id: string; name: string; what: string } & (
  { kind: 'resident'; phone: string } | { kind: 'staff'; unitId: string; duty: Duty; also?: string }
)

// prettier-ignore
const NAMED: Named[] = [
  { id: 'lixiulan',     name: '李秀兰', what: '居民，77 岁，住天和社区',     kind: 'resident', phone: '13800005206' },
  { id: 'zhangjianguo', name: '张建国', what: '居民，住温馨社区',           kind: 'resident', phone: '13900001188' },
  { id: 'baoxiaoyan',   name: '包晓燕', what: '网格员，天和社区第 3 网格',    kind: 'staff', unitId: '150703001005-03', duty: 'gridWorker' },
  { id: 'wangzhiqiang', name: '王志强', what: '网格员，天和社区第 1 网格',    kind: 'staff', unitId: '150703001005-01', duty: 'gridWorker' },
  { id: 'zhaolijuan',   name: '赵丽娟', what: '经办人，天和社区',           kind: 'staff', unitId: '150703001005',    duty: 'clerk' },
  { id: 'liuguodong',   name: '刘国栋', what: '经办人，第三街道',           kind: 'staff', unitId: '150703001',       duty: 'clerk' },
  { id: 'sunwei',       name: '孙伟',   what: '经办人，区住建局',           kind: 'staff', unitId: 'housing',         duty: 'clerk' },
  { id: 'zhoumin',      name: '周敏',   what: '派单员，区网格化中心',        kind: 'staff', unitId: CENTRE,            duty: 'dispatcher' },
  { id: 'hanzheng',     name: '韩征',   what: '经办人，区纪委监委',          kind: 'staff', unitId: OVERSIGHT,         duty: 'clerk' },
  { id: 'chenlan',      name: '陈岚',   what: '督查，区网格化中心',          kind: 'staff', unitId: CENTRE,            duty: 'supervisor' },
  { id: 'bayaer',       name: '巴雅尔', what: '区领导，分管区住建局、区公用事业中心', kind: 'staff', unitId: 'housing', duty: 'leader', also: 'utilities' },
  { id: 'system',       name: '吴鹏',   what: '系统管理员，区网格化中心',      kind: 'staff', unitId: CENTRE,            duty: 'system' },
  { id: 'security',     name: '李薇',   what: '安全管理员，区网格化中心',      kind: 'staff', unitId: CENTRE,            duty: 'security' },
  { id: 'audit',        name: '顾宁',   what: '审计管理员，区网格化中心',      kind: 'staff', unitId: CENTRE,            duty: 'audit' },
]

/** The only demo accounts a password opens; everyone else signs in by a tap on their name. guojing must change hers first. */
export const DEMO_PASSWORDS: Record<string, { password: string; mustChange: boolean }> = {
  zhoumin: { password: 'chuishao2026', mustChange: false },
  guojing: { password: 'chushi2026', mustChange: true },
}

export const DEMO_PEOPLE = NAMED.map(({ id, name, what, kind }) => ({ id, name, what, kind, personId: personIdOf(id) }))

export const demoDistrict = (): DistrictData => ({
  district: DEMO_DISTRICT,
  units: units(),
  grids: grids(),
  staff: staff(),
  residents: residents(),
})

/** A person's id, made from the account so that it is the same in every demo (a UUID of version 8: our own making). */
function personIdOf(account: string): string {
  const hex = createHash('sha256').update(`demo/${account}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

// ---- units

function units(): Unit[] {
  const streets = STREETS.flatMap(([street, name, communities]) => [
    unit(street, 'street', name, CENTRE),
    ...communities.flatMap(([code, community]) => communityUnits(street + code, community, street)),
  ])
  const departments = DEPARTMENTS.map(([id, name]) => unit(id, 'department', name, CENTRE))
  // oversight stands beside the centre, not below it: a complaint about the centre goes there
  const all = [unit(CENTRE, 'centre', '区网格化中心', null), ...streets, ...departments, unit(OVERSIGHT, 'oversight', '区纪委监委', null)]
  return all.map((one, i) => ({ ...one, phone: `0470-0000${String(i + 1).padStart(3, '0')}` }))
}

const communityUnits = (id: string, name: string, street: string): Unit[] => [
  unit(id, 'community', name, street),
  ...gridNumbers().map((number) => unit(`${id}-0${number}`, 'grid', `第 ${number} 网格`, id)),
]

const unit = (id: string, kind: Unit['kind'], name: string, parentId: string | null): Unit => ({ id, kind, name, parentId, phone: null })
const gridNumbers = () => Array.from({ length: GRIDS_PER_COMMUNITY }, (_, i) => i + 1)

// ---- outlines

/** A lattice of about 580 × 560 m cells, three communities to a row; a community's grids lie side by side. */
const LATTICE = { west: 117.664, south: 49.4325, width: 0.008, height: 0.005, columns: 3 * GRIDS_PER_COMMUNITY }

function grids(): GridFile {
  const ids = units().filter((one) => one.kind === 'grid')
  return { type: 'FeatureCollection', features: ids.map((one, i) => cell(one.id, i % LATTICE.columns, Math.floor(i / LATTICE.columns))) }
}

function cell(unitId: string, column: number, row: number): GridFeature {
  const [west, east] = [lngAt(column), lngAt(column + 1)]
  const [south, north] = [latAt(row), latAt(row + 1)]
  // prettier-ignore
  const ring = [[west, south], [east, south], [east, north], [west, north], [west, south]] as [number, number][]
  return { type: 'Feature', properties: { unitId }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

// rounded, so that neighbours share the very same edge
const lngAt = (column: number): number => Number((LATTICE.west + column * LATTICE.width).toFixed(6))
const latAt = (row: number): number => Number((LATTICE.south + row * LATTICE.height).toFixed(6))

// ---- people

/** `also`: another unit of the same duty. */
type Place = { unitId: string; duty: Duty; account: string; name?: string; also?: string }

/** One worker per grid, one clerk per other unit and three at 区住建局, two dispatchers, one supervisor, one leader and the three administrators. */
function staff(): StaffData[] {
  return places().map(({ unitId, duty, account, name, also }, i) => ({
    id: personIdOf(account),
    name: name ?? madeUpName(i),
    account,
    mustChange: false,
    ...DEMO_PASSWORDS[account],
    posts: [unitId, also ?? []].flat().map((id) => ({ unitId: id, duty })),
  }))
}

function places(): Place[] {
  const named = NAMED.flatMap((one) =>
    one.kind === 'staff' && !AT_THE_CENTRE.some(({ account }) => account === one.id)
      ? [{ unitId: one.unitId, duty: one.duty, account: one.id, name: one.name, also: one.also }]
      : [],
  )
  const all = [...named, GUO_JING, ...AT_THE_CENTRE, ...units().flatMap(placeAt)]
  return [...all.filter((place, i) => !isTaken(all.slice(0, i), place)), ...BESIDE_SUN_WEI]
}

/** The named come first: their unit gets no second clerk or grid worker. */
const isTaken = (earlier: Place[], { unitId, duty }: Place): boolean =>
  unitId !== CENTRE && earlier.some((one) => one.unitId === unitId && one.duty === duty)

/** Colleagues of 孙伟 at 区住建局, so that one gives a ticket to another (经手人), and they are on duty by turns (值班). */
const BESIDE_SUN_WEI: Place[] = [
  { unitId: 'housing', duty: 'clerk', account: 'baiyu', name: '白玉' },
  { unitId: 'housing', duty: 'clerk', account: 'tianfang', name: '田芳' },
]

const GUO_JING: Place = { unitId: '150703002', duty: 'clerk', account: 'guojing', name: '郭静' }
const AT_THE_CENTRE: Place[] = [
  { unitId: CENTRE, duty: 'dispatcher', account: 'dispatcher2' },
  { unitId: CENTRE, duty: 'security', account: 'security', name: '李薇' },
  { unitId: CENTRE, duty: 'audit', account: 'audit', name: '顾宁' },
]

function placeAt({ id, kind }: Unit): Place[] {
  if (kind === 'centre') return []
  return [kind === 'grid' ? { unitId: id, duty: 'gridWorker', account: `wg${id}` } : { unitId: id, duty: 'clerk', account: `jb${id}` }]
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔']
const GIVEN = [
  ...[
    '春梅',
    '建军',
    '丽华',
    '志刚',
    '晓东',
    '玉兰',
    '海涛',
    '国庆',
    '秀英',
    '文博',
    '雪梅',
    '永强',
    '佳琪',
    '宏伟',
    '桂芳',
    '立新',
    '艳红',
    '振华',
  ],
  ...['淑珍', '德胜', '红霞', '俊杰', '亚楠', '向阳', '金花', '学军', '美玲', '长青', '思远', '凤琴', '铁柱', '小慧', '大勇'],
]

/** Different for every i below 23 × 33, the lengths having no common factor. */
const madeUpName = (i: number): string => `${SURNAMES[i % SURNAMES.length]}${GIVEN[(i * 7) % GIVEN.length]}`

/** Made-up residents without a phone: nobody can sign in as one of them. */
export const madeUpResidents = (count: number): ResidentData[] =>
  Array.from({ length: count }, (_, i) => ({ id: personIdOf(`resident/${i}`), name: madeUpName(300 + i) }))

const residents = (): ResidentData[] =>
  NAMED.flatMap((one) => (one.kind === 'resident' ? [{ id: personIdOf(one.id), name: one.name, phone: one.phone }] : []))
