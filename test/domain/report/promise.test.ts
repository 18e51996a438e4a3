import { calendarFrom } from '../../../src/domain/calendar/workdays'
import type { Catalogue, Category } from '../../../src/domain/report/categories'
import { NOTHING_HEARD } from '../../../src/domain/report/heed'
import { promiseOf, promiseWords } from '../../../src/domain/report/promise'
import { openTicket } from '../../../src/domain/ticket/open'
import { UNITS } from '../../helpers/people'
import { aReport, at, beijing, CALENDAR, CATALOGUE, firstClocks, MONDAY } from '../../helpers/tickets'

const plain = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  categories: catalogue.categories.map((category) => ({
    ...category,
    items: category.items.map((item) => ({ ...item, limit: undefined })),
  })),
})

const URGENCIES = ['normal', 'urgent', 'critical'] as const
const everythingIn = (category: Category) => category.items.flatMap((item) => URGENCIES.map((heard) => ({ category, item, heard })))

describe('the promise under the form', () => {
  test('is kept: the clocks of the ticket run out at these instants, whatever is reported', () => {
    // the second: an operator's own, in which no sub-item has a limit of its own
    for (const catalogue of [CATALOGUE, plain(CATALOGUE)])
      for (const { category, item, heard } of catalogue.categories.flatMap(everythingIn)) {
        const promise = promiseOf({ category: category.id, item: item.id, heard }, MONDAY, catalogue, CALENDAR)
        const report = aReport({ category: category.id, item: item.id })
        const made = {
          id: 'x',
          number: 'y',
          now: MONDAY,
          source: 'web' as const,
          phoneKnown: true,
          heed: { ...NOTHING_HEARD, urgency: heard },
        }
        const ticket = openTicket(report, { gridId: null, communityId: null }, made, catalogue, UNITS)
        const clocks = firstClocks(ticket, { catalogue })
        const due = (kind: string) => beijing(clocks.find((clock) => clock.kind === kind)!.dueAt!)
        expect([item.id, beijing(promise.accept), beijing(promise.handle)]).toEqual([item.id, due('accept'), due('handle')])
      }
  })

  test('says both instants, strongly', () => {
    const words = promiseWords({ accept: at('2026-11-23 11:24'), handle: at('2026-11-26 17:30') }, MONDAY)
    expect(words).toEqual({
      say: '提交后：今天 11:24 前受理，周四(26日) 17:30 前办结。',
      strong: ['今天 11:24 前', '周四(26日) 17:30 前'],
    })
  })

  test('before a sub-item is chosen, it is that of 其他', () => {
    const chosen = (item?: string) => promiseOf({ category: 'sanitation', item }, MONDAY, CATALOGUE, CALENDAR)
    expect(chosen()).toEqual(chosen('other'))
  })

  test('counts the days off the server told last', () => {
    const told = calendarFrom({ restDays: ['2026-11-24'], makeUpDays: [] })
    const handle = (calendar: typeof CALENDAR) => promiseOf({ category: 'sanitation' }, MONDAY, CATALOGUE, calendar).handle
    expect(handle(told)).toBe(handle(calendarFrom(undefined)) + 86_400_000)
  })
})
