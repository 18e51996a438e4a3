/** House rules no reader should have to watch over: which way imports go, and what the domain may not know. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '../..')
const SOURCES = ['ts', 'tsx', 'js', 'mjs']

type Source = { file: string; text: string }

/** Every source file under src/<layer>, named from the root. */
function sourcesOf(layer: string): Source[] {
  const folder = path.join(ROOT, 'src', layer)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCES.includes(name.split('.').at(-1)!))
    .map((name) => ({ file: `src/${layer}/${name.split(path.sep).join('/')}`, text: readFileSync(path.join(folder, name), 'utf8') }))
}

/** What a file imports: packages by name, own files from the root. SQL says "from" as well. */
function importsOf({ file, text }: Source): string[] {
  const names = [...text.matchAll(/(?:(?<!distinct )from\s+|import\s+|import\s*\(\s*|require\s*\(\s*)['"]([^'"]+)['"]/g)].map(
    (match) => match[1]!,
  )
  return names.map((name) => (name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name))
}

/** "file imports what", for each import that is not allowed. */
const offences = (layer: string, isAllowed: (imported: string) => boolean): string[] =>
  sourcesOf(layer).flatMap((source) =>
    importsOf(source)
      .filter((imported) => !isAllowed(imported))
      .map((imported) => `${source.file} imports ${imported}`),
  )

const domain = sourcesOf('domain')
/** The code without its comments. */
const codeOf = ({ text }: Source) => text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1')

test('the domain imports itself and valibot, nothing from server, app, Taro, React or Node', () => {
  expect(domain.length).toBeGreaterThan(15)
  expect(offences('domain', (name) => name.startsWith('src/domain/') || name === 'valibot')).toEqual([])
})

test('the app imports nothing from the server, nor what only a server has', () => {
  expect(offences('app', (name) => !/^(src\/server\/|node:|fastify|@fastify\/|kysely|pg$|pg-|sharp)/.test(name))).toEqual([])
})

test('the server imports nothing from the app, nor what only a screen has', () => {
  expect(offences('server', (name) => !/^(src\/app\/|@tarojs\/|react|zustand)/.test(name))).toEqual([])
})

test('no layer reaches outside src, but for the settings a build puts there', () => {
  const inside = (name: string) => !name.startsWith('..') && !/^(config|test|types|docs)\//.test(name)
  for (const layer of ['domain', 'app', 'server']) expect(offences(layer, inside)).toEqual([])
})

test('imports are found however they are written', () => {
  const text = `import a from './a'\nimport './b'\nexport { c } from "../c"\nconst d = await import('d')\nconst e = require('e')\nimport {\n  f,\n} from 'f'`
  expect(importsOf({ file: 'src/domain/x/y.ts', text })).toEqual(['src/domain/x/a', 'src/domain/x/b', 'src/domain/c', 'd', 'e', 'f'])
})

test('the domain has no clock of its own and no dice', () => {
  const forbidden = /Date\.now|new Date\(\s*\)|(?<!new )\bDate\(|Math\.random|performance\.now|crypto\b|setTimeout|setInterval/
  expect(domain.filter((source) => forbidden.test(codeOf(source))).map(({ file }) => file)).toEqual([])
})

test('the domain touches nothing outside: no network, no storage, no environment, no time zone of the machine', () => {
  const forbidden =
    /\bfetch\(|\bprocess\.|\bwx\.|localStorage|\b(?:window|document)\.\w|Intl\.|toLocale|\.get(?:FullYear|Month|Date|Day|Hours|Minutes)\(/
  expect(domain.filter((source) => forbidden.test(codeOf(source))).map(({ file }) => file)).toEqual([])
})

test('the lock file carries no download address', () => {
  const lock = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')
  expect(lock).not.toContain('"resolved"')
  expect(lock).not.toMatch(/"[^"]*": "(?:https?|git|file)[^"]*\.tgz/)
})

test('a transaction is begun in one place, which does it once more when PostgreSQL chose it to give way', () => {
  const begun = sourcesOf('server').filter((source) => /\.transaction\(\)/.test(codeOf(source)))
  // verify reads from one snapshot and writes nothing
  const reading = ['src/server/commands/verify.ts', 'src/server/proof/verify.ts']
  expect(begun.map(({ file }) => file).filter((file) => !reading.includes(file))).toEqual(['src/server/database/open.ts'])
})

test('the server loads what is installed with it (npm install --omit=dev), and nothing else is', () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<string, object>
  const withoutTypes = (source: Source): Source => ({ file: source.file, text: codeOf(source).replace(/^import type .*$/gm, '') })
  const names = [...sourcesOf('server'), ...domain].flatMap((source) => importsOf(withoutTypes(source)))
  const packages = names
    .filter((name) => !name.startsWith('src/') && !builtinModules.includes(name.replace(/^node:/, '')))
    .map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')) // prettier-ignore
  const loaded = new Set(packages)
  expect([...loaded].filter((name) => !(name in dependencies!) && !(name in optionalDependencies!))).toEqual([])
  expect(Object.keys(dependencies!).filter((name) => !loaded.has(name))).toEqual([])
})

test('type on a screen is as much larger as its reader’s phone says; on a paper it is what it is', () => {
  const PAPERS = ['worker/order/Paper.css', 'bulletin/bulletin.css']
  const app = path.join(ROOT, 'src/app')
  const sheets = readdirSync(app, { recursive: true })
    .map((name) => String(name).split(path.sep).join('/'))
    .filter((name) => name.endsWith('.css') && !PAPERS.includes(name))
  const fixed = sheets.flatMap((name) =>
    [...readFileSync(path.join(app, name), 'utf8').matchAll(/(?:font-size|line-height|--fs-\w+|--lh-\w+): [1-9][\d.]*px/g)].map(
      ([line]) => `${name}: ${line}`,
    ),
  )
  expect(fixed).toEqual([])
})

test('what parts of the app set on an element itself is what the mini-program is built to set', () => {
  const list = readFileSync(path.join(ROOT, 'config/taro/few-styles.js'), 'utf8')
  const app = sourcesOf('app').map((source) => ({ ...source, code: codeOf(source) }))
  const set = app.flatMap(({ code }) => [...code.matchAll(/style=\{\{\s*(\w+)/g)].map((match) => match[1]!))
  expect(set.filter((name) => !list.includes(`'${name}'`))).toEqual([])
  // these make theirs apart: width and height; left, top and both; left and width
  expect(
    app
      .filter(({ code }) => /style=\{[^{]/.test(code))
      .map(({ file }) => file)
      .sort(),
  ).toEqual(['src/app/board/cases/CaseMap.tsx', 'src/app/bulletin/wall/Wall.tsx', 'src/app/components/Icon.tsx'])
})
