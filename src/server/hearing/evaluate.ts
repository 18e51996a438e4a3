/**
 * How well danger and accusations are heard: in the sentences of a file by what the phones and the server have, or, without a file, in the
 * project's own by folds. A fold holds out all of one voice in one pattern together, or a whole pattern, so that nothing is told apart
 * by a sentence much like it.
 */
import { Hearing } from '../../domain/report/hearing/hearing'
import { MODELS } from '../../domain/report/hearing/learned'
import { learn } from './learn'
import type { Lesson } from './lessons'
import { readSentences, type Sentence } from './sentences'

const FOLDS = 5
type Judged = { sentence: Sentence; sure: number; because: string[] }

/** Prints every error and ends with recall and false alarms. */
export function evaluate(lesson: Lesson, file: string | undefined, print: (line: string) => void) {
  if (file) return tell(lesson, judgedBy(new Hearing(MODELS[lesson.name]), readSentences(file, lesson.label)), print)
  print('每类说法整个留出（没学过的一类）：')
  tell(
    lesson,
    inFolds(lesson, ({ pattern }) => pattern),
    print,
  )
  print('\n每类说法里每种口气留出：')
  tell(lesson, inFolds(lesson, ({ author, pattern }) => `${author}/${pattern}`), print) // prettier-ignore
}

function inFolds({ concepts, sentences }: Lesson, groupOf: (sentence: Sentence) => string): Judged[] {
  const all = sentences()
  const groups = [...new Set(all.map(groupOf))].sort()
  const foldOf = (sentence: Sentence) => groups.indexOf(groupOf(sentence)) % FOLDS
  return Array.from({ length: FOLDS }, (_, fold) => {
    const hearing = new Hearing(learn(concepts, all.filter((one) => foldOf(one) !== fold))) // prettier-ignore
    return judgedBy(hearing, all.filter((one) => foldOf(one) === fold)) // prettier-ignore
  }).flat()
}

const judgedBy = (hearing: Hearing, sentences: readonly Sentence[]): Judged[] =>
  sentences.map((sentence) => {
    const { sure, because } = hearing.hear(sentence.text)
    return { sentence, sure, because }
  })

function tell({ from }: Lesson, judged: readonly Judged[], print: (line: string) => void) {
  const [such, others] = [judged.filter(({ sentence }) => sentence.is), judged.filter(({ sentence }) => !sentence.is)]
  const [missed, wrong] = [such.filter(({ sure }) => sure < from), others.filter(({ sure }) => sure >= from)]
  for (const { sentence, sure } of missed) print(`  没听出 ${sure.toFixed(2)} ${sentence.text}`)
  for (const { sentence, sure, because } of wrong) print(`  误报 ${sure.toFixed(2)} ${sentence.text}（因为：${because.join('、')}）`)
  print(`recall ${share(such.length - missed.length, such.length)}`)
  print(`false alarms ${share(wrong.length, others.length)}`)
}

const share = (part: number, all: number): string => `${(all ? (100 * part) / all : 0).toFixed(1)} % (${part} of ${all})`
