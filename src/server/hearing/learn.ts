/**
 * Learning to hear: logistic regression over the features of `domain/report/hearing`, held near zero, from sentences the project wrote
 * and labelled itself. Only words of the concepts and numbers come out.
 */
import { KIND_OF } from '../../domain/report/hearing/danger-concepts'
import { Hearing, type Concept, type Model, type Weights } from '../../domain/report/hearing/hearing'
import { SPELLING } from '../../domain/report/hearing/sounds'
import type { Sentence } from './sentences'

/** How strongly weights are held near zero; chosen among a handful by the folds. */
const HOLD = 0.6
const HOLD_KINDS = 0.3
const ROUNDS = 300
const STEP = 0.3
/** Weights smaller than this are not worth their bytes. */
const WORTH = 0.04
const WORTH_OF_KIND = 0.3

type Case = { features: number[]; right: number }

/** Learns a model: whether it is so at all, and of those that are, of which kind. */
export function learn(concepts: Concept[], sentences: readonly Sentence[]): Model {
  const hearing = new Hearing({ concepts, weights: {}, ...SPELLING })
  const heard = sentences.map((sentence) => ({ sentence, names: hearing.featuresOf(sentence.text).map(({ name }) => name) }))
  const weights = told(fit(heard.map(({ sentence, names }) => ({ names, right: sentence.is })), HOLD), WORTH) // prettier-ignore
  const own = new Set(concepts.filter(([, kind]) => kind !== 'cue').map(([name]) => name))
  const dangerous = heard.filter(({ sentence }) => sentence.is && sentence.kind)
  const kinds = [...new Set(dangerous.map(({ sentence }) => sentence.kind!))].sort()
  const fitted = kinds.map((kind) => {
    const cases = dangerous.map(({ sentence, names }) => ({ names: names.filter((name) => isOfKind(name, own)), right: sentence.kind === kind })) // prettier-ignore
    return [kind, told(fit(cases, HOLD_KINDS, startOf(kind)), WORTH_OF_KIND)] as const
  })
  return { concepts, weights, ...SPELLING, ...(kinds.length > 0 && { kinds: Object.fromEntries(fitted) }) }
}

/** A kind hangs on what is told, not on whether it is so. */
const isOfKind = (name: string, own: ReadonlySet<string>): boolean => own.has(name) || name.split('+').every((part) => own.has(part))

/** Gradient descent with a step of its own for each weight (AdaGrad). */
function fit(said: readonly { names: readonly string[]; right: boolean }[], hold: number, start: Weights = {}): Weights {
  const names = ['', ...new Set(said.flatMap((one) => one.names))]
  const index = new Map(names.map((name, at) => [name, at]))
  const cases: Case[] = said.map((one) => ({ features: [0, ...one.names.map((name) => index.get(name)!)], right: Number(one.right) }))
  const from = Float64Array.from(names, (name) => start[name] ?? 0)
  const weights = from.slice()
  const travelled = new Float64Array(names.length).fill(1e-6)
  for (let round = 0; round < ROUNDS; round++) {
    const slope = slopeOf(weights, from, cases, hold)
    slope.forEach((by, at) => {
      travelled[at]! += by * by
      weights[at]! -= (STEP * by) / Math.sqrt(travelled[at]!)
    })
  }
  return Object.fromEntries(names.map((name, at) => [name, weights[at]!]))
}

function slopeOf(weights: Float64Array, from: Float64Array, cases: readonly Case[], hold: number): Float64Array {
  const slope = weights.map((weight, at) => (at === 0 ? 0 : hold * (weight - from[at]!)))
  for (const { features, right } of cases) {
    const by = 1 / (1 + Math.exp(-features.reduce((sum, at) => sum + weights[at]!, 0))) - right
    for (const at of features) slope[at]! += by
  }
  return slope
}

const startOf = (kind: string): Weights =>
  Object.fromEntries(Object.entries(KIND_OF).flatMap(([name, of]) => (of === kind ? [[name, 1.5]] : [])))

/** In few digits, and only what counts. */
const told = (weights: Weights, worth: number): Weights =>
  Object.fromEntries(Object.entries(weights).flatMap(([name, weight]) => (Math.abs(weight) >= worth ? [[name, round2(weight)]] : [])))

const round2 = (weight: number) => Math.round(weight * 100) / 100
