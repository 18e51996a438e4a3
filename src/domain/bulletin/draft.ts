/**
 * The draft of a bulletin (通报草稿), made by templates from a frozen vintage and nothing else: what came and went, the measures with what they
 * rest on, like with like, praise and criticism with their numbers.
 */
import * as v from 'valibot'
import { rateOf } from '../figures/figures'
import { MEASURE_IDS, measureOf, type MeasureId } from '../figures/measures'
import { FEW } from '../figures/readers'
import { labelOf, SPAN_KINDS, type SpanKind } from '../figures/spans'
import { Flow, Rate, type Row, type Tables } from '../figures/tables'
import { STAGES, type Stage } from '../figures/vintages'
import type { UnitKind } from '../people/units'
import { changeWords } from '../reading/figure-words'
import { groupsOf, PeerGroup } from './peers'
import { FAILINGS, FAILING_IDS, failingsIn, isPraised } from './rules'

/** Of which periods there are bulletins. */
export const BULLETIN_SPANS = ['week', 'half', 'month'] as const satisfies readonly SpanKind[]
export const TITLES: Record<(typeof BULLETIN_SPANS)[number], string> = {
  week: '群众诉求办理情况周通报',
  half: '群众诉求办理情况半月通报',
  month: '群众诉求办理情况月通报',
}

export const PARTS = ['opening', 'praise', 'criticism', 'next'] as const
type Part = (typeof PARTS)[number]
export const PART_WORDS: Record<Part, string> = { opening: '总的情况', praise: '做得好的', criticism: '要说一说的', next: '下一步' }

/** `unit`: whom it praises or tells off; `edited`: a person wrote other words. */
export const Paragraph = v.object({
  key: v.string(),
  part: v.picklist(PARTS),
  words: v.string(),
  slots: v.record(v.string(), v.string()),
  unit: v.nullable(v.string()),
  edited: v.boolean(),
})
export type Paragraph = v.InferOutput<typeof Paragraph>

const Source = v.object({
  id: v.string(),
  edition: v.number(),
  stage: v.picklist(STAGES),
  cutAt: v.number(),
  definition: v.number(),
  cases: v.number(),
  hash: v.string(),
})

const MeasureLine = v.object({ id: v.picklist(MEASURE_IDS), now: Rate, before: v.nullable(Rate) })

/** All that is printed. `source`: the vintage it comes from. */
export const Document = v.object({
  kind: v.picklist(SPAN_KINDS),
  from: v.string(),
  to: v.string(),
  source: Source,
  flow: Flow,
  measures: v.array(MeasureLine),
  groups: v.array(PeerGroup),
  paragraphs: v.array(Paragraph),
})
export type Document = v.InferOutput<typeof Document>

export type Vintage = { id: string; kind: SpanKind; from: string; to: string; edition: number; stage: Stage } & Omit<
  v.InferOutput<typeof Source>,
  'id' | 'edition' | 'stage'
> & { tables: Tables }
/** A row of the vintage, with the unit as the register knows it. */
export type Named = { id: string; name: string; kind: UnitKind }

/** The whole draft; `before`: the tables of the period before, where they are frozen. */
export function draftOf({ tables, kind, from, to, ...source }: Vintage, before: Tables | undefined, units: readonly Named[]): Document {
  const { id, edition, stage, cutAt, definition, cases, hash } = source
  const rows = units.flatMap((unit) => {
    const row = tables.units.find(({ key }) => key === unit.id)
    return row ? [{ ...unit, row }] : []
  })
  return {
    ...{ kind, from, to, source: { id, edition, stage, cutAt, definition, cases, hash } },
    flow: tables.total.flow,
    measures: measuresOf(tables.total, before?.total),
    groups: groupsOf(rows.map(({ row, ...unit }) => ({ ...unit, ...row.rates.onTime! }))),
    paragraphs: [...opening(tables.total, before?.total), ...praise(rows), ...criticism(rows), ...next(tables.total)],
  }
}

/** Which measures are printed for the district; what reporters answered only where ten did. */
const PRINTED: readonly MeasureId[] = [
  ...(['acceptInTime', 'signInTime', 'contactInTime', 'onTime', 'onTimeFirst', 'resolved', 'once'] as const),
  ...(['solved', 'satisfied', 'answered', 'returned', 'sentBack', 'extended', 'parked'] as const),
]

const measuresOf = (total: Row, before: Row | undefined): Document['measures'] =>
  PRINTED.flatMap((id) => {
    const now = total.rates[id]
    if (!now || (measureOf(id).private && now.of < FEW)) return []
    return [{ id, now, before: before?.rates[id] ?? null }]
  })

const paragraph = (key: string, part: Part, words: string, slots: Record<string, string | number> = {}): Paragraph => ({
  ...{ key, part, words, unit: null, edited: false },
  slots: Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, String(value)])),
})

