import * as v from 'valibot'
import { isConsent } from '../../../src/domain/notices/consent'
import { asksOf, dataOf, Template, templatesFor } from '../../../src/domain/notices/templates'

const template = (id: string, kind: Template['kind'], tells?: Template['tells']): Template => ({
  id,
  kind,
  tells,
  fields: { character_string1: 'number', phrase2: 'state', time3: 'at', thing4: 'event' },
})
const SINGLE = template('single', 'one_time')
const LASTING = template('lasting', 'long_term', ['resolve', 'reject'])

test('of the templates that tell of an event the lasting consent is used before a single one', () => {
  expect(templatesFor([SINGLE, LASTING], 'resolve').map(({ id }) => id)).toEqual(['lasting', 'single'])
  expect(templatesFor([SINGLE, LASTING], 'accept').map(({ id }) => id)).toEqual(['single'])
  expect(templatesFor([LASTING], 'accept')).toEqual([])
})

test('both kinds are never asked for in one question, and five at most', () => {
  expect(asksOf([])).toEqual({ filed: [], judged: [] })
  expect(asksOf([SINGLE])).toEqual({ filed: ['single'], judged: ['single'] })
  expect(asksOf([SINGLE, LASTING])).toEqual({ filed: ['lasting'], judged: ['single'] })
  const seven = [...'abcdefg'].map((id) => template(id, 'one_time'))
  expect(asksOf(seven).filed).toEqual([...'abcde'])
})

test('every field carries its fact, cut to what its type takes', () => {
  const facts = {
    number: '20261123-H8PX',
    state: '等您评价',
    event: '扎赉诺尔区住房和城乡建设局办结了：解决一部分',
    unit: '住建局',
    at: '2026年11月23日 10:24',
  }
  expect(dataOf(SINGLE, facts)).toEqual({
    character_string1: '20261123-H8PX',
    phrase2: '等您评价',
    time3: '2026年11月23日 10:24',
    thing4: '扎赉诺尔区住房和城乡建设局办结了：解决…',
  })
})

test.each([
  ['a fact in a field that cannot take it', { ...SINGLE, fields: { phrase1: 'number' } }],
  ['a field WeChat does not know', { ...SINGLE, fields: { story1: 'event' } }],
  ['a fact there is not', { ...SINGLE, fields: { thing1: 'phone' } }],
  ['a kind there is not', { ...SINGLE, kind: 'forever' }],
  ['an event there is not', { ...SINGLE, tells: ['accepted'] }],
])('a file with %s is refused', (_, row) => expect(v.safeParse(Template, row).success).toBe(false))

test('a template as the guide shows it is taken', () => expect(v.safeParse(Template, LASTING).success).toBe(true))

test('only accepting is consent', () => {
  expect(['accept', 'acceptWithAudio'].map(isConsent)).toEqual([true, true])
  expect(['reject', 'ban', 'filter', ''].map(isConsent)).toEqual([false, false, false, false])
})
