// Size budgets: fails when a package or the first page has grown past what a cheap phone should load.
// node config/budgets.mjs weapp | h5
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const KB = 1024
const BUDGETS = { weappMain: 410 * KB, weappSub: 120 * KB, h5HomeJs: 170 * KB }

const check = { weapp: checkWeapp, h5: checkH5 }[process.argv[2]]
if (!check) throw new Error('say weapp or h5')
process.exit(check() ? 0 : 1)

function checkWeapp() {
  const dist = path.join(root, 'dist/weapp')
  const config = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const subs = (config.subPackages ?? config.subpackages ?? []).map((sub) => sub.root)
  const files = filesBelow(dist).filter((file) => !file.endsWith('.LICENSE.txt') && !file.endsWith('.map'))
  const size = (wanted) => files.filter(wanted).reduce((sum, file) => sum + statSync(path.join(dist, file)).size, 0)
  const within = (file, sub) => file.startsWith(`${sub}/`)
  const results = [
    line(
      'weapp main package',
      size((file) => !subs.some((sub) => within(file, sub))),
      BUDGETS.weappMain,
    ),
  ]
  for (const sub of subs)
    results.push(
      line(
        `weapp subpackage ${sub}`,
        size((file) => within(file, sub)),
        BUDGETS.weappSub,
      ),
    )
  return results.every(Boolean)
}

/** All scripts index.html names, and the chunks home asks for: what the first load of home costs in gzip. */
function checkH5() {
  const dist = path.join(root, 'dist/h5')
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const named = [...html.matchAll(/<script[^>]+src="\/([^"]+\.js)"/g)].map(([, file]) => file)
  const list = path.join(dist, 'home-scripts.json')
  const files = new Set([...named, ...(existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [])])
  const size = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length, 0)
  return line(`h5 first load of home, ${files.size} scripts, gzip`, size, BUDGETS.h5HomeJs)
}

function line(name, size, budget) {
  const fits = size <= budget
  console.log(`${fits ? 'ok  ' : 'OVER'} ${name}: ${(size / KB).toFixed(1)} of ${budget / KB} KB`)
  return fits
}

function filesBelow(dir, prefix = '') {
  return readdirSync(path.join(dir, prefix), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(dir, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  )
}
