/** Where each action leads and who has it then, by hand; what each action asks for; the stage an action was decided on. */
import { ACTIONS, type Action } from '../../../src/domain/ticket/actions'
import type { Field, Given } from '../../../src/domain/ticket/given'
import { needsOf, perform, refusal } from '../../../src/domain/ticket/lifecycle'
import type { Relation } from '../../../src/domain/ticket/relations'
import { dependsOnStage } from '../../../src/domain/ticket/rules'
import { STATE_IDS, type State } from '../../../src/domain/ticket/states'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { CATEGORY_IDS, type CategoryId } from '../../../src/domain/report/categories'
import { REASON_FOR_PHOTO } from '../../../src/domain/ticket/closing-photo'
import { fieldRow } from '../../../src/domain/ticket/fields'
import { BLANKS } from '../../../src/domain/ticket/phrases'
import { HOUSING, STREET_3 } from '../../helpers/people'
import { tableOf } from '../../helpers/table'
import { aClock, afterDoing, as, aSituation, aStreetTicket, aTicket, done, GIVEN, MONDAY, refused } from '../../helpers/tickets'

// a street's ticket, handled by the street; need_info came from accepted, a wait from in_progress
const MOVES = tableOf(`
  move                   | recorded        | ends in     | at
  submitted accept       | accept          | accepted    | street3
  submitted arrive       | accept arrive   | accepted    | street3
  submitted resolve      | accept resolve  | verified    | street3
  submitted escalate     | accept escalate | escalated   | centre
  submitted dispatch     | accept dispatch | dispatched  | housing
  submitted consult      | accept consult  | consult     | street3
  submitted askInfo      | askInfo         | need_info   | street3
  submitted return       | return          | returned    | centre
  submitted reject       | reject          | rejected    | street3
  submitted merge        | merge           | merged      | street3
  submitted withdraw     | withdraw        | withdrawn   | street3
  submitted moveUp       | moveUp          | escalated   | centre
  need_info supplement   | supplement      | accepted    | street3
  need_info lapse        | lapse           | closed      | street3
  need_info withdraw     | withdraw        | withdrawn   | street3
  accepted resolve       | resolve         | verified    | street3
  accepted escalate      | escalate        | escalated   | centre
  accepted dispatch      | dispatch        | dispatched  | housing
  accepted consult       | consult         | consult     | street3
  accepted askInfo       | askInfo         | need_info   | street3
  accepted pause         | pause           | paused      | street3
  accepted park          | park            | parked      | street3
  accepted reject        | reject          | rejected    | street3
  accepted merge         | merge           | merged      | street3
  accepted withdraw      | withdraw        | withdrawn   | street3
  accepted moveUp        | moveUp          | escalated   | centre
  dispatched sign        | sign            | in_progress | street3
  dispatched arrive      | sign arrive     | in_progress | street3
  dispatched resolve     | sign resolve    | verified    | street3
  dispatched escalate    | sign escalate   | escalated   | centre
  dispatched dispatch    | sign dispatch   | dispatched  | housing
  dispatched consult     | sign consult    | consult     | street3
  dispatched return      | return          | returned    | centre
  dispatched takeBack    | takeBack        | accepted    | centre
  dispatched merge       | merge           | merged      | street3
  dispatched withdraw    | withdraw        | withdrawn   | street3
  dispatched moveUp      | moveUp          | escalated   | centre
  returned accept        | accept          | in_progress | street3
  returned arrive        | accept arrive   | in_progress | street3
  returned resolve       | accept resolve  | verified    | street3
  returned escalate      | accept escalate | escalated   | centre
  returned dispatch      | dispatch        | dispatched  | housing
  returned consult       | consult         | consult     | street3
  returned park          | park            | parked      | street3
  returned reject        | reject          | rejected    | street3
  returned merge         | merge           | merged      | street3
  returned withdraw      | withdraw        | withdrawn   | street3
  consult conclude       | conclude        | dispatched  | housing
  consult park           | park            | parked      | street3
  consult withdraw       | withdraw        | withdrawn   | street3
  in_progress resolve    | resolve         | verified    | street3
  in_progress escalate   | escalate        | escalated   | centre
  in_progress dispatch   | dispatch        | dispatched  | housing
  in_progress consult    | consult         | consult     | street3
  in_progress reassign   | reassign        | dispatched  | water
  in_progress askInfo    | askInfo         | need_info   | street3
  in_progress pause      | pause           | paused      | street3
  in_progress park       | park            | parked      | street3
  in_progress merge      | merge           | merged      | street3
  in_progress withdraw   | withdraw        | withdrawn   | street3
  in_progress moveUp     | moveUp          | escalated   | centre
  escalated accept       | accept          | in_progress | street3
  escalated arrive       | accept arrive   | in_progress | street3
  escalated resolve      | accept resolve  | verified    | street3
  escalated escalate     | accept escalate | escalated   | centre
  escalated dispatch     | accept dispatch | dispatched  | housing
  escalated consult      | accept consult  | consult     | street3
  escalated park         | park            | parked      | street3
  escalated merge        | merge           | merged      | street3
  escalated withdraw     | withdraw        | withdrawn   | street3
  escalated moveUp       | moveUp          | escalated   | centre
  paused resume          | resume          | in_progress | street3
  paused withdraw        | withdraw        | withdrawn   | street3
  parked resume          | resume          | in_progress | street3
  parked withdraw        | withdraw        | withdrawn   | street3
  resolved judge         | judge           | confirmed   | street3
  resolved check         | check           | verified    | street3
  resolved recall        | recall          | rework      | street3
  confirmed check        | check           | closed      | street3
  confirmed recall       | recall          | rework      | street3
  verified judge         | judge           | closed      | street3
  verified close         | close           | closed      | street3
  verified recall        | recall          | rework      | street3
  rework accept          | accept          | in_progress | street3
  rework arrive          | accept arrive   | in_progress | street3
  rework resolve         | accept resolve  | resolved    | street3
  rework escalate        | accept escalate | escalated   | centre
  rework dispatch        | accept dispatch | dispatched  | housing
  rework consult         | accept consult  | consult     | street3
  rework withdraw        | withdraw        | withdrawn   | street3
  rework moveUp          | moveUp          | escalated   | centre
  closed reopen          | reopen          | rework      | street3
  closed recall          | recall          | rework      | street3
  rejected appeal        | appeal          | submitted   | centre
  merged unmerge         | unmerge         | submitted   | street3
  merged follow          | follow          | verified    | street3
  merged withdraw        | withdraw        | withdrawn   | street3
`)

