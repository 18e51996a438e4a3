/** Scripts of what staff filed for others: a call, a visit to the counter as 信访代办, a round. */
import type { Script } from './script-plan'

const [BAO, TIANHE] = ['150703001005-03', '150703001005']

export const REGISTERED: readonly Script[] = [
  {
    name: 'a call',
    about: 'utilities_heat/heating',
    by: 'unit:centre',
    intake: { source: 'phone', consent: true },
    caller: { name: '王桂芝', phone: '13900005301' },
    lies: BAO,
    filed: '1.2wh',
    more: { identity: 'named' },
    lines: [['0.8wh', 'owner', 'accept']],
  },
  {
    name: 'an errand',
    about: 'jobs_social_security/pension',
    by: `unit:${TIANHE}`,
    intake: { source: 'counter', consent: true, errand: true },
    caller: { name: '何长顺', phone: '13900005302' },
    lies: null,
    filed: '9wh',
    said: '老人八十四了，高龄津贴停了三个月，腿脚不便，想请社区代他跑一趟。',
    more: { identity: 'named' },
    lines: [['8wh', 'owner', 'accept', { mode: 'dispatch' }]],
  },
  {
    name: 'a round',
    about: 'public_facility/fitness',
    by: `unit:${BAO}`,
    intake: { source: 'round' },
    lies: BAO,
    filed: '2wh',
    said: '巡查时看到{p}的单杠松动，已拉上警戒带。',
    more: { identity: 'anonymous' },
    lines: [['1.8wh', 'owner', 'accept']],
  },
]
