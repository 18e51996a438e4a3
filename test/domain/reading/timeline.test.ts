/** Who reads which line of a history, whose words in it, which clocks: by hand. 会商纪要 and notes stay among staff, a neighbour reads the closing words alone. */
import type { Audience } from '../../../src/domain/ticket/audience'
import { ACTIONS, type Action } from '../../../src/domain/ticket/actions'
import { CLOCK_KINDS } from '../../../src/domain/ticket/clocks'
import type { Given } from '../../../src/domain/ticket/given'
import type { Relation } from '../../../src/domain/ticket/relations'
import { eventTitle } from '../../../src/domain/reading/history-line'
import type { Ticket } from '../../../src/domain/ticket/ticket'
import { summaryOf, viewFor, type EventFacts, type TicketFacts, type TicketView } from '../../../src/domain/ticket/views'
import { GRID_3, HOUSING, STREET_3, UNITS } from '../../helpers/people'
import { tableOf, wordsIn } from '../../helpers/table'
import { aClock, aSituation, aTicket, at, MONDAY } from '../../helpers/tickets'

const AUDIENCES = ['reporter', 'neighbour', 'handler', 'centre', 'auditor'] as const satisfies readonly Audience[]
const TIE: Record<Audience, Relation> = {
  reporter: 'reporter',
  neighbour: 'joiner',
  handler: 'handler',
  centre: 'centre',
  auditor: 'auditor',
}

const anEvent = (action: EventFacts['action'], given: Given = {}, some: Partial<EventFacts> = {}): EventFacts => ({
  seq: action === 'submit' ? 1 : 2,
  action,
  at: MONDAY,
  madeAt: null,
  doneBy: 'other',
  unitId: GRID_3,
  person: '钱某',
  duty: 'clerk',
  fromUnit: GRID_3,
  toUnit: GRID_3,
  given,
  due: null,
  ...some,
})
function viewOf(audience: Audience, events: EventFacts[], ticket: Partial<Ticket> = {}, some: Partial<TicketFacts> = {}): TicketView {
  const facts: TicketFacts = {
    ticket: aTicket({ state: 'in_progress', ...ticket }),
    clocks: [],
    placeWords: '三号楼前',
    point: null,
    identity: 'sealed',
    publicConsent: false,
    text: '正文',
    voice: null,
    joiners: 0,
    netMs: 0,
    events,
    photos: () => [],
    ...some,
  }
  return viewFor(facts, { ...aSituation({ relations: [TIE[audience]] }), ticket: facts.ticket })!
}
const lineOf = (audience: Audience, event: EventFacts) => viewOf(audience, [event]).timeline[0]

describe('lines', () => {
  // all others are read by everybody
  const KEPT = tableOf(`
    lines                                                                                  | reporter | neighbour | handler | centre | auditor
    note assign unassign vacate attend changeMode answerSupervision lift endSponsor remind relay opine clear handOverCheck            | -        | -         | yes     | yes    | yes
    reveal supplement urge judge inform askInfo callBack reopen appeal transcribe disown heed  | yes      | -         | yes     | yes    | yes
    submit accept sign resolve conclude escalate dispatch consult check return extend      | yes      | yes       | yes     | yes    | yes
    grantExtension refuseExtension pause resume park reject merge unmerge supervise sponsor | yes     | yes       | yes     | yes    | yes
    withdraw join close lapse follow recall overdue moveUp handOver recount takeBack arrive correct undo interim reassign             | yes      | yes       | yes     | yes    | yes
    erase refuseErase askErase                                                              | yes      | -         | yes     | yes    | yes
  `)

  test('the table has every action once', () => {
    expect([...KEPT.keys()].flatMap(wordsIn).sort()).toEqual(['submit', ...ACTIONS].sort())
  })

  for (const [lines, row] of KEPT)
    for (const action of wordsIn(lines) as EventFacts['action'][])
      test(`${action} is read by ${AUDIENCES.filter((one) => row[one] === 'yes').join(', ')}`, () => {
        const reads = AUDIENCES.map((audience) => (lineOf(audience, anEvent(action)) ? 'yes' : '-'))
        expect(reads).toEqual(AUDIENCES.map((audience) => row[audience]))
      })
})