/** What moves nothing, in any state; 补充 moves only where it was asked for, 挂账 only what is not parked yet, 拆开 only what is not done yet. */
const STAYS =
  'inform interim arrive attend extend grantExtension refuseExtension changeMode correct supervise sponsor answerSupervision lift endSponsor callBack note assign unassign vacate transcribe reveal urge disown askErase erase refuseErase join opine relay remind overdue handOver handOverCheck recount clear heed'.split(
    ' ',
  )
const STAYS_THERE = ['parked park', 'verified unmerge']

/** What a ticket has behind it when it is in a state. */
const BEHIND: Partial<Record<State, Partial<Ticket>>> = {
  need_info: { backTo: 'accepted' },
  paused: { backTo: 'in_progress' },
  parked: { backTo: 'in_progress' },
  resolved: { handledBy: STREET_3, outcome: 'explained' },
  confirmed: { handledBy: STREET_3, outcome: 'explained', answered: true },
  verified: { handledBy: STREET_3, outcome: 'solved' },
  rework: { handledBy: STREET_3, round: 1 },
  closed: { handledBy: STREET_3, outcome: 'solved', endedAt: MONDAY },
  rejected: { endedAt: MONDAY },
  merged: { mergedInto: 'another' },
}
const PEOPLE: Relation[] = ['handler', 'centre', 'supervisor', 'invited', 'reporter', 'passerBy', 'joiner']
const OVER = [aClock('answer', MONDAY), aClock('supply', MONDAY), aClock('wait', MONDAY), aClock('handle', MONDAY + 1)]

