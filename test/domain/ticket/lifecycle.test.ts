import type { Given } from '../../../src/domain/ticket/evidence'
import { ACTIONS, type Action } from '../../../src/domain/ticket/actions'
import { needsOf, passedOver, perform, refusal, targetsOf } from '../../../src/domain/ticket/lifecycle'
import type { Relation } from '../../../src/domain/ticket/relations'
import { rowOf, STATE_IDS, type State } from '../../../src/domain/ticket/states'
import { IDENTITIES, type Identity } from '../../../src/domain/ticket/ticket'
import {
  CENTRE,
  GRID_3,
  GRID_5,
  HEPING,
  HOUSING,
  OVERSIGHT,
  STREET_1,
  STREET_3,
  TIANHE,
  UNITS,
  unitsWithout,
  WATER,
} from '../../helpers/people'
import { afterDoing, as, aSituation, aStreetTicket, at, done, GIVEN, MONDAY, refused } from '../../helpers/tickets'

/** Rows of a table drawn in text; the first line names the columns, the first column the row. */
function tableOf(text: string): Map<string, Record<string, string>> {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim().replace(/\s+/g, ' '))
  const [head, ...lines] = text.trim().split('\n')
  const columns = cells(head!)
  return new Map(lines.map(cells).map((row) => [row[0]!, Object.fromEntries(columns.map((column, index) => [column, row[index]!]))]))
}

// written by hand, not derived from RULES: it catches a wrong row. The owner is a street, so no guard stands in the way.
const WHO_MAY = tableOf(`
  state       | handler                                                    | centre      | levelAbove | formerUnit | supervisor | reporter                 | proxy           | joiner | auditor | complainedOf | clock
  submitted   | accept resolve escalate dispatch return reject note reveal | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  need_info   | note reveal                                                | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  accepted    | resolve escalate dispatch reject note reveal               | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  dispatched  | sign resolve escalate dispatch return note reveal          | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  returned    | accept resolve escalate dispatch reject note reveal        | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  consult     | note reveal                                                | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  in_progress | resolve escalate dispatch note reveal                      | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  escalated   | accept resolve escalate dispatch note reveal               | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  parked      | note reveal                                                | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  resolved    | note reveal                                                | note reveal | note       | note       | note       | supplement               | supplement      | -      | -       | -            | -
  verified    | note reveal                                                | note reveal | note       | note       | note       | judge supplement         | supplement      | -      | -       | -            | close
  rework      | accept resolve escalate dispatch note reveal               | note reveal | note       | note       | note       | supplement urge withdraw | supplement urge | -      | -       | -            | -
  closed      | -                                                          | -           | -          | -          | -          | -                        | -               | -      | -       | -            | -
  rejected    | -                                                          | -           | -          | -          | -          | -                        | -               | -      | -       | -            | -
  merged      | -                                                          | -           | -          | -          | -          | -                        | -               | -      | -       | -            | -
  withdrawn   | -                                                          | -           | -          | -          | -          | -                        | -               | -      | -       | -            | -
`)

