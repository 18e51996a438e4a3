import type { Unit } from '../../../src/domain/people/units'
import { folded, gazetteerOf, MOST_OFFERS, placeNamed, placesFor } from '../../../src/domain/place/find'
import type { NamedPlace } from '../../../src/domain/place/gazetteer'

type Row = Pick<Unit, 'id' | 'kind' | 'name' | 'parentId'> & { ended?: true }
const unit = (id: string, kind: Unit['kind'], name: string, parentId: string | null = null): Row => ({ id, kind, name, parentId })
const UNITS: Row[] = [
  unit('th', 'community', '天和社区'),
  unit('th-1', 'grid', '第 1 网格', 'th'),
  unit('th-2', 'grid', '第 2 网格', 'th'),
  unit('wx', 'community', '温馨社区'),
  unit('wx-1', 'grid', '第 1 网格', 'wx'),
  { ...unit('old', 'community', '旧街社区'), ended: true },
  unit('old-1', 'grid', '第 1 网格', 'old'),
]
const PLACES: NamedPlace[] = [
  {
    kind: 'road',
    name: '胜利路',
    aliases: ['老矿路'],
    numbers: [
      { from: 1, to: 39, side: 'odd', unitId: 'th-1' },
      { from: 2, to: 40, side: 'even', unitId: 'wx-1' },
      { from: 41, to: 80, unitId: 'th-2' },
    ],
  },
  { kind: 'road', name: '新胜利路', unitId: 'wx' },
  { kind: 'road', name: '五一路', unitId: 'wx-1' },
  {
    kind: 'estate',
    name: '锦绣家园',
    numbers: [
      { from: 1, to: 6, unitId: 'th-1' },
      { from: 7, to: 12, unitId: 'th-2' },
    ],
  },
  { kind: 'estate', name: '安居里', unitId: 'wx' },
  { kind: 'estate', name: '旧里', unitId: 'old' },
  { kind: 'landmark', name: '东门小学', unitId: 'wx-1', point: [117.7, 49.44] },
  { kind: 'landmark', name: '医院', unitId: 'th-1' },
  { kind: 'water', name: '银带河', unitId: 'th' },
]
const KNOWN = gazetteerOf(PLACES, UNITS)

// prettier-ignore
const FOLDS: [written: string, as: string][] = [
  ['胜利路１２号',       '胜利路12号'],
  ['勝利路 12 號',       '胜利路12号'],
  ['锦绣家园五号楼',     '锦绣家园5号楼'],
  ['十二号楼二单元',     '12号楼2单元'],
  ['二十号，东門',       '20号东门'],
  ['五一路',             '五一路'],
]
for (const [written, as] of FOLDS) test(`"${written}" is read as "${as}"`, () => expect(folded(written)).toBe(as))

// prettier-ignore
const NAMED: [why: string, words: string, community: string | undefined, grid?: string][] = [
  ['the odd side of a road',                      '胜利路13号门口',            'th', 'th-1'],
  ['the even side is another community\'s',       '胜利路12号',                'wx', 'wx-1'],
  ['full-width and traditional',                  '勝利路１３號',              'th', 'th-1'],
  ['by another name of the road',                 '老矿路50号',                'th', 'th-2'],
  ['a number nobody has, on a road of several',   '胜利路999号',               undefined],
  ['no number, on a road of several',             '胜利路口',                  undefined],
  ['a longer name hides the shorter within it',   '新胜利路13号',              'wx'],
  ['a building',                                  '锦绣家园七号楼下',          'th', 'th-2'],
  ['a building nobody has, in one community',     '锦绣家园88号楼',            'th'],
  ['an estate without a number',                  '锦绣家园',                  'th'],
  ['a community named outweighs, the grid fits',  '天和社区胜利路13号',        'th', 'th-1'],
  ['a community named outweighs another\'s road', '天和社区胜利路12号',        'th'],
  ['two places of two communities',               '锦绣家园和安居里之间',      undefined],
  ['two places of two grids of one community',    '锦绣家园2号楼、锦绣家园',   'th', 'th-1'],
  ['what a unit that ended had',                  '旧里 3 号',                 undefined],
  ['two letters decide nothing',                  '医院旁边',                  undefined],
  ['a river decides nothing',                     '银带河边',                  undefined],
  ['a numeral in a name is no number',            '五一路',                    'wx', 'wx-1'],
  ['nothing written',                             '',                          undefined],
]
for (const [why, words, communityId, gridId] of NAMED)
  test(`where words lie: ${why}`, () => expect(placeNamed(words, KNOWN)).toEqual({ ...(communityId && { communityId }), ...(gridId && { gridId }) })) // prettier-ignore

