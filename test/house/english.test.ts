/** English for residents is whole: every sentence their screens can say has its English one, and none is left over. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { PERIOD_WORDS, RATES } from '../../src/domain/figures/figures'
import { BAR_REASON_WORDS } from '../../src/domain/people/bar'
import { PRIVACY } from '../../src/domain/people/privacy'
import { RETENTION_TOLD } from '../../src/domain/people/retention'
import { PLACE_KIND_WORDS } from '../../src/domain/place/find'
import { PROBLEM_WORDS } from '../../src/domain/problems'
import { TOLD_WORDS } from '../../src/domain/problems-told'
import { SHADE_WORDS } from '../../src/domain/publication/counts'
import { BOARD_WORDS, NEVER_PUBLIC_WORDS, PUBLIC_STATE_WORDS, PUBLICITY_WORDS } from '../../src/domain/publication/words'
import { BUNDLED } from '../../src/domain/report/categories'
import { ELSEWHERE } from '../../src/domain/report/elsewhere'
import { CARDS, PLAIN } from '../../src/domain/report/emergency'
import { ANSWERED_BY, QUESTIONS } from '../../src/domain/report/questions'
import { ACTIONS } from '../../src/domain/ticket/actions'
import { CAUSE_WORDS } from '../../src/domain/ticket/causes'
import { CLOCK_KINDS } from '../../src/domain/ticket/clock-kinds'
import { FIELDS } from '../../src/domain/ticket/fields'
import { LIMIT_WORDS } from '../../src/domain/ticket/limits'
import { KEPT_WORDS } from '../../src/domain/reading/due-moves'
import { ruleOf } from '../../src/domain/ticket/rules'
import { MISSING_WORDS } from '../../src/domain/reading/sheet'
import { DAY_WORDS, MONTH_WORDS, WEEKDAY_WORDS } from '../../src/domain/reading/time'
import { CONSEQUENCES } from '../../src/domain/reading/verdict'
import { REFUSAL_WORDS } from '../../src/domain/reading/words-refused'
import { AWAITS_WORDS, CLOCK_WORDS, NEXT_WORDS, PROXY_WAITS, REQUEST_WORDS, STATE_WORDS, STEP_WORDS } from '../../src/domain/reading/words'
import {
  ACTION_WORDS,
  BY_ANOTHER,
  EVENT_WORDS,
  FIELD_WORDS,
  FILED_BY_STAFF,
  IDENTITY_WORDS,
  PART_WORDS,
} from '../../src/domain/reading/words-acting'
import { FEEDBACK_WORDS } from '../../src/domain/people/feedback'
import { PROJECT_STATE_WORDS } from '../../src/domain/project/project'
import { DICTIONARIES } from '../../src/domain/words/dictionaries'

const ENGLISH = DICTIONARIES.en

const ROOT = path.resolve(__dirname, '../..')
const HAN = /\p{Script=Han}/u

/** Every text in a table, however deep. */
const textsIn = (table: unknown): string[] =>
  typeof table === 'string' ? [table] : table instanceof RegExp || !table ? [] : Object.values(table).flatMap(textsIn)

/** What a resident does, with the guards and the fields of it. */
const RESIDENTS = ['reporter', 'proxy', 'joiner', 'passerBy']
const acts = ACTIONS.filter((action) => ruleOf(action).by.some((relation) => RESIDENTS.includes(relation)))
const asked = [...new Set(acts.flatMap((action) => [...ruleOf(action).needs, ...ruleOf(action).may]))]
const pick = <K extends string, V>(table: { readonly [key in K]?: V }, keys: readonly K[]) => keys.map((key) => table[key])
/** What a line of history may name as chosen. */
const CHOSEN = [
  'outcome',
  'pauseReason',
  'checkResult',
  'reached',
  'grade',
  'rejectReason',
  'callReason',
  'solved',
  'satisfied',
  'eraseWhat',
  'eraseWhy',
] as const

/** The tables of the domain that speak to residents: what is said from them is not written where it is said. */
const TABLES = [
  ...[
    STATE_WORDS.resident,
    FEEDBACK_WORDS,
    PROJECT_STATE_WORDS,
    PUBLIC_STATE_WORDS,
    STEP_WORDS,
    AWAITS_WORDS,
    NEXT_WORDS.resident,
    PROXY_WAITS,
    EVENT_WORDS.resident,
    REQUEST_WORDS,
  ],
  FILED_BY_STAFF.resident,
  ...[BY_ANOTHER, Object.values(PART_WORDS).filter(Boolean)],
  ...[pick(CLOCK_WORDS, CLOCK_KINDS), IDENTITY_WORDS, CONSEQUENCES, KEPT_WORDS, LIMIT_WORDS, WEEKDAY_WORDS, MONTH_WORDS, DAY_WORDS],
  ...[pick(ACTION_WORDS, acts), pick(FIELD_WORDS, acts), pick(MISSING_WORDS, asked), asked.map((field) => labelsOf(FIELDS[field]))],
  ...[
    CHOSEN.map((field) => FIELDS[field].options),
    [FIELDS.escalateReason.told, FIELDS.pauseReason.told, CAUSE_WORDS.resident],
    pick(
      REFUSAL_WORDS,
      acts.flatMap((action) => [...ruleOf(action).guards]),
    ),
  ],
  ...[pick(REFUSAL_WORDS, ['wrongState', 'notAllowed', 'missing', 'notTaken']), PROBLEM_WORDS, TOLD_WORDS, BAR_REASON_WORDS],
  ...[
    BOARD_WORDS,
    PUBLICITY_WORDS,
    NEVER_PUBLIC_WORDS,
    SHADE_WORDS,
    PLACE_KIND_WORDS,
    PERIOD_WORDS,
    RATES.map(({ name, says }) => [name, says]),
  ],
  ...[
    BUNDLED.categories.map(({ name, hint, items }) => [name, hint, items.map((item) => [item.name, item.papers])]),
    [QUESTIONS, ANSWERED_BY],
    PRIVACY.name,
    RETENTION_TOLD,
  ],
  ...[CARDS, PLAIN, ELSEWHERE].map((cards) => textsIn(cards).filter((text) => HAN.test(text))),
]

