import { broughtBy, contradictionsIn, questionsAbout, turned } from '../../../src/domain/calendar/edit'
import { lawfulDays } from '../../../src/domain/calendar/lawful'
import { BUNDLED_CALENDAR, type CalendarData } from '../../../src/domain/calendar/workdays'
import { MONDAY } from '../../helpers/tickets'

const data = (some: Partial<CalendarData> = {}): CalendarData => ({ ...BUNDLED_CALENDAR, ...some })
const plus = (days: string[], field: 'holidays' | 'makeUpDays' = 'holidays') => data({ [field]: [...BUNDLED_CALENDAR[field], ...days] })

describe('what contradicts itself is named', () => {
  test('the bundled calendar does not', () => expect(contradictionsIn(BUNDLED_CALENDAR)).toEqual([]))

  // prettier-ignore
  const WRONG: [string, CalendarData, RegExp][] = [
    ['off and worked at once',            plus(['2026-10-03'], 'makeUpDays'), /2026-10-03 又是放假又是调休上班/],
    ['a day twice',                       plus(['2026-10-01']),               /2026-10-01 写了两遍/],
    ['a Wednesday made up',               plus(['2026-12-02'], 'makeUpDays'), /2026-12-02 本来就上班/],
    ['a day after all that is known',     plus(['2027-01-01']),               /只排到 2026-12-31/],
    ['all that was written is beyond',    data({ knownUntil: '2025-12-31' }), /等 39 天/],
  ]
  test.each(WRONG)('%s', (_, wrong, words) => expect(contradictionsIn(wrong).join('；')).toMatch(words))
})

describe('what may be a slip is asked about', () => {
  const asked = (after: CalendarData, before = BUNDLED_CALENDAR) => questionsAbout(before, after, MONDAY).join('；')

  test('a day to come is not', () => expect(asked(turned(BUNDLED_CALENDAR, '2026-12-24'))).toBe(''))
  test('a day gone by is', () => expect(asked(turned(BUNDLED_CALENDAR, '2026-11-20'))).toMatch(/2026-11-20 已经过去了/))
  test('taking back a holiday that has been is', () => expect(asked(turned(BUNDLED_CALENDAR, '2026-10-01'))).toMatch(/已经过去了/))
  test('a past year nobody wrote of is not', () => expect(asked(plus(['2019-10-01', '2019-10-02']))).toBe(''))
  test('a next year without its holidays is', () => {
    expect(asked(data({ knownUntil: '2027-12-31' }))).toMatch(/2027-01-01、.* 按法律放假/)
    expect(asked(data({ knownUntil: '2027-12-31', holidays: [...BUNDLED_CALENDAR.holidays, ...lawfulDays(2027)] }))).toBe('')
  })
  test('less known than before is', () => {
    const before = data({ knownUntil: '2027-12-31', holidays: [...BUNDLED_CALENDAR.holidays, ...lawfulDays(2027)] })
    expect(asked(BUNDLED_CALENDAR, before)).toMatch(/原来排到 2027-12-31，现在只到 2026-12-31/)
  })
  test('a night shift and round the clock are, once', () => {
    const night = data({ hours: [['17:30', '08:30']] })
    expect(asked(night)).toMatch(/17:30 上班，到第二天 08:30/)
    expect(asked(night, night)).toBe('')
    expect(asked(data({ hours: [['00:00', '24:00']] }))).toMatch(/一天也不休息/)
  })
})

describe('a later release’s calendar', () => {
  const release = data({
    knownUntil: '2027-12-31',
    holidays: [...BUNDLED_CALENDAR.holidays, ...lawfulDays(2027)],
    hours: [['09:00', '17:00']],
  })
  const own = { ...turned(BUNDLED_CALENDAR, '2026-12-24'), version: 4 }

  test('brings what the district does not know yet and leaves what it wrote', () => {
    const brought = broughtBy(release, own)!
    expect(brought).toMatchObject({ version: 4, knownUntil: '2027-12-31', hours: own.hours })
    expect(brought.holidays).toEqual([...own.holidays, ...lawfulDays(2027)])
    expect(contradictionsIn(brought)).toEqual([])
    expect(questionsAbout(own, brought, MONDAY)).toEqual([])
  })

  test('brings nothing to who knows as much', () => {
    expect(broughtBy(BUNDLED_CALENDAR, own)).toBeUndefined()
    expect(broughtBy(release, { ...release, version: 9 })).toBeUndefined()
  })
})
