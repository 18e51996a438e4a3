/** Who has it (值班的是谁): every moment has exactly one answer, whatever is laid over the turns; the answer at moments worked out by hand. */
import * as fc from 'fast-check'
import type { Cover, Roster } from '../../../src/domain/duty/roster'
import { holdsUntil, whoHasIt, type OnDuty } from '../../../src/domain/duty/who'
import { at, beijing, CALENDAR } from '../../helpers/tickets'

const [SUN, BAI, TIAN, LEAD] = ['sun', 'bai', 'tian', 'lead']
const since = at('2026-01-01 00:00')
const member = (id: string, from = since, to: number | null = null) => ({ id, name: id, from, to })
const day = {
  name: '白班',
  days: 'work',
  hours: [['08:30', '17:30']],
  people: [SUN, BAI],
  every: 1,
  start: '2026-11-23',
  phone: '0470-1',
} as const
const night = {
  name: '夜班',
  days: 'all',
  hours: [['17:30', '08:30']],
  people: [TIAN],
  every: 1,
  start: '2026-11-23',
  phone: '0470-2',
} as const
const roster = (some: Partial<Roster> = {}, posts: readonly object[] = [day, night]): Roster => ({
  unitId: 'housing',
  plan: { lead: LEAD, posts: posts as unknown as Roster['plan']['posts'] },
  covers: [],
  members: [SUN, BAI, TIAN, LEAD].map((id) => member(id)),
  ...some,
})
let n = 0
const cover = (kind: Cover['kind'], person: string | null, insteadOf: string | null, from: string, to: string, some: Partial<Cover> = {}): Cover => ({
  id: `c${++n}`,
  kind,
  person,
  insteadOf,
  from: at(from),
  to: at(to),
  pair: null,
  madeAt: n,
  ...some,
}) // prettier-ignore
const who = (when: string, of = roster()) => {
  const { person, rule } = whoHasIt(of, at(when), CALENDAR)
  return `${person} ${rule}`
}

describe('turns', () => {
  test.each([
    ['Monday, the first day', '2026-11-23 08:30', 'sun turn'],
    ['Tuesday, the next one', '2026-11-24 10:00', 'bai turn'],
    ['the minute the day ends the night begins', '2026-11-24 17:30', 'tian turn'],
    ['after midnight it is still that night', '2026-11-25 03:00', 'tian turn'],
    ['Friday', '2026-11-27 09:00', 'sun turn'],
    ['Saturday by day: a day off, so nobody’s turn, and the lead answers', '2026-11-28 10:00', 'lead lead'],
    ['Saturday night', '2026-11-28 22:00', 'tian turn'],
    ['before the first night: nobody’s', '2026-11-23 03:00', 'lead lead'],
    ['before it began', '2026-11-20 10:00', 'lead lead'],
    ['New Year’s Eve, over the year: the night belongs to the old one', '2027-01-01 02:00', 'tian turn'],
    ['the first Saturday of the new year is a day off', '2027-01-02 10:00', 'lead lead'],
    ['a Monday far on: days go on being counted', '2026-12-28 09:00', 'bai turn'],
  ])('%s', (_, when, answer) => expect(who(when)).toBe(answer))

  test('a week each, from the day it began', () => {
    const weekly = roster({}, [{ ...day, every: 7 }])
    expect(['2026-11-27 09:00', '2026-11-30 09:00', '2026-12-07 09:00'].map((when) => who(when, weekly))).toEqual([
      'sun turn',
      'bai turn',
      'sun turn',
    ])
  })
  test('days off are a post of their own, and a make-up Saturday is a working day', () => {
    const off = roster({}, [day, { ...day, days: 'off', people: [TIAN] }])
    expect([who('2026-11-28 10:00', off), who('2026-10-10 10:00', roster({}, [{ ...day, start: '2026-10-01' }]))]).toEqual([
      'tian turn',
      'bai turn',
    ])
  })
  test('of two posts at one time the first that has somebody answers', () => {
    const both = roster({ members: [member(BAI)] }, [day, { ...day, people: [BAI] }])
    expect(who('2026-11-23 10:00', both)).toBe('bai turn')
  })
  test('the phone is that of the post', () => {
    expect([
      whoHasIt(roster(), at('2026-11-23 10:00'), CALENDAR).phone,
      whoHasIt(roster(), at('2026-11-28 10:00'), CALENDAR).phone,
    ]).toEqual(['0470-1', null])
  })
})

