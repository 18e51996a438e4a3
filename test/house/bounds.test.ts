/** Whatever may come in is bounded: every string, number, list, cursor and day of the whole contract is tried with what must not pass. */
import * as v from 'valibot'
import type { Endpoint } from '../../src/domain/api'
import { isKept } from '../../src/domain/bounds'
import { calls } from '../../src/domain/calls'
import { fieldProblems } from '../../src/domain/report/draft'

type Schema = v.GenericSchema & {
  entries?: Record<string, Schema>
  wrapped?: Schema
  item?: Schema
  items?: Schema[]
  key?: Schema
  value?: Schema
  options?: Schema[]
  pipe?: Schema[]
  fallback?: unknown
}
type Leaf = { at: string; schema: Schema }

const contract = Object.entries(calls as Record<string, Endpoint>)
const requests: Leaf[] = contract.flatMap(([name, { body, query, params }]) =>
  Object.entries({ body, query, params }).flatMap(([part, schema]) =>
    schema ? [{ at: `${name}.${part}`, schema: schema as Schema }] : [],
  ),
)

/** Every schema within a schema, with its place; of a pipe the whole stands for its parts. */
function within({ at, schema }: Leaf): Leaf[] {
  const inside = (name: string, one: Schema | undefined) => (one ? within({ at: `${at}.${name}`, schema: one }) : [])
  const wrapped = schema.wrapped
    ? within({ at, schema: { ...schema.wrapped, ...('fallback' in schema && { fallback: schema.fallback }) } })
    : []
  return [
    { at, schema },
    ...wrapped,
    ...Object.entries(schema.entries ?? {}).flatMap(([name, one]) => inside(name, one)),
    ...inside('item', schema.item),
    ...(schema.items ?? []).flatMap((one, index) => inside(String(index), one)),
    ...inside('key', schema.key),
    ...inside('value', schema.value),
    ...(Array.isArray(schema.options) ? schema.options : []).flatMap((one) => (typeof one === 'object' ? within({ at, schema: one }) : [])),
  ]
}

/** What a value goes through, the steps of a pipe within a pipe among them. */
const stepsOf = ({ pipe }: Schema): Schema[] => (pipe ?? []).flatMap((step) => [step, ...stepsOf(step)])

const all = requests.flatMap(within)
const ofType = (type: string) => all.filter(({ schema }) => schema.type === type)
/** What passes as it came; a value that is dropped does not. */
const passes = (schema: Schema, input: unknown): boolean => {
  const result = v.safeParse(schema, input)
  return result.success && result.output !== undefined
}
const placesWhere = (leaves: readonly Leaf[], lets: (schema: Schema) => boolean) =>
  leaves.filter(({ schema }) => lets(schema)).map(({ at }) => at)

const ID = '0193a1b2-0000-7000-8000-000000000001'
const LONG = ['a', '1', 'A', '-', ' a', '汉', '😀', '2026-11-30', ID].map((piece) => piece.repeat(4_000))

test('the walk sees the whole contract', () => {
  expect(requests.length).toBeGreaterThan(35)
  expect([ofType('string').length, ofType('number').length, ofType('array').length].every((count) => count > 3)).toBe(true)
  // what lets anything through has no bound
  expect(
    all.filter(({ schema }) => ['any', 'unknown', 'custom', 'loose_object', 'date', 'bigint', 'lazy', 'instance'].includes(schema.type)),
  ).toEqual([])
})

test('no string comes in without an end', () => {
  expect(placesWhere(ofType('string'), (schema) => LONG.some((long) => passes(schema, long)))).toEqual([])
  const patterns = ofType('string').flatMap(({ at, schema }) =>
    stepsOf(schema).flatMap((step) =>
      'requirement' in step && step.requirement instanceof RegExp ? [{ at, source: step.requirement.source }] : [],
    ),
  )
  expect(patterns.filter(({ source }) => !/^\^.*\$$/.test(source) || /(?<!\\)[*+]|\{\d+,\}/.test(source))).toEqual([])
})

test('no number comes in without an end', () => {
  const beyond = [1e300, -1e300, 1e17, -1e17, Infinity, NaN]
  expect(placesWhere(ofType('number'), (schema) => beyond.some((number) => passes(schema, number)))).toEqual([])
})

test('no list comes in without an end', () => {
  const isEndless = (schema: Schema) => !stepsOf(schema).some((step) => (step as { type: string }).type === 'max_length')
  expect(placesWhere(ofType('array'), isEndless)).toEqual([])
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, 'accept']))
  expect(placesWhere(ofType('record'), (schema) => passes(schema, many))).toEqual([])
})

test('a day that is none is none', () => {
  const days = ofType('string').filter(({ schema }) => passes(schema, '2026-11-30') && !passes(schema, '2026-1x-30'))
  expect(days.map(({ at }) => at)).toEqual(expect.arrayContaining(['act.body.given.until', 'saveCalendar.body.knownUntil']))
  const none = ['2026-11-31', '2026-02-29', '2026-00-10', '2026-13-01', '0000-01-01', '9999-12-31', '2026-11-30T10:00']
  expect(placesWhere(days, (schema) => none.some((day) => passes(schema, day)))).toEqual([])
})

test('where a page goes on is an instant and an id there may be', () => {
  const cursors = ofType('string').filter(({ at }) => at.endsWith('.after'))
  expect(cursors.length).toBeGreaterThan(6)
  const dashes = '-'.repeat(36)
  const none = [
    `1764000000000_${dashes}`,
    `2_1764000000000_${dashes}`,
    `999999999999999_${ID}`,
    `1_999999999999999_${ID}`,
    `_${ID}`,
    ID,
    'null',
    '',
  ]
  expect(placesWhere(cursors, (schema) => none.some((cursor) => passes(schema, cursor)))).toEqual([])
})

test('an id of an address is one', () => {
  const ids = ofType('string').filter(({ at }) => at.endsWith('.params.id'))
  expect(ids.length).toBeGreaterThan(8)
  expect(placesWhere(ids, (schema) => ['1', '-'.repeat(36), `${ID}0`, `{${ID}}`].some((id) => passes(schema, id)))).toEqual([])
})

test('what is wrong is told by a code, never in the words of a validator', () => {
  const wrong = [
    undefined,
    null,
    'ß',
    -1.5,
    [],
    [[]],
    {},
    { point: 3 },
    true,
    'a'.repeat(2_000),
    { given: { units: 3 }, stage: 'x', requestId: 7 },
  ]
  const told = requests.flatMap(({ at, schema }) =>
    wrong.flatMap((value) => {
      const result = v.safeParse(schema, value)
      return result.success ? [] : Object.values(fieldProblems(result.issues)).map((code) => `${at}: ${code}`)
    }),
  )
  expect(told.length).toBeGreaterThan(100)
  expect(told.filter((line) => !/: [a-z][A-Za-z]*$/.test(line))).toEqual([])
})

test('what no database keeps is seen wherever it stands, in names of fields too', () => {
  for (const bad of ['a\0b', '\ud800', 'x\udc00y', { a: { 'k\0': 1 } }, ['ok', ['\udfff']], { deep: [{ words: '\0' }] }])
    expect(isKept(bad)).toBe(false)
  for (const good of ['', '汉字😀', { a: [1, null, true, '𠮷'] }, undefined, 5]) expect(isKept(good)).toBe(true)
})
