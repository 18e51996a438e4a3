/** 来源: who files by which way, what each demands, who reads what of it. */
import * as v from 'valibot'
import { problemsInIntake, Registration } from '../../../src/domain/report/intake'
import { INTAKE_READ, intakeFor } from '../../../src/domain/report/intake-view'
import { SOURCE_IDS, sourceRow, sourcesOf } from '../../../src/domain/report/sources'
import { DUTIES } from '../../../src/domain/people/actors'
import { isClaimCode, spokenPhone } from '../../../src/domain/people/claim'
import { sourceWords } from '../../../src/domain/reading/words-staff'
import { readLine, lineOf } from '../../../src/domain/find/line'

test('who files by which way', () => {
  const by = Object.fromEntries(DUTIES.map((duty) => [duty, sourcesOf([duty]).join(' ')]))
  // written by hand, not derived from the table: it catches a wrong row
  expect(by).toEqual({
    gridWorker: 'phone visit round',
    clerk: 'phone counter letter visit round media',
    dispatcher: 'phone counter letter visit round upper media',
    supervisor: '',
    leader: '',
    system: '',
    security: '',
    audit: '',
  })
})

const WANG = { name: '王桂芝', phone: '13900002222' }
type Change = { behalf?: typeof WANG; identity?: 'named' | 'sealed' | 'anonymous'; publicConsent?: boolean; intake: object }
const problems = (change: Change) =>
  problemsInIntake({ identity: 'named', publicConsent: false, ...change } as unknown as v.InferOutput<typeof Registration>)

test.each<[string, Change, object]>([
  ['a call needs somebody', { intake: { source: 'phone' } }, { behalf: 'caller' }],
  ['or somebody who gives no name', { identity: 'anonymous', intake: { source: 'phone' } }, {}],
  ['who then agrees to nothing', { identity: 'anonymous', intake: { source: 'counter' } }, {}],
  ['whoever is named agreed', { behalf: WANG, intake: { source: 'phone' } }, { consent: 'consentAsked' }],
  ['and did', { behalf: WANG, intake: { source: 'phone', consent: true } }, {}],
  ['a letter may be unsigned', { identity: 'anonymous', intake: { source: 'letter' } }, {}],
  ['and then nobody is named', { identity: 'named', intake: { source: 'letter' } }, { identity: 'invalid' }],
  ['a round has no reporter', { behalf: WANG, intake: { source: 'round', consent: true } }, { behalf: 'invalid' }],
  [
    'what is not from above has no document',
    { behalf: WANG, intake: { source: 'phone', consent: true, document: '8 号' } },
    { document: 'invalid' },
  ],
  ['信访代办 is for somebody', { identity: 'anonymous', intake: { source: 'letter', errand: true } }, { errand: 'invalid' }],
  ['and not by media', { identity: 'anonymous', intake: { source: 'media', errand: true } }, { errand: 'invalid' }],
  [
    'publication is theirs to say',
    { behalf: WANG, publicConsent: true, intake: { source: 'visit', consent: true } },
    { publicConsent: 'invalid' },
  ],
])('%s', (_, change, found) => expect(problems(change)).toEqual(found))

test('who reads what of it', () => {
  const facts = { source: 'upper' as const, errand: false, consent: true, unit: '区中心', clerk: '周敏', document: '〔2026〕8 号' }
  expect(Object.keys(INTAKE_READ).sort()).toEqual(Object.keys(facts).sort())
  const read = Object.fromEntries(
    ['reporter', 'neighbour', 'handler', 'centre', 'auditor'].map((who) => [who, Object.keys(intakeFor(who, facts)).join(' ')]),
  )
  expect(read).toEqual({
    reporter: 'source errand consent unit',
    neighbour: '',
    handler: 'source errand consent unit clerk document',
    centre: 'source errand consent unit clerk document',
    auditor: '',
  })
})

test('in words', () => {
  expect(sourceWords({ source: 'upper', document: '〔2026〕8 号', unit: '区中心', clerk: '周敏' })).toBe(
    '上级交办 · 文号 〔2026〕8 号 · 区中心 周敏登记',
  )
  expect(sourceWords({ source: 'counter', errand: true, unit: '天和社区' })).toBe('窗口来访 · 信访代办 · 天和社区登记')
  expect(sourceWords({ source: 'mini', unit: null })).toBe('小程序')
})

test('a number is read back in groups, as far as it was typed', () => {
  expect(['13', '1380', '1380013', '13800138000'].map(spokenPhone)).toEqual(['13', '138 0', '138 0013', '138 0013 8000'])
})

test.each([
  ['123456', true],
  ['123 456', true],
  ['１２３４５６', true],
  ['12345', false],
  ['12345a', false],
])('%s is a code: %s', (typed, is) => expect(isClaimCode(typed)).toBe(is))

test('a source stands in the line one finds by', () => {
  const { query, problems: wrong } = readLine('来源:电话 路灯坏了')
  expect({ query, wrong, line: lineOf(query) }).toMatchObject({ query: { source: '电话' }, wrong: [], line: '路灯坏了 来源:电话' })
})

test('every way has a word of its own', () => {
  const words = SOURCE_IDS.map((source) => sourceRow(source).word)
  expect(new Set(words).size).toBe(words.length)
})