// every move by hand: what is recorded, where it ends, who has it then; a street's ticket once more
const MOVES = tableOf(`
  move                   | recorded        | ends in     | at
  submitted accept       | accept          | accepted    | street3
  submitted resolve      | accept resolve  | verified    | street3
  submitted escalate     | accept escalate | escalated   | centre
  submitted dispatch     | accept dispatch | dispatched  | housing
  submitted return       | return          | returned    | centre
  submitted reject       | reject          | rejected    | street3
  submitted note         | note            | submitted   | street3
  submitted reveal       | reveal          | submitted   | street3
  submitted supplement   | supplement      | submitted   | street3
  submitted urge         | urge            | submitted   | street3
  submitted withdraw     | withdraw        | withdrawn   | street3
  accepted resolve       | resolve         | verified    | street3
  accepted escalate      | escalate        | escalated   | centre
  accepted dispatch      | dispatch        | dispatched  | housing
  accepted reject        | reject          | rejected    | street3
  dispatched sign        | sign            | in_progress | street3
  dispatched resolve     | sign resolve    | verified    | street3
  dispatched escalate    | sign escalate   | escalated   | centre
  dispatched dispatch    | sign dispatch   | dispatched  | housing
  dispatched return      | return          | returned    | centre
  returned accept        | accept          | in_progress | street3
  returned resolve       | accept resolve  | verified    | street3
  returned escalate      | accept escalate | escalated   | centre
  returned reject        | reject          | rejected    | street3
  returned dispatch      | dispatch        | dispatched  | housing
  returned withdraw      | withdraw        | withdrawn   | street3
  in_progress resolve    | resolve         | verified    | street3
  in_progress escalate   | escalate        | escalated   | centre
  in_progress dispatch   | dispatch        | dispatched  | housing
  escalated accept       | accept          | in_progress | street3
  escalated resolve      | accept resolve  | verified    | street3
  escalated escalate     | accept escalate | escalated   | centre
  escalated dispatch     | accept dispatch | dispatched  | housing
  rework accept          | accept          | in_progress | street3
  rework resolve         | accept resolve  | verified    | street3
  rework escalate        | accept escalate | escalated   | centre
  rework dispatch        | accept dispatch | dispatched  | housing
  verified judge         | judge           | closed      | street3
  verified reveal        | reveal          | verified    | street3
  verified supplement    | supplement      | verified    | street3
  verified close         | close           | closed      | street3
`)

const ANYONE: Relation[] = ['handler', 'centre', 'reporter', 'clock']
const street = (state: State, relations: Relation[]) => aSituation({ ticket: aStreetTicket({ state }), relations, answerDueAt: MONDAY })

test('the table of who may do what names every state', () => {
  expect([...WHO_MAY.keys()]).toEqual(STATE_IDS)
})

for (const [state, row] of WHO_MAY)
  test(`who may do what while a ticket is ${state}`, () => {
    const { state: _, ...columns } = row
    const may = (relation: string) =>
      ACTIONS.filter((action) => !refusal(street(state as State, [relation as Relation]), action)).join(' ') || '-'
    expect(Object.fromEntries(Object.keys(columns).map((relation) => [relation, may(relation)]))).toEqual(columns)
  })

for (const [move, row] of MOVES)
  test(`${move}: where it leads`, () => {
    const [state, action] = move.split(' ') as [State, Action]
    const steps = done(street(state, ANYONE), action)
    const last = steps.at(-1)!.after
    expect({ move, recorded: steps.map((step) => step.action).join(' '), 'ends in': last.state, at: last.unitId }).toEqual(row)
  })

test('somebody with no tie to a ticket may do nothing with it', () => {
  for (const state of STATE_IDS) for (const action of ACTIONS) expect(refusal(street(state, []), action)?.code).toBe('notAllowed')
})

test('a stranger learns nothing about the state: the tie is asked first', () => {
  expect(refused(street('closed', ['joiner']), 'resolve').code).toBe('notAllowed')
  expect(refused(street('closed', ['handler']), 'resolve').code).toBe('wrongState')
})

describe('taking it on the spot (马上办)', () => {
  test('a grid worker who resolves before accepting has done both, and both are in the history', () => {
    const steps = done(aSituation(), 'resolve')
    expect(steps.map(({ action, before, after }) => [action, before.state, after.state])).toEqual([
      ['accept', 'submitted', 'accepted'],
      ['resolve', 'accepted', 'verified'],
    ])
    expect(steps[0]!.given).toEqual({})
    expect(steps[1]!.before).toEqual(steps[0]!.after)
  })

  test('a return is not a taking: only the return is recorded', () => {
    expect(done(aSituation(), 'return').map((step) => step.action)).toEqual(['return'])
  })

  test('what is refused leaves no half of it behind', () => {
    expect(perform(aSituation(), 'resolve', {})).toEqual({ refusal: { code: 'missing', missing: ['outcome', 'note'] } })
  })
})

