/** Scripts of what residents are waiting for, and of what many of them met. Times are told back from the end of the story. */
import type { Script } from './script-plan'

const [BAO, WANG] = ['150703001005-03', '150703001005-01']
const NEIGHBOUR_GRID = '150703001001-02'

/** 李秀兰 and 张建国: something to answer, something to add, something to wait for. */
const TWO: Script[] = [
  {
    name: 'li judges',
    about: 'utilities_heat/heating',
    by: 'lixiulan',
    lies: BAO,
    filed: '3d',
    place: '天和嘉园 5 号楼 2 单元',
    drawn: true,
    more: { publicConsent: true, identity: 'named' },
    lines: [
      ['70h', 'owner', 'accept'],
      ['68h', 'owner', 'arrive'],
      ['66h', 'owner', 'inform'],
      ['6wh', 'owner', 'resolve', { outcome: 'solved' }],
    ],
  },
  {
    name: 'li adds',
    about: 'public_facility/fitness',
    by: 'lixiulan',
    lies: WANG,
    filed: '9wh',
    place: '天和嘉园小广场',
    drawn: true,
    lines: [
      ['8.5wh', 'owner', 'accept'],
      ['2wh', 'owner', 'askInfo', { note: '小广场有四张长椅，是哪一张？拍张照片更好。' }],
    ],
  },
  {
    name: 'li waits',
    about: 'public_facility/lamp',
    by: 'lixiulan',
    lies: BAO,
    filed: '12wh',
    place: '天和嘉园 5 号楼北侧',
    said: '5 号楼北侧的路灯从上周六就不亮了，我七十七了，晚上倒垃圾看不见路。',
    drawn: true,
    more: { publicConsent: true, identity: 'named' },
    lines: [
      ['11.5wh', 'owner', 'accept'],
      ['6wh', 'owner', 'arrive'],
      ['5wh', 'owner', 'inform', { note: '电工看过，接头冻松了，配件明天上午到。' }],
    ],
  },
  {
    name: 'li appeals',
    about: 'housing_property/parking_space',
    by: 'lixiulan',
    lies: WANG,
    filed: '8d',
    lines: [
      ['191h', 'owner', 'accept'],
      ['7d', 'owner', 'reject', { rejectReason: 'not_public_duty' }],
    ],
  },
  {
    name: 'zhang judges',
    about: 'sanitation/bin_full',
    by: 'zhangjianguo',
    lies: NEIGHBOUR_GRID,
    filed: '4d',
    place: '温馨家园 8 号楼',
    drawn: true,
    more: { publicConsent: true },
    lines: [
      ['95h', 'owner', 'accept'],
      ['80h', 'owner', 'resolve', { outcome: 'solved' }],
    ],
  },
  {
    name: 'zhang explained',
    about: 'policy_style_other/policy',
    by: 'zhangjianguo',
    lies: null,
    filed: '6wh',
    lines: [
      ['5.5wh', 'owner', 'accept'],
      ['3wh', 'owner', 'resolve', { outcome: 'explained', note: '取暖补贴 12 月 10 日起发，带身份证和缴费票到社区登记。' }],
    ],
  },
  {
    name: 'zhang adds',
    about: 'transport/parking',
    by: 'zhangjianguo',
    lies: NEIGHBOUR_GRID,
    filed: '7wh',
    lines: [
      ['6wh', 'owner', 'accept'],
      ['1wh', 'owner', 'askInfo', { note: '请问车牌尾号是多少？一般几点停在那里？' }],
    ],
  },
]

/** Many met the same: it is supervised by itself, and one more report is merged into it. */
const CROWD: Script[] = [
  {
    name: 'crowd',
    about: 'utilities_heat/drain',
    by: 30,
    lies: BAO,
    filed: '14h',
    place: '天和嘉园西门',
    said: '天和嘉园西门的下水井满了往外冒，冻成一大片黄冰，好几户一楼都返水了。',
    drawn: true,
    more: { identity: 'named' },
    lines: [
      ['13.8h', 'owner', 'accept'],
      ['12h', 'resident:31', 'join'],
      ['11h', 'resident:32', 'join'],
      ['10h', 'resident:33', 'join'],
      ['9h', 'resident:34', 'join'],
      ['8h', 'resident:35', 'join'],
      ['5h', 'owner', 'inform', { note: '主管堵死了，高压疏通车在通，今晚通不开就抽。' }],
    ],
  },
  {
    name: 'merged',
    about: 'utilities_heat/drain',
    by: 'zhangjianguo',
    lies: BAO,
    filed: '7h',
    said: '亲戚家在天和嘉园，厨房下水返上来，老人一个人收拾不了，什么时候能来？',
    lines: [['6.5h', 'owner', 'merge', { into: 'crowd', reason: '同一根下水管，一起办' }]],
  },
]

export const RESIDENTS: readonly Script[] = [...TWO, ...CROWD]
