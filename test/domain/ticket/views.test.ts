import type { Audience } from '../../../src/domain/ticket/audience'
import type { Relation } from '../../../src/domain/ticket/relations'
import type { Identity, Ticket } from '../../../src/domain/ticket/ticket'
import {
  actionsFor,
  audienceOf,
  summaryOf,
  viewFor,
  type EventFacts,
  type PhotoView,
  type TicketFacts,
} from '../../../src/domain/ticket/views'
import { CENTRE, GRID_3, HOUSING, STREET_3, TIANHE, UNITS } from '../../helpers/people'
import { aClock, aSituation, aTicket, MONDAY } from '../../helpers/tickets'

const clock = aClock('handle', MONDAY + 1000, { limitVersion: 77001, calendarVersion: 77002, seq: 77003 })
const photo = (seq: number): PhotoView => ({ id: `photo-of-${seq}`, small: '/s', large: '/l', width: 4, height: 3 })

const anEvent = (some: Partial<EventFacts>): EventFacts => ({
  seq: 1,
  action: 'submit',
  at: MONDAY,
  madeAt: null,
  doneBy: 'other',
  unitId: null,
  person: null,
  duty: null,
  fromUnit: GRID_3,
  toUnit: GRID_3,
  given: {},
  due: null,
  ...some,
})

/** A ticket with a whole story, a word planted in every place where one could leak. */
const STORY: EventFacts[] = [
  anEvent({ seq: 1, action: 'submit', person: '反映人李某', fromUnit: null, given: { note: '提交里的话' }, calm: true }),
  anEvent({ seq: 2, action: 'accept', unitId: GRID_3, person: '网格员王某', duty: 'gridWorker' }),
  anEvent({ seq: 3, action: 'note', unitId: GRID_3, person: '网格员王某', duty: 'gridWorker', given: { reason: '内部的话' } }),
  anEvent({ seq: 4, action: 'supplement', person: '反映人李某', given: { note: '补充的话' } }),
  anEvent({ seq: 5, action: 'urge', person: '反映人李某', given: { note: '催的话' } }),
  anEvent({
    seq: 6,
    action: 'escalate',
    unitId: GRID_3,
    person: '网格员王某',
    duty: 'gridWorker',
    toUnit: STREET_3,
    given: { escalateReason: 'no_means', reason: '上报的话' },
  }),
  anEvent({
    seq: 7,
    action: 'resolve',
    unitId: STREET_3,
    person: '经办人钱某',
    duty: 'clerk',
    fromUnit: STREET_3,
    toUnit: STREET_3,
    given: { outcome: 'partly', note: '办结的话' },
  }),
  anEvent({ seq: 8, action: 'reveal', unitId: STREET_3, person: '经办人钱某', duty: 'clerk', given: { callReason: 'visit' } }),
  anEvent({
    seq: 9,
    action: 'judge',
    person: '反映人李某',
    fromUnit: STREET_3,
    toUnit: STREET_3,
    given: { solved: 'no', satisfied: '2', note: '评价的话' },
  }),
  anEvent({ seq: 10, action: 'transcribe', unitId: STREET_3, person: '经办人钱某', duty: 'clerk', given: { transcript: '转写的话' } }),
]

const theFacts = (ticket: Partial<Ticket> = {}): TicketFacts => ({
  ticket: aTicket({ state: 'rework', round: 1, unitId: STREET_3, complainedOf: HOUSING, title: '标题', outcome: 'partly', ...ticket }),
  clocks: [clock],
  placeWords: '三号楼前',
  point: { lng: 117.7, lat: 49.4, accuracyM: 20, gcj: { lng: 117.71, lat: 49.41 } },
  identity: 'sealed',
  publicConsent: true,
  text: '正文的话',
  voice: { id: 'v1', address: '语音的地址', seconds: 12 },
  joiners: 2,
  netMs: 77004,
  events: STORY,
  photos: (seq) => [photo(seq)],
})

const viewOf = (relations: Relation[], facts = theFacts()) =>
  viewFor(facts, { ...aSituation({ relations }), ticket: facts.ticket }) as Record<string, unknown> | undefined

const RELATION_OF: Record<Audience, Relation> = {
  reporter: 'reporter',
  neighbour: 'joiner',
  handler: 'handler',
  centre: 'centre',
  auditor: 'auditor',
}

