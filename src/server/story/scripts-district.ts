/** Scripts that end at the centre, at departments, at oversight. Times are told back from the end of the story. */
import type { Script } from './script-plan'

const [SUN, HAN] = ['unit:housing', 'unit:discipline'] as const

/** 孙伟, 周敏, 韩征, 陈岚 and 巴雅尔: to sign, to rule on, to decide, to look after. */
export const DISTRICT: readonly Script[] = [
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
    name: 'asks the leader',
    about: 'housing_property/renovation',
    by: 32,
    lies: null,
    filed: '30wh',
    lines: [
      ['29wh', 'owner', 'accept', { mode: 'dispatch' }],
      ['28wh', 'owner', 'dispatch'],
      ['26wh', SUN, 'sign'],
      ['2wh', SUN, 'extend', { until: '+9', note: '保温板要重新招标，想多要几天' }],
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
      ['3d', 'supervisor', 'sponsor', { until: '+10', leader: '巴雅尔 副区长', sponsor: 'bayaer' }],
    ],
  },
]
