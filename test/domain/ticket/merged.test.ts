/** 并件: several reports of one matter. Each keeps its reporter and verdict, the parent carries the work; and neighbours who joined (我也遇到). */
import type { Given } from '../../../src/domain/ticket/given'
import { childrenThen, opinionsThen, parentThen } from '../../../src/domain/ticket/merged'
import { perform } from '../../../src/domain/ticket/lifecycle'
import type { Relation } from '../../../src/domain/ticket/relations'
import { STATE_IDS, type State } from '../../../src/domain/ticket/states'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { GRID_3, STREET_3, TIANHE } from '../../helpers/people'
import { afterDoing, as, aSituation, aTicket, done, GIVEN, MONDAY, refused } from '../../helpers/tickets'

const NO: Given = { solved: 'no', satisfied: '2' }
const parent = (some: Partial<Ticket> = {}) => aTicket({ id: 'parent', number: '20261123-8N4P', state: 'in_progress', ...some })
const child = (state: State, relation: Relation, some: Partial<Ticket> = {}) =>
  aSituation({ ...as(relation), ticket: { id: 'child', state, mergedInto: 'parent', ...some } })

describe('merging', () => {
  const merging = (target: Ticket | undefined, some: Partial<Ticket> = {}, children = 0) =>
    perform(aSituation({ ticket: { id: 'child', ...some }, target, children }), 'merge', GIVEN.merge)
  const refusal = (result: ReturnType<typeof merging>) => ('refusal' in result ? result.refusal.code : 'ok')

  test('the child says which one carries it, and stays where and whose it was', () => {
    const merged = afterDoing(aSituation({ ticket: { id: 'child', unitId: TIANHE }, target: parent() }), 'merge')
    expect(merged).toMatchObject({ state: 'merged', mergedInto: 'parent', unitId: TIANHE, endedAt: null })
  })

  test('only into a matter that is being worked on', () => {
    const may = STATE_IDS.filter((state) => refusal(merging(parent({ state }))) === 'ok')
    expect(may).toEqual([
      'submitted',
      'accepted',
      'dispatched',
      'returned',
      'consult',
      'in_progress',
      'escalated',
      'paused',
      'parked',
      'rework',
    ])
    for (const state of ['need_info', 'resolved', 'confirmed', 'verified', 'closed', 'merged'] as const)
      expect(refusal(merging(parent({ state })))).toBe('targetTakesIt')
  })

  test('never into itself, into what whoever merges may not see, or into what is confidential or about a unit', () => {
    expect(refusal(merging(aTicket({ id: 'child', state: 'in_progress' })))).toBe('targetTakesIt')
    expect(refusal(merging(undefined))).toBe('targetTakesIt')
    expect(refusal(merging(parent({ confidential: true })))).toBe('targetTakesIt')
    expect(refusal(merging(parent({ complainedOf: STREET_3 })))).toBe('targetTakesIt')
  })

  test('what is confidential, about a unit, or carries others itself is merged into nothing', () => {
    expect(refusal(merging(parent(), { confidential: true }))).toBe('mergeable')
    expect(refusal(merging(parent(), { complainedOf: STREET_3 }))).toBe('mergeable')
    expect(refusal(merging(parent(), {}, 1))).toBe('mergeable')
  })

  test('with the number and why it is the same', () => {
    expect(refused(aSituation({ target: parent() }), 'merge', {})).toEqual({ code: 'missing', missing: ['into', 'reason'] })
  })
})

describe('taking apart again', () => {
  for (const who of ['handler', 'centre'] as const)
    test(`by the ${who}: it starts over with the unit it lay with`, () => {
      expect(afterDoing(child('merged', who), 'unmerge')).toMatchObject({ state: 'submitted', mergedInto: null, unitId: GRID_3 })
    })

  test('what is done already stays done, and stands alone from then on', () => {
    const alone = afterDoing(child('verified', 'clock', { handledBy: STREET_3 }), 'unmerge', { cause: 'parentEnded' })
    expect(alone).toMatchObject({ state: 'verified', mergedInto: null })
    expect(afterDoing(aSituation({ ...as('reporter'), ticket: alone }), 'judge', NO)).toMatchObject({ state: 'rework', unitId: STREET_3 })
  })

  test('what was never merged cannot be taken apart', () => {
    expect(refused(child('verified', 'handler', { mergedInto: null }), 'unmerge')).toEqual({ code: 'isMerged' })
  })
})

