/**
 * npm run evaluate:categories -- FILE.jsonl: how well categories are suggested for labelled complaints, { "text", "label" } a line,
 * where a label is one of our ids or of those in suggest/labels.ts. The weights were learned from four fifths of one such file; the
 * held-out fifth is told apart. The first two of the figures that follow are what the phone shows; "label alone" is stricter.
 */
import { suggest } from '../../domain/report/suggest/suggest'
import { readExamples, split, type Example } from '../suggest/examples'
import { bestUnread, figuresOf, inWords } from '../suggest/figures'

const [file] = process.argv.slice(2)
if (!file) throw new Error('用法：npm run evaluate:categories -- 文件.jsonl')

const guess = (text: string) => suggest(text).map(({ category }) => category)
const examples = readExamples(file)
const unread = bestUnread(examples)
const { learned, heldOut } = split(examples)
for (const [name, part] of [['all', examples], ['learned from', learned], ['held out', heldOut]] as const) tell(name, part) // prettier-ignore

console.log('\nheld out, by label')
for (const label of new Set(heldOut.map((example) => example.label)))
  say(label, figuresOf(heldOut.filter((example) => example.label === label), guess, ({ right }) => right)) // prettier-ignore

function tell(name: string, part: readonly Example[]) {
  console.log(`\n${name}`)
  say(
    'suggested',
    figuresOf(part, guess, ({ right }) => right),
  )
  say(
    'label alone',
    figuresOf(part, guess, ({ plain }) => plain),
  )
  say('unread, always the same three', figuresOf(part, () => unread, ({ right }) => right)) // prettier-ignore
}

function say(what: string, figures: ReturnType<typeof figuresOf>) {
  console.log(`  ${what}: ${inWords(figures)}`)
}
