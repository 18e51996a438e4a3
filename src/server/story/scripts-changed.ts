/** Scripts of what was put right on the way: another category, a stopgap until the thaw, an order that went elsewhere, a step undone. */
import type { Script } from './script-plan'

const [BAO, WANG] = ['150703001005-03', '150703001005-01']

export const CHANGED: readonly Script[] = [
  {
    name: 'corrected',
    about: 'sanitation/rubbish',
    by: 29,
    lies: BAO,
    filed: '9wh',
    said: '{p}倒垃圾的地方井盖缺了一角，晚上看不见，差点把人绊倒。',
    lines: [
      ['8.5wh', 'owner', 'accept'],
      ['8wh', 'owner', 'correct', { category: 'public_facility', item: 'manhole', reason: '说的是井盖，不是垃圾' }],
    ],
  },
  {
    name: 'stopgap',
    about: 'public_facility/pothole',
    by: 6,
    lies: WANG,
    filed: '18wh',
    lines: [
      ['17wh', 'owner', 'accept'],
      ['16wh', 'owner', 'changeMode', { mode: 'tiers', reason: '要街道来修' }],
      ['15.95wh', 'owner', 'undo'],
      ['12wh', 'owner', 'interim', { note: '先用砂石垫平，放了警示桩，开春再铺沥青。', holdsUntil: '+20' }],
    ],
  },
  {
    name: 'reassigned',
    about: 'public_facility/lamp',
    by: 7,
    lies: null,
    filed: '16wh',
    lines: [
      ['15.5wh', 'owner', 'accept', { mode: 'dispatch' }],
      ['15wh', 'owner', 'dispatch', { unit: 'housing' }],
      ['14wh', 'unit:housing', 'sign'],
      ['3wh', 'centre', 'reassign', { unit: 'city_management', reason: '是广告灯箱的灯，归城管执法局', goal: '当晚断电，三天内拆走' }],
    ],
  },
  {
    name: 'ruled on',
    about: 'housing_property/public_housing',
    by: 31,
    lies: null,
    filed: '9d',
    lines: [
      ['215h', 'owner', 'accept', { mode: 'dispatch' }],
      ['214h', 'owner', 'dispatch'],
      ['213h', 'unit:housing', 'return', { basis: '公租房日常维修已委托区公用事业中心，见委托协议' }],
      [
        '212h',
        'centre',
        'dispatch',
        { unit: 'utilities', goal: '三天内修好，办完给反映人回个电话', reason: '看了委托协议，维修归受托单位' },
      ],
      ['211h', 'unit:utilities', 'sign'],
      ['190h', 'unit:utilities', 'resolve', { outcome: 'solved', note: '换了锁芯，试过了，能打开。' }],
    ],
  },
]
