/**
 * Who may do what, by hand from issue 3 and the rules of 12345 and 数字城管, not derived from RULES: it catches a wrong row. Guards
 * (limits of time, number and person) are not asked here; each has its own test in `passing-on`, `waiting`, `finishing`, `family`, `pressing`.
 */
import { ACTIONS, type Action } from '../../../src/domain/ticket/actions'
import { refusal } from '../../../src/domain/ticket/lifecycle'
import type { Relation } from '../../../src/domain/ticket/relations'
import { rowOf, STATE_IDS, type State } from '../../../src/domain/ticket/states'
import { tableOf, wordsIn } from '../../helpers/table'
import { aSituation, aStreetTicket, refused } from '../../helpers/tickets'

// what goes with a tie in every open state, and what only until the work is reported done
const ALWAYS = tableOf(`
  tie        | while open                  | before it is done | always
  handler    | note transcribe reveal undo assign unassign | answerSupervision correct | erase refuseErase
  centre     | note transcribe clear reveal lift endSponsor undo | supervise sponsor correct | erase refuseErase
  levelAbove | note undo                  | - | -
  formerUnit | note undo                  | - | -
  invited    | note undo                  | - | -
  supervisor | note lift endSponsor undo  | supervise sponsor | -
  reporter   | supplement disown     | urge withdraw | askErase
  proxy      | supplement            | urge | askErase
  joiner     | -                     | - | askErase
  passerBy   | -                     | join | -
  clock      | remind overdue handOver recount relay heed vacate | supervise | erase
`)

// and what goes with the state
const WHO_MAY = tableOf(`
  state       | is it    | handler                                                                             | centre                                   | supervisor                     | levelAbove | invited | reporter            | proxy      | joiner | clock | formerUnit
  submitted   | not done | accept arrive resolve escalate dispatch consult askInfo return reject merge                | merge                                    | -                              | -          | -       | -                   | -          | -      | moveUp | -
  need_info   | not done | -                                                                                   | -                                        | -                              | -          | -       | -                   | -          | -      | lapse | -
  accepted    | not done | arrive resolve escalate dispatch consult interim inform askInfo extend pause changeMode reject merge | park merge grantExtension refuseExtension | grantExtension refuseExtension | -          | -       | -                   | -          | -      | moveUp | -
  dispatched  | not done | sign arrive resolve escalate dispatch consult return merge                                 | merge takeBack                           | -                              | -          | -       | -                   | -          | -      | moveUp | takeBack
  returned    | not done | accept arrive resolve escalate dispatch consult reject merge                               | park merge                               | -                              | -          | -       | -                   | -          | -      | - | -
  consult     | not done | conclude interim inform                                                                     | park                                     | -                              | -          | attend  | -                   | -          | -      | - | -
  in_progress | not done | arrive resolve escalate dispatch consult interim inform askInfo extend pause changeMode merge      | park merge grantExtension refuseExtension reassign | grantExtension refuseExtension | -          | -       | -                   | -          | -      | moveUp | reassign
  escalated   | not done | accept arrive resolve escalate dispatch consult interim inform merge                               | park merge                               | -                              | -          | -       | -                   | -          | -      | moveUp | -
  paused      | not done | resume interim inform                                                                       | resume                                   | -                              | -          | -       | -                   | -          | -      | resume | -
  parked      | not done | resume interim inform                                                                       | resume park                              | -                              | -          | -       | -                   | -          | -      | resume | -
  resolved    | done     | check                                                                               | check callBack                           | check                          | check      | -       | judge               | -          | opine  | recall handOverCheck | -
  confirmed   | done     | check                                                                               | check                                    | check                          | check      | -       | -                   | -          | opine  | recall handOverCheck | -
  verified    | done     | unmerge                                                                             | callBack unmerge                         | -                              | -          | -       | judge               | -          | opine  | close recall unmerge | -
  rework      | not done | accept arrive resolve escalate dispatch consult interim inform                                     | -                                        | -                              | -          | -       | -                   | -          | -      | moveUp | -
  closed      | ended    | undo | undo | undo | undo | undo | reopen disown              | -          | -      | recall | undo
  rejected    | ended    | undo | undo | undo | undo | undo | appeal disown              | -          | -      | - | undo
  merged      | ended    | unmerge                                                                             | unmerge                                  | -                              | -          | -       | supplement withdraw disown | supplement | -      | unmerge follow heed | -
  withdrawn   | ended    | -                                                                                   | -                                        | -                              | -          | -       | -                   | -          | -      | - | -
`)

/** What a tie may do in a state, as the two tables say. */
function expected(state: string, tie: string): Action[] {
  const row = WHO_MAY.get(state)!
  const always = ALWAYS.get(tie)
  const words = [
    ...wordsIn(row[tie]),
    ...wordsIn(always?.['always']),
    ...(row['is it'] === 'ended' ? [] : wordsIn(always?.['while open'])),
    ...(row['is it'] === 'not done' ? wordsIn(always?.['before it is done']) : []),
  ]
  return ACTIONS.filter((action) => words.includes(action))
}

