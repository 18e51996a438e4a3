/**
 * Hearing (听): what a text says of danger, or of whom it accuses, in a way that can be explained. Words are found by what they mean
 * (concepts), seen beside each other within a clause and with whatever says that it is past, denied, asked, feared or a manner of
 * speaking; weights learned from labelled sentences add up. The same on the phone and on the server, and nothing else decides.
 */
import { clausesOf, type Clause } from './clauses'

/**
 * Its name, its class and the words for it. Classes: hazard, thing, state, harm, who, call are parts of what is told; now: it is so now;
 * cue: whether it is so. In a word, `_` is a blank and any of `.[(?|` makes it a pattern.
 */
export type Concept = [name: string, kind: string, words: string]

/** Feature → weight; `''` is where the sum starts. */
export type Weights = { readonly [feature: string]: number }
export type Model = {
  concepts: Concept[]
  weights: Weights
  /** Groups of characters that sound alike, and words that are none of ours though they sound so. */
  sounds?: string
  ownWords?: string
  /** What it is, for those that are: kind → feature → weight. */
  kinds?: { readonly [kind: string]: Weights }
}

type Heard = {
  /** How sure, from 0 to 1. */
  sure: number
  /** The likeliest of the kinds. */
  kind?: string
  /** The words that weighed most, in their order. */
  because: string[]
}

type Meaning = { name: string; kind: string }
type Patterned = { from: number; length: number; meaning: Meaning }
type Match = { meanings: Meaning[]; length: number }
type Spot = { name: string; kind: string; clause: number; within: string; from: number; to: number }
type Feature = { name: string; spots: readonly Spot[] }