function labelsOf(field: (typeof FIELDS)[keyof typeof FIELDS]): unknown {
  return [field.label, 'placeholder' in field && field.placeholder, 'options' in field && field.options, 'hint' in field && field.hint]
}

/** A file as an import names it. */
const foundAt = (name: string): string[] =>
  [`${name}.ts`, `${name}.tsx`, `${name}/index.tsx`].filter((file) => existsSync(path.join(ROOT, file))).slice(0, 1)

/** The pages that residents open, and all that they import. */
const PAGES = [
  'src/app/bulletin/told/index.tsx',
  ...['pages', 'resident', 'mine', 'board'].flatMap((folder) =>
    readdirSync(path.join(ROOT, 'src/app', folder)).map((page) => `src/app/${folder}/${page}/index.tsx`),
  ),
]
const files = reachedFrom(['src/app/app.tsx', ...PAGES.filter((file) => existsSync(path.join(ROOT, file)))])

function reachedFrom(entries: string[]): string[] {
  const seen = new Set<string>()
  for (const queue = [...entries]; queue.length > 0;) {
    const file = queue.pop()!
    if (seen.has(file)) continue
    seen.add(file)
    const names = ts.preProcessFile(readFileSync(path.join(ROOT, file), 'utf8')).importedFiles.map(({ fileName }) => fileName)
    queue.push(...names.filter((name) => name.startsWith('.')).flatMap((name) => foundAt(path.posix.join(path.posix.dirname(file), name))))
  }
  return [...seen]
}

type Found = { said: string[]; tables: string[]; loose: string[] }

/** Chinese in a file: what is said, what stands in a table of its own, and what is shown without being said. */
function chineseIn(file: string): Found {
  const source = ts.createSourceFile(file, readFileSync(path.join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Found = { said: [], tables: [], loose: [] }
  const visit = (node: ts.Node): void => {
    if (isSay(node)) for (const words of wordsOf(node.arguments[0]!)) found.said.push(words)
    if (isText(node) && HAN.test(node.text)) {
      if (isInTable(node)) found.tables.push(node.text)
      else if (!isFirstOfSay(node)) found.loose.push(`${file}: ${node.text.trim()}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

type Text = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.JsxText | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail
const isText = (node: ts.Node): node is Text =>
  ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
const isSay = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'say'
/** `say('…')`, or `say(isNear ? '…' : '…')`. */
const wordsOf = (node: ts.Node): string[] =>
  ts.isStringLiteralLike(node) ? [node.text] : ts.isConditionalExpression(node) ? [node.whenTrue, node.whenFalse].flatMap(wordsOf) : []
const parentsOf = (node: ts.Node): ts.Node[] => (node.parent ? [node.parent, ...parentsOf(node.parent)] : [])
const isFirstOfSay = (node: ts.Node): boolean =>
  isSay(node.parent) ? node.parent.arguments[0] === node : ts.isConditionalExpression(node.parent) && isFirstOfSay(node.parent)
/** A constant of the file, said where it is used; a template would be put together before anybody knows the language. */
const isInTable = (node: Text): boolean => ts.isStringLiteral(node) && !parentsOf(node).some((parent) => ts.isFunctionLike(parent))

const inApp = files.filter((file) => file.startsWith('src/app/')).map(chineseIn)
const inDomain = files.filter((file) => file.startsWith('src/domain/')).map(chineseIn)
const needed = new Set(
  [
    ...inApp.flatMap(({ said, tables }) => [...said, ...tables]),
    ...inDomain.flatMap(({ said }) => said),
    ...TABLES.flatMap(textsIn),
  ].filter(Boolean),
)
const placesIn = (sentence: string) => [...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort()

test('all that a resident opens was looked at', () => {
  expect(PAGES.length).toBeGreaterThan(12)
  expect(files.length).toBeGreaterThan(150)
  expect(needed.size).toBeGreaterThan(700)
})

test('on a resident’s screen no Chinese stands that is not said', () => {
  expect(inApp.flatMap(({ loose }) => loose)).toEqual([])
})

test('every sentence has its English one', () => {
  expect([...needed].filter((words) => ENGLISH[words] === undefined)).toEqual([])
})

test('no English sentence stands for one that is no longer said', () => {
  expect(Object.keys(ENGLISH).filter((words) => !needed.has(words))).toEqual([])
})

test('English names the same facts, and not a Chinese character', () => {
  for (const [words, english] of Object.entries(ENGLISH)) {
    expect({ words, places: placesIn(english) }).toEqual({ words, places: placesIn(words) })
    expect(english).not.toMatch(HAN)
  }
})
