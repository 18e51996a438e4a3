// Taro's runtime knows the attributes of every component there is. An element is sent by the number of its component in that list, so the names stay;
// the attributes of those that no page draws go.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'
import { root, SYNTAX } from './build.mjs'

/** The script without the attributes of components that src/app does not import. */
export function fewComponents(script) {
  const used = importedComponents()
  const unused = attributesIn(parse(script, { ecmaVersion: SYNTAX })).filter(({ name }) => !used.has(name))
  if (unused.length === 0) throw new Error('taro.js: no list of components found')
  return unused.reduceRight((text, { start, end }) => `${text.slice(0, start)}{}${text.slice(end)}`, script)
}

function importedComponents() {
  const app = path.join(root, 'src/app')
  const sources = readdirSync(app, { recursive: true }).filter((file) => /\.tsx?$/.test(file))
  const imports = sources.flatMap(
    (file) => /import \{([^}]+)\} from '@tarojs\/components'/.exec(readFileSync(path.join(app, file), 'utf8'))?.[1] ?? [],
  )
  return new Set(imports.flatMap((names) => names.match(/\b[A-Z]\w+/g)))
}

/** Where the attributes of each component stand: the values of objects with at least this many names such as `LivePlayer`. */
const MANY = 20
function attributesIn(node, found = []) {
  if (!node || typeof node !== 'object') return found
  const named = node.type === 'ObjectExpression' ? node.properties.filter(({ key }) => /^[A-Z][a-z]/.test(key?.name ?? '')) : []
  if (named.length < MANY) for (const part of Object.values(node)) attributesIn(part, found)
  else
    for (const { key, value } of named)
      if (value.type === 'ObjectExpression') found.push({ name: key.name, start: value.start, end: value.end })
  return found
}
