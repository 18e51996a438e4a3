/** 走访: who may do what, who is due, what may be written down, and what is asked before it is. */
import * as v from 'valibot'
import { startOf } from '../../../src/domain/calendar/workdays'
import type { Actor } from '../../../src/domain/people/actors'
import { Booklet, problemsInBooklet } from '../../../src/domain/visit/booklet'
import { duesOf, isInPart, type Visited } from '../../../src/domain/visit/due'
import { isCreditCode } from '../../../src/domain/visit/firm'
import { firstAskBy, lastAskBy, NEED_IDS, problemInNeed, standing, guardOf, type Need } from '../../../src/domain/visit/needs'
import { heldAt, Note, problemsInNote } from '../../../src/domain/visit/note'
import { gridsFor, mayVisit, type Deed } from '../../../src/domain/visit/rights'
import { refusalFor, warningsIn, without } from '../../../src/domain/visit/sensitive'
import * as people from '../../helpers/people'
import { GRID_1, GRID_3, GRID_5, HEPING, TIANHE, UNITS, unitsAfter } from '../../helpers/people'

const NOW = startOf('2026-11-23') + 10 * 3_600_000
const DAY = 86_400_000

describe('who may do what with what lies in grid 3', () => {
  const HERE = { gridId: GRID_3, communityId: TIANHE }
  // written by hand: what a person may do, and nothing else
  const ALL = 'list read write note erase count'
  const WHO: [string, Actor, string][] = [
    ['its grid worker', people.gridWorkerWang, ALL],
    ['the community’s clerk', people.clerkZhao, ALL],
    ['the street’s clerk', people.clerkQian, 'count'],
    ['the dispatcher', people.dispatcherZheng, 'count'],
    ['the supervisor', people.supervisorChen, 'count'],
    ['the grid worker next door', people.gridWorkerSun, ''],
    ['another street’s clerk', people.clerkZhou, ''],
    ['a department’s clerk', people.clerkWuOfHousing, ''],
    ['oversight', people.overseerHan, ''],
    ['the auditor', people.auditorYang, ''],
    ['the administrator', people.administratorXu, ''],
    ['a resident', people.residentLi, ''],
    ['an anonymous reporter', people.anonymousReporter, ''],
    ['the clock', people.systemClock, ''],
    [
      'a grid worker posted at the community by mistake',
      { kind: 'staff', personId: 'x', posts: [{ unitId: TIANHE, duty: 'gridWorker' }] },
      '',
    ],
  ]
  test.each(WHO)('%s', (_, actor, may) => {
    const deeds: Deed[] = ['list', 'read', 'write', 'note', 'erase', 'count']
    expect(deeds.filter((deed) => mayVisit(deed, actor, HERE, UNITS)).join(' ')).toBe(may)
  })

  test('everybody’s grids', () => {
    expect(gridsFor('list', people.gridWorkerWang, UNITS)).toEqual([GRID_3])
    expect(gridsFor('list', people.clerkZhao, UNITS)).toEqual([GRID_3, GRID_5])
    expect(gridsFor('list', people.clerkQian, UNITS)).toEqual([])
    expect(gridsFor('count', people.dispatcherZheng, UNITS)).toEqual([GRID_3, GRID_5, GRID_1])
    expect(mayVisit('list', people.clerkZhao, { gridId: GRID_1, communityId: HEPING }, UNITS)).toBe(false)
  })

  test('of a grid that has ended, whoever took over', () => {
    const units = unitsAfter(GRID_3, GRID_5)
    expect(mayVisit('read', people.gridWorkerSun, HERE, units)).toBe(true)
    expect(mayVisit('read', people.gridWorkerWang, HERE, units)).toBe(false)
  })
})