describe('words', () => {
  // which words of a line the reporter reads; - none
  const READ_BY_REPORTER = tableOf(`
    action            | words
    submit            | -
    accept            | -
    sign              | -
    resolve           | note
    conclude          | note
    escalate          | -
    dispatch          | -
    consult           | -
    check             | -
    inform            | note
    askInfo           | note
    return            | -
    extend            | note
    grantExtension    | -
    refuseExtension   | -
    pause             | note
    resume            | -
    park              | note
    reject            | note
    merge             | -
    unmerge           | -
    supervise         | -
    sponsor           | -
    callBack          | -
    judge             | note
    supplement        | note
    urge              | note
    reopen            | note
    appeal            | note
    withdraw          | -
    follow            | note
  `)
  /** What each action carries in words, beside people's names. */
  const SAYS: Partial<Record<EventFacts['action'], (keyof Given)[]>> = {
    submit: ['note'],
    resolve: ['note'],
    conclude: ['note', 'minutes', 'goal', 'person'],
    escalate: ['reason'],
    dispatch: ['reason', 'goal', 'person'],
    consult: ['reason'],
    check: ['reason'],
    inform: ['note'],
    attend: ['reason'],
    askInfo: ['note'],
    return: ['basis'],
    extend: ['note'],
    grantExtension: ['reason'],
    refuseExtension: ['reason'],
    pause: ['note'],
    resume: ['reason'],
    park: ['note', 'measures', 'leader'],
    changeMode: ['reason'],
    reject: ['note'],
    merge: ['reason'],
    unmerge: ['reason'],
    supervise: ['reason'],
    sponsor: ['measures', 'leader', 'person'],
    answerSupervision: ['reason'],
    lift: ['reason'],
    endSponsor: ['reason'],
    callBack: ['reason'],
    note: ['reason'],
    assign: ['reason'],
    judge: ['note'],
    supplement: ['note'],
    urge: ['note'],
    reopen: ['note'],
    appeal: ['note'],
    withdraw: ['reason'],
    opine: ['note'],
    follow: ['note'],
    relay: ['note'],
  }
  const said = (action: EventFacts['action']): Given => Object.fromEntries((SAYS[action] ?? []).map((field) => [field, `〈${field}〉`]))
  /** Everything of the view but the lists of what may be done. */
  const wordsSeen = (audience: Audience, action: EventFacts['action']) => {
    const text = JSON.stringify({ ...viewOf(audience, [anEvent(action, said(action))]), actions: [], orders: [] })
    return (SAYS[action] ?? []).filter((field) => text.includes(`〈${field}〉`)).join(' ') || '-'
  }

  for (const [action, { words }] of READ_BY_REPORTER)
    test(`of ${action} the reporter reads: ${words}`, () => expect(wordsSeen('reporter', action as 'note')).toBe(words))

  test('what stays among staff says nothing to the reporter', () => {
    for (const action of ['note', 'assign', 'attend', 'changeMode', 'answerSupervision', 'lift', 'endSponsor', 'relay', 'opine'] as const)
      expect(wordsSeen('reporter', action)).toBe('-')
  })

  test('会商纪要, measures, leaders, goals and who carries it out are never the reporter’s to read, nor a neighbour’s or the auditor’s', () => {
    for (const audience of ['reporter', 'neighbour', 'auditor'] as const)
      for (const action of Object.keys(SAYS) as (keyof typeof SAYS)[])
        expect([audience, action, wordsSeen(audience, action)]).toEqual([
          audience,
          action,
          expect.not.stringMatching(/minutes|measures|leader|goal|person/),
        ])
  })

  test('a neighbour reads the closing words and no other word, the auditor none', () => {
    for (const action of Object.keys(SAYS) as (keyof typeof SAYS)[]) {
      expect([action, wordsSeen('neighbour', action)]).toEqual([action, action === 'resolve' || action === 'follow' ? 'note' : '-'])
      expect(wordsSeen('auditor', action)).toBe('-')
    }
  })

  test('whoever wrote a line reads it: the reporter why they withdrew, a neighbour what they said', () => {
    const own = (audience: Audience, action: 'withdraw' | 'join' | 'opine') =>
      lineOf(audience, anEvent(action, { note: '自己的话', reason: '自己的话' }, { doneBy: 'reader' }))!.text
    expect(own('reporter', 'withdraw')).toContain('自己的话')
    for (const action of ['join', 'opine'] as const) expect(own('neighbour', action)).toContain('自己的话')
  })

  test('what a colleague gave as a reason is told as a chosen one, in the reader’s own words', () => {
    const line = (audience: Audience, action: Action, given: Given) => {
      const entry = lineOf(audience, anEvent(action, { reason: '找张三 13800005206', basis: '张三', ...given }))!
      return eventTitle(entry, audience === 'handler' ? 'unit' : 'resident')
    }
    expect(line('reporter', 'escalate', { escalateReason: 'cannot_persuade' })).toMatch(/接着办：要上一级出面$/)
    expect(line('reporter', 'return', { cause: 'otherLevel' })).toMatch(/重新定：应当由上一级办$/)
    expect(line('reporter', 'refuseExtension', { cause: 'enoughTime' })).toBe('区中心不同意延期，按原时限办：时间够用')
    expect(line('handler', 'supervise', { grade: 'phone', cause: 'many', count: '5' })).toMatch(/督办：电话催办，5 位居民反映同一件$/)
    expect(line('reporter', 'recall', { cause: 'mergedUnsolved' })).toBe('还没解决，退回重办：一起办的另一位反映人说没解决')
  })

  test('what the system did by itself is told as the system’s', () => {
    const entry = lineOf('handler', anEvent('resume', {}, { doneBy: 'clock', unitId: null, person: null, duty: null }))!
    expect([entry.by.clock, eventTitle(entry, 'unit')]).toEqual([true, '系统恢复办理'])
  })

  test('staff read what was written, the minutes too', () => {
    for (const audience of ['handler', 'centre'] as const) {
      expect(wordsSeen(audience, 'conclude')).toBe('note minutes')
      expect(wordsSeen(audience, 'note')).toBe('reason')
      expect(wordsSeen(audience, 'attend')).toBe('reason')
      expect(wordsSeen(audience, 'park')).toBe('note measures')
      expect(wordsSeen(audience, 'return')).toBe('basis')
    }
  })

  test('photos go the way of the words', () => {
    const withPhoto = { photos: () => [{ id: 'photo', small: '/s', large: '/l', width: 4, height: 3 }] }
    const sees = (audience: Audience) => viewOf(audience, [anEvent('resolve')], {}, withPhoto).timeline[0]!.photos.length > 0
    expect(AUDIENCES.map(sees)).toEqual([true, true, true, true, false])
  })
})