describe('the parent’s steps and its children', () => {
  const step = (action: Parameters<typeof done>[1], state: State, relation: Relation, given?: Given) =>
    done(aSituation({ ...as(relation), ticket: parent({ state }) }), action, given).at(-1)!

  test('reported done, the children are asked as well, with what was said and by whom', () => {
    const resolved = step('resolve', 'in_progress', 'handler', { outcome: 'partly', note: '换了两盏' })
    const due = childrenThen(resolved)!
    expect(due).toEqual({ action: 'follow', given: { outcome: 'partly', unit: GRID_3, note: '换了两盏' } })
    expect(afterDoing(child('merged', 'clock', { unitId: TIANHE }), due.action, due.given)).toMatchObject({
      state: 'verified',
      handledBy: GRID_3,
      outcome: 'partly',
      unitId: TIANHE,
    })
  })

  // an end without a result
  for (const [action, state, relation] of [['reject', 'accepted', 'handler']] as const)
    test(`${action}: the children stand on their own`, () => {
      const due = childrenThen(step(action, state, relation))!
      expect(due.action).toBe('unmerge')
      expect(afterDoing(child('merged', 'clock'), due.action, due.given)).toMatchObject({ state: 'submitted', mergedInto: null })
    })

  test('lapsed: so do they', () => {
    const { ticket } = aSituation({ ticket: parent({ state: 'need_info' }) })
    expect(childrenThen({ action: 'lapse', before: ticket, after: { ...ticket, state: 'closed' }, given: {} })?.action).toBe('unmerge')
  })

  test('everything else the parent does is no matter of theirs', () => {
    for (const [action, relation] of [
      ['note', 'handler'],
      ['escalate', 'handler'],
      ['urge', 'reporter'],
      ['park', 'centre'],
    ] as const)
      expect(childrenThen(step(action, 'in_progress', relation))).toBeUndefined()
  })
})

describe('a merged reporter’s verdict', () => {
  const judged = (given: Given, some: Partial<Ticket> = {}) =>
    done(child('verified', 'reporter', { handledBy: STREET_3, ...some }), 'judge', given)[0]!

  test('solved closes theirs alone', () => {
    const step = judged({ solved: 'yes', satisfied: '5' })
    expect(step.after).toMatchObject({ state: 'closed', answered: true })
    expect(parentThen(step)).toBeUndefined()
  })

  test('"not solved" sends the parent back, and theirs waits for it again', () => {
    const step = judged(NO)
    expect(step.after).toMatchObject({ state: 'merged', mergedInto: 'parent', round: 1, outcome: null, unitId: GRID_3 })
    const due = parentThen(step)!
    expect(due.action).toBe('recall')
    for (const state of ['resolved', 'confirmed', 'verified', 'closed'] as const) {
      const recalled = aSituation({
        ...as('clock'),
        ticket: parent({ state, handledBy: GRID_3, endedAt: state === 'closed' ? MONDAY : null }),
      })
      expect(afterDoing(recalled, due.action, due.given)).toMatchObject({
        state: 'rework',
        round: 1,
        unitId: GRID_3,
        outcome: null,
        endedAt: null,
      })
    }
  })

  test('a parent already being worked on again is left alone', () => {
    for (const state of ['rework', 'in_progress', 'parked'] as const)
      expect(refused(aSituation({ ...as('clock'), ticket: parent({ state }) }), 'recall').code).toBe('wrongState')
  })

  test('a second "not solved" takes the parent to the level above', () => {
    const again = aSituation({ ...as('clock'), ticket: parent({ state: 'verified', round: 1, handledBy: GRID_3 }) })
    expect(afterDoing(again, 'recall')).toMatchObject({ unitId: TIANHE, round: 2 })
  })

  test('reopened, it is worked on for itself', () => {
    const reopened = afterDoing(child('closed', 'reporter', { handledBy: STREET_3, endedAt: MONDAY }), 'reopen')
    expect(reopened).toMatchObject({ state: 'rework', mergedInto: null, unitId: STREET_3 })
    const doneAgain = aSituation({ ...as('reporter'), ticket: { ...reopened, state: 'verified' } })
    expect(afterDoing(doneAgain, 'judge', NO).state).toBe('rework')
  })

  test('the verdict on what was never merged is nothing to a parent', () => {
    const alone = done(aSituation({ ...as('reporter'), ticket: { state: 'verified', handledBy: GRID_3 } }), 'judge', NO)[0]!
    expect(parentThen(alone)).toBeUndefined()
  })
})

