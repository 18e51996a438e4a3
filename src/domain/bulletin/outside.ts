/**
 * What is told outside (对外公开的样子): the district's sums; units only by month, each with ten or more, all others in one line with ten or
 * more between at least two of them. Weeks and half months name no unit: two halves make a month, and what one hides the others would tell.
 */
import * as v from 'valibot'
import { MEASURE_IDS } from '../figures/measures'
import { FEW } from '../figures/readers'
import { SPAN_KINDS, type SpanKind } from '../figures/spans'
import { Rate } from '../figures/tables'
import { filled } from './slots'
import { measureName, rateWords } from '../reading/figure-words'
import { headOf, PART_WORDS, PARTS, type Document } from './draft'
import { PEER_IDS, PEERS, Share, type PeerGroup } from './peers'

const NAMES_UNITS: readonly SpanKind[] = ['month']

export const Outside = v.object({
  kind: v.picklist(SPAN_KINDS),
  from: v.string(),
  to: v.string(),
  measures: v.array(v.object({ id: v.picklist(MEASURE_IDS), now: Rate })),
  groups: v.array(v.object({ id: v.picklist(PEER_IDS), units: v.array(Share), rest: v.nullable(Rate), others: v.number() })),
  paragraphs: v.array(v.object({ part: v.picklist(PARTS), text: v.string() })),
})
export type Outside = v.InferOutput<typeof Outside>

export function outside({ kind, from, to, measures, groups, paragraphs }: Document): Outside {
  const shown = NAMES_UNITS.includes(kind) ? groups.map(groupOutside) : []
  const named = new Set(shown.flatMap(({ units }) => units.map(({ id }) => id)))
  return {
    ...{ kind, from, to },
    measures: measures.filter(({ now }) => now.of >= FEW).map(({ id, now }) => ({ id, now })),
    groups: shown,
    paragraphs: paragraphs
      .filter(({ unit, words }) => words !== '' && (unit === null || named.has(unit)))
      .map((one) => ({ part: one.part, text: filled(one) })),
  }
}

/** The smallest go together until they are two or more, with ten or more between them. */
function groupOutside({ id, bands, few }: PeerGroup): Outside['groups'][number] {
  const all = [...bands.flatMap(({ units }) => units), ...few]
  const hidden = new Set(few.map((share) => share.id))
  const rest = () => all.filter((share) => hidden.has(share.id))
  const sum = (part: 'n' | 'of') => rest().reduce((total, share) => total + share[part], 0)
  // each of them has fewer than ten: with ten between them they are two at least
  const isSafe = () => hidden.size === 0 || sum('of') >= FEW
  const bySize = [...all].sort((one, other) => one.of - other.of)
  for (const share of bySize) if (!isSafe()) hidden.add(share.id)
  const told = hidden.size > 0 && isSafe()
  return {
    id,
    units: all.filter((share) => !hidden.has(share.id)),
    rest: told ? { n: sum('n'), of: sum('of') } : null,
    others: hidden.size,
  }
}

/** The same in lines, as a document reads: it stays in the language it was written in. */
export const Printed = v.object({
  title: v.string(),
  period: v.string(),
  parts: v.array(v.object({ head: v.string(), lines: v.array(v.string()) })),
})
export type Printed = v.InferOutput<typeof Printed>

export function printedOutside({ measures, groups, paragraphs, ...span }: Outside): Printed {
  const parts = [
    ...PARTS.map((part) => ({ head: PART_WORDS[part], lines: paragraphs.filter((one) => one.part === part).map(({ text }) => text) })),
    { head: '各项指标', lines: measures.map(({ id, now }) => `${measureName(id)} ${shareWords(now)}`) },
    ...groups.map((group) => ({ head: `按期办结：${PEERS[group.id].name}`, lines: groupLines(group) })),
  ]
  return { ...headOf(span), parts: parts.filter(({ lines }) => lines.length > 0) }
}

const groupLines = ({ units, rest, others }: Outside['groups'][number]): string[] => [
  ...units.map((share) => `${share.name} ${shareWords(share)}`),
  ...(rest ? [`其余 ${others} 个单位合计 ${shareWords(rest)}`] : []),
]

const shareWords = (rate: Rate): string => `${rateWords(rate).value}（${rate.n} ÷ ${rate.of}）`