describe('what is laid over them', () => {
  const monday = ['2026-11-23 00:00', '2026-11-24 00:00'] as const
  test('顶班: in somebody’s place only in their turn, until it ends', () => {
    const covered = roster({ covers: [cover('cover', TIAN, SUN, ...monday)] })
    expect(['2026-11-23 10:00', '2026-11-24 10:00', '2026-11-27 10:00'].map((when) => who(when, covered))).toEqual([
      'tian cover',
      'bai turn',
      'sun turn',
    ])
  })
  test('顶班 in nobody’s place fills a gap, and goes before whoever’s turn it is', () => {
    const covered = roster({ covers: [cover('cover', BAI, null, '2026-11-28 08:00', '2026-11-30 12:00')] })
    expect(['2026-11-28 10:00', '2026-11-30 10:00', '2026-11-30 13:00'].map((when) => who(when, covered))).toEqual([
      'bai cover',
      'bai cover',
      'bai turn',
    ])
  })
  test('换班: each has the other’s turn, and the two belong together', () => {
    const pair = { pair: 'p' }
    const covers = [cover('swap', BAI, SUN, ...monday, pair), cover('swap', SUN, BAI, '2026-11-24 00:00', '2026-11-25 00:00', pair)]
    expect(['2026-11-23 10:00', '2026-11-24 10:00'].map((when) => who(when, roster({ covers })))).toEqual(['bai swap', 'sun swap'])
    const sameDay = [cover('swap', BAI, SUN, ...monday, pair), cover('swap', SUN, BAI, ...monday, pair)]
    expect(who('2026-11-23 10:00', roster({ covers: sameDay }))).toBe('bai swap')
  })
  test('请假: whoever is away has nothing, the deputy does, else the lead', () => {
    expect(who('2026-11-23 10:00', roster({ covers: [cover('away', null, SUN, ...monday)] }))).toBe('lead lead')
    expect(who('2026-11-23 10:00', roster({ covers: [cover('deputy', TIAN, SUN, ...monday)] }))).toBe('tian deputy')
  })
  test('the lead has a deputy too, and where neither is there nobody is', () => {
    const away = cover('away', null, LEAD, '2026-11-28 00:00', '2026-11-29 00:00')
    expect(who('2026-11-28 10:00', roster({ covers: [away] }))).toBe('null nobody')
    expect(who('2026-11-28 10:00', roster({ covers: [{ ...away, kind: 'deputy', person: BAI }] }))).toBe('bai lead')
  })
  test('a cover by somebody who is away goes on to their deputy; a circle ends at the lead', () => {
    const covers = [cover('cover', TIAN, SUN, ...monday), cover('deputy', BAI, TIAN, ...monday)]
    expect(who('2026-11-23 10:00', roster({ covers }))).toBe('bai deputy')
    const circle = [cover('cover', TIAN, SUN, ...monday), cover('cover', SUN, TIAN, ...monday)]
    expect(who('2026-11-23 10:00', roster({ covers: circle }))).toBe('lead lead')
  })
  test('of two written for the same time the last counts, and that the other does not is said', () => {
    const [first, last] = [cover('cover', TIAN, SUN, ...monday), cover('cover', BAI, SUN, ...monday)]
    for (const covers of [
      [first, last],
      [last, first],
    ]) {
      const answer = whoHasIt(roster({ covers }), at('2026-11-23 10:00'), CALENDAR)
      expect([answer.person, answer.unused]).toEqual([BAI, [first.id]])
    }
  })
  test('whoever left the unit, or is not there yet, is nobody’s turn', () => {
    const members = [member(SUN, since, at('2026-11-23 09:00')), member(BAI, at('2026-11-24 12:00')), member(LEAD)]
    expect(
      ['2026-11-23 08:59', '2026-11-23 09:00', '2026-11-24 10:00', '2026-11-24 12:00'].map((when) => who(when, roster({ members }))),
    ).toEqual([...['sun turn', 'lead lead', 'lead lead', 'bai turn']])
  })
})

describe('until when', () => {
  const until = (when: string, of = roster()) => {
    const end = holdsUntil(of, at(when), CALENDAR)
    return end && beijing(end)
  }
  test('the end of the shift, of a cover, of the gap; no end where it does not change', () => {
    expect(until('2026-11-23 10:00')).toBe('2026-11-23 17:30')
    expect(until('2026-11-23 10:00', roster({ covers: [cover('away', null, SUN, '2026-11-23 14:00', '2026-11-24 00:00')] }))).toBe(
      '2026-11-23 14:00',
    )
    expect(until('2026-11-28 10:00')).toBe('2026-11-28 17:30')
    expect(until('2026-11-23 10:00', roster({}, []))).toBeNull()
  })
})

