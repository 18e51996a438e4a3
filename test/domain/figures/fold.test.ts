/** Marks out of a history: which there are, at which instant, at which unit. 2026-11-23 is a Monday. */
import { categoryBy, isInHand, linesBy, marksOf, NO_CUT } from '../../../src/domain/figures/fold'
import { bitOf, MARKS, type Flag, type Mark } from '../../../src/domain/figures/marks'
import { storyOf } from '../../helpers/figures'
import { Life } from '../../helpers/life'
import { GRID_3, HOUSING, STREET_3 } from '../../helpers/people'
import { aStreetTicket, aTicket, at, beijing, GIVEN } from '../../helpers/tickets'
import { always, type Case } from '../../helpers/world'

/** "2026-11-23 10:24 filed grid3 left repeated", in the order of time. */
const told = ({ kind, at: when, unit, from, flags }: Mark) =>
  [beijing(when), kind, unit, from && `from ${from}`, ...MARKS[kind].filter((flag) => flags & bitOf(kind, flag as Flag))]
    .filter(Boolean)
    .join(' ')
const marksIn = (life: Life, cut?: string) =>
  marksOf(storyOf(life), cut ? { at: at(cut), known: Infinity } : NO_CUT)
    .sort((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1))
    .map(told)
const ofKind = (life: Life, kind: string, cut?: string) => marksIn(life, cut).filter((line) => line.split(' ')[2] === kind)

const filed = (when = '2026-11-23 10:00') => Life.from(when, aTicket())

test('taken, done and judged in time: every mark where it belongs', () => {
  const life = filed()
    .do('2026-11-23 10:10', 'accept')
    .do('2026-11-24 09:00', 'resolve')
    .do('2026-11-25 09:00', 'judge', { solved: 'yes', satisfied: '3' })
  expect(marksIn(life)).toEqual([
    `2026-11-23 10:00 filed ${GRID_3} resolved`,
    `2026-11-23 11:00 accept ${GRID_3} inTime`,
    `2026-11-24 09:00 done ${GRID_3}`,
    `2026-11-25 09:00 closed ${GRID_3} once`,
    `2026-11-25 09:00 turn ${GRID_3} answered solved satisfied`,
    `2026-11-26 17:30 due ${GRID_3} onTime onTimeFirst`,
  ])
})

test('silence is no answer', () => {
  const life = filed().do('2026-11-23 10:10', 'resolve').do('2026-12-05 09:00', 'close')
  expect(ofKind(life, 'turn')).toEqual([`2026-12-05 09:00 turn ${GRID_3}`])
  expect(ofKind(life, 'closed')).toEqual([`2026-12-05 09:00 closed ${GRID_3} once`])
})

test('nobody took it: late for whoever had it, and not done where it fell due', () => {
  const life = filed()
  expect(ofKind(life, 'accept')).toEqual([`2026-11-23 11:00 accept ${GRID_3}`])
  expect(ofKind(life, 'due')).toEqual([`2026-11-26 17:30 due ${GRID_3}`])
  // what ended without being done is not held against anybody
  expect(ofKind(filed().do('2026-11-23 10:05', 'withdraw', {}), 'accept')).toEqual([])
  expect(ofKind(filed().do('2026-11-23 11:10', 'withdraw', {}), 'accept')).toEqual([`2026-11-23 11:00 accept ${GRID_3}`])
  expect(ofKind(filed().do('2026-11-23 10:05', 'withdraw', {}), 'due')).toEqual([])
  expect(ofKind(filed().do('2026-11-23 10:05', 'withdraw', {}), 'filed')).toEqual([`2026-11-23 10:00 filed ${GRID_3} left`])
})

test('sent back: not solved is an answer, what is done again falls due again, the first done was not left at that', () => {
  const life = filed()
    .do('2026-11-23 10:10', 'resolve')
    .do('2026-11-24 09:00', 'judge', { solved: 'no', satisfied: '1' })
    .do('2026-11-24 10:00', 'resolve')
  expect(ofKind(life, 'done')).toEqual([`2026-11-23 10:10 done ${GRID_3} sentBack`, `2026-11-24 10:00 done ${GRID_3}`])
  expect(ofKind(life, 'back')).toEqual([`2026-11-24 09:00 back ${GRID_3}`])
  expect(ofKind(life, 'turn')).toEqual([`2026-11-24 09:00 turn ${GRID_3} answered`])
  expect(ofKind(life, 'due')).toHaveLength(2)
})

const atStreet = () => Life.from('2026-11-23 10:00', aStreetTicket()).do('2026-11-23 10:10', 'accept')

test('given on: it passes, the order is signed or comes back, and the limit is the unit’s that has it then', () => {
  const life = atStreet().do('2026-11-23 11:00', 'dispatch', { unit: HOUSING, goal: '亮灯' })
  expect(ofKind(life, 'pass')).toEqual([`2026-11-23 11:00 pass ${HOUSING} from ${STREET_3}`])
  expect(ofKind(life, 'due')[0]).toContain(HOUSING)
  expect(ofKind(life, 'order')).toEqual([`2026-11-23 11:00 order ${HOUSING}`])
  life.do('2026-11-23 11:05', 'return')
  expect(ofKind(life, 'order')).toEqual([`2026-11-23 11:00 order ${HOUSING} returned`])
  expect(ofKind(life, 'sign')).toEqual([])
})

