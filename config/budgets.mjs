// Size budgets: fails when a package or the first page has grown past what a cheap phone should load.
// The web app's first load is measured in the browser, by test/e2e/states.mjs.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const KB = 1024
const BUDGETS = { weappMain: 374_700, weappSub: 250 * KB }
/** Main package of an empty page, built with Taro and this configuration: what the four tabs add to it is ours. */
const EMPTY_PAGE = 258_440
const MAX_RATIO = 1.45

process.exit([checkWeapp(), checkSuggestions(), checkHearing()].every(Boolean) ? 0 : 1)

/** The words that categories are suggested by load with the form, never with the four tabs. */
function checkSuggestions() {
  const dist = path.join(root, 'dist/weapp')
  const weights = JSON.parse(readFileSync(path.join(root, 'src/domain/report/suggest/weights.json'), 'utf8'))
  const holders = filesBelow(dist).filter(
    (file) => file.endsWith('.js') && readFileSync(path.join(dist, file), 'utf8').includes(weights.ecology),
  )
  const fits = holders.length === 1 && holders[0].startsWith('resident/')
  console.log(`${fits ? 'ok  ' : 'WRONG'} suggested categories load with: ${holders.join(', ') || 'nothing'}`)
  return fits
}

/** What danger and accusations are heard by is fetched: no package carries its words, sounds or weights. */
function checkHearing() {
  const dist = path.join(root, 'dist/weapp')
  const signs = ['豁活伙火获或惑霍货祸', 'slurred', '*hazard+*who']
  const holders = filesBelow(dist).filter((file) => {
    if (!file.endsWith('.js')) return false
    const code = readFileSync(path.join(dist, file), 'utf8')
    return signs.some((sign) => code.includes(sign))
  })
  console.log(`${holders.length === 0 ? 'ok  ' : 'WRONG'} learned words of danger are carried by: ${holders.join(', ') || 'no package'}`)
  return holders.length === 0
}

function checkWeapp() {
  const dist = path.join(root, 'dist/weapp')
  const config = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
  const subs = (config.subPackages ?? config.subpackages ?? []).map((sub) => sub.root)
  const files = filesBelow(dist).filter((file) => !file.endsWith('.LICENSE.txt') && !file.endsWith('.map'))
  const size = (wanted) => files.filter(wanted).reduce((sum, file) => sum + statSync(path.join(dist, file)).size, 0)
  const within = (file, sub) => file.startsWith(`${sub}/`)
  const main = size((file) => !subs.some((sub) => within(file, sub)))
  const results = [line('weapp main package', main, BUDGETS.weappMain), ratio(main)]
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

function ratio(main) {
  const fits = main / EMPTY_PAGE <= MAX_RATIO
  console.log(`${fits ? 'ok  ' : 'OVER'} main ÷ empty page: ${(main / EMPTY_PAGE).toFixed(3)} of ${MAX_RATIO}`)
  return fits
}

function line(name, size, budget) {
  const fits = size <= budget
  console.log(`${fits ? 'ok  ' : 'OVER'} ${name}: ${(size / KB).toFixed(1)} of ${(budget / KB).toFixed(1)} KB`)
  return fits
}

function filesBelow(dir, prefix = '') {
  return readdirSync(path.join(dir, prefix), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(dir, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  )
}
