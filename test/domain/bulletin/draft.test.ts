/** Drafts of bulletins: whose numbers they are, like with like, who is praised and who is told off, and what goes outside. */
import { criticised, draftOf, redrafted, type Document } from '../../../src/domain/bulletin/draft'
import { outside, printedOutside } from '../../../src/domain/bulletin/outside'
import { BANDS } from '../../../src/domain/bulletin/peers'
import { filled } from '../../../src/domain/bulletin/slots'
import type { Row } from '../../../src/domain/figures/tables'
import { aRow, aVintage, UNITS } from '../../helpers/bulletin'

const TOTAL = aRow(
  'total',
  { onTime: [143, 152], answered: [112, 151], solved: [96, 112], satisfied: [101, 112] },
  { carried: 131, filed: 149, done: 157, open: 123, counted: 123 },
)
const BEFORE = aRow('total', { onTime: [139, 149] })
const draft = (units: Row[], change = {}) => draftOf(aVintage({ total: TOTAL, units, categories: [] }, change), { total: BEFORE, units: [], categories: [] }, UNITS) // prettier-ignore
const said = (document: Document, part: string) => document.paragraphs.filter((one) => one.part === part).map(filled)
const bandsOf = (document: Document, group: string) =>
  Object.fromEntries(document.groups.find(({ id }) => id === group)!.bands.map(({ name, units }) => [name, units.map(({ name }) => name)]))

test('it opens with what came, went and stays, adding up, and compares with the period before', () => {
  expect(said(draft([]), 'opening')).toEqual([
    '上期结转 131 件，新收 149 件，退回重办 0 件；办结 157 件，其他了结 0 件，还在办 123 件（131+149+0＝157+0+123）。',
    '到期 152 件，按期办结 143 件，94.1%，比上期高 0.8 个百分点。',
    '群众作答 112 件，占应答 151 件的 74.2%；说解决了 96 件，85.7%；没作答的不算满意。',
    '',
  ])
})

test('units stand in bands among their like, in the order of the register; a unit with five and one late is not last, it stands apart', () => {
  const document = draft([
    aRow('s1', { onTime: [10, 10] }),
    aRow('s3', { onTime: [14, 15] }),
    aRow('s5', { onTime: [4, 5] }),
    aRow('law', { onTime: [29, 29] }),
    aRow('heat', { onTime: [15, 17] }),
    aRow('labour', {}),
  ])
  expect(bandsOf(document, 'streets')).toEqual({ '98% 及以上': ['第一街道'], '90% 到 98%': ['第三街道'], '90% 以下': [] })
  expect(bandsOf(document, 'departments')).toEqual({ '98% 及以上': ['区综合执法局'], '90% 到 98%': [], '90% 以下': ['区供热公司'] })
  const [streets, departments] = document.groups
  expect(streets!.few).toEqual([{ id: 's5', name: '第五街道', n: 4, of: 5 }])
  expect(departments!.none).toEqual(['区人社局'])
  expect(criticised(document)).toEqual([])
  expect(BANDS.map(({ from }) => from)).toEqual([98, 90, 0])
})

// by hand: misses or returns, out of so many, and whether the unit is told off for it
const TOLD_OFF: [what: string, rates: Parameters<typeof aRow>[1], failing: string | undefined][] = [
  ['three of thirty is ten percent', { onTime: [27, 30] }, '拖拉扯皮：第三街道，到期 30 件，没按期办结 3 件，占 10.0%。'],
  ['three of thirty-one is less', { onTime: [28, 31] }, undefined],
  ['two of ten is few', { onTime: [8, 10] }, undefined],
  ['nine cases are too few, all of them late', { onTime: [0, 9] }, undefined],
  ['the first call not made', { contactInTime: [15, 20] }, '呼而不应：第三街道，应首次联系 20 件，没按时联系 5 件，占 25.0%。'],
  ['orders given back', { returned: [4, 12] }, '推而不动：第三街道，派来 12 单，签收前退回 4 单，占 33.3%。'],
  ['taken too late', { acceptInTime: [7, 11] }, '视而不见：第三街道，应受理 11 件，过了最初时限没受理 4 件，占 36.4%。'],
]
test.each(TOLD_OFF)('%s', (_, rates, failing) => {
  const criticism = said(draft([aRow('s3', rates)]), 'criticism')
  expect(criticism).toEqual([failing ?? '这一期没有够得上的情形。'])
})