describe('who is due', () => {
  const visited = (change: Partial<Visited> = {}): Visited => ({
    reasons: [],
    lastAt: NOW - 10 * DAY,
    missedAt: null,
    promisedFor: [],
    ...change,
  })
  test.each<[string, Partial<Visited>, string]>([
    ['somebody visited lately', {}, ''],
    ['where nobody has been', { lastAt: null }, 'never'],
    ['a year ago to the day', { lastAt: NOW - 365 * DAY }, 'year'],
    ['a day less', { lastAt: NOW - 364 * DAY }, ''],
    ['to be looked after, thirty days', { reasons: ['care'], lastAt: NOW - 30 * DAY }, 'care'],
    ['twenty-nine', { reasons: ['care'], lastAt: NOW - 29 * DAY }, ''],
    ['a voice, thirty days', { reasons: ['voices'], lastAt: NOW - 30 * DAY }, ''],
    ['a voice, ninety', { reasons: ['voices'], lastAt: NOW - 90 * DAY }, 'voices'],
    ['promised for today', { promisedFor: ['2026-11-23'] }, 'promise'],
    ['promised for tomorrow', { promisedFor: ['2026-11-24'] }, ''],
    [
      'promised for last week, and complaints',
      { promisedFor: ['2026-11-16'], reasons: ['complaints'], lastAt: NOW - 40 * DAY },
      'promise complaints',
    ],
    ['nobody in this morning', { missedAt: NOW - 3_600_000 }, ''],
    ['nobody in yesterday', { missedAt: NOW - DAY }, 'missed'],
  ])('%s', (_, change, whys) => expect(duesOf(visited(change), NOW).join(' ')).toBe(whys))

  test('the parts of a walk', () => {
    expect(isInPart('must', ['care'])).toBe(true)
    expect(isInPart('promised', ['care'])).toBe(false)
    expect(isInPart('all', [])).toBe(true)
  })
})

describe('needs', () => {
  const need = (change: Partial<Need> = {}): Need => ({ need: 'snow', wanted: true, toldBy: 'self', askBy: '2027-04-01', ...change })
  test.each<[string, Need, string | undefined]>([
    ['told by themselves', need(), undefined],
    ['for longer than a year', need({ askBy: '2027-12-01' }), 'needDay'],
    ['until yesterday', need({ askBy: '2026-11-22' }), 'needDay'],
    ['health without consent', need({ need: 'stairs' }), 'needConsent'],
    ['health with consent', need({ need: 'stairs', consent: { by: 'self', on: '2026-11-23' } }), undefined],
    [
      'health with consent, for a year',
      need({ need: 'stairs', askBy: '2027-11-01', consent: { by: 'self', on: '2026-11-23' } }),
      'needDay',
    ],
    ['health as seen by the visitor', need({ need: 'stairs', toldBy: 'seen', consent: { by: 'self', on: '2026-11-23' } }), 'needSeen'],
    ['consent of tomorrow', need({ need: 'stairs', consent: { by: 'self', on: '2026-11-24' } }), 'needConsent'],
    ['a child with its own consent', need({ need: 'afternoon', consent: { by: 'self', on: '2026-11-23' } }), 'needConsent'],
    ['a child with the guardian’s', need({ need: 'afternoon', consent: { by: 'guardian', on: '2026-11-23' } }), undefined],
    ['consent for what needs none', need({ consent: { by: 'self', on: '2026-11-23' } }), 'invalid'],
  ])('%s', (_, one, problem) => expect(problemInNeed(one, NOW)).toBe(problem))

  test('what nobody asked about again is gone the day after', () => {
    const all = [need({ askBy: '2026-11-23' }), need({ need: 'look', askBy: '2026-11-22' })]
    expect(standing(all, NOW).map((one) => one.need)).toEqual(['snow'])
    expect(firstAskBy(all)).toBe('2026-11-22')
    expect(firstAskBy([])).toBeNull()
  })

  test('guarded ones stand half as long, and there are such', () => {
    const guarded = NEED_IDS.filter((id) => guardOf(id) !== null)
    expect(guarded).toEqual(['stairs', 'pills', 'afternoon'])
    for (const id of guarded) expect(lastAskBy(id, NOW) < lastAskBy('snow', NOW)).toBe(true)
  })
})

test('a credit code by its check digit', () => {
  for (const code of ['91350100M000100Y43', '9135 0100 m000 100y 43', '91110000802100433B'])
    expect({ code, is: isCreditCode(code) }).toEqual({ code, is: true })
  for (const code of ['91350100M000100Y44', '91350100M000100Y4', '', '91350100I000100Y43', '110101199003078515'])
    expect({ code, is: isCreditCode(code) }).toEqual({ code, is: false })
})

