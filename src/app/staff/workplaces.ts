/** Where members of staff work, by their duties (岗位的去处). */
import type { Me } from '../../domain/api'
import type { Duty } from '../../domain/people/actors'

const WORKPLACES = {
  lead: { name: '今天', icon: 'flag', url: '/lead/today/index' },
  inbox: { name: '待办', icon: 'list', url: '/worker/inbox/index' },
  watch: { name: '督办台', icon: 'eye', url: '/supervise/watch/index' },
  find: { name: '检索', icon: 'search', url: '/worker/find/index' },
  figures: { name: '统计', icon: 'board', url: '/supervise/figures/index' },
  bulletin: { name: '通报', icon: 'book', url: '/bulletin/read/index' },
  register: { name: '登记', icon: 'plus', url: '/intake/register/index' },
  walk: { name: '走访', icon: 'book', url: '/visit/walk/index' },
  duty: { name: '值班', icon: 'clock', url: '/duty/roster/index' },
  calendar: { name: '工作日历', icon: 'clock', url: '/supervise/calendar/index' },
  admin: { name: '人员和单位', icon: 'me', url: '/admin/desk/index' },
  audit: { name: '审计', icon: 'shield', url: '/admin/desk/index?at=audit' },
} as const
export type Workplace = keyof typeof WORKPLACES

/** The first is where one lands after signing in. */
const OF_DUTY: Record<Duty, readonly Workplace[]> = {
  gridWorker: ['inbox', 'find', 'register', 'walk', 'duty'],
  clerk: ['inbox', 'find', 'register', 'walk', 'figures', 'bulletin', 'duty'],
  dispatcher: ['inbox', 'watch', 'find', 'register', 'figures', 'bulletin', 'duty'],
  leader: ['lead', 'find', 'figures', 'bulletin'],
  supervisor: ['watch', 'find', 'figures', 'bulletin', 'duty'],
  // people, units and the log are looked after at a desk
  system: process.env.TARO_ENV === 'h5' ? ['calendar', 'admin'] : ['calendar'],
  security: process.env.TARO_ENV === 'h5' ? ['admin'] : ['inbox'],
  audit: process.env.TARO_ENV === 'h5' ? ['audit'] : ['inbox'],
}

/** All places of this person. */
export const workplacesOf = ({ posts }: Me) => {
  const names = new Set<Workplace>(posts.flatMap(({ duty }) => OF_DUTY[duty]))
  return (Object.keys(WORKPLACES) as Workplace[]).filter((name) => names.has(name)).map((name) => ({ id: name, ...WORKPLACES[name] }))
}

/** Where this person lands; whoever has no place of their own sees an empty desk. */
export const homeOf = (me: Me): string => (workplacesOf(me)[0] ?? WORKPLACES.inbox).url

export const belongsIn = (me: Me, place: Workplace): boolean => workplacesOf(me).some(({ id }) => id === place)
