import type { Report } from '../../../src/domain/report/draft'
import { NOTHING_HEARD } from '../../../src/domain/report/heed'
import { goesToCentre, isConfidential, problemsIn, titleOf } from '../../../src/domain/report/draft'
import { openTicket, type Found } from '../../../src/domain/ticket/open'
import { problemWords } from '../../../src/domain/problems'
import { toldWords } from '../../../src/domain/problems-told'
import { Units } from '../../../src/domain/people/units'
import { CENTRE, GRID_3, HOUSING, OVERSIGHT, STREET_3, TIANHE, UNITS, unitsWithout } from '../../helpers/people'
import { aReport, CATALOGUE, MONDAY, photoId } from '../../helpers/tickets'

const photos = (count: number) => Array.from({ length: count }, (_, index) => photoId(index))
const nowhere = { words: '', point: undefined, communityId: undefined }
const point = { lng: 117.7, lat: 49.4, datum: 'GCJ-02' as const }

test('a report with a few words and a place is fine', () => {
  expect(problemsIn(aReport())).toEqual({})
})

// what is odd about it, the report, what is wrong with it
const PROBLEMS: [string, Record<string, unknown>, Record<string, string>][] = [
  ['three characters and no photo', { text: '灯不亮' }, { text: 'tooShort' }],
  ['four characters', { text: '路灯不亮' }, {}],
  ['spaces do not count as words', { text: '  灯不亮   ' }, { text: 'tooShort' }],
  ['no word but a photo', { text: '', photos: photos(1) }, {}],
  ['an emoji is one character: three are too few', { text: '😡😡😡' }, { text: 'tooShort' }],
  ['an emoji is one character: four will do', { text: '😡😡😡😡' }, {}],
  ['2,000 emoji', { text: '😡'.repeat(2000) }, {}],
  ['2,001 characters', { text: '灯'.repeat(2001) }, { text: 'tooLong' }],
  ['2,000 characters and a space at the end', { text: `${'灯'.repeat(2000)} ` }, {}],
  ['nine photos', { photos: photos(9) }, {}],
  ['ten photos', { photos: photos(10) }, { photos: 'tooManyPhotos' }],
  ['no place', { place: nowhere }, { place: 'where' }],
  ['spaces for a place', { place: { words: '   ' } }, { place: 'where' }],
  ['an empty community for a place', { place: { words: '', communityId: '' } }, { place: 'where' }],
  ['a point alone', { place: { point } }, {}],
  ['a community alone', { place: { communityId: TIANHE } }, {}],
  ['sixty-one characters of place', { place: { words: '楼'.repeat(61) } }, { place: 'tooLong' }],
  ['an unknown category', { category: 'potholes' }, { category: 'category' }],
  ['an unknown sub-item is no fault of the reporter’s', { item: 'gone_since' }, {}],
  ['several things at once', { category: '', text: '灯', place: nowhere }, { category: 'category', text: 'tooShort', place: 'where' }],
  ['a request id of somebody’s own making', { requestId: '1' }, { requestId: 'requestId' }],
]
for (const [why, some, problems] of PROBLEMS)
  test(`${why}: ${Object.values(problems).join(', ') || 'fine'}`, () => expect(problemsIn({ ...aReport(), ...some })).toEqual(problems))

test('nonsense is a problem, not a crash', () => {
  for (const nonsense of [null, undefined, 'x', 3, [], {}, { ...aReport(), place: null }, { ...aReport(), point: 'x' }])
    expect(typeof problemsIn(nonsense)).toBe('object')
  expect(problemsIn(null)).not.toEqual({})
})

test('a point off the earth is refused', () => {
  for (const wrong of [{ lng: 181 }, { lat: 91 }, { lng: NaN }, { datum: 'BD-09' }])
    expect(problemsIn(aReport({ place: { words: '', point: { ...point, ...wrong } as never, communityId: undefined } }))).toHaveProperty(
      'place',
    )
})

test('every problem has a Chinese sentence', () => {
  for (const [, , problems] of PROBLEMS)
    for (const code of Object.values(problems)) expect(problemWords(code)).toMatch(/[\u4e00-\u9fff]。$/)
  expect(problemWords('no such code')).toBe(problemWords('invalid'))
  expect(toldWords('notRuled')).toBe('会商已经定了由谁办，不能再退。')
})

describe('the title', () => {
  const lamp = { id: 'lamp', name: '路灯不亮', offered: true }
  const TITLES: [string, string, string][] = [
    ['the first sentence', '三号楼前的路灯不亮，晚上很黑。请来修。', '三号楼前的路灯不亮，晚上很黑'],
    ['its first clause when it is long', '三号楼前的路灯从周六晚上就不亮了，老人晚上出门看不清路。', '三号楼前的路灯从周六晚上就不亮了'],
    ['the first line', '三号楼路灯\n第二行', '三号楼路灯'],
    ['a greeting is none', '您好，三号楼的灯坏了', '三号楼的灯坏了'],
    ['nor is who writes', '尊敬的李主任，我叫赵大海，家住五号楼，今年七十二岁，楼道灯三个月没修。', '楼道灯三个月没修'],
    ['nor a name that the matter follows', '我是赵大海，想反映一下门口井盖响', '门口井盖响'],
    ['nor in English', 'Hello, my name is Li Lei, the lift is broken', 'the lift is broken'],
    ['a name alone gives none', '我叫赵大海', '路灯不亮'],
    ['always one line', '您好\n三号楼的灯坏了', '三号楼的灯坏了'],
    ['without words, the sub-item', '   ', '路灯不亮'],
    ['twenty-four characters', '灯'.repeat(24), '灯'.repeat(24)],
    ['cut after twenty-three', '灯'.repeat(25), `${'灯'.repeat(23)}…`],
    ['never half an emoji', '😡'.repeat(25), `${'😡'.repeat(23)}…`],
  ]
  for (const [why, words, title] of TITLES) test(`${why}: ${title}`, () => expect(titleOf(words, lamp)).toBe(title))
})

