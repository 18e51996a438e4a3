// npm run e2e: the built server and web app, and the whole story in Chromium with several people at once. Screenshots stay in out/e2e.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { startBuilt } from '../test/e2e/built.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const STORIES = [
  'story',
  'states',
  'offline',
  'where',
  'taps',
  'people',
  'voice',
  'axe',
  'desks',
  'english',
  'fits',
  'first',
  'field',
  'find',
  'duty',
  'batch',
  'register',
  'visit',
  'bulletin',
  'papers',
  'admin',
  'setup',
]

const shots = path.join(root, 'out/e2e')
rmSync(shots, { recursive: true, force: true })
mkdirSync(shots, { recursive: true })
const { browser, server, environment, dataDir, base, stop } = await startBuilt()

let failed
try {
  const wanted = process.argv.slice(2)
  for (const name of STORIES.filter((one) => wanted.length === 0 || wanted.includes(one))) {
    const began = Date.now()
    const { default: tell } = await import(pathToFileURL(path.join(root, `test/e2e/${name}.mjs`)).href)
    await tell({ browser, base, shots, fixtures: dataDir, server, environment })
    console.log(`passed: ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  }
} catch (error) {
  failed = error
  for (const [index, page] of browser
    .contexts()
    .flatMap((context) => context.pages())
    .entries())
    await page.screenshot({ path: path.join(shots, `failed-${index}.png`) }).catch(() => undefined)
} finally {
  await stop()
}
if (failed) {
  console.error(failed)
  process.exit(1)
}