const TIES: Relation[] = [...ALWAYS.keys(), 'auditor', 'complainedOf'] as Relation[]
const NO_TIE_OR_STATE = ['notAllowed', 'wrongState']
const situation = (state: State, relations: Relation[]) => aSituation({ ticket: aStreetTicket({ state }), relations })
/** What neither tie nor state forbids. */
const may = (state: State, relations: Relation[]) =>
  ACTIONS.filter((action) => !NO_TIE_OR_STATE.includes(refusal(situation(state, relations), action)?.code ?? ''))

test('the table names every state, and no action that there is not', () => {
  expect([...WHO_MAY.keys()]).toEqual(STATE_IDS)
  const named = [...WHO_MAY.values(), ...ALWAYS.values()].flatMap(({ state: _, tie: __, 'is it': ___, ...cells }) =>
    Object.values(cells).flatMap(wordsIn),
  )
  expect([...new Set(named)].sort()).toEqual([...ACTIONS].sort())
})

for (const state of STATE_IDS)
  test(`who may do what while a ticket is ${state}`, () => {
    const table = (of: (tie: Relation) => Action[]) => Object.fromEntries(TIES.map((tie) => [tie, of(tie).join(' ')]))
    expect(table((tie) => may(state, [tie]))).toEqual(table((tie) => expected(state, tie)))
  })

test('the auditor and the unit complained of only look, or not even that', () => {
  for (const state of STATE_IDS) for (const tie of ['auditor', 'complainedOf'] as const) expect(may(state, [tie])).toEqual([])
})

test('somebody with no tie to a ticket may do nothing with it', () => {
  for (const state of STATE_IDS) for (const action of ACTIONS) expect(refusal(situation(state, []), action)?.code).toBe('notAllowed')
})

test('several ties may do what each of them may', () => {
  expect(may('resolved', ['handler', 'centre'])).toEqual([
    ...[
      'check',
      'undo',
      'lift',
      'endSponsor',
      'callBack',
      'assign',
      'unassign',
      'note',
      'transcribe',
      'clear',
      'reveal',
      'erase',
      'refuseErase',
    ],
  ])
})

test('a stranger learns nothing about the state: the tie is asked first', () => {
  expect(refused(situation('closed', ['joiner']), 'resolve').code).toBe('notAllowed')
  expect(refused(situation('closed', ['handler']), 'resolve').code).toBe('wrongState')
})

// by hand: is it open, its desk, the resident's step, what is asked of the reporter, the clocks that run, those that hold still
const STATE_TABLE = tableOf(`
  state       | open | desk    | step | asks       | clocks                               | holds
  submitted   | yes  | todo    | 1    | -          | accept return urge handle            | -
  need_info   | yes  | waiting | 1    | supplement | supply                               | accept return dispatch contact spot order urge handle
  accepted    | yes  | todo    | 2    | -          | dispatch contact spot urge handle    | -
  dispatched  | yes  | todo    | 2    | -          | sign return order urge handle        | -
  returned    | yes  | todo    | 2    | -          | rule urge handle                     | -
  consult     | yes  | todo    | 3    | -          | consult urge handle                  | -
  in_progress | yes  | todo    | 3    | -          | contact spot order urge handle       | -
  escalated   | yes  | todo    | 3    | -          | accept urge handle                   | -
  paused      | yes  | waiting | 3    | -          | wait                                 | dispatch contact spot order urge handle
  parked      | yes  | waiting | 3    | -          | review                               | accept dispatch rule consult contact spot order urge handle
  resolved    | yes  | waiting | 4    | judge      | verify answer callback               | -
  confirmed   | yes  | waiting | 4    | -          | verify                               | -
  verified    | yes  | waiting | 4    | judge      | answer callback                      | -
  rework      | yes  | todo    | 3    | -          | accept urge handle                   | -
  closed      | no   | done    | 5    | -          | -                                    | -
  rejected    | no   | done    | 1    | -          | -                                    | -
  merged      | no   | done    | 1    | -          | -                                    | -
  withdrawn   | no   | done    | 1    | -          | -                                    | -
`)

test('every state: open or not, its desk, the resident’s step, what it asks of the reporter, the clocks that run and that hold still', () => {
  const inOrder = (cell: string) => wordsIn(cell).sort().join(' ')
  const table = STATE_IDS.map((state) => {
    const { open, desk, step, clocks, holds = [], awaits } = rowOf(state)
    return [
      state,
      { state, open: open ? 'yes' : 'no', desk, step: `${step}`, asks: awaits ?? '-', clocks: inOrder(clocks.join(' ')), holds: inOrder(holds.join(' ')) },
    ] // prettier-ignore
  })
  const wanted = [...STATE_TABLE].map(([state, row]) => [state, { ...row, clocks: inOrder(row.clocks!), holds: inOrder(row.holds!) }])
  expect(Object.fromEntries(table)).toEqual(Object.fromEntries(wanted))
})

test('a state whose work is to be checked has somebody’s clock for it', () => {
  expect(STATE_IDS.filter((state) => rowOf(state).checked)).toEqual(['resolved', 'confirmed'])
  expect(STATE_IDS.filter((state) => rowOf(state).clocks.includes('verify'))).toEqual(['resolved', 'confirmed'])
})