describe('what was chosen', () => {
  const choices = (audience: Audience, given: Given) => lineOf(audience, anEvent('resolve', given))!.choices.map(({ field }) => field)

  test('is told with the line, satisfaction only to the reporter and the centre', () => {
    const given: Given = {
      outcome: 'solved',
      solved: 'no',
      satisfied: '2',
      mode: 'spot',
      grade: 'letter',
      clock: 'handle',
      assured: ['review', 'stable'],
    }
    const all = ['outcome', 'mode', 'grade', 'solved', 'satisfied', 'clock', 'assured', 'assured']
    const without = (...hidden: string[]) => all.filter((field) => !hidden.includes(field))
    expect(choices('reporter', given)).toEqual(without('mode', 'assured'))
    expect(choices('neighbour', given)).toEqual(without('mode', 'assured', 'solved', 'satisfied'))
    expect(choices('centre', given)).toEqual(all)
    for (const audience of ['handler', 'auditor'] as const) expect(choices(audience, given)).toEqual(without('satisfied'))
  })

  test('a due time that moved is told to everybody who reads the line, to a neighbour by the day', () => {
    const due = { from: MONDAY, to: MONDAY + 1000 }
    const told = (audience: Audience) => lineOf(audience, anEvent('grantExtension', {}, { due }))!.due
    for (const audience of AUDIENCES.filter((one) => one !== 'neighbour')) expect(told(audience)).toEqual(due)
    const day = at('2026-11-23 00:00')
    expect(told('neighbour')).toEqual({ from: day, to: day })
  })

  test('a clerk is named to colleagues, a grid worker to all but neighbours, a resident to nobody', () => {
    const named = (duty: EventFacts['duty']) =>
      AUDIENCES.filter((audience) => lineOf(audience, anEvent('accept', {}, { duty }))!.by.person !== null)
    expect(named('clerk')).toEqual(['handler', 'centre', 'auditor'])
    expect(named('gridWorker')).toEqual(['reporter', 'handler', 'centre', 'auditor'])
    expect(named(null)).toEqual([])
  })
})