describe('a merged reporter’s own words', () => {
  test('what they add stays theirs, and reaches whoever does the work: the number, the words, how many photos', () => {
    const step = done(child('merged', 'reporter'), 'supplement', { note: '3 号楼那盏也不亮', photos: ['a', 'b'] })[0]!
    expect(step.after).toMatchObject({ state: 'merged', mergedInto: 'parent', stage: 1 })
    const due = parentThen(step)!
    expect(due).toEqual({
      action: 'relay',
      given: { number: step.after.number, note: '3 号楼那盏也不亮', cause: 'photosThere', count: '2' },
    })
    expect(afterDoing(aSituation({ ...as('clock'), ticket: parent() }), due.action, due.given)).toMatchObject({
      state: 'in_progress',
      stage: 1,
    })
    expect(parentThen(done(child('merged', 'proxy'), 'supplement', { note: '还有' })[0]!)!.given.note).toBe('还有')
  })

  test('what is added to a ticket that stands alone is no matter of another', () => {
    expect(parentThen(done(child('verified', 'reporter'), 'supplement')[0]!)).toBeUndefined()
  })

  test('they may let go of it: theirs ends, and is part of the other no more', () => {
    const step = done(child('merged', 'reporter'), 'withdraw', {})[0]!
    expect(step.after).toMatchObject({ state: 'withdrawn', mergedInto: null, endedAt: MONDAY })
    expect([parentThen(step), childrenThen(step)]).toEqual([undefined, undefined])
    expect(refused(child('merged', 'proxy'), 'withdraw').code).toBe('notAllowed')
  })
})

describe('neighbours who joined', () => {
  const opine = { action: 'opine' } as const

  // how many said so, how many of them "not solved"; is it sent back
  const OPINIONS: [number, number, boolean][] = [
    [1, 1, false],
    [2, 2, false], // all, but only two
    [3, 3, true],
    [4, 3, true],
    [5, 3, true], // three of five
    [6, 3, false], // half is no majority
    [7, 4, true],
    [10, 5, false],
    [10, 6, true],
    [9, 0, false],
  ]
  for (const [said, unsolved, back] of OPINIONS)
    test(`${unsolved} of ${said} say "not solved": ${back ? 'sent back' : 'shown to the checker'}`, () => {
      expect(opinionsThen(opine, { said, unsolved, alone: false })?.action).toBe(back ? 'recall' : undefined)
    })

  test('once the reporter has withdrawn, theirs is the only word: one is enough where most say so', () => {
    expect(opinionsThen(opine, { said: 1, unsolved: 1, alone: true })?.action).toBe('recall')
    expect(opinionsThen(opine, { said: 2, unsolved: 1, alone: true })).toBeUndefined()
  })

  test('only an opinion asks for it', () => expect(opinionsThen({ action: 'join' }, { said: 5, unsolved: 5, alone: true })).toBeUndefined())

  test('sent back by them a merged report leaves its parent', () => {
    expect(afterDoing(child('verified', 'clock', { handledBy: GRID_3 }), 'recall')).toMatchObject({ state: 'rework', mergedInto: null })
  })

  const joiner = (some: Partial<{ joinedBeforeDone: boolean; opined: boolean }>, state: State = 'verified') =>
    aSituation({ ...as('joiner'), ticket: { state }, joiner: { joinedBeforeDone: true, opined: false, ...some } })

  test('say it once, and only those who joined before it was reported done', () => {
    expect(afterDoing(joiner({}), 'opine')).toMatchObject({ state: 'verified', answered: false, stage: 1 })
    expect(refused(joiner({ opined: true }), 'opine')).toEqual({ code: 'notOpined' })
    expect(refused(joiner({ joinedBeforeDone: false }), 'opine')).toEqual({ code: 'joinedBeforeDone' })
  })

  test('nobody joins what is confidential or about a unit, nor what is done', () => {
    const passing = (some: Partial<Ticket>) => aSituation({ ...as('passerBy'), ticket: some })
    expect(afterDoing(passing({ state: 'in_progress' }), 'join').stage).toBe(1)
    expect(refused(passing({ confidential: true }), 'join')).toEqual({ code: 'joinable' })
    expect(refused(passing({ complainedOf: STREET_3 }), 'join')).toEqual({ code: 'joinable' })
    expect(refused(passing({ state: 'verified' }), 'join').code).toBe('wrongState')
  })
})