describe('evidence (凭据)', () => {
  // what each action cannot do without
  const NEEDS: Record<Action, string> = {
    accept: '',
    sign: '',
    resolve: 'outcome note',
    escalate: 'escalateReason reason',
    dispatch: 'unit',
    return: 'basis',
    reject: 'rejectReason note',
    note: 'reason',
    reveal: 'callReason',
    judge: 'solved satisfied',
    supplement: 'note',
    urge: '',
    withdraw: '',
    close: '',
  }
  for (const action of ACTIONS)
    test(`${action} asks for: ${NEEDS[action] || 'nothing'}`, () =>
      expect(needsOf({ photoAsked: false }, action).join(' ')).toBe(NEEDS[action]))

  test('where the sub-item asks for a photo, a matter is not done without one', () => {
    const situation = aSituation({ photoAsked: true })
    expect(refused(situation, 'resolve')).toEqual({ code: 'missing', missing: ['photos'] })
    expect(refused(situation, 'resolve', { ...GIVEN.resolve, photos: [] })).toEqual({ code: 'missing', missing: ['photos'] })
    expect(afterDoing(situation, 'resolve', { ...GIVEN.resolve, photos: ['photo'] }).state).toBe('verified')
  })

  test('no other action asks for that photo', () => {
    expect(ACTIONS.filter((action) => needsOf({ photoAsked: true }, action).includes('photos'))).toEqual(['resolve'])
  })

  test('an empty word is no word', () => {
    expect(refused(aSituation(), 'resolve', { outcome: 'solved', note: '' })).toEqual({ code: 'missing', missing: ['note'] })
  })

  // a field too many is refused, so nothing slips into the history unseen
  const TOO_MUCH: [Action, Given, string][] = [
    ['accept', { note: '来了' }, 'note'],
    ['resolve', { ...GIVEN.resolve, satisfied: '5' }, 'satisfied'],
    ['resolve', { ...GIVEN.resolve, unit: HOUSING }, 'unit'],
    ['escalate', { ...GIVEN.escalate, outcome: 'solved' }, 'outcome'],
    ['return', { ...GIVEN.return, unit: HOUSING }, 'unit'],
    ['reveal', { ...GIVEN.reveal, note: '顺便说一句' }, 'note'],
  ]
  for (const [action, given, field] of TOO_MUCH)
    test(`${action} does not take ${field}`, () =>
      expect(refused(aSituation(), action, given)).toEqual({ code: 'notTaken', fields: [field] }))

  test('an empty field too many does no harm', () => {
    expect(afterDoing(aSituation(), 'accept', { note: '', photos: [] }).state).toBe('accepted')
  })
})

describe('上报 escalation', () => {
  const inProgress = (unitId: string) => aSituation({ ticket: { state: 'in_progress', unitId } })

  test('goes one level up when nobody is named', () => {
    expect(afterDoing(inProgress(GRID_3), 'escalate').unitId).toBe(TIANHE)
    expect(afterDoing(inProgress(TIANHE), 'escalate').unitId).toBe(STREET_3)
    expect(afterDoing(inProgress(STREET_3), 'escalate').unitId).toBe(CENTRE)
    expect(afterDoing(inProgress(HOUSING), 'escalate').unitId).toBe(CENTRE)
  })

  test('to a higher level tells the levels passed over', () => {
    const over = (unit?: string) => {
      const step = done(inProgress(GRID_3), 'escalate', { ...GIVEN.escalate, unit }).at(-1)!
      return passedOver(step, UNITS).map((passed) => passed.name)
    }
    expect(over()).toEqual([])
    expect(over(TIANHE)).toEqual([])
    expect(over(STREET_3)).toEqual(['天和社区'])
    expect(over(CENTRE)).toEqual(['天和社区', '第三街道'])
  })

  test('an action that stays passes nobody over', () => {
    expect(passedOver(done(inProgress(GRID_3), 'note')[0]!, UNITS)).toEqual([])
  })

  for (const [who, unit] of [
    ['a neighbouring street', STREET_1],
    ['a department', HOUSING],
    ['a unit below', GRID_3],
    ['itself', TIANHE],
    ['nobody there is', 'nowhere'],
  ] as const)
    test(`never goes to ${who}`, () => {
      expect(refused(inProgress(TIANHE), 'escalate', { ...GIVEN.escalate, unit })).toEqual({ code: 'targetIsAbove' })
    })

  test('from the centre there is nowhere to go', () => {
    expect(refused(inProgress(CENTRE), 'escalate')).toEqual({ code: 'hasLevelAbove' })
    expect(refusal(inProgress(CENTRE), 'escalate')).toEqual({ code: 'hasLevelAbove' })
  })
})