describe('clocks', () => {
  // by hand: what somebody was promised, and what only staff answer for among themselves
  const TOLD = 'accept sign rule handle wait review supply verify answer'.split(' ')
  const AMONG_STAFF = 'dispatch contact spot order consult urge callback'.split(' ')
  const BARS = ['return']

  test('residents see those they were promised, staff all that anyone answers for', () => {
    const clocks = CLOCK_KINDS.map((kind) => aClock(kind, MONDAY + 1))
    const seen = (audience: Audience) =>
      summaryOf(aTicket(), clocks, '', UNITS, audience)
        .clocks.map(({ kind }) => kind)
        .sort()
    expect([...TOLD, ...AMONG_STAFF, ...BARS].sort()).toEqual([...CLOCK_KINDS].sort())
    for (const audience of ['reporter', 'neighbour'] as const) expect(seen(audience)).toEqual([...TOLD].sort())
    for (const audience of ['handler', 'centre', 'auditor'] as const) expect(seen(audience)).toEqual([...TOLD, ...AMONG_STAFF].sort())
  })

  test('of a merged report they are those of the one that carries it, and so is the unit', () => {
    const parent = {
      ticket: aTicket({ id: 'parent', number: '20261123-8N4P', unitId: HOUSING }),
      clocks: [aClock('handle', 9), aClock('spot', 9)],
    }
    const view = viewOf('reporter', [], { state: 'merged', mergedInto: 'parent' }, { parent })
    expect([view.unit.id, view.clocks.map(({ kind }) => kind)]).toEqual([HOUSING, ['handle']])
    expect(JSON.stringify(view)).not.toContain('8N4P')
    expect(viewOf('handler', [], { state: 'merged' }, { parent })).toMatchObject({ parent: { id: 'parent', number: '20261123-8N4P' } })
  })
})

test('how it is handled is for staff: mode, lead, grade, who was called, the sheets', () => {
  const ticket: Partial<Ticket> = { mode: 'consult', lead: STREET_3, supervision: 'letter', invited: [HOUSING] }
  const order = anEvent('dispatch', { unit: HOUSING, goal: '当晚亮灯', person: '王工' }, { toUnit: HOUSING })
  expect(viewOf('handler', [order], ticket)).toMatchObject({ mode: 'consult', lead: '第三街道', supervision: 'letter', invited: ['住建局'], orders: [{ goal: '当晚亮灯', person: '王工' }] }) // prettier-ignore
  for (const audience of ['reporter', 'neighbour', 'auditor'] as const) {
    const view = JSON.stringify({ ...viewOf(audience, [order], ticket), actions: [] })
    for (const secret of ['当晚亮灯', '王工', '第三街道', '"consult"']) expect(view).not.toContain(secret)
  }
})
