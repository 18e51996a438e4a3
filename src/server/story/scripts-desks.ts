/** Scripts by whose desk they end on. Times are told back from the end of the story. */
import type { Script } from './script-plan'
import { DISTRICT } from './scripts-district'

const [BAO, WANG, NEIGHBOUR_GRID] = ['150703001005-03', '150703001005-01', '150703001001-02']

/** 包晓燕 and 王志强: to accept within minutes, to do within hours, sent back, urged. */
const GRIDS: Script[] = [
  { name: 'manhole now', about: 'public_facility/manhole', by: 3, lies: BAO, filed: '8min', drawn: true, lines: [] },
  { name: 'heating now', about: 'utilities_heat/heating', by: 'zhangjianguo', lies: BAO, filed: '0.4wh', lines: [] },
  {
    name: 'drain today',
    about: 'utilities_heat/drain',
    by: 5,
    lies: BAO,
    filed: '21h',
    drawn: true,
    lines: [
      ['20.8h', 'owner', 'accept'],
      ['18h', 'owner', 'inform'],
      ['2h', 'reporter', 'urge'],
    ],
  },
  {
    name: 'rework',
    about: 'sanitation/rubbish',
    by: 'lixiulan',
    lies: BAO,
    filed: '5d',
    place: '天和嘉园西门外',
    drawn: true,
    lines: [
      ['119h', 'owner', 'accept'],
      ['100h', 'owner', 'resolve', { outcome: 'solved' }],
      ['0.3wh', 'reporter', 'judge', { solved: 'no', satisfied: '2', note: '昨天又堆上了，比原来还多。' }],
    ],
  },
  { name: 'icicles now', about: 'public_safety/falling_ice', by: 8, lies: WANG, filed: '12min', drawn: true, lines: [] },
  {
    name: 'heating tonight',
    about: 'utilities_heat/heating',
    by: 9,
    lies: WANG,
    filed: '22.5h',
    said: '{p}一楼，屋里十三度，孩子发烧呢，麻烦今天务必来看看。',
    lines: [
      ['22h', 'owner', 'accept'],
      ['20h', 'owner', 'inform'],
    ],
  },
  {
    name: 'paused',
    about: 'public_facility/pothole',
    by: 10,
    lies: WANG,
    filed: '10wh',
    drawn: true,
    lines: [
      ['9.5wh', 'owner', 'accept'],
      ['6wh', 'owner', 'pause', { pauseReason: 'weather', until: '+5' }],
    ],
  },
  {
    name: 'asked for days',
    about: 'housing_property/renovation',
    by: 11,
    lies: WANG,
    filed: '20wh',
    lines: [
      ['19.5wh', 'owner', 'accept'],
      ['3wh', 'owner', 'extend', { until: '+9', note: '回填用的砂要等车皮，想多要几天' }],
    ],
  },
]

/** 赵丽娟 and 刘国栋: sent up to them, to be checked by them, supervised. */
const LEVELS: Script[] = [
  {
    name: 'up to the community',
    about: 'housing_property/service',
    by: 12,
    lies: WANG,
    filed: '7wh',
    lines: [
      ['6.5wh', 'owner', 'accept'],
      ['0.5wh', 'owner', 'escalate', { escalateReason: 'no_authority', reason: '物业经理不见面，要社区出面约' }],
    ],
  },
  {
    name: 'community checks',
    about: 'public_facility/toilet',
    by: 13,
    lies: BAO,
    filed: '14wh',
    more: { publicConsent: true },
    lines: [
      ['13.6wh', 'owner', 'accept'],
      ['4wh', 'owner', 'resolve', { outcome: 'explained', note: '水管冻裂，要等主管改造完才能开，这段时间请用对面商场的。' }],
    ],
  },
  {
    name: 'community works',
    about: 'dispute_rights/neighbour',
    by: 14,
    lies: BAO,
    filed: '15wh',
    lines: [
      ['14.5wh', 'owner', 'accept'],
      ['13wh', 'owner', 'escalate', { escalateReason: 'cannot_persuade' }],
      ['12wh', 'owner', 'accept'],
      ['8wh', 'owner', 'inform', { note: '约了两家周四晚上七点到社区调解室。' }],
    ],
  },
  {
    name: 'confirmed',
    about: 'ecology/greenery',
    by: 27,
    lies: WANG,
    filed: '14wh',
    lines: [
      ['13.5wh', 'owner', 'accept'],
      ['6wh', 'owner', 'resolve', { outcome: 'explained', note: '这棵榆树开春换苗，现在先拉绳支住，挂线的杈子锯了。' }],
      ['3wh', 'reporter', 'judge', { solved: 'yes', satisfied: '4' }],
    ],
  },
  {
    name: 'withdrawn',
    about: 'transport/taxi',
    by: 28,
    lies: WANG,
    filed: '2d',
    lines: [['46h', 'reporter', 'withdraw']],
  },
  {
    name: 'up to the street',
    about: 'sanitation/illegal_building',
    by: 15,
    lies: BAO,
    filed: '20wh',
    lines: [
      ['19.5wh', 'owner', 'accept'],
      ['19wh', 'owner', 'escalate', { escalateReason: 'no_authority' }],
      ['18.5wh', 'owner', 'accept'],
      ['0.6wh', 'owner', 'escalate', { escalateReason: 'no_authority', reason: '要联合执法，社区没有执法权' }],
    ],
  },
  {
    name: 'supervised',
    about: 'sanitation/rubble',
    by: 16,
    lies: NEIGHBOUR_GRID,
    filed: '16wh',
    drawn: true,
    lines: [
      ['15.5wh', 'owner', 'escalate', { escalateReason: 'no_means' }],
      ['15wh', 'owner', 'escalate', { escalateReason: 'no_means' }],
      ['14.5wh', 'owner', 'accept'],
      ['4wh', 'supervisor', 'supervise', { grade: 'listed', reason: '临街堆了半个月，三天内清走' }],
    ],
  },
]

export const DESKS: readonly Script[] = [...GRIDS, ...LEVELS, ...DISTRICT]