// prettier-ignore
const OFFERED: [why: string, words: string, first: { words: string; communityId?: string; gridId?: string } | undefined][] = [
  ['begun',                              '胜',          { words: '胜利路' }],
  ['from the middle of a name',          '绣家',        { words: '锦绣家园', communityId: 'th' }],
  ['a community',                        '天和',        { words: '天和社区', communityId: 'th' }],
  ['half a name with a number',          '胜利13号',    { words: '胜利路13号', communityId: 'th', gridId: 'th-1' }],
  ['a building behind half a name',      '锦绣8号楼',   { words: '锦绣家园8号楼', communityId: 'th', gridId: 'th-2' }],
  ['in full: what was typed stays',      '锦绣家园8号楼南侧', { words: '锦绣家园8号楼南侧', communityId: 'th', gridId: 'th-2' }],
  ['traditional',                        '東門',        { words: '东门小学', communityId: 'wx', gridId: 'wx-1' }],
  ['nothing like it',                    '火星',        undefined],
  ['a number alone',                     '5号楼',       undefined],
  ['blanks',                             '  ',          undefined],
]
for (const [why, words, first] of OFFERED)
  test(`offered: ${why}`, () => {
    const [offer] = placesFor(words, KNOWN)
    if (first) expect(offer).toMatchObject(first)
    else expect(offer).toBeUndefined()
  })

test('an estate of a community that ended offers its name and no community', () =>
  expect(placesFor('旧里', KNOWN)[0]).toEqual({ kind: 'estate', name: '旧里', words: '旧里' }))

test('a spot is offered for a name alone, not for a number within it', () => {
  expect(placesFor('东门小', KNOWN)[0]!.point).toEqual([117.7, 49.44])
  expect(placesFor('东门小学3号楼', KNOWN)[0]!.point).toBeUndefined()
})

test('of many only six are offered, what begins so before what holds it', () => {
  const many = Array.from({ length: 30 }, (_, i): NamedPlace => ({ kind: 'road', name: `${i < 20 ? '北' : ''}向阳${i}路` }))
  const offers = placesFor('向阳', gazetteerOf(many, UNITS))
  expect(offers).toHaveLength(MOST_OFFERS)
  expect(offers.every(({ name }) => name.startsWith('向阳'))).toBe(true)
})

test('every offer, chosen and sent as words, comes to the community it showed', () => {
  for (const words of ['胜', '胜利1', '家', '锦绣家园3号楼', '路', '里', '新', '五一'])
    for (const offer of placesFor(words, KNOWN))
      if (offer.kind !== 'community' && offer.name.length > 2)
        expect(placeNamed(offer.words, KNOWN)).toEqual({
          ...(offer.communityId && { communityId: offer.communityId }),
          ...(offer.gridId && { gridId: offer.gridId }),
        })
})

test('a district of six thousand names is searched while one types', () => {
  const many = Array.from({ length: 6_000 }, (_, i): NamedPlace => ({ kind: 'estate', name: `第${i}新村`, unitId: 'th' }))
  const known = gazetteerOf(many, UNITS)
  const begun = performance.now()
  for (let i = 0; i < 20; i++) placesFor(`第${i}新村5号楼`, known)
  expect((performance.now() - begun) / 20).toBeLessThan(500)
})
