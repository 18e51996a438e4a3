/** Scripts by whose desk they end on. Times are told back from the end of the story. */
import type { Script } from './script-plan'

const [BAO, WANG, NEIGHBOUR_GRID] = ['150703001005-03', '150703001005-01', '150703001001-02']
const [SUN, HAN] = ['unit:housing', 'unit:discipline'] as const

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

/** 孙伟, 周敏, 韩征 and 陈岚: to sign, to rule on, to decide, to look after. */
const DISTRICT: Script[] = [
  {
    name: 'to sign',
    about: 'housing_property/roof_leak',
    by: 17,
    lies: null,
    filed: '4wh',
    lines: [
      ['3.8wh', 'owner', 'accept', { mode: 'dispatch' }],
      ['3wh', 'owner', 'dispatch'],
    ],
  },
  {
    name: 'lift to sign now',
    about: 'housing_property/lift',
    by: 18,
    lies: null,
    filed: '40min',
    drawn: true,
    lines: [
      ['30min', 'owner', 'accept', { mode: 'dispatch' }],
      ['14min', 'owner', 'dispatch', { goal: '今晚恢复运行，先安排人背老人下楼' }],
    ],
  },
  {
    name: 'housing works',
    about: 'housing_property/deed',
    by: 19,
    lies: null,
    filed: '14wh',
    lines: [
      ['13.5wh', 'owner', 'accept', { mode: 'dispatch' }],
      ['13wh', 'owner', 'dispatch', { until: '+1' }],
      ['12wh', SUN, 'sign'],
      ['11.8wh', SUN, 'assign', { holder: 'sunwei' }],
      ['6wh', SUN, 'inform'],
    ],
  },
  {
    name: 'consulted',
    about: 'utilities_heat/ice',
    by: 20,
    lies: null,
    filed: '20h',
    drawn: true,
    lines: [
      ['19.8h', 'owner', 'accept'],
      ['19h', 'owner', 'consult', { units: ['housing', 'utilities', 'transport'], reason: '水从哪来、路归谁管说不清，三家到现场' }],
      ['17h', 'unit:utilities', 'attend', { reason: '查过，是小区支管，我们先关阀' }],
    ],
  },
  { name: 'to accept', about: 'policy_style_other/advice', by: 21, lies: null, filed: '0.5wh', lines: [] },
  {
    name: 'returned',
    about: 'housing_property/public_housing',
    by: 22,
    lies: null,
    filed: '6wh',
    lines: [
      ['5.8wh', 'owner', 'accept', { mode: 'dispatch' }],
      ['5.5wh', 'owner', 'dispatch'],
      ['3wh', SUN, 'return', { basis: '这批公租房由区公用事业中心代管，见移交清单' }],
    ],
  },
  {
    name: 'parked',
    about: 'ecology/mining',
    by: 23,
    lies: null,
    filed: '30d',
    lines: [
      ['719h', 'owner', 'accept', { mode: 'dispatch' }],
      ['28d', 'centre', 'park', { until: '+1' }],
    ],
  },
  {
    name: 'asks to be erased',
    about: 'dispute_rights/family',
    by: 'lixiulan',
    lies: null,
    filed: '20d',
    lines: [
      ['479h', 'owner', 'accept', { mode: 'spot' }],
      ['470h', 'owner', 'resolve', { outcome: 'solved' }],
      ['440h', 'reporter', 'judge', { solved: 'yes', satisfied: '5', note: '说开了，谢谢你们。' }],
      ['2h', 'reporter', 'askErase', { note: '家里的事已经过去了，不想再留着。' }],
    ],
  },
  {
    name: 'an accusation',
    about: 'policy_style_other/conduct',
    by: 'code',
    lies: null,
    filed: '0.7wh',
    said: '有个窗口的人收了烟才给盖章，别让他们自己查自己。',
    lines: [],
  },
  {
    name: 'about the centre',
    about: 'policy_style_other/efficiency',
    by: 24,
    lies: null,
    filed: '0.5wh',
    said: '上个月报的下水道，区中心转来转去转了三家，二十天没有下文。请别再转给他们自己查。',
    more: { complainedOf: 'centre' },
    lines: [],
  },
  {
    name: 'oversight works',
    about: 'policy_style_other/efficiency',
    by: 25,
    lies: null,
    filed: '12wh',
    said: '打区中心电话总说登记了，问编号又说没有，到底记没记？',
    more: { complainedOf: 'centre' },
    lines: [
      ['11.5wh', HAN, 'accept'],
      ['6wh', HAN, 'inform', { note: '已调取通话记录，正在核对。' }],
    ],
  },
  {
    name: 'sponsored',
    about: 'housing_property/renovation',
    by: 26,
    lies: null,
    filed: '12d',
    lines: [
      ['287h', 'owner', 'accept', { mode: 'dispatch' }],
      ['280h', 'owner', 'dispatch'],
      ['270h', SUN, 'sign'],
      ['3d', 'supervisor', 'sponsor', { until: '+10' }],
    ],
  },
]

export const DESKS: readonly Script[] = [...GRIDS, ...LEVELS, ...DISTRICT]