describe('always', () => {
  const PEOPLE = [SUN, BAI, TIAN, LEAD]
  const FROM = at('2026-12-20 00:00')
  const instant = fc.integer({ min: 0, max: 20 * 24 * 4 }).map((quarters) => FROM + quarters * 900_000)
  const someone = fc.constantFrom(...PEOPLE)
  const aCover: fc.Arbitrary<Cover> = fc
    .record({
      id: fc.uuid(),
      kind: fc.constantFrom<Cover['kind'][]>('cover', 'swap', 'away', 'deputy'),
      person: fc.option(someone),
      insteadOf: fc.option(someone),
      from: instant,
      length: fc.integer({ min: 1, max: 300 }),
      pair: fc.option(fc.constantFrom('p', 'q')),
      madeAt: fc.nat({ max: 5 }),
    })
    .map(({ length, from, ...one }) => ({ ...one, from, to: from + length * 900_000 }))
  const hour = fc.nat({ max: 23 }).map((h) => `${String(h).padStart(2, '0')}:30`)
  const aPost = fc
    .record({
      days: fc.constantFrom('work', 'off', 'all'),
      open: hour,
      close: hour,
      people: fc.shuffledSubarray(PEOPLE, { minLength: 1 }),
      every: fc.constantFrom(1, 7),
    })
    .filter(({ open, close }) => open !== close)
    .map(({ open, close, ...post }) => ({ ...post, name: '岗', hours: [[open, close]], start: '2026-12-01', phone: null }))
  const aRoster: fc.Arbitrary<Roster> = fc
    .record({
      posts: fc.array(aPost, { maxLength: 3 }),
      lead: fc.option(someone),
      covers: fc.array(aCover, { maxLength: 8 }),
      members: fc.subarray(PEOPLE).map((ids) => ids.map((id) => member(id))),
    })
    .map(({ posts, lead, ...rest }) => ({ unitId: 'u', plan: { lead, posts: posts as never }, ...rest }))
  const answers = (of: Roster, moment: number) => whoHasIt(of, moment, CALENDAR)

  test('every moment has exactly one answer: somebody who works there, or nobody, and nobody only where nobody could be', () => {
    fc.assert(
      fc.property(aRoster, instant, (of, moment) => {
        const answer: OnDuty = answers(of, moment)
        if (answer.rule === 'nobody') return answer.person === null
        return of.members.some(({ id }) => id === answer.person)
      }),
      { numRuns: 2000, seed: 20261201 },
    )
  })
  test('the order in which covers are told changes nothing; what counted and what did not are all that stand', () => {
    fc.assert(
      fc.property(aRoster, instant, (of, moment) => {
        const [one, other] = [answers(of, moment), answers({ ...of, covers: [...of.covers].reverse() }, moment)]
        expect(other).toEqual(one)
        const standing = of.covers.filter(({ from, to }) => from <= moment && moment < to).map(({ id }) => id)
        expect(standing).toEqual(expect.arrayContaining([...one.unused]))
      }),
      { numRuns: 1000, seed: 20261202 },
    )
  })
  test('taking a cover away brings back what was there before it, and one that does not stand changes nothing', () => {
    fc.assert(
      fc.property(aRoster, aCover, instant, (of, more, moment) => {
        const isThere = more.from <= moment && moment < more.to
        const [before, after] = [answers(of, moment), answers({ ...of, covers: [...of.covers, more] }, moment)]
        if (!isThere) expect(after).toEqual(before)
      }),
      { numRuns: 1000, seed: 20261203 },
    )
  })
  test('until an answer ends it is the same at every moment', () => {
    fc.assert(
      fc.property(aRoster, instant, fc.double({ min: 0, max: 0.999, noNaN: true }), (of, moment, share) => {
        const end = holdsUntil(of, moment, CALENDAR) ?? moment + 7 * 86_400_000
        const later = answers(of, Math.floor(moment + (end - moment) * share))
        expect([later.person, later.rule]).toEqual([answers(of, moment).person, answers(of, moment).rule])
      }),
      { numRuns: 500, seed: 20261204 },
    )
  })
})