// relation, the audience it makes
const AUDIENCES: [Relation[], Audience | undefined][] = [
  [['reporter'], 'reporter'],
  [['proxy'], 'reporter'],
  [['joiner'], 'neighbour'],
  [['handler'], 'handler'],
  [['levelAbove'], 'handler'],
  [['formerUnit'], 'handler'],
  [['invited'], 'handler'],
  [['supervisor'], 'handler'],
  [['centre'], 'centre'],
  [['centre', 'levelAbove'], 'centre'],
  [['handler', 'centre'], 'centre'],
  [['auditor'], 'auditor'],
  [['reporter', 'handler'], 'reporter'],
  [['joiner', 'handler'], 'handler'],
  [['passerBy'], undefined],
  [['clock'], undefined],
  [['complainedOf'], undefined],
  [['complainedOf', 'reporter'], undefined],
  [[], undefined],
]
for (const [relations, audience] of AUDIENCES)
  test(`${relations.join(' and ') || 'no tie'}: ${audience ?? 'the ticket does not exist'}`, () => {
    expect(audienceOf(relations)).toBe(audience)
    expect(viewOf(relations)?.audience).toBe(audience)
  })

// by hand: which field of a ticket leaves the server, for whom
const FIELDS = `
  field          | reporter | neighbour | handler | centre | auditor
  id             | yes      | yes       | yes     | yes    | yes
  number         | yes      | yes       | yes     | yes    | yes
  title          | yes      | yes       | yes     | yes    | yes
  state          | yes      | yes       | yes     | yes    | yes
  step           | yes      | yes       | yes     | yes    | yes
  stage          | yes      | yes       | yes     | yes    | yes
  round          | yes      | yes       | yes     | yes    | yes
  answered       | yes      | yes       | yes     | yes    | yes
  category       | yes      | yes       | yes     | yes    | yes
  item           | yes      | yes       | yes     | yes    | yes
  request        | yes      | yes       | yes     | yes    | yes
  urgency        | yes      | yes       | yes     | yes    | yes
  unit           | yes      | yes       | yes     | yes    | yes
  placeWords     | yes      | yes       | yes     | yes    | yes
  filedAt        | yes      | yes       | yes     | yes    | yes
  clocks         | yes      | yes       | yes     | yes    | yes
  flags          | yes      | yes       | yes     | yes    | yes
  joined         | yes      | yes       | yes     | yes    | yes
  proxied        | yes      | yes       | yes     | yes    | yes
  audience       | yes      | yes       | yes     | yes    | yes
  outcome        | yes      | yes       | yes     | yes    | yes
  timeline       | yes      | yes       | yes     | yes    | yes
  actions        | yes      | yes       | yes     | yes    | yes
  joiners        | yes      | yes       | yes     | yes    | yes
  extensions     | yes      | yes       | yes     | yes    | yes
  extensionAsked | yes      | yes       | yes     | yes    | yes
  text           | yes      | -         | yes     | yes    | -
  photos         | yes      | -         | yes     | yes    | -
  voice          | yes      | -         | yes     | yes    | -
  place          | yes      | -         | yes     | yes    | -
  identity       | yes      | -         | yes     | yes    | -
  publicConsent  | yes      | -         | -       | -      | -
  part           | yes      | -         | -       | -      | -
  others         | yes      | -         | -       | -      | -
  filedFor       | -        | -         | yes     | yes    | -
  calm           | -        | -         | yes     | yes    | -
  confidential   | -        | -         | yes     | yes    | -
  mode           | -        | -         | yes     | yes    | -
  lead           | -        | -         | yes     | yes    | -
  supervision    | -        | -         | yes     | yes    | -
  invited        | -        | -         | yes     | yes    | -
  orders         | -        | -         | yes     | yes    | -
  parent         | -        | -         | yes     | yes    | -
  children       | -        | -         | yes     | yes    | -
  netMs          | -        | -         | yes     | yes    | -
  complainedOf   | -        | -         | -       | yes    | -
`

// by hand: which planted word may be found anywhere in a view, and in whose
const SECRETS = `
  secret             | reporter | neighbour | handler | centre | auditor
  反映人李某         | -        | -         | -       | -      | -
  网格员王某         | yes      | -         | yes     | yes    | yes
  经办人钱某         | -        | -         | yes     | yes    | yes
  语音的地址         | yes      | -         | yes     | yes    | -
  转写的话           | yes      | -         | yes     | yes    | -
  正文的话           | yes      | -         | yes     | yes    | -
  提交里的话         | -        | -         | -       | -      | -
  内部的话           | -        | -         | yes     | yes    | -
  补充的话           | yes      | -         | yes     | yes    | -
  催的话             | yes      | -         | yes     | yes    | -
  上报的话           | -        | -         | yes     | yes    | -
  办结的话           | yes      | yes       | yes     | yes    | -
  评价的话           | yes      | -         | yes     | yes    | -
  "callReason"       | yes      | -         | yes     | yes    | yes
  "satisfied"        | yes      | -         | -       | yes    | -
  "solved"           | yes      | -         | yes     | yes    | yes
  photo-of-1         | yes      | -         | yes     | yes    | -
  photo-of-3         | -        | -         | yes     | yes    | -
  photo-of-7         | yes      | yes       | yes     | yes    | -
  117.7              | yes      | -         | yes     | yes    | -
  天和社区           | yes      | yes       | yes     | yes    | yes
  标题               | yes      | -         | yes     | yes    | -
  三号楼前           | yes      | -         | yes     | yes    | -
  77001              | -        | -         | -       | -      | -
  77002              | -        | -         | -       | -      | -
  77003              | -        | -         | -       | -      | -
`

