/** 督办 beside a missed limit: sent back a third time, and many who report the same. */
import { crowdThen, joinedBy, sentBackThen } from '../../../src/domain/ticket/triggers'
import { GRID_3 } from '../../helpers/people'
import { afterDoing, as, aSituation, aTicket, done, GIVEN } from '../../helpers/tickets'

const sentBack = (round: number) =>
  done(aSituation({ ...as('reporter'), ticket: { state: 'verified', handledBy: GRID_3, round } }), 'judge', {
    solved: 'no',
    satisfied: '1',
  })[0]!

test('twice sent back is halved time and the level above; the third time it is put in writing', () => {
  expect([0, 1, 2, 3].map((round) => sentBackThen(sentBack(round))?.given.grade)).toEqual([undefined, undefined, 'written', 'written'])
  const due = sentBackThen(sentBack(2))!
  expect(due.given).toMatchObject({ cause: 'sentBack', count: '3' })
  const sent = aSituation({ ...as('clock'), ticket: sentBack(2).after })
  expect(afterDoing(sent, due.action, due.given)).toMatchObject({ state: 'rework', supervision: 'written' })
})

test('what is done in a late round, but sends nothing back, changes nothing', () => {
  const late = aTicket({ state: 'in_progress', round: 3 })
  expect(sentBackThen(done(aSituation({ ticket: late }), 'note')[0]!)).toBeUndefined()
})

test('five who report the same make it a 电话催办, four do not; supervised higher it stays', () => {
  expect([1, 4, 5, 9].map((many) => crowdThen(many)?.given.grade)).toEqual([undefined, undefined, 'phone', 'phone'])
  const supervised = aSituation({ ...as('clock'), ticket: { state: 'in_progress', supervision: 'written' } })
  expect(() => done(supervised, 'supervise', crowdThen(5)!.given)).toThrow('gradeRises')
})

test('a reporter more is one who joined, or one merged in', () => {
  const joined = done(aSituation({ ...as('passerBy'), ticket: { id: 'it', state: 'in_progress' } }), 'join')[0]!
  const merged = done(
    aSituation({ ticket: { id: 'child' }, target: aTicket({ id: 'parent', state: 'in_progress' }) }),
    'merge',
    GIVEN.merge,
  )[0]!
  const noted = done(aSituation({ ticket: { id: 'it' } }), 'note')[0]!
  expect([joined, merged, noted].map(joinedBy)).toEqual(['it', 'parent', null])
})