/** A street's ticket in a state with everything done so far behind it; whoever may act looks at it. */
function street(state: State, action: Action, some: Partial<Ticket> = {}) {
  const base = { ticket: aStreetTicket({ state, ...BEHIND[state], ...some }), clocks: OVER, target: aTicket({ id: 'another' }) }
  const byPeople = aSituation({ ...base, relations: PEOPLE })
  return refusal(byPeople, action)?.code === 'notAllowed' ? aSituation({ ...base, ...as('clock') }) : byPeople
}

for (const [move, row] of MOVES)
  test(`${move}: where it leads`, () => {
    const [state, action] = move.split(' ') as [State, Action]
    const steps = done(street(state, action), action)
    const last = steps.at(-1)!.after
    expect({ move, recorded: steps.map((step) => step.action).join(' '), 'ends in': last.state, at: last.unitId }).toEqual(row)
    // being there moves nothing by itself
    expect(last.stage).toBe(1 + steps.filter((step) => step.action !== 'arrive').length)
  })

describe('whatever else may be done in a state moves nothing', () => {
  for (const state of STATE_IDS)
    test(state, () => {
      for (const action of ACTIONS) {
        const situation = street(state, action, { extensionAsked: null })
        const refusedFor = refusal(situation, action)?.code
        if (refusedFor === 'wrongState' || refusedFor === 'notAllowed' || MOVES.has(`${state} ${action}`)) continue
        // where it leads is what was done before: test/domain/ticket/undo
        if (action === 'undo') continue
        expect([...STAYS, 'supplement', ...STAYS_THERE]).toContain(
          STAYS_THERE.includes(`${state} ${action}`) ? `${state} ${action}` : action,
        )
        const result = perform(situation, action, GIVEN[action])
        if ('refusal' in result) continue
        expect(result.steps).toHaveLength(1)
        expect(result.steps[0]!.after).toMatchObject({ state, unitId: STREET_3, stage: 1 })
      }
    })

  test('each of them somewhere: 延期 asked and granted, 督办 and 包案 ended', () => {
    const inProgress = (some: Partial<Ticket>) => aSituation({ ...as('centre'), ticket: aStreetTicket({ state: 'in_progress', ...some }) })
    for (const [action, some] of [
      ['grantExtension', { extensionAsked: MONDAY }],
      ['refuseExtension', { extensionAsked: MONDAY }],
      ['lift', { supervision: 'phone' }],
      ['endSponsor', { supervision: 'leader' }],
    ] as const)
      expect(afterDoing(inProgress(some), action)).toMatchObject({ state: 'in_progress', unitId: STREET_3, stage: 1 })
  })
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

  test('a return, a question and a merger are no taking: only they are recorded', () => {
    for (const action of ['return', 'askInfo'] as const) expect(done(aSituation(), action).map((step) => step.action)).toEqual([action])
    const merging = aSituation({ target: aTicket({ id: 'another' }) })
    expect(done(merging, 'merge').map((step) => step.action)).toEqual(['merge'])
  })

  test('what is refused leaves no half of it behind', () => {
    expect(perform(aSituation(), 'resolve', {})).toEqual({ refusal: { code: 'missing', missing: ['outcome', 'note'] } })
  })
})

