import type { Unit } from '../../../src/domain/people/units'
import { communityNamed } from '../../../src/domain/place/typed'

const unit = (id: string, name: string, kind: Unit['kind'] = 'community', ended = false) => ({ id, name, kind, ended })
const UNITS = [
  unit('th', '天和社区'),
  unit('nth', '南天和社区'),
  unit('wy', '五一社区'),
  unit('old', '旧街社区', 'community', true),
  unit('street', '第一街道', 'street'),
]

// prettier-ignore
const ROWS: [why: string, words: string, found: string | undefined][] = [
  ['a community named in full',               '天和社区 5 号楼北侧',      'th'],
  ['written with a space in it',              '天 和社区 5 号楼',         'th'],
  ['a longer name hides the one within it',   '南天和社区门口',           'nth'],
  ['two of them say nothing',                 '天和社区和五一社区之间',   undefined],
  ['half a name says nothing',                '天和 5 号楼',              undefined],
  ['one that has ended is none',              '旧街社区 1 号',            undefined],
  ['a street is no community',                '第一街道',                 undefined],
  ['nothing written',                         '',                         undefined],
]
for (const [why, words, found] of ROWS) test(why, () => expect(communityNamed(words, UNITS)).toBe(found))