describe('派单 dispatch', () => {
  const at_ = (unitId: string, some = {}) => aSituation({ ticket: { state: 'accepted', unitId, ...some } })

  test('a grid cannot dispatch, nor can a department', () => {
    for (const unitId of [GRID_3, HOUSING])
      expect(refused(at_(unitId), 'dispatch', { unit: WATER, goal: '办好' })).toEqual({ code: 'unitDispatches' })
  })

  // owner, target, may it
  const TARGETS: [string, string, boolean][] = [
    [TIANHE, GRID_3, true],
    [TIANHE, HOUSING, true],
    [TIANHE, STREET_3, false],
    [TIANHE, TIANHE, false],
    [STREET_3, TIANHE, true],
    [STREET_3, GRID_5, true],
    [STREET_3, STREET_1, false],
    [STREET_3, HEPING, false],
    [STREET_3, CENTRE, false],
    [CENTRE, STREET_1, true],
    [CENTRE, GRID_3, true],
    [CENTRE, OVERSIGHT, true],
    [CENTRE, CENTRE, false],
    [CENTRE, 'nowhere', false],
  ]
  for (const [from, unit, may] of TARGETS)
    test(`${from} ${may ? 'may' : 'may not'} dispatch to ${unit}`, () => {
      const result = perform(at_(from), 'dispatch', { unit })
      expect('refusal' in result ? result.refusal : 'ok').toEqual(may ? 'ok' : { code: 'targetMayHaveIt' })
    })

  test('nobody can send a ticket to the unit complained of, nor to one below it', () => {
    for (const unit of [TIANHE, GRID_3, GRID_5])
      expect(refused(at_(STREET_3, { complainedOf: TIANHE }), 'dispatch', { unit })).toEqual({ code: 'targetMayHaveIt' })
    expect(afterDoing(at_(CENTRE, { complainedOf: TIANHE }), 'dispatch', { unit: STREET_3 }).unitId).toBe(STREET_3)
  })

  test('the unit complained of is not on the list of targets', () => {
    const names = targetsOf(at_(CENTRE, { complainedOf: STREET_3 }), 'dispatch').map((unit) => unit.id)
    expect(names).toEqual([STREET_1, HEPING, 'heping1', HOUSING, WATER, OVERSIGHT])
  })

  test('a unit that has ended is no target: 派单 passes it by, 上报 goes to the next level', () => {
    const units = unitsWithout(TIANHE, GRID_5, WATER)
    expect(targetsOf({ ...at_(STREET_3), units }, 'dispatch').map((unit) => unit.id)).toEqual([GRID_3, HOUSING, OVERSIGHT])
    expect(refused({ ...at_(STREET_3), units }, 'dispatch', { unit: WATER, goal: '办好' })).toEqual({ code: 'targetMayHaveIt' })
    expect(targetsOf({ ...at_(GRID_3), units }, 'escalate').map((unit) => unit.id)).toEqual([STREET_3, CENTRE])
    expect(afterDoing({ ...at_(GRID_3), units }, 'escalate', { escalateReason: 'no_means', reason: '超出能力' }).unitId).toBe(STREET_3)
  })

  test('only 上报 and 派单 name a unit', () => {
    for (const action of ACTIONS) expect(targetsOf(at_(STREET_3), action).length > 0).toBe(action === 'escalate' || action === 'dispatch')
  })
})