describe('opening a ticket (立案)', () => {
  const IN_GRID: Found = { gridId: GRID_3, communityId: TIANHE }
  const open = (some: Partial<Report> = {}, found = IN_GRID, units = UNITS) =>
    openTicket(
      aReport(some),
      found,
      { id: photoId(7), number: '20261123-AAAA', now: MONDAY, source: 'web' as const, phoneKnown: true, heed: NOTHING_HEARD },
      CATALOGUE,
      units,
    )

  test('a report becomes a ticket that waits to be accepted, at stage 1', () => {
    expect(open()).toMatchObject({
      state: 'submitted',
      stage: 1,
      round: 0,
      unitId: GRID_3,
      request: 'help',
      urgency: 'normal',
      filedAt: MONDAY,
    })
  })

  test('an unknown sub-item becomes 其他', () => {
    expect(open({ item: 'gone_since' })).toMatchObject({ item: 'other', unitId: GRID_3 })
  })

  test('the sub-item says how urgent it is', () => {
    expect(open({ item: 'manhole' }).urgency).toBe('urgent')
    expect(open({ category: 'utilities_heat', item: 'gas' }).urgency).toBe('critical')
  })

  const OWNERS: [string, Partial<Report>, Found, string][] = [
    ['the grid of the place', {}, IN_GRID, GRID_3],
    ['the community, when the grid is not known', {}, { gridId: null, communityId: TIANHE }, TIANHE],
    ['the centre, when nothing is known', {}, { gridId: null, communityId: null }, CENTRE],
    ['the centre, for a 举报', { request: 'accuse' }, IN_GRID, CENTRE],
    ['the centre, for category 13', { category: 'policy_style_other', item: 'advice' }, IN_GRID, CENTRE],
    ['the community, when the grid is complained of', { complainedOf: GRID_3 }, IN_GRID, TIANHE],
    ['the centre, when the community is complained of', { complainedOf: TIANHE }, IN_GRID, CENTRE],
    ['the centre, when the street is complained of', { complainedOf: STREET_3 }, IN_GRID, CENTRE],
    ['oversight, when the centre itself is complained of', { complainedOf: CENTRE }, IN_GRID, OVERSIGHT],
    ['oversight, for a 举报 about the centre', { complainedOf: CENTRE, request: 'accuse' }, IN_GRID, OVERSIGHT],
    ['the grid as ever, when a department is complained of', { complainedOf: HOUSING }, IN_GRID, GRID_3],
    ['the grid as ever, when nobody there is is complained of', { complainedOf: 'nobody' }, IN_GRID, GRID_3],
  ]
  for (const [why, some, found, owner] of OWNERS) test(`goes to ${why}`, () => expect(open(some, found).unitId).toBe(owner))

  test('goes to the community when the grid has ended, and to the street when the community has too', () => {
    expect(open({}, IN_GRID, unitsWithout(GRID_3)).unitId).toBe(TIANHE)
    expect(open({}, IN_GRID, unitsWithout(GRID_3, TIANHE)).unitId).toBe(STREET_3)
  })

  test('a unit there is not is not kept as complained of', () => {
    expect(open({ complainedOf: 'nobody' }).complainedOf).toBeNull()
    expect(open({ complainedOf: TIANHE }).complainedOf).toBe(TIANHE)
  })

  test('a 举报 is confidential and its words are not in the title', () => {
    expect(open({ request: 'accuse' })).toMatchObject({ confidential: true, title: '举报：路灯不亮' })
    expect(open({ category: 'policy_style_other', item: 'conduct' })).toMatchObject({ confidential: true, title: '举报：干部作风' })
    expect(open()).toMatchObject({ confidential: false })
  })

  test('who chose 举报 keeps it, whatever the sub-item stands for', () => {
    expect(open({ category: 'policy_style_other', item: 'efficiency', request: 'accuse' })).toMatchObject({
      request: 'accuse',
      confidential: true,
    })
    expect(open({ category: 'policy_style_other', item: 'efficiency', request: 'help' }).request).toBe('complain')
  })

  test('a district without an oversight unit still has one owner for every ticket', () => {
    const units = new Units(UNITS.all.filter((unit) => unit.kind !== 'oversight'))
    expect(open({ complainedOf: CENTRE }, IN_GRID, units).unitId).toBe(CENTRE)
  })

  test('only 举报 and category 13 skip the grid', () => {
    expect(goesToCentre('policy_style_other', 'praise')).toBe(true)
    expect(goesToCentre('transport', 'accuse')).toBe(true)
    expect(goesToCentre('transport', 'complain')).toBe(false)
    expect(isConfidential('complain')).toBe(false)
  })
})