const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim())
const rowsOf = (text: string) => text.trim().split('\n').map(cellsOf)

describe('fields', () => {
  const [[, ...audiences] = [], ...rows] = rowsOf(FIELDS)
  for (const [index, audience] of audiences.entries())
    test(`${audience}: these and no others`, () => {
      const allowed = rows.filter((row) => row[index + 1] === 'yes').map(([field]) => field)
      expect(Object.keys(viewOf([RELATION_OF[audience as Audience]])!).sort()).toEqual(allowed.sort())
    })
})

describe('secrets', () => {
  const [[, ...audiences] = [], ...rows] = rowsOf(SECRETS)
  for (const [secret, ...cells] of rows)
    test(`${secret}: ${audiences.filter((_, index) => cells[index] === 'yes').join(', ') || 'nobody'}`, () => {
      // the actions carry names of units and fields, not of people: leave them out of the search
      const seen = audiences.map((audience) =>
        JSON.stringify({ ...viewOf([RELATION_OF[audience as Audience]]), actions: [] }).includes(secret!),
      )
      expect(seen).toEqual(cells.map((cell) => cell === 'yes'))
    })

  test('whom a complaint is about is told to the centre alone', () => {
    const told = (Object.keys(RELATION_OF) as Audience[]).filter((audience) =>
      JSON.stringify({ ...viewOf([RELATION_OF[audience]]), actions: [] }).includes('住建局'),
    )
    expect(told).toEqual(['centre'])
  })

  test('the unit complained of is on nobody’s list of targets either', () => {
    const facts = theFacts({ state: 'accepted', unitId: CENTRE })
    expect(JSON.stringify(viewOf(['handler'], facts))).not.toContain('住建局')
  })

  test('satisfaction hides from a unit in its value too, while "not solved" is told', () => {
    const judged = (relation: Relation) =>
      (viewOf([relation])!.timeline as { action: string; choices: unknown[] }[]).find(({ action }) => action === 'judge')?.choices
    expect(judged('handler')).toEqual([{ field: 'solved', value: 'no' }])
    expect(judged('reporter')).toEqual([
      { field: 'solved', value: 'no' },
      { field: 'satisfied', value: '2' },
    ])
    expect(judged('joiner')).toBeUndefined()
  })
})

describe('the history', () => {
  const lines = (relation: Relation) => (viewOf([relation])!.timeline as { action: string }[]).map(({ action }) => action).join(' ')

  test('has a line for every step the reader may know of', () => {
    expect(lines('handler')).toBe('submit accept note supplement urge escalate resolve reveal judge transcribe')
    expect(lines('centre')).toBe('submit accept note supplement urge escalate resolve reveal judge transcribe')
    expect(lines('auditor')).toBe('submit accept note supplement urge escalate resolve reveal judge transcribe')
    expect(lines('reporter')).toBe('submit accept supplement urge escalate resolve reveal judge transcribe')
    expect(lines('joiner')).toBe('submit accept escalate resolve')
  })

  test('names the unit that acted, and where it went only when it went', () => {
    const timeline = viewOf(['reporter'])!.timeline as { action: string; by: { unit: string | null }; to: string | null }[]
    expect(timeline.filter(({ to }) => to).map(({ action, to }) => [action, to])).toEqual([
      ['submit', '天和社区第 3 网格'],
      ['escalate', '第三街道'],
    ])
    expect(timeline.map(({ by }) => by.unit)).toEqual([
      null,
      '天和社区第 3 网格',
      null,
      null,
      '天和社区第 3 网格',
      '第三街道',
      '第三街道',
      null,
      '第三街道',
    ])
  })
})