describe('退单 return', () => {
  const dispatched = (some = {}) => aSituation({ ticket: { state: 'dispatched', unitId: HOUSING, ...some } })

  test('goes to the centre, not sideways, and remembers who gave it back', () => {
    expect(afterDoing(dispatched(), 'return')).toMatchObject({ state: 'returned', unitId: CENTRE, returnedBy: [HOUSING], ruled: false })
  })

  test('the centre cannot return: it rules', () => {
    expect(refused(dispatched({ unitId: CENTRE }), 'return')).toEqual({ code: 'notCentre' })
  })

  test('a unit returns a ticket once', () => {
    expect(refused(dispatched({ returnedBy: [HOUSING] }), 'return')).toEqual({ code: 'notReturnedBefore' })
    expect(afterDoing(dispatched({ returnedBy: [WATER] }), 'return').returnedBy).toEqual([WATER, HOUSING])
  })

  test('once the centre has ruled, nobody returns it', () => {
    const returned = afterDoing(dispatched(), 'return')
    const ruled = afterDoing(aSituation({ ticket: returned }), 'dispatch', { unit: WATER, goal: '办好' })
    expect(ruled).toMatchObject({ state: 'dispatched', unitId: WATER, ruled: true })
    expect(refused(aSituation({ ticket: ruled }), 'return')).toEqual({ code: 'notRuled' })
  })

  test('the centre may keep a returned ticket: that too is its ruling', () => {
    const returned = afterDoing(dispatched(), 'return')
    expect(afterDoing(aSituation({ ticket: returned }), 'accept')).toMatchObject({ state: 'in_progress', ruled: true })
  })

  test('a dispatch that follows no return is no ruling', () => {
    expect(afterDoing(aSituation({ ticket: { state: 'accepted', unitId: CENTRE } }), 'dispatch').ruled).toBe(false)
  })

  test('who has signed for it, or taken it, can no longer return it', () => {
    for (const state of ['accepted', 'in_progress'] as const) expect(refused(dispatched({ state }), 'return').code).toBe('wrongState')
  })

  test('a complaint about the centre is never returned to the centre', () => {
    const atOversight = dispatched({ unitId: OVERSIGHT, complainedOf: CENTRE })
    expect(perform(atOversight, 'return', GIVEN.return)).toHaveProperty('refusal')
  })
})

