import { SOLVED } from '../../../src/domain/ticket/given'
import { turnClocks } from '../../../src/domain/ticket/clocks'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { afterVerdict, consequenceOf } from '../../../src/domain/reading/verdict'
import { summaryOf } from '../../../src/domain/ticket/views'
import { whenWords } from '../../../src/domain/reading/time'
import { CENTRE, GRID_3, HOUSING, OVERSIGHT, STREET_3, TIANHE, UNITS } from '../../helpers/people'
import { as, aSituation, aTicket, CALENDAR, CATALOGUE, done, MONDAY, TIMING } from '../../helpers/tickets'

/** Reported done by a unit, after so many reworks: the reporter is asked. */
const asked = (unitId: string, round: number) => aTicket({ state: 'verified', unitId, handledBy: unitId, round })
const seen = (ticket: Ticket) => summaryOf(ticket, [], '', UNITS, 'reporter')
const said = (ticket: Ticket, solved?: (typeof SOLVED)[number]) => afterVerdict(seen(ticket), solved, MONDAY, CATALOGUE, CALENDAR).say

describe('what an answer promises is what happens', () => {
  for (const unitId of [GRID_3, TIANHE, STREET_3, HOUSING, CENTRE, OVERSIGHT])
    for (const round of [0, 1, 2])
      for (const solved of SOLVED)
        test(`${unitId}, sent back ${round} times, answered ${solved}`, () => {
          const ticket = asked(unitId, round)
          const step = done(aSituation({ ticket, ...as('reporter') }), 'judge', { solved, satisfied: '3' })[0]!
          const { after } = step
          const handle = turnClocks([], { seq: 2, ...step }, TIMING).find((clock) => clock.kind === 'handle')
          if (solved === 'yes') {
            expect(handle).toBeUndefined()
            return expect(said(ticket, solved)).toBe('提交后：这件结了，您的评价记入这件事。')
          }
          const where = after.unitId === unitId ? `退回${UNITS.fullName(unitId)}接着办` : '升到上一级接着办'
          expect(said(ticket, solved)).toBe(`提交后：${where}，${whenWords(handle!.dueAt!, MONDAY)} 前再给您回话。`)
          expect(consequenceOf(seen(ticket), solved)).toContain(after.unitId === unitId ? '退回' : '升到上一级')
        })

  test('nothing is promised before an answer is chosen', () => {
    expect(said(asked(GRID_3, 0))).toBe('')
    expect(consequenceOf(seen(asked(GRID_3, 0)), 'yes')).toBeUndefined()
  })
})
