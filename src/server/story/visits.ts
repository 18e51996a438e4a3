/**
 * Visits in the demo: a few doors of two grids, a firm, what was promised, somebody who was not in, and one case that began at a door. Told
 * again it is the same.
 */
import type { Actor } from '../../domain/people/actors'
import { dayOf } from '../../domain/calendar/workdays'
import type { Booklet } from '../../domain/visit/booklet'
import { lastAskBy, type Need } from '../../domain/visit/needs'
import type { Note } from '../../domain/visit/note'
import type { Deps } from '../deps'
import type { Town } from '../simulate/town'
import { lookOf, working } from '../ticket/work'
import { makeBooklet } from '../visit/booklets'
import { writeWithin } from '../visit/notes'
import { requestIdOf } from './tale'

const DAY = 86_400_000
const HOUR = 3_600_000

type Visit = { ago: number; note: Partial<Note>; promised?: number }
type Door = { grid: string; booklet: Partial<Booklet> & Pick<Booklet, 'stop' | 'door' | 'called'>; needs?: Need['need'][]; visits: Visit[] }

const [BAO, WANG] = ['150703001005-03', '150703001005-01']

const DOORS: readonly Door[] = [
  {
    grid: BAO,
    booklet: {
      stop: '3 号楼',
      door: '2 单元 301',
      called: '王大娘',
      reach: '先打电话，下午在家',
      language: '汉语，慢一点',
      reasons: ['care'],
      basic: '一个人住，儿子周末来',
      help: '降雪后一早有人来扫',
    },
    needs: ['look', 'snow', 'stairs'],
    visits: [
      { ago: 26 * DAY, note: { kind: 'knock', said: '都好，就是担心下雪' } },
      {
        ago: 3 * DAY,
        note: { kind: 'phone', said: '暖气片不热，只有 15 度', outcome: 'plan', promise: { words: '今天说供热公司哪天来', day: '' } },
        promised: 0,
      },
    ],
  },
  {
    grid: BAO,
    booklet: { stop: '3 号楼', door: '2 单元 502', called: '王家' },
    visits: [{ ago: 5 * DAY, note: { kind: 'missed', said: '门上留了条' } }],
  },
  { grid: BAO, booklet: { stop: '3 号楼', door: '1 单元 102', called: '孙家' }, visits: [] },
  {
    grid: BAO,
    booklet: { stop: '5 号楼', door: '3 单元 602', called: '刘师傅（楼长）', reasons: ['voices'] },
    visits: [{ ago: 95 * DAY, note: { kind: 'bench', said: '楼道里堆的东西比去年少了', policy: true } }],
  },
  {
    grid: BAO,
    booklet: { stop: '5 号楼', door: '1 单元 101', called: '周家', reasons: ['complaints'] },
    visits: [
      { ago: 40 * DAY, note: { kind: 'knock', said: '单元门关不严，夜里响' } },
      {
        ago: 2 * HOUR,
        note: {
          kind: 'knock',
          said: '单元门口的路灯坏了，晚上进出看不清',
          outcome: 'now',
          case: { named: false, category: 'public_facility', item: 'lamp', catalogueVersion: 1 },
        },
      },
    ],
  },
  {
    grid: BAO,
    booklet: {
      kind: 'firm',
      stop: '西门早市',
      door: '',
      called: '天和便民超市（演示）',
      creditCode: '91350100M000100Y43',
      contacts: [{ role: '店长', phone: '0470-0000031' }],
    },
    visits: [{ ago: 20 * DAY, note: { kind: 'knock', said: '门前停车挡了卸货', wall: 'outside', outcome: 'explain', policy: true } }],
  },
  { grid: WANG, booklet: { stop: '8 号楼', door: '1 单元 201', called: '赵家' }, visits: [] },
]

/** Begins each booklet before its first visit, then goes there, each time at its own time. */
export async function tellVisits(deps: Deps, town: Town, until: number) {
  for (const [index, door] of DOORS.entries()) {
    const actor = town.staffOf(door.grid)[0]!
    const first = Math.max(DAY, ...door.visits.map(({ ago }) => ago)) + HOUR
    const name = `visit/${index}`
    const { id } = await makeBooklet(lookOf(deps, actor, until - first), { requestId: requestIdOf(name), booklet: bookletOf(door, until) })
    for (const [at, visit] of door.visits.entries()) await goThere(deps, actor, noteOf(`${name}/${at}`, id, visit, until))
  }
}

const goThere = (deps: Deps, actor: Actor, note: Note & { madeAt: number }) =>
  working(lookOf(deps, actor, note.madeAt), (work) => writeWithin(work, note))

function bookletOf({ grid, booklet, needs = [] }: Door, until: number): Booklet {
  const told = needs.map((need) => ({
    need,
    wanted: true,
    toldBy: 'self' as const,
    askBy: lastAskBy(need, until - 30 * DAY),
    ...(need === 'stairs' && { consent: { by: 'self' as const, on: dayOf(until - 30 * DAY) } }),
  }))
  const plain = { kind: 'household' as const, reach: '', language: '', reasons: [], basic: '', hardship: '', help: '', contacts: [] }
  return { ...plain, ...booklet, gridId: grid, needs: told }
}

const noteOf = (name: string, booklet: string, { ago, note, promised }: Visit, until: number): Note & { madeAt: number } => ({
  kind: 'knock',
  said: '',
  wanted: '',
  policy: false,
  ...note,
  ...(note.promise && { promise: { ...note.promise, day: dayOf(until + (promised ?? 0)) } }),
  requestId: requestIdOf(name),
  booklet,
  madeAt: until - ago,
})