describe('看电话 calling the reporter', () => {
  // by hand: who may, by what the reporter chose
  const WHO_MAY_CALL = tableOf(`
    who                              | named | sealed | anonymous
    grid worker who has it           | yes   | yes    | -
    clerk of the unit that has it    | yes   | -      | -
    centre                           | yes   | yes    | -
    centre, which has it itself      | yes   | yes    | -
    level above                      | -     | -      | -
    unit that had it before          | -     | -      | -
    supervisor                       | -     | -      | -
    auditor                          | -     | -      | -
    reporter                         | -     | -      | -
    the unit complained of           | -     | -      | -
  `)
  const WHO: Record<string, { relations: Relation[]; isGridWorker?: true }> = {
    'grid worker who has it': { relations: ['handler'], isGridWorker: true },
    'clerk of the unit that has it': { relations: ['handler'] },
    centre: { relations: ['centre', 'levelAbove'] },
    'centre, which has it itself': { relations: ['handler', 'centre'] },
    'level above': { relations: ['levelAbove'] },
    'unit that had it before': { relations: ['formerUnit'] },
    supervisor: { relations: ['supervisor'] },
    auditor: { relations: ['auditor'] },
    reporter: { relations: ['reporter'] },
    'the unit complained of': { relations: ['complainedOf'] },
  }
  for (const [who, { who: _, ...row }] of WHO_MAY_CALL)
    test(who, () => {
      const may = (identity: Identity) => !refusal(aSituation({ ...WHO[who], reporter: { identity, phoneKnown: true } }), 'reveal')
      expect(Object.fromEntries(IDENTITIES.map((identity) => [identity, may(identity) ? 'yes' : '-']))).toEqual(row)
    })

  test('a tie to the ticket is asked first, then whether there is a phone, then whether it may be seen', () => {
    const call = (relations: Relation[], identity: Identity, phoneKnown: boolean) =>
      refused(aSituation({ relations, reporter: { identity, phoneKnown } }), 'reveal').code
    expect(call(['levelAbove'], 'sealed', false)).toBe('notAllowed')
    expect(call(['handler'], 'sealed', false)).toBe('phoneIsKnown')
    expect(call(['centre'], 'anonymous', false)).toBe('phoneIsKnown')
    expect(call(['handler'], 'sealed', true)).toBe('mayCall')
  })

  test('never without a reason', () => {
    expect(refused(aSituation(), 'reveal', {})).toEqual({ code: 'missing', missing: ['callReason'] })
  })
})

describe('催办 urging', () => {
  const urged = (urgedAt: string, now: string) => aSituation({ ...as('reporter'), ticket: { urgedAt: at(urgedAt) }, now: at(now) })

  test('once a day, by the Beijing day', () => {
    expect(refused(urged('2026-11-23 00:01', '2026-11-23 23:59'), 'urge')).toEqual({ code: 'notUrgedToday' })
    expect(afterDoing(urged('2026-11-23 23:59', '2026-11-24 00:00'), 'urge').urgedAt).toBe(at('2026-11-24 00:00'))
  })

  test('a first urging always goes', () => {
    expect(afterDoing(aSituation(as('reporter')), 'urge').urgedAt).toBe(MONDAY)
  })
})

describe('评价 verdict', () => {
  const verified = (some = {}) =>
    aSituation({ ...as('reporter'), ticket: { state: 'verified', handledBy: GRID_3, outcome: 'solved', ...some } })
  const NO: Given = { solved: 'no', satisfied: '2' }

  test('"solved" closes the ticket, answered', () => {
    expect(afterDoing(verified(), 'judge')).toMatchObject({ state: 'closed', answered: true, round: 0, outcome: 'solved', unitId: GRID_3 })
  })

  for (const solved of ['no', 'partly'] as const)
    test(`"${solved}" sends it back to whoever handled it, as round 1, the outcome forgotten`, () => {
      expect(afterDoing(verified(), 'judge', { solved, satisfied: '5' })).toMatchObject({
        state: 'rework',
        unitId: GRID_3,
        round: 1,
        outcome: null,
        answered: true,
      })
    })

  test('satisfaction moves nothing: solved and very unhappy is closed', () => {
    expect(afterDoing(verified(), 'judge', { solved: 'yes', satisfied: '1' }).state).toBe('closed')
  })

  // the unit that handled it, who has it after a second "not solved"
  for (const [handledBy, next] of [
    [GRID_3, TIANHE],
    [TIANHE, STREET_3],
    [STREET_3, CENTRE],
    [HOUSING, CENTRE],
    [CENTRE, CENTRE],
  ] as const)
    test(`a second "not solved" takes it from ${handledBy} to ${next}`, () => {
      expect(afterDoing(verified({ round: 1, unitId: handledBy, handledBy }), 'judge', NO)).toMatchObject({ unitId: next, round: 2 })
    })

  test('a second "not solved" does not hand it to the unit complained of', () => {
    const after = afterDoing(verified({ round: 1, unitId: OVERSIGHT, handledBy: OVERSIGHT, complainedOf: CENTRE }), 'judge', NO)
    expect(after.unitId).toBe(OVERSIGHT)
  })

  test('resolving notes who did it and how it ended', () => {
    expect(afterDoing(aSituation(), 'resolve', { outcome: 'explained', note: '说清楚了' })).toMatchObject({
      handledBy: GRID_3,
      outcome: 'explained',
    })
  })
})