describe('words that do not belong there', () => {
  test.each<[string, string]>([
    ['身份证 110101199003078515', 'paper'],
    ['卡号 6222 0212 0812 3456 789', 'card'],
    ['打他 138 0000 1234', 'phone'],
    ['老人有糖尿病', 'health'],
    ['上个月住院了', 'health'],
    ['一家人信基督教', 'faith'],
    ['他家是达斡尔族', 'people'],
    ['每月退休金三千', 'income'],
    ['夜里暖气片不热，只有 15 度，物业说不归他们管', ''],
    ['相信教育，小区没有毛病', ''],
  ])('%s', (text, kind) => expect(warningsIn(text)[0]?.kind ?? '').toBe(kind))

  test('are asked about, and papers never kept', () => {
    expect(refusalFor(['老人有糖尿病'], false)).toBe('askedFirst')
    expect(refusalFor(['老人有糖尿病'], true)).toBeUndefined()
    expect(refusalFor(['', undefined, '110101199003078515'], true)).toBe('neverKept')
    expect(without('住 301，老人有糖尿病，要人扶', warningsIn('住 301，老人有糖尿病，要人扶'))).toBe('住 301，老人有，要人扶')
  })
})

describe('a booklet', () => {
  const booklet = (change: object = {}) =>
    v.parse(Booklet, {
      kind: 'household',
      gridId: GRID_3,
      stop: '3 号楼',
      door: '2 单元 301',
      called: '李大娘',
      reasons: [],
      needs: [],
      ...change,
    })
  test.each<[string, object, Record<string, string>]>([
    ['of a household', {}, {}],
    ['of a household with a firm’s code', { creditCode: '91350100M000100Y43' }, { creditCode: 'invalid' }],
    ['of a firm without its code', { kind: 'firm' }, { creditCode: 'creditCode' }],
    ['of a firm', { kind: 'firm', creditCode: '91350100m000100y43', contacts: [{ role: '店长', phone: '0470-6521234' }] }, {}],
    ['with an illness in it', { basic: '有高血压' }, { words: 'askedFirst' }],
    ['with an illness they want known', { basic: '有高血压', sure: true }, {}],
    [
      'with a need twice',
      { needs: [1, 2].map(() => ({ need: 'snow', wanted: true, toldBy: 'self', askBy: '2027-01-01' })) },
      { needs: 'invalid' },
    ],
  ])('%s', (_, change, problems) => expect(problemsInBooklet(booklet(change), NOW)).toEqual(problems))

  test('has no field for a number of papers, for people, faith, politics or income', () => {
    expect(Object.keys(booklet())).toEqual(
      'kind gridId stop door called reach language reasons needs basic hardship help contacts'.split(' '),
    )
  })
})

describe('a note', () => {
  const note = (change: object = {}) =>
    v.parse(Note, {
      requestId: 'a'.repeat(32),
      booklet: '01234567-89ab-7cde-8f01-23456789abcd',
      kind: 'knock',
      said: '暖气片不热',
      ...change,
    })
  const place = { gridId: GRID_3, words: '西门早市' }
  test.each<[string, object, Record<string, string>]>([
    ['at a door', {}, {}],
    ['with nothing new', { said: '' }, {}],
    ['nowhere', { booklet: undefined }, { place: 'where' }],
    ['in two places', { place }, { place: 'where' }],
    ['in passing', { booklet: undefined, place }, {}],
    ['nobody was in, and still they wanted something', { kind: 'missed', wanted: '修' }, { kind: 'invalid' }],
    ['planned without a day', { outcome: 'plan' }, { promise: 'planDay' }],
    ['planned with a day', { outcome: 'plan', promise: { words: '周三前回话', day: '2026-11-25' } }, {}],
    ['promised for yesterday', { promise: { words: '回话', day: '2026-11-22' } }, { promise: 'promiseDay' }],
    ['a case of nothing', { said: '', case: { named: false, catalogueVersion: 1 } }, { said: 'tooShort' }],
    ['changed facts of no booklet', { booklet: undefined, place, changed: { version: 1, basic: '搬来一个月' } }, { changed: 'invalid' }],
    ['with a number of papers', { said: '身份证 110101199003078515', sure: true }, { words: 'neverKept' }],
  ])('%s', (_, change, problems) => expect(problemsInNote(note(change), NOW)).toEqual(problems))

  test('a promise of the day it was made is none of yesterday’s because the phone had no network', () => {
    const late = note({ madeAt: NOW - DAY, promise: { words: '回话', day: '2026-11-22' } })
    expect(problemsInNote(late, NOW)).toEqual({})
  })

  test('was when the phone says, unless that cannot be', () => {
    expect(heldAt(NOW - DAY, NOW)).toBe(NOW - DAY)
    for (const odd of [undefined, NOW + 1, NOW - 8 * DAY]) expect(heldAt(odd, NOW)).toBe(NOW)
  })
})