const opening = ({ flow, rates }: Row, before: Row | undefined): Paragraph[] => [
  paragraph(
    'flow',
    'opening',
    '上期结转 {carried} 件，新收 {filed} 件，退回重办 {back} 件；办结 {done} 件，其他了结 {ended} 件，还在办 {open} 件（{came}＝{went}）。',
    {
      ...{ carried: flow.carried, filed: flow.filed, back: flow.back, done: flow.done, ended: flow.ended, open: flow.counted },
      ...{ came: `${flow.carried}+${flow.filed}+${flow.back}`, went: `${flow.done}+${flow.ended}+${flow.counted}` },
    },
  ),
  dueParagraph(rates.onTime!, before?.rates.onTime),
  answerParagraph(rates),
  paragraph('remark', 'opening', ''),
]

const dueParagraph = (onTime: Rate, before: Rate | null | undefined): Paragraph => {
  if (onTime.of === 0) return paragraph('due', 'opening', '这一期没有到期的。')
  const change = changeWords(onTime, before)
  return change
    ? paragraph('due', 'opening', '到期 {due} 件，按期办结 {onTime} 件，{rate}，{change}。', { ...dueSlots(onTime), change })
    : paragraph('due', 'opening', '到期 {due} 件，按期办结 {onTime} 件，{rate}。', dueSlots(onTime))
}

const dueSlots = ({ n, of }: Rate) => ({ due: of, onTime: n, rate: told(n, of) })

function answerParagraph({ answered, solved }: Row['rates']): Paragraph {
  if (!answered || !solved || solved.of < FEW) return paragraph('answers', 'opening', '群众作答不够多，这一期不列；没作答的不算满意。')
  return paragraph(
    'answers',
    'opening',
    '群众作答 {answered} 件，占应答 {turns} 件的 {share}；说解决了 {solved} 件，{rate}；没作答的不算满意。',
    { answered: answered.n, turns: answered.of, share: told(answered.n, answered.of), solved: solved.n, rate: told(solved.n, solved.of) },
  )
}

/** "94.1%"; of fewer than ten the raw numbers. */
const told = (n: number, of: number): string => rateOf(n, of).value

type Placed = Named & { row: Row }

function praise(rows: readonly Placed[]): Paragraph[] {
  const praised = rows.filter(({ row }) => isPraised(row))
  if (praised.length === 0) return [paragraph('praise', 'praise', '这一期没有够得上的单位。')]
  return praised.map(({ id, name, row }) => ({
    ...paragraph(`praise:${id}`, 'praise', '{unit}：到期 {due} 件，全部按期办结；办结 {done} 件，退回重办 {back} 件。', {
      ...{ unit: name, due: row.rates.onTime!.of, done: row.rates.sentBack!.of, back: row.rates.sentBack!.n },
    }),
    unit: id,
  }))
}

/** Failing by failing, within each in the order of the register. */
function criticism(rows: readonly Placed[]): Paragraph[] {
  const found = FAILING_IDS.flatMap((failing) =>
    rows.flatMap(({ id, name, row }) => failingsIn(row).flatMap((one) => (one.id === failing ? [{ ...one, unit: { id, name } }] : []))),
  )
  if (found.length === 0) return [paragraph('criticism', 'criticism', '这一期没有够得上的情形。')]
  return found.map(({ id, n, of, unit }) => ({
    ...paragraph(`${id}:${unit.id}`, 'criticism', `{failing}：{unit}，${FAILINGS[id].says}`, {
      ...{ failing: FAILINGS[id].name, unit: unit.name, n, of, rate: told(n, of) },
    }),
    unit: unit.id,
  }))
}

const next = ({ flow }: Row): Paragraph[] => [
  paragraph('next', 'next', '还在办的 {open} 件，请各单位按时限办好，办不了的早说明原因；被点到的单位在下次调度上说整改。', {
    open: flow.counted,
  }),
]

/** Units that are told off: they may be asked for a written account (书面检讨). */
export const criticised = ({ paragraphs }: Document): string[] => [
  ...new Set(paragraphs.flatMap(({ part, unit }) => (part === 'criticism' && unit !== null ? [unit] : []))),
]

/** All units it shows. */
export const unitsShown = ({ groups }: Document): string[] =>
  groups.flatMap(({ bands, few }) => [...bands.flatMap(({ units }) => units), ...few].map(({ id }) => id))

/** The same bulletin from another vintage: whoever wrote other words keeps them where the same places stand in them. */
export function redrafted(fresh: Document, before: Document): Document {
  const kept = new Map(before.paragraphs.filter(({ edited }) => edited).map((one) => [one.key, one]))
  const places = ({ slots }: Paragraph) => Object.keys(slots).join()
  return {
    ...fresh,
    paragraphs: fresh.paragraphs.map((one) => {
      const old = kept.get(one.key)
      return old && places(old) === places(one) ? { ...one, words: old.words, edited: true } : one
    }),
  }
}

export const headOf = ({ kind, from, to }: Pick<Document, 'kind' | 'from' | 'to'>): { title: string; period: string } => ({
  title: TITLES[kind as (typeof BULLETIN_SPANS)[number]],
  period: `${labelOf({ kind, from, to })} · ${from} 至 ${to}`,
})