describe('销号 closing by the clock', () => {
  const verified = (answerDueAt: number | null) => aSituation({ ...as('clock'), ticket: { state: 'verified' }, answerDueAt })

  test('silence closes a ticket when the time for an answer is over, not before', () => {
    expect(refused(verified(MONDAY + 1), 'close')).toEqual({ code: 'answerOverdue' })
    expect(afterDoing(verified(MONDAY), 'close')).toMatchObject({ state: 'closed' })
  })

  test('while no answer clock runs nothing is closed', () => {
    expect(refused(verified(null), 'close')).toEqual({ code: 'answerOverdue' })
  })

  test('silence counts as no answer, even when an earlier round was answered', () => {
    expect(
      afterDoing(aSituation({ ...as('clock'), ticket: { state: 'verified', answered: true }, answerDueAt: MONDAY }), 'close').answered,
    ).toBe(false)
  })
})

describe('the stage (what an action was decided on)', () => {
  test('counts moves of state or owner, each step for itself', () => {
    expect(afterDoing(aSituation(), 'accept').stage).toBe(2)
    expect(afterDoing(aSituation(), 'resolve').stage).toBe(3)
    expect(afterDoing(aSituation({ ticket: aStreetTicket({ state: 'dispatched', stage: 4 }) }), 'dispatch').stage).toBe(6)
  })

  test('is left alone by notes, calls, supplements and urging, so they throw away nobody’s text', () => {
    for (const action of ['note', 'reveal', 'supplement', 'urge'] as const) {
      const after = afterDoing(aSituation({ ...as('handler', 'reporter'), now: MONDAY + 5 }), action)
      expect(after).toMatchObject({ stage: 1, state: 'submitted', unitId: GRID_3, changedAt: MONDAY + 5 })
    }
  })
})

test('an action changes a copy: the ticket it was given stays as it was', () => {
  const situation = aSituation()
  const before = structuredClone(situation.ticket)
  done(situation, 'return')
  expect(situation.ticket).toEqual(before)
})

// state, is it open, its desk, the resident's step
const STATE_TABLE = tableOf(`
  state       | open | desk    | step | clocks
  submitted   | yes  | todo    | 1    | accept handle
  need_info   | yes  | waiting | 1    | answer
  accepted    | yes  | todo    | 2    | handle
  dispatched  | yes  | todo    | 2    | sign handle
  returned    | yes  | todo    | 2    | rule handle
  consult     | yes  | todo    | 3    | handle
  in_progress | yes  | todo    | 3    | handle
  escalated   | yes  | todo    | 3    | accept handle
  parked      | yes  | waiting | 3    | -
  resolved    | yes  | waiting | 4    | answer
  verified    | yes  | waiting | 4    | answer
  rework      | yes  | todo    | 3    | accept handle
  closed      | no   | done    | 5    | -
  rejected    | no   | done    | 1    | -
  merged      | no   | done    | 1    | -
  withdrawn   | no   | done    | 1    | -
`)

test('every state: open or not, its desk, the resident’s step, the clocks that run', () => {
  const table = STATE_IDS.map((state) => {
    const { open, desk, step, clocks } = rowOf(state)
    return [state, { state, open: open ? 'yes' : 'no', desk, step: String(step), clocks: clocks.join(' ') || '-' }]
  })
  expect(Object.fromEntries(table)).toEqual(Object.fromEntries(STATE_TABLE))
})
