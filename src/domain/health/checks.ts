/**
 * How the server is (系统状况), for the person who looks after it: one row for each thing that can go wrong, from when on it is to be looked
 * at or seen to, and what to do then. Numbers come from the server; nothing here names a ticket or a person.
 */
import type { Health } from '../api-health'
import { pastWords } from '../reading/time'

/** good 正常 · look 看一眼 · act 要处理. */
export type Level = 'good' | 'look' | 'act'
export const LEVEL_WORDS: Record<Level, string> = { good: '正常', look: '看一眼', act: '要处理' }

/** What a check finds: how far a number may go, what is said, what is done where it went further. */
type Check = { name: string; level: (health: Health) => Level; says: (health: Health) => string; todo: string; at?: Place }
/** Where it is seen to: the pages of the system administrator. */
export type Place = 'letters' | 'calendar' | 'units'

const [GB, MINUTE, HOUR, DAY] = [1024 ** 3, 60, 3_600_000, 86_400_000]

/** From `look` on it is looked at, from `act` on it is seen to. */
const above = (value: number, look: number, act: number): Level => (value >= act ? 'act' : value >= look ? 'look' : 'good')
const worst = (...levels: Level[]): Level => (levels.includes('act') ? 'act' : levels.includes('look') ? 'look' : 'good')

const oldest = ({ topics }: Health): number => Math.max(0, ...topics.map((topic) => topic.oldest))
const waiting = ({ topics }: Health): number => topics.reduce((sum, topic) => sum + topic.waiting, 0)
const size = (bytes: number): string => (bytes >= GB ? `${(bytes / GB).toFixed(1)} GB` : `${Math.ceil(bytes / 1024 ** 2)} MB`)
const spent = (seconds: number): string => (seconds >= MINUTE ? `${Math.floor(seconds / MINUTE)} 分钟` : `${Math.floor(seconds)} 秒`)
/** Of something that is to be done each day: two days are looked at, a week is seen to, never is as late as it gets. */
const daily = (at: number | null, now: number): Level => above(at === null ? Infinity : now - at, 2 * DAY, 7 * DAY)