const REASONS = 2
/** Clauses kept; a report has about sixty at most. */
const REMEMBERED = 200
/** Two words this near are told as one. */
const NEAR = 3
const LATIN = /[a-z]/
const ENDING = /^(s|es|ed|d|ing|ning|ting|n|ions?)?([^a-z]|$)/
const CHINESE = /^[\u3400-\u9fff]{2,4}$/
/** What stands between two parts of a pattern denies nothing. */
const OPEN = '[^没未别]{'
const PATTERN = /[.[(?|]/

export class Hearing {
  private readonly words = new Map<string, Meaning[]>()
  /** How long the words are that begin with a letter, the longest first. */
  private readonly lengths = new Map<string, number[]>()
  /** Words by how they sound. */
  private readonly sounded = new Map<string, { word: string; meanings: Meaning[] }[]>()
  private readonly soundOf = new Map<string, string>()
  private readonly ownWords: ReadonlySet<string>
  /** What was found in the clauses heard lately. */
  private readonly seen = new Map<string, Spot[]>()
  private readonly patterns: { pattern: RegExp; meaning: Meaning }[] = []

  constructor(private readonly model: Model) {
    for (const alike of (model.sounds ?? '').split(' ')) for (const one of alike) this.soundOf.set(one, alike[0]!)
    this.ownWords = new Set((model.ownWords ?? '').split(' '))
    for (const [name, kind, words] of model.concepts) this.add({ name, kind }, words.trim().split(/\s+/).map((word) => word.replace(/_/g, ' '))) // prettier-ignore
  }

  hear(text: string): Heard {
    const features = this.featuresOf(text)
    const sum = (weights: Weights) => features.reduce((all, { name }) => all + (weights[name] ?? 0), weights[''] ?? 0)
    const kinds = Object.entries(this.model.kinds ?? {}).map(([kind, weights]) => ({ kind, score: sum(weights) }))
    const best = kinds.sort((one, other) => other.score - one.score)[0]
    return { sure: 1 / (1 + Math.exp(-sum(this.model.weights))), kind: best?.kind, because: this.reasonsIn(features) }
  }

  /** Everything a weight may hang on, each once. */
  featuresOf(text: string): Feature[] {
    const clauses = clausesOf(text)
    const spots = clauses.map((clause, at) => this.spotsAt(clause, at))
    const found = new Map<string, Feature>()
    const add = (name: string, ...of: Spot[]) => found.has(name) || found.set(name, { name, spots: of })
    spots.forEach((here, at) => {
      here.forEach((spot) => addAlone(add, spot, here))
      pairsIn(here).forEach(([one, other]) => addPair(add, one, other))
      for (const one of here) for (const next of spots[at + 1] ?? []) addAcross(add, one, next)
    })
    const letters = clauses.reduce((all, { words }) => all + words.length, 0)
    add(letters <= 8 ? 'size:short' : letters <= 40 ? 'size:usual' : 'size:long')
    return [...found.values()]
  }

  /** Whoever types changes one clause: the others were looked at before. */
  private spotsAt(clause: Clause, at: number): Spot[] {
    const key = `${clause.words}${clause.asks ? '?' : ''}`
    const known = this.seen.get(key) ?? this.spotsIn(clause)
    if (this.seen.size >= REMEMBERED) this.seen.clear()
    this.seen.set(key, known)
    return known.map((spot) => ({ ...spot, clause: at }))
  }

  private spotsIn({ words, asks }: Clause): Spot[] {
    const patterned = this.patternsIn(`${words} `)
    const spot = ({ name, kind }: Meaning, from: number, to: number): Spot => ({ name, kind, clause: 0, within: words, from, to })
    const told = this.wordSpots(words, patterned, spot)
    const wide = patterned
      .filter(({ meaning, from, length }) => meaning.kind !== 'cue' && !told.some((one) => hides(one, meaning, from, from + length)))
      .map(({ meaning, from, length }) => spot(meaning, from, from + length))
    const spots = [...told.filter((one) => !wide.some((pattern) => swallows(pattern, one))), ...wide]
    if (asks || /[吗么]$/.test(words)) spots.push(spot({ name: 'ask', kind: 'cue' }, words.length, words.length))
    return spots.sort((one, other) => one.from - other.from || one.to - other.to)
  }

  /** Words, the longest at each place, one after the other. A pattern of a cue takes its words with it: in 房价崩塌 nothing falls down. */
  private wordSpots(words: string, patterned: readonly Patterned[], spot: (meaning: Meaning, from: number, to: number) => Spot): Spot[] {
    const spots: Spot[] = []
    const text = `${words} `
    const cues = patterned.filter(({ meaning }) => meaning.kind === 'cue')
    let reached = 0
    for (let from = 0; from < words.length; from++) {
      const here = cues.filter((cue) => cue.from === from).map(({ length, meaning }) => ({ length, meanings: [meaning] }))
      const exact = longest([this.wordAt(text, from), ...here])
      const found = (exact?.length ?? 0) > 1 ? exact : (this.soundedAt(text, from) ?? exact)
      if (!found || from + found.length <= reached) continue
      reached = from + found.length
      for (const meaning of found.meanings) spots.push(spot(meaning, from, reached))
      if (found !== exact) spots.push(spot({ name: 'misspelt', kind: 'cue' }, from, from))
    }
    return spots
  }

  private wordAt(text: string, from: number): Match | undefined {
    if (isWithinWord(text, from)) return undefined
    for (const length of this.lengths.get(text[from]!) ?? []) {
      const meanings = this.words.get(text.substr(from, length))
      if (meanings && endsThere(text, from + length)) return { meanings, length }
    }
    return undefined
  }

  /** A word that sounds like one of ours, most of it written as it should be. */
  private soundedAt(text: string, from: number): Match | undefined {
    if (this.soundOf.size === 0) return undefined
    for (const length of [4, 3, 2]) {
      const [written, next] = [text.substr(from, length), text.substr(from + 1, 2)]
      if (written.length < length || this.ownWords.has(written) || this.words.has(next) || this.ownWords.has(next)) continue
      const alike = this.sounded.get(this.soundsOf(written))?.find(({ word }) => isNearly(word, written))
      if (alike) return { meanings: alike.meanings, length }
    }
    return undefined
  }

  private soundsOf = (word: string) => [...word].map((one) => this.soundOf.get(one) ?? one).join('')

  private patternsIn(text: string): Patterned[] {
    return this.patterns.flatMap(({ pattern, meaning }) =>
      [...text.matchAll(pattern)]
        .filter(({ 0: words, index }) => words.length > 0 && !isWithinWord(text, index))
        .map(({ 0: words, index }) => ({ from: index, length: words.length, meaning })),
    )
  }

  private add(meaning: Meaning, written: readonly string[]) {
    const [patterns, words] = [written.filter((word) => PATTERN.test(word)), written.filter((word) => !PATTERN.test(word))]
    for (const word of words) {
      this.words.set(word, [...(this.words.get(word) ?? []), meaning])
      if (CHINESE.test(word) && meaning.kind !== 'cue') this.addSounded(word, meaning)
      const lengths = new Set([...(this.lengths.get(word[0]!) ?? []), word.length])
      this.lengths.set(
        word[0]!,
        [...lengths].sort((one, other) => other - one),
      )
    }
    if (patterns.length > 0) this.patterns.push({ pattern: new RegExp(patterns.join('|').replace(/\.\{/g, OPEN), 'g'), meaning })
  }

  private addSounded(word: string, meaning: Meaning) {
    const sounds = this.soundsOf(word)
    const alike = this.sounded.get(sounds) ?? []
    const same = alike.find((one) => one.word === word)
    if (same) same.meanings.push(meaning)
    else this.sounded.set(sounds, [...alike, { word, meanings: [meaning] }])
  }

  private reasonsIn(features: readonly Feature[]): string[] {
    const weight = ({ name }: Feature) => this.model.weights[name] ?? 0
    const telling = features.filter((one) => one.spots.length > 0 && weight(one) > 0).sort((one, other) => weight(other) - weight(one))
    const reasons: { at: number; words: string }[] = []
    for (const { spots } of telling)
      for (const reason of reasonsOf(spots)) {
        if (reasons.length === REASONS) break
        if (!reasons.some(({ words }) => words.includes(reason.words) || reason.words.includes(words))) reasons.push(reason)
      }
    return reasons.sort((one, other) => one.at - other.at).map(({ words }) => words)
  }
}

/** One character of it is another, or two of a long one. */
const isNearly = (word: string, written: string): boolean => {
  const others = [...word].filter((one, at) => one !== written[at]).length
  return others > 0 && others <= word.length / 2
}

const isWithinWord = (text: string, at: number): boolean => LATIN.test(text[at]!) && LATIN.test(text[at - 1] ?? '')

/** Not in the middle of a longer Latin word, an ending apart. */
const endsThere = (text: string, at: number): boolean => !LATIN.test(text[at - 1]!) || ENDING.test(text.slice(at, at + 5))

/** The same meaning stands there already, or a cue reaches out of it: 烧烤 in 楼下烧烤 is no fire. */
const hides = (spot: Spot, { name }: Meaning, from: number, to: number): boolean =>
  overlaps(spot, from, to) && (spot.name === name || (isLongCue(spot) && (spot.from < from || spot.to > to)))

/** A pattern takes a cue within it with it: 报警器一直响 rings, whatever else 报警器 is said for. */
const swallows = (pattern: Spot, cue: Spot): boolean =>
  isLongCue(cue) && pattern.from <= cue.from && cue.to <= pattern.to && cue !== pattern

const overlaps = (spot: Spot, from: number, to: number): boolean => spot.from < to && from < spot.to
const isLongCue = (spot: Spot): boolean => spot.kind === 'cue' && spot.to - spot.from > 1

/** The longest of these; those of one length together. */
function longest(matches: readonly (Match | undefined)[]): Match | undefined {
  const found = matches.filter((match) => match !== undefined)
  const length = Math.max(0, ...found.map((match) => match.length))
  const meanings = found.filter((match) => match.length === length).flatMap((match) => match.meanings)
  return length > 0 ? { meanings, length } : undefined
}

type Add = (name: string, ...spots: Spot[]) => unknown
const isCue = ({ kind }: Spot) => kind === 'cue'

function addAlone(add: Add, spot: Spot, clause: readonly Spot[]) {
  add(spot.name, spot)
  if (!isCue(spot)) add(`*${spot.kind}`, spot)
  if (spot.kind === 'hazard' && !clause.some(isCue)) add('*plain', spot)
}

const pairsIn = (spots: readonly Spot[]): [Spot, Spot][] =>
  spots
    .flatMap((one, at) => spots.slice(at + 1).map((other): [Spot, Spot] => [one, other]))
    .filter(([one, other]) => one.name !== other.name)

/** Two of one clause: by name and by class; a cue also by which stands first and how near. */
function addPair(add: Add, one: Spot, other: Spot) {
  if (isCue(one) && isCue(other)) return
  if (isCue(one) || isCue(other)) {
    const gap = other.from - one.to
    add(`${one.name}<${other.name}`, one, other)
    add(`${sortOf(one)}<${sortOf(other)}`, one, other)
    if (gap <= 1) add(`${sortOf(one)}!${sortOf(other)}`, one, other)
    return
  }
  add(inOrder(one.name, other.name, '+'), one, other)
  add(inOrder(`*${one.kind}`, `*${other.kind}`, '+'), one, other)
}

/** Of neighbouring clauses. */
function addAcross(add: Add, one: Spot, other: Spot) {
  if (one.name === other.name) return
  if (isCue(one) || isCue(other)) return void add(`${sortOf(one)}~${sortOf(other)}`, one, other)
  add(inOrder(one.name, other.name, '~'), one, other)
  add(inOrder(`*${one.kind}`, `*${other.kind}`, '~'), one, other)
}

const sortOf = (spot: Spot) => (isCue(spot) ? spot.name : `*${spot.kind}`)
const inOrder = (one: string, other: string, between: string) => (one < other ? `${one}${between}${other}` : `${other}${between}${one}`)

/** The words of a feature: near each other as one piece, else apart; cues say nothing by themselves. */
function reasonsOf(spots: readonly Spot[]): { at: number; words: string }[] {
  const telling = spots.filter((spot) => !isCue(spot))
  const [one, other] = telling
  if (one && other && one.clause === other.clause && other.from >= one.from && other.from - one.to <= NEAR) return [piece(one, other.to)]
  return telling.map((spot) => piece(spot, spot.to))
}

const piece = ({ clause, within, from }: Spot, to: number) => ({ at: clause * 1000 + from, words: within.slice(from, to).trim() })
