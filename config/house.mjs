// npm run house: what the house is like: files, functions, parameters, import circles, exports nobody uses. Exit code 1 where a line of
// LIMITS is passed. A limit only ever goes down: whoever mends something lowers it.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const ROOMS = ['src/domain', 'src/server', 'src/app']
/** Rows of a table or sentences, whatever their number. */
const DATA = /(words|en|catalogue|migrations|fields|rules)\b.*\.ts$/
const LONG_LINE = 140

const LIMITS = {
  'files over 300 lines': 3,
  'functions over 40 lines in domain and server': 6,
  'functions with more than 4 parameters': 15,
  'median lines of a function': 6,
  'files that import each other in a circle': 0,
  'folders of the server that import each other in a circle': 15,
  'imports of the app that go up a floor': 0,
  'exports nobody imports': 1,
  'lines over 140 characters': 269,
}

const files = ROOMS.flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${room}/${name}`),
)
const sources = new Map(files.map((file) => [file, parse(file, readFileSync(path.join(root, file), 'utf8'))]))
const beside = ['test', 'config'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs|js)$/.test(name))
    .map((name) => `${room}/${name}`),
)

const functions = files.flatMap((file) => functionsIn(file, sources.get(file)))
const imports = new Map(files.map((file) => [file, importsOf(file, sources.get(file))]))
const isRule = ({ file }) => /^src\/(domain|server)\//.test(file)

const found = {
  'files over 300 lines': files.filter((file) => !DATA.test(file) && linesOf(file).length > 300),
  'functions over 40 lines in domain and server': functions.filter((one) => isRule(one) && one.lines > 40).map(named),
  'functions with more than 4 parameters': functions.filter((one) => one.parameters > 4).map(named),
  'files that import each other in a circle': knots(imports),
  'folders of the server that import each other in a circle': knots(byFolder(imports)),
  'imports of the app that go up a floor': files.flatMap(upwards),
  'exports nobody imports': deadExports(),
  'lines over 140 characters': files.flatMap((file) =>
    linesOf(file).flatMap((line, index) => (line.length > LONG_LINE && !DATA.test(file) ? [`${file}:${index + 1}`] : [])),
  ),
}
const median = functions.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor(functions.length / 2)]
const figures = {
  ...Object.fromEntries(Object.entries(found).map(([what, all]) => [what, all.length])),
  'median lines of a function': median,
}

console.log(`${files.length} files, ${functions.length} functions`)
let failed = false
for (const [what, limit] of Object.entries(LIMITS)) {
  const isOver = figures[what] > limit
  failed ||= isOver
  console.log(`${isOver ? 'OVER' : 'ok  '} ${what}: ${figures[what]} of ${limit}`)
  if (isOver || process.argv.includes('--all')) for (const one of found[what] ?? []) console.log(`       ${one}`)
}
process.exit(failed ? 1 : 0)

function parse(file, text) {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
}

function linesOf(file) {
  return sources.get(file).text.split('\n')
}

function named({ file, name, lines, parameters }) {
  return `${file} ${name}: ${lines} lines, ${parameters} parameters`
}

function functionsIn(file, source) {
  const all = []
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      const [from, to] = [node.getStart(), node.end].map((at) => source.getLineAndCharacterOfPosition(at).line)
      const parent = node.parent
      const name = node.name?.getText() ?? (parent && ts.isVariableDeclaration(parent) ? parent.name.getText() : '(inline)')
      all.push({ file, name, lines: to - from + 1, parameters: node.parameters.length })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return all
}

/** Files of the house that this one imports, with the names it takes; types count as well. */
function importsOf(file, source) {
  const taken = []
  const take = (from, names) => {
    const target = from.startsWith('.') && resolve(path.posix.join(path.posix.dirname(file), from))
    if (target) taken.push({ target, names })
  }
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      take(node.moduleSpecifier.text, namesIn(node))
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && ts.isStringLiteral(node.arguments[0]))
      take(node.arguments[0].text, ['*'])
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) take(node.argument.literal.text, ['*'])
    ts.forEachChild(node, visit)
  }
  visit(source)
  return taken
}

function namesIn(node) {
  const clause = ts.isImportDeclaration(node) ? node.importClause : node
  if (!clause) return []
  const bindings = ts.isImportDeclaration(node) ? clause.namedBindings : clause.exportClause
  const names = bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings)) ? bindings.elements.map((one) => (one.propertyName ?? one.name).text) : bindings || !clause.name ? ['*'] : [] // prettier-ignore
  return clause.name ? [...names, 'default'] : names
}

function resolve(base) {
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((name) => sources.has(name))
}

/** The floors of the app from the ground up; pages of all kinds stand on top of them. */
function upwards(file) {
  const FLOORS = ['platform', 'remote', 'stores', 'sending', 'lib', 'components', 'staff']
  const floorOf = (name) => {
    const floor = FLOORS.indexOf(/^src\/app\/([^/]+)\//.exec(name)?.[1])
    return floor < 0 ? FLOORS.length : floor
  }
  if (!file.startsWith('src/app/')) return []
  return imports.get(file).flatMap(({ target }) => (target.startsWith('src/app/') && floorOf(target) > floorOf(file) ? [`${file} → ${target}`] : [])) // prettier-ignore
}

function byFolder(graph) {
  const folderOf = (file) => /^src\/server\/[^/]+(?=\/)/.exec(file)?.[0]
  const folders = new Map()
  for (const [file, taken] of graph) {
    const from = folderOf(file)
    if (!from) continue
    const others = taken.filter(({ target }) => folderOf(target) && folderOf(target) !== from)
    folders.set(from, [...(folders.get(from) ?? []), ...others.map(({ target }) => ({ target: folderOf(target) }))])
  }
  return folders
}

/** Everything that can be reached from itself (Tarjan's strongly connected components). */
function knots(graph) {
  const [at, low, stack, inKnot] = [new Map(), new Map(), [], []]
  const visit = (node) => {
    at.set(node, at.size)
    low.set(node, at.get(node))
    stack.push(node)
    for (const { target } of graph.get(node) ?? []) {
      if (!at.has(target)) visit(target)
      if (stack.includes(target)) low.set(node, Math.min(low.get(node), low.get(target)))
    }
    if (low.get(node) !== at.get(node)) return
    const knot = stack.splice(stack.indexOf(node))
    if (knot.length > 1) inKnot.push(...knot)
  }
  for (const node of graph.keys()) if (!at.has(node)) visit(node)
  return inKnot.sort()
}

/** Names a file offers that neither another file of the house nor a test or script takes. */
function deadExports() {
  const taken = new Map()
  const note = (target, names) => names.forEach((name) => taken.set(`${target} ${name}`, true))
  for (const all of imports.values()) for (const { target, names } of all) note(target, names)
  for (const file of beside)
    for (const { target, names } of importsOf(file, parse(file, readFileSync(path.join(root, file), 'utf8')))) note(target, names)
  return files.flatMap((file) =>
    sources
      .get(file)
      .statements.filter(
        (one) => ts.canHaveModifiers(one) && ts.getModifiers(one)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
      )
      .flatMap(offered)
      .filter((name) => name !== 'default' && !taken.has(`${file} ${name}`) && !taken.has(`${file} *`))
      .map((name) => `${file} ${name}`),
  )
}

function offered(statement) {
  if (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ['default']
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText())
  return statement.name ? [statement.name.text] : []
}
