/** What is learned to be heard (听什么): from which sentences, by which concepts, and from where on it counts. */
import path from 'node:path'
import { ACCUSATION_CONCEPTS } from '../../domain/report/hearing/accusation-concepts'
import { DANGER_CONCEPTS } from '../../domain/report/hearing/danger-concepts'
import { ACCUSATION_FROM, DANGER_FROM } from '../../domain/report/hearing/ears'
import type { Concept } from '../../domain/report/hearing/hearing'
import { readSentences, type Sentence } from './sentences'

export type Lesson = {
  name: 'dangers' | 'accusations'
  /** The field of a labelled line. */
  label: 'danger' | 'accuses'
  concepts: Concept[]
  from: number
  weights: string
  sentences: () => Sentence[]
}

const dataOf = (name: string) => path.resolve(`src/server/hearing/data/${name}.jsonl`)
const weightsOf = (name: string) => path.resolve(`src/domain/report/hearing/${name}-weights.json`)

export const DANGER_LESSON: Lesson = {
  name: 'dangers',
  label: 'danger',
  concepts: DANGER_CONCEPTS,
  from: DANGER_FROM,
  weights: weightsOf('danger'),
  sentences: () => readSentences(dataOf('dangers'), 'danger'),
}
export const ACCUSATION_LESSON: Lesson = {
  name: 'accusations',
  label: 'accuses',
  concepts: ACCUSATION_CONCEPTS,
  from: ACCUSATION_FROM,
  weights: weightsOf('accusation'),
  sentences: () => readSentences(dataOf('accusations'), 'accuses'),
}
export const LESSONS: readonly Lesson[] = [DANGER_LESSON, ACCUSATION_LESSON]