export const CHECKS = {
  database: {
    name: '数据库',
    level: ({ database }) => above(database.ms, 250, 1_000),
    says: ({ database }) => `答一次 ${database.ms} 毫秒，占 ${size(database.bytes)}`,
    todo: '看同一台机器上有没有别的程序占着磁盘；备份、核对正在跑的话等它跑完。',
  },
  connections: {
    name: '数据库连接',
    level: ({ connections }) => above(connections.waiting, 5, 20),
    says: ({ connections }) => `用着 ${connections.busy} 个，${connections.waiting} 个请求在等`,
    todo: '一直有人在等：多半是数据库慢，先看上一行；还不行就重启服务，数据不会丢。',
  },
  disk: {
    name: '磁盘',
    level: ({ disk }) => (disk === null ? 'act' : above(-disk.free, -5 * GB, -GB)),
    says: ({ disk }) => (disk === null ? '读不到' : `还有 ${size(disk.free)}，一共 ${size(disk.total)}`),
    todo: '腾地方，或者把数据目录搬到大的盘上（先停服务，整个目录一起搬）。满了就收不了照片，再满就收不了件。',
  },
  outbox: {
    name: '要发的通知',
    level: (health) => above(oldest(health), 2 * MINUTE, 15 * MINUTE),
    says: (health) => (waiting(health) === 0 ? '都发出去了' : `${waiting(health)} 条等着，最早的等了 ${spent(oldest(health))}`),
    todo: '微信或短信的接口不通时会积在这里，通了自己会补发；看日志里最近的报错。',
  },
  letters: {
    name: '没发出去的',
    level: ({ dead }) => above(dead, 1, 20),
    says: ({ dead }) => (dead === 0 ? '没有' : `${dead} 条，试了几次都没成`),
    todo: '打开看原因，处理好再重发。',
    at: 'letters',
  },
  sweep: {
    name: '时限巡查',
    level: ({ lag }) => above(lag, 2 * MINUTE, 10 * MINUTE),
    says: ({ lag }) => (lag === 0 ? '没有落下的' : `落下 ${spent(lag)}`),
    todo: '服务停过会有一阵，自己会补上；一直在涨就看日志里 sweep 的报错。',
  },
  figures: {
    name: '统计',
    level: ({ stale }) => above(stale, 2_000, 10_000),
    says: ({ stale }) => (stale === 0 ? '算到了最新' : `${stale} 件的数还没算进去`),
    todo: '忙的时候会晚几分钟；长时间不少，就看日志里 fold 的报错。',
  },
  backup: {
    name: '备份',
    level: ({ backupAt, now }) => daily(backupAt, now),
    says: ({ backupAt, now }) => (backupAt === null ? '这个数据目录还没有备份过' : `上次是${pastWords(backupAt, now)}`),
    todo: '跑 npm run backup -- 文件名，存到另一台机器上；每天定时跑，每季度恢复一次试试。',
  },
  checkpoint: {
    name: '检查点',
    level: ({ checkpointAt, upSince, now }) => (checkpointAt === null && now - upSince < HOUR ? 'good' : daily(checkpointAt, now)),
    says: ({ checkpointAt, now }) => (checkpointAt === null ? '还没有写' : `上次是${pastWords(checkpointAt, now)}`),
    todo: '每天自动写在数据目录的 checkpoints 里，要由审计管理员抄到别处，改了记录才查得出来。没写就看日志里 checkpoint 的报错。',
  },
  calendar: {
    name: '工作日历',
    level: ({ calendarUntil, now }) => above(now - calendarUntil, -30 * DAY, 0),
    says: ({ calendarUntil, now }) => (calendarUntil < now ? '已经过了排到的日子' : `还能用 ${Math.floor((calendarUntil - now) / DAY)} 天`),
    todo: '国务院放假通知出来就排下一年；没排的日子按周一到周五算，时限先写“暂定”。',
    at: 'calendar',
  },
  units: {
    name: '没有人的单位',
    level: ({ emptyUnits }) => above(emptyUnits, 1, Infinity),
    says: ({ emptyUnits }) => (emptyUnits === 0 ? '每个单位都有人办事' : `${emptyUnits} 个`),
    todo: '件会转到上一级。安排上人就好了。',
    at: 'units',
  },
  clock: {
    name: '时钟',
    level: ({ clockTrusted }) => worst(clockTrusted ? 'good' : 'act'),
    says: ({ clockTrusted }) => (clockTrusted ? '走得稳' : '跳过，先不动时限'),
    todo: '校正这台机器的时间，打开自动对时。时间不对，时限和记录都不对。',
  },
} as const satisfies Record<string, Check>

export type CheckId = keyof typeof CHECKS
export type Finding = { id: CheckId; name: string; level: Level; says: string; todo: string; at?: Place }

const ORDER: readonly Level[] = ['act', 'look', 'good']

/** All checks, what is to be seen to first; else in the order of the table. */
export function findingsIn(health: Health): Finding[] {
  const all = (Object.keys(CHECKS) as CheckId[]).map((id): Finding => {
    const check: Check = CHECKS[id]
    return { id, name: check.name, level: check.level(health), says: check.says(health), todo: check.todo, at: check.at }
  })
  return ORDER.flatMap((level) => all.filter((finding) => finding.level === level))
}

/** "一切正常"; else how many there are of each. */
export function sumWords(findings: readonly Finding[]): string {
  const counted = (level: Level) => findings.filter((finding) => finding.level === level).length
  const [act, look] = [counted('act'), counted('look')]
  return act + look === 0 ? '一切正常' : [act > 0 && `${act} 处要处理`, look > 0 && `${look} 处看一眼`].filter(Boolean).join('，')
}
