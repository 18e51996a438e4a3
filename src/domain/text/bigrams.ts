/**
 * Words to find a text by (检索词): Chinese has no blanks between words, so a text is known by its pairs of neighbouring characters,
 * and by each Chinese character alone. Text and question are cut the same way; a text fits when it has every piece of the question.
 */
const RUNS = /[一-鿿㐀-䶿]+|[a-z0-9]+/g

/** Pieces of a text, each once. */
export const piecesOf = (text: string): string[] => [...new Set(runsOf(text).flatMap((run) => [...pairsOf(run), ...singlesOf(run)]))]

/** What a text must have to answer a question; empty when the question has no word in it. */
export const askedFor = (question: string): string[] => [
  ...new Set(runsOf(question).flatMap((run) => (run.length === 1 ? [run] : pairsOf(run)))),
]

const runsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(RUNS) ?? []
const pairsOf = (run: string): string[] => [...run].slice(1).map((letter, at) => run[at]! + letter)
const singlesOf = (run: string): string[] => (run.length === 1 || run >= '㐀' ? [...run] : [])
