// The built mini-program as a phone gets it: syntax that the oldest phone reads, and no page with a class that nothing it loads styles.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'acorn'
import { SYNTAX } from './taro/build.mjs'

const dist = path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'dist/weapp')
const read = (file) => readFileSync(path.join(dist, file), 'utf8')
const files = readdirSync(dist, { recursive: true }).map(String)

/** Scripts with syntax newer than the floor. */
function unreadable() {
  const wrong = files.filter((file) => file.endsWith('.js')).flatMap((file) => problemIn(file) ?? [])
  for (const line of wrong) console.log(`WRONG ${line}`)
  if (wrong.length === 0) console.log(`ok   every script reads as ES${SYNTAX}`)
  return wrong
}

function problemIn(file) {
  try {
    parse(read(file), { ecmaVersion: SYNTAX, sourceType: 'script' })
    return undefined
  } catch (error) {
    return `${file}: ${error.message}`
  }
}

/** Pages that draw with a class of ours whose rule lies in a sheet they do not load. */
function unstyled() {
  const { pages, subPackages } = JSON.parse(read('app.json'))
  const all = [...pages, ...subPackages.flatMap((sub) => sub.pages.map((page) => `${sub.root}/${page}`))]
  const everywhere = classesIn(files.filter((file) => file.endsWith('.wxss')))
  const wrong = all.flatMap((page) => missingOn(page, everywhere))
  for (const line of wrong) console.log(`WRONG ${line}`)
  if (wrong.length === 0) console.log(`ok   ${all.length} pages load a rule for each class they draw with`)
  return wrong
}

function missingOn(page, everywhere) {
  const styled = classesIn([...withImports('app.wxss'), ...withImports(`${page}.wxss`)])
  const drawn = withRequires(`${page}.js`).flatMap((file) => wordsIn(read(file)))
  return [...new Set(drawn)].filter((word) => everywhere.has(word) && !styled.has(word)).map((word) => `${page}: .${word}`)
}

/** Words of literals that could be a class of ours: block__part, block--kind. A plain word may be anything. */
const wordsIn = (script) => script.match(/[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:__|--)[a-z0-9-]+/g) ?? []
const classesIn = (sheets) => new Set(sheets.flatMap((sheet) => read(sheet).match(/(?<=\.)[a-z][\w-]*/g) ?? []))

const withImports = (file) => reach(file, /@import\s+"([^"]+)"/g)
const withRequires = (file) => reach(file, /require\("(\.[^"]+)"\)/g).filter((one) => one.includes('/'))

/** A file and all it names, however far. */
function reach(file, naming, found = []) {
  if (found.includes(file) || !existsSync(path.join(dist, file))) return found
  found.push(file)
  for (const [, name] of read(file).matchAll(naming)) reach(path.posix.join(path.posix.dirname(file), name), naming, found)
  return found
}

process.exit([...unreadable(), ...unstyled()].length > 0 ? 1 : 0)
