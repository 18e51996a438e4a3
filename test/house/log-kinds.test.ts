/** Every kind of line that the server writes into the audit log has words for the auditor, and no words are kept for a kind nobody writes. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { LOG_KINDS } from '../../src/domain/admin/log'

const server = path.resolve(__dirname, '../../src/server')
/** Kinds made of a word chosen at run time, with the words there are. */
const MADE: Record<string, string[]> = {
  'admin.': ['admin.confirm', 'admin.refuse'],
  'booklet.': ['booklet.make', 'booklet.change', 'booklet.erase'],
  'texts.': ['texts.hour', 'texts.day'],
  'staff.': ['add', 'give', 'move', 'leave', 'password', 'factor', 'signOut'].map((one) => `staff.${one}`),
  'unit.': ['unit.add', 'unit.rename', 'unit.end'],
  '': ['read', 'listed'],
}

/** A variable, or a part of an object that says whose hand it was or how it went. */
const isLine = ({ parent }: ts.Node): boolean =>
  !ts.isObjectLiteralExpression(parent) || parent.properties.some((one) => one.name && ['result', 'hand'].includes(one.name.getText()))

/** The beginning of every text given as `what`: a property, a constant of that name, or a list of them. */
function beginnings(text: string): string[] {
  const found: string[] = []
  const heads = (node: ts.Node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text)
    else if (ts.isTemplateExpression(node)) found.push(node.head.text)
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(heads)
    else if (ts.isCallExpression(node)) node.arguments.forEach((one) => ts.isArrowFunction(one) && heads(one.body))
  }
  const visit = (node: ts.Node) => {
    const name = (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && ts.isIdentifier(node.name) ? node.name.text : ''
    const given = ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node) ? node.initializer : undefined
    if (['what', 'whats', 'SEALING'].includes(name) && given && isLine(node)) heads(given)
    // handed on by a function of the file: note(work, `cover:…`, …)
    if (ts.isCallExpression(node) && node.expression.getText() === 'note' && node.arguments[1]?.getText().includes(':'))
      heads(node.arguments[1])
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('one.ts', text, ts.ScriptTarget.ES2022, true))
  return found
}

const written = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(server, name), 'utf8'))
  .filter((text) => /audit\/(?:log|change)'|async function auditAll|'\.\/log'/.test(text))
  .flatMap(beginnings)
  .map((one) => one.split(':')[0]!)
const kinds = new Set(written.flatMap((one) => MADE[one] ?? [one]))

/** Told by the functions they are handed to: the first word of `refuse` and of deeds, noted in people/accounts and people/deeds. */
const HANDED = new Set(['signIn.staff', 'password', 'add', 'give', 'move', 'leave', 'factor', 'signOut', 'rename', 'end'])

test('every kind that is written has words', () => {
  expect([...kinds].filter((one) => !(one in LOG_KINDS) && !HANDED.has(one)).sort()).toEqual([])
})

test('and all words are of kinds that are written', () => {
  expect(
    Object.keys(LOG_KINDS)
      .filter((one) => !kinds.has(one) && !HANDED.has(one))
      .sort(),
  ).toEqual([])
})