test('praised is who did ten or more, all in time, with little sent back, and nothing to tell off', () => {
  const praise = (rates: Parameters<typeof aRow>[1]) => said(draft([aRow('law', rates)]), 'praise')
  expect(praise({ onTime: [29, 29], sentBack: [1, 30] })).toEqual(['区综合执法局：到期 29 件，全部按期办结；办结 30 件，退回重办 1 件。'])
  for (const rates of [
    { onTime: [9, 9] },
    { onTime: [28, 29] },
    { onTime: [29, 29], sentBack: [2, 30] },
    { onTime: [29, 29], returned: [5, 20] },
  ] as const)
    expect(praise(rates as never)).toEqual(['这一期没有够得上的单位。'])
})

test('what reporters answered is told of the district alone, and only where ten did', () => {
  const few = draftOf(
    aVintage({ total: aRow('total', { answered: [9, 20], solved: [9, 9] }), units: [], categories: [] }),
    undefined,
    UNITS,
  )
  expect(said(few, 'opening')[2]).toBe('群众作答不够多，这一期不列；没作答的不算满意。')
  expect(few.measures.map(({ id }) => id)).not.toContain('solved')
  expect(JSON.stringify(draft([aRow('s1', { solved: [11, 12], satisfied: [11, 12] })]).groups)).not.toMatch(/11/)
})

test('from another vintage a person’s words stay where the same places stand in them, with the new numbers', () => {
  const before = draft([aRow('s3', { onTime: [20, 30] })])
  const edited = {
    ...before,
    paragraphs: before.paragraphs.map((one) =>
      one.part === 'criticism' ? { ...one, words: `${one.words}主要是停泵。`, edited: true } : one,
    ),
  }
  const later = redrafted(draft([aRow('s3', { onTime: [22, 30] })]), edited)
  expect(said(later, 'criticism')).toEqual(['拖拉扯皮：第三街道，到期 30 件，没按期办结 8 件，占 26.7%。主要是停泵。'])
  // no longer told off: nothing is left of it
  expect(said(redrafted(draft([aRow('s3', { onTime: [30, 30] })]), edited), 'criticism')).toEqual(['这一期没有够得上的情形。'])
})

test('outside a month names units of ten or more; the others go together, two at least and ten between them', () => {
  const units = [
    aRow('s1', { onTime: [40, 50] }),
    aRow('s3', { onTime: [11, 12] }),
    aRow('s5', { onTime: [4, 5] }),
    aRow('law', { onTime: [6, 6] }),
    aRow('heat', { onTime: [5, 7] }),
  ]
  const month = outside(draft(units, { kind: 'month', from: '2026-10-01', to: '2026-10-31' }))
  const [streets, departments] = month.groups
  // one alone would be what is left: the next smallest goes with it
  expect(streets).toEqual({ id: 'streets', units: [{ id: 's1', name: '第一街道', n: 40, of: 50 }], rest: { n: 15, of: 17 }, others: 2 })
  expect(departments).toEqual({ id: 'departments', units: [], rest: { n: 11, of: 13 }, others: 2 })
  expect(month.paragraphs.map(({ text }) => text).join()).toContain('拖拉扯皮：第一街道')
  expect(printedOutside(month).parts.at(-1)).toEqual({ head: '按期办结：部门、公用企业', lines: ['其余 2 个单位合计 84.6%（11 ÷ 13）'] })
  // two halves make a month: they and weeks name nobody
  const week = outside(draft(units))
  expect(week.groups).toEqual([])
  expect(JSON.stringify(week)).not.toMatch(/街道|执法局|公司/)
})

test('outside a unit is not told off where its kind shows it in no line of its own', () => {
  const lone = outside(draft([aRow('s3', { onTime: [4, 5], returned: [6, 20] })], { kind: 'month' }))
  expect(lone.groups[0]).toEqual({ id: 'streets', units: [], rest: null, others: 1 })
  expect(JSON.stringify(lone)).not.toContain('第三街道')
})
