// npm run e2e: the built server and web app, and the whole story in Chromium with several people at once.
// Screenshots stay in out/e2e. CHROMIUM names the browser; the default is Debian's.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const at = (...names) => path.join(root, ...names)
for (const built of ['dist/server/main.mjs', 'dist/h5/index.html'])
  if (!existsSync(at(built))) throw new Error(`${built} is missing: npm run build`)

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chuishao-e2e-'))
chmodSync(dataDir, 0o755)
const shots = at('out/e2e')
rmSync(shots, { recursive: true, force: true })
mkdirSync(shots, { recursive: true })
const port = await freePort()
const environment = { ...process.env, DEMO: 'yes', CHECK_SHARE: '0', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir }
const server = await startServer()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ],
})

let failed
try {
  const wanted = process.argv.slice(2)
  for (const name of ['story', 'states', 'offline', 'people', 'voice', 'axe'].filter(
    (one) => wanted.length === 0 || wanted.includes(one),
  )) {
    if (!existsSync(at(`test/e2e/${name}.mjs`))) continue
    const began = Date.now()
    const { default: tell } = await import(pathToFileURL(at(`test/e2e/${name}.mjs`)).href)
    await tell({ browser, base: `http://127.0.0.1:${port}`, shots, fixtures: dataDir, server, environment })
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
  await browser.close()
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
  rmSync(dataDir, { recursive: true, force: true })
}
if (failed) {
  console.error(failed)
  process.exit(1)
}

async function startServer() {
  const child = spawn(process.execPath, [at('dist/server/main.mjs')], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words += chunk))
  for (let left = 600; left > 0 && !words.includes(`:${port}/`); left--) {
    if (child.exitCode !== null) throw new Error(words)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return child
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