describe('evidence (凭据)', () => {
  // what each action cannot do without, and what it may carry beside
  const NEEDS = tableOf(`
    action            | needs                         | may
    accept            |                               | mode
    sign              |                               | person
    resolve           | outcome note                  | photos photosAt distance
    conclude          | unit minutes note             | goal person until
    escalate          | escalateReason reason         | unit
    dispatch          | unit goal                     | person until reason
    consult           | units reason                  |
    check             | checkResult reason            | photos
    inform            | note                          | photos
    interim           | note holdsUntil               | photos
    arrive            |                               |
    attend            | reason                        |
    askInfo           | note                          |
    return            | basis                         | cause
    takeBack          | reason                        |
    reassign          | unit goal reason              | person until
    extend            | until note                    |
    grantExtension    |                               | reason
    refuseExtension   | reason                        | cause
    pause             | pauseReason note until        |
    resume            |                               | reason cause
    park              | note measures leader until    |
    changeMode        | mode reason                   |
    correct           | reason                        | category item request urgency lies was wasIn
    undo              |                               | undoes
    reject            | rejectReason note             |
    merge             | into reason                   |
    unmerge           | reason                        | cause
    supervise         | grade reason                  | cause count clock
    sponsor           | leader person measures until  |
    answerSupervision | reason                        |
    lift              | reason                        |
    endSponsor        | assured reason                |
    callBack          | reached reason                |
    assign            | holder                        | reason
    unassign          |                               |
    note              | reason                        | photos
    transcribe        | transcript                    |
    clear             | reason                        |
    reveal            | callReason                    |
    judge             | solved satisfied              | note photos
    supplement        | note                          | photos
    urge              |                               | note
    reopen            | note                          | photos
    appeal            | note                          | photos
    withdraw          |                               | reason
    askErase          |                               | note
    erase             | eraseWhat eraseWhy            | note lines
    refuseErase       | note                          |
    disown            |                               | reason
    join              |                               | note photos
    opine             | solved                        | note
    close             |                               |
    lapse             |                               |
    follow            | outcome unit                  | note
    recall            | cause                         |
    relay             | number                        | note cause count
    remind            | clock                         |
    overdue           | clock                         |
    moveUp            | clock                         |
    handOver          |                               |
    handOverCheck     |                               |
    vacate            |                               |
    recount           |                               |
    heed              |                               | urgency unit
  `)
  /** One value for every field there is. */
  const EVERYTHING: Required<Given> = {
    ...Object.assign({}, ...Object.values(GIVEN)),
    rejectReason: 'spam',
    lines: [1],
    count: '3',
    photos: ['0193a1b2-0000-7000-8000-000000000001'],
    photosAt: '2026-11-23T06:20Z',
    distance: 'near',
    noPhoto: 'dark',
    request: 'complain',
    urgency: 'urgent',
    was: 'public_facility/lamp/help/normal',
    lies: 'tianhe3',
    wasIn: 'tianhe3',
    undoes: '2',
  }
  const anyone: Relation[] = [...PEOPLE, 'clock']
  const takenFrom = (action: Action) => STATE_IDS.find((state) => !refusal(aSituation({ relations: anyone, ticket: { state } }), action)
    || !['wrongState', 'notAllowed'].includes(refusal(aSituation({ relations: anyone, ticket: { state } }), action)!.code))! // prettier-ignore

  test('the table names every action', () => expect([...NEEDS.keys()]).toEqual([...ACTIONS]))

  for (const [action, { needs, may }] of NEEDS)
    test(`${action} asks for: ${needs || 'nothing'}; and takes: ${may || 'nothing else'}`, () => {
      const act = action as Action
      expect(needsOf({ photoAsked: false, relations: [], ticket: { state: 'accepted' } }, act).join(' ')).toBe(needs)
      const wanted = `${needs} ${may}`.split(' ').filter(Boolean)
      const tooMuch = perform(aSituation({ relations: anyone, ticket: { state: takenFrom(act) } }), act, EVERYTHING)
      const refusedFields = 'refusal' in tooMuch && 'fields' in tooMuch.refusal ? tooMuch.refusal.fields : []
      expect(
        Object.keys(EVERYTHING)
          .filter((field) => !(refusedFields as string[]).includes(field))
          .sort(),
      ).toEqual(wanted.sort())
    })

  test('where the sub-item asks for a photo, a matter is not done without one', () => {
    const situation = aSituation({ photoAsked: true })
    expect(refused(situation, 'resolve')).toEqual({ code: 'missing', missing: ['photos'] })
    expect(refused(situation, 'resolve', { ...GIVEN.resolve, photos: [] })).toEqual({ code: 'missing', missing: ['photos'] })
    expect(afterDoing(situation, 'resolve', { ...GIVEN.resolve, photos: ['photo'] }).state).toBe('verified')
  })

  test('or says why there is none, where the category lets a reason stand for it', () => {
    const reasoned = { ...GIVEN.resolve, noPhoto: 'dark' as const }
    const inCategory = (category: CategoryId, photoAsked = true) => aSituation({ photoAsked, ticket: { category } })
    for (const category of CATEGORY_IDS) {
      const needed = refusal(inCategory(category), 'resolve', reasoned)
      if (REASON_FOR_PHOTO[category]) expect(needed).toBeUndefined()
      else expect(needed).toEqual({ code: 'missing', missing: ['photos'] })
      // where no photo is asked for, there is nothing to excuse
      expect(refused(inCategory(category, false), 'resolve', reasoned)).toEqual({ code: 'notTaken', fields: ['noPhoto'] })
    }
    expect(CATEGORY_IDS.filter((category) => !REASON_FOR_PHOTO[category])).toEqual(['public_safety'])
  })

  test('a phrase with a blank left in it does not go out, in no field of no action', () => {
    for (const action of ACTIONS)
      for (const [field, value] of Object.entries(GIVEN[action]))
        if (fieldRow(field as Field).kind === 'text')
          for (const blank of Object.values(BLANKS)) {
            const situation = aSituation({ relations: PEOPLE, ticket: { state: takenFrom(action) } })
            if (refusal(situation, action)?.code === 'notAllowed') continue
            const given = { ...GIVEN[action], [field]: `${String(value)}，${blank}前办完` }
            expect(refused(situation, action, given)).toMatchObject({ code: 'unfilled', fields: [field] })
          }
  })

  test('no other action asks for that photo', () => {
    expect(
      ACTIONS.filter((action) => needsOf({ photoAsked: true, relations: [], ticket: { state: 'accepted' } }, action).includes('photos')),
    ).toEqual(['resolve'])
  })

  test('an empty word is no word, an empty list no list', () => {
    expect(refused(aSituation(), 'resolve', { outcome: 'solved', note: '' })).toEqual({ code: 'missing', missing: ['note'] })
    const inStreet = aSituation({ ticket: aStreetTicket() })
    expect(refused(inStreet, 'consult', { units: [], reason: '谁修' })).toEqual({ code: 'missing', missing: ['units'] })
  })

  test('a field too many is refused by its name, so nothing slips into the history unseen', () => {
    expect(refused(aSituation(), 'resolve', { ...GIVEN.resolve, unit: HOUSING })).toEqual({ code: 'notTaken', fields: ['unit'] })
    expect(afterDoing(aSituation(), 'accept', { note: '', photos: [] }).state).toBe('accepted')
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
      expect(after).toMatchObject({ stage: 1, state: 'submitted', unitId: 'tianhe3', changedAt: MONDAY + 5 })
    }
  })

  test('is asked of what moves a ticket; never of what the reporter says, nor of what moves nothing', () => {
    for (const action of ['accept', 'resolve', 'dispatch', 'check', 'park', 'withdraw', 'reopen'] as const)
      expect(dependsOnStage(action)).toBe(true)
    for (const action of ['judge', 'supplement', 'urge', 'note', 'inform', 'join', 'opine', 'grantExtension'] as const)
      expect(dependsOnStage(action)).toBe(false)
  })
})

test('an action changes a copy: the ticket it was given stays as it was', () => {
  for (const [move] of MOVES) {
    const [state, action] = move.split(' ') as [State, Action]
    const situation = street(state, action)
    const before = structuredClone(situation.ticket)
    done(situation, action)
    expect(situation.ticket).toEqual(before)
  }
})