test('an extension counts when it was granted in time, and the first limit is still told', () => {
  const extended = atStreet()
    .do('2026-11-24 10:00', 'extend', { until: '2026-12-01', note: '配件' })
    .do('2026-11-24 11:00', 'grantExtension')
  expect(ofKind(extended, 'due')).toEqual([`2026-12-01 17:30 due ${STREET_3} extended`])
  expect(ofKind(extended.do('2026-11-30 10:00', 'resolve'), 'due')).toEqual([`2026-12-01 17:30 due ${STREET_3} onTime extended`])
})

test('a pause before it is due moves it; after it was due it stays late', () => {
  const pause = { pauseReason: 'weather', note: '等', until: '2026-11-27' } as const
  const before = atStreet().do('2026-11-24 10:00', 'pause', pause)
  expect(ofKind(before, 'due')).toEqual([])
  const after = atStreet()
    .do('2026-11-27 10:00', 'pause', { ...pause, until: '2026-12-01' })
    .do('2026-12-01 10:00', 'resume', {}, { relations: ['handler'] })
  expect(ofKind(after, 'due')).toEqual([`2026-11-26 17:30 due ${STREET_3}`])
})

test('net time leaves out what stood still', () => {
  const life = atStreet()
    .do('2026-11-24 10:00', 'pause', { pauseReason: 'weather', note: '等', until: '2026-11-26' })
    .do('2026-11-26 10:00', 'resume')
    .do('2026-11-26 12:00', 'resolve')
  const done = marksOf(storyOf(life)).find(({ kind }) => kind === 'done')!
  expect(done.ms! / 3_600_000).toBe(26)
})

test('a cut knows nothing of what came after: neither a step, nor what was loaded later, nor what was put right', () => {
  const life = filed().do('2026-11-23 10:10', 'accept').do('2026-11-24 09:00', 'correct', GIVEN.correct).do('2026-11-25 09:00', 'resolve')
  const story = storyOf(life)
  expect(ofKind(life, 'done', '2026-11-25 09:00')).toEqual([])
  expect(ofKind(life, 'done', '2026-11-25 09:01')).toHaveLength(1)
  expect(categoryBy(story, { at: at('2026-11-24 09:00'), known: Infinity })).toBe('public_facility')
  expect(categoryBy(story, NO_CUT)).toBe('housing_property')
  const loaded = { ...story, lines: story.lines.map((line) => ({ ...line, imported: at('2026-11-30 09:00') })) }
  expect(linesBy(loaded, { at: Infinity, known: at('2026-11-29 09:00') })).toEqual([])
  expect(marksOf(loaded, { at: Infinity, known: at('2026-11-30 09:00') })).toHaveLength(marksOf(story).length)
})

describe('whatever people do', () => {
  test('what came and did not go is what is in hand, unit by unit', () => {
    always(({ cases }) => {
      for (const { life } of cases) expect(inHandBy(life)).toEqual(isInHand(life.ticket.state) ? { [life.ticket.unitId]: 1 } : {})
    })
  })

  test('a cut tells afterwards what it told then', () => {
    const then = new WeakMap<Case, { at: number; marks: string }>()
    always((world) => {
      for (const one of world.cases) {
        const story = storyOf(one.life)
        const before = then.get(one)
        if (before) expect(JSON.stringify(marksOf(story, { at: before.at, known: Infinity }))).toBe(before.marks)
        if (!before || world.now - before.at > 86_400_000)
          then.set(one, { at: world.now, marks: JSON.stringify(marksOf(story, { at: world.now, known: Infinity })) })
      }
    })
  })

  test('a limit that has run out or was kept stays what it was', () => {
    const then = new WeakMap<Case, string[]>()
    always(({ cases, now }) => {
      for (const one of cases) {
        const limits = marksOf(storyOf(one.life)).filter(
          ({ kind, at: when }) => ['accept', 'sign', 'contact', 'due'].includes(kind) && when < now,
        )
        const lines = limits.map(told)
        for (const line of then.get(one) ?? []) expect(lines).toContain(line)
        then.set(one, lines)
      }
    })
  })
})

function inHandBy(life: Life): Record<string, number> {
  const sums: Record<string, number> = {}
  const add = (unit: string | null, n: number) => unit && (sums[unit] = (sums[unit] ?? 0) + n)
  for (const { kind, unit, from } of marksOf(storyOf(life))) {
    if (kind === 'filed' || kind === 'back' || kind === 'pass') add(unit, 1)
    if (kind === 'done' || kind === 'ended') add(unit, -1)
    if (kind === 'pass') add(from, -1)
  }
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0))
}
