import type { Action } from '../../../src/domain/ticket/actions'
import { perform } from '../../../src/domain/ticket/lifecycle'
import { openBehind, wordsIn } from '../../../src/domain/reading/queued'
import { aSituation } from '../../helpers/tickets'

const open = (...actions: Action[]) => actions.map((action) => ({ action }))
const names = (views: { action: Action }[]) => views.map(({ action }) => action).join(' ')

// prettier-ignore
const BEHIND: [open: Action[], waiting: Action[], left: string][] = [
  [['accept', 'resolve', 'escalate', 'return', 'reject', 'note'], [],                    'accept resolve escalate return reject note'],
  [['accept', 'resolve', 'escalate', 'return', 'reject', 'note'], ['accept'],            'resolve escalate reject note'],
  [['sign', 'resolve', 'escalate', 'return', 'note'],             ['sign'],              'resolve escalate note'],
  [['resolve', 'escalate', 'inform', 'note'],                     ['inform'],            'resolve escalate note'],
  [['accept', 'resolve', 'escalate', 'inform', 'note'],           ['accept', 'resolve'], 'note'],
  [['accept', 'arrive', 'resolve', 'return', 'note'],             ['arrive'],            'resolve note'],
  [['accept', 'return', 'note'],                                  ['return'],            'note'],
  [['judge', 'supplement'],                                       ['judge'],             'supplement'],
  [['withdraw', 'supplement', 'urge'],                            ['urge'],              'withdraw supplement'],
  [['withdraw', 'supplement', 'urge'],                            ['supplement'],        'withdraw supplement urge'],
]
for (const [actions, waiting, left] of BEHIND)
  test(`behind ${waiting.join(' and ') || 'nothing'} there is still: ${left}`, () =>
    expect(names(openBehind(open(...actions), waiting))).toBe(left))

test('whatever is left open behind a taking is open to whoever took it', () => {
  const taken = aSituation({ ticket: { state: 'accepted' } })
  for (const { action } of openBehind(open('accept', 'resolve', 'escalate', 'dispatch', 'return', 'askInfo', 'merge'), ['accept']))
    expect(perform(taken, action, {})).not.toMatchObject({ refusal: { code: 'wrongState' } })
})

test('all that was written stays, as one note or as many as it takes', () => {
  expect(wordsIn({ outcome: 'solved', note: '灯泡换好了' }, 'staff')).toEqual([{ reason: '灯泡换好了' }])
  expect(wordsIn({ escalateReason: 'no_means', reason: '要登高车', unit: 'street3' }, 'staff')).toEqual([{ reason: '要登高车' }])
  expect(wordsIn({ minutes: '谁说了什么', note: '定了' }, 'staff')).toEqual([{ reason: '谁说了什么\n定了' }])
  expect(wordsIn({}, 'staff')).toEqual([])
  expect(wordsIn({ solved: 'no', satisfied: '1' }, 'resident')).toEqual([])
  const long = '💡'.repeat(450)
  const notes = wordsIn({ note: long }, 'staff')
  expect(notes).toHaveLength(3)
  expect(notes.map(({ reason }) => reason).join('')).toBe(long)
  expect(wordsIn({ note: '💡'.repeat(2_450) }, 'resident').map(({ note }) => [...note!].length)).toEqual([2_000, 450])
})