describe('a line in a list', () => {
  test('carries no text, no person, no point, and none of the inner workings', () => {
    const line = summaryOf(theFacts().ticket, [clock], '三号楼前', UNITS, 'handler')
    expect(Object.keys(line).sort()).toEqual(
      'answered category clocks filedAt flags id item joined number placeWords proxied request round stage state step title unit urgency'.split(
        ' ',
      ),
    )
    expect(line.unit).toEqual({ id: STREET_3, name: '第三街道', kind: 'street', phone: null })
    expect(JSON.stringify(line)).not.toContain('7700')
  })

  test('hides the reporter’s own first sentence and place from a neighbour and an auditor', () => {
    for (const audience of ['neighbour', 'auditor'] as const)
      expect(summaryOf(theFacts().ticket, [], '三号楼前', UNITS, audience)).toMatchObject({ title: '内容不公开', placeWords: '' })
    expect(summaryOf(theFacts().ticket, [], '三号楼前', UNITS, 'neighbour').joined).toBe(true)
    expect(summaryOf(theFacts().ticket, [], '三号楼前', UNITS, 'reporter')).toMatchObject({
      title: '标题',
      placeWords: '三号楼前',
      joined: false,
    })
  })

  test('marks what waits for an answer, is watched, or came back', () => {
    const flags = (some: Partial<Ticket>) => summaryOf(aTicket(some), [], '', UNITS, 'handler').flags
    expect(flags({})).toEqual([])
    expect(flags({ urgeWaiting: true })).toEqual(['urged'])
    expect(flags({ urges: 3, urgedAt: MONDAY })).toEqual([])
    expect(flags({ supervision: 'phone', extensionAsked: MONDAY, reopened: true, appealed: true })).toEqual([
      'supervised',
      'extension',
      'reopened',
      'appealed',
    ])
  })
})

describe('the actions in a view', () => {
  const actions = (relations: Relation[], ticket: Partial<Ticket>) => actionsFor(aSituation({ relations, ticket }))
  const names = (relations: Relation[], ticket: Partial<Ticket>) => actions(relations, ticket).map(({ action }) => action)

  test('a grid worker sees no 派单, the centre no 退单: such buttons are not drawn at all', () => {
    expect(names(['handler'], {}).join(' ')).toBe('accept resolve escalate arrive askInfo return correct reject merge assign note reveal')
    expect(names(['handler'], { unitId: CENTRE }).join(' ')).toBe(
      'accept resolve dispatch consult arrive askInfo correct reject merge assign note reveal',
    )
  })

  test('a button that is greyed says why', () => {
    const refusals = (relations: Relation[], ticket: Partial<Ticket>) =>
      Object.fromEntries(actions(relations, ticket).flatMap(({ action, refusal }) => (refusal ? [[action, refusal]] : [])))
    expect(refusals(['handler'], { state: 'dispatched', ruled: true })).toEqual({ return: 'notRuled' })
    // without a clock of handling there is nothing to extend
    expect(refusals(['handler'], { state: 'in_progress' })).toEqual({ extend: 'handleNotOver' })
    expect(refusals(['handler'], { state: 'dispatched', returnedBy: [GRID_3] })).toEqual({ return: 'notReturnedBefore' })
    expect(refusals(['reporter'], { urgedAt: MONDAY })).toEqual({ urge: 'notUrgedToday' })
    expect(refusals(['handler'], {})).toEqual({})
    const mayNotCall = (identity: Identity, phoneKnown: boolean) =>
      actionsFor(aSituation({ reporter: { identity, phoneKnown } })).find(({ action }) => action === 'reveal')?.refusal
    expect(mayNotCall('sealed', true)).toBe('mayCall')
    expect(mayNotCall('named', false)).toBe('phoneIsKnown')
    expect(mayNotCall('named', true)).toBeUndefined()
  })

  test('上报 lists the levels above, nearest first', () => {
    const escalate = actions(['handler'], {}).find(({ action }) => action === 'escalate')!
    expect(escalate.units.map((unit) => unit.id)).toEqual([TIANHE, STREET_3, CENTRE])
  })

  test('办结 asks for a photo where the sub-item does', () => {
    const resolve = actionsFor(aSituation({ photoAsked: true })).find(({ action }) => action === 'resolve')!
    expect(resolve.needs).toEqual(['outcome', 'note', 'photos'])
  })

  test('the auditor only looks, the neighbour may ask that what they wrote be erased', () => {
    expect(names(['auditor'], {})).toEqual([])
    expect(names(['joiner'], {})).toEqual(['askErase'])
  })
})

test('a mark tells a neighbour nothing that its line of history would not', () => {
  const marked = aTicket({ urgeWaiting: true, reopened: true, appealed: true, eraseAsked: MONDAY, supervision: 'letter' })
  const marksFor = (audience: Audience) => summaryOf(marked, [], '', UNITS, audience).flags
  expect(marksFor('handler')).toEqual(['urged', 'supervised', 'reopened', 'appealed', 'eraseAsked'])
  expect(marksFor('neighbour')).toEqual(['supervised'])
})
